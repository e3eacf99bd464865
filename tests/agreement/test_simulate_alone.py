"""Nobody sees a simulation, none stands in another's way for good, and whatever is wrong with its changes is told whole."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from httpx2 import ASGITransport, AsyncClient

import graph.store.diff
from graph.database import Database, Reader, Transaction
from graph.errors import GraphBusy
from schema.build import build_schema
from seeds.load import load_bundle
from seeds.prepare import prepare
from seeds.read import Change, read_changes
from seeds.rehearse import Make, rehearse
from server.app import build_app
from server.request import Callers
from tests.agreement.hub import Data, Hub, bundle_of, replay
from tests.agreement.moments import checksum
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.doors import open_door
from tests.seeds.load_world import whole_world

STREET, COMMUNITY = "970101001", "970101001001"
QUERY = """query Simulate($within: ID!, $changes: [ChangeInput!]!, $metrics: [ID!]) {
  simulate(within: $within, changes: $changes, metrics: $metrics, asOf: "2025-06-01") {
    before { metric { id } area { id name parent { id } } population met }
    after { metric { id } area { id name parent { id } } population met }
    closed { id verdict subject { id } } opened { id verdict subject { id } }
  }
}"""
COMMITTEE = {
    "table": "bodies",
    "row": {"id": "b-new", "name": "新业委会", "kind": "owners_committee", "compound": ["c-2"], "established_on": "2025-01-01"},
}
NEW_COMPOUND = {"table": "compounds", "row": {"id": "c-9", "name": "虚构九苑", "area": "970101001009", "households": 90}}
NEW_AREA = {"table": "areas", "row": {"code": "970101001009", "name": "虚构九社区", "level": "community"}}


@pytest.fixture(scope="module")
async def hub(database: Database) -> Hub:
    """A small world; what these tests load into it, no other asks about."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    await replay(database, [(1_735_689_600_000_000, whole_world())])
    return Hub(database)


@pytest.fixture(scope="module")
async def client(hub: Hub) -> AsyncIterator[AsyncClient]:
    async def ready() -> bool:
        return True

    app = build_app(build_schema(), Callers(hub.database, open_door), ready, console=True)
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://127.0.0.1", timeout=120) as client:
        yield client


async def _simulated(hub: Hub, *changes: Data, within: str = STREET) -> Data:
    answer: Data = (await hub.ask(QUERY, within=within, changes=list(changes), metrics=["committee"]))["simulate"]
    return answer


async def _refused(client: AsyncClient, changes: Sequence[object], **more: Any) -> Data:
    variables = {"within": STREET, "changes": changes, "metrics": ["committee"], **more}
    answer = (await client.post("/graphql", json={"query": QUERY, "variables": variables})).json()
    (error,) = answer["errors"]
    assert error["message"]
    extensions: Data = error["extensions"]
    return extensions


async def test_a_committee_closes_the_gap_of_its_compound(hub: Hub) -> None:
    told = await _simulated(hub, COMMITTEE)
    assert [(gap["id"], gap["verdict"]) for gap in told["closed"]] == [("gap:committee:c-2", "NOT_MET")]
    assert told["opened"] == []
    assert told["after"][0]["met"] == told["before"][0]["met"] + 1


async def test_without_changes_nothing_changes(hub: Hub) -> None:
    told = await _simulated(hub)
    assert (told["closed"], told["opened"]) == ([], [])
    assert told["before"] == told["after"] != []
    again = {"table": "compounds", "row": whole_world()["compounds"][1]}
    assert await _simulated(hub, again) == told


