"""A person's identity taken out of the graph, of every version (个人信息删除); what hangs on the person stays."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from graph.audit import Author
from graph.database import Database, Transaction
from graph.model.entry import Entry, present_of, version_of
from graph.model.masking import ERASED, personal_texts
from graph.statements import statement
from graph.store.records import lock_ledger

MOST_MENTIONS = 50


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did: versions that held something personal, and other records whose texts name the person still."""

    person: str
    versions: int
    mentions: Sequence[str]


async def erase(
    database: Database, person: str, *, dry_run: bool = False, reason: str = "", author: Author | None = None
) -> Erased | None:
    """Erase one person, in one transaction under the load lock; None for an identifier that no person ever had.

    `author` logs it, and why; AuditUnwritable, and nothing erased, when that cannot be kept. A second time changes nothing.
    """

    async def work(tx: Transaction) -> Erased | None:
        await lock_ledger(tx)
        rows = await tx.run(statement("read_person_versions").text, {"id": person})
        if not rows:
            return None
        stated = [json.loads(row["stated"]) for row in rows]
        texts = sorted({text for cells in stated for text in personal_texts(cells)})
        mentions = (await tx.run(statement("read_mentions").text, {"texts": texts, "limit": MOST_MENTIONS}))[0]["ids"]
        found = Erased(person, sum(cells["name"] != ERASED for cells in stated), mentions if texts else [])
        if dry_run or not found.versions:
            return found
        left = [_left(cells, row["at"]) for cells, row in zip(stated, rows, strict=True)]
        versions = [{"at": row["at"], "properties": one["properties"]} for row, one in zip(rows, left, strict=True)]
        record = present_of(left[-1])["properties"]
        await tx.run(statement("erase_person").text, {"id": person, "versions": versions, "record": record})
        by.erases(id_, person, reason, found.versions)
        return found

    id_, by = f"erasure-{uuid4()}", author or Author()
    with by.loading(id_):
        return await database.write(work)


def _left(cells: dict[str, str], at: int) -> dict[str, dict[str, object]]:
    """What is left of a version: the identifier and the source that it cites."""
    kept = {column: cells[column] for column in ("id", "source") if cells.get(column)} | {"name": ERASED}
    return version_of(Entry("people", 0, kept), "", at)


async def past_people(database: Database, day: int, instant: int) -> list[str]:
    """People whose last post, ownership and employment ended by that day, and those voided before that instant (µs)."""
    asked = {"day": day, "instant": instant, "erased": ERASED}
    return list((await database.read(statement("read_people_past").text, asked))[0]["ids"])
