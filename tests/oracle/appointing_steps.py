"""Whether the steps of a procedure are on record, by whom, in their order, and long enough."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tests.oracle.appointing_people import Taking, home
from tests.oracle.appointing_rules import Bound, Reason, body_fits, post_fits
from tests.oracle.days import ONE_DAY, Stretch, Truth, stretch, truth
from tests.oracle.working_days import UnknownYear, is_working_day
from tests.oracle.world import Record

USUAL = ("announce", "nominate", "review", "recognise", "publicise", "approve")
Step = Mapping[str, Any]


def binding(taking: Taking, rules: Sequence[Bound]) -> Iterator[Bound]:
    """The rules whose procedure whoever takes the post, or may hold a post at home, must follow."""
    for rule in rules:
        procedure = rule.told.get("procedure")
        if not procedure or not post_fits(taking.state, procedure["of"], taking.post):
            continue
        if "home" not in procedure or home(taking, procedure["home"], None)[0] is not Truth.NO:
            yield rule


def steps_of(rule: Bound) -> list[Step]:
    return list(rule.told["procedure"]["steps"])


def certainly_before(one: Record, other: Record) -> bool:
    """Whether every day that the dates allow puts the one before the other; a day that is not recorded may be any."""
    return bool(one["on"] and other["on"]) and stretch(one["on"]).last < stretch(other["on"]).first


def certainly_after(one: Record, day: date) -> bool:
    return bool(one["on"]) and stretch(one["on"]).first > day


def when(record: Record) -> tuple[date, str]:
    """By which the steps of a kind are sorted; one without a day comes first."""
    return (stretch(record["on"]).last if record["on"] else date.min), record.id


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
    formation: bool = False

    def under(self, rule: Bound) -> "OnRecord":
        """The same as the procedure of a rule sees it: of the forming of the body it sees the body's steps alone."""
        return replace(self, formation=bool(rule.told["procedure"].get("formation")))

    def own(self) -> list[Record]:
        return self.taking.state.naming("steps", "subject", self.appointment)

    def of(self, kind: str) -> list[Record]:
        own = [r for r in self.own() if r["step"] == kind and not self.formation]
        of_body = self.taking.state.naming("steps", "subject", self.taking.body.id)
        return sorted(own or [r for r in of_body if r["step"] == kind], key=when)

    def by_whom(self, step: Step, record: Record) -> Truth:
        """Whether the step was taken by a body that fits."""
        if "by" not in step:
            return Truth.CERTAIN
        if not record["by"]:
            return Truth.PERHAPS
        return truth(body_fits(self.taking.state, step["by"], self.taking.state.one(record["by"])))

    def chosen(self, step: Step) -> Record | None:
        """The latest of those by a body that fits; of any, where none fits."""
        found = self.of(step["step"])
        best = max((self.by_whom(step, r) for r in found), default=Truth.NO)
        return max((r for r in found if self.by_whom(step, r) is best), key=when, default=None)


def looked_at(record: OnRecord, rule: Bound, before: int, only: Sequence[int] | None = None) -> Iterator[Reason]:
    """What is wrong with the steps that come before the one at the position, or with these only, as they stand on the day."""
    record = record.under(rule)
    for index, step in enumerate(steps_of(rule)[:before]):
        if step.get("late") or (only is not None and index not in only):
            continue
        if "after" in step:
            yield from _answers(record, rule, index)
            continue
        found = record.chosen(step)
        if found is None:
            yield from rule.says(Truth.NO, "STEP_MISSING", step["step"])
            continue
        yield from rule.says(record.by_whom(step, found), "WRONG_ACTOR", step["step"])
        yield from rule.says(truth(_in_order(record, rule, index, found)), "STEP_OUT_OF_ORDER", step["step"])
        if step.get("working_days"):
            yield from _lasts(record, rule, index, found)


def _in_order(record: OnRecord, rule: Bound, index: int, found: Record) -> bool:
    """A step comes before those that follow it and before the act, and one that falls into another before its end."""
    steps = steps_of(rule)
    asked_for_all = found["subject"] == record.appointment and found["step"] != "file"  # the day of these, for all rules together
    if not asked_for_all and certainly_after(found, record.taking.day):
        return False
    for one in steps[index + 1 :]:
        following = record.chosen(one)
        if following and not one.get("late") and "after" not in one and certainly_before(following, found):
            return False
    around = next((record.chosen(one) for one in steps if one["step"] == steps[index].get("during")), None)
    return not (around and around["until"] and found["on"]) or stretch(found["on"]).first < stretch(around["until"]).last


def _lasts(record: OnRecord, rule: Bound, index: int, found: Record) -> list[Reason]:
    """Whether a notice lasted its working days: until its end, the next step that does not fall into it, or now."""
    step, now = steps_of(rule)[index], record.taking.day
    about, least = step["step"], int(step["working_days"])
    if not found["on"]:
        return rule.says(Truth.PERHAPS, "PUBLICITY_TOO_SHORT", about)
    first = stretch(found["on"])
    ends = [Stretch(now, now)] + ([stretch(found["until"])] if found["until"] else [])
    for one in steps_of(rule)[index + 1 :]:
        # What came before the notice began ended an earlier one.
        taken = [r for r in record.of(one["step"]) if not certainly_before(r, found)]
        if taken and one.get("during") != about and "after" not in one and not one.get("late"):
            ends.append(stretch(taken[0]["on"]) if taken[0]["on"] else Stretch(first.first, now))
            break
    try:
        surely = count(first.last, min(end.first for end in ends), least) >= least
        perhaps = surely or count(first.first, min(end.last for end in ends), least) >= least
    except UnknownYear:
        return rule.says(Truth.NO, "CALENDAR_UNKNOWN", about)
    return rule.says(Truth(surely + perhaps), "PUBLICITY_TOO_SHORT", about)


