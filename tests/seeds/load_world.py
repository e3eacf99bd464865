"""A small whole world: every table of the contract, every column of it filled in some row; and how it is loaded and asked."""

from collections.abc import Mapping
from typing import Any

from graph.database import Database
from graph.model.selection import Pick, Selection
from graph.store.policies import adopt_policies
from resolvers.access import HUB
from resolvers.caller import Caller, Definitions, caller_of
from seeds.bundle import Bundle, BundleRow
from seeds.load import load_bundle
from seeds.policy import read_policies
from seeds.result import ImportResult

Rows = Mapping[str, list[dict[str, str]]]
RULE = "R-001"
METRIC = "committee"


def whole_world() -> dict[str, list[dict[str, str]]]:
    """Rows of every table; taken together the rows of a table fill every column."""
    return {
        "sources": [
            {"id": "s-1", "title": "虚构通知", "document_number": "虚构〔2024〕1号", "publisher": "虚构街道办",
             "published_on": "2024-05",
             "url": "https://example.org/1"},
            {"id": "s-2", "title": "虚构名册"},
        ],
        "areas": [
            {"code": "97", "name": "虚构省", "level": "province"},
            {"code": "9701", "name": "虚构市", "level": "city"},
            {"code": "970101", "name": "虚构区", "level": "county", "parent": "97", "source": "s-1;s-2"},
            {"code": "970101001", "name": "虚构街道", "level": "street"},
            {"code": "970101001001", "name": "虚构社区", "level": "community", "parent": "970101001"},
            {"code": "970101001001-g1", "name": "第一网格", "level": "grid"},
            {"code": "970101001002", "name": "虚构二社区", "level": "community"},
        ],
        "compounds": [
            {"id": "c-1", "name": "虚构一苑", "area": "970101001001", "class": "closed", "mature": "yes", "built_on": "2001-09",
             "demolished_on": "2090", "households": "120", "buildings": "4", "floor_area_m2": "9876.5", "grade": "A",
             "source": "s-1"},
            {"id": "c-2", "name": "虚构二苑", "area": "970101001001-g1"},
            {"id": "c-3", "name": "虚构三苑", "area": "970101001002"},
        ],
        "bodies": [
            {"id": "b-firm", "name": "虚构物业", "kind": "firm", "form": "market", "area": "970101001002",
             "uscc": "91110000600037341L"},
            {"id": "b-cell", "name": "虚构物业支部", "kind": "party_organisation", "form": "firm_branch", "firm": "b-firm",
             "parent": "b-party", "established_on": "2015", "dissolved_on": "2080", "source": "s-2"},
            {"id": "b-party", "name": "虚构社区党委", "kind": "party_organisation", "form": "community_committee",
             "area": "970101001001"},
            {"id": "b-oc", "name": "虚构业委会", "kind": "owners_committee", "compound": "c-1;c-3",
             "established_on": "2020-01-01"},
            {"id": "b-joint", "name": "虚构联合支部", "kind": "party_organisation", "form": "joint_branch",
             "compound": "c-2;c-1"},
            {"id": "b-under", "name": "虚构党小组", "kind": "party_organisation", "form": "building_group", "parent": "b-joint"},
        ],
        "people": [
            {"id": "p-1", "name": "虚构甲", "gender": "female", "born_on": "1970-01-02", "phone": "00000000001",
             "party_status": "full",
             "party_since": "1995-07", "party_until": "2085", "source": "s-2"},
            {"id": "p-2", "name": "虚构乙", "party_status": "none"},
        ],
        "ownerships": [{"id": "o-1", "person": "p-1", "compound": "c-1", "since": "2010", "until": "2085-01-01",
             "source": "s-2"}],
        "employments": [{"id": "e-1", "person": "p-2", "firm": "b-firm", "since": "2015-06", "until": "2085", "source": "s-2"}],
        "posts": [
            {"id": "t-chair", "body": "b-oc", "kind": "director"},
            {"id": "t-manager", "body": "b-firm", "kind": "project_manager", "title": "项目经理", "seats": "2", "compound": "c-1",
             "required_by": RULE, "since": "2016", "until": "2085", "source": "s-1"},
        ],
        "appointments": [
            {"id": "a-1", "person": "p-1", "post": "t-chair", "since": "2021-01-01", "until": "2022-01-01", "status": "ended",
             "on_behalf_of": "b-party", "nominated_by": "b-party", "approved_by": "b-joint", "filed_with": "b-party",
             "basis": RULE,
             "ended_because": "任期届满", "source": "s-1;s-2"},
            {"id": "a-2", "person": "p-2", "post": "t-manager", "since": "2020-05-01"},
        ],
        "suspensions": [
            {"id": "x-1", "appointment": "a-1", "since": "2021-03-01", "until": "2021-04-01", "reason": "学习", "source": "s-1"}
        ],
        "services": [
            {"id": "v-1", "compound": "c-1", "mode": "professional", "provider": "b-firm", "since": "2018-01-01", "until": "2085",
             "filed_on": "2018-02-01", "featured": "yes", "source": "s-1"}
        ],
        "contacts": [{"id": "l-1", "body": "b-firm", "kind": "telephone", "value": "0000-1234567", "source": "s-1"}],
        "activities": [
            {"id": "n-1", "kind": "complaint", "subject": "c-1", "on": "2024-05-01", "due": "2024-05-15", "done_on": "2024-05-03",
             "period": "2024Q2", "result": "已解决", "value": "-1.5", "participants": "p-1;b-firm", "source": "s-1"},
            {"id": "n-2", "kind": "report", "subject": "n-1"},
        ],
        "steps": [
            {"id": "k-1", "subject": "a-1", "step": "nominate", "on": "2020-12-01", "until": "2020-12-08", "by": "b-party",
             "note": "联审", "source": "s-1"}
        ],
        "surveys": [
            {"id": "y-1", "subject": "c-2", "aspect": METRIC, "on": "2024-01-01", "finding": "none",
             "reason": "未成立", "source": "s-1"}
        ],
    }  # fmt: skip


