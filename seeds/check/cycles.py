"""Circles of references (循环引用): areas and bodies above themselves, activities about themselves."""

from collections.abc import Iterator

from seeds.bundle import BundleRow, Finding
from seeds.check.state import State
from seeds.findings import finding_at, quoted

_FAMILIES: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (frozenset({"areas"}), ("parent",)),
    (frozenset({"bodies"}), ("parent", "firm")),
    (frozenset({"activities", "surveys"}), ("subject",)),
)
"""Tables whose records may refer to one another, and by which columns; a circle may mix the columns."""


def cycle_findings(state: State) -> Iterator[Finding]:
    """One finding for each circle, on a row of the bundle that closes it."""
    for tables, columns in _FAMILIES:
        done: set[str] = set()
        for table in sorted(tables):
            for row in state.rows_of(table):
                if row.id not in done:
                    yield from _circles_from(state, row.id, tables, columns, done)


def _circles_from(
    state: State, start: str, tables: frozenset[str], columns: tuple[str, ...], done: set[str]
) -> Iterator[Finding]:
    """Depth first without recursion: `place` holds the records of the path walked and where on it they are."""
    path = [(start, iter(_steps(state, start, tables, columns)))]
    place = {start: 0}
    while path:
        here, steps = path[-1]
        there = next(steps, None)
        if there is None:
            done.add(here)
            del place[here]
            path.pop()
        elif there in place:
            yield from _circle(state, [id_ for id_, _ in path[place[there] :]], columns)
        elif there not in done:
            place[there] = len(path)
            path.append((there, iter(_steps(state, there, tables, columns))))


def _steps(state: State, id_: str, tables: frozenset[str], columns: tuple[str, ...]) -> list[str]:
    record = state.live[id_]
    named = (record.cells.get(column) for column in columns)
    return [to for to in named if to and (found := state.live.get(to)) is not None and found.table in tables]


def _circle(state: State, ids: list[str], columns: tuple[str, ...]) -> Iterator[Finding]:
    row = state.row_among(ids)
    if row is not None:
        following = ids[(ids.index(row.id) + 1) % len(ids)]
        way = " → ".join(map(quoted, [*ids[:5], *(["…"] if len(ids) > 5 else []), ids[0]]))
        yield finding_at("CYCLE", row, _column(row, following, columns), f"The references lead in a circle: {way}.")


def _column(row: BundleRow, to: str, columns: tuple[str, ...]) -> str | None:
    return next((column for column in columns if row.cells.get(column) == to), None)
