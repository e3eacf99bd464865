"""Gaps: the subjects that a metric does not find met, with everything a defence of them needs."""

from asyncio import gather
from collections.abc import Sequence
from dataclasses import dataclass

from graph.database import Database, Row
from graph.model.asking import Asking
from graph.model.measures import Subject
from graph.model.policy import MetricDef
from graph.model.selection import NOTHING, Pick, Selection
from graph.statements import statement
from graph.store.compose import Composer, Lens, Special, first_of
from graph.store.cursor import after_key
from graph.store.judged_fields import judged
from graph.store.measures import Group, branches, chosen_metrics, groups, metric_maps
from graph.store.policies import Metrics

EXPLAINING = ("explanation", "evidence")
BEFORE_ALL, AFTER_ALL = "", "\uffff"
FIELD = "coverageGaps"
GAP = ("metric", "subject", "area", "day", "place", "verdict")
"""The variables of one gap row, in every statement that finds gaps."""


_ORDERED = "WITH * ORDER BY metric.id, subject.id"


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
    """A page of gaps, by metric and then by subject.

    One round trip where one statement judges all the metrics; else one to find the gaps and one to tell of
    them, the statements of each asked all at once (decision 3).
    """
    selection = pick.below or NOTHING
    edges = selection.pick("edges")
    node = edges.below.pick("node") if edges and edges.below else None
    page = _Page(database, asking, question, metrics, pick, node.below if node else None)
    found = groups(question.metrics, metrics.by_id)
    if len(found) == 1:
        return await page.whole(found[0])
    rows = await gather(*(page.found(group) for group in found))
    total = sum(row["total"] for row in rows) if selection.pick("totalCount") else None
    keys = sorted((key for row in rows for key in row["rows"]), key=lambda key: (key["metric"], key["id"]))[: first_of(pick) + 1]
    return GapPage(rows[0]["seen"], await page.told(found, keys) if edges else _bare(keys), total)


def _bare(keys: Sequence[Row]) -> list[Row]:
    return [{"key": [key["metric"], key["id"]], "node": {}} for key in keys]


@dataclass(frozen=True, slots=True)
class _Page:
    """One page to be found and told of."""

    database: Database
    asking: Asking
    question: GapQuestion
    metrics: Metrics
    pick: Pick
    node: Selection | None

    @property
    def _counts(self) -> bool:
        return (self.pick.below or NOTHING).pick("totalCount") is not None

    @property
    def _lens(self) -> Lens:
        return Lens() if self.question.known is None else Lens("$known")

    def _composer(self, group: Group) -> Composer:
        after = after_key(self.pick.arguments.get("after"), FIELD)
        maps = metric_maps(group.metrics, self.metrics.by_id)
        composer = Composer(self.asking, special=compound_gaps(self.metrics))
        composer.parameters |= {
            "within": self.question.within,
            "asOf": self.question.day,
            "known": self.question.known or 0,
            "verdicts": list(self.question.verdicts),
            "take": first_of(self.pick) + 1,
            "metrics": [one | {"after": _start(str(one["id"]), after)} for one in maps],
        }
        return composer

    async def whole(self, group: Group) -> GapPage:
        """The page by one statement."""
        composer = self._composer(group)
        call, expression = project_gap(composer, self.node, self._lens, group.needs)
        ending = f"{_ORDERED}\nRETURN collect({{key: [metric.id, subject.id], node: {expression}}}) AS rows"
        row = await self._ask(composer, group, call, ending)
        return GapPage(row["seen"], row["rows"], row["total"])

    async def found(self, group: Group) -> Row:
        """{seen, total, rows}: the gaps of one group that the page may hold, by identifiers."""
        key = "{metric: metric.id, id: subject.id, place: place, verdict: verdict}"
        return await self._ask(self._composer(group), group, "", f"{_ORDERED}\nRETURN collect({key}) AS rows")

    async def _ask(self, composer: Composer, group: Group, call: str, ending: str) -> Row:
        lines = [composer.read(statement("within", "cypher/parts").text, self._lens)]
        name = "gap_page_counted" if self._counts else "gap_page"
        gaps = composer.read(statement(name, "metrics", group.needs).text, self._lens)
        if self._counts:
            each = "UNWIND gaps AS one\nWITH " + ", ".join(f"one.{name} AS {name}" for name in GAP)
            lines += [f"CALL (within) {{\n{gaps}\nRETURN total, gaps\n}}", f"CALL (gaps) {{\n{each}\n{call}\n{ending}\n}}"]
        else:
            lines += ["WITH *, null AS total", f"CALL (within) {{\n{gaps}\n{call}\n{ending}\n}}"]
        return await composer.ask(self.database, [*lines, "RETURN seen, total, rows"])

    async def told(self, found: Sequence[Group], keys: Sequence[Row]) -> list[Row]:
        """The gaps of these keys, in their order."""
        by_metric = {metric.id: group for group in found for metric in group.metrics}
        asked: dict[int, list[Row]] = {}
        for key in keys:
            asked.setdefault(found.index(by_metric[key["metric"]]), []).append(key)
        answers = await gather(*(self._told(found[at], some) for at, some in asked.items()))
        return sorted((row for answer in answers for row in answer), key=lambda row: row["key"])

    async def _told(self, group: Group, keys: Sequence[Row]) -> list[Row]:
        composer = self._composer(group)
        composer.parameters["gaps"] = [dict(key) for key in keys]
        call, expression = project_gap(composer, self.node, self._lens, group.needs)
        lines = [
            composer.read(statement("gaps_named", "metrics", group.needs).text, self._lens),
            call,
            f"{_ORDERED}\nRETURN collect({{key: [metric.id, subject.id], node: {expression}}}) AS rows",
        ]
        rows: list[Row] = (await composer.ask(self.database, lines))["rows"]
        return rows


