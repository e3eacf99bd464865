"""Fields that hang on others: an area never recorded is refused wherever it is named, words are put in wherever they belong."""

from typing import Any

import pytest

from tests.agreement.hub import Hub
from tests.oracle import lists
from tests.oracle.world import World

DAY = "2025-06-01"

FIRM = """query Firm($id: ID!, $within: ID, $asOf: Date, $knownAt: DateTime) {
  body(id: $id) { ... on Firm { services(within: $within, asOf: $asOf, knownAt: $knownAt) { id } } }
}"""
SERVING = "query Serving($serves: ID) { bodies(filter: {serves: $serves, minCompounds: 1}) { totalCount } }"


@pytest.mark.parametrize(("query", "variable"), [(FIRM, "within"), (SERVING, "serves")])
async def test_an_area_never_recorded_is_refused(demo: Hub, query: str, variable: str) -> None:
    data, errors = await demo.answer(query, id="99-fm-0001", **{variable: "88"})
    assert data is None or None in data.values()
    assert ["'88' was ever recorded" in error["message"] for error in errors] == [True]


@pytest.mark.parametrize(
    "field",
    [
        *(f'{name}(within: "") {{ totalCount }}' for name in ("areas", "compounds", "bodies", "people")),
        *(f'{name}(within: "") {{ id }}' for name in ("policies", "targets")),
        'search(text: "99", within: "") { label }',
        'coverage(within: "") { met }',
        'coverageGaps(within: "") { totalCount }',
        'crossAppointments(within: "") { totalCount }',
        'crossAppointmentMatrix(within: "") { count }',
    ],
)
async def test_an_empty_code_is_no_area_and_not_everywhere(demo: Hub, field: str) -> None:
    _, errors = await demo.answer(f"{{ {field} }}")
    assert ["'' was ever recorded" in error["message"] for error in errors] == [True]


async def test_an_area_recorded_later_has_nothing_before(demo: Hub) -> None:
    """The second street is told of by the third load."""
    given: dict[str, Any] = {"id": "99-fm-0001", "within": "990101002", "asOf": "2023-02-01"}
    assert (await demo.ask(FIRM, knownAt="2023-02-01T00:00:00Z", **given))["body"] == {"services": []}


async def test_services_are_told_of_firms_only_and_compositions_of_committees_only(demo: Hub) -> None:
    query = """query Mixed($ids: [ID!]!) { nodes(ids: $ids) { __typename id
      ... on Firm { services { id } } ... on ManagementCommittee { composition { verdict } }
      ... on OwnersCommittee { composition { verdict } } } }"""
    found = (await demo.ask(query, ids=["99-fm-0001", "99-mc-0009", "qy-b-task-force"]))["nodes"]
    assert [set(one) - {"__typename", "id"} for one in found] == [{"services"}, {"composition"}, set()]
    assert found[1]["composition"] is not None


async def test_a_gap_is_explained_however_deep_it_lies(demo: Hub, demo_loads_as_rows: Any) -> None:
    state = World(demo_loads_as_rows).at()
    compound = next(one.id for one in state.table("compounds") if lists.committee(state, one.id, DAY))
    committee = lists.committee(state, compound, DAY)
    query = """query Deep($around: [ID!]!) { roleHolderNetwork(around: $around, depth: 1, asOf: "2025-06-01") { nodes { node {
      ... on Body { compounds { gaps(metrics: ["served", "deputy-station-head", "secretary-is-director"]) { explanation } } }
    } } } }"""
    nodes = (await demo.ask(query, around=[committee]))["roleHolderNetwork"]["nodes"]
    compounds = [compound for node in nodes for compound in node["node"].get("compounds", ())]
    assert compounds
    assert all(gap["explanation"] for compound in compounds for gap in compound["gaps"])
