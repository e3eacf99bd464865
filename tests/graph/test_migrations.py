"""Migrations that were cut short."""

from graph.database import Database
from graph.migrations import migrate


async def constraints(database: Database) -> set[str]:
    return {row["name"] for row in await database.execute("SHOW CONSTRAINTS YIELD name RETURN name")}


async def test_a_migration_interrupted_inside_a_constraint_is_taken_up_by_the_next(graph: Database) -> None:
    before = await constraints(graph)
    # What is there after a process ended while the server made the constraint: its index, and no word of the migration.
    await graph.execute("DROP CONSTRAINT ledger_id")
    await graph.execute("CREATE INDEX ledger_id FOR (l:Ledger) ON (l.id)")
    await graph.execute("MATCH (m:Migration {name: '0001_identifiers'}) DELETE m")
    assert await migrate(graph) == ["0001_identifiers"]
    assert await constraints(graph) == before
    assert await migrate(graph) == []
