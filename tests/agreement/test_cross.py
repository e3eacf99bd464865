"""Cross appointments over the demonstration: as the oracle has them, page by page, with the rules that speak of them."""

from collections import Counter
from random import Random
from typing import Any

import pytest

from graph.database import Database
from graph.model.move import Stance
from seeds.policy import read_policies
from tests.agreement import compare, compare_cross
from tests.agreement.hub import Faulty, Hub, Loads
from tests.agreement.questions import CROSS, MATRIX
from tests.oracle.cross import cross_appointments, cross_matrix
from tests.oracle.world import World

QINGYANG, DAY, STREET = "350582001", "2024-11-08", "990101001"
ROW = """query Row($within: ID!, $from: [BodyKind!], $to: [BodyKind!], $asOf: Date) {
  crossAppointments(within: $within, from: $from, to: $to, asOf: $asOf, first: 200) { edges { node {
    person { id partyMember } stated
    home { id post { kind body { id kind name area { code } compounds { id } } } onBehalfOf { id } }
    away { id post { kind body { id kind area { code parent { code } } } } onBehalfOf { id } }
    rules { id clause strength policy { title } moves { stance from { kinds posts } to { kinds posts } bothWays together } }
  } } } }"""


@pytest.fixture(scope="session")
def world(demo_loads_as_rows: Loads) -> World:
    return World(demo_loads_as_rows)


async def _rows(hub: Hub, **given: Any) -> list[dict[str, Any]]:
    return [edge["node"] for edge in (await hub.ask(ROW, **given))["crossAppointments"]["edges"]]


async def test_the_14_secretaries_of_qingyang_are_the_directors_too(demo: Hub) -> None:
    ends = {"from": ["PARTY_ORGANISATION"], "to": ["RESIDENTS_COMMITTEE"]}
    found = await _rows(demo, within=QINGYANG, asOf=DAY, **ends)
    assert len(found) == 14
    for row in found:
        home, away = row["home"]["post"], row["away"]["post"]
        assert (home["kind"], away["kind"]) == ("SECRETARY", "DIRECTOR")
        assert home["body"]["area"]["code"] == away["body"]["area"]["code"]
        assert away["body"]["area"]["parent"] == {"code": QINGYANG}
    assert len({row["away"]["post"]["body"]["area"]["code"] for row in found}) == 14
    assert {row["stated"] for row in found} == {False}
    assert len(await _rows(demo, within=QINGYANG, asOf=DAY, **{"from": ends["to"], "to": ends["from"]})) == 14
    assert await _rows(demo, within=QINGYANG, asOf="2024-11-06", **ends) == []


async def test_the_matrix_of_qingyang_is_the_one_counted_by_hand(demo: Hub, world: World) -> None:
    cells = (await demo.ask(MATRIX, within=QINGYANG, asOf=DAY))["crossAppointmentMatrix"]
    found = {(cell["from"], cell["to"]): (cell["count"], cell["compounds"]) for cell in cells}
    party, residents, office, group = "PARTY_ORGANISATION", "RESIDENTS_COMMITTEE", "PUBLIC_OFFICE", "COORDINATION_BODY"
    pairs = {(party, residents): 14, (party, group): 24, (party, office): 4, (residents, group): 14, (office, group): 26}
    want = pairs | {(to, one): count for (one, to), count in pairs.items()} | {(group, group): 2, (office, office): 4}
    assert found == {kinds: (count, 0) for kinds, count in want.items()}
    assert {cell["area"]["id"] for cell in cells} == {QINGYANG}
    oracle = cross_matrix(world.at(None), QINGYANG, None, DAY)
    assert oracle == {(QINGYANG, one.lower(), to.lower()): (count, 0) for (one, to), count in want.items()}


async def test_the_rows_of_a_split_add_up_and_what_lies_in_no_part_is_one_more(demo: Hub) -> None:
    whole = (await demo.ask(MATRIX, within=QINGYANG, asOf=DAY))["crossAppointmentMatrix"]
    split = (await demo.ask(MATRIX, within=QINGYANG, asOf=DAY, by="COMMUNITY"))["crossAppointmentMatrix"]
    assert Counter(cell["area"]["id"] for cell in split)[QINGYANG] > 0
    assert len({cell["area"]["id"] for cell in split}) == 15
    sums: Counter[tuple[str, str]] = Counter()
    for cell in split:
        sums[cell["from"], cell["to"]] += cell["count"]
    assert sums == {(cell["from"], cell["to"]): cell["count"] for cell in whole}


