"""Role holders of a street small enough to read: who is met, who ties bodies together, and what rests on one person."""

from typing import Any

import pytest

import graph.store.paths
import resolvers.bridges
from graph.database import Database
from graph.model.roles import Grant, Role
from resolvers.access import HUB, NOBODY, Identity
from resolvers.caller import caller_of
from seeds.prepare import prepare
from server.request import Context
from tests.agreement.hub import SCHEMA, Data, Hub, Patient, instant_text, replay
from tests.agreement.questions import BRIDGES, NETWORK
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle.one_street import COMMUNITY, GRID, INSTANT, person, post, row, survey, world_with

DAY, STREET = "2024-06-15", "990101001"


def _hold(who: str, of: str, **cells: str) -> dict[str, str]:
    return {"id": f"{who}:{of}", "person": who, "post": of, **cells}


FULL = {"party_status": "full", "party_since": "2001"}
WORLD = world_with(
    {
        "people": [person("later")],
        "appointments": [_hold("later", "oc-director", since="2024-06-16")],
    },
    compounds=[row(id="d", name="二", area=GRID)],
    bodies=[
        row(id="oc", name="业委会", kind="owners_committee", compound="c", established_on="2020-01-01"),
        row(id="co", name="社区党委", kind="party_organisation", form="community_committee", area=COMMUNITY),
        row(id="rc", name="居委会", kind="residents_committee", area=COMMUNITY),
        row(id="gs", name="网格站", kind="service_station", form="grid_station", area=GRID),
        row(id="old", name="旧业委会", kind="owners_committee", compound="d", dissolved_on="2023-01-01"),
        row(id="f", name="物业", kind="firm", area=STREET, form="market"),
    ],
    posts=[
        post("oc", "director"), post("oc", "member", seats="9"), post("co", "part_time_member", seats="9"),
        post("rc", "part_time_member", seats="9"), post("gs", "grid_worker", seats="9"), post("old", "director"),
        post("f", "party_building_instructor", seats="9"),
    ],
    people=[person("head", **FULL), person("new"), person("perhaps"), person("over"), person("nobody"), person("two")],
    appointments=[
        _hold("head", "oc-director", since="2020-01-01", until="2024-06-16"),
        _hold("head", "co-part_time_member", since="2020-01-01"),
        _hold("head", "rc-part_time_member", since="2020-01-01"),
        _hold("new", "gs-grid_worker", since=DAY),
        _hold("perhaps", "f-party_building_instructor", since="2024"),
        _hold("over", "f-party_building_instructor", since="2022-01-01", status="ended"),
        _hold("two", "rc-part_time_member", since="2024-01-01", source="plan"),
    ],
    sources=[row(id="plan", title="Plan")],
    services=[row(id="s", compound="c", mode="professional", provider="f", since="2020-01-01")],
    surveys=[
        survey("2024-01-01", "complete", COMMUNITY, aspect) for aspect in ("committee-in-party", "committee-in-residents")
    ] + [survey("2024-01-01", "complete", GRID, "grid-worker"), survey("2024-01-01", "complete", STREET, "firm-party-work")],
)  # fmt: skip


