"""How large a load the database has room for: its whole state lives in memory until it commits."""

import re

from graph.database import Database
from graph.statements import statement

BYTES_OF_A_ROW = 45_000
"""Memory that one new row takes at its peak, while the transaction commits: measured at 23 to 44 kB (docs/decisions/0006)."""
_SIZE = re.compile(r"([\d.]+)(B|KiB|MiB|GiB|TiB)\Z")
_UNIT = {"B": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}


def size_of(text: str) -> int:
    """Bytes of a size as Neo4j writes it; 0 for anything else."""
    match = _SIZE.match(text)
    return int(float(match[1]) * _UNIT[match[2]]) if match else 0


async def room_for_a_load(database: Database) -> int | None:
    """Bytes that one load may take; None when the server sets no limit."""
    sizes = [size_of(row["value"] or "") for row in await database.read(statement("read_memory_limit").text)]
    return min((size for size in sizes if size), default=None)
