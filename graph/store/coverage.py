"""Coverage: how many subjects of an area have each answer, for several metrics at once."""

from asyncio import gather
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.database import Database, Row
from graph.model.asking import Asking
from graph.model.policy import MetricDef
from graph.model.selection import Selection
from graph.statements import statement
from graph.store.compose import Composer, Lens
from graph.store.gaps import compound_gaps
from graph.store.measures import Group, groups, metric_maps
from graph.store.policies import Metrics

_ZERO = {"population": 0, "met": 0, "not_met": 0, "unknown": 0, "exempt": 0}


@dataclass(frozen=True, slots=True)
class CoverageQuestion:
    """Which metrics, inside which area, split by which level, on which day, as known when."""

    metrics: Sequence[MetricDef]
    within: str
    by: str | None
    day: int
    known: int | None


@dataclass(frozen=True, slots=True)
class CoverageAnswer:
    """Counts by metric and area code; the areas and metrics as selected; the targets that may apply."""

    seen: bool
    visible: bool
    counts: Mapping[str, Mapping[str, Mapping[str, int]]]
    areas: Mapping[str, Row]
    above: Mapping[str, Sequence[str]]
    metrics: Mapping[str, Row]
    targets: Sequence[Row]


def _metrics(composer: Composer, selection: Selection | None, lens: Lens) -> str:
    call, expression = composer.project("Metric", "metric", selection, lens)
    match = "MATCH (metric:Metric) WHERE metric.id IN $metricIds"
    return f"CALL () {{\n{match}\n{call}\nRETURN collect([metric.id, {expression}]) AS metrics\n}}"


def _targets(composer: Composer, selection: Selection | None, lens: Lens) -> str:
    call, expression = composer.project("Target", "target", selection, lens)
    match = "MATCH (target:Target)-[:ON_METRIC]->(metric:Metric) WHERE metric.id IN $metricIds"
    facts = (
        "metric: metric.id, area: target.area, threshold: target.threshold, count: target.count, "
        "due: target.dueLast, testable: target.testable"
    )
    ending = f"WITH * ORDER BY target.id\nRETURN collect({{{facts}, target: {expression}}}) AS targets"
    return f"CALL () {{\n{match}\n{call}\n{ending}\n}}"


async def coverage(
    database: Database,
    asking: Asking,
    question: CoverageQuestion,
    metrics: Metrics,
    picked: Mapping[str, Selection | None],
) -> CoverageAnswer:
    """The counts of every metric in every area of the split; statements, if several, are asked all at once.

    `picked` holds what is selected below `area`, `metric` and `target`; without `target` none is fetched.
    """
    first, *others = groups(question.metrics, metrics.by_id)
    rows = await gather(
        _counted(database, asking, question, first, metrics, picked),
        *(_counted(database, asking, question, group, metrics, None) for group in others),
    )
    row = rows[0]
    counts: dict[str, dict[str, Mapping[str, int]]] = {
        metric.id: dict.fromkeys(row["groups"], _ZERO) for metric in question.metrics
    }
    for found in (one for answer in rows for one in answer["counts"]):
        counts[found["metric"]][found["code"]] = found
    return CoverageAnswer(
        seen=row["seen"],
        visible=row["visible"],
        counts=counts,
        areas={code: value for code, value, _ in row["areas"]},
        above={code: above for code, _, above in row["areas"]},
        metrics=dict(row["metrics"]),
        targets=row["targets"],
    )


async def _counted(
    database: Database,
    asking: Asking,
    question: CoverageQuestion,
    group: Group,
    metrics: Metrics,
    picked: Mapping[str, Selection | None] | None,
) -> Row:
    """The counts of one group; with `picked` also everything that is shown beside them."""
    composer = Composer(asking, special=compound_gaps(metrics))
    composer.parameters |= {
        "within": question.within,
        "by": question.by or "",
        "asOf": question.day,
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
        return await composer.ask(database, [*lines, "RETURN groups, counts"])
    call, expression = composer.project("Area", "place", picked.get("area"), lens)
    areas = composer.read(statement("coverage_areas").text, lens)
    lines += [
        f"CALL (places, within) {{\n{areas}\n{call}\nRETURN collect([place.id, {expression}, above]) AS areas\n}}",
        _metrics(composer, picked.get("metric"), lens),
        _targets(composer, picked["target"], lens) if "target" in picked else "WITH *, [] AS targets",
        "RETURN seen, within IS NOT NULL AS visible, groups, counts, areas, metrics, targets",
    ]
    return await composer.ask(database, lines)
