"""Whether an area lies inside others (地域范围)."""

from collections.abc import Sequence

from graph.database import Reader
from graph.statements import statement


async def inside(graph: Reader, code: str, areas: Sequence[str]) -> bool:
    """Whether the area of that code is one of these or lies inside one, as known now; an area never recorded does not."""
    rows = await graph.read(statement("area_inside").text, {"code": code, "areas": list(areas)})
    return bool(rows[0]["inside"])
