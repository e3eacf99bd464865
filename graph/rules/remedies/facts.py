"""Facts to go and check, each with what stating it would settle (待查事实): only for what is UNKNOWN.

One correction of one record: a reduced date made exact, an unknown membership, provider, period or day stated.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product

from graph.model.columns import Cell
from graph.model.dates import day_number, day_text, stretch
from graph.model.tables import TABLE
from graph.rules.remedies.answers import found, latest_finding
from graph.rules.remedies.draft import Draft, Idea
from graph.rules.remedies.scene import NO, YES, Record, Scene

_ORDER = (
    "compounds",
    "bodies",
    "services",
    "activities",
    "posts",
    "appointments",
    "people",
    "suspensions",
    "employments",
    "ownerships",
)
_FULL = len("2024-05-01")
Cells = Mapping[str, str]


def facts(scene: Scene) -> Iterator[Idea]:
    """Every single correction that might settle the question, the subject's own first.

    A person's row is shown whole, so only to those who may read it.
    """
    serves = {one.get("provider") for one in scene.table("services")}
    records = [one for one in scene.records.values() if one.table in _ORDER and (one.table != "people" or scene.whole(one.id))]
    # A serving firm's life bounds posts that are not told of here.
    records = [one for one in records if one.table != "bodies" or one.id not in serves]
    for record in sorted(records, key=lambda one: (one.id != scene.subject, _ORDER.index(one.table), one.id)):
        for cells in _statements(scene, record):
            draft = Draft(scene)
            draft.correct(record, **cells)
            yield draft.idea("FACT")


def survey(scene: Scene) -> Iterator[Idea]:
    """A survey that finds it present, where nothing is recorded and nothing said."""
    metric = scene.metric
    unfiled = metric["measure"] == "service_filed" and not scene.records[scene.subject].get("filed_on")
    if (unfiled or found(scene, metric) == NO) and latest_finding(scene, metric) not in ("present", "exempt", "none"):
        draft = Draft(scene)
        draft.add("surveys", "present", subject=scene.subject, aspect=str(metric["id"]), on=draft.day, finding="present")
        yield draft.idea("SURVEY")


def _statements(scene: Scene, record: Record) -> Iterator[Cells]:
    """What might be stated of the record: one value for each cell that leaves something open, few of them at a time."""
    open_cells = {column: values for column, values in _open(scene, record) if values}
    names = list(open_cells)
    choices = (dict(zip(names, values, strict=True)) for values in product(*(["", *open_cells[name]] for name in names)))
    stated = [{name: text for name, text in choice.items() if text} for choice in choices]
    yield from sorted((one for one in stated if one), key=len)


def _open(scene: Scene, record: Record) -> Iterator[tuple[str, list[str]]]:
    day = scene.day
    for column in TABLE[record.table].columns:
        text = record.get(column.name)
        if column.cell is Cell.DATE and text and len(text) < _FULL:
            days = stretch(text)
            if days.first <= day or record.table == "activities":
                # Its ends, and days inside that something else of the record must keep to.
                others = [day, *(stretch(other).first for other in map(record.get, ("on", "due")) if len(other) == _FULL)]
                inside = [one for one in others if days.first < one < days.last]
                yield column.name, list(dict.fromkeys(day_text(one) for one in (days.first, days.last, *inside)))
    if record.table == "people" and not any(record.get(one) for one in ("party_status", "party_since", "party_until")):
        yield "party_status", ["full", "none"]
    elif record.table == "services" and not record.get("provider") and record.get("mode") in scene.metric["firmModes"]:
        yield "provider", _providers(scene)
    elif record.table == "appointments" and record.get("status") == "ended" and not record.get("until"):
        yield "until", [_next(day), day_text(day)]
    elif record.table == "activities":
        yield from _of_activity(scene, record)


def _providers(scene: Scene) -> list[str]:
    """A firm and a body that is none, which both exist: who of them it was decides."""
    standing = [body for body in sorted(scene.table("bodies"), key=lambda one: one.id) if body.lasts(scene.day) == YES]
    firms = [body.id for body in standing if body.get("kind") == "firm"]
    others = [body.id for body in standing if body.get("kind") != "firm"]
    return [*firms[:1], *others[:1]]


def _of_activity(scene: Scene, record: Record) -> Iterator[tuple[str, list[str]]]:
    day = day_text(scene.day)
    if record.get("kind") == "complaint":
        if not record.get("due"):
            done = record.get("done_on")
            yield "due", [day_text(stretch(done).last) if done else day]
        return
    if not record.get("period"):
        yield "period", [day[:7]]
    if not record.get("done_on"):
        on = record.get("on")
        yield "done_on", [day_text(stretch(on).last) if on and stretch(on).last <= scene.day else day]


def _next(day: int) -> str:
    after = date(day // 10000, day // 100 % 100, day % 100) + timedelta(days=1)
    return day_text(day_number(after))
