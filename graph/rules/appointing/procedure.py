"""Which steps come before an act, in which order, by whom and for how long (程序): of each rule, over the steps on record."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from graph.model.appointing import Procedure, StepDef
from graph.model.dates import Stretch
from graph.model.kinds import StepKind
from graph.rules.appointing.facts import NO, PERHAPS, YES, Facts, Ruling, Side, Step, end_words
from graph.rules.appointing.machine import USUAL_ORDER
from graph.rules.appointing.reasons import Reason, weighed
from graph.rules.appointing.working_days import CalendarUnknown, day_after, next_day, working_days


def before_office(facts: Facts) -> list[Reason]:
    """Every reason, of procedures, against taking office on the day."""
    return [
        reason
        for rule, procedure in _procedures(facts)
        for place, step in enumerate(procedure.steps)
        if not step.late
        for reason in _demanded(facts, rule, procedure, place)
    ]


def before_step(facts: Facts, step: StepKind, by: Side | None, implied: StepKind | None = None) -> list[Reason]:
    """Every reason against taking that step on the day, by that body.

    `implied` is the step that the status speaks of: it was taken, whether or not it is on record.
    """
    found: list[Reason] = []
    ordered: set[StepKind] = set()
    own = {one.step for one in facts.steps if one.own} | ({implied} if implied else set())
    for rule, procedure in _procedures(facts):
        place = next((n for n, one in enumerate(procedure.steps) if one.step is step), None)
        if place is None:
            for earlier in _usually_before(procedure, step):
                found += _demanded(facts, rule, procedure, earlier)
            continue
        ordered |= {one.step for one in procedure.steps}
        found += _before(facts, rule, procedure, place, procedure.steps[place])
        found += _later(own - {step}, rule, procedure.steps[place + 1 :])
        # A review may be one of several, by those whom no rule names; one that a rule names must be among them in the end.
        found += _by_whom(rule, procedure.steps[place], by) if step is not StepKind.REVIEW else []
    return found + _usual(own, step, ordered) + _back_in_time(facts, step)


def before_forming(facts: Facts, step: StepKind, by: Side | None) -> list[Reason]:
    """Every reason against recording that step of the forming of a body on the day, by that body.

    A forming may begin anew, so that no step comes too late for one of an earlier day.
    """
    found: list[Reason] = []
    for rule, procedure in _procedures(facts):
        place = next((n for n, one in enumerate(procedure.steps) if one.step is step), None)
        if place is None or not procedure.formation:
            continue
        asked, upto = procedure.steps[place], replace(procedure, steps=procedure.steps[:place])
        found += _before(facts, rule, upto, place, asked) + _by_whom(rule, asked, by)
    return found + _back_in_time(facts, step)


def _before(facts: Facts, rule: Ruling, procedure: Procedure, place: int, asked: StepDef) -> list[Reason]:
    """What the steps before one leave to be said; what falls into a notice, or answers an objection, waits for no end."""
    found: list[Reason] = []
    for earlier, one in enumerate(procedure.steps[:place]):
        if not one.late:
            ends = asked.during is not one.step and asked.after is None
            found += _demanded(facts, rule, procedure, earlier, ends=ends)
    if asked.after is not None and not _taken(facts, asked.after):
        found += weighed(rule, NO, "STEP_MISSING", step=asked.after)
    return found


def _by_whom(rule: Ruling, asked: StepDef, by: Side | None) -> list[Reason]:
    if asked.by is None:
        return []
    fits = YES if by is not None and by.fits(asked.by) else NO
    return weighed(rule, fits, "WRONG_ACTOR", step=asked.step, who=end_words(asked.by))


def _usually_before(procedure: Procedure, step: StepKind) -> Iterator[int]:
    """The places of the steps that the usual order puts before one that the procedure does not name."""
    earlier = USUAL_ORDER[: USUAL_ORDER.index(step)] if step in USUAL_ORDER else ()
    return (place for place, one in enumerate(procedure.steps) if one.step in earlier and not one.late)


def _procedures(facts: Facts) -> Iterator[tuple[Ruling, Procedure]]:
    for rule in facts.rules:
        said = rule.said.procedure
        if said is not None and facts.post.fits(said.of) and (said.home is None or facts.holding(said.home, None) > NO):
            yield rule, said


def _taken(facts: Facts, step: StepKind) -> Sequence[Step]:
    """The steps of that kind: the appointment's own, else those of the forming of its body."""
    every = [one for one in facts.steps if one.step is step]
    return [one for one in every if one.own] or every


def _demanded(facts: Facts, rule: Ruling, procedure: Procedure, place: int, *, ends: bool = True) -> list[Reason]:
    """What one step of a procedure leaves to be said: missing, by another, too short, too late, out of order.

    Without `ends` a notice may go on.
    """
    asked = procedure.steps[place]
    if asked.after is not None:
        return _answered(facts, rule, procedure, place)
    step = _chosen(facts, asked)
    if step is None:
        return weighed(rule, NO, "STEP_MISSING", step=asked.step)
    found = _actor(rule, asked, [step]) + _order(facts, rule, procedure, place, step)
    return found + (_lasting(facts, rule, procedure, place, step) if asked.working_days and ends else [])


