"""One round trip for a root field, whatever is nested below it; counted."""

import pytest

from tests.agreement.hub import Hub
from tests.agreement.moments import DIFF, TREND
from tests.agreement.questions import BODIES, BRIDGES, COMPOUND, COVERAGE, CROSS, GAPS, MATRIX, NETWORK, PATHS, PERSON

DEEP = """query Deep($id: ID!) {
  body(id: $id) {
    name area { name parent { name parent { name } } } sources { title }
    posts { title vacantSeats holders { person { name appointments { post { title body { name area { name } } } } } } }
    appointments(first: 20) {
      edges { node { status person { name partyMember } suspensions { since } steps { step } } }
      totalCount
    }
  }
}"""
TWO_LENSES = """query TwoLenses($id: ID!) {
  compound(id: $id) {
    now: committee { name posts { title } }
    then: committee(asOf: "2023-06-30", knownAt: "2023-07-01T00:00:00Z") { name posts(knownAt: "2023-07-01T00:00:00Z") { title } }
  }
}"""
NODES = """query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) { id ... on Body { name } ... on Person { name } ... on Compound { area { name } } }
}"""
SEARCH = """query Search($text: String!, $within: ID) {
  search(text: $text, within: $within) { label score matched node { id
    ... on Person { appointments { post { title body { name } } } } ... on Area { parent { name } children { totalCount } }
    ... on Body { posts { holders { person { name } } } } ... on Compound { area { name } } } }
}"""
SPAN = {"from": "2024-01-01", "to": "2025-01-01"}
TWO_ROOTS = "{ metrics { id rules { clause } } targets { id policy { title area { name } } } viewer { name roles } }"


@pytest.mark.parametrize(
    ("query", "variables", "trips"),
    [
        (COVERAGE, {"within": "990101001", "by": "COMMUNITY"}, 1),
        (GAPS, {"within": "990101001", "first": 20}, 1),
        (COMPOUND, {"id": "99-xq-001"}, 1),
        (BODIES, {"within": "350582001", "first": 200}, 1),
        (PERSON, {"id": "qy-p-29", "on": "2024-11-08"}, 1),
        (NETWORK, {"around": ["qy-p-29"], "depth": 3}, 1),
        (PATHS, {"from": "qy-p-29", "to": "qy-b-task-force", "asOf": "2024-11-08"}, 2),  # what could join them, then what does
        (BRIDGES, {"within": "350582001", "asOf": "2024-11-08"}, 2),
        (TREND, {"within": "990101001", "metric": "served", **SPAN}, 1),
        (DIFF, {"within": "990101001", "metrics": ["committee", "served"], **SPAN}, 1),
        (CROSS, {"within": "990101001", "first": 20}, 1),
        (MATRIX, {"within": "990101001", "by": "COMMUNITY"}, 1),
        (DEEP, {"id": "qy-b-task-force"}, 1),
        (TWO_LENSES, {"id": "99-xq-001"}, 1),
        (SEARCH, {"text": "云桥", "within": "990101"}, 1),
        (NODES, {"ids": ["qy-p-29", "99-xq-001", "qy-b-task-force", "nobody"]}, 1),
        (TWO_ROOTS, {}, 2),
    ],
    ids=[
        "coverage",
        "gaps",
        "compound",
        "bodies",
        "person",
        "network",
        "paths",
        "bridges",
        "trend",
        "diff",
        "cross",
        "matrix",
        "deep",
        "two-lenses",
        "search",
        "nodes",
        "two-roots",
    ],
)
async def test_a_root_field_is_one_round_trip(demo: Hub, query: str, variables: dict[str, object], trips: int) -> None:
    await demo.ask("{ metrics { id } }")  # the metrics are read once for the process
    before = demo.database.round_trips
    await demo.ask(query, **variables)
    assert demo.database.round_trips - before == trips


async def test_total_count_costs_nothing_unless_asked(demo: Hub) -> None:
    texts: list[str] = []
    read = demo.database.read

    async def noted(text: str, *rest: object, **more: object) -> object:
        texts.append(text)
        return await read(text, *rest, **more)  # type: ignore[arg-type]

    demo.database.read = noted  # type: ignore[method-assign, assignment]
    try:
        await demo.ask('{ people(within: "350582001", first: 1) { edges { node { id } } } }')
        await demo.ask('{ people(within: "350582001", first: 1) { totalCount } }')
    finally:
        del demo.database.read
    assert "count(DISTINCT" not in texts[0]
    assert "count(DISTINCT" in texts[1]
