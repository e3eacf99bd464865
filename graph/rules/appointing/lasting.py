"""How long a notice lasted, when it was over, and whether an answer came in time (公示期限): by the official calendar."""

from graph.model.appointing import Procedure, StepDef
from graph.model.dates import Stretch
from graph.rules.appointing.facts import NO, PERHAPS, YES, Facts, Ruling, Step
from graph.rules.appointing.on_record import chosen, steps_taken
from graph.rules.appointing.reasons import Reason, weighed
from graph.rules.appointing.working_days import CalendarUnknown, day_after, next_day, working_days


def lasting(facts: Facts, rule: Ruling, procedure: Procedure, place: int, step: Step) -> list[Reason]:
    """A notice that was too short, or of which that cannot be told: it ends at its end, the next step or the act."""
    asked = procedure.steps[place]
    least = asked.working_days or 0
    if step.on is None:
        return weighed(rule, PERHAPS, "PUBLICITY_TOO_SHORT", step=asked.step, least=least)
    ends = [Stretch(facts.day, facts.day), *_closed(facts, procedure, place, step.on)]
    ends += [step.until] if step.until else []
    first, last = min(end.first for end in ends), min(end.last for end in ends)
    try:
        if working_days(step.on.last, first, least) >= least:
            return []
        longest = working_days(step.on.first, last, least)
    except CalendarUnknown as unknown:
        return _unknown_calendar(rule, unknown, step=asked.step)
    said = {"step": asked.step, "least": least, "days": longest, "ends": _earliest(step.on.last, least)}
    return weighed(rule, PERHAPS if longest >= least else NO, "PUBLICITY_TOO_SHORT", **said)


def _earliest(begun: int, least: int) -> int | None:
    """When a notice may end at the earliest, as far as the calendar is known."""
    try:
        return day_after(begun, least)
    except CalendarUnknown:
        return None


def _closed(facts: Facts, procedure: Procedure, place: int, begun: Stretch) -> list[Stretch]:
    """When the next step on record was taken that does not fall into the notice; one without a day, some day since it began."""
    for later in procedure.steps[place + 1 :]:
        if later.during is procedure.steps[place].step or later.after is not None or later.late:
            continue
        # One of before the notice ended an earlier notice, not this one.
        taken = [one for one in steps_taken(facts, procedure, later.step) if one.on is None or one.on.last >= begun.first]
        if taken:
            return [taken[0].on or Stretch(begun.first, facts.day)]
    return []


def over(facts: Facts, procedure: Procedure, place: int) -> bool:
    """Whether a notice had certainly ended before the day of the act."""
    step = chosen(facts, procedure, procedure.steps[place])
    if step is None or step.on is None:
        return False
    closed = any(next_.last < facts.day for next_ in _closed(facts, procedure, place, step.on))
    return closed or (step.until is not None and step.until.last <= facts.day)


def in_time(rule: Ruling, asked: StepDef, most: int, call: Step, answer: Step) -> list[Reason]:
    """An answer that came later than it may, or of which that cannot be told."""
    if call.on is None or answer.on is None:
        return weighed(rule, PERHAPS, "ANSWER_TOO_LATE", step=asked.step, most=most)
    try:
        # Counted from the day after the call, the day of the answer included.
        longest = working_days(next_day(call.on.first), next_day(answer.on.last), most + 1)
        fewest = working_days(next_day(call.on.last), next_day(answer.on.first), most + 1)
    except CalendarUnknown as unknown:
        return _unknown_calendar(rule, unknown, step=asked.step)
    truth = YES if longest <= most else PERHAPS if fewest <= most else NO
    return weighed(rule, truth, "ANSWER_TOO_LATE", step=asked.step, most=most)


def _unknown_calendar(rule: Ruling, unknown: CalendarUnknown, **said: object) -> list[Reason]:
    return weighed(rule, NO, "CALENDAR_UNKNOWN", year=unknown.year, **said)
