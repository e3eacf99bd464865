"""Area codes (区划代码): their form by level, and the parent that a code implies."""

import re
from collections.abc import Container, Iterator

from graph.model.kinds import AREA_RANK, LEVEL_OF_LENGTH
from seeds.bundle import BundleRow, Finding
from seeds.check.state import State
from seeds.findings import finding_at, quoted

_DIGITS = re.compile(r"[0-9]+\Z")
_GRID = re.compile(r"[0-9]{12}-[A-Za-z0-9._:-]{1,51}\Z")
_LENGTHS = tuple(sorted(LEVEL_OF_LENGTH, reverse=True))


def level_of_code(code: str) -> str | None:
    """The level that a code is of by its form; None when it is no area's code."""
    if _GRID.match(code):
        return "grid"
    return LEVEL_OF_LENGTH.get(len(code)) if _DIGITS.match(code) else None


def implied_parent(code: str, codes: Container[str]) -> str | None:
    """The parent of an area that states none: among the codes, the longest of a higher level that begins its own."""
    own = 13 if level_of_code(code) == "grid" else len(code)
    return next((code[:length] for length in _LENGTHS if length < own and code[:length] in codes), None)


def code_findings(row: BundleRow) -> Iterator[Finding]:
    """What is wrong with the code of an area by itself and with the level it is given."""
    code, level = row.id, row.cells.get("level")
    found = level_of_code(code)
    if found is None:
        yield finding_at("BAD_AREA_CODE", row, "code", f"{quoted(code)} is no code of an area.")
    elif level in AREA_RANK and level != found and not row.void:
        yield finding_at("BAD_AREA_CODE", row, "code", f"{quoted(code)} is the code of a {found}, not of a {level}.")


def parent_findings(state: State) -> Iterator[Finding]:
    """Areas whose stated parent is not above them, by level or by code."""
    for row in state.rows_of("areas"):
        parent, level = row.cells.get("parent"), row.cells.get("level", "")
        if not parent or (found := state.live.get(parent)) is None or found.table != "areas":
            continue
        above = found.cells.get("level", "")
        if above in AREA_RANK and level in AREA_RANK and AREA_RANK[above] >= AREA_RANK[level]:
            message = f"{quoted(parent)} is of level {above}, which is not above {level}."
            yield finding_at("PARENT_NOT_HIGHER", row, "parent", message)
        elif not row.id.startswith(parent):
            message = f"The code {quoted(row.id)} does not begin with {quoted(parent)}."
            yield finding_at("AREA_OUTSIDE_PARENT", row, "parent", message)


def compound_area_findings(state: State) -> Iterator[Finding]:
    """Compounds that lie in an area too large to be theirs."""
    for row in state.rows_of("compounds"):
        area = row.cells.get("area", "")
        found = state.live.get(area)
        if found is not None and found.table == "areas" and found.cells.get("level") not in ("community", "grid"):
            message = f"{quoted(area)} is of level {found.cells.get('level', '')}."
            yield finding_at("NOT_COMMUNITY_OR_GRID", row, "area", message)
