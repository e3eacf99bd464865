"""Whether a load would take the changes: the rules on periods, holdings and seats of the records they touch (载入规则).

What cannot happen here - a strange word, a reference that leads nowhere - is not looked at. `seeds.check` decides;
a test has it judge every remedy.
"""

from collections.abc import Collection, Iterable, Sequence

from graph.model.dates import Stretch, stretch
from graph.model.kinds import HOLDING_STATUS
from graph.model.tables import TABLE
from graph.rules.remedies.scene import Change, Record, Scene


def lawful(scene: Scene, changes: Sequence[Change], created: Collection[str]) -> bool:
    """Whether the scene, in which the changes stand already, breaks none of the rules that they touch.

    `created` are the identifiers that only the remedy brings: one that is missing makes a load refuse what names it.
    """
    changed = [scene.records[change.id] for change in changes]
    return (
        all(_period(record) for record in changed)
        and all(named in scene.records for record in changed for named in _named(record) if named in created)
        and all(_seats(scene, post) and _lives(scene, post) for post in _touched(scene, changed))
    )


def _named(record: Record) -> Iterable[str]:
    """What the row refers to."""
    for column in TABLE[record.table].references:
        yield from record.ids(column.name)


def _period(record: Record) -> bool:
    table = TABLE[record.table]
    if table.start and record.get(table.start) and table.end and record.get(table.end) and record.start.first >= record.end.last:
        return False
    if record.table == "activities" and record.get("on") and record.get("done_on"):
        return _span(record, "done_on").last >= _span(record, "on").first
    return True


def _span(record: Record, column: str) -> Stretch:
    return stretch(record.get(column))


def _touched(scene: Scene, changed: Iterable[Record]) -> list[Record]:
    """The posts whose holdings a change may bring into conflict."""
    ids = {record.get("post") for record in changed if record.table == "appointments"}
    ids |= {record.id for record in changed if record.table == "posts"}
    around = {record.id for record in changed if record.table in ("bodies", "compounds")}
    ids |= {post.id for post in scene.table("posts") if around & {post.get("body"), post.get("compound")}}
    return [scene.records[id_] for id_ in sorted(ids) if id_ in scene.records]


def holdings(scene: Scene, post: str) -> list[Record]:
    """The appointments to a post that are in office or ended."""
    return [app for app in scene.naming("appointments", "post", post) if (app.get("status") or "in_office") in HOLDING_STATUS]


def _life(scene: Scene, post: Record, *, with_compound: bool) -> tuple[Stretch, Stretch]:
    body, only = scene.records[post.get("body")], scene.records.get(post.get("compound"))
    start, end = post.start, post.end
    if with_compound and only is not None:
        start = start if post.get("since") else only.start
        end = end if post.get("until") else only.end
    later = Stretch(max(start.first, body.start.first), max(start.last, body.start.last))
    return later, Stretch(min(end.first, body.end.first), min(end.last, body.end.last))


def taken(scene: Scene, post: Record) -> list[tuple[int, int, Record]]:
    """The days on which seats of a post are certainly taken: from the first, before the second, by whom."""
    start, end = _life(scene, post, with_compound=True)
    spans = []
    for app in holdings(scene, post.id):
        if app.get("status") == "ended" and not app.get("until"):
            continue
        begins = app.start if app.get("since") else start
        ends = app.end if app.get("until") else end
        first, last = max(begins.last, start.last), min(ends.first, end.first)
        if first < last:
            spans.append((first, last, app))
    return sorted(spans, key=lambda span: (span[0], span[1], span[2].id))


def seats(post: Record) -> int:
    """How many may hold the post at a time."""
    return int(post.get("seats") or 1)


def most_at_once(spans: Sequence[tuple[int, int, Record]], since: int = 0) -> int:
    """How many of these hold at a time at most, from a day on."""
    days = {max(first, since) for first, last, _ in spans if last > since}
    return max((sum(first <= day < last for first, last, _ in spans) for day in days), default=0)


def _seats(scene: Scene, post: Record) -> bool:
    return most_at_once(taken(scene, post)) <= seats(post) and not _twice(scene, post)


def _twice(scene: Scene, post: Record) -> bool:
    """Whether one person holds the post twice at a time on every day that the dates allow."""
    start, end = _life(scene, post, with_compound=True)
    by_person: dict[str, list[tuple[int, int]]] = {}
    for app in holdings(scene, post.id):
        if app.get("status") == "ended" and not app.get("until"):
            continue
        begins = app.start if app.get("since") else start
        ends = app.end if app.get("until") else end
        by_person.setdefault(app.get("person"), []).append((min(begins.last, ends.last - 1), max(ends.first, begins.first + 1)))
    return any(
        one[0] < other[1] and other[0] < one[1]
        for spans in by_person.values()
        for at, one in enumerate(spans)
        for other in spans[at + 1 :]
    )


def _lives(scene: Scene, post: Record) -> bool:
    """Whether every holding of the post has a day on which post and body exist, and none outside on every day."""
    start, end = _life(scene, post, with_compound=False)
    for app in holdings(scene, post.id):
        since = app.start if app.get("since") else start
        until = app.end if app.get("until") else end
        earliest, latest = max(since.first, start.first), min(until.last, end.last)
        if app.get("since") and earliest > since.last:
            return False
        if app.get("until") and latest < until.first:
            return False
        if earliest >= latest:
            return False
    return True
