"""What changes between two states of the graph: two days, or without changes and with them (对比)."""

from collections.abc import Mapping, Sequence
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
    """The figures by side, and the gaps by list: by metric and then by subject, and none where they are more than MOST_GAPS."""

    seen: bool
    found: int
    figures: Mapping[str, CoverageAnswer] = field(default_factory=dict)
    gaps: Mapping[str, Sequence[Row]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Moment:
    """One side: its day, its world, and the world in which fields are read that ask about now."""

    day: int
    lens: Lens
    now: Lens = PRESENT


async def coverage_diff(graph: Reader, asking: Asking, question: CoverageQuestion, metrics: Metrics, wanted: Wanted) -> Diff:
    """What changes from the first to the second day of the question.

    One round trip where one statement judges all the metrics; else one to compare and one to tell of the gaps.
    """
    lens = Lens() if question.known is None else Lens("$known")
    moments = {side: _Moment(day, lens) for side, day in zip(SIDES, question.days, strict=True)}
    return await _Comparison(graph, asking, question, metrics, wanted, moments, {"known": question.known or 0}).made()


async def changes_compared(
    graph: Reader, asking: Asking, question: CoverageQuestion, metrics: Metrics, instant: int, wanted: Wanted
) -> Diff:
    """What changes made at that instant (µs), the last ones of the graph, do to the question's day.

    The ledger, as known just before, is the graph without them: what stood before is told as it was there.
    """
    (day,), before = question.days, Lens("$before")
    moments = {"before": _Moment(day, before, before), "after": _Moment(day, PRESENT)}
    return await _Comparison(graph, asking, question, metrics, wanted, moments, {"before": instant - 1}).made()


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

    @property
    def _worlds(self) -> Mapping[Lens, list[dict[str, object]]]:
        worlds: dict[Lens, list[dict[str, object]]] = {}
        for side, moment in self.moments.items():
            worlds.setdefault(moment.lens, []).append({"side": side, "day": moment.day})
        return worlds

    async def made(self) -> Diff:
        """The comparison, by one statement where that is not too long to plan: one family of measures, one world."""
        found = groups(self.question.metrics, self.metrics.by_id)
        if len(found) == 1 and len(self._worlds) == 1:
            row = await self._compared(found[0], self.wanted.figures, whole=True)
            return self._diff([row], {name: row[name] for name in self.wanted.gaps})
        first, *others = found
        rows = await self.graph.at_once(
            [self._compared(first, self.wanted.figures), *(self._compared(group, {}) for group in others)]
        )
        diff = self._diff(rows, {name: [] for name in self.wanted.gaps})
        if diff.found > MOST_GAPS:
            return diff
        names = [side for side in SIDES if SIDES[side] in self.wanted.gaps]
        asked = [
            (side, group, [gap for gap in row["changed"] if gap["side"] == side])
            for side in names
            for group, row in zip(found, rows, strict=True)
        ]
        answers = await self.graph.at_once([self._told(side, group, gaps) for side, group, gaps in asked if gaps])
        told = {
            SIDES[side]: sorted(((key, gap) for at, rows in answers if at == side for key, gap in rows), key=_key)
            for side in names
        }
        return replace(diff, gaps={name: [gap for _, gap in gaps] for name, gaps in told.items()})

    def _composer(self, group: Group) -> Composer:
        composer = Composer(self.asking, special=compound_gaps(self.metrics))
        composer.parameters |= {
            "within": self.question.within,
            "by": "",
            "most": MOST_GAPS,
            "metrics": metric_maps(group.metrics, self.metrics.by_id),
            "metricIds": [metric.id for metric in self.question.metrics],
            **self.instants,
        }
        return composer

    async def _compared(self, group: Group, figures: Mapping[str, Picked], *, whole: bool = False) -> Row:
        """{seen, counts, found, changed} of one group, what is told of the figures, and with `whole` the lists of gaps."""
        composer = self._composer(group)
        lines = [f"CALL () {{\n{statement('within', 'cypher/parts').text}\nRETURN seen\n}}", self._changed(composer, group)]
        lines += [self._shown(composer, side, picked) for side, picked in figures.items()]
        returned = ["seen", "counts", "found", *figures]
        if whole:
            for names, selection in _alike(self.wanted.gaps):
                text, rows = self._listed(composer, group, names, selection)
                lines.append(text)
                returned += [f"{rows}.{name} AS {name}" for name in names]
        else:
            key = "{side: one.side, metric: one.metric.id, id: one.subject.id, place: one.place, verdict: one.verdict}"
            returned.append(f"[one IN changed | {key}] AS changed")
        return await composer.ask(self.graph, [*lines, f"RETURN {', '.join(returned)}"])

    def _changed(self, composer: Composer, group: Group) -> str:
        """The part that compares; out: counts, found, changed."""
        judged = statement("judged_at", "metrics", group.needs).text
        each = [
            f"WITH metric, {composer.parameter(moments)} AS moments\n{composer.read(judged, lens)}\n"
            "RETURN side, subject, area, day, place, verdict"
            for lens, moments in self._worlds.items()
        ]
        every = "\nUNION ALL\n".join(each)
        compared = f"CALL (metric) {{\nCALL (metric) {{\n{every}\n}}\n{statement('compared', 'metrics').text}\n}}"
        lines = [
            f"CALL () {{\nUNWIND $metrics AS metric\n{compared}",
            "WITH metric, before, after, changed ORDER BY metric.id",
            "WITH collect({metric: metric.id, before: before, after: after}) AS counts,",
            "     collect([gap IN changed | gap {.*, metric: metric}]) AS changed",
            "WITH counts, reduce(every = [], some IN changed | every + some) AS changed",
            "RETURN counts, size(changed) AS found, CASE WHEN size(changed) > $most THEN [] ELSE changed END AS changed\n}",
        ]
        return "\n".join(lines)

    def _shown(self, composer: Composer, side: str, picked: Picked) -> str:
        """The part that tells what the rows of a side say beside their counts; out: a map named for the side."""
        moment = self.moments[side]
        composer.now = moment.now
        calls, expression = told(composer, picked, moment.lens)
        composer.now = PRESENT
        find = composer.read(statement("within", "cypher/parts").text, moment.lens)
        inner = (
            f"{find}\nWITH within, [] AS places\n{calls}\nRETURN {{told: {expression}, visible: within IS NOT NULL}} AS {side}"
        )
        return f"CALL () {{\n{inner}\n}}"

    def _listed(self, composer: Composer, group: Group, names: Sequence[str], selection: Selection | None) -> tuple[str, str]:
        """The part that tells these lists, of which the same is selected, and the map that holds them."""
        (lens,), rows = self._worlds, composer.name()
        call, expression = project_gap(composer, selection, lens, group.needs)
        sides = composer.parameter([side for side, name in SIDES.items() if name in names])
        each = f"UNWIND [one IN changed WHERE one.side IN {sides}] AS one\nWITH one.side AS side, "
        each += ", ".join(f"one.{name} AS {name}" for name in GAP)
        lists = ", ".join(f"{name}: [one IN told WHERE one.side = '{side}' | one.gap]" for side, name in SIDES.items())
        ending = f"{_ORDERED}\nWITH collect({{side: side, gap: {expression}}}) AS told\nRETURN {{{lists}}} AS {rows}"
        return f"CALL (changed) {{\n{each}\n{call}\n{ending}\n}}", rows

    async def _told(self, side: str, group: Group, gaps: Sequence[Row]) -> tuple[str, Sequence[tuple[list[str], Row]]]:
        """The gaps of one side and group, each after its key."""
        composer, moment = self._composer(group), self.moments[side]
        composer.now = moment.now
        composer.parameters |= {"gaps": [dict(gap) for gap in gaps], "asOf": moment.day}
        call, expression = project_gap(composer, self.wanted.gaps[SIDES[side]], moment.lens, group.needs)
        named = composer.read(statement("gaps_named", "metrics", group.needs).text, moment.lens)
        ending = f"{_ORDERED}\nRETURN collect([[metric.id, subject.id], {expression}]) AS rows"
        row = await composer.ask(self.graph, [line for line in (named, call, ending) if line])
        return side, [(key, gap) for key, gap in row["rows"]]

    def _diff(self, rows: Sequence[Row], gaps: Mapping[str, Sequence[Row]]) -> Diff:
        first = rows[0]
        counts = [one for row in rows for one in row["counts"]]
        figures = {
            side: CoverageAnswer.told_of(
                first["seen"],
                first[side]["visible"],
                {moment.day: {one["metric"]: {self.question.within: one[side]} for one in counts}},
                first[side]["told"],
            )
            for side, moment in self.moments.items()
            if side in self.wanted.figures
        }
        return Diff(first["seen"], sum(row["found"] for row in rows), figures, gaps)


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