async def test_pages_of_every_size_are_the_same_rows_in_the_same_order(demo: Hub) -> None:
    whole = await demo.every(CROSS, "crossAppointments", within=STREET, first=200)
    assert len(whole) > 100
    assert await demo.every(CROSS, "crossAppointments", within=STREET, first=7) == whole
    order = [(row["away"]["id"], row["home"]["id"]) for row in whole]
    assert order == sorted(order)
    query = """query P($after: String) { crossAppointments(within: "990101001", first: 5, after: $after) {
      edges { cursor node { away { id } home { id } } } pageInfo { endCursor } } }"""
    first = (await demo.ask(query))["crossAppointments"]
    rest = (await demo.ask(query, after=first["edges"][1]["cursor"]))["crossAppointments"]
    assert rest["edges"][:3] == first["edges"][2:]
    other = "query B($after: String) { bodies(after: $after) { totalCount edges { cursor } } }"
    _, errors = await demo.answer(other, after=first["pageInfo"]["endCursor"])
    assert "after" in errors[0]["message"]


async def test_a_cursor_of_one_end_is_none_of_the_other(demo: Hub) -> None:
    query = """query P($end: CrossEnd! = AWAY, $after: String) {
      crossAppointments(within: "990101001", end: $end, first: 5, after: $after) { pageInfo { endCursor } } }"""
    cursors = [(await demo.ask(query, end=end))["crossAppointments"]["pageInfo"]["endCursor"] for end in ("AWAY", "HOME")]
    for end, after in zip(("HOME", "AWAY"), cursors, strict=True):
        await demo.ask(query, end="AWAY" if end == "HOME" else "HOME", after=after)
        _, errors = await demo.answer(query, end=end, after=after)
        assert errors[0]["extensions"] == {"code": "BAD_USER_INPUT", "argument": "after"}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"within": "00"}, "within"),
        ({"within": "99-xq-002"}, "within"),
        ({"within": STREET, "first": 0}, "first"),
        ({"within": STREET, "after": "there"}, "after"),
        ({"within": STREET, "knownAt": "2099-01-01T00:00:00Z"}, "knownAt"),
    ],
)
async def test_a_wrong_argument_is_refused_by_name(demo: Hub, given: dict[str, Any], named: str) -> None:
    _, errors = await demo.answer(CROSS, **given)
    assert named in errors[0]["message"]
    if named in ("within", "knownAt"):
        _, errors = await demo.answer(MATRIX, **given)
        assert named in errors[0]["message"]


async def test_a_matrix_by_a_level_above_its_area_is_refused(demo: Hub) -> None:
    _, errors = await demo.answer(MATRIX, within=STREET, by="CITY")
    assert "by is a level above" in errors[0]["message"]


async def test_an_area_not_yet_recorded_has_no_pairs(demo: Hub) -> None:
    early = {"within": QINGYANG, "asOf": DAY, "knownAt": "2024-11-07T00:00:00Z"}
    assert (await demo.ask(CROSS, **early))["crossAppointments"]["totalCount"] == 0
    assert (await demo.ask(MATRIX, **early))["crossAppointmentMatrix"] == []


async def test_a_stated_direction_is_the_only_row_of_its_pair(demo: Hub) -> None:
    rows = await _rows(demo, within="9901")
    pairs = {(row["home"]["id"], row["away"]["id"]) for row in rows}
    stated = [row for row in rows if row["stated"]]
    assert stated
    for row in stated:
        assert row["away"]["onBehalfOf"] == {"id": row["home"]["post"]["body"]["id"]}
        assert (row["away"]["id"], row["home"]["id"]) not in pairs or row["home"]["onBehalfOf"]


async def test_the_rules_of_a_row_name_its_move_and_what_they_say_of_it(demo: Hub) -> None:
    rows = await _rows(demo, within="9901", to=["SERVICE_STATION"])
    heads = [row for row in rows if row["home"]["post"]["kind"] == "FIRM_HEAD"]
    managers = [row for row in rows if row["home"]["post"]["kind"] == "PROJECT_MANAGER"]
    assert {rule["id"] for row in heads for rule in row["rules"]} == {"99-R-001", "99-R-002"}
    assert {rule["id"] for row in managers for rule in row["rules"]} == {"99-R-003"}
    for row in [*heads, *managers]:
        for rule in row["rules"]:
            assert rule["clause"].startswith("000 §")
            assert {move["stance"] for move in rule["moves"]} == {"ASK" if rule["strength"] == "MUST" else "ALLOW"}
            assert row["home"]["post"]["kind"] in rule["moves"][0]["from"]["posts"]
            assert rule["moves"][0]["together"] == "COMMUNITY"


