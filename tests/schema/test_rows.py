"""How rows become answers."""

from typing import Any

import pytest

from resolvers.paging import cursor
from tests.schema.toy import ask, refusal, shown


async def test_a_row_is_shown_under_graphql_names() -> None:
    row = {"id": "c1", "name": "一号小区", "class": "semi_open", "builtOn": "1998", "demolishedOn": "2024-05", "mature": True}
    data = await shown('{ compound(id: "c1") { id name class builtOn demolishedOn mature households } }', {"compound": row})
    assert data["compound"] == {**row, "class": "SEMI_OPEN", "households": None}


async def test_what_is_absent_is_empty_false_or_null_as_the_schema_says() -> None:
    rows: dict[str, Any] = {
        "compound": {"id": "c"},
        "gap": {"evidence": [{}]},
        "metric": {"id": "m"},
        "viewer": {"name": "loopback", "roles": ["ADMIN"], "areas": None},
    }
    data = await shown(
        """{ compound(id: "c") { mature firms { id } committee { id } }
             gap { rules { id } since } metric { judged targets { leadUnits } }
             viewer { name roles areas { code } } }""",
        rows,
    )
    assert data["compound"] == {"mature": None, "firms": [], "committee": None}
    assert data["gap"] == {"rules": [], "since": None}
    assert data["metric"] == {"judged": False, "targets": []}
    assert data["viewer"] == {"name": "loopback", "roles": ["ADMIN"], "areas": []}


async def test_an_interface_is_resolved_by_the_rows_typename() -> None:
    firm = {"__typename": "Firm", "id": "f", "name": "物业", "kind": "firm"}
    data = await shown(
        """{ node(id: "f") { __typename id ... on Body { name kind } ... on Compound { households } }
             body(id: "f") { __typename ... on Firm { name } ... on PublicOffice { form } } }""",
        {"node": firm, "body": firm},
    )
    assert data["node"] == {"__typename": "Firm", "id": "f", "name": "物业", "kind": "FIRM"}
    assert data["body"] == {"__typename": "Firm", "name": "物业"}


async def test_aliases_of_a_field_with_arguments_are_read_by_response_key() -> None:
    row = {"id": "c", "name": "n", "old": [], "firms": [{"__typename": "Firm", "id": "f"}], "name@bodies": [], "name@firms": []}
    data = await shown(
        '{ compound(id: "c") { a: name b: name old: firms(asOf: "2020-01-01") { id } firms { id } } }', {"compound": row}
    )
    assert data["compound"] == {"a": "n", "b": "n", "old": [], "firms": [{"id": "f"}]}
    assert (await shown('{ compound(id: "c") { name: bodies { id } } }', {"compound": row}))["compound"] == {"name": []}


async def test_one_response_key_is_read_apart_for_each_concrete_type() -> None:
    page = {"first": 1, "field": "x", "rows": []}
    row = {"__typename": "PublicOffice", "id": "o", "x@Firm": page | {"total": 1}, "x@PublicOffice": page | {"total": 2}}
    data = await shown(
        """{ body(id: "o") {
            ... on Firm { x: appointments(first: 1) { totalCount } }
            ... on PublicOffice { x: appointments(first: 2) { totalCount } }
        } }""",
        {"body": row},
    )
    assert data["body"] == {"x": {"totalCount": 2}}


