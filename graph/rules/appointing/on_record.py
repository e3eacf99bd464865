"""The steps on record as a procedure sees them (在册步骤): which there are, which counts, whether a body fits."""

from collections.abc import Sequence

from graph.model.appointing import Procedure, StepDef
from graph.model.kinds import StepKind
from graph.rules.appointing.facts import NO, PERHAPS, YES, Facts, Step


def steps_taken(facts: Facts, procedure: Procedure, step: StepKind) -> Sequence[Step]:
    """The steps of that kind: the appointment's own, else those of the forming of its body; of a formation the body's alone."""
    every = [one for one in facts.steps if one.step is step]
    if procedure.formation:
        return [one for one in every if one.of_body]
    return [one for one in every if one.own] or every


def chosen(facts: Facts, procedure: Procedure, asked: StepDef) -> Step | None:
    """Of the steps of that kind the latest by a body that fits; of any, where none fits."""
    taken = steps_taken(facts, procedure, asked.step)
    best = max((fitting(asked, one) for one in taken), default=NO)
    return next((one for one in reversed(taken) if fitting(asked, one) == best), None)


def fitting(asked: StepDef, step: Step) -> int:
    """With what certainty the step was taken by a body that fits."""
    if asked.by is None:
        return YES
    return PERHAPS if step.by is None else YES if step.by.fits(asked.by) else NO


def certainly_before(one: Step, other: Step) -> bool:
    """Whether every day that the dates allow puts the one before the other."""
    return one.on is not None and other.on is not None and one.on.last < other.on.first
