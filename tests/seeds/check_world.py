"""A small sound world of bundle rows, to be broken one cell at a time."""

from collections.abc import Iterable

from graph.model.tables import TABLES
from seeds.bundle import Bundle, BundleRow
from seeds.check import Known, KnownRecord

Rows = list[tuple[str, dict[str, str]]]
METRICS = frozenset({"committee", "served"})
RULES = frozenset({"R-001"})
TAKEN = frozenset({"policy-1"})


def area(code: str, level: str, name: str = "", **cells: str) -> tuple[str, dict[str, str]]:
    return "areas", {"code": code, "name": name or f"area {code}", "level": level, **cells}


def record(table: str, id_: str, **cells: str) -> tuple[str, dict[str, str]]:
    return table, {"id": id_, **{name.rstrip("_"): text for name, text in cells.items()}}


def world() -> Rows:
    return [
        record("sources", "s1", title="plan", published_on="2024-05"),
        area("51", "province"),
        area("5101", "city", parent="51"),
        area("510105", "county"),
        area("510105001", "street"),
        area("510105001001", "community", parent="510105001"),
        area("510105001001-g1", "grid", parent="510105001001"),
        record("compounds", "c1", name="compound one", area="510105001001", built_on="2000", households="120"),
        record("compounds", "c2", name="compound two", area="510105001001-g1"),
        record("bodies", "firm", name="firm", kind="firm", established_on="2010", uscc="91110000600037341L"),
        record(
            "bodies", "oc", name="committee", kind="owners_committee", compound="c1", established_on="2020", dissolved_on="2026"
        ),
        record("bodies", "party", name="branch", kind="party_organisation", form="branch", area="510105001001"),
        record("bodies", "cell", name="cell", kind="party_organisation", form="firm_branch", firm="firm", parent="party"),
        record("people", "ann", name="ann", gender="female", born_on="1970-01-02", party_status="full", party_since="1995-07"),
        record("people", "bob", name="bob", party_status="none"),
        record("ownerships", "own", person="ann", compound="c1"),
        record("employments", "emp", person="bob", firm="firm", since="2015"),
        record("posts", "chair", body="oc", kind="director"),
        record("posts", "members", body="oc", kind="member", seats="2", since="2020-03-01", until="2025-03-01"),
        record("appointments", "app", person="ann", post="chair", since="2021-01-01", until="2022-01-01", basis="R-001"),
        record("suspensions", "sus", appointment="app", since="2021-03-01", until="2021-04-01"),
        record("services", "srv", compound="c1", mode="professional", provider="firm", since="2018"),
        record("contacts", "tel", body="firm", kind="telephone", value="0000-1234567"),
        record("activities", "act", kind="complaint", subject="c1", on="2024-05-01", done_on="2024-05-03", period="2024Q2"),
        record("steps", "step", subject="app", step="nominate", on="2020-12-01", by="party", source="s1"),
        record("surveys", "sur", subject="510105001001", aspect="committee", on="2024-01-01", finding="withdrawn"),
    ]


def changed(rows: Rows, *changes: tuple[str, dict[str, str]]) -> Rows:
    """The rows with those cells changed, an empty one dropped, and with the new records."""
    merged = {cells.get("code") or cells.get("id", ""): (table, dict(cells)) for table, cells in rows}
    for table, cells in changes:
        key = cells.get("code") or cells.get("id", "")
        before = merged.get(key)
        whole = {**before[1], **cells} if before is not None and before[0] == table else cells
        merged[key] = (table, {name: text for name, text in whole.items() if text})
    return list(merged.values())


def bundle_of(rows: Rows) -> Bundle:
    tables: dict[str, list[BundleRow]] = {}
    for table, cells in rows:
        here = tables.setdefault(table, [])
        here.append(BundleRow(table, len(here) + 2, cells))
    return Bundle({table.name: tables[table.name] for table in TABLES if table.name in tables})


def known_of(rows: Iterable[tuple[str, dict[str, str]]] = (), void: Iterable[str] = ()) -> Known:
    gone = set(void)
    records = {}
    for table, cells in rows:
        id_ = cells.get("code") or cells["id"]
        records[id_] = KnownRecord(table, id_, cells, id_ in gone)
    return Known(records, METRICS, RULES, TAKEN)
