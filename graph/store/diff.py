"""What changes between two states of the graph: two days, or without changes and with them (对比)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.database import Reader, Row
from graph.model.asking import Asking
from graph.model.policy import MetricDef
from graph.model.selection import Selection
from graph.statements import statement
from graph.store.compose import PRESENT, Composer, Lens
from graph.store.gap_fields import project_gap
from graph.store.gaps import GAP, compound_gaps
from graph.store.measures import Group, groups, metric_maps
from graph.store.policies import Metrics

MOST_GAPS = 10_000
"""Gaps that one comparison lists at most, closed and opened together."""
MOST_COMPARED = 100_000
"""Gaps that there may be at most on either side of changes."""
SIDES = {"before": "closed", "after": "opened"}
"""The sides of a comparison, and what the gaps are called that only that side has."""

Wanted = Mapping[str, Selection | None]
"""What is selected below either list of gaps that is asked for."""


@dataclass(frozen=True, slots=True)
class Diff:
    """The gaps by list: by metric and then by subject, and none where they are over the `limit`."""

    seen: bool
    gaps: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    limit: int | None = None
    """The limit that was passed; None where all is told."""


@dataclass(frozen=True, slots=True)
class DiffQuestion:
    """Which metrics, inside which area, on which days, as known when; one day where changes are compared."""

    metrics: Sequence[MetricDef]
    within: str
    days: Sequence[int]
    known: int | None


@dataclass(frozen=True, slots=True)
class _Moment:
    """One side: its day, its world, and the world in which fields are read that ask about now."""

    day: int
    lens: Lens
    now: Lens = PRESENT


async def coverage_diff(graph: Reader, asking: Asking, question: DiffQuestion, metrics: Metrics, wanted: Wanted) -> Diff:
    """What changes from the first to the second day of the question.

    One round trip where one statement judges all the metrics; else one to compare and one to tell of the gaps.
    """
    lens = Lens() if question.known is None else Lens("$known")
    moments = {side: _Moment(day, lens) for side, day in zip(SIDES, question.days, strict=True)}
    days = _Comparison(graph, asking, question, metrics, wanted, moments, {"known": question.known or 0}, MOST_GAPS)
    if len(days.families) == 1:
        return await days.whole()
    rows = await days.compared()
    return await days.told(rows[0]["seen"], [row["changed"] for row in rows], sum(row["found"] for row in rows))


async def changes_compared(
    graph: Reader, asking: Asking, question: DiffQuestion, metrics: Metrics, make: Callable[[], Awaitable[int]], wanted: Wanted
) -> Diff:
    """What changes do to the question's day; `make` makes them, in the transaction that is read, and returns their instant (µs).

    Both sides are asked of one world, before and after, by the same statements: the present, or the ledger as known when the
    question says. What the changes close is told from the ledger as known just before them, which is the present without them;
    so of changes to the ledger itself only what they open can be told.
    """
    (day,) = question.days
    lens, known = (PRESENT, {}) if question.known is None else (Lens("$known"), {"known": question.known})
    now = _Comparison(graph, asking, question, metrics, wanted, {"before": _Moment(day, lens)}, known, MOST_COMPARED)
    before = await now.compared()
    instant = await make()
    after = await replace(now, moments={"after": _Moment(day, lens)}).compared()
    if max(sum(row["found"] for row in rows) for rows in (before, after)) > MOST_COMPARED:
        return Diff(after[0]["seen"], limit=MOST_COMPARED)
    changed = [_only_one_has(was["changed"], now["changed"]) for was, now in zip(before, after, strict=True)]
    without = Lens("$before")
    moments = {"before": _Moment(day, without, without), "after": _Moment(day, lens)}
    both = replace(now, moments=moments, instants={"before": instant - 1, **known}, true=without if lens == PRESENT else PRESENT)
    return await both.told(after[0]["seen"], changed, sum(len(keys) for keys in changed))


def _only_one_has(before: Sequence[Row], after: Sequence[Row]) -> list[Row]:
    was, now = ({(gap["metric"], gap["id"]) for gap in gaps} for gaps in (before, after))
    return [gap for gap in (*before, *after) if ((gap["metric"], gap["id"]) in was) != ((gap["metric"], gap["id"]) in now)]


@dataclass(frozen=True, slots=True)
class _Comparison:
    graph: Reader
    asking: Asking
    question: DiffQuestion
    metrics: Metrics
    wanted: Wanted
    moments: Mapping[str, _Moment]
    instants: Mapping[str, int]
    """The parameters that the lenses of the moments name."""
    most: int
    true: Lens = PRESENT
    """See `Composer.true`."""

    @property
    def families(self) -> list[Group]:
        """The metrics by the statements that judge them; where no gap is asked for, none is judged."""
        return groups(self.question.metrics if self.wanted else (), self.metrics.by_id)

    async def whole(self) -> Diff:
        """The comparison by one statement."""
        row = await self._compared(self.families[0], whole=True)
        return Diff(row["seen"], {name: row[name] for name in self.wanted}, self.most if row["found"] > self.most else None)

    async def compared(self) -> list[Row]:
        """What every statement finds."""
        return await self.graph.at_once([self._compared(group) for group in self.families])

    async def told(self, seen: bool, changed: Sequence[Sequence[Row]], found: int) -> Diff:
        """The gaps whose keys are given by family of measures."""
        if found > MOST_GAPS:
            return Diff(seen, limit=MOST_GAPS)
        sides = [side for side, name in SIDES.items() if name in self.wanted]
        asked = [
            (side, group, [gap for gap in keys if gap["side"] == side])
            for side in sides
            for group, keys in zip(self.families, changed, strict=True)
        ]
        answers = await self.graph.at_once([self._told(side, group, gaps) for side, group, gaps in asked if gaps])
        gaps = {side: sorted((one for at, some in answers if at == side for one in some), key=_key) for side in sides}
        return Diff(seen, {SIDES[side]: [gap for _, gap in some] for side, some in gaps.items()})

    def _composer(self, group: Group) -> Composer:
        composer = Composer(self.asking, special=compound_gaps(self.metrics), true=self.true)
        composer.parameters |= {
            "within": self.question.within,
            "most": self.most,
            "metrics": metric_maps(group.metrics, self.metrics.by_id),
            **self.instants,
        }
        return composer

    async def _compared(self, group: Group, *, whole: bool = False) -> Row:
        """{seen, found} of one family, with the keys of the gaps or, `whole`, their lists."""
        composer = self._composer(group)
        lines = [f"CALL () {{\n{statement('within', 'cypher/parts').text}\nRETURN seen\n}}", self._changed(composer, group)]
        returned = ["seen", "found"]
        if whole:
            for names, selection in _alike(self.wanted):
                text, lists = self._listed(composer, group, names, selection)
                lines.append(text)
                returned += [f"{lists}.{name} AS {name}" for name in names]
        else:
            key = "{side: one.side, metric: one.metric.id, id: one.subject.id, place: one.place, verdict: one.verdict}"
            returned.append(f"[one IN changed | {key}] AS changed")
        return await composer.ask(self.graph, [*lines, f"RETURN {', '.join(returned)}"])

    @property
    def _lens(self) -> Lens:
        """The world of all the moments, where they have one."""
        (lens,) = {moment.lens for moment in self.moments.values()}
        return lens

    def _changed(self, composer: Composer, group: Group) -> str:
        """The part that compares; out: found, changed: the gaps of one side only, none where they are too many."""
        moments = composer.parameter([{"side": side, "day": moment.day} for side, moment in self.moments.items()])
        judged = composer.read(statement("judged_at", "metrics", group.needs).text, self._lens)
        compared = statement("compared", "metrics").text
        lines = [
            f"CALL () {{\nUNWIND $metrics AS metric\nCALL (metric) {{\nWITH metric, {moments} AS moments",
            f"{judged}\n{compared}\n}}",
            "WITH collect([gap IN changed | gap {.*, metric: metric}]) AS changed",
            "WITH reduce(every = [], some IN changed | every + some) AS changed",
            "RETURN size(changed) AS found, CASE WHEN size(changed) > $most THEN [] ELSE changed END AS changed\n}",
        ]
        return "\n".join(lines)

    def _listed(self, composer: Composer, group: Group, names: Sequence[str], selection: Selection | None) -> tuple[str, str]:
        """The part that tells these lists, of which the same is selected, and the map that holds them."""
        out = composer.name()
        call, expression = project_gap(composer, selection, self._lens, group.needs)
        sides = composer.parameter([side for side, name in SIDES.items() if name in names])
        each = f"UNWIND [one IN changed WHERE one.side IN {sides}] AS one\nWITH one.side AS side, "
        each += ", ".join(f"one.{name} AS {name}" for name in GAP) + " ORDER BY metric.id, subject.id"
        lists = ", ".join(f"{name}: [one IN told WHERE one.side = '{side}' | one.gap]" for side, name in SIDES.items())
        ending = f"WITH collect({{side: side, gap: {expression}}}) AS told\nRETURN {{{lists}}} AS {out}"
        return f"CALL (changed) {{\n{each}\n{call}\n{ending}\n}}", out

    async def _told(self, side: str, group: Group, gaps: Sequence[Row]) -> tuple[str, list[tuple[list[str], Row]]]:
        """The gaps of one side and family, each after its key."""
        composer, moment = self._composer(group), self.moments[side]
        composer.now = moment.now
        composer.parameters |= {"gaps": [dict(gap) for gap in gaps], "asOf": moment.day}
        call, expression = project_gap(composer, self.wanted[SIDES[side]], moment.lens, group.needs)
        named = composer.read(statement("gaps_named", "metrics", group.needs).text, moment.lens)
        ending = f"RETURN collect([[metric.id, subject.id], {expression}]) AS rows"
        row = await composer.ask(self.graph, [line for line in (named, call, ending) if line])
        return side, [(key, gap) for key, gap in row["rows"]]


def _key(told: tuple[list[str], Row]) -> list[str]:
    return told[0]


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
