"""A person is erased: no version holds who it was, what hung on the person hangs there still, nobody brings it back."""

from graph.database import Database
from graph.model.masking import ERASED
from graph.store.erasing import erase, past_people
from seeds.load import load_bundle
from tests.graph.ledger import faults
from tests.seeds.load_world import adopted, bundle_of, loaded, row, rows_of, whole_world

NAME, PHONE = "欧阳待删", "13900001234"
TEXTS = """MATCH (node) UNWIND keys(node) AS key
WITH node, node[key] AS value WHERE value IS :: STRING | LIST<STRING NOT NULL>
UNWIND CASE WHEN value IS :: STRING THEN [value] ELSE value END AS text
WITH node, text WHERE any(one IN $texts WHERE text CONTAINS one)
RETURN DISTINCT node.id AS id"""
LEFT = "MATCH (one {id: $id}) RETURN DISTINCT one.name AS name, one.phone AS phone, one.partySince AS since"
LINKS = "MATCH (one {id: $id})-[link]-(other) RETURN count(link) AS links, count(DISTINCT other.id) AS others"


async def told(graph: Database, person: str) -> None:
    """A person with a secret, corrected once, with everything the world hangs on them."""
    world = whole_world()
    await loaded(await adopted(graph), world)
    await loaded(graph, row(person, name=NAME, phone=PHONE, party_status="full", party_since="2001-07-01"))
    await loaded(graph, row(person, name=NAME + "二", phone=PHONE, party_status="full"))


async def test_no_version_of_an_erased_person_holds_who_it_was(graph: Database) -> None:
    person = whole_world()["people"][0]["id"]
    await told(graph, person)
    before = await graph.read(LINKS, {"id": person})
    assert {one["id"] for one in await graph.read(TEXTS, {"texts": [NAME, PHONE]})} == {person}

    tried = await erase(graph, person, dry_run=True)
    assert tried is not None
    assert {one["id"] for one in await graph.read(TEXTS, {"texts": [NAME, PHONE]})} == {person}
    done = await erase(graph, person)
    assert done == tried
    assert done.versions == 3
    assert await graph.read(TEXTS, {"texts": [NAME, PHONE]}) == []
    left = await graph.read(LEFT, {"id": person})
    assert left == [{"name": ERASED, "phone": None, "since": None}]
    assert await graph.read(LINKS, {"id": person}) == before
    assert await faults(graph) == []
    again = await erase(graph, person)
    assert again is not None
    assert again.versions == 0


async def test_nobody_brings_back_who_was_erased(graph: Database) -> None:
    person = whole_world()["people"][0]["id"]
    await told(graph, person)
    await erase(graph, person)
    refused = await load_bundle(graph, bundle_of(rows_of(row(person, name=NAME))), name="again")
    assert not refused.accepted
    assert [one.code for one in refused.findings if one.severity == "error"] == ["PERSON_ERASED"]
    assert await graph.read(TEXTS, {"texts": [NAME]}) == []


async def test_records_that_still_name_an_erased_person_are_told(graph: Database) -> None:
    person, source = whole_world()["people"][0]["id"], whole_world()["sources"][0]
    await told(graph, person)
    await loaded(graph, row(source["id"], title=f"关于{NAME}同志的通知"))
    found = await erase(graph, person)
    assert found is not None
    assert list(found.mentions) == [source["id"]]


async def test_an_identifier_that_no_person_had_is_nobody(graph: Database) -> None:
    assert await erase(graph, "nobody") is None


async def test_retention_finds_whose_last_tie_ended_and_whom_nothing_ties(graph: Database) -> None:
    rows = {
        "sources": [{"id": "s", "title": "S"}],
        "areas": [{"code": "990101001001", "name": "A", "level": "community"}],
        "bodies": [{"id": "b", "name": "B", "kind": "residents_committee", "area": "990101001001"}],
        "posts": [{"id": "p", "body": "b", "kind": "member", "seats": "5"}],
        "people": [{"id": "gone", "name": "Gone"}, {"id": "there", "name": "There"}, {"id": "alone", "name": "Alone"}],
        "appointments": [
            {"id": "a1", "person": "gone", "post": "p", "since": "2010-01-01", "until": "2015-01-01", "status": "ended"},
            {"id": "a2", "person": "there", "post": "p", "since": "2010-01-01"},
        ],
    }
    await loaded(await adopted(graph), rows)
    assert await past_people(graph, 20150101, 0) == ["gone"]
    assert await past_people(graph, 20141231, 2**60) == ["alone"]
    await erase(graph, "gone")
    assert await past_people(graph, 20150101, 0) == []