async def test_an_area_that_the_changes_create_or_void_is_told_too(hub: Hub) -> None:
    told = await _simulated(hub, NEW_COMPOUND, NEW_AREA, within="970101001009")
    area = {"id": "970101001009", "name": "虚构九社区", "parent": {"id": STREET}}
    assert [(row["area"], row["population"]) for row in told["before"] + told["after"]] == [(area, 0), (area, 1)]
    assert [gap["id"] for gap in told["opened"]] == ["gap:committee:c-9"]
    await replay(hub.database, [(1_735_689_700_000_000, {"areas": [NEW_AREA["row"]]})])  # type: ignore[dict-item]
    void = {"table": "areas", "row": {"code": "970101001009", "void": "yes"}}
    gone = await _simulated(hub, void, within="970101001009")
    assert [row["area"]["name"] for row in gone["before"] + gone["after"]] == ["虚构九社区"] * 2


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ([{"table": "nothing", "row": {"id": "x"}}], [("nothing", 1, "UNKNOWN_TABLE")]),
        ([COMMITTEE, {"table": "people", "row": {"id": "p-9", "name": "甲", "size": 3}}], [("people", 2, "UNKNOWN_COLUMN")]),
        (
            [COMMITTEE, {"table": "appointments", "row": {"id": "a-9", "person": "nobody", "post": "t-manager"}}],
            [("appointments", 2, "UNKNOWN_REFERENCE")],
        ),
        ([{"table": "people", "row": {"id": "nobody", "void": "yes"}}], [("people", 1, "VOID_UNKNOWN")]),
        ([COMMITTEE, NEW_AREA, COMMITTEE], [("bodies", 3, "DUPLICATE_ID")]),
        ([{"table": "people", "row": "p-9"}], [("people", 1, "BAD_RECORD")]),
        ([{"table": "people", "row": {}}], [("people", 1, "MISSING_VALUE")]),
        ([{"table": "compounds", "row": {**NEW_COMPOUND["row"], "mature": True}}, NEW_AREA], [("compounds", 1, "BAD_VALUE")]),  # type: ignore[dict-item]
        (
            [
                {"table": "people", "row": {"id": "p-9"}},
                {"table": "nothing", "row": {}},
                {"table": "posts", "row": {"id": "t-9"}},
            ],
            [
                ("nothing", 2, "UNKNOWN_TABLE"),
                ("people", 1, "MISSING_VALUE"),
                ("posts", 3, "MISSING_VALUE"),
                ("posts", 3, "MISSING_VALUE"),
            ],
        ),
    ],
)
async def test_changes_that_a_load_would_refuse_are_refused_with_every_finding(
    client: AsyncClient, hub: Hub, changes: list[Data], found: list[tuple[str, int, str]]
) -> None:
    before = await checksum(hub.database)
    told = await _refused(client, changes)
    assert (told["code"], told["argument"]) == ("CHANGES_REFUSED", "changes")
    errors = [finding for finding in told["findings"] if finding["severity"] == "error"]
    assert [(finding["table"], finding["row"], finding["code"]) for finding in errors] == found
    assert all(finding["message"] and finding["advice"] for finding in errors)
    assert await checksum(hub.database) == before


async def test_the_findings_are_those_of_a_dry_run(client: AsyncClient, hub: Hub) -> None:
    rows = {"posts": [{"id": "t-9", "body": "b-none", "kind": "king", "seats": "many", "since": "2024-13-01"}]}
    result = await load_bundle(hub.database, bundle_of(rows), name="dry", dry_run=True)
    told = (await _refused(client, [{"table": "posts", "row": rows["posts"][0]}]))["findings"]
    assert told == [finding.as_json() | {"row": 1} for finding in result.findings]
    assert len(told) >= 4


async def test_more_than_fifty_changes_are_refused_by_number(client: AsyncClient, hub: Hub) -> None:
    people = [{"table": "people", "row": {"id": f"p-{number}", "name": "虚构人"}} for number in range(100, 151)]
    told = await _refused(client, people)
    assert (told["code"], told["argument"]) == ("LIMIT_EXCEEDED", "changes")
    assert (await _simulated(hub, *people[:50]))["opened"] == []
    assert (await _refused(client, [], within="00"))["code"] == "NOT_FOUND"
    assert (await _refused(client, [], metrics=["unheard-of"]))["argument"] == "metrics"