def _answers(record: OnRecord, rule: Bound, index: int) -> Iterator[Reason]:
    """For each objection what is wrong with its check; that it was late no longer matters after a later notice."""
    steps = steps_of(rule)
    step = steps[index]
    notice = next((one for one in reversed(steps[:index]) if one.get("working_days")), None)
    first = record.chosen(steps[0])
    for objection in record.of(step["after"]):
        if record.formation and first and certainly_before(objection, first):
            continue  # of an earlier attempt
        checks = [one for one in record.of(step["step"]) if not certainly_before(one, objection)]
        if not checks:
            yield from rule.says(Truth.NO, "OBJECTION_OPEN", step["after"])
            continue
        yield from rule.says(max(record.by_whom(step, one) for one in checks), "WRONG_ACTOR", step["step"])
        if "within_working_days" in step and not (notice and _anew(record, notice, objection)):
            check = next((one for one in checks if one["on"]), checks[0])
            yield from _in_time(rule, step, objection["on"], check["on"])


def _anew(record: OnRecord, notice: Step, objection: Record) -> bool:
    """Whether a notice was on record when the objection came, and the latest began after it."""
    latest = record.chosen(notice)
    before = [one for one in record.of(notice["step"]) if not certainly_before(objection, one)]
    return bool(latest and before) and certainly_before(objection, latest)


def _in_time(rule: Bound, step: Step, objected: str, checked: str) -> list[Reason]:
    most = int(step["within_working_days"])
    if not objected or not checked:
        return rule.says(Truth.PERHAPS, "ANSWER_TOO_LATE", step["step"])
    made, answered = stretch(objected), stretch(checked)
    try:
        surely = count(made.first + ONE_DAY, answered.last + ONE_DAY, most + 1) <= most
        perhaps = surely or count(made.last + ONE_DAY, answered.first + ONE_DAY, most + 1) <= most
    except UnknownYear:
        return rule.says(Truth.NO, "CALENDAR_UNKNOWN", step["step"])
    return rule.says(Truth(surely + perhaps), "ANSWER_TOO_LATE", step["step"])


SAID = {"under_review": "review", "publicised": "publicise", "approved": "approve"}
"""What a status says was done."""


def before_act(record: OnRecord, rules: Sequence[Bound], kind: str, by: str, status: str) -> Iterator[Reason]:
    """What is wrong with taking the step on the day, by the body named."""
    state = record.taking.state
    own = {r["step"] for r in record.own()} | ({SAID[status]} if status in SAID else set())
    ordered: set[str] = set()
    for rule in rules:
        if rule.told["procedure"].get("formation"):
            continue  # of the body, not of who is to sit in it
        steps = steps_of(rule)
        kinds = [one["step"] for one in steps]
        if kind not in kinds:
            yield from _usually_before(record, rule, kind)
            continue
        place = kinds.index(kind)
        ordered |= set(kinds)
        yield from looked_at(record, rule, place)
        yield from rule.says(truth(not _too_late_for(record, rule, place)), "STEP_OUT_OF_ORDER", steps[place].get("during", ""))
        for one in steps[place + 1 :]:
            if one["step"] in own and one["step"] != kind and "after" not in one:
                yield from rule.says(Truth.NO, "STEP_OUT_OF_ORDER", one["step"])
        if "by" in steps[place] and kind != "review":  # a review may be one of several
            fits = bool(by) and body_fits(state, steps[place]["by"], state.one(by))
            yield from rule.says(truth(fits), "WRONG_ACTOR", kind)
    following = USUAL[USUAL.index(kind) + 1 :] if kind in USUAL else ()
    if any(one in own and one not in ordered for one in following) or not in_time(record, kind):
        yield Reason("STEP_OUT_OF_ORDER", True, None)


def _too_late_for(record: OnRecord, rule: Bound, place: int) -> bool:
    """Whether the notice that the step falls into is certainly over, or what follows the notice was certainly done before."""
    steps = steps_of(rule)
    around = steps[place].get("during")
    where = next((index for index, one in enumerate(steps[:place]) if one["step"] == around), None)
    notice = None if where is None else record.chosen(steps[where])
    if where is None or not notice or not notice["on"]:
        return False
    if notice["until"] and stretch(notice["until"]).last <= record.taking.day:
        return True
    following = (one for one in steps[where + 1 :] if one.get("during") != around and "after" not in one and not one.get("late"))
    since = ([r for r in record.of(one["step"]) if not certainly_before(r, notice)] for one in following)
    first = next((found[0] for found in since if found), None)
    return bool(first and first["on"]) and stretch(first["on"]).last < record.taking.day


def _usually_before(record: OnRecord, rule: Bound, kind: str) -> Iterator[Reason]:
    """Of a rule that does not name the step: its steps that are usual before it."""
    steps = steps_of(rule)
    usual = USUAL[: USUAL.index(kind)] if kind in USUAL else ()
    wanted = [index for index, one in enumerate(steps) if one["step"] in usual]
    yield from looked_at(record, rule, len(steps), only=wanted)


def in_time(record: OnRecord, kind: str) -> bool:
    """Whether no step of the appointment's own was certainly taken on a later day; a filing follows the approval alone."""
    steps = [r for r in record.own() if r["step"] not in (kind, "other", "file")]
    others = [r for r in steps if kind != "file" or r["step"] == "approve"]
    return not any(certainly_after(r, record.taking.day) for r in others)
