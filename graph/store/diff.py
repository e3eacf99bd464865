"""What changes between two states of the graph: two days, or without changes and with them (对比)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.database import Reader, Row
from graph.model.asking import Asking
from graph.model.selection import Selection
from graph.statements import statement
from graph.store.compose import PRESENT, Composer, Lens
from graph.store.coverage import CoverageAnswer, CoverageQuestion, Picked, told
from graph.store.gaps import GAP, compound_gaps, project_gap
from graph.store.measures import branches, metric_map, metric_maps
from graph.store.policies import Metrics

MOST_GAPS = 10_000
"""Gaps that one comparison lists at most, closed and opened together."""
SIDES = {"before": "closed", "after": "opened"}
"""The sides of a comparison, and what the gaps are called that only that side has."""
_FOUND = ("side", *GAP)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: by side what of the coverage rows, and by list what of the gaps."""

    figures: Mapping[str, Picked]
    gaps: Mapping[str, Selection | None]


@dataclass(frozen=True, slots=True)
class Diff:
    """The figures by side, and the gaps by list: by metric and then by subject, and none where they are more than MOST_GAPS."""

    seen: bool
    found: int
    figures: Mapping[str, CoverageAnswer]
    gaps: Mapping[str, Sequence[Row]] = field(default_factory=dict)


async def coverage_diff(graph: Reader, asking: Asking, question: CoverageQuestion, metrics: Metrics, wanted: Wanted) -> Diff:
    """What changes from the first to the second day of the question, in one round trip."""
    composer = Composer(asking, special=compound_gaps(metrics))
    needs = branches(question.metrics, metrics.by_id)
    lens = Lens() if question.known is None else Lens("$known")
    composer.parameters["known"] = question.known or 0
    moments = [{"side": side, "day": day} for side, day in zip(SIDES, question.days, strict=True)]
    lines = [*_asked(composer, question, metrics), _compared(composer, [(lens, moments)], needs)]
    lines += [_told(composer, side, picked, lens) for side, picked in wanted.figures.items()]
    returned = ["seen", "counts", "found", *wanted.figures]
    for names, selection in _alike(wanted.gaps):
        rows = composer.name()
        each = f"UNWIND [one IN changed WHERE one.side IN {composer.parameter(_sides(names))}] AS one\nWITH one.side AS side, "
        each += ", ".join(f"one.{name} AS {name}" for name in GAP)
        call, expression = project_gap(composer, selection, lens, needs)
        lines.append(f"CALL (changed) {{\n{each}\n{call}\n{_collected(expression)} AS {rows}\n}}")
        returned += [
            f"[one IN {rows} WHERE one.side = {composer.parameter(_sides([name])[0])} | one.gap] AS {name}" for name in names
        ]
    row = await composer.ask(graph, [line for line in [*lines, f"RETURN {', '.join(returned)}"] if line])
    return Diff(row["seen"], row["found"], _figures(question, row, wanted), {name: row[name] for name in wanted.gaps})


async def changes_compared(
    graph: Reader, asking: Asking, question: CoverageQuestion, metrics: Metrics, instant: int, wanted: Wanted
) -> Diff:
    """What changes made at that instant (µs), the last ones of the graph, do to the question's day.

    The ledger, as known just before, is the graph without them: what stood before is told as it was there. One
    statement finds what changed; of either list there is one more, which judges by no metric that nothing changed in.
    """
    composer = _without(asking, metrics, instant)
    needs = branches(question.metrics, metrics.by_id)
    worlds = {"before": _BEFORE, "after": PRESENT}
    moments = [(lens, [{"side": side, "day": day} for day in question.days]) for side, lens in worlds.items()]
    lines = [*_asked(composer, question, metrics), _compared(composer, moments, needs)]
    lines += [_told(composer, side, picked, worlds[side], now=worlds[side]) for side, picked in wanted.figures.items()]
    keys = ", ".join(f"{name}: one.{name}" for name in ("side", "day", "place", "verdict"))
    named = f"{{metric: one.metric.id, subject: one.subject.id, area: one.area.id, {keys}}}"
    ending = f"RETURN {', '.join(['seen', 'counts', 'found', *wanted.figures])}, [one IN changed | {named}] AS changed"
    row = await composer.ask(graph, [*lines, ending])
    gaps = {}
    for side, name in SIDES.items():
        if name in wanted.gaps:
            found = [one for one in row["changed"] if one["side"] == side]
            again = _without(asking, metrics, instant)
            again.now = worlds[side]
            gaps[name] = await _named(graph, again, found, metrics, wanted.gaps[name], worlds[side])
    return Diff(row["seen"], row["found"], _figures(question, row, wanted), gaps)


_BEFORE = Lens("$before")


