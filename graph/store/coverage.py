"""Coverage: how many subjects of an area have each answer, for several metrics and days at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.database import Reader, Row
from graph.model.asking import Asking
from graph.model.policy import MetricDef
from graph.model.selection import Selection
from graph.statements import statement
from graph.store.compose import Composer, Lens
from graph.store.gaps import compound_gaps
from graph.store.measures import Group, groups, metric_maps
from graph.store.policies import Metrics

ZERO = {"population": 0, "met": 0, "not_met": 0, "unknown": 0, "exempt": 0}
Counts = Mapping[int, Mapping[str, Mapping[str, Mapping[str, int]]]]
"""By day, metric and area code."""
Picked = Mapping[str, Selection | None]
"""What is selected below `area`, `metric` and `target` of a coverage row; without `target` none is fetched."""


@dataclass(frozen=True, slots=True)
class CoverageQuestion:
    """Which metrics, inside which area, split by which level, on which days, as known when."""

    metrics: Sequence[MetricDef]
    within: str
    by: str | None
    days: Sequence[int]
    known: int | None


@dataclass(frozen=True, slots=True)
class CoverageAnswer:
    """Counts by day, metric and area code; the areas and metrics as selected; the targets that may apply."""

    seen: bool
    visible: bool
    counts: Counts
    areas: Mapping[str, Row]
    above: Mapping[str, Sequence[str]]
    metrics: Mapping[str, Row]
    targets: Sequence[Row]

    @classmethod
    def told_of(cls, seen: bool, visible: bool, counts: Counts, told: Row) -> "CoverageAnswer":
        """The answer whose rows `told` told of."""
        areas = {code: value for code, value, _ in told["areas"]}
        above = {code: codes for code, _, codes in told["areas"]}
        return cls(seen, visible, counts, areas, above, dict(told["metrics"]), told["targets"])


def _areas(composer: Composer, selection: Selection | None, lens: Lens) -> tuple[str, str]:
    call, expression = composer.project("Area", "place", selection, lens)
    match, out = composer.read(statement("coverage_areas").text, lens), composer.name()
    return f"CALL (places, within) {{\n{match}\n{call}\nRETURN collect([place.id, {expression}, above]) AS {out}\n}}", out


def _metrics(composer: Composer, selection: Selection | None, lens: Lens) -> tuple[str, str]:
    call, expression = composer.project("Metric", "metric", selection, lens)
    match, out = "MATCH (metric:Metric) WHERE metric.id IN $metricIds", composer.name()
    return f"CALL () {{\n{match}\n{call}\nRETURN collect([metric.id, {expression}]) AS {out}\n}}", out


def _targets(composer: Composer, selection: Selection | None, lens: Lens) -> tuple[str, str]:
    call, expression = composer.project("Target", "target", selection, lens)
    match = "MATCH (target:Target)-[:ON_METRIC]->(metric:Metric) WHERE metric.id IN $metricIds"
    facts = (
        "metric: metric.id, area: target.area, threshold: target.threshold, count: target.count, "
        "due: target.dueLast, testable: target.testable"
    )
    out = composer.name()
    ending = f"RETURN collect({{{facts}, target: {expression}}}) AS {out}"
    return f"CALL () {{\n{match}\nWITH * ORDER BY target.id\n{call}\n{ending}\n}}", out


def told(composer: Composer, picked: Picked, lens: Lens) -> tuple[str, str]:
    """Subqueries and map of what rows tell beside their counts; in: within, places; parameters `metricIds` and `by`."""
    parts = {
        "areas": _areas(composer, picked.get("area"), lens),
        "metrics": _metrics(composer, picked.get("metric"), lens),
        "targets": _targets(composer, picked["target"], lens) if "target" in picked else ("", "[]"),
    }
    pairs = ", ".join(f"{name}: {expression}" for name, (_, expression) in parts.items())
    return "\n".join(call for call, _ in parts.values() if call), f"{{{pairs}}}"


async def coverage(graph: Reader, asking: Asking, question: CoverageQuestion, metrics: Metrics, picked: Picked) -> CoverageAnswer:
    """The counts of every metric in every area of the split on every day, in one round trip."""
    first, *others = groups(question.metrics, metrics.by_id)
    rows = await graph.at_once(
        [
            _counted(graph, asking, question, first, metrics, picked),
            *(_counted(graph, asking, question, group, metrics, None) for group in others),
        ]
    )
    row = rows[0]
    counts: dict[int, dict[str, dict[str, Mapping[str, int]]]] = {
        day: {metric.id: dict.fromkeys(row["groups"], ZERO) for metric in question.metrics} for day in question.days
    }
    for found in (one for answer in rows for one in answer["counts"]):
        counts[found["day"]][found["metric"]][found["code"]] = found
    return CoverageAnswer.told_of(row["seen"], row["visible"], counts, row["told"])


async def _counted(
    graph: Reader, asking: Asking, question: CoverageQuestion, group: Group, metrics: Metrics, picked: Picked | None
) -> Row:
    """The counts of one group; with `picked` also everything that is shown beside them."""
    composer = Composer(asking, special=compound_gaps(metrics))
    composer.parameters |= {
        "within": question.within,
        "by": question.by or "",
        "days": list(question.days),
        "known": question.known or 0,
        "metrics": metric_maps(group.metrics, metrics.by_id),
        "metricIds": [metric.id for metric in question.metrics],
    }
    lens = Lens() if question.known is None else Lens("$known")
    lines = [
        composer.read(statement("coverage_places").text, lens),
        composer.read(statement("counts", "metrics", group.needs).text, lens),
    ]
    if picked is None:
        return await composer.ask(graph, [*lines, "RETURN groups, counts"])
    calls, expression = told(composer, picked, lens)
    ending = f"RETURN seen, within IS NOT NULL AS visible, groups, counts, {expression} AS told"
    return await composer.ask(graph, [*lines, calls, ending])
