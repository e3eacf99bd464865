"""Whatever is loaded in whatever order: the present is the ledger's current slice, and the ledger is sound at every instant."""

import pytest
from hypothesis import HealthCheck, given, settings

from graph.database import Database
from seeds.load import load_bundle
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.graph.ledger import contents, digest, faults
from tests.oracle.bundles import Loads, load_series, seeded_loads
from tests.oracle.world import IDENTIFIER
from tests.seeds.load_world import adopted, bundle_of, loaded, whole_world

EVERYDAY, LONG = range(5), range(5, 45)


async def replayed(graph: Database, loads: Loads) -> None:
    """Loads a series, each bundle a second time too, and checks everything after each of them."""
    live: dict[str, dict[str, str]] = {}
    for instant, rows in loads:
        result = await load_bundle(graph, bundle_of(rows), name="series", instant=instant)
        assert result.accepted, "\n".join(result.lines())
        for table, told in rows.items():
            for cells in told:
                id_ = cells[IDENTIFIER.get(table, "id")]
                live.pop(id_, None)
                if cells.get("void") != "yes":
                    live[id_] = cells
        assert {node.id: node.stated for node in (await contents(graph)).records.values()} == live
        before = await digest(graph)
        again = await load_bundle(graph, bundle_of(rows), name="series", instant=instant)
        assert again.recorded_at is None
        assert await digest(graph) == before
    assert await faults(graph) == []


@pytest.mark.parametrize("seed", EVERYDAY)
async def test_a_random_series_of_loads_leaves_a_sound_ledger(graph: Database, seed: int) -> None:
    await replayed(await adopted(graph), seeded_loads(seed, compounds=3, changes=10, loads=4))


@pytest.mark.long
@pytest.mark.parametrize("seed", LONG)
async def test_many_a_random_series_of_loads_leaves_a_sound_ledger(graph: Database, seed: int) -> None:
    await replayed(await adopted(graph), seeded_loads(seed, compounds=8, changes=25, loads=6))


@pytest.mark.long
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(loads=load_series())
async def test_whatever_series_hypothesis_makes_leaves_a_sound_ledger(graph: Database, loads: Loads) -> None:
    await graph.execute(EVERYTHING_BUT_MIGRATIONS)
    await replayed(await adopted(graph), loads)


@pytest.mark.parametrize(
    "damage",
    [
        "MATCH (c:Compound {id: 'c-1'}) SET c.households = 121",
        "MATCH (:Compound {id: 'c-1'})-[l:LOCATED_IN]->() DELETE l",
        "MATCH (:Body {id: 'b-oc'})-[l:SET_UP_IN]->() SET l.position = 1 - l.position",
        "MATCH (b:Body {id: 'b-under'})-[l:LIES_IN]->(), (a:Area {id: '97'}) DELETE l CREATE (b)-[:LIES_IN {position: 0}]->(a)",
        "MATCH (:KnownBody {id: 'b-under'})-[l:KNOWN_LIES_IN]->() SET l.supersededAt = l.recordedAt + 1",
        "MATCH (:KnownArea {id: '9701'})-[l:KNOWN_IN]->() SET l.recordedAt = l.recordedAt - 1",
        "MATCH (v:KnownPerson {id: 'p-1'}) CREATE (w:KnownRecord:KnownPerson) SET w = properties(v)",
        "MATCH (v:KnownPost {id: 't-chair'}) SET v.supersededAt = v.recordedAt + 5",
        "MATCH (p:Person {id: 'p-2'}) DETACH DELETE p",
        "MATCH (p:Person {id: 'p-2'}) SET p.searchFolded = ['别人']",
    ],
)
async def test_damage_is_found(graph: Database, damage: str) -> None:
    await loaded(await adopted(graph), whole_world())
    assert await faults(graph) == []
    before = await digest(graph)
    await graph.execute(damage)
    assert await digest(graph) != before
    assert await faults(graph) != []
