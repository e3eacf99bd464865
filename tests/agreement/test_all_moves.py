"""Every move that a shipped rule speaks of can be made, and shows the rule; a rule may forbid one too."""

from collections.abc import Iterator
from typing import Any

import pytest

from graph.database import Database
from graph.model.move import MoveEnd, Together, moves_of, moves_text
from graph.store.policies import adopt_policies
from seeds.demo.replay import DEMO_AREAS, adopt_with_copies
from seeds.policy import demo_copy, read_policies, read_policy_file
from seeds.prepare import prepare
from tests.agreement.hub import Hub, replay
from tests.agreement.test_cross import ROW

AT, DAY, STREET, COMMUNITY = 1_735_689_600_000_000, "2025-01-01", "990101001", "990101001001"
GRID = f"{COMMUNITY}-1"
AREA = {"city": "9901", "county": "990101", "street": STREET, "community": COMMUNITY, "grid": GRID}
STANDINGS: dict[str, dict[str, str]] = {
    "": {"party_status": "full"},
    "-unknown": {},
    "-none": {"party_status": "none"},
    "-past": {"party_until": "2024"},
}
Rows = dict[str, list[dict[str, str]]]
MOVES = [
    (rule.id, number, move)
    for file in read_policies()[0]
    for rule in file.rules
    for number, move in enumerate(one for two in rule.moves for one in two.directions)
]


def _end(end: MoveEnd, name: str, together: Together | None) -> Iterator[tuple[str, dict[str, str]]]:
    """A body and a post that fit an end, in the compound, grid or community that both are to have in common."""
    kind = end.kinds[0] if end.kinds else "residents_committee"
    form = (*(one for one in end.forms if one != "committee"), "permanent" if kind == "management_committee" else "")[0]
    body = {"id": name, "name": name, "kind": kind, "form": form}
    if kind == "firm":
        yield "services", {"id": f"s-{name}", "compound": "c", "mode": "professional", "provider": name}
        body["area"] = STREET
    elif end.level or together in (Together.GRID, None):
        body["area"] = AREA[end.level or "grid"]
    else:
        body["compound"] = "c"
    yield "bodies", body
    yield "posts", {"id": f"o-{name}", "body": name, "kind": end.posts[0] if end.posts else "member", "seats": "9"}


def _made() -> Rows:
    """For each move a person with a post at each end of it, and three more of other Party standing for one of members."""
    rows: Rows = {
        "areas": [{"code": code, "name": code, "level": level} for level, code in AREA.items()],
        "compounds": [{"id": "c", "name": "虚构小区", "area": GRID}],
    }
    for rule, number, move in MOVES:
        name = f"{rule}-{number}"
        people = STANDINGS if move.party_member else {"": STANDINGS[""]}
        rows.setdefault("people", []).extend({"id": name + mark, "name": name + mark, **cells} for mark, cells in people.items())
        for side, end in (("home", move.home), ("away", move.away)):
            for table, cells in _end(end, f"{name}-{side}", move.together):
                rows.setdefault(table, []).append(cells)
            rows.setdefault("appointments", []).extend(
                {"id": f"a-{name}-{side}{mark}", "person": name + mark, "post": f"o-{name}-{side}"} for mark in people
            )
    return rows


@pytest.fixture
async def hub(graph: Database) -> Hub:
    """A street in which every move was made once."""
    await prepare(graph)
    await adopt_with_copies(graph)
    await replay(graph, [(AT, _made())])
    return Hub(graph)


async def _shown(hub: Hub) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The rules of each pair, by its two appointments."""
    edges = (await hub.ask(ROW, within=STREET, asOf=DAY))["crossAppointments"]["edges"]
    return {(edge["node"]["home"]["id"], edge["node"]["away"]["id"]): edge["node"]["rules"] for edge in edges}


FORBIDDING = """policy: {id: f, title: 虚构规定, document_number: null, issued_by: null, issued_on: null, jurisdiction: F,
  level: street, area: "990101001", version: 1, source: null}
rules:
  - id: f-1
    clause: 虚构 §一
    kind: appointment
    strength: must
    text: {zh: 项目负责人不兼居委会职务, en: A project manager holds no post in the residents' committee}
    testable: true
    in_force_from: %s
    in_force_until: %s
    moves:
      - {from: {posts: [project_manager]}, to: {kinds: [residents_committee]}, forbids: true}
"""


async def test_every_move_shows_its_rule_to_whom_it_speaks_of_and_a_forbidding_one_while_in_force(hub: Hub) -> None:
    shown = await _shown(hub)
    missing = [
        (rule, number)
        for rule, number, _ in MOVES
        if f"99-{rule}" not in {one["id"] for one in shown[f"a-{rule}-{number}-home", f"a-{rule}-{number}-away"]}
    ]
    assert missing == []
    for rule, number, move in MOVES:
        for mark in STANDINGS if move.party_member else ():
            ids = {one["id"] for one in shown[f"a-{rule}-{number}-home{mark}", f"a-{rule}-{number}-away{mark}"]}
            assert (f"99-{rule}" in ids) is (mark in ("", "-unknown")), (rule, mark)
    pair = ("a-R-016-0-home", "a-R-016-0-away")
    for since, until, forbidden in (("2025-01-01", "null", True), ("2025-01-02", "null", False), ("null", "2025-01-01", False)):
        file, findings = read_policy_file((FORBIDDING % (since, until)).encode())
        assert file is not None, findings
        await adopt_policies(hub.database, [file])
        rules = {rule["id"]: rule for rule in (await _shown(hub))[pair]}
        assert ("f-1" in rules) is forbidden
        assert "99-R-016" in rules
        if forbidden:
            assert [move["stance"] for move in rules["f-1"]["moves"]] == ["FORBID"]


def test_moves_are_read_back_from_the_graph_as_they_were_written() -> None:
    for file in (*read_policies()[0], *(demo_copy(file, DEMO_AREAS) for file in read_policies()[0])):
        for rule in file.rules:
            text = moves_text(rule.moves, rule.strength)
            assert (moves_of(text) if text else ()) == rule.moves
