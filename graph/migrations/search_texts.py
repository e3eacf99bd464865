"""Writes what records are found by beside records that are there already (补写检索文本)."""

from graph.database import Database, Row, Transaction
from graph.model.searching import search_properties
from graph.statements import statement

BATCH = 5_000


async def write_search_texts(database: Database) -> int:
    """Write the search properties of every record of the present anew; returns how many records were gone through.

    Idempotent, in transactions of 5,000 records, each under the lock that loads take.
    """
    after, seen = "", 0
    while True:
        rows = await database.write(lambda tx, start=after: _one_batch(tx, start))  # type: ignore[misc]
        seen += len(rows)
        if len(rows) < BATCH:
            return seen
        after = rows[-1]["id"]


async def _one_batch(tx: Transaction, after: str) -> list[Row]:
    await tx.run(statement("lock_ledger").text)
    rows = await tx.run(statement("read_searched").text, {"after": after, "limit": BATCH})
    found = [{"id": row["id"], "properties": search_properties(row["label"], row["properties"])} for row in rows]
    await tx.run(statement("write_search_texts").text, {"rows": [row for row in found if row["properties"]]})
    return rows