def _chosen(facts: Facts, asked: StepDef) -> Step | None:
    """Of the steps of that kind the latest by a body that fits; of any, where none fits."""
    taken = _taken(facts, asked.step)
    best = max((_fitting(asked, one) for one in taken), default=NO)
    return next((one for one in reversed(taken) if _fitting(asked, one) == best), None)


def _fitting(asked: StepDef, step: Step) -> int:
    """With what certainty the step was taken by a body that fits."""
    if asked.by is None:
        return YES
    return PERHAPS if step.by is None else YES if step.by.fits(asked.by) else NO


def _actor(rule: Ruling, asked: StepDef, taken: Sequence[Step]) -> list[Reason]:
    if asked.by is None:
        return []
    truth = max(_fitting(asked, one) for one in taken)
    return weighed(rule, truth, "WRONG_ACTOR", step=asked.step, who=end_words(asked.by))


def _order(facts: Facts, rule: Ruling, procedure: Procedure, place: int, step: Step) -> list[Reason]:
    """A step that certainly came after one that should follow it, after the act, or after the end of what it falls into.

    Of the appointment's own steps the day of the act is asked once for all rules (`_back_in_time`).
    """
    if step.on is None:
        return []
    late = not step.own and facts.day < step.on.first
    for later in procedure.steps[place + 1 :]:
        following = None if later.late or later.after is not None else _chosen(facts, later)
        late |= following is not None and following.on is not None and following.on.last < step.on.first
    around = next((_chosen(facts, one) for one in procedure.steps if one.step is procedure.steps[place].during), None)
    late |= around is not None and around.until is not None and around.until.last <= step.on.first
    return weighed(rule, NO if late else YES, "STEP_OUT_OF_ORDER", step=step.step)


def _lasting(facts: Facts, rule: Ruling, procedure: Procedure, place: int, step: Step) -> list[Reason]:
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
        taken = [one for one in _taken(facts, later.step) if one.on is None or one.on.last >= begun.first]
        if taken:
            return [taken[0].on or Stretch(begun.first, facts.day)]
    return []


def _answered(facts: Facts, rule: Ruling, procedure: Procedure, place: int) -> list[Reason]:
    """A step that another calls for, as an objection does for its check: missing, by another, or later than it may be.

    An answer that came too late is cured by a notice that begins anew after the call.
    """
    found: list[Reason] = []
    asked = procedure.steps[place]
    after = asked.after or asked.step
    answers = _taken(facts, asked.step)
    notices = [one for one in procedure.steps[:place] if one.working_days][-1:]
    for call in _taken(facts, after):
        given = [one for one in answers if not _earlier(one, call)]
        if not given:
            found += weighed(rule, NO, "OBJECTION_OPEN", step=after, answer=asked.step)
            continue
        found += _actor(rule, asked, given)
        anew = any(_begun_anew(facts, notice, call) for notice in notices)
        if asked.within_working_days is not None and not anew:
            first = next((one for one in given if one.on is not None), given[0])
            found += _in_time(rule, asked, asked.within_working_days, call, first)
    return found


def _begun_anew(facts: Facts, notice: StepDef, call: Step) -> bool:
    """Whether such a notice was on when the call came, and another began after it."""
    latest = _chosen(facts, notice)
    earlier = any(not _earlier(call, one) for one in _taken(facts, notice.step))
    return latest is not None and _earlier(call, latest) and earlier


def _in_time(rule: Ruling, asked: StepDef, most: int, call: Step, answer: Step) -> list[Reason]:
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


def _earlier(one: Step, other: Step) -> bool:
    return one.on is not None and other.on is not None and one.on.last < other.on.first


def _unknown_calendar(rule: Ruling, unknown: CalendarUnknown, **said: object) -> list[Reason]:
    return weighed(rule, NO, "CALENDAR_UNKNOWN", year=unknown.year, **said)


def _later(own: Set[StepKind], rule: Ruling, steps: Sequence[StepDef]) -> list[Reason]:
    """Steps already taken for the appointment itself that the rule puts after this one."""
    return [
        reason
        for later in steps
        if later.step in own and later.after is None
        for reason in weighed(rule, NO, "STEP_OUT_OF_ORDER", step=later.step)
    ]


def _usual(own: Set[StepKind], step: StepKind, ordered: Set[StepKind]) -> list[Reason]:
    """The same of the usual order, for steps that no rule puts into another."""
    if step not in USUAL_ORDER:
        return []
    after = USUAL_ORDER[USUAL_ORDER.index(step) + 1 :]
    return [
        Reason("STEP_OUT_OF_ORDER", True, None, {"step": later})
        for later in after
        if later in own and not (step in ordered and later in ordered)
    ]


def _back_in_time(facts: Facts, step: StepKind) -> list[Reason]:
    """A day before that of a step which was taken already; a filing comes after the approval, whatever else there was since.

    What is no step of a procedure (`other`) hinders none: an end may lie ahead.
    """
    before = [
        one
        for one in facts.steps
        if one.own and one.on is not None and facts.day < one.on.first and one.step is not step
        and one.step is not StepKind.OTHER and (step is not StepKind.FILE or one.step is StepKind.APPROVE)
    ]  # fmt: skip
    return [Reason("STEP_OUT_OF_ORDER", True, None, {"step": before[-1].step})] if before else []
