"""Which steps come before an act, in which order, by whom and for how long (程序): of each rule, over the steps on record."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from graph.model.appointing import Procedure, StepDef
from graph.model.kinds import StepKind
from graph.rules.appointing.facts import NO, YES, Facts, Ruling, Side, Step, end_words
from graph.rules.appointing.lasting import in_time, lasting, over
from graph.rules.appointing.machine import USUAL_ORDER
from graph.rules.appointing.on_record import certainly_before, chosen, fitting, steps_taken
from graph.rules.appointing.reasons import Reason, weighed


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
    """Every reason against taking that step of an appointment on the day, by that body; what forms its body is asked later.

    `implied` is the step that the status speaks of: it was taken, whether or not it is on record.
    """
    found: list[Reason] = []
    ordered: set[StepKind] = set()
    own = {one.step for one in facts.steps if one.own} | ({implied} if implied else set())
    for rule, procedure in _procedures(facts):
        if procedure.formation:
            continue
        place = next((n for n, one in enumerate(procedure.steps) if one.step is step), None)
        if place is None:
            for earlier in _usually_before(procedure, step):
                found += _demanded(facts, rule, procedure, earlier)
            continue
        ordered |= {one.step for one in procedure.steps}
        found += _before(facts, rule, procedure, place, procedure.steps[place]) + _outside(facts, rule, procedure, place)
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
        found += _before(facts, rule, upto, place, asked) + _outside(facts, rule, procedure, place) + _by_whom(rule, asked, by)
    return found + _back_in_time(facts, step)


def _before(facts: Facts, rule: Ruling, procedure: Procedure, place: int, asked: StepDef) -> list[Reason]:
    """What the steps before one leave to be said; what falls into a notice, or answers an objection, waits for no end."""
    found: list[Reason] = []
    for earlier, one in enumerate(procedure.steps[:place]):
        if not one.late:
            ends = asked.during is not one.step and asked.after is None
            found += _demanded(facts, rule, procedure, earlier, ends=ends)
    if asked.after is not None and not steps_taken(facts, procedure, asked.after):
        found += weighed(rule, NO, "STEP_MISSING", step=asked.after)
    return found


def _outside(facts: Facts, rule: Ruling, procedure: Procedure, place: int) -> list[Reason]:
    """A step that falls into a notice, on a day on which that is over."""
    during = procedure.steps[place].during
    notices = (earlier for earlier, one in enumerate(procedure.steps[:place]) if one.step is during)
    truth = NO if any(over(facts, procedure, notice) for notice in notices) else YES
    return weighed(rule, truth, "STEP_OUT_OF_ORDER", step=during)


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


def _demanded(facts: Facts, rule: Ruling, procedure: Procedure, place: int, *, ends: bool = True) -> list[Reason]:
    """What one step of a procedure leaves to be said: missing, by another, too short, too late, out of order.

    Without `ends` a notice may go on.
    """
    asked = procedure.steps[place]
    if asked.after is not None:
        return _answered(facts, rule, procedure, place)
    step = chosen(facts, procedure, asked)
    if step is None:
        return weighed(rule, NO, "STEP_MISSING", step=asked.step)
    found = _actor(rule, asked, [step]) + _order(facts, rule, procedure, place, step)
    return found + (lasting(facts, rule, procedure, place, step) if asked.working_days and ends else [])


def _actor(rule: Ruling, asked: StepDef, taken: Sequence[Step]) -> list[Reason]:
    if asked.by is None:
        return []
    truth = max(fitting(asked, one) for one in taken)
    return weighed(rule, truth, "WRONG_ACTOR", step=asked.step, who=end_words(asked.by))


def _order(facts: Facts, rule: Ruling, procedure: Procedure, place: int, step: Step) -> list[Reason]:
    """A step that certainly came after one that should follow it, after the act, or after the end of what it falls into.

    Of the appointment's own steps the day of the act is asked once for all rules (`_back_in_time`).
    """
    if step.on is None:
        return []
    late = (not step.own or step.step is StepKind.FILE) and facts.day < step.on.first
    for later in procedure.steps[place + 1 :]:
        following = None if later.late or later.after is not None else chosen(facts, procedure, later)
        late |= following is not None and following.on is not None and following.on.last < step.on.first
    around = next((chosen(facts, procedure, one) for one in procedure.steps if one.step is procedure.steps[place].during), None)
    late |= around is not None and around.until is not None and around.until.last <= step.on.first
    return weighed(rule, NO if late else YES, "STEP_OUT_OF_ORDER", step=step.step)


def _answered(facts: Facts, rule: Ruling, procedure: Procedure, place: int) -> list[Reason]:
    """A step that another calls for, as an objection does for its check: missing, by another, or later than it may be.

    An answer that came too late is cured by a notice that begins anew after the call.
    """
    found: list[Reason] = []
    asked = procedure.steps[place]
    after = asked.after or asked.step
    answers = steps_taken(facts, procedure, asked.step)
    notices = [one for one in procedure.steps[:place] if one.working_days][-1:]
    for call in steps_taken(facts, procedure, after):
        if procedure.formation and _before_this_round(facts, procedure, call):
            continue
        given = [one for one in answers if not certainly_before(one, call)]
        if not given:
            found += weighed(rule, NO, "OBJECTION_OPEN", step=after, answer=asked.step)
            continue
        found += _actor(rule, asked, given)
        anew = any(_begun_anew(facts, procedure, notice, call) for notice in notices)
        if asked.within_working_days is not None and not anew:
            first = next((one for one in given if one.on is not None), given[0])
            found += in_time(rule, asked, asked.within_working_days, call, first)
    return found


def _before_this_round(facts: Facts, procedure: Procedure, call: Step) -> bool:
    """Whether the forming began anew after the call: what lies before the new round hinders nothing."""
    begun = chosen(facts, procedure, procedure.steps[0])
    return begun is not None and certainly_before(call, begun)


def _begun_anew(facts: Facts, procedure: Procedure, notice: StepDef, call: Step) -> bool:
    """Whether such a notice was on when the call came, and another began after it."""
    latest = chosen(facts, procedure, notice)
    earlier = any(not certainly_before(call, one) for one in steps_taken(facts, procedure, notice.step))
    return latest is not None and certainly_before(call, latest) and earlier


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

    It holds up nothing itself, nor does what is no step of a procedure (`other`): an end may lie ahead.
    """
    before = [
        one
        for one in facts.steps
        if one.own and one.on is not None and facts.day < one.on.first
        and one.step not in (step, StepKind.OTHER, StepKind.FILE)
        and (step is not StepKind.FILE or one.step is StepKind.APPROVE)
    ]  # fmt: skip
    return [Reason("STEP_OUT_OF_ORDER", True, None, {"step": before[-1].step})] if before else []
