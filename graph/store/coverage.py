"""Coverage: how many subjects of an area have each answer, for several metrics at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.database import Database, Row
from graph.model.asking import Asking
from graph.model.policy import MetricDef
from graph.model.selection import Selection
from graph.store.compose import Composer, Lens
from graph.store.measures import metric_text
from graph.statements import statement

VERDICTS = ("MET", "NOT_MET", "UNKNOWN", "EXEMPT")


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
    stamp: int
    counts: Mapping[str, Mapping[str, Mapping[str, int]]]
    areas: Mapping[str, Row]
    above: Mapping[str, Sequence[str]]
    metrics: Mapping[str, Row]
    targets: Sequence[Row]


def _counts(composer: Composer, lens: Lens, metric: MetricDef, metrics: Mapping[str, MetricDef], out: str) -> str:
    population = composer.read(statement(str(metric.subject), "metrics/populations").text, lens)
    body = metric_text(composer, metric, metrics, lens)
    sums = ", ".join(f"count(CASE WHEN verdict = '{verdict}' THEN 1 END) AS {verdict.lower()}" for verdict in VERDICTS)
    pairs = ", ".join(f"{verdict.lower()}: {verdict.lower()}" for verdict in VERDICTS)
    return "\n".join(
        [
            "CALL (places) {",
            "UNWIND places AS one",
            "WITH one.area AS area, one.code AS code, $asOf AS day",
            population,
            body,
            f"WITH code, count(*) AS population, {sums}",
            f"RETURN collect({{code: code, population: population, {pairs}}}) AS {out}",
            "}",
        ]
    )


async def coverage(
    database: Database,
    asking: Asking,
    question: CoverageQuestion,
    metrics: Mapping[str, MetricDef],
    picked: Mapping[str, Selection | None],
) -> CoverageAnswer:
    """The counts of every metric in every area of the split, in one round trip.

    `picked` holds what is selected below `area`, `metric` and `target`; an absent key fetches nothing.
    """
    composer = Composer(asking)
    composer.parameters |= {"within": question.within, "by": question.by, "asOf": question.day, "known": question.known}
    lens = Lens() if question.known is None else Lens("$known")
    lines = [composer.read(statement("coverage_places").text, lens)]
    outs = []
    for metric in question.metrics:
        out = composer.name("counts")
        lines.append(_counts(composer, lens, metric, metrics, out))
        outs.append(f"`{metric.id}`: {out}")
    returned = ["seen", "stamp", "within IS NOT NULL AS visible", "groups", f"{{{', '.join(outs)}}} AS counts"]
    call, expression = composer.project("Area", "place", picked.get("area"), lens)
    lines.append(_list("places, within", statement("coverage_areas").text, composer, lens, call, f"[place.id, {expression}, above]", "areas"))
    returned.append("areas")
    ids = composer.parameter([metric.id for metric in question.metrics])
    call, expression = composer.project("Metric", "metric", picked.get("metric"), lens)
    lines.append(f"CALL () {{\nMATCH (metric:Metric) WHERE metric.id IN {ids}\n{call}\nRETURN collect([metric.id, {expression}]) AS metrics\n}}")
    returned.append("metrics")
    if "target" in picked:
        call, expression = composer.project("Target", "target", picked["target"], lens)
        facts = "metric: metric.id, area: target.area, threshold: target.threshold, count: target.count, due: target.dueLast"
        lines.append(
            f"CALL () {{\nMATCH (target:Target)-[:ON_METRIC]->(metric:Metric) WHERE metric.id IN {ids} AND target.testable\n"
            f"{call}\nWITH * ORDER BY target.id\nRETURN collect({{{facts}, target: {expression}}}) AS targets\n}}"
        )
        returned.append("targets")
    text = "\n".join([*lines, "RETURN " + ", ".join(returned)])
    row = (await database.read(text, composer.parameters))[0]
    zero = {"population": 0} | {verdict.lower(): 0 for verdict in VERDICTS}
    counts = {
        metric: {**{code: dict(zero) for code in row["groups"]}, **{found["code"]: found for found in rows}}
        for metric, rows in row["counts"].items()
    }
    return CoverageAnswer(
        seen=row["seen"],
        visible=row["visible"],
        stamp=row["stamp"],
        counts=counts,
        areas={code: value for code, value, _ in row["areas"]},
        above={code: above for code, _, above in row["areas"]},
        metrics=dict(row["metrics"]),
        targets=row.get("targets", []),
    )


def _list(scope: str, match: str, composer: Composer, lens: Lens, call: str, expression: str, out: str) -> str:
    return f"CALL ({scope}) {{\n{composer.read(match, lens)}\n{call}\nRETURN collect({expression}) AS {out}\n}}"
