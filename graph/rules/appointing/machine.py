"""What may follow what (任职流程): the actions on an appointment, as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.model.kinds import AppointmentStatus as Status
from graph.model.kinds import StepKind

SUSPENDED = "suspended"
"""What an appointment in office is while a suspension holds: no status of its own in a bundle."""


class Action(StrEnum):
    """An action of the contract's AppointmentAction (任职操作), and the end, which has a mutation of its own."""

    REVIEW = "REVIEW"
    PUBLICISE = "PUBLICISE"
    APPROVE = "APPROVE"
    FILE = "FILE"
    TAKE_OFFICE = "TAKE_OFFICE"
    SUSPEND = "SUSPEND"
    RESUME = "RESUME"
    REJECT = "REJECT"
    WITHDRAW = "WITHDRAW"
    END = "END"


@dataclass(frozen=True, slots=True)
class Transition:
    """From which statuses an action starts, to which it leads (None: the same), and the step that records it."""

    starts: frozenset[str]
    leads: str | None
    step: StepKind | None


BEFORE_OFFICE = frozenset({str(Status.PROPOSED), str(Status.UNDER_REVIEW), str(Status.PUBLICISED), str(Status.APPROVED)})
_IN_OFFICE = frozenset({str(Status.IN_OFFICE)})
_FROM_APPROVAL = frozenset({str(Status.APPROVED), str(Status.IN_OFFICE), SUSPENDED, str(Status.ENDED)})

ACTIONS: Mapping[Action, Transition] = {
    Action.REVIEW: Transition(BEFORE_OFFICE, Status.UNDER_REVIEW, StepKind.REVIEW),
    Action.PUBLICISE: Transition(BEFORE_OFFICE, Status.PUBLICISED, StepKind.PUBLICISE),
    Action.APPROVE: Transition(BEFORE_OFFICE, Status.APPROVED, StepKind.APPROVE),
    Action.FILE: Transition(_FROM_APPROVAL, None, StepKind.FILE),
    Action.TAKE_OFFICE: Transition(BEFORE_OFFICE, Status.IN_OFFICE, StepKind.OTHER),
    Action.SUSPEND: Transition(_IN_OFFICE, SUSPENDED, StepKind.OTHER),
    Action.RESUME: Transition(frozenset({SUSPENDED}), Status.IN_OFFICE, StepKind.OTHER),
    Action.REJECT: Transition(BEFORE_OFFICE, Status.REJECTED, StepKind.OTHER),
    Action.WITHDRAW: Transition(BEFORE_OFFICE, Status.WITHDRAWN, StepKind.OTHER),
    Action.END: Transition(_IN_OFFICE | {SUSPENDED}, Status.ENDED, StepKind.OTHER),
}

USUAL_ORDER: Sequence[StepKind] = (
    StepKind.ANNOUNCE,
    StepKind.NOMINATE,
    StepKind.REVIEW,
    StepKind.RECOGNISE,
    StepKind.PUBLICISE,
    StepKind.APPROVE,
)
"""The order of two steps that no rule puts into another."""


IMPLIED: Mapping[str, StepKind] = {
    str(one.leads): one.step for one in ACTIONS.values() if one.leads and one.step and one.step is not StepKind.OTHER
}
"""By status before office, the step that it says was taken."""


def possible(status: str, *, approved: bool = False) -> list[str]:
    """The actions that an appointment of that status can take, `approved` where an approval is on record."""
    found = [action for action, one in ACTIONS.items() if status in one.starts]
    approved = approved and status in BEFORE_OFFICE
    return [str(one) for one in found] + ([str(Action.FILE)] if approved and Action.FILE not in found else [])
