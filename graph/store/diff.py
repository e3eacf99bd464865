"""What changes between two states of the graph: two days, or without changes and with them (对比)."""

from asyncio import gather
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.database import Reader, Row
from graph.model.asking import Asking
from graph.model.selection import Selection
from graph.statements import statement
from graph.store.compose import PRESENT, Composer, Lens
from graph.store.coverage import CoverageAnswer, CoverageQuestion, Picked, told
from graph.store.gaps import GAP, compound_gaps, project_gap
from graph.store.measures import Group, groups, metric_maps
from graph.store.policies import Metrics

MOST_GAPS = 10_000
"""Gaps that one comparison lists at most, closed and opened together."""
MOST_COMPARED = 100_000
"""Gaps that there may be at most on either side of changes."""
SIDES = {"before": "closed", "after": "opened"}
"""The sides of a comparison, and what the gaps are called that only that side has."""
_ORDERED = "WITH * ORDER BY metric.id, subject.id"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: by side what of the coverage rows, and by list what of the gaps."""

    figures: Mapping[str, Picked]
    gaps: Mapping[str, Selection | None]


@dataclass(frozen=True, slots=True)
class Diff:
    """The figures by side, and the gaps by list: by metric and then by subject, and none where they are over the `limit`."""

    seen: bool
    figures: Mapping[str, CoverageAnswer] = field(default_factory=dict)
    gaps: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    limit: int | None = None
    """The limit that was passed; None where all is told."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """One side: its day, its world, and the world in which fields are read that ask about now."""

    day: int
    lens: Lens
    now: Lens = PRESENT


async def coverage_diff(graph: Reader, asking: Asking, question: CoverageQuestion, metrics: Metrics, wanted: Wanted) -> Diff:
    """What changes from the first to the second day of the question.

    One round trip where one statement judges all the metrics; else one to compare and one to tell of the gaps,
    the statements of each asked all at once.
    """
    lens = Lens() if question.known is None else Lens("$known")
    moments = {side: _Moment(day, lens) for side, day in zip(SIDES, question.days, strict=True)}
    days = _Comparison(graph, asking, question, metrics, wanted, moments, {"known": question.known or 0}, MOST_GAPS)
    if len(days.families) == 1:
        return await days.whole()
    rows = await days.compared()
    return await days.told(dict.fromkeys(SIDES, rows), [row["changed"] for row in rows], sum(row["found"] for row in rows))


async def changes_compared(
    graph: Reader,
    asking: Asking,
    question: CoverageQuestion,
    metrics: Metrics,
    make: Callable[[], Awaitable[int]],
    wanted: Wanted,
) -> Diff:
    """What changes do to the question's day; `make` makes them, in the transaction that is read, and returns their instant (µs).

    Both sides are asked of the present, before and after, by the same statements; what the changes close is told
    from the ledger as known just before them, which is the graph without them.
    """
    (day,) = question.days
    now = _Comparison(graph, asking, question, metrics, wanted, {"before": _Moment(day, PRESENT)}, {}, MOST_COMPARED)
    before = await now.compared()
    instant = await make()
    after = await replace(now, moments={"after": _Moment(day, PRESENT)}).compared()
    without = Lens("$before")
    moments = {"before": _Moment(day, without, without), "after": _Moment(day, PRESENT)}
    both = replace(now, moments=moments, instants={"before": instant - 1}, most=MOST_GAPS)
    if max(sum(row["found"] for row in rows) for rows in (before, after)) > MOST_COMPARED and wanted.gaps:
        return Diff(after[0]["seen"], limit=MOST_COMPARED)
    changed = [_only_one_has(was["changed"], now["changed"]) for was, now in zip(before, after, strict=True)]
    return await both.told({"before": before, "after": after}, changed, sum(len(keys) for keys in changed))


def _only_one_has(before: Sequence[Row], after: Sequence[Row]) -> list[Row]:
    was, now = ({(gap["metric"], gap["id"]) for gap in gaps} for gaps in (before, after))
    return [gap for gap in (*before, *after) if ((gap["metric"], gap["id"]) in was) != ((gap["metric"], gap["id"]) in now)]


@dataclass(frozen=True, slots=True)
class _Comparison:
    graph: Reader
    asking: Asking
    question: CoverageQuestion
    metrics: Metrics
    wanted: Wanted
    moments: Mapping[str, _Moment]
    instants: Mapping[str, int]
    """The parameters that the lenses of the moments name."""
    most: int

    @property
    def families(self) -> list[Group]:
        """The metrics by the statements that judge them."""
        return groups(self.question.metrics, self.metrics.by_id)

    async def whole(self) -> Diff:
        """The comparison by one statement."""
        row = await self._compared(self.families[0], self.wanted.figures, whole=True)
        figures = self._figures({side: [row] for side in SIDES})
        limit = self.most if self.wanted.gaps and row["found"] > self.most else None
        return Diff(row["seen"], figures, {name: row[name] for name in self.wanted.gaps}, limit)

    async def compared(self) -> list[Row]:
        """What every statement finds, the first with what is told of the figures of the sides asked about here."""
        first, *others = self.families
        figures = {side: picked for side, picked in self.wanted.figures.items() if side in self.moments}
        return await gather(self._compared(first, figures), *(self._compared(group, {}) for group in others))

    async def told(self, rows: Mapping[str, Sequence[Row]], changed: Sequence[Sequence[Row]], found: int) -> Diff:
        """The figures found on either side, and the gaps whose keys are given by family of measures."""
        seen, figures = rows["after"][0]["seen"], self._figures(rows)
        if self.wanted.gaps and found > MOST_GAPS:
            return Diff(seen, figures, limit=MOST_GAPS)
        sides = [side for side, name in SIDES.items() if name in self.wanted.gaps]
        asked = [
            (side, group, [gap for gap in keys if gap["side"] == side])
            for side in sides
            for group, keys in zip(self.families, changed, strict=True)
        ]
        answers = await gather(*(self._told(side, group, gaps) for side, group, gaps in asked if gaps))
        gaps = {side: sorted((one for at, some in answers if at == side for one in some), key=_key) for side in sides}
        return Diff(seen, figures, {SIDES[side]: [gap for _, gap in some] for side, some in gaps.items()})

    def _composer(self, group: Group) -> Composer:
        composer = Composer(self.asking, special=compound_gaps(self.metrics))
        composer.parameters |= {
            "within": self.question.within,
            "by": "",
            "most": self.most,
            "metrics": metric_maps(group.metrics, self.metrics.by_id),
            "metricIds": [metric.id for metric in self.question.metrics],
            **self.instants,
        }
        return composer

    async def _compared(self, group: Group, figures: Mapping[str, Picked], *, whole: bool = False) -> Row:
        """{seen, counts, found} of one family and what is told of the figures, with the gaps' keys or, `whole`, their lists."""
        composer = self._composer(group)
        lines = [f"CALL () {{\n{statement('within', 'cypher/parts').text}\nRETURN seen\n}}", self._changed(composer, group)]
        lines += [self._shown(composer, side, picked, f"shown{at}") for at, (side, picked) in enumerate(figures.items())]
        returned = ["seen", "counts", "found", *(f"shown{at}" for at in range(len(figures)))]
        if whole:
            for names, selection in _alike(self.wanted.gaps):
                text, lists = self._listed(composer, group, names, selection)
                lines.append(text)
                returned += [f"{lists}.{name} AS {name}" for name in names]
        else:
            key = "{side: one.side, metric: one.metric.id, id: one.subject.id, place: one.place, verdict: one.verdict}"
            returned.append(f"[one IN changed | {key}] AS changed")
        row = await composer.ask(self.graph, [*lines, f"RETURN {', '.join(returned)}"])
        # Named by number, not by side: both sides of changes are asked by one text, which is planned once.
        return row | {side: row[f"shown{at}"] for at, side in enumerate(figures)}

    @property
    def _lens(self) -> Lens:
        """The world of all the moments, where they have one."""
        (lens,) = {moment.lens for moment in self.moments.values()}
        return lens

    def _changed(self, composer: Composer, group: Group) -> str:
        """The part that compares; out: counts, found, changed: the gaps of one side only, none where they are too many."""
        moments = composer.parameter([{"side": side, "day": moment.day} for side, moment in self.moments.items()])
        judged = composer.read(statement("judged_at", "metrics", group.needs).text, self._lens)
        compared = statement("compared", "metrics").text
        lines = [
            f"CALL () {{\nUNWIND $metrics AS metric\nCALL (metric) {{\nWITH metric, {moments} AS moments",
            f"{judged}\n{compared}\n}}",
            "WITH metric, before, after, changed ORDER BY metric.id",
            "WITH collect({metric: metric.id, before: before, after: after}) AS counts,",
            "     collect([gap IN changed | gap {.*, metric: metric}]) AS changed",
            "WITH counts, reduce(every = [], some IN changed | every + some) AS changed",
            "RETURN counts, size(changed) AS found, CASE WHEN size(changed) > $most THEN [] ELSE changed END AS changed\n}",
        ]
        return "\n".join(lines)

    def _shown(self, composer: Composer, side: str, picked: Picked, out: str) -> str:
        """The part that tells what the rows of a side say beside their counts."""
        lens = self.moments[side].lens
        calls, expression = told(composer, picked, lens)
        find = composer.read(statement("within", "cypher/parts").text, lens)
        inner = f"{find}\nWITH within, [] AS places\n{calls}\nRETURN {{told: {expression}, visible: within IS NOT NULL}} AS {out}"
        return f"CALL () {{\n{inner}\n}}"

    def _listed(self, composer: Composer, group: Group, names: Sequence[str], selection: Selection | None) -> tuple[str, str]:
        """The part that tells these lists, of which the same is selected, and the map that holds them."""
        out = composer.name()
        call, expression = project_gap(composer, selection, self._lens, group.needs)
        sides = composer.parameter([side for side, name in SIDES.items() if name in names])
        each = f"UNWIND [one IN changed WHERE one.side IN {sides}] AS one\nWITH one.side AS side, "
        each += ", ".join(f"one.{name} AS {name}" for name in GAP)
        lists = ", ".join(f"{name}: [one IN told WHERE one.side = '{side}' | one.gap]" for side, name in SIDES.items())
        ending = f"{_ORDERED}\nWITH collect({{side: side, gap: {expression}}}) AS told\nRETURN {{{lists}}} AS {out}"
        return f"CALL (changed) {{\n{each}\n{call}\n{ending}\n}}", out

    async def _told(self, side: str, group: Group, gaps: Sequence[Row]) -> tuple[str, list[tuple[list[str], Row]]]:
        """The gaps of one side and family, each after its key."""
        composer, moment = self._composer(group), self.moments[side]
        composer.now = moment.now
        composer.parameters |= {"gaps": [dict(gap) for gap in gaps], "asOf": moment.day}
        call, expression = project_gap(composer, self.wanted.gaps[SIDES[side]], moment.lens, group.needs)
        named = composer.read(statement("gaps_named", "metrics", group.needs).text, moment.lens)
        ending = f"{_ORDERED}\nRETURN collect([[metric.id, subject.id], {expression}]) AS rows"
        row = await composer.ask(self.graph, [line for line in (named, call, ending) if line])
        return side, [(key, gap) for key, gap in row["rows"]]

    def _figures(self, rows: Mapping[str, Sequence[Row]]) -> dict[str, CoverageAnswer]:
        return {
            side: CoverageAnswer.told_of(
                rows[side][0]["seen"],
                rows[side][0][side]["visible"],
                {moment.day: {one["metric"]: {self.question.within: one[side]} for row in rows[side] for one in row["counts"]}},
                rows[side][0][side]["told"],
            )
            for side, moment in self.moments.items()
            if side in self.wanted.figures
        }


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
