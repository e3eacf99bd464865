"""What each role reads of people, where: names, personal fields, membership, and what rests on it."""

from typing import Any

import pytest

from graph.database import Database
from graph.model.roles import Grant, Role
from resolvers.access import NOBODY, Identity
from resolvers.caller import caller_of
from seeds.demo.replay import adopt_with_copies
from seeds.prepare import prepare
from server.request import Context
from tests.agreement.hub import SCHEMA, Hub, Patient, replay
from tests.conftest import EVERYTHING_BUT_MIGRATIONS

HERE, THERE = "990101001001", "990101002001"
"""Two communities, of two streets."""
FULL = {"name": "张三丰", "gender": "male", "phone": "13812341234", "partyMember": True}
ROWS = {
    "sources": [{"id": "printed", "title": "Printed", "document_number": "〔2024〕1号"}, {"id": "list", "title": "A list"}],
    "areas": [
        {"code": "99", "name": "省", "level": "province"},
        {"code": "9901", "name": "市", "level": "city"},
        {"code": "990101", "name": "区", "level": "county"},
        {"code": "990101001", "name": "甲街道", "level": "street"},
        {"code": HERE, "name": "一社区", "level": "community"},
        {"code": "990101002", "name": "乙街道", "level": "street"},
        {"code": THERE, "name": "二社区", "level": "community"},
    ],
    "compounds": [{"id": "c", "name": "一苑", "area": HERE}, {"id": "d", "name": "二苑", "area": THERE}],
    "bodies": [
        {"id": "b", "name": "一居委会", "kind": "residents_committee", "area": HERE},
        {"id": "e", "name": "二居委会", "kind": "residents_committee", "area": THERE},
        {"id": "f", "name": "一苑物业", "kind": "firm", "form": "market", "area": THERE},
    ],
    "posts": [
        {"id": "b-m", "body": "b", "kind": "member", "seats": "9"},
        {"id": "b-d", "body": "b", "kind": "director"},
        {"id": "e-m", "body": "e", "kind": "member", "seats": "9"},
        {"id": "f-h", "body": "f", "kind": "firm_head"},
    ],
    "people": [
        {"id": id_, "name": FULL["name"], "gender": "male", "phone": FULL["phone"], "party_status": "full", "party_since": "2001"}
        for id_ in ("holder", "printed-holder", "left", "owner", "employee", "elsewhere", "nowhere")
    ],
    "appointments": [
        {"id": "a1", "person": "holder", "post": "b-m", "since": "2020-01-01", "source": "list"},
        {"id": "a2", "person": "printed-holder", "post": "b-d", "since": "2020-01-01", "source": "list;printed"},
        {"id": "a3", "person": "left", "post": "b-m", "since": "2020-01-01", "until": "2021-01-01", "status": "ended",
         "source": "printed"},
        {"id": "a4", "person": "elsewhere", "post": "e-m", "since": "2020-01-01"},
        {"id": "a5", "person": "employee", "post": "f-h", "since": "2020-01-01"},
    ],
    "services": [
        {"id": f"s-{id_}", "compound": id_, "mode": "professional", "provider": "f", "since": "2020-01-01"} for id_ in ("c", "d")
    ],
    "ownerships": [{"id": "o", "person": "owner", "compound": "c"}],
    "employments": [{"id": "j", "person": "employee", "firm": "f"}],
}  # fmt: skip
PERSON = "query ($id: ID!) { person(id: $id) { name gender phone partyMember } }"


