"""Every line of every statement is planned by the real database, in both worlds, and the planner warns of nothing."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

import graph.store.gaps
import graph.store.measures
import resolvers.listings
from graph.database import Database, Row
from graph.lens import as_known
from graph.model.roles import Grant, Role
from graph.statements import statement, statement_names
from resolvers.access import Identity
from tests.agreement import compare_exits, compare_moves, moments, questions
from tests.agreement.hub import Hub
from tests.agreement.stored_questions import OPERATIONS

pytestmark = pytest.mark.long  # planning is what it costs: a minute and more
STREET, KNOWN = "990101001", "2025-01-01T00:00:00Z"
DAY = date(2024, 11, 8).isoformat()
REST = """query Rest($id: ID!, $code: ID!, $known: DateTime) {
  areas(within: $code, level: COMMUNITY, first: 2) {
    edges { node { children { edges { node { code } } } parent { name } } } totalCount
  }
  compound(id: $id) {
    gaps(knownAt: $known) {
      since explanation area { name } metric { name rules { id } } rules { policy { title } } targets { clause }
      evidence { node { id ... on Body { name } } counted reason sources { title } }
      remedies { changes { table } candidates { person { name appointments { post { title } } } } }
    }
    committee(knownAt: $known) { posts(knownAt: $known) { requiredBy { id } holders(knownAt: $known) { basis { id } } } }
    services(knownAt: $known) { mode provider { name } sources { title } }
  }
  metrics { name targets { id } }
  policies(within: "99") { area { name } rules { id } targets { id } }
  rules(kind: APPOINTMENT, inForceOn: "2025-01-01") { text }
  targets(within: "99", metric: "committee", dueBy: "2030-12-31") { area { name } metric { name } }
}"""
SEARCH = "query Search($text: String!, $within: ID) { search(text: $text, within: $within) { matched node { id } } }"
WARM_FILTERS: dict[str, Any] = {
    "metric": "committee",
    "verdicts": ["MET", "UNKNOWN"],
    "class": ["CLOSED"],
    "modes": ["PROFESSIONAL"],
}


async def _ask_everything(hub: Hub, known: str | None) -> None:
    when: dict[str, Any] = {"asOf": DAY, "knownAt": known}
    await hub.ask(questions.COVERAGE, within=STREET, by="COMMUNITY", **when)
    await hub.ask(questions.GAPS, within=STREET, first=3, **when)
    await hub.ask(questions.GAPS.replace("totalCount", ""), within=STREET, metrics=["committee", "grid-worker"], first=3, **when)
    await hub.ask(questions.COMPOUND, id="99-xq-001", **when)
    await hub.ask(questions.BODY, id="qy-b-task-force", on=DAY, **when)
    await hub.ask(questions.PERSON, id="qy-p-29", on=DAY, **when)
    order = {"by": "HOUSEHOLDS", "descending": True}
    await hub.ask(questions.COMPOUNDS, within=STREET, filter=WARM_FILTERS, orderBy=order, first=3, **when)
    await hub.ask(questions.COMPOUNDS, within=STREET, first=3, **when)
    await hub.ask(questions.BODIES, within=STREET, filter={"hasVacancy": True, "minMembers": 1}, first=3, **when)
    await hub.ask(questions.PEOPLE, within=STREET, filter={"minPosts": 2, "partyMember": True}, first=3, **when)
    await hub.ask(questions.NETWORK, around=["qy-p-29"], depth=4, **when)
    await hub.ask(questions.NETWORK, around=["99-xq-001", STREET], depth=1, **when)
    await hub.ask(questions.PATHS, **{"from": "qy-p-29", "to": "qy-b-task-force"}, **when)
    await hub.ask(questions.BRIDGES, within="350582001", **when)
    await hub.ask(compare_exits.DEPENDENCE, person="qy-p-29", **when)
    leaving = statement("leave_posts").text  # the one text of a question that writes, in a transaction that is taken back
    given = {"person": "qy-p-29", "day": 20241108, "text": DAY, "knownAt": 0}
    await hub.database.read("EXPLAIN\n" + (leaving if known is None else as_known(leaving)), given)
    judged = {"person": "qy-p-29", "post": "99-po-0060", "self": "99-ss-0003", "basis": None, "day": 20241108}
    for name, ending in (("facts", "RETURN told"), ("forming", "")):  # read in the transaction of an act
        await hub.database.read(f"EXPLAIN\n{statement(name, 'cypher/appointing').text}\n{ending}", judged)
    await hub.ask(questions.CROSS, within=STREET, first=3, **{"from": ["FIRM"], "to": None}, **when)
    await hub.ask(questions.CROSS, within=STREET, first=3, end="HOME", **when)
    await hub.ask(compare_moves.QUERY, id="99-xq-002", **when)
    await hub.ask(questions.MATRIX, within=STREET, by="COMMUNITY", **when)
    await hub.ask(SEARCH, text="业委会", within=STREET)
    await hub.ask(moments.TREND, within=STREET, metric="served", knownAt=known, **SPAN)
    await hub.ask(moments.DIFF, within=STREET, metrics=["served", "meeting-held"], knownAt=known, **SPAN)
    for name, variables in STORED.items():
        await hub.ask(OPERATIONS[name], **variables, **when)
    await hub.ask(REST, id="99-xq-002", code=STREET, known=known)


async def _ask_as_others(database: Database) -> None:
    """What only those are asked who may not read everything everywhere."""
    some = Identity("somebody", (Grant(Role.FRONTEND, (STREET,)), Grant(Role.AUDITOR, (STREET,))))
    hub = Hub(database, identity=some)
    await hub.ask("{ people(first: 3) { edges { node { name } } totalCount } }")
    await hub.ask(
        "query ($within: ID) { changes(filter: {within: $within}, first: 3) { edges { node { record } } } }", within=STREET
    )
    await hub.ask('query ($id: ID!) { compound(id: $id) { gaps(metrics: ["committee-in-party"]) { since } } }', id="99-xq-001")


async def _ask_for_every_branch(hub: Hub) -> None:
    """The statements that hold branches, each asked about one metric: what they hold is not for it to say."""
    one: dict[str, Any] = {"metrics": ["committee"], "asOf": DAY}
    await hub.ask(questions.COVERAGE, within=STREET, **one)
    await hub.ask(questions.GAPS, within=STREET, first=3, **one)
    await hub.ask(questions.GAPS.replace("totalCount", ""), within=STREET, first=3, **one)
    await hub.ask(questions.COMPOUNDS, within=STREET, filter=WARM_FILTERS, first=3, asOf=DAY)
    await hub.ask(moments.DIFF, within=STREET, metrics=["committee"], **SPAN)
    await hub.ask(REMEDIES, id="99-xq-002", **one)


REMEDIES = """query Remedies($id: ID!, $metrics: [ID!], $asOf: Date) {
  compound(id: $id) { gaps(metrics: $metrics, asOf: $asOf) { remedies { changes { table } } } }
  node(id: "gap:committee:99-xq-005") { id }
}"""


STORED: Mapping[str, dict[str, Any]] = {
    "q-04": {"within": STREET, "first": 3},
    "q-05": {"community": STREET},
    "q-13": {"id": "99-mc-0009"},
    "q-14": {"id": "99-fm-0001", "within": STREET},
    "q-15": {"id": "99-xq-001"},
}


SPAN = {"from": "2023-01-01", "to": "2025-01-01"}
UNSTATED = ("by", "count", "inForceUntilLast")
"""Properties that neither a policy nor a load of the demonstration states, so that its graph has never seen them."""


class Telling(Database):
    """The real database, keeping what the planner has to say, at severity WARNING, of each text it is sent."""

    def __init__(self, inner: Database) -> None:
        super().__init__(inner._driver, inner._database)
        self.said: dict[str, list[str]] = {}

    async def read(self, text: str, parameters: Mapping[str, object] | None = None, *, timeout: float | None = None) -> list[Row]:
        """The rows of the text."""
        driver: Any = self._driver
        async with driver.session(notifications_min_severity="WARNING") as session:
            result = await session.run(text, dict(parameters or {}))
            rows = [record.data() async for record in result]
            status = (await result.consume()).gql_status_objects
        warnings = [f"{one.gql_status}: {one.status_description}" for one in status if one.is_notification]
        self.said[text] = [one for one in warnings if not any(f"The property `{name}` does not" in one for name in UNSTATED)]
        return rows


@pytest.fixture(scope="module")
async def said(demo: Hub) -> Mapping[str, list[str]]:
    """Each text that the hub sends while everything is asked of it, now and as known then, with the planner's warnings."""
    telling = Telling(demo.database)
    for known in (None, KNOWN):
        await _ask_everything(Hub(telling), known)
    await _ask_as_others(telling)
    with pytest.MonkeyPatch.context() as patched:  # every branch, those too that no metric of the demonstration needs
        for module in (graph.store.measures, graph.store.gaps, resolvers.listings):
            patched.setattr(module, "branches", lambda *_: None)
        await _ask_for_every_branch(Hub(telling))
    return telling.said