@pytest.mark.parametrize("limit", ["MOST_GAPS", "MOST_COMPARED"])
async def test_lists_too_long_to_be_told_whole_are_refused_and_figures_are_not(
    client: AsyncClient, hub: Hub, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(graph.store.diff, limit, 0)
    told = await _refused(client, [COMMITTEE])
    assert (told["code"], told["argument"]) == ("LIMIT_EXCEEDED", "within")
    figures = QUERY.replace("closed { id verdict subject { id } } opened { id verdict subject { id } }", "")
    assert (await hub.ask(figures, within=STREET, changes=[COMMITTEE], metrics=["committee"]))["simulate"]["after"]
    if limit == "MOST_GAPS":
        diff = 'coverageDiff(within: "970101001", metrics: ["committee"], from: "2019-06-01", to: "2025-06-01")'
        _, errors = await hub.answer(f"{{ {diff} {{ closed {{ id }} }} }}")
        assert "more than 0 gaps" in errors[0]["message"]
        assert (await hub.ask(f"{{ {diff} {{ before {{ met }} }} }}"))["coverageDiff"]["before"] == [{"met": 0}]


async def test_fifty_changes_take_as_many_round_trips_as_one(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [{"table": "people", "row": {"id": f"p-{number}", "name": f"虚构{number}"}} for number in range(100, 150)]
    run, sent = Transaction.run, []

    async def noted(self: Transaction, text: str, parameters: Any = None) -> Any:
        sent.append(text)
        return await run(self, text, parameters)

    monkeypatch.setattr(Transaction, "run", noted)
    await _simulated(hub, people[0])
    one = len(sent)
    await _simulated(hub, *people)
    assert len(sent) == 2 * one < 40


async def test_nobody_sees_what_is_tried_and_everything_is_taken_back(hub: Hub) -> None:
    before = await checksum(hub.database)
    bundle, findings = read_changes([Change(COMMITTEE["table"], COMMITTEE["row"])])  # type: ignore[arg-type]

    async def look(graph: Reader, make: Make) -> bool:
        at = await make()
        inside = (
            await graph.read("MATCH (ledger:Ledger) RETURN ledger.recordedAt AS at, COUNT { (:Body {id: 'b-new'}) } AS new")
        )[0]
        assert inside == {"at": at, "new": 1}
        return await checksum(hub.database) == before

    assert await rehearse(hub.database, bundle, findings, look)
    assert await checksum(hub.database) == before


async def test_simulations_and_loads_at_once_all_come_to_their_end(hub: Hub) -> None:
    alone = await _simulated(hub, COMMITTEE)
    before = await checksum(hub.database)
    assert await asyncio.gather(*(_simulated(hub, COMMITTEE) for _ in range(6))) == [alone] * 6
    assert await checksum(hub.database) == before
    rows = {"people": [{"id": "p-77", "name": "虚构后来者"}], "posts": [{"id": "t-77", "body": "b-oc", "kind": "member"}]}
    load = load_bundle(hub.database, bundle_of(rows), name="meanwhile")
    result, *told = await asyncio.gather(load, *(_simulated(hub, COMMITTEE) for _ in range(4)))
    assert result.accepted
    assert told == [alone] * 4


async def test_who_waits_too_long_is_told_to_come_again(hub: Hub) -> None:
    bundle, findings = read_changes([Change(COMMITTEE["table"], COMMITTEE["row"])])  # type: ignore[arg-type]
    at_it, over = asyncio.Event(), asyncio.Event()

    async def stay(graph: Reader, make: Make) -> None:
        await make()
        at_it.set()
        await over.wait()

    async def leave(graph: Reader, make: Make) -> None:
        await make()

    first = asyncio.create_task(rehearse(hub.database, bundle, findings, stay))
    await at_it.wait()
    with pytest.raises(GraphBusy, match="try again"):
        await rehearse(hub.database, bundle, findings, leave, seconds=1)
    over.set()
    await first


async def test_a_simulation_that_is_given_up_leaves_nothing_and_holds_nobody(hub: Hub) -> None:
    before = await checksum(hub.database)
    bundle, findings = read_changes([Change(COMMITTEE["table"], COMMITTEE["row"])])  # type: ignore[arg-type]
    at_it = asyncio.Event()

    async def stay(graph: Reader, make: Make) -> None:
        await make()
        at_it.set()
        await asyncio.Event().wait()

    given_up = asyncio.create_task(rehearse(hub.database, bundle, findings, stay))
    await at_it.wait()
    given_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await given_up
    assert (await _simulated(hub, COMMITTEE))["closed"] != []
    assert await checksum(hub.database) == before