@pytest.fixture(scope="module")
async def hub(database: Database) -> Hub:
    """The hub over a small world in which one person's facts are everybody's."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    await adopt_with_copies(database)
    await replay(database, [(1_735_689_600_000_000, ROWS)])
    return Hub(Patient(database))


def given(role: Role, *areas: str) -> Identity:
    """Somebody with one role."""
    return Identity("somebody", (Grant(role, areas),))


async def answer(hub: Hub, identity: Identity, query: str, **variables: Any) -> tuple[Any, list[str], Any, Any]:
    """Data, codes of the errors, what was masked, and what was noted as read."""
    caller = caller_of(identity, hub.database, hub.definitions, language="en")
    result = await SCHEMA.execute(query, variable_values=variables, context_value=Context(caller))
    codes = [getattr(error.original_error, "code", error.message) for error in result.errors or ()]
    return result.data, codes, (result.extensions or {}).get("masked", []), caller.reads


NAMED = {"name": FULL["name"], "gender": None, "phone": None, "partyMember": None}
MASKED = NAMED | {"name": "张*"}
SEEN = [
    (NOBODY, {"printed-holder": NAMED}, MASKED),
    (given(Role.VIEWER, HERE), {"printed-holder": NAMED}, MASKED),
    (given(Role.FRONTEND), {}, NAMED),
    (given(Role.FRONTEND, HERE), dict.fromkeys(("holder", "printed-holder", "owner"), NAMED), MASKED),
    (given(Role.ORGANISATION, HERE), dict.fromkeys(("holder", "printed-holder", "owner"), FULL), MASKED),
    (given(Role.EDITOR, "990101002"), {"elsewhere": FULL, "employee": FULL, "printed-holder": NAMED}, MASKED),
    (given(Role.AUDITOR, "990101"), {"left": MASKED, "nowhere": MASKED}, FULL),
    (given(Role.ADMIN), {}, FULL),
    (
        Identity("two roles", (Grant(Role.FRONTEND), Grant(Role.ORGANISATION, (THERE,)))),
        {"elsewhere": FULL, "employee": FULL},
        NAMED,
    ),
]


@pytest.mark.parametrize(("identity", "others", "usual"), SEEN)
async def test_a_person_is_read_as_the_role_allows_where_the_person_lies_today(
    hub: Hub, identity: Identity, others: dict[str, Any], usual: dict[str, Any]
) -> None:
    for person in (row["id"] for row in ROWS["people"]):
        data, codes, masked, reads = await answer(hub, identity, PERSON, id=person)
        want = others.get(person, usual)
        assert (data["person"], codes) == (want, []), person
        hidden = [name for name in FULL if want[name] != FULL[name]]
        assert masked == sorted(f"person.{name}" for name in hidden)
        assert reads.people == (set() if len(hidden) == len(FULL) else {person})


async def test_the_same_person_is_masked_wherever_they_appear(hub: Hub) -> None:
    network = '{ roleHolderNetwork(around: ["b"]) { nodes { id label kind node { ... on Person { name phone } } } } }'
    holders = '{ body(id: "b") { appointments { edges { node { person { id name } } } } posts { holders { person { name } } } } }'
    data, _, masked, reads = await answer(hub, NOBODY, network)
    labels = {
        node["id"]: (node["label"], node["node"]) for node in data["roleHolderNetwork"]["nodes"] if node["kind"] == "Person"
    }
    assert labels == {
        "holder": ("张*", {"name": "张*", "phone": None}),
        "printed-holder": (FULL["name"], {"name": FULL["name"], "phone": None}),
    }
    assert reads.people == {"printed-holder"}
    assert len(masked) == 4
    data, _, _, reads = await answer(hub, NOBODY, holders)
    names = {edge["node"]["person"]["id"]: edge["node"]["person"]["name"] for edge in data["body"]["appointments"]["edges"]}
    assert names == {"holder": "张*", "printed-holder": FULL["name"], "left": "张*"}


async def test_search_finds_people_only_by_names_that_may_be_read(hub: Hub) -> None:
    text = '{ search(text: "三丰", kinds: ["Person"], first: 50) { node { id } label matched } }'
    for identity, found in (
        (NOBODY, {"printed-holder"}),
        (given(Role.FRONTEND, HERE), {"holder", "printed-holder", "owner"}),
        (given(Role.ORGANISATION, THERE), {"elsewhere", "employee", "printed-holder"}),
        (given(Role.FRONTEND), {row["id"] for row in ROWS["people"]}),
    ):
        data, codes, _, reads = await answer(hub, identity, text)
        assert not codes
        assert {hit["node"]["id"] for hit in data["search"]} == found == reads.people
        assert all(hit["label"] == hit["matched"] == FULL["name"] for hit in data["search"])


FILTERED = "query ($within: ID, $filter: PersonFilter) { people(within: $within, filter: $filter) { totalCount } }"


@pytest.mark.parametrize(
    ("identity", "within", "condition", "told"),
    [
        (NOBODY, HERE, {"name": "张"}, ["FORBIDDEN"]),
        (NOBODY, HERE, {"minPosts": 1}, 2),
        (given(Role.FRONTEND), HERE, {"name": "张"}, 3),
        (given(Role.FRONTEND), HERE, {"partyMember": True}, ["FORBIDDEN"]),
        (given(Role.FRONTEND, HERE), None, {"name": "张"}, ["FORBIDDEN"]),
        (given(Role.FRONTEND, HERE), THERE, {"name": "张"}, ["FORBIDDEN"]),
        (given(Role.ORGANISATION, HERE), HERE, {"partyMember": True}, 3),
        (given(Role.ORGANISATION, HERE), "990101001", {"partyMember": True}, ["FORBIDDEN"]),
        (given(Role.ORGANISATION, "990101001"), HERE, {"partyMember": True}, 3),
        (given(Role.ADMIN), None, {"partyMember": True}, 7),
    ],
)
async def test_filtering_by_what_one_may_not_read_is_refused(
    hub: Hub, identity: Identity, within: str | None, condition: dict[str, Any], told: int | list[str]
) -> None:
    data, codes, _, _ = await answer(hub, identity, FILTERED, within=within, filter=condition)
    assert (codes or data["people"]["totalCount"]) == told


PERSONAL = "director-party-member"
ASKED = {
    "coverage": "query ($within: ID!, $metrics: [ID!]) { coverage(within: $within, metrics: $metrics) { metric { id } met } }",
    "coverageGaps": "query ($within: ID!, $metrics: [ID!]) { coverageGaps(within: $within, metrics: $metrics, first: 200)"
    " { edges { node { metric { id } } } } }",
    "coverageDiff": 'query ($within: ID!, $metrics: [ID!]) { coverageDiff(within: $within, metrics: $metrics, from: "2024-01-01",'
    ' to: "2024-06-01") { before { metric { id } } } }',
    "simulate": "query ($within: ID!, $metrics: [ID!]) { simulate(within: $within, metrics: $metrics, changes: [])"
    " { before { metric { id } } } }",
    "coverageTrend": 'query ($within: ID!, $metrics: [ID!]) { coverageTrend(within: $within, metric: "director-party-member",'
    ' from: "2024-01-01", to: "2024-06-01") { metric { id } } all: coverage(within: $within, metrics: $metrics) { met } }',
}


@pytest.mark.parametrize("field", ["coverage", "coverageGaps", "coverageDiff", "simulate", "coverageTrend"])
async def test_what_rests_on_membership_is_answered_only_where_that_may_be_read(hub: Hub, field: str) -> None:
    allowed = given(Role.ORGANISATION, "990101001")
    for identity, within, refused in (
        (NOBODY, HERE, True),
        (given(Role.FRONTEND), HERE, True),
        (allowed, HERE, False),
        (allowed, THERE, True),
        (allowed, "990101", True),
        (given(Role.ADMIN), "990101", False),
    ):
        _, codes, _, reads = await answer(hub, identity, ASKED[field], within=within, metrics=[PERSONAL])
        assert codes[:1] == (["PERSONAL"] if refused else []), (identity, within)
        assert reads.membership == (set() if refused else {PERSONAL})
        if field == "coverageTrend":
            continue
        every, codes, _, reads = await answer(hub, identity, ASKED[field], within=within, metrics=None)
        assert not codes
        assert field == "coverageGaps" or (PERSONAL in str(every)) is not refused
        assert bool(reads.membership) is not refused


GAPS = """query ($metrics: [ID!]) { compounds(within: "990101") {
  edges { node { id gaps(metrics: $metrics) { metric { id personal } } } } } }"""


async def test_the_gaps_of_one_compound_are_told_by_where_it_lies(hub: Hub) -> None:
    identity, named = given(Role.ORGANISATION, HERE), "firm-in-party"
    data, codes, _, _ = await answer(hub, identity, GAPS, metrics=None)
    rows = {edge["node"]["id"]: edge["node"]["gaps"] for edge in data["compounds"]["edges"]}
    personal = {id_: {gap["metric"]["id"] for gap in gaps if gap["metric"]["personal"]} for id_, gaps in rows.items()}
    assert (personal, codes) == ({"c": {named}, "d": set()}, [])
    assert all(rows.values())
    assert (await answer(hub, identity, GAPS, metrics=[named]))[1] == ["PERSONAL"]
    assert (await answer(hub, given(Role.ORGANISATION, "990101"), GAPS, metrics=[named]))[1] == []
    gap = f'{{ here: node(id: "gap:{named}:c") {{ id }} there: node(id: "gap:{named}:d") {{ id }} }}'
    data, codes, _, _ = await answer(hub, identity, gap)
    assert (data["here"] is not None, data["there"], codes) == (True, None, [])
    assert (await answer(hub, NOBODY, gap))[0] == {"here": None, "there": None}


async def test_a_change_that_is_only_tried_lets_nobody_read_more(hub: Hub) -> None:
    """Whoever pulls a stranger into an area of theirs by a simulation reads the stranger's name no better for it."""
    query = """query ($changes: [ChangeInput!]!) { simulate(within: "990101001001", changes: $changes, metrics: ["served"]) {
      closed { subject { ... on Compound { bodies { appointments { edges { node { person { id name phone } } } } } } } }
      opened { subject { ... on Compound { bodies { appointments { edges { node { person { id name phone } } } } } } } } } }"""
    taken = {"table": "appointments", "row": {"id": "try", "person": "elsewhere", "post": "own-m", "since": "2020-01-01"}}
    body = {"table": "bodies", "row": {"id": "own", "name": "业委会", "kind": "owners_committee", "compound": "c"}}
    post = {"table": "posts", "row": {"id": "own-m", "body": "own", "kind": "member", "seats": "9"}}
    service = {"table": "services", "row": {"id": "s-c", "void": "yes"}}
    data, codes, _, reads = await answer(hub, given(Role.ORGANISATION, HERE), query, changes=[body, post, taken, service])
    assert not codes
    (opened,) = data["simulate"]["opened"]
    people = [edge["node"]["person"] for one in opened["subject"]["bodies"] for edge in one["appointments"]["edges"]]
    assert people == [{"id": "elsewhere", "name": "张*", "phone": None}]
    assert reads.people == set()


async def test_a_cursor_of_another_viewer_is_refused(hub: Hub) -> None:
    query = """query ($after: String) { people(first: 2, after: $after) { pageInfo { endCursor } }
      gaps: coverageGaps(within: "990101", first: 2) { pageInfo { endCursor } } }"""
    more = 'query ($after: String) { coverageGaps(within: "990101", first: 2, after: $after) { pageInfo { endCursor } } }'
    mine, other = given(Role.FRONTEND), given(Role.FRONTEND, HERE)
    data, _, _, _ = await answer(hub, mine, query)
    for asked, cursor in ((query, data["people"]["pageInfo"]["endCursor"]), (more, data["gaps"]["pageInfo"]["endCursor"])):
        assert (await answer(hub, mine, asked, after=cursor))[1] == []
        assert (await answer(hub, other, asked, after=cursor))[1] == ["FORBIDDEN"]
