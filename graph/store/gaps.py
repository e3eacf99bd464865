"""Gaps: the subjects that a metric does not find met, with everything a defence of them needs."""

from collections.abc import Mapping, Sequence

from graph.model.policy import MetricDef
from graph.model.selection import NOTHING, Pick, Selection
from graph.statements import statement
from graph.store.compose import Composer, Lens
from graph.store.measures import SCOPE, metric_text, measure_values, readings

GAP_VERDICTS = ("NOT_MET", "UNKNOWN")
EXPLAINING = ("explanation", "evidence")


def gap_rows(
    composer: Composer,
    metric: MetricDef,
    metrics: Mapping[str, MetricDef],
    lens: Lens,
    picked: Selection,
    *,
    population: str,
    verdicts: str,
    take: str | None,
) -> str:
    """The branch of one metric: from `population`, which binds subject, area and day, to gap rows."""
    lines = [population, metric_text(composer, metric, metrics, lens), f"WITH * WHERE verdict IN {verdicts}"]
    if take is not None:
        lines.append(f"WITH subject, area, day, place, verdict ORDER BY subject.id LIMIT {take}")
    lines.append(since(composer, metric, metrics, lens) if picked.pick("since") else "WITH *, null AS since")
    if any(picked.pick(name) for name in EXPLAINING):
        lines.append(evidence(composer, metric, lens))
    else:
        lines.append("WITH *, [] AS looked")
    id_ = composer.parameter(metric.id)
    lines.append(f"RETURN {id_} AS metricId, subject, area, day, place, verdict, since, looked")
    return "\n".join(lines)


def since(composer: Composer, metric: MetricDef, metrics: Mapping[str, MetricDef], lens: Lens) -> str:
    """The first day of the unbroken stretch up to the day with this verdict, as yyyymmdd; null when it never began.

    The answer can change only on a day that a record names, so it is asked on those, the latest
    first, until it differs; the stretch begins on the next of them.
    """
    days = composer.read(statement(f"{metric.subject}_days", "metrics/populations").text, lens)
    asked = metric_text(composer, metric, metrics, lens, outside=True)
    return "\n".join(
        [
            "CALL (subject, area, day, verdict) {",
            "WITH subject, area, verdict AS held, day AS upto",
            days,
            "WITH subject, area, held, [one IN days WHERE one <= upto] + [1] AS days",
            "CALL (subject, area, held, days) {",
            "UNWIND days AS day",
            "WITH DISTINCT subject, area, held, day ORDER BY day DESC",
            asked.replace("RETURN place, found, ", "RETURN "),
            "WITH day, held, verdict WHERE verdict IS NULL OR verdict <> held",
            "RETURN day AS broke LIMIT 1",
            "}",
            "RETURN min([one IN days WHERE one > broke]) AS since",
            "}",
        ]
    )


def evidence(composer: Composer, metric: MetricDef, lens: Lens) -> str:
    """What was looked at: a list of {item, code}."""
    parts = [
        composer.part(str(metric.measure), "metrics/evidence", measure_values(metric)),
        composer.part("surveys", "metrics/evidence", {"readings": readings(metric)}),
    ]
    inner = "\nUNION ALL\n".join(f"{SCOPE}\n{composer.read(part, lens)}\n}}\nRETURN item, code" for part in parts)
    return f"{SCOPE}\n{SCOPE}\n{inner}\n}}\nRETURN collect(DISTINCT {{item: item, code: code}}) AS looked\n}}"


def project_gap(composer: Composer, selection: Selection | None, lens: Lens) -> tuple[str, str]:
    """Subqueries and map of one gap row: (metricId, subject, area, day, place, verdict, since, looked)."""
    chosen = selection or NOTHING
    calls = ["MATCH (metric:Metric {id: metricId})"]
    pairs = [
        "__typename: 'CoverageGap'",
        "id: 'gap:' + metricId + ':' + subject.id",
        "verdict: verdict",
        "since: since",
    ]
    for pick in chosen.on("*", "CoverageGap"):
        call, expression = _field(composer, pick, lens)
        if expression:
            calls.append(call)
            pairs.append(f"`{pick.key}`: {expression}")
    if chosen.pick("explanation"):
        call, expression = _facts(composer, lens)
        calls.append(call)
        pairs.append(f"facts: {expression}")
    return "\n".join(filter(None, calls)), "{" + ", ".join(pairs) + "}"


def _field(composer: Composer, pick: Pick, lens: Lens) -> tuple[str, str]:
    if pick.name == "metric":
        return composer.project("Metric", "metric", pick.below, lens)
    if pick.name == "subject":
        return composer.project("Node", "subject", pick.below, lens)
    if pick.name == "area":
        return composer.project("Area", "area", pick.below, lens)
    if pick.name in ("rules", "targets"):
        y, out = composer.name(), composer.name()
        type_ = "Rule" if pick.name == "rules" else "Target"
        call, expression = composer.project(type_, y, pick.below, lens)
        match = composer.read(_applying(pick.name, y), lens)
        text = f"CALL (metric, area, day) {{\n{match}\n{call}\nWITH * ORDER BY {y}.id\nRETURN collect({expression}) AS {out}\n}}"
        return text, out
    if pick.name == "evidence":
        return _evidence(composer, pick, lens)
    return "", ""


def _applying(name: str, y: str) -> str:
    return statement(f"applying_{name}", "cypher/fields").text.replace("(y:", f"({y}:").replace("y.", f"{y}.")


def _evidence(composer: Composer, pick: Pick, lens: Lens) -> tuple[str, str]:
    below = pick.below or NOTHING
    node, sources = below.pick("node"), below.pick("sources")
    item, out, cited, source = composer.name(), composer.name(), composer.name(), composer.name()
    call, expression = composer.project("Node", item, node.below if node else None, lens)
    inner, source_map = composer.project("Source", source, sources.below if sources else None, lens)
    match = composer.read(f"MATCH ({item})-[cites:CITES]->({source}:Source)", lens)
    text = "\n".join(
        [
            "CALL (looked) {",
            "UNWIND looked AS one",
            f"WITH one, one.item AS {item}",
            call,
            f"CALL ({item}) {{\n{match}\n{inner}\nWITH * ORDER BY cites.position\nRETURN collect({source_map}) AS {cited}\n}}",
            f"WITH * ORDER BY {item}.id, one.code",
            f"RETURN collect({{code: one.code, node: {expression}, sources: {cited}}}) AS {out}",
            "}",
        ]
    )
    return text, out


def _facts(composer: Composer, lens: Lens) -> tuple[str, str]:
    out = composer.name()
    text = composer.read(statement("gap_facts", "cypher/fields").text, lens)
    return f"CALL (metric, subject, area, day, place, verdict, looked) {{\n{text}\nRETURN facts AS {out}\n}}", out


def gap_page_text(composer: Composer, branches: Sequence[str], scope: str) -> str:
    """All branches under one another, each gap a row."""
    inner = "\nUNION ALL\n".join(f"CALL ({scope}) {{\n{branch}\n}}\nRETURN metricId, subject, area, day, place, verdict, since, looked" for branch in branches)
    return f"CALL ({scope}) {{\n{inner}\n}}"
