"""Two questions of a supervisor: does the process live, and can it answer."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from server.logs import log

PATIENCE = 5.0
"""Seconds the database may take before the hub calls itself not ready."""

NO_STORE = {"Cache-Control": "no-store"}


def health_routes(ready: Callable[[], Awaitable[bool]]) -> list[Route]:
    """Return `/healthz` (the process lives, 存活) and `/readyz` (database answers, migrations done, 就绪; 503 otherwise)."""

    async def healthz(_: Request) -> Response:
        return JSONResponse({"status": "alive"}, headers=NO_STORE)

    async def readyz(_: Request) -> Response:
        try:
            async with asyncio.timeout(PATIENCE):
                is_ready = await ready()
        except Exception as failure:
            # Whatever the check dies of, a supervisor needs the same answer: not yet.
            log("readiness check failed", level=logging.WARNING, failure=failure)
            is_ready = False
        if is_ready:
            return JSONResponse({"status": "ready"}, headers=NO_STORE)
        return JSONResponse({"status": "not ready"}, status_code=503, headers={**NO_STORE, "Retry-After": "5"})

    return [Route("/healthz", healthz, methods=["GET"]), Route("/readyz", readyz, methods=["GET"])]
