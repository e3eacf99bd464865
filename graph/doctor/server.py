"""Reads what the server is and what it may take (数据库服务器): version, Java, memory, as far as its user may ask."""

from dataclasses import dataclass

from graph.database import Database
from graph.statements import statement
from graph.store.room import room_for_a_load, size_of


@dataclass(frozen=True, slots=True)
class Server:
    """A Neo4j server; sizes in bytes, None where it does not tell."""

    version: str
    edition: str
    java: str | None
    heap: int | None
    page_cache: int | None
    transactions: int | None
    """What all transactions together may take; None is no limit."""
    machine: int | None
    """The memory of its machine or container."""


async def read_server(database: Database) -> Server:
    """The server behind this connection."""
    kernel = (await database.read(statement("server", "cypher/doctor").text))[0]
    settings = await database.read(statement("settings", "cypher/doctor").text)
    may_ask = await database.read(statement("may_ask_java", "cypher/doctor").text)
    java = (await database.read(statement("java", "cypher/doctor").text))[0] if may_ask else {}
    return Server(
        version=kernel["version"],
        edition=kernel["edition"],
        java=java.get("version"),
        heap=java.get("heap"),
        page_cache=next((size_of(row["value"] or "") or None for row in settings), None),
        transactions=await room_for_a_load(database),
        machine=java.get("machine"),
    )