async def test_the_planner_warns_of_a_word_that_the_graph_does_not_have(demo: Hub) -> None:
    telling = Telling(demo.database)
    for text in ("MATCH (x:Compuond) RETURN x", "MATCH (x:Compound)-[:LOCATED]->() RETURN x", "MATCH (x:Compound) RETURN x.nmae"):
        await telling.read(text + " LIMIT 1")
    assert all(telling.said.values())


async def test_it_warns_of_nothing_in_any_text_of_the_hub(said: Mapping[str, list[str]]) -> None:
    assert len(said) >= 30
    found = {text: warnings for text, warnings in said.items() if warnings}
    assert not found, "\n\n".join(f"{warnings}\n{text}" for text, warnings in found.items())


PARTS = ("metrics/evidence", "metrics/filters", "metrics/populations")
FOLDERS = ("cypher/roots", "cypher/fields", "cypher/parts", "metrics", *PARTS)
WHOLE = (
    "network",
    "paths",
    "paths_shown",
    "bridges",
    "bridges_shown",
    "person_reach",
    "leave_posts",
    "cross_page",
    "cross_page_home",
    "cross_total_home",
    "cross_matrix",
    "compound_moves",
    "compound_moves_shown",
    "compound_pair",
    "compound_pairs",
)
"""Statements of questions that stand beside those of loads, which no question sends."""
_NAMES = re.compile(r"(?<![.\w'])(x|y|v\d+|y_row|may\d*)\b")
_PARAMETERS = re.compile(r"\$(?:asked\.)?(\w+)")


def _bare(text: str) -> str:
    """The text without the names that putting statements together changes."""
    return " ".join(_NAMES.sub("_", _PARAMETERS.sub(r"$\1", text)).split())


@pytest.mark.parametrize("folder", ["cypher", *FOLDERS])
async def test_every_line_of_every_file_was_among_the_texts(said: Mapping[str, list[str]], folder: str) -> None:
    whole = "\n".join(_bare(line) for text in said for line in text.splitlines())
    lines = set(whole.splitlines())
    lines |= {line.partition(", COLLECT { MATCH (ledger")[0] for line in lines}  # what a last line is given besides
    missing = {
        f"{folder}/{name}": line
        for name in (WHOLE if folder == "cypher" else statement_names(folder))
        for line in statement(name, folder).text.splitlines()
        if _bare(line) not in lines
    }
    assert not missing