def _start(metric: str, after: list[object] | None) -> str:
    """From which subject a metric's gaps go on: metrics before the cursor's are behind us."""
    if after is None or metric > str(after[0]):
        return BEFORE_ALL
    return str(after[1]) if metric == after[0] else AFTER_ALL


def project_gap(composer: Composer, selection: Selection | None, lens: Lens, needs: frozenset[str]) -> tuple[str, str]:
    """Subqueries and map of one gap: (metric, subject, area, day, place, verdict) are in scope; `needs` as measures.branches."""
    chosen = selection or NOTHING
    calls = []
    pairs = ["__typename: 'CoverageGap'", "id: 'gap:' + metric.id + ':' + subject.id", "verdict: verdict"]
    if chosen.pick("since"):
        calls.append(composer.read(statement("since", "metrics", needs).text, lens))
        pairs.append("since: since")
    if any(chosen.pick(name) for name in EXPLAINING):
        calls.append(composer.read(statement("evidence", "metrics", needs).text, lens))
    if chosen.pick("explanation"):
        calls.append(composer.read(statement("gap_facts", "cypher/fields").text, lens))
        pairs.append("facts: facts")
    for pick in chosen.on("*", "CoverageGap"):
        call, expression = _field(composer, pick, lens)
        if expression:
            calls.append(call)
            pairs.append(f"`{pick.key}`: {expression}")
    return "\n".join(filter(None, calls)), "{" + ", ".join(pairs) + "}"


def _field(composer: Composer, pick: Pick, lens: Lens) -> tuple[str, str]:
    if pick.name == "metric":
        x, out = composer.name(), composer.name()
        call, expression = composer.project("Metric", x, pick.below, lens)
        return f"CALL (metric) {{\nMATCH ({x}:Metric {{id: metric.id}})\n{call}\nRETURN {expression} AS {out}\n}}", out
    if pick.name == "subject":
        return composer.project("Node", "subject", pick.below, lens)
    if pick.name == "area":
        return composer.project("Area", "area", pick.below, lens)
    if pick.name in ("rules", "targets"):
        y, out = composer.name(), composer.name()
        call, expression = composer.project("Rule" if pick.name == "rules" else "Target", y, pick.below, lens)
        match = composer.read(statement(f"applying_{pick.name}", "cypher/fields").text, lens)
        ending = f"WITH * ORDER BY {y}.id\nRETURN collect({expression}) AS {out}"
        return f"CALL (metric, area, day) {{\n{match}\nWITH y AS {y}\n{call}\n{ending}\n}}", out
    if pick.name == "evidence":
        return _evidence(composer, pick, lens)
    return "", ""


def _evidence(composer: Composer, pick: Pick, lens: Lens) -> tuple[str, str]:
    below = pick.below or NOTHING
    node, sources = below.pick("node"), below.pick("sources")
    item, out = composer.name(), composer.name()
    call, expression = composer.project("Node", item, node.below if node else None, lens)
    cites, cited = composer.field("Evidence", item, sources, lens) if sources else ("", "[]")
    lines = [
        "CALL (looked) {",
        "UNWIND looked AS one",
        f"WITH one, one.item AS {item}",
        call,
        cites,
        f"WITH * ORDER BY {item}.id, one.code",
        f"RETURN collect({{facts: one.facts, node: {expression}, sources: {cited}}}) AS {out}",
        "}",
    ]
    return "\n".join(filter(None, lines)), out


def compound_gaps(known: Metrics) -> Special:
    """The field Compound.gaps: the gaps of one compound, composed into whatever statement asks for it."""
    metrics = known.by_id

    def compose(composer: Composer, x: str, pick: Pick, lens: Lens) -> tuple[str, str]:
        ids = pick.arguments.get("metrics")
        named = chosen_metrics(metrics, ids if isinstance(ids, list) else None)
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
            verdict,
            "WITH subject, area, day, metric, place, verdict WHERE verdict IN ['NOT_MET', 'UNKNOWN']",
            call,
            "WITH * ORDER BY metric.id",
            f"RETURN collect({expression}) AS {out}",
            "}",
        ]
        return "\n".join(filter(None, lines)), out

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
        "WITH subject, area, day, metric, place, verdict WHERE verdict IN ['NOT_MET', 'UNKNOWN']",
        call,
        f"RETURN collect({expression}) AS rows",
        "}",
        "RETURN rows",
    ]
    rows = (await composer.ask(database, [line for line in lines if line]))["rows"]
    return rows[0] if rows else None
