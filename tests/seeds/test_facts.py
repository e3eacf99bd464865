"""The account of the named facts tells the truth about the bundles, and the bundles answer in a real graph."""

from collections import Counter

import pytest

from graph.database import Database
from seeds.bundle import Bundle
from seeds.facts import BUNDLES, PAGE, Fact, Held, fact_bundles, facts_page, held_cells, named_facts
from seeds.load import load_bundle
from seeds.prepare import prepare
from tests.agreement.hub import Hub
from tests.seeds.load_world import totals

EVERY_FACT = [f"N-{number:03d}" for number in range(1, 138)]
"""The policy catalogue's section 7, which is no part of this repository."""
TYPES = {"sources": "Source", "areas": "Area", "people": "Person", "posts": "Post", "appointments": "Appointment"}


@pytest.fixture(scope="module")
def facts() -> list[Fact]:
    return named_facts()


@pytest.fixture(scope="module")
def bundles() -> dict[str, Bundle]:
    return fact_bundles()


def test_each_of_the_137_facts_is_accounted_for_once(facts: list[Fact]) -> None:
    assert [fact.id for fact in facts] == EVERY_FACT
    assert Counter(fact.held for fact in facts) == {Held.YES: 111, Held.PARTLY: 12, Held.NO: 14}


def test_what_is_held_names_its_records_and_what_is_not_says_why(facts: list[Fact]) -> None:
    for fact in facts:
        assert fact.fact, fact
        assert fact.clause, fact
        assert bool(fact.records) is (fact.held is not Held.NO), fact
        assert bool(fact.printed) is (fact.held is not Held.NO), fact
        assert fact.why or fact.held is Held.YES, fact


def test_every_record_named_is_in_a_bundle_and_says_what_is_printed(facts: list[Fact], bundles: dict[str, Bundle]) -> None:
    cells = held_cells(bundles)
    for fact in facts:
        assert len(set(fact.records)) == len(fact.records), fact
        assert [record for record in fact.records if record not in cells] == []
        said = "\n".join(text for record in fact.records for text in cells[record][1].values())
        assert [word for word in fact.printed if word not in said] == [], fact.id


def test_every_record_of_the_further_documents_belongs_to_a_fact(facts: list[Fact], bundles: dict[str, Bundle]) -> None:
    told = {record for fact in facts for record in fact.records}
    cells = held_cells({"documents": bundles["documents"]})
    served = {id_ for _, row in cells.values() for name in ("source", "area", "parent") for id_ in row.get(name, "").split(";")}
    above = {record for record in cells if record.startswith("areas/")}
    assert [one for one in cells if one not in told | above and one.partition("/")[2] not in served] == []


def test_the_records_of_the_two_bundles_have_identifiers_of_their_own(bundles: dict[str, Bundle]) -> None:
    ids = Counter(row.id for bundle in bundles.values() for rows in bundle.rows.values() for row in rows)
    assert [id_ for id_, count in ids.items() if count > 1] == []


def test_no_person_stands_in_a_document_but_the_annex_of_qingyang(bundles: dict[str, Bundle]) -> None:
    assert not {"people", "appointments"} & bundles["documents"].rows.keys()
    assert len(bundles["qingyang"].rows["people"]) == 42


def test_a_body_without_an_area_says_so_and_is_a_group_or_a_firm_that_serves_no_compound(bundles: dict[str, Bundle]) -> None:
    rows = [row.cells for row in bundles["documents"].rows["bodies"] if "area" not in row.cells]
    assert {row["kind"] for row in rows} == {"coordination_body", "firm"}
    for row in rows:
        assert {"doc-s-firms", "doc-s-unnamed"} & set(row["source"].split(";")), row
        assert row["kind"] != "firm" or "form" not in row


def test_the_page_says_what_the_account_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == facts_page(), "run python -m seeds.facts"


@pytest.mark.parametrize("order", [BUNDLES, BUNDLES[::-1]])
async def test_every_held_record_is_answered_by_its_identifier_and_a_second_load_changes_nothing(
    graph: Database, facts: list[Fact], bundles: dict[str, Bundle], order: tuple[str, ...]
) -> None:
    await prepare(graph)
    for name in order:
        result = await load_bundle(graph, bundles[name], name=name)
        assert result.accepted, result.lines()
        assert not result.findings, result.lines()
    hub = Hub(graph)
    records = sorted({record for fact in facts for record in fact.records})
    for start in range(0, len(records), 200):
        part = [record.partition("/")[::2] for record in records[start : start + 200]]
        query = "query N($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"
        found = (await hub.ask(query, ids=[id_ for _, id_ in part]))["nodes"]
        assert [one and one["id"] for one in found] == [id_ for _, id_ in part]
        for (table, _), one in zip(part, found, strict=True):
            assert one["__typename"] == TYPES.get(table, one["__typename"])
    for name in order:
        again = await load_bundle(graph, bundles[name], name=name)
        assert totals(again).keys() == {"unchanged"}


async def test_an_office_is_found_in_its_district_with_its_contacts_and_their_source(
    graph: Database, bundles: dict[str, Bundle]
) -> None:
    await prepare(graph)
    await load_bundle(graph, bundles["documents"], name="documents")
    query = """{ node(id: "qs-b-government") { ... on PublicOffice {
      name area { code name parent { name } } contacts { kind value sources { title publisher } } } } }"""
    office = (await Hub(graph).ask(query))["node"]
    assert office["area"] == {"code": "150204", "name": "青山区", "parent": {"name": "包头市"}}
    assert {one["kind"]: one["value"] for one in office["contacts"]} == {
        "address": "包头市建设路189号",
        "telephone": "0472-3616313",
        "site_filing": "蒙ICP备09004266号",
    }
    assert {one["sources"][0]["publisher"] for one in office["contacts"]} == {"中共青山区委、青山区人民政府"}


async def test_a_leading_group_is_its_posts_by_office_all_vacant(graph: Database, bundles: dict[str, Bundle]) -> None:
    await prepare(graph)
    await load_bundle(graph, bundles["documents"], name="documents")
    query = """{ node(id: "cx-b-group") { ... on CoordinationBody {
      area { id } posts { kind title seats vacantSeats holders { id } } } } }"""
    group = (await Hub(graph).ask(query))["node"]
    assert group["area"] is None
    assert [(post["kind"], post["seats"], post["vacantSeats"]) for post in group["posts"]] == [
        ("DEPUTY_GROUP_HEAD", 1, 1),
        ("DEPUTY_GROUP_HEAD", 1, 1),
        ("DEPUTY_GROUP_HEAD", 1, 1),
        ("GROUP_HEAD", 1, 1),
    ]
    assert not any(post["holders"] for post in group["posts"])