PAGE_QUERY = """{ compounds { edges { cursor node { id } } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""


def page(count: int, first: int, **more: object) -> dict[str, object]:
    rows = [{"key": [f"name {n}", f"c{n}"], "node": {"id": f"c{n}"}} for n in range(count)]
    return {"rows": rows, "first": first, "field": "compounds", "total": 9, **more}


async def test_a_page_shows_at_most_what_was_asked_for_and_tells_of_more() -> None:
    first, second = (cursor("compounds", [f"name {n}", f"c{n}"]) for n in range(2))
    found = (await shown(PAGE_QUERY, {"compounds": page(3, 2, after=True)}))["compounds"]
    assert found == {
        "edges": [{"cursor": first, "node": {"id": "c0"}}, {"cursor": second, "node": {"id": "c1"}}],
        "totalCount": 9,
        "pageInfo": {"hasNextPage": True, "hasPreviousPage": True, "startCursor": first, "endCursor": second},
    }


async def test_the_last_page_and_an_empty_one_have_no_more() -> None:
    whole = (await shown(PAGE_QUERY, {"compounds": page(2, 2)}))["compounds"]["pageInfo"]
    assert (whole["hasNextPage"], whole["hasPreviousPage"]) == (False, False)
    empty = (await shown(PAGE_QUERY, {"compounds": page(0, 2)}))["compounds"]
    assert empty["edges"] == []
    assert empty["pageInfo"] == {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None}


async def test_dates_instants_and_json_are_shown_as_the_contract_says() -> None:
    rows = {
        "appointment": {"since": "2024-05", "recordedAt": 1_714_521_600_000_001, "supersededAt": None, "status": "in_office"},
        "metric": {"parameters": '{"kinds": ["firm"]}'},
        "gap": {"since": 20240501, "verdict": "NOT_MET"},
        "coverage": [{"asOf": "2026-05-01", "knownAt": 0, "rate": 0.5}],
    }
    data = await shown(
        """{ appointment { since until recordedAt supersededAt status } metric { parameters }
             gap { since verdict } coverage { asOf knownAt rate lowerBound } }""",
        rows,
    )
    assert data["appointment"] == {
        "since": "2024-05",
        "until": None,
        "recordedAt": "2024-05-01T00:00:00.000001Z",
        "supersededAt": None,
        "status": "IN_OFFICE",
    }
    assert data["metric"] == {"parameters": {"kinds": ["firm"]}}
    assert data["gap"] == {"since": "2024-05-01", "verdict": "NOT_MET"}
    assert data["coverage"] == [{"asOf": "2026-05-01", "knownAt": "1970-01-01T00:00:00.000000Z", "rate": 0.5, "lowerBound": None}]


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2024", "full day"),
        ("2024-05", "full day"),
        ("2024-5-1", "full day"),
        ("2024-05-01T00:00:00Z", "full day"),
        ("２０２４-05-01", "full day"),
        ("2023-02-29", "no day of the calendar"),
        ("1899-12-31", "1900-01-01"),
        ("2201-01-01", "2200-12-31"),
        (20240501, "full day"),
    ],
)
async def test_a_day_that_is_not_full_and_real_is_refused_with_the_reason(day: object, reason: str) -> None:
    literal = f'"{day}"' if isinstance(day, str) else str(day)
    assert reason in await refusal(f"{{ rules(inForceOn: {literal}) }}")
    assert reason in await refusal("query ($day: Date) { rules(inForceOn: $day) }", day=day)


@pytest.mark.parametrize("day", ["1900-01-01", "2024-02-29", "2200-12-31"])
async def test_days_at_the_bounds_are_taken(day: str) -> None:
    result, context = await ask("query ($day: Date) { rules(inForceOn: $day) }", day=day)
    assert not result.errors
    assert context.picks[0].arguments == {"inForceOn": int(day.replace("-", ""))}


@pytest.mark.parametrize(
    ("instant", "reason"),
    [
        ("2024-05-01", "RFC 3339"),
        ("2024-05-01T08:00:00", "RFC 3339"),
        ("2024-05-01 08:00:00Z", "RFC 3339"),
        ("2024-05-01T08:00Z", "RFC 3339"),
        ("2024-02-30T08:00:00Z", "no instant"),
        ("2024-05-01T24:00:00Z", "no instant"),
        ("2024-05-01T08:00:00+25:00", "no instant"),
        ("0001-01-01T00:00:00+08:00", None),
        (0, "RFC 3339"),
    ],
)
async def test_an_instant_without_offset_or_out_of_the_calendar_is_refused(instant: object, reason: str | None) -> None:
    question = "query ($at: DateTime) { compounds(knownAt: $at) { totalCount } }"
    if reason is None:
        result, context = await ask(question, at=instant)
        assert not result.errors
        assert context.picks[0].arguments["knownAt"] == -62_135_625_600_000_000
    else:
        assert reason in await refusal(question, at=instant)


@pytest.mark.parametrize(
    ("instant", "microseconds"),
    [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01t08:00:00.000001+08:00", 1),
        ("1969-12-31T23:59:59.999999999Z", -1),
        ("2026-05-01T08:00:00.25-05:30", 1_777_642_200_250_000),
    ],
)
async def test_an_instant_arrives_in_microseconds(instant: str, microseconds: int) -> None:
    _, context = await ask("query ($at: DateTime) { compounds(knownAt: $at) { totalCount } }", at=instant)
    assert context.picks[0].arguments["knownAt"] == microseconds
