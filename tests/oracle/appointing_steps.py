"""Whether the steps of a procedure are on record, by whom, in their order, and long enough."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.oracle.appointing_people import Taking, home_said
from tests.oracle.appointing_rules import Bound, Reason, body_fits, body_fits_but_form, form_fits, post_fits
from tests.oracle.days import ONE_DAY, Stretch, Truth, stretch
from tests.oracle.working_days import UnknownYear, is_working_day
from tests.oracle.world import Record

USUAL = ("announce", "nominate", "review", "recognise", "publicise", "approve")
Step = Mapping[str, Any]


def binding(taking: Taking, rules: Sequence[Bound]) -> Iterator[Bound]:
    """The rules whose procedure whoever takes the post, or holds a post at home, must follow."""
    for rule in rules:
        procedure = rule.told.get("procedure")
        meant = procedure and not rule.silent and post_fits(taking.state, procedure["of"], taking.post)
        if procedure and meant and ("home" not in procedure or home_said(taking, procedure["home"], None) is None):
            yield rule


def day_of(record: Record) -> Stretch:
    return stretch(record["on"]) if record["on"] else Stretch(date.min, date.max)


def later(one: Stretch, other: Stretch) -> Truth:
    """Whether the one is later than the other."""
    if one.first > other.last:
        return Truth.CERTAIN
    return Truth.PERHAPS if one.last > other.first else Truth.NO


def told(truth: Truth, code: str) -> list[str]:
    return {Truth.CERTAIN: [code], Truth.PERHAPS: ["UNKNOWN_FACT"], Truth.NO: []}[truth]


def count(first: date, end: date, enough: int) -> int:
    """The working days from the first to the one before the end, no further than enough of them."""
    found, day = 0, first
    while day < end and found < enough:
        found += is_working_day(day)
        day += ONE_DAY
    return found


@dataclass(frozen=True)
class OnRecord:
    """What is on record of an appointment's steps, or else of its body's."""

    taking: Taking
    appointment: str

    def own(self, kind: str) -> list[Record]:
        return [r for r in self.taking.state.naming("steps", "subject", self.appointment) if r["step"] == kind]

    def of(self, kind: str) -> list[Record]:
        of_body = self.taking.state.naming("steps", "subject", self.taking.body.id)
        return self.own(kind) or [r for r in of_body if r["step"] == kind]

    def by_whom(self, step: Step, record: Record) -> Truth:
        """Whether the step was taken by a body that fits."""
        if "by" not in step:
            return Truth.CERTAIN
        return actor_fits(self.taking, step["by"], record["by"])

    def chosen(self, step: Step) -> Record | None:
        """The latest of those by a body that fits; of any, where none fits."""
        found = self.of(step["step"])
        best = max((self.by_whom(step, r) for r in found), default=Truth.NO)
        return max((r for r in found if self.by_whom(step, r) is best), key=lambda r: (day_of(r).last, r.id), default=None)


def actor_fits(taking: Taking, end: Mapping[str, Any], by: str) -> Truth:
    if not by:
        return Truth.PERHAPS
    body = taking.state.one(by)
    if not body_fits_but_form(taking.state, end, body):
        return Truth.NO
    return form_fits(end, body)


def named_actor(taking: Taking, rules: Sequence[Bound], kind: str, by: str) -> Iterator[Reason]:
    """Whether a step taken now is taken by a body that fits, which must be named."""
    for rule in rules:
        for step in rule.told["procedure"]["steps"]:
            meant = step["step"] == kind and "by" in step
            if meant and not (by and body_fits(taking.state, step["by"], taking.state.one(by))):
                yield rule.says("WRONG_ACTOR")


def looked_at(record: OnRecord, rule: Bound, before: int, day: date) -> Iterator[Reason]:
    """What is wrong with the steps that come before the one at the position, as they stand on the day."""
    steps = rule.told["procedure"]["steps"]
    last: Record | None = None
    now = Stretch(day, day)
    for index, step in enumerate(steps[:before]):
        if step.get("late"):
            continue
        if "after" in step:
            yield from (rule.says(code) for code in _answers(record, step))
            continue
        found = record.chosen(step)
        if found is None:
            yield rule.says("STEP_MISSING")
            continue
        codes = told(Truth(Truth.CERTAIN - record.by_whom(step, found)), "WRONG_ACTOR")
        codes += told(later(day_of(found), now), "STEP_OUT_OF_ORDER")
        if last is not None:
            codes += told(later(day_of(last), day_of(found)), "STEP_OUT_OF_ORDER")
        if step.get("during"):
            codes += _falls_into(record, steps, step, found)
        if step.get("working_days"):
            codes += _lasts(record, steps, index, found, now)
        yield from (rule.says(code) for code in codes)
        last = found


def _falls_into(record: OnRecord, steps: Sequence[Step], step: Step, found: Record) -> list[str]:
    """A step that falls into another comes before that one's end."""
    around = next((record.chosen(one) for one in steps if one["step"] == step["during"]), None)
    if around is None or not around["until"]:
        return []
    end = stretch(around["until"])
    return told(later(Stretch(day_of(found).first + ONE_DAY, day_of(found).last + ONE_DAY), end), "STEP_OUT_OF_ORDER")