def _without(asking: Asking, metrics: Metrics, instant: int) -> Composer:
    composer = Composer(asking, special=compound_gaps(metrics))
    composer.parameters["before"] = instant - 1
    return composer


async def _named(
    graph: Reader, composer: Composer, gaps: Sequence[Row], metrics: Metrics, selection: Selection | None, lens: Lens
) -> Sequence[Row]:
    """These gaps as selected, in the world of the lens."""
    if not gaps:
        return []
    chosen = [metrics.by_id[id_] for id_ in sorted({gap["metric"] for gap in gaps})]
    composer.parameters |= {"gaps": gaps, "metricOf": {one.id: metric_map(one, metrics.by_id) for one in chosen}}
    call, expression = project_gap(composer, selection, lens, branches(chosen, metrics.by_id))
    found = composer.read(statement("gaps_named", "metrics").text, lens)
    ending = f"WITH * ORDER BY metric.id, subject.id\nRETURN collect({expression}) AS rows"
    row = await composer.ask(graph, [f"CALL () {{\n{found}\n{call}\n{ending}\n}}", "RETURN rows"])
    rows: Sequence[Row] = row["rows"]
    return rows


def _asked(composer: Composer, question: CoverageQuestion, metrics: Metrics) -> list[str]:
    """The question's parameters, and the line that tells whether its area was ever seen."""
    composer.parameters |= {
        "within": question.within,
        "by": "",
        "most": MOST_GAPS,
        "metrics": metric_maps(question.metrics, metrics.by_id),
        "metricIds": [metric.id for metric in question.metrics],
    }
    return [f"CALL () {{\n{statement('within', 'cypher/parts').text}\nRETURN seen\n}}"]


def _compared(composer: Composer, worlds: Sequence[tuple[Lens, object]], needs: frozenset[str]) -> str:
    """The part that compares (out: counts, found, changed); each world has a lens and its moments {side, day}."""
    each = [
        f"WITH metric, {composer.parameter(moments)} AS moments\n"
        f"{composer.read(statement('judged_at', 'metrics', needs).text, lens)}\n"
        "RETURN side, subject, area, day, place, verdict"
        for lens, moments in worlds
    ]
    lines = [
        "CALL () {",
        "UNWIND $metrics AS metric",
        "CALL (metric) {",
        "CALL (metric) {",
        "\nUNION ALL\n".join(each),
        "}",
        statement("compared", "metrics").text,
        "}",
        "WITH metric, before, after, changed ORDER BY metric.id",
        "WITH collect({metric: metric.id, before: before, after: after}) AS counts,",
        "     collect([gap IN changed | gap {.*, metric: metric}]) AS changed",
        "WITH counts, reduce(every = [], some IN changed | every + some) AS changed",
        "RETURN counts, size(changed) AS found, CASE WHEN size(changed) > $most THEN [] ELSE changed END AS changed",
        "}",
    ]
    return "\n".join(lines)


def _told(composer: Composer, side: str, picked: Picked, lens: Lens, now: Lens = PRESENT) -> str:
    """The part that tells what the rows of a side say beside their counts; `now` is the world of fields asked about now."""
    composer.now = now
    calls, expression = told(composer, picked, lens)
    composer.now = PRESENT
    find = composer.read(statement("within", "cypher/parts").text, lens)
    lines = [
        "CALL () {",
        find,
        "WITH within, [] AS places",
        calls,
        f"RETURN {expression} AS told, within IS NOT NULL AS visible",
        "}",
    ]
    return "\n".join(["CALL () {", *lines, f"RETURN {{told: told, visible: visible}} AS {side}", "}"])


def _figures(question: CoverageQuestion, row: Row, wanted: Wanted) -> dict[str, CoverageAnswer]:
    return {
        side: CoverageAnswer.told_of(
            row["seen"],
            row[side]["visible"],
            {day: {one["metric"]: {question.within: one[side]} for one in row["counts"]}},
            row[side]["told"],
        )
        for side, day in zip(SIDES, (question.days[0], question.days[-1]), strict=True)
        if side in wanted.figures
    }


def _alike(gaps: Mapping[str, Selection | None]) -> list[tuple[list[str], Selection | None]]:
    """The lists of gaps, those of which the same is selected together: they are told by one text."""
    found: list[tuple[list[str], Selection | None]] = []
    for name, selection in gaps.items():
        names = next((names for names, other in found if other == selection), None)
        if names is None:
            found.append(([name], selection))
        else:
            names.append(name)
    return found


def _sides(names: Sequence[str]) -> list[str]:
    return [side for side, name in SIDES.items() if name in names]


def _collected(expression: str) -> str:
    return f"WITH * ORDER BY metric.id, subject.id\nRETURN collect({{side: side, gap: {expression}}})"
