"""Gaps: the subjects that a metric does not find met, with everything a defence of them needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.database import Database, Row
from graph.model.asking import Asking
from graph.model.measures import Subject
from graph.model.policy import MetricDef
from graph.model.selection import NOTHING, Pick, Selection
from graph.statements import statement
from graph.store.compose import Composer, Lens, Special
from graph.store.cursor import after_key, first_of, owned
from graph.store.gap_fields import project_gap
from graph.store.judged_fields import judged
from graph.store.measures import Group, branches, chosen_metrics, groups, metric_maps
from graph.store.policies import Metrics

BEFORE_ALL, AFTER_ALL = "", "\uffff"
FIELD = "coverageGaps"
HIDDEN = "Hidden"
"""What stands in a list of gaps for a metric that was named and that the caller may not read there."""
GAP = ("metric", "subject", "area", "day", "place", "verdict")
"""The variables of one gap row, in every statement that finds gaps."""


@dataclass(frozen=True, slots=True)
class GapQuestion:
    """Which metrics and verdicts, inside which area, on which day, as known when."""

    metrics: Sequence[MetricDef]
    within: str
    verdicts: Sequence[str]
    day: int
    known: int | None


@dataclass(frozen=True, slots=True)
class GapPage:
    """A page of gaps with one row more than asked for where there are more."""

    seen: bool
    rows: Sequence[Row]
    total: int | None


async def gap_page(database: Database, asking: Asking, question: GapQuestion, metrics: Metrics, pick: Pick) -> GapPage:
    """A page of gaps, by metric and then by subject, in one round trip.

    Each statement finds a page of its own metrics; the first rows of all of them are the page.
    """
    found = groups(question.metrics, metrics.by_id)
    pages = await database.at_once([_page(database, asking, question, group, metrics, pick) for group in found])
    rows = sorted((row for page in pages for row in page["rows"]), key=lambda row: row["key"])
    counted = (pick.below or NOTHING).pick("totalCount") is not None
    total = sum(page["total"] for page in pages) if counted else None
    return GapPage(pages[0]["seen"], rows[: first_of(pick) + 1], total)


async def _page(database: Database, asking: Asking, question: GapQuestion, group: Group, metrics: Metrics, pick: Pick) -> Row:
    """{seen, rows, total} of the metrics of one group."""
    composer = Composer(asking, special=compound_gaps(metrics))
    lens = Lens() if question.known is None else Lens("$known")
    selection = pick.below or NOTHING
    edges = selection.pick("edges")
    node = edges.below.pick("node") if edges and edges.below else None
    after = after_key(pick.arguments.get("after"), owned(FIELD, asking.viewer))
    maps = metric_maps(group.metrics, metrics.by_id)
    composer.parameters |= {
        "within": question.within,
        "asOf": question.day,
        "known": question.known or 0,
        "verdicts": list(question.verdicts),
        "take": first_of(pick) + 1,
        "metrics": [one | {"after": _start(str(one["id"]), after)} for one in maps],
    }
    call, expression = project_gap(composer, node.below if node else None, lens, group.needs)
    ending = f"RETURN collect({{key: [metric.id, subject.id], node: {expression}}}) AS rows"
    lines = [composer.read(statement("within", "cypher/parts").text, lens)]
    if selection.pick("totalCount"):
        found = composer.read(statement("gap_page_counted", "metrics", group.needs).text, lens)
        each = "UNWIND gaps AS one\nWITH " + ", ".join(f"one.{name} AS {name}" for name in GAP)
        lines += [f"CALL (within) {{\n{found}\nRETURN total, gaps\n}}", f"CALL (gaps) {{\n{each}\n{call}\n{ending}\n}}"]
    else:
        found = composer.read(statement("gap_page", "metrics", group.needs).text, lens)
        lines += ["WITH *, null AS total", f"CALL (within) {{\n{found}\n{call}\n{ending}\n}}"]
    return await composer.ask(database, [*lines, "RETURN seen, total, rows"])


def _start(metric: str, after: list[object] | None) -> str:
    """From which subject a metric's gaps go on: metrics before the cursor's are behind us."""
    if after is None or metric > str(after[0]):
        return BEFORE_ALL
    return str(after[1]) if metric == after[0] else AFTER_ALL


def compound_gaps(known: Metrics) -> Special:
    """The field Compound.gaps: the gaps of one compound, composed into whatever statement asks for it."""
    metrics = known.by_id

    def compose(composer: Composer, x: str, pick: Pick, lens: Lens) -> tuple[str, str]:
        ids = pick.arguments.get("metrics")
        sight, chosen_ids = composer.asking.sight, ids if isinstance(ids, list) else None
        named = chosen_metrics(metrics, chosen_ids, membership=not sight.personal.nowhere)
        chosen = [metric for metric in named if metric.subject is Subject.COMPOUND]
        maps, needs = metric_maps(chosen, metrics), branches(chosen, metrics)
        own = composer.lens(pick.arguments.get("knownAt"))
        day = pick.arguments.get("asOf") or composer.asking.today
        out = composer.name()
        anchor, start = composer.anchored(x, own, lens)
        verdict = composer.read(statement("verdict", "metrics", needs).text, own)
        call, expression = project_gap(composer, pick.below, own, needs)
        lines = [
            f"CALL ({x}) {{",
            f"{start}WITH {anchor} AS subject, {composer.parameter(maps)} AS metrics, {composer.parameter(day)} AS day",
            composer.read(statement("compound_gap_subjects", "cypher/fields").text, own),
            "" if sight.whole else f"WITH subject, area, day, metric WHERE NOT metric.personal OR {composer.in_sight('area')}",
            verdict,
            "WITH subject, area, day, metric, place, verdict WHERE verdict IN ['NOT_MET', 'UNKNOWN']",
            call,
            f"RETURN collect({expression}) AS {out}",
            "}",
        ]
        text = "\n".join(filter(None, lines))
        personal = [metric.id for metric in chosen if metric.personal]
        if sight.whole or chosen_ids is None or not personal:
            return text, out
        hidden = composer.name()
        refused = f"{{__typename: '{HIDDEN}', metric: {composer.parameter(personal[0])}}}"
        told = f"CASE WHEN {composer.in_sight('area')} THEN [] ELSE [{refused}] END"
        located = composer.part("compound_area", {"x": x}, lens)
        return f"{text}\nCALL ({x}) {{\n{located}\nRETURN {told} AS {hidden}\n}}", f"{hidden} + {out}"

    return Special({("Compound", "gaps"): compose, **judged(known.by_id)}, known.stamp)


async def one_gap(
    database: Database, asking: Asking, metric: MetricDef, subject: str, metrics: Metrics, below: Selection | None
) -> Row | None:
    """The gap of one subject in one metric as of today; None when there is none."""
    composer = Composer(asking, special=compound_gaps(metrics))
    composer.parameters |= {"subject": subject, "metric": metric_maps([metric], metrics.by_id)[0], "day": asking.today}
    needs = groups([metric], metrics.by_id)[0].needs
    call, expression = project_gap(composer, below, Lens(), needs)
    lines = [
        "CALL () {",
        "WITH $subject AS id, $metric AS metric, $day AS day",
        f"CALL (id, metric) {{\n{statement('populations/one', 'metrics', needs).text}\n}}",
        statement("verdict", "metrics", needs).text,
        "WITH subject, area, day, metric, place, verdict WHERE verdict IN ['NOT_MET', 'UNKNOWN']"
        + (f" AND {composer.in_sight('area')}" if metric.personal else ""),
        call,
        f"RETURN collect({expression}) AS rows",
        "}",
        "RETURN rows",
    ]
    rows = (await composer.ask(database, [line for line in lines if line]))["rows"]
    return rows[0] if rows else None
