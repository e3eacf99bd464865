"""Cross appointments of a street small enough to read: directions, dates as written, places, and what is no pair."""

from typing import Any

import pytest

from graph.database import Database
from seeds.prepare import prepare
from tests.agreement.hub import Hub, replay
from tests.agreement.questions import CROSS, MATRIX
from tests.oracle.one_street import COMMUNITY, world_with

DAY, STREET = "2024-06-15", "990101001"
BODIES = {
    "party": {"kind": "party_organisation", "form": "community_committee", "area": COMMUNITY},
    "residents": {"kind": "residents_committee", "area": STREET},
    "owners": {"kind": "owners_committee", "compound": "c;d"},
    "firm": {"kind": "firm", "area": STREET},
    "office": {"kind": "public_office", "parent": "residents"},
    "nowhere": {"kind": "coordination_body"},
}


def _hold(person: str, body: str, **cells: str) -> dict[str, str]:
    return {"id": f"{person}:{body}", "person": person, "post": f"{body}-member", **cells}


APPOINTMENTS = [
    _hold("both-stated", "party", on_behalf_of="owners", since="2024-01-01"),
    _hold("both-stated", "owners", on_behalf_of="party", since="2023-01-01"),
    _hold("stated", "party", on_behalf_of="firm"),
    _hold("stated", "firm", since="2021"),
    _hold("elsewhere", "party", on_behalf_of="owners"),
    _hold("elsewhere", "firm"),
    _hold("dated", "residents", since="2023", until="2025"),
    _hold("dated", "office", since="2023-12", until="2025-01"),
    _hold("placeless", "nowhere"),
    _hold("placeless", "residents"),
    _hold("suspended", "party"),
    _hold("suspended", "residents"),
    _hold("perhaps", "party", since="2024"),
    _hold("perhaps", "residents"),
    _hold("proposed", "party", status="proposed"),
    _hold("proposed", "residents"),
    _hold("one-way", "residents", on_behalf_of="firm"),
    _hold("one-way", "firm"),
    _hold("out", "office", on_behalf_of="owners"),
    _hold("out", "owners"),
    _hold("back", "owners", on_behalf_of="office"),
    _hold("back", "office"),
    _hold("one-body", "firm"),
    {**_hold("one-body", "firm"), "id": "one-body:firm-2", "post": "firm-head"},
]


@pytest.fixture
async def hub(graph: Database) -> Hub:
    """The street, with one person for each case."""
    await prepare(graph)
    posts = [{"id": f"{body}-member", "body": body, "kind": "member", "seats": "20"} for body in BODIES]
    people = {one["person"] for one in APPOINTMENTS}
    world = world_with(
        compounds=[{"id": "d", "name": "二", "area": COMMUNITY}, {"id": "e", "name": "三", "area": COMMUNITY}],
        bodies=[{"id": id_, "name": id_, **cells} for id_, cells in BODIES.items()],
        posts=[*posts, {"id": "firm-head", "body": "firm", "kind": "firm_head"}],
        people=[{"id": id_, "name": id_} for id_ in sorted(people)],
        appointments=APPOINTMENTS,
        suspensions=[{"id": "s", "appointment": "suspended:party", "since": "2024-06-01"}],
        services=[
            {"id": "v1", "compound": "d", "mode": "professional", "provider": "firm"},
            {"id": "v2", "compound": "e", "mode": "professional", "provider": "firm", "until": "2024-06"},
        ],
    )
    await replay(graph, world.loads)
    return Hub(graph)


async def _rows(hub: Hub, **given: Any) -> dict[tuple[str, str], dict[str, Any]]:
    nodes = await hub.every(CROSS, "crossAppointments", within=STREET, first=3, asOf=DAY, **given)
    return {(node["home"]["id"], node["away"]["id"]): node for node in nodes}


