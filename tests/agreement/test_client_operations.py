"""What front ends ask, as they ask it: operations kept as files, over HTTP, checked against the exported schema."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from graphql import build_schema as schema_of
from graphql import parse, validate
from httpx2 import ASGITransport, AsyncClient, Response

from schema.build import build_schema
from server.app import build_app
from server.request import Callers
from tests.agreement.hub import Hub
from tests.doors import open_door

ROOT = Path(__file__).parents[2]
OPERATIONS = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "tests" / "clients").glob("*.graphql"))}
EXPORTED = schema_of((ROOT / "schema" / "schema.graphql").read_text("utf-8"))
CONSOLE = {"coverage-by-community", "first-gaps", "network"}
DAY = "2024-11-08"
PARTY, RESIDENTS = "PARTY_ORGANISATION", "RESIDENTS_COMMITTEE"
VARIABLES: dict[str, dict[str, Any]] = {
    "compound-card": {"id": "99-xq-002", "day": DAY},
    "street-list": {"street": "990101001", "first": 5, "order": {"by": "HOUSEHOLDS", "descending": True}},
    "body-with-posts": {"id": "qy-b-task-force", "day": DAY},
    "person-page": {"id": "qy-p-29", "day": DAY},
    "cross-appointments": {
        "within": "350582001",
        "from": [PARTY],
        "to": [RESIDENTS],
        "by": "COMMUNITY",
        "day": DAY,
        "first": 10,
    },
    "gap-list": {"within": "990101001", "metrics": ["served"], "first": 3},
    "coverage-trend": {"within": "990101001", "metric": "served", "from": "2023-01-31", "to": "2024-07-31"},
    "coverage-diff": {"within": "990101001", "metrics": ["served"], "from": "2023-01-01", "to": "2025-01-01"},
    "simulate": {"within": "990101001", "metrics": ["served"], "day": DAY, "changes": []},
}


async def _always() -> bool:
    return True


@pytest.fixture(scope="module")
async def client(demo: Hub) -> AsyncIterator[AsyncClient]:
    """A client of the whole application over the demonstration."""
    app = build_app(build_schema(), Callers(demo.database, open_door), _always, console=True)
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://127.0.0.1", timeout=60) as client:
        yield client


async def _sent(client: AsyncClient, query: str, language: str = "zh-CN", **variables: Any) -> Response:
    headers = {"accept": "application/graphql-response+json", "accept-language": language}
    return await client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)


async def _data(client: AsyncClient, name: str, language: str = "zh-CN", **variables: Any) -> dict[str, Any]:
    answer = await _sent(client, OPERATIONS[name], language, **(VARIABLES.get(name, {}) | variables))
    assert answer.status_code == 200, answer.text
    assert "errors" not in answer.json()
    data: dict[str, Any] = answer.json()["data"]
    return data


def test_there_is_a_file_for_every_operation_and_no_other() -> None:
    assert set(OPERATIONS) == CONSOLE | set(VARIABLES)


def test_the_console_asks_the_same_three_questions() -> None:
    shown = json.loads((ROOT / "server" / "console" / "questions.json").read_text("utf-8"))
    assert {one["query"] for one in shown} == {OPERATIONS[name] for name in CONSOLE}


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_is_valid_against_the_exported_schema(name: str) -> None:
    assert validate(EXPORTED, parse(OPERATIONS[name])) == []


async def test_coverage_by_community_adds_up_to_the_street(client: AsyncClient) -> None:
    rows = (await _data(client, "coverage-by-community"))["coverage"]
    assert len(rows) == 4 * 7
    assert all(row["population"] == row["met"] + row["notMet"] + row["unknown"] + row["exempt"] for row in rows)
    assert any(target["standing"] == "MISSED" for row in rows for target in row["targets"])


@pytest.mark.long
async def test_the_first_gaps_come_with_explanation_clause_and_evidence(client: AsyncClient) -> None:
    page = (await _data(client, "first-gaps"))["coverageGaps"]
    gaps = [edge["node"] for edge in page["edges"]]
    assert len(gaps) == 10 < page["totalCount"]
    assert all(gap["explanation"] and gap["verdict"] in ("NOT_MET", "UNKNOWN") for gap in gaps)
    assert any(gap["rules"] and gap["rules"][0]["clause"] for gap in gaps)
    assert any(gap["evidence"] for gap in gaps)


async def test_the_network_shows_the_document(client: AsyncClient) -> None:
    network = (await _data(client, "network"))["roleHolderNetwork"]
    mine = [edge for edge in network["edges"] if edge["source"] == "qy-p-29"]
    assert {edge["label"] for edge in mine} == {"书记", "主任", "组员"}
    numbers = {source["documentNumber"] for edge in mine for source in edge["appointment"]["sources"]}
    assert numbers == {"晋政青〔2024〕68号"}


async def test_a_compound_card_is_filled(client: AsyncClient) -> None:
    card = (await _data(client, "compound-card"))["compound"]
    assert card["id"] == "99-xq-002"
    assert card["name"].startswith("演示")
    assert card["area"]["parent"]["name"]
    assert (await _data(client, "compound-card", id="nobody"))["compound"] is None


async def test_a_street_list_is_paged_to_its_end(client: AsyncClient) -> None:
    seen: list[int] = []
    after = None
    page: dict[str, Any] = {"pageInfo": {"hasNextPage": True}}
    while page["pageInfo"]["hasNextPage"]:
        page = (await _data(client, "street-list", first=20, after=after))["compounds"]
        seen += [-1 if edge["node"]["households"] is None else edge["node"]["households"] for edge in page["edges"]]
        assert page["pageInfo"]["startCursor"] == page["edges"][0]["cursor"]
        after = page["pageInfo"]["endCursor"]
    assert len(seen) == page["totalCount"] > 40
    assert seen == sorted(seen, reverse=True)
    chosen = (await _data(client, "street-list", filter={"class": ["CLOSED"]}))["compounds"]
    assert {edge["node"]["class"] for edge in chosen["edges"]} == {"CLOSED"}


async def test_a_body_shows_its_posts_and_holders(client: AsyncClient) -> None:
    body = (await _data(client, "body-with-posts"))["body"]
    assert body["__typename"] == "CoordinationBody"
    assert sum(len(post["holders"]) for post in body["posts"]) == 42
    assert all(post["vacantSeats"] == post["seats"] - len(post["holders"]) for post in body["posts"])


async def test_the_page_of_a_person_shows_what_is_held(client: AsyncClient) -> None:
    person = (await _data(client, "person-page"))["person"]
    assert {one["status"] for one in person["appointments"]} == {"IN_OFFICE"}
    assert len(person["appointments"]) == 3


async def test_cross_appointments_are_paged_and_their_rules_told_in_the_language_asked_for(client: AsyncClient) -> None:
    found = await _data(client, "cross-appointments")
    page = found["crossAppointments"]
    assert (page["totalCount"], len(page["edges"]), page["pageInfo"]["hasNextPage"]) == (14, 10, True)
    rest = (await _data(client, "cross-appointments", after=page["pageInfo"]["endCursor"]))["crossAppointments"]
    people = [edge["node"]["person"]["id"] for edge in (*page["edges"], *rest["edges"])]
    assert len(set(people)) == 14
    cells = [
        cell
        for cell in found["crossAppointmentMatrix"]
        if (cell["from"], cell["to"]) == ("PARTY_ORGANISATION", "RESIDENTS_COMMITTEE")
    ]
    assert [cell["count"] for cell in cells] == [1] * 14
    coordination = {"from": ["PUBLIC_OFFICE"], "to": ["COORDINATION_BODY"], "first": 50}
    for language, word in (("zh", "综合协调组"), ("en", "coordination group")):
        rows = (await _data(client, "cross-appointments", language, **coordination))["crossAppointments"]["edges"]
        texts = {rule["id"]: rule["text"] for row in rows for rule in row["node"]["rules"]}
        assert set(texts) == {"R-033"}
        assert word in texts["R-033"]


async def test_a_gap_list_is_told_in_the_language_asked_for(client: AsyncClient) -> None:
    chinese, english = [(await _data(client, "gap-list", language))["coverageGaps"] for language in ("zh-CN,en;q=0.5", "en")]
    names = [{edge["node"]["metric"]["name"] for edge in page["edges"]} for page in (chinese, english)]
    assert names == [{"物业服务覆盖"}, {"Property service in place"}]
    rest = (await _data(client, "gap-list", after=chinese["pageInfo"]["endCursor"]))["coverageGaps"]
    assert rest["totalCount"] == chinese["totalCount"]
    assert not {edge["node"]["id"] for edge in rest["edges"]} & {edge["node"]["id"] for edge in chinese["edges"]}


async def test_a_trend_and_a_diff_tell_the_same_story(client: AsyncClient) -> None:
    rows = (await _data(client, "coverage-trend"))["coverageTrend"]
    assert [row["asOf"] for row in rows[:3]] == ["2023-01-31", "2023-04-30", "2023-07-31"]
    assert len(rows) == 7
    diff = (await _data(client, "coverage-diff", **{"from": "2023-01-31", "to": "2024-07-31"}))["coverageDiff"]
    (before,), (after,) = diff["before"], diff["after"]
    assert [(row["met"], row["rate"]) for row in (rows[0], rows[-1])] == [(row["met"], row["rate"]) for row in (before, after)]
    assert diff["closed"]
    assert all(gap["explanation"] for gap in diff["closed"] + diff["opened"])


async def test_a_simulation_closes_the_gap_that_a_service_closes(client: AsyncClient) -> None:
    gap = (await _data(client, "gap-list", first=1))["coverageGaps"]["edges"][0]["node"]
    service = {"id": "99-new-service", "compound": gap["subject"]["id"], "mode": "quasi", "since": "2024-01-01"}
    changes = [{"table": "services", "row": service}]
    told = (await _data(client, "simulate", "en", changes=changes, day=None))["simulate"]
    assert [one["id"] for one in told["closed"]] == [gap["id"]]
    assert told["after"][0]["met"] == told["before"][0]["met"] + 1
    again = (await _data(client, "gap-list", first=1))["coverageGaps"]["edges"][0]["node"]
    assert again == gap


async def test_a_simulation_that_cannot_be_loaded_says_everything_that_is_wrong(client: AsyncClient) -> None:
    service = {"id": "99-new-service", "compound": "nowhere", "mode": "perhaps"}
    changes = [{"table": "services", "row": service}]
    answer = await _sent(client, OPERATIONS["simulate"], **(VARIABLES["simulate"] | {"changes": changes}))
    extensions = answer.json()["errors"][0]["extensions"]
    assert (extensions["code"], extensions["argument"]) == ("CHANGES_REFUSED", "changes")
    assert {(one["row"], one["column"], one["code"]) for one in extensions["findings"]} == {
        (1, "compound", "UNKNOWN_REFERENCE"),
        (1, "mode", "UNKNOWN_WORD"),
    }


@pytest.mark.parametrize(
    ("name", "wrong", "code", "argument"),
    [
        ("street-list", {"after": "the second page"}, "BAD_USER_INPUT", "after"),
        ("street-list", {"first": 0}, "BAD_USER_INPUT", "first"),
        ("street-list", {"first": 201}, "BAD_USER_INPUT", "first"),
        ("street-list", {"street": "00"}, "NOT_FOUND", "within"),
        ("cross-appointments", {"within": "00"}, "NOT_FOUND", "within"),
        ("cross-appointments", {"first": 201}, "BAD_USER_INPUT", "first"),
        ("cross-appointments", {"by": "CITY"}, "BAD_USER_INPUT", "by"),
        ("gap-list", {"metrics": ["unheard-of"]}, "BAD_USER_INPUT", "metrics"),
        ("gap-list", {"verdicts": ["MET"]}, "BAD_USER_INPUT", "verdicts"),
        ("person-page", {"day": "2024-13-01"}, "BAD_USER_INPUT", None),
        ("coverage-trend", {"to": "2023-01-31"}, "BAD_USER_INPUT", "to"),
        ("coverage-diff", {"within": "00"}, "NOT_FOUND", "within"),
        ("simulate", {"changes": [{"table": "people", "row": {}}] * 51}, "LIMIT_EXCEEDED", "changes"),
    ],
)
async def test_a_wrong_argument_is_refused_by_name(
    client: AsyncClient, name: str, wrong: dict[str, Any], code: str, argument: str | None
) -> None:
    answer = await _sent(client, OPERATIONS[name], **(VARIABLES[name] | wrong))
    extensions = answer.json()["errors"][0]["extensions"]
    assert extensions["code"] == code
    assert argument is None or extensions["argument"] == argument
