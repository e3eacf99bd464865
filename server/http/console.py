"""The query console: GraphiQL from files of our own, so that it works where no other host can be reached."""

from functools import cache
from pathlib import Path

import orjson
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

FILES = Path(__file__).parent.parent / "console"

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # the editor measures and places its lines by style attributes
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)

PAGE_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


@cache
def questions() -> tuple[dict[str, str], ...]:
    """Return the questions worth asking (示例问题) that the console opens with: `title` and `query` of each."""
    return tuple(orjson.loads((FILES / "questions.json").read_bytes()))


async def page(_: Request) -> Response:
    """Return the console page (查询控制台)."""
    return FileResponse(FILES / "index.html", headers=PAGE_HEADERS, media_type="text/html")


def console_routes() -> list[BaseRoute]:
    """Return the page at `/` and its files below `/console`."""
    return [Route("/", page, methods=["GET"]), Mount("/console", StaticFiles(directory=FILES))]