async def test_no_rule_for_party_members_is_shown_for_one_who_certainly_is_none(demo: Hub) -> None:
    everyone = await _rows(demo, within="9901")
    for_members = {rule.id for file in read_policies()[0] for rule in file.rules if rule.moves and rule.moves[0].party_member}
    assert for_members >= {"R-013", "R-014", "R-062"}
    shown = [row for row in everyone if {rule["id"].removeprefix("99-") for rule in row["rules"]} & for_members]
    assert shown
    assert not any(row["person"]["partyMember"] is False for row in shown)


async def test_no_shipped_rule_forbids_a_move(demo: Hub) -> None:
    rules = (await demo.ask("{ rules { id moves { stance } } }"))["rules"]
    stances = Counter(move["stance"] for rule in rules for move in rule["moves"])
    assert set(stances) == {"ASK", "ALLOW"}
    assert {str(stance).upper() for stance in Stance} - set(stances) == {"FORBID"}


@pytest.mark.long
async def test_300_random_dates_of_the_demo_are_answered_as_the_oracle_answers_them(demo: Hub, world: World) -> None:
    random, tally = Random(20241108), Counter[str]()
    found: list[object] = []
    for _ in range(300):
        asked = compare.asked(demo, random, world, compare_cross.widened(random, world))
        found += await compare_cross.rows_differ(asked, tally)
        found += await compare_cross.matrix_differs(asked)
    print(tally)
    assert found == []
    assert min(tally["stated"], tally["both ways"], tally["end: AWAY"], tally["end: HOME"]) >= 100
    # Nobody of the demonstration goes the other way between two bodies: test_all_pairs has those who do.
    assert min(tally["two ways: False"], tally["two ways: None"]) >= 5
    assert len({rule for rule in tally if "R-" in rule}) >= 12


async def test_random_dates_of_the_demo_are_answered_as_the_oracle_answers_them(demo: Hub, world: World) -> None:
    random, found = Random(5), []
    for _ in range(8):
        asked = compare.asked(demo, random, world, compare_cross.widened(random, world))
        found += [*await compare_cross.rows_differ(asked), *await compare_cross.matrix_differs(asked)]
    assert found == []


FAULTS = {
    "a stated direction is ignored": ("WITH * WHERE stated OR NOT opposite", ""),
    "the earlier start is taken for the later": ("home.sinceLast > away.sinceLast", "home.sinceLast < away.sinceLast"),
    "an open end is taken for the earlier": ("WHEN home.until IS NULL THEN away.until", "WHEN home.until IS NULL THEN null"),
    "two posts in one body are a pair": ("homeBody <> awayBody", "true"),
    "one who perhaps holds the post is at home there": (
        "WITH held WHERE held = 2\n  RETURN held AS homeHeld",
        "RETURN held AS homeHeld",
    ),
    "the compounds of the home body are overlooked": ("collect(homeBody) + collect(awayBody)", "collect(awayBody)"),
    "a rule speaks of bodies that lie apart": ("move.together IS NULL OR", "true OR"),
    "a rule speaks of any post": ("pair[0].posts IS NULL OR", "true OR"),
}


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=lambda name: name.replace(" ", "-"))
async def test_a_planted_fault_is_found(demo: Hub, database: Database, world: World, fault: str) -> None:
    faulty = Faulty(database, *FAULTS[fault])
    random = Random(17)
    for _ in range(60):
        asked = compare.asked(Hub(faulty), random, world, compare_cross.widened(random, world))
        if await compare_cross.rows_differ(asked) or await compare_cross.matrix_differs(asked):
            assert faulty.planted
            return
    pytest.fail(f"{fault}: planted {faulty.planted} times and never found")


async def test_the_oracle_agrees_on_how_many_pairs_the_street_has_today(demo: Hub, world: World) -> None:
    found = (await demo.ask(CROSS, within=STREET, asOf="2026-01-15"))["crossAppointments"]["totalCount"]
    assert found == len(cross_appointments(world.at(None), STREET, "2026-01-15"))
