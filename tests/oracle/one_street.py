"""A street small enough to work out by hand, told row by row."""

from tests.oracle.world import State, World

INSTANT = 1_000_000
COMMUNITY = "990101001001"
GRID = f"{COMMUNITY}-1"
BASE: dict[str, list[dict[str, str]]] = {
    "areas": [
        {"code": "990101001", "name": "虚构街道", "level": "street"},
        {"code": COMMUNITY, "name": "虚构社区", "level": "community"},
        {"code": GRID, "name": "虚构网格", "level": "grid"},
    ],
    "compounds": [{"id": "c", "name": "虚构小区", "area": COMMUNITY}],
}


def row(**cells: str) -> dict[str, str]:
    """`class_` stands for the column `class`."""
    return {column.rstrip("_"): cell for column, cell in cells.items()}


def world_with(*later: dict[str, list[dict[str, str]]], **tables: list[dict[str, str]]) -> World:
    """The street, with these rows in the same load, and further loads one microsecond apart."""
    first = {**BASE, **{t: [*BASE.get(t, []), *rows] for t, rows in tables.items()}}
    # A row of the first load whose identifier stands in the street replaces the one that the street has.
    for table, rows in first.items():
        key = "code" if table == "areas" else "id"
        first[table] = list({r[key]: r for r in rows}.values())
    return World([(INSTANT + i, load) for i, load in enumerate([first, *later])])


def street_with(*later: dict[str, list[dict[str, str]]], **tables: list[dict[str, str]]) -> State:
    return world_with(*later, **tables).at()


def person(name: str, **cells: str) -> dict[str, str]:
    return row(id=name, name=name, **cells)


def survey(on: str, finding: str, subject: str = "c", aspect: str = "committee", name: str = "") -> dict[str, str]:
    return row(id=name or f"v-{aspect}-{subject}-{on}-{finding}", subject=subject, aspect=aspect, on=on, finding=finding)


def owners_committee(**cells: str) -> dict[str, str]:
    return {"id": "oc", "name": "业委会", "kind": "owners_committee", "compound": "c", **cells}


def branch(**cells: str) -> dict[str, str]:
    return {"id": "br", "name": "支部", "kind": "party_organisation", "form": "compound_branch", "compound": "c", **cells}


def firm(**cells: str) -> dict[str, str]:
    return {"id": "f", "name": "物业", "kind": "firm", "area": "990101001", **cells}


def station(**cells: str) -> dict[str, str]:
    return {"id": "st", "name": "服务站", "kind": "service_station", "form": "community_station", "area": COMMUNITY, **cells}


def service(**cells: str) -> dict[str, str]:
    return {"id": "s", "compound": "c", "mode": "professional", "provider": "f", **cells}


def post(body: str, kind: str, **cells: str) -> dict[str, str]:
    return {"id": f"{body}-{kind}", "body": body, "kind": kind, **cells}


def holding(who: str, of: str, **cells: str) -> dict[str, str]:
    return {"id": f"{who}@{of}", "person": who, "post": of, **cells}