@pytest.fixture(scope="module")
async def hub(database: Database) -> Hub:
    """The street, with one person for each case."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    await replay(database, WORLD.loads)
    return Hub(Patient(database))


async def _met(hub: Hub, *around: str, **more: Any) -> tuple[dict[str, int], set[str], bool]:
    found = (await hub.ask(NETWORK, around=list(around), asOf=DAY, **more))["roleHolderNetwork"]
    depths = {node["id"]: node["depth"] for node in found["nodes"]}
    return depths, {edge["id"] for edge in found["edges"]}, found["truncated"]


async def test_a_compound_and_an_area_stand_for_their_bodies(hub: Hub) -> None:
    assert await _met(hub, "c", depth=1) == ({"oc": 0, "head": 1}, {"head:oc-director"}, False)
    # The firm serves the compound and is not set up in it; the old committee of the other one is dissolved.
    assert (await _met(hub, "d"))[0] == {}
    bodies = dict.fromkeys(("co", "gs", "oc", "rc"), 0)
    assert (await _met(hub, COMMUNITY, depth=1))[0] == bodies | dict.fromkeys(("head", "new", "two"), 1)
    assert (await _met(hub, STREET, depth=1, limit=3)) == ({"co": 0, "f": 0, "gs": 0}, set(), True)
    # Together: each once, at the depth of whichever start is nearest.
    assert (await _met(hub, "c", "head", depth=1))[0] == {"head": 0, "oc": 0, "co": 1, "rc": 1}


async def test_an_edge_tells_its_appointment_its_period_and_its_sources(hub: Hub) -> None:
    edges = (await hub.ask(NETWORK, around=["two"], depth=1, asOf=DAY))["roleHolderNetwork"]["edges"]
    told = {"id": "two:rc-part_time_member", "since": "2024-01-01", "until": None, "sources": [{"id": "plan"}]}
    (edge,) = edges
    assert (edge["source"], edge["target"], edge["since"], edge["until"]) == ("two", "rc", "2024-01-01", None)
    assert edge["appointment"] == told


async def test_who_holds_posts_in_several_bodies_ties_them_together(hub: Hub) -> None:
    rows = (await hub.ask(BRIDGES, within=COMMUNITY, asOf=DAY))["bridges"]
    assert [(one["person"]["id"], [body["id"] for body in one["bodies"]]) for one in rows] == [("head", ["co", "oc", "rc"])]
    assert sorted(rows[0]["kinds"]) == ["OWNERS_COMMITTEE", "PARTY_ORGANISATION", "RESIDENTS_COMMITTEE"]
    # Seven nodes, so fifteen pairs of others; head lies between co, oc and rc and the two's part of rc: five of them.
    assert rows[0]["betweenness"] == pytest.approx(5 / 15)
    assert (await hub.ask(BRIDGES, within=GRID, asOf=DAY))["bridges"] == []
    assert (await hub.ask(BRIDGES, within=COMMUNITY, asOf="2019-01-01"))["bridges"] == []


async def test_what_a_process_of_its_own_counts_is_what_is_counted_here(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    here = await hub.ask(BRIDGES, within=COMMUNITY, asOf=DAY)
    monkeypatch.setattr(resolvers.bridges, "AT_ONCE", 0)
    assert await hub.ask(BRIDGES, within=COMMUNITY, asOf=DAY) == here


DEPENDENCE = """query ($person: ID!, $asOf: Date, $knownAt: DateTime) {
  dependence(person: $person, asOf: $asOf, knownAt: $knownAt) { id verdict since } }"""


PERSONAL = {
    "committee-in-party:c": "NOT_MET",
    "director-party-member:oc": "UNKNOWN",
    "committee-party-share--003-3:oc": "UNKNOWN",
}
"""What opens, and rests on Party membership, where the director leaves."""


async def _opens(hub: Hub, person: str, **when: Any) -> dict[str, str]:
    return {
        gap["id"]: gap["verdict"] for gap in (await hub.ask(DEPENDENCE, person=person, **{"asOf": DAY, **when}))["dependence"]
    }


@pytest.mark.parametrize(
    ("person", "when", "opened"),
    [
        ("head", {}, PERSONAL | {"committee-in-residents:c": "NOT_MET"}),
        # Where the post in the committee is over, nothing that rests on it is left to open; on the first day it is left at once.
        ("head", {"asOf": "2024-06-16"}, {}),
        ("new", {}, {f"grid-worker:{GRID}": "NOT_MET"}),
        ("new", {"asOf": "2024-06-14"}, {}),
        # Some day of the year, and none that is known: neither meets what the other leaves open.
        ("perhaps", {}, {}),
        ("over", {}, {}),
        ("nobody", {}, {}),
        ("two", {}, {}),
        ("later", {"knownAt": instant_text(INSTANT)}, {}),
        ("later", {"asOf": "2024-06-16"}, {}),
        ("head", {"knownAt": instant_text(INSTANT - 1)}, {}),
    ],
)  # fmt: skip
async def test_what_rests_on_one_person_opens_when_that_person_leaves(
    hub: Hub, person: str, when: Data, opened: dict[str, str]
) -> None:
    assert await _opens(hub, person, **when) == {f"gap:{id_}": verdict for id_, verdict in opened.items()}


async def test_whoever_may_not_read_membership_is_told_no_gap_that_rests_on_it(hub: Hub) -> None:
    everything = await _opens(hub, "head")
    for identity, whole in (
        (NOBODY, False),
        (Identity("a", (Grant(Role.FRONTEND),)), False),
        (Identity("a", (Grant(Role.ORGANISATION, (GRID,)),)), False),
        (Identity("a", (Grant(Role.ORGANISATION, (COMMUNITY,)),)), True),
    ):
        caller = caller_of(identity, hub.database, hub.definitions)
        result = await SCHEMA.execute(DEPENDENCE, variable_values={"person": "head", "asOf": DAY}, context_value=Context(caller))
        assert not result.errors
        told = {gap["id"] for gap in (result.data or {})["dependence"]}
        assert told == set(everything) - (set() if whole else {f"gap:{id_}" for id_ in PERSONAL}), identity
        assert bool(caller.reads.membership) is whole


async def test_a_search_for_chains_that_was_cut_says_so(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    query = f'{{ mine: paths(from: "oc", to: "two", asOf: "{DAY}") {{ nodes {{ id }} }} }}'
    told = {}
    for most in (graph.store.paths.MOST_NODES, 2):
        monkeypatch.setattr(graph.store.paths, "MOST_NODES", most)
        result = await SCHEMA.execute(query, context_value=Context(caller_of(HUB, hub.database, hub.definitions)))
        told[most] = (result.data or {})["mine"], (result.extensions or {}).get("cut", [])
    whole, cut = told.values()
    assert whole == ([{"nodes": [{"id": id_} for id_ in ("oc", "head", "rc", "two")]}], [])
    assert cut[1] == ["mine"]


@pytest.mark.parametrize(
    ("asked", "code", "argument"),
    [
        ('dependence(person: "unheard-of") { id }', "NOT_FOUND", "person"),
        ('dependence(person: "oc") { id }', "BAD_USER_INPUT", "person"),
        ('dependence(person: "head") { remedies { candidates { opens { id } } } }', "BAD_USER_INPUT", None),
        ('bridges(within: "unheard-of") { betweenness }', "NOT_FOUND", "within"),
        ('bridges(within: "oc") { betweenness }', "NOT_FOUND", "within"),
        *((f'bridges(within: "{STREET}", first: {first}) {{ betweenness }}', "BAD_USER_INPUT", "first") for first in (0, 201)),
        ('paths(from: "unheard-of", to: "head") { length }', "NOT_FOUND", "from"),
        ('paths(from: "head", to: "unheard-of") { length }', "NOT_FOUND", "to"),
        ('paths(from: "head", to: "head") { length }', "BAD_USER_INPUT", "to"),
        ('paths(from: "c", to: "head") { length }', "BAD_USER_INPUT", "from"),
        ('paths(from: "head", to: "oc-director") { length }', "BAD_USER_INPUT", "to"),
        *((f'paths(from: "head", to: "two", maxLength: {n}) {{ length }}', "BAD_USER_INPUT", "maxLength") for n in (0, 9)),
        *((f'paths(from: "head", to: "two", limit: {n}) {{ length }}', "BAD_USER_INPUT", "limit") for n in (0, 21)),
        ('roleHolderNetwork(around: ["head", "unheard-of"]) { truncated }', "NOT_FOUND", "around"),
        ('roleHolderNetwork(around: ["head", "oc-director"]) { truncated }', "BAD_USER_INPUT", "around"),
        ("roleHolderNetwork(around: []) { truncated }", "BAD_USER_INPUT", "around"),
        *((f'roleHolderNetwork(around: "head", depth: {n}) {{ truncated }}', "BAD_USER_INPUT", "depth") for n in (0, 5)),
        *((f'roleHolderNetwork(around: "head", limit: {n}) {{ truncated }}', "BAD_USER_INPUT", "limit") for n in (0, 1001)),
    ],
)
async def test_what_cannot_be_answered_is_refused_by_its_argument(hub: Hub, asked: str, code: str, argument: str | None) -> None:
    _, errors = await hub.answer(f"{{ {asked} }}")
    told = [(error["extensions"]["code"], error["extensions"].get("argument")) for error in errors]
    assert told == [(code, argument)]