def _lasts(record: OnRecord, steps: Sequence[Step], index: int, found: Record, now: Stretch) -> list[str]:
    """Whether a notice lasted its working days: until its end, the next step that does not fall into it, or now."""
    least = steps[index]["working_days"]
    after = [record.chosen(one) for one in steps[index + 1 :] if one.get("during") != steps[index]["step"]]
    ends = [stretch(found["until"])] if found["until"] else [day_of(one) for one in after if one]
    end = (ends or [now])[0]
    first = day_of(found)
    if first.first == date.min or end.last == date.max:
        return ["UNKNOWN_FACT"]
    try:
        if count(first.last, end.first, least) >= least:
            return []
        return ["PUBLICITY_TOO_SHORT"] if count(first.first, end.last, least) < least else ["UNKNOWN_FACT"]
    except UnknownYear:
        return ["CALENDAR_UNKNOWN"]


def _answers(record: OnRecord, step: Step) -> Iterator[str]:
    """For each objection what is wrong with its check."""
    for objection in record.of(step["after"]):
        made = day_of(objection)
        checks = [one for one in record.of(step["step"]) if later(made, day_of(one)) is not Truth.CERTAIN]
        if not checks:
            yield "OBJECTION_OPEN"
            continue
        check = min(checks, key=lambda one: (day_of(one).last, one.id))
        yield from told(later(made, day_of(check)), "OBJECTION_OPEN")
        yield from told(Truth(Truth.CERTAIN - record.by_whom(step, check)), "WRONG_ACTOR")
        most = step.get("within_working_days")
        if most and later(made, day_of(check)) is Truth.NO:
            try:
                took = count(made.last + ONE_DAY, day_of(check).first + ONE_DAY, most + 1)
                longest = count(made.first + ONE_DAY, day_of(check).last + ONE_DAY, most + 1)
                yield from ["ANSWER_TOO_LATE"] if took > most else ["UNKNOWN_FACT"] if longest > most else []
            except UnknownYear:
                yield "CALENDAR_UNKNOWN"


def positions(rule: Bound, kind: str) -> list[int]:
    return [index for index, step in enumerate(rule.told["procedure"]["steps"]) if step["step"] == kind]


def out_of_order(record: OnRecord, rules: Sequence[Bound], kind: str, day: date) -> Iterator[Reason]:
    """A step is not taken after one that follows it, nor on an earlier day than one before it."""
    now = Stretch(day, day)
    ordered: set[str] = set()
    for rule in rules:
        steps = [one["step"] for one in rule.told["procedure"]["steps"]]
        if kind in steps:
            ordered |= set(steps)
            yield from (rule.says("STEP_OUT_OF_ORDER") for one in steps[steps.index(kind) + 1 :] if record.own(one))
    if kind not in USUAL:
        return
    place = USUAL.index(kind)
    for index, one in enumerate(USUAL):
        if one == kind or one in ordered:
            continue
        own = record.own(one)
        if own and index > place:
            yield Reason("STEP_OUT_OF_ORDER", True, None)
        elif own:
            worst = max(later(day_of(step), now) for step in own)
            yield from (Reason(code, True, None) for code in told(worst, "STEP_OUT_OF_ORDER"))
