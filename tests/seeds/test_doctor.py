"""A sound graph is healthy; whatever breaks it is seen; what follows from the facts is healed, and nothing else is touched."""

import hashlib
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from graph.database import Database
from graph.doctor import CHECKS
from graph.migrations import migrate
from graph.model.record import FOREVER, stated_text
from graph.model.tables import TABLE
from graph.store.records import Entry, Writing, lock_ledger, write_records
from seeds import doctor
from seeds.demo import load_demo
from seeds.doctor import GRAPH_CHECKS, RULES, Diagnosis, shipped_policies
from seeds.load import load_bundle
from seeds.prepare import prepare
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.seeds.check_world import changed, record, world
from tests.seeds.doctor_breaks import HEALED, TOLD, Break
from tests.seeds.load_world import bundle_of, row, rows_of, void, whole_world
from tests.seeds.test_check_cases import CASES

PURE = {"LOOKUP_NOT_ONLINE", "TOKEN_INDEX_MISSING", "LEDGER_AHEAD"}
"""Checks whose tests stand by themselves."""
UNIQUE = {"DUPLICATE_ID", "DUPLICATE_USCC", "RESERVED_ID"}
"""Rules that a constraint holds too, so that the graph has to lose it first."""
HISTORY = (
    rows_of(row("c-1", households="130", area="970101001002"), row("p-1", name="虚构己"), row("b-joint", compound="c-1")),
    rows_of(row("970101001", name="虚构新街道"), row("a-1", until="2022-02")),
    rows_of(void("y-1"), void("n-2"), row("b-under", parent="b-party")),
    rows_of(row("y-1", finding="present"), row("c-1", households="131")),
)


async def whole(database: Database) -> Database:
    """A world of every table with a history: corrections, a move, a void and a return."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    for rows in (whole_world(), *HISTORY):
        result = await load_bundle(database, bundle_of(rows), name="test")
        assert result.accepted, result.lines()
    return database


async def told(database: Database) -> str:
    """One text for the whole graph, without the two figures that are only ever counted up."""
    nodes, lines = {}, []
    for one in await database.read("MATCH (n) RETURN elementId(n) AS key, labels(n) AS labels, properties(n) AS properties"):
        values = {name: value for name, value in one["properties"].items() if name not in ("appliedAt", "policyStamp")}
        nodes[one["key"]] = json.dumps([sorted(one["labels"]), values], sort_keys=True, ensure_ascii=False)
    for one in await database.read(
        "MATCH (a)-[l]->(b) RETURN elementId(a) AS a, type(l) AS type, properties(l) AS properties, elementId(b) AS b"
    ):
        lines.append(json.dumps([nodes[one["a"]], one["type"], one["properties"], nodes[one["b"]]], sort_keys=True))
    shape = [await database.read("SHOW CONSTRAINTS YIELD name, type"), await database.read("SHOW INDEXES YIELD name, properties")]
    lines += [json.dumps(sorted(rows, key=str)) for rows in shape]
    return hashlib.sha256("\n".join(sorted([*nodes.values(), *lines])).encode()).hexdigest()


class Sound:
    """A sound graph, made anew when the test before left it broken."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.text = ""

    async def there(self) -> Database:
        """The graph, sound."""
        if not self.text or await told(self.database) != self.text:
            await whole(self.database)
            self.text = await told(self.database)
        return self.database


@pytest.fixture(scope="module")
def sound(database: Database) -> Sound:
    return Sound(database)