def bundle_of(rows: Rows) -> Bundle:
    return Bundle(
        {table: [BundleRow(table, number, cells) for number, cells in enumerate(told, 2)] for table, told in rows.items()}
    )


def row(id_: str, **changes: str) -> tuple[str, dict[str, str]]:
    """A row of the whole world with some cells told otherwise; an empty one is left out."""
    for table, rows in whole_world().items():
        for cells in rows:
            if id_ in (cells.get("id"), cells.get("code")):
                return table, {name: text for name, text in (cells | changes).items() if text}
    raise KeyError(id_)


def void(id_: str) -> tuple[str, dict[str, str]]:
    table, cells = row(id_)
    key = "code" if table == "areas" else "id"
    return table, {key: cells[key], "void": "yes"}


def rows_of(*told: tuple[str, dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    rows: dict[str, list[dict[str, str]]] = {}
    for table, cells in told:
        rows.setdefault(table, []).append(cells)
    return rows


async def adopted(graph: Database) -> Database:
    """The empty graph with the policies of this repository, which rules and surveys name."""
    files, findings = read_policies()
    assert not findings
    await adopt_policies(graph, files)
    return graph


async def loaded(graph: Database, rows: Rows | tuple[str, dict[str, str]], *more: tuple[str, dict[str, str]]) -> ImportResult:
    """The result of an accepted load of a whole world, or of single rows."""
    told = rows_of(rows, *more) if isinstance(rows, tuple) else rows
    result = await load_bundle(graph, bundle_of(told), name="test")
    assert result.accepted, "\n".join(result.lines())
    return result


def totals(result: ImportResult) -> dict[str, int]:
    """Created, changed, unchanged and voided over all tables, those that are not 0."""
    names = ("created", "changed", "unchanged", "voided")
    found = {name: sum(counts[name] for counts in result.counts.values()) for name in names}
    return {name: count for name, count in found.items() if count}


def codes(result: ImportResult) -> list[tuple[str, str]]:
    return sorted((finding.table, finding.code) for finding in result.findings)


def caller(graph: Database) -> Caller:
    return caller_of(HUB, graph, Definitions())


def pick(name: str, below: Mapping[str, list[Pick]] | None = None, **arguments: object) -> Pick:
    return Pick(name, name, arguments, None if below is None else Selection({type_: tuple(on) for type_, on in below.items()}))


def page_of(*picks: Pick) -> dict[str, list[Pick]]:
    """What is picked of each record of a page."""
    node = pick("node", {"*": list(picks)})
    return {"Page": [pick("edges", {"Edge": [node]}), pick("totalCount")]}


def ids_in(page: Mapping[str, Any]) -> list[str]:
    return [one["node"]["id"] for one in page["rows"]]