async def test_each_case_is_answered_in_the_words_of_the_contract(hub: Hub) -> None:
    rows = await _rows(hub)
    stated = {pair: row["stated"] for pair, row in rows.items()}
    assert stated == {
        ("both-stated:owners", "both-stated:party"): True,
        ("both-stated:party", "both-stated:owners"): True,
        ("stated:firm", "stated:party"): True,
        ("elsewhere:party", "elsewhere:firm"): False,
        ("elsewhere:firm", "elsewhere:party"): False,
        ("dated:residents", "dated:office"): False,
        ("dated:office", "dated:residents"): False,
        # The other way it would lie where the body without a place does: nowhere.
        ("placeless:nowhere", "placeless:residents"): False,
        ("one-way:firm", "one-way:residents"): True,
        ("out:owners", "out:office"): True,
        ("back:office", "back:owners"): True,
    }
    dates = {pair[1]: (row["since"], row["until"]) for pair, row in rows.items()}
    assert dates["both-stated:party"] == dates["both-stated:owners"] == ("2024-01-01", None)
    assert dates["stated:party"] == ("2021", None)
    # Both reduced starts end on one day, both reduced ends begin on one: the more precise text stands.
    assert dates["dated:office"] == dates["dated:residents"] == ("2023-12", "2025-01")
    assert set(await _rows(hub, **{"from": ["FIRM"]})) == {
        ("stated:firm", "stated:party"),
        ("elsewhere:firm", "elsewhere:party"),
        ("one-way:firm", "one-way:residents"),
    }
    assert set(await _rows(hub, to=["OWNERS_COMMITTEE"])) == {
        ("both-stated:party", "both-stated:owners"),
        ("back:office", "back:owners"),
    }
    assert await _rows(hub, **{"from": []}) == {}
    # Those who come from a body there, wherever they go: the pair of the body without a place is there the other way round.
    sent = {("placeless:residents", "placeless:nowhere")} | (set(rows) - {("placeless:nowhere", "placeless:residents")})
    assert set(await _rows(hub, end="HOME")) == sent
    assert set(await _rows(hub, end="HOME", to=["COORDINATION_BODY"])) == {("placeless:residents", "placeless:nowhere")}
    # Open where somebody in both bodies could go either way, as between the Party organisation and the firm.
    assert {pair: row["twoWay"] for pair, row in rows.items() if row["twoWay"] is not None} == {
        ("both-stated:owners", "both-stated:party"): True,
        ("both-stated:party", "both-stated:owners"): True,
        ("out:owners", "out:office"): True,
        ("back:office", "back:owners"): True,
        ("one-way:firm", "one-way:residents"): False,
    }

    cells = (await hub.ask(MATRIX, within=STREET, by="COMMUNITY", asOf=DAY))["crossAppointmentMatrix"]
    found = {(cell["area"]["id"], cell["from"], cell["to"]): (cell["count"], cell["compounds"]) for cell in cells}
    assert found == {
        (COMMUNITY, "OWNERS_COMMITTEE", "PARTY_ORGANISATION"): (1, 2),
        (COMMUNITY, "PARTY_ORGANISATION", "OWNERS_COMMITTEE"): (1, 2),
        (COMMUNITY, "PUBLIC_OFFICE", "OWNERS_COMMITTEE"): (1, 2),
        (STREET, "OWNERS_COMMITTEE", "PUBLIC_OFFICE"): (1, 2),
        (STREET, "FIRM", "RESIDENTS_COMMITTEE"): (1, 1),
        # The firm serves d for certain and e perhaps.
        (COMMUNITY, "FIRM", "PARTY_ORGANISATION"): (2, 1),
        (STREET, "PARTY_ORGANISATION", "FIRM"): (1, 1),
        (STREET, "RESIDENTS_COMMITTEE", "PUBLIC_OFFICE"): (1, 0),
        (STREET, "PUBLIC_OFFICE", "RESIDENTS_COMMITTEE"): (1, 0),
        (STREET, "COORDINATION_BODY", "RESIDENTS_COMMITTEE"): (1, 0),
    }