@pytest.fixture
async def shaped(database: Database) -> AsyncIterator[Database]:
    """An empty graph whose constraints may be dropped: they are put back."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    yield database
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await database.execute("MATCH (m:Migration) DELETE m")
    await migrate(database)


POLICIES = shipped_policies()
"""Read once: that takes ten times as long as to examine a small graph."""


async def diagnosis(database: Database, *, repair: bool = False, page: int = 1000) -> Diagnosis:
    return await doctor.diagnosis(database, repair=repair, page=page, policies=POLICIES)


def codes(found: Diagnosis) -> set[str]:
    return {one.check.code for one in found.findings}


async def test_a_sound_graph_with_a_history_is_healthy_whatever_the_page(sound: Sound) -> None:
    graph = await sound.there()
    for page in (1000, 11):
        found = await diagnosis(graph, page=page)
        assert (found.findings, found.repaired, found.rules_examined) == ([], {}, True)
        assert found.sizes["records"] > 40
        assert found.sizes["versions"] > found.sizes["records"] / 2
    assert await told(graph) == sound.text


async def test_repairing_a_sound_graph_changes_nothing(sound: Sound) -> None:
    found = await diagnosis(await sound.there(), repair=True)
    assert (found.findings, found.repaired) == ([], {})
    assert await told(sound.database) == sound.text


def one_a_check(breaks: list[Break]) -> list[Any]:
    """Every break; those whose checks another one before breaks too are long."""
    seen: set[str] = set()
    marked = []
    for one in breaks:
        marks = [pytest.mark.long] if one.codes <= seen else []
        marked.append(pytest.param(one, marks=marks, id=one.says.replace(" ", "-")))
        seen |= one.codes
    return marked


@pytest.mark.parametrize("one", one_a_check(HEALED))
async def test_what_follows_from_the_facts_is_found_and_healed(one: Break, sound: Sound) -> None:
    graph = await sound.there()
    for text in one.statements:
        await graph.execute(text)
    found = await diagnosis(graph, repair=True, page=20)
    assert one.codes <= set(found.repaired) <= one.codes | one.follows
    assert found.findings == []
    assert await told(graph) == sound.text


@pytest.mark.parametrize("one", one_a_check(TOLD))
async def test_what_follows_from_nothing_is_only_told(one: Break, sound: Sound) -> None:
    graph = await sound.there()
    for text in one.statements:
        await graph.execute(text)
    try:
        found = await diagnosis(graph)
        assert codes(found) == one.codes
        assert all(finding.count and finding.places[0].id and finding.places[0].detail for finding in found.findings)
    finally:
        for text in one.undo:
            await graph.execute(text)


@pytest.mark.long
@pytest.mark.parametrize("one", HEALED, ids=lambda one: one.says.replace(" ", "-"))
async def test_without_repair_exactly_its_finding_is_told_and_nothing_is_written(one: Break, sound: Sound) -> None:
    graph = await sound.there()
    for text in one.statements:
        await graph.execute(text)
    before = await told(graph)
    found = await diagnosis(graph)
    assert one.codes <= codes(found) <= one.codes | one.follows
    assert await told(graph) == before
    await diagnosis(graph, repair=True)


@pytest.mark.long
@pytest.mark.parametrize("one", [one for one in TOLD if not one.undo], ids=lambda one: one.says.replace(" ", "-"))
async def test_a_repair_deletes_no_node(one: Break, sound: Sound) -> None:
    graph = await sound.there()
    for text in one.statements:
        await graph.execute(text)
    count = "MATCH (n) RETURN elementId(n) AS key ORDER BY key"
    before = await graph.read(count)
    assert codes(await diagnosis(graph, repair=True)) & one.codes
    assert await graph.read(count) == before


async def test_an_older_hub_repairs_nothing(sound: Sound) -> None:
    graph = await sound.there()
    await graph.execute("CREATE (:Migration {name: '9999_newer'})")
    await graph.execute("MATCH (c:Compound {id: 'c-1'}) SET c.households = 121")
    found = await diagnosis(graph, repair=True)
    await graph.execute("MATCH (m:Migration {name: '9999_newer'}) DELETE m")
    assert codes(found) == {"MIGRATION_UNKNOWN", "PROPERTY_WRONG"}
    assert found.repaired == {}


async def test_the_index_of_labels_is_put_back(shaped: Database) -> None:
    await prepare(shaped)
    rows = await shaped.read("SHOW INDEXES YIELD name, type, entityType WHERE type = 'LOOKUP' AND entityType = 'NODE'")
    await shaped.execute(f"DROP INDEX {rows[0]['name']}")
    found = await diagnosis(shaped, repair=True)
    assert (found.repaired, found.findings) == ({"TOKEN_INDEX_MISSING": 1}, [])


async def test_a_ledger_ahead_of_the_clock_is_told(graph: Database) -> None:
    await prepare(graph)
    ahead = int(datetime.now(UTC).timestamp() * 1_000_000) + 3600 * 1_000_000
    await load_bundle(graph, bundle_of(whole_world()), name="ahead", instant=ahead)
    assert codes(await diagnosis(graph)) == {"LEDGER_AHEAD"}


async def test_faults_of_one_kind_are_counted_and_the_first_are_named(sound: Sound) -> None:
    graph = await sound.there()
    await graph.execute("MATCH (r:Record) WHERE r.recordedAt IS NOT NULL SET r.salary = 1")
    [finding] = (await diagnosis(graph, page=5)).findings
    assert finding.check.code == "PROPERTY_WRONG"
    assert (finding.count > 20, len(finding.places)) == (True, 10)
    assert finding.places[0].detail == "salary"


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


@pytest.mark.long
async def test_the_demonstration_is_healthy(graph: Database) -> None:
    await prepare(graph)
    await load_demo(graph, lambda sentence: None)
    found = await diagnosis(graph)
    assert (found.findings, found.rules_examined) == ([], True)


def test_every_check_of_the_graph_is_broken_somewhere() -> None:
    broken = {code for one in (*HEALED, *TOLD) for code in one.codes}
    assert {check.code for check in CHECKS} == broken | PURE
    assert {check.code for check in RULES} == {*RULE_BREAKS, *UNIQUE, "HELD_TWICE"}
    assert len({check.code for check in GRAPH_CHECKS}) == len(GRAPH_CHECKS)
