"""The rules of the bundle held against the whole graph: each is broken past every check, and told."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from graph.database import Database
from graph.migrations import migrate
from graph.model.entry import Entry
from graph.model.record import FOREVER, stated_text
from graph.model.tables import TABLE
from graph.store.records import Writing, lock_ledger, write_records
from seeds.doctor import GRAPH_CHECKS, RULES
from seeds.load import load_bundle
from seeds.prepare import prepare
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.seeds.check_world import changed, record, world
from tests.seeds.doctor_world import codes, diagnosis, whole
from tests.seeds.load_world import bundle_of, row, rows_of
from tests.seeds.test_check_cases import CASES

UNIQUE = {"DUPLICATE_ID", "DUPLICATE_USCC", "RESERVED_ID"}
"""Rules that a constraint holds too, so that the graph has to lose it first."""


@pytest.fixture
async def shaped(database: Database) -> AsyncIterator[Database]:
    """An empty graph whose constraints may be dropped: they are put back."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    yield database
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await database.execute("MATCH (m:Migration) DELETE m")
    await migrate(database)


async def restated(database: Database, table: str, cells: dict[str, str]) -> None:
    """A record as if its bundle had said so, past every check: stated anew in both worlds, or written as a new one."""
    id_ = cells[TABLE[table].key]
    found = "MATCH (n:Record|KnownRecord {id: $id}) WHERE coalesce(n.supersededAt, $forever) = $forever"
    parameters = {"id": id_, "forever": FOREVER, "text": stated_text(cells)}
    if await database.execute(f"{found} SET n.stated = $text RETURN n.id AS id", parameters):
        return

    async def work(tx: Any) -> None:
        counts = {table: {"created": 1, "changed": 0}}
        await write_records(
            tx, Writing(f"load-{id_}", "unjudged", [Entry(table, 2, cells)], [], [], counts), await lock_ledger(tx)
        )

    await database.write(work)


RULE_CASES = {case.code: case for case in reversed(CASES)}
RULE_BREAKS = sorted({check.code for check in RULES} - UNIQUE - {"HELD_TWICE"})
EVERYDAY = ("UNKNOWN_REFERENCE", "TOO_MANY_HOLDERS")


async def sees_the_broken_rule(database: Database, code: str, *breaking: tuple[str, dict[str, str]]) -> None:
    """Fails unless, once everything that follows from the facts is healed, exactly this rule is told as broken."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    before = world()
    result = await load_bundle(database, bundle_of(rows_of(*before)), name="test")
    assert result.accepted, result.lines()
    for table, cells in changed(before, *breaking):
        if (table, cells) not in before:
            await restated(database, table, cells)
    found = await diagnosis(database, repair=True)
    broken = {"LEDGER_REFERENCE_BROKEN"} if code in ("UNKNOWN_REFERENCE", "UNKNOWN_RULE") else set()
    assert codes(found) == {code} | broken
    assert set(found.repaired) <= {"PROPERTY_WRONG", "LEDGER_PROPERTY_WRONG", "RELATION_WRONG", "LEDGER_RELATION_WRONG"} | {
        "DERIVED_RELATION_WRONG",
        "LEDGER_DERIVED_RELATION_WRONG",
    }


@pytest.mark.parametrize("code", EVERYDAY)
async def test_a_broken_rule_of_the_bundle_is_told(code: str, database: Database) -> None:
    await sees_the_broken_rule(database, code, *RULE_CASES[code].breaking)


@pytest.mark.long
@pytest.mark.parametrize("code", [code for code in RULE_BREAKS if code not in EVERYDAY])
async def test_every_broken_rule_of_the_bundle_is_told(code: str, database: Database) -> None:
    await sees_the_broken_rule(database, code, *RULE_CASES[code].breaking)


@pytest.mark.long
async def test_one_person_in_one_post_twice_is_told(database: Database) -> None:
    twice = [record("appointments", id_, person="bob", post="members", since="2021") for id_ in ("m1", "m2")]
    await sees_the_broken_rule(database, "HELD_TWICE", *twice)


@pytest.mark.long
@pytest.mark.parametrize(
    ("code", "constraint", "text"),
    [
        ("DUPLICATE_ID", "record_id", "MATCH (p:Person {id: 'p-1'}) CREATE (q:Record:Person) SET q = properties(p)"),
        ("RESERVED_ID", "record_id", "MATCH (p:Person {id: 'p-1'}) SET p.id = 'served'"),
        ("DUPLICATE_USCC", "body_uscc", "MATCH (b:Body {id: 'b-party'}), (f:Body {id: 'b-firm'}) SET b.uscc = f.uscc"),
    ],
)
async def test_without_its_constraint_what_is_there_twice_is_told_and_the_constraint_is_missed(
    code: str, constraint: str, text: str, shaped: Database
) -> None:
    await whole(shaped)
    await shaped.execute(f"DROP CONSTRAINT {constraint}")
    await shaped.execute(text)
    if code != "DUPLICATE_ID":
        id_, cells = ("served", row("p-1")[1] | {"id": "served"}) if code == "RESERVED_ID" else ("b-party", row("b-party")[1])
        stated = stated_text(cells if code == "RESERVED_ID" else cells | {"uscc": row("b-firm")[1]["uscc"]})
        await shaped.execute("MATCH (n:Person|Body {id: $id}) SET n.stated = $text", {"id": id_, "text": stated})
    assert {code, "LOOKUP_MISSING"} <= codes(await diagnosis(shaped))
    if code != "RESERVED_ID":
        assert "LOOKUP_MISSING" in codes(await diagnosis(shaped, repair=True))


def test_every_rule_is_broken_somewhere() -> None:
    assert {check.code for check in RULES} == {*RULE_BREAKS, *UNIQUE, "HELD_TWICE"}
    assert len({check.code for check in GRAPH_CHECKS}) == len(GRAPH_CHECKS)
