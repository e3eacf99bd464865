"""What is answered about the demonstration, field by field: nodes, gaps, policies, pages, languages and the real plan."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.agreement.hub import Hub

STREET = "990101001"
NODE = "query Node($id: ID!) { node(id: $id) { __typename id } }"
TYPES = {
    "990101001": "Area",
    "99-xq-002": "Compound",
    "99-fm-0001": "Firm",
    "qy-b-task-force": "CoordinationBody",
    "qy-b-residents-015": "ResidentsCommittee",
    "qy-b-party-015": "PartyOrganisation",
    "qy-b-street-office": "PublicOffice",
    "qy-o-task-force-head": "Post",
    "qy-a-29-1": "Appointment",
    "qy-p-29": "Person",
    "qy-s-plan": "Source",
    "committee": "Metric",
    "policy-002": "Policy",
    "R-001": "Rule",
    "T-010": "Target",
}
KINDS = {
    "99-sv-": "Service",
    "99-su-": "Survey",
    "99-ac-": "Activity",
    "99-sp-": "Suspension",
    "99-st-": "ProcedureStep",
    "99-ct-": "Contact",
}
VOIDED = {"99-xq-901": "Compound", "99-fm-0029": "Firm", "99-pe-1085": "Person", "99-ap-1209": "Appointment"}


@pytest.mark.parametrize(("id_", "type_"), TYPES.items())
async def test_a_record_of_every_type_is_found_by_its_identifier(demo: Hub, id_: str, type_: str) -> None:
    assert (await demo.ask(NODE, id=id_))["node"] == {"__typename": type_, "id": id_}


async def test_records_that_nothing_lists_are_found_by_their_identifier_too(demo: Hub) -> None:
    ids = [f"{prefix}{number:04d}" for prefix in KINDS for number in range(1, 12)]
    found = (await demo.ask("query N($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", ids=ids))["nodes"]
    seen = {one["id"][:6]: one["__typename"] for one in found if one}
    assert seen == KINDS


async def test_an_office_tells_its_published_contacts_and_each_of_them_its_office(demo: Hub) -> None:
    query = """query C($id: ID!) { body(id: $id) {
      __typename contacts { id kind value body { id } sources { title } } ... on PublicOffice { again: contacts { kind } } } }"""
    office = (await demo.ask(query, id="99-of-0001"))["body"]
    assert [one["kind"] for one in office["contacts"]] == ["website", "site_filing", "mini_program", "app", "official_account"]
    assert [one["id"] for one in office["contacts"]] == sorted(one["id"] for one in office["contacts"])
    assert {one["body"]["id"] for one in office["contacts"]} == {"99-of-0001"}
    assert all(one["value"] and one["sources"][0]["title"] for one in office["contacts"])
    assert (await demo.ask(query, id="99-fm-0001"))["body"]["contacts"] == []


NOTHING = ("nobody", "", "gap", "gap:", "gap:committee", "gap:committee:", "gap:committee:nobody", "ledger")


@pytest.mark.parametrize("id_", NOTHING)
async def test_an_identifier_of_nothing_is_null(demo: Hub, id_: str) -> None:
    assert (await demo.ask(NODE, id=id_))["node"] is None
    assert (await demo.ask("query N($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=[id_]))["nodes"] == [None]


async def test_a_root_of_one_type_gives_nothing_of_another(demo: Hub) -> None:
    query = """{ area(code: "qy-p-29") { id } compound(id: "qy-p-29") { id } body(id: "qy-p-29") { id }
                 person(id: "99-xq-002") { id } policy(id: "R-001") { id } }"""
    assert set((await demo.ask(query)).values()) == {None}


async def test_nodes_keep_the_order_asked_with_nulls_and_repeats(demo: Hub) -> None:
    ids = ["qy-p-29", "nobody", "committee", "99-xq-002", "qy-p-29", "99-xq-901"]
    found = (await demo.ask("query N($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=ids))["nodes"]
    assert [one and one["id"] for one in found] == [id_ if id_ != "nobody" else None for id_ in ids]


@pytest.mark.parametrize(("id_", "type_"), VOIDED.items())
async def test_a_voided_record_is_still_found_as_it_last_was(demo: Hub, id_: str, type_: str) -> None:
    query = """query V($id: ID!) { node(id: $id) { __typename id
      ... on Compound { name lies: area { id } }
      ... on Body { name kind area { id } }
      ... on Person { name }
      ... on Appointment { since recordedAt supersededAt person { id } post { id } } } }"""
    found = (await demo.ask(query, id=id_))["node"]
    assert (found["__typename"], found["id"]) == (type_, id_)
    assert all(value for value in found.values())
    lists = '{ compounds(filter: {name: "重复登记"}) { totalCount } bodies(filter: {name: "重复登记"}) { totalCount } }'
    assert await demo.ask(lists) == {"compounds": {"totalCount": 0}, "bodies": {"totalCount": 0}}


async def test_a_gap_is_a_node_while_it_is_one(demo: Hub) -> None:
    page = """{ coverageGaps(within: "990101001", metrics: ["committee"], first: 2) { edges { node { id verdict } } } }"""
    gaps = [edge["node"] for edge in (await demo.ask(page))["coverageGaps"]["edges"]]
    assert len(gaps) == 2
    query = "query G($id: ID!) { node(id: $id) { __typename id ... on CoverageGap { verdict subject { id } } } }"
    for gap in gaps:
        found = (await demo.ask(query, id=gap["id"]))["node"]
        assert found == {"__typename": "CoverageGap", **gap, "subject": {"id": gap["id"].split(":")[2]}}
    met = """{ compounds(within: "990101001", filter: {metric: "committee", verdicts: [MET]}, first: 1) {
      edges { node { id } } } }"""
    id_ = (await demo.ask(met))["compounds"]["edges"][0]["node"]["id"]
    assert (await demo.ask(query, id=f"gap:committee:{id_}"))["node"] is None


async def test_before_the_first_load_nothing_was_known(demo: Hub) -> None:
    early = '"2023-01-01T00:00:00Z"'
    query = f"""{{ coverage(within: "{STREET}", metrics: ["committee"], knownAt: {early}) {{
                  population met notMet unknown exempt rate lowerBound upperBound }}
                compounds(knownAt: {early}) {{ totalCount edges {{ node {{ id }} }} }}
                compound(id: "99-xq-002") {{ bodies(knownAt: {early}) {{ id }} gaps(knownAt: {early}) {{ id }} }} }}"""
    found = await demo.ask(query)
    counts = dict.fromkeys(("population", "met", "notMet", "unknown", "exempt"), 0)
    zero = counts | dict.fromkeys(("rate", "lowerBound", "upperBound"))
    assert found["coverage"] == [zero]
    assert found["compounds"] == {"totalCount": 0, "edges": []}
    assert found["compound"] == {"bodies": [], "gaps": []}


async def test_two_instants_in_one_operation_are_two_answers(demo: Hub) -> None:
    """The second street was told of by the third load."""
    query = """{ a: compounds(within: "990101002", knownAt: "2023-05-01T00:00:00Z") { totalCount }
                 b: compounds(within: "990101002", knownAt: "2023-07-01T00:00:00Z", asOf: "2023-07-01") { totalCount }
                 c: compounds(within: "990101002") { totalCount } }"""
    found = {name: one["totalCount"] for name, one in (await demo.ask(query)).items()}
    assert found["a"] == 0 < found["b"]
    assert found["c"] > 0


async def test_aliases_with_different_arguments_do_not_mix(demo: Hub) -> None:
    query = """{ body(id: "qy-b-task-force") { before: posts(asOf: "2024-11-06") { id } after: posts(asOf: "2024-11-08") { id }
      all: posts { id holders(asOf: "2024-11-06") { id } later: holders(asOf: "2024-11-08") { id } }
      name: form  kind: name } }"""
    found = (await demo.ask(query))["body"]
    assert [one["id"] for one in found["all"]] == [one["id"] for one in found["after"]]
    assert not any(one["holders"] for one in found["all"])
    assert sum(len(one["later"]) for one in found["all"]) == 42
    assert found["kind"].endswith("工作专班")


async def test_fragments_on_interfaces_and_on_types_add_up(demo: Hub) -> None:
    query = """{ nodes(ids: ["99-fm-0001", "qy-b-task-force", "qy-p-29"]) {
      ... on Node { id } ... on Body { name ...more } ... on Firm { kind area { code } } ... on Person { name } } }
      fragment more on Body { form parent { ... on PublicOffice { name } ... on Node { id } } }"""
    firm, force, person = (await demo.ask(query))["nodes"]
    assert set(firm) == {"id", "name", "form", "parent", "kind", "area"}
    assert set(force) == {"id", "name", "form", "parent"}
    assert set(person) == {"id", "name"}
    assert firm["kind"] == "FIRM"


def _texts_differ(zh: Any, en: Any, path: str, told: set[str]) -> None:
    """Fails where two answers differ in anything but a text of many languages; notes which of these do."""
    if isinstance(zh, dict):
        assert zh.keys() == en.keys()
        for key, value in zh.items():
            _texts_differ(value, en[key], f"{path}.{key}" if key != "name" else f"{path}.name", told)
    elif isinstance(zh, list):
        assert len(zh) == len(en)
        for one, other in zip(zh, en, strict=True):
            _texts_differ(one, other, path, told)
    elif zh != en:
        told.add(path)


async def test_the_language_changes_texts_and_nothing_else(demo: Hub) -> None:
    query = """{ metrics { id name population condition judged rules { id clause text } }
      targets(within: "99") { id clause dueText notTestableBecause leadUnits threshold due area { name } }
      rules { id kind strength text notTestableBecause policy { title jurisdiction } }
      coverageGaps(within: "990101001", metrics: ["served"], first: 3) {
        totalCount edges { cursor node { id verdict since explanation
        subject { id ... on Compound { name } } evidence { counted reason node { id } } } } } }"""
    told: set[str] = set()
    _texts_differ(await demo.ask(query), await demo.ask(query, language="en"), "", told)
    gap = ".coverageGaps.edges.node"
    texts = {".metrics.name", ".metrics.population", ".metrics.condition", ".metrics.rules.text", ".targets.dueText"}
    texts |= {".targets.notTestableBecause", ".rules.text", ".rules.notTestableBecause"}
    assert told - {f"{gap}.evidence.reason"} <= texts | {f"{gap}.explanation"}
    assert told >= {".metrics.name", ".metrics.population", ".metrics.condition", ".rules.text", f"{gap}.explanation"}


async def test_targets_and_rules_are_those_of_the_area_or_of_one_around_it(demo: Hub) -> None:
    query = """{ coverage(within: "990101001", by: COMMUNITY) { area { id } metric { id }
        targets { target { id area { id } metric { id } } } }
      targets { id area { id } metric { id } }
      coverageGaps(within: "990101001001", first: 20) { edges { node { metric { id } area { id }
        rules { id clause policy { area { id } } } targets { id area { id } } } } } }"""
    found = await demo.ask(query)
    every = [one for one in found["targets"] if one["area"] and one["metric"]]
    assert found["coverage"]
    for row in found["coverage"]:
        mine = [one for one in every if one["metric"] == row["metric"]]
        around = {one["id"] for one in mine if row["area"]["id"].startswith(one["area"]["id"])}
        assert {one["target"]["id"] for one in row["targets"]} == around
    gaps = [edge["node"] for edge in found["coverageGaps"]["edges"]]
    assert any(gap["rules"] for gap in gaps)
    assert any(gap["targets"] for gap in gaps)
    for gap in gaps:
        assert all(rule["clause"] and gap["area"]["id"].startswith(rule["policy"]["area"]["id"]) for rule in gap["rules"])
        assert all(gap["area"]["id"].startswith(target["area"]["id"]) for target in gap["targets"])


async def test_policies_rules_and_targets_are_filtered_as_asked(demo: Hub) -> None:
    query = """{ all: rules { id kind inForceFrom policy { id } } one: rules(policy: "policy-002") { id }
      kind: rules(kind: COMPOSITION) { id } day: rules(inForceOn: "2017-01-12") { id } none: rules(policy: "nobody") { id }
      targets { id due metric { id } area { id } } metric: targets(metric: "committee") { id }
      due: targets(dueBy: "2024-12-31") { id }
      demo: targets(within: "9901") { id } both: targets(within: "9901", metric: "committee", dueBy: "2024-12-31") { id }
      policies { id area { id } } street: policies(within: "990101001") { id } }"""
    found = await demo.ask(query)
    ids = {name: [one["id"] for one in rows] for name, rows in found.items()}
    assert all(rows == sorted(rows) for rows in ids.values())
    assert ids["one"] == [one["id"] for one in found["all"] if one["policy"]["id"] == "policy-002"] != []
    assert ids["kind"] == [one["id"] for one in found["all"] if one["kind"] == "COMPOSITION"] != []
    assert ids["day"] == [one["id"] for one in found["all"] if (one["inForceFrom"] or "") <= "2017-01-12"]
    assert ids["none"] == []
    committee = [one["id"] for one in found["targets"] if one["metric"] == {"id": "committee"}]
    due = [one["id"] for one in found["targets"] if one["due"] and one["due"] <= "2024-12-31"]
    inside = [one["id"] for one in found["targets"] if one["area"] and one["area"]["id"].startswith("9901")]
    assert (ids["metric"], ids["due"], ids["demo"]) == (committee, due, inside)
    assert ids["both"] == [id_ for id_ in committee if id_ in due and id_ in inside] != []
    assert ids["street"] == [one["id"] for one in found["policies"] if one["area"] == {"id": STREET}] != []


PAGES = """query Pages($order: CompoundOrder, $first: Int, $after: String) {
  compounds(within: "9901", orderBy: $order, first: $first, after: $after) {
    edges { cursor node { id name households builtOn area { id } } }
    pageInfo { hasNextPage hasPreviousPage endCursor } totalCount } }"""


@pytest.mark.parametrize("by", ["NAME", "AREA", "HOUSEHOLDS", "BUILT_ON"])
@pytest.mark.parametrize("descending", [False, True])
async def test_pages_in_every_order_are_stable_and_complete(demo: Hub, by: str, descending: bool) -> None:
    order = {"by": by, "descending": descending}
    whole = await demo.every(PAGES, "compounds", order=order, first=200)
    assert await demo.every(PAGES, "compounds", order=order, first=17) == whole
    keys: dict[str, Callable[[dict[str, Any]], Any]] = {
        "NAME": lambda one: one["name"],
        "AREA": lambda one: one["area"]["id"],
        "HOUSEHOLDS": lambda one: -1 if one["households"] is None else one["households"],
        "BUILT_ON": lambda one: one["builtOn"] or "",
    }
    assert whole == sorted(whole, key=lambda one: (keys[by](one), one["id"]), reverse=descending) or by == "BUILT_ON"
    page = (await demo.ask(PAGES, order=order, first=5))["compounds"]
    rest = (await demo.ask(PAGES, order=order, first=3, after=page["edges"][1]["cursor"]))["compounds"]
    assert rest["edges"] == page["edges"][2:5]
    _, errors = await demo.answer(PAGES, order=order | {"descending": not descending}, after=page["pageInfo"]["endCursor"])
    assert "after" in errors[0]["message"]


NO_METRIC = """query NoMetric($id: ID!) { coverage(within: "990101001", metrics: []) { met }
  coverageGaps(within: "990101001", metrics: []) { totalCount edges { node { id since evidence { reason } } } }
  compound(id: $id) { gaps(metrics: []) { id since explanation } } }"""


async def test_no_metric_at_all_has_no_figures_and_no_gaps(demo: Hub) -> None:
    found = await demo.ask(NO_METRIC, id="99-xq-005")
    assert found == {"coverage": [], "coverageGaps": {"totalCount": 0, "edges": []}, "compound": {"gaps": []}}


async def test_an_area_never_recorded_is_refused_by_the_argument_that_names_it(demo: Hub) -> None:
    for query, argument in (
        ('{ bodies(kinds: [FIRM], filter: {serves: "nowhere"}) { totalCount } }', "filter"),
        ('{ body(id: "99-fm-0001") { ... on Firm { services(within: "nowhere") { id } } } }', "within"),
    ):
        _, errors = await demo.answer(query)
        assert [(one["extensions"]["code"], one["extensions"]["argument"]) for one in errors] == [("NOT_FOUND", argument)]
