"""Deciding on an appointment (任职操作): review, publicity, approval, filing, taking office, suspension, refusal, the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.database import Transaction
from graph.model.asking import Asking
from graph.model.dates import day_text, end_stretch, start_stretch
from graph.model.kinds import HOLDING_STATUS, AppointmentStatus, StepKind
from graph.rules.appointing import ACTIONS, Facts, Reason, Side, before_office, before_step, eligibility, possible, suspending
from graph.rules.appointing.machine import IMPLIED, SUSPENDED, Action
from graph.store.appointing import facts_of, side_of_body, stated_cells, suspensions_of
from seeds.acts.giving_way import giving_way
from seeds.acts.perform import Cells, Plan
from seeds.acts.proposing import new_id

_RECORDED_BY = {Action.APPROVE: "approved_by", Action.FILE: "filed_with"}
"""The column of an appointment that names who took a step."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done to which appointment, on which day (yyyymmdd), by which body, with what to say (决定)."""

    appointment: str
    action: Action
    on: int
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Standing:
    """An appointment as it stands, with its suspensions, and whose beginning and end are its own where it states none."""

    cells: Mapping[str, str]
    suspensions: Sequence[Mapping[str, str]]
    post: Mapping[str, str]
    body: Mapping[str, str]
    compound: Mapping[str, str]

    def status(self, day: int) -> str:
        """What it is on a day, as far as actions go: one in office may be suspended or over, one that will end is in office."""
        status = self.cells.get("status", str(AppointmentStatus.IN_OFFICE))
        if status not in HOLDING_STATUS:
            return status
        ends = [end_stretch(end) for end in self._days("until", "demolished_on", "dissolved_on")]
        ended = status == AppointmentStatus.ENDED  # where the dates leave it open, the record tells
        if any((end.first if ended else end.last) <= day for end in ends):
            return str(AppointmentStatus.ENDED)
        return SUSPENDED if self.open(day) else str(AppointmentStatus.IN_OFFICE)

    def begun(self, day: int) -> bool:
        """Whether it has begun by that day, or may have."""
        return all(start_stretch(start).first <= day for start in self._days("since", "built_on", "established_on"))

    def _days(self, own: str, of_compound: str, of_body: str) -> list[str | None]:
        if own in self.cells:
            return [self.cells[own]]
        return [self.post.get(own, self.compound.get(of_compound)), self.body.get(of_body)]

    def open(self, day: int) -> list[Mapping[str, str]]:
        """The suspensions that hold on a day."""
        return [
            one for one in self.suspensions if start_stretch(one.get("since")).last <= day < end_stretch(one.get("until")).first
        ]


async def decide(tx: Transaction, asking: Asking, decision: Decision) -> Plan:
    """The rows of a decision, with every reason for and against it."""
    standing = await _standing(tx, decision.appointment)
    if standing is None:
        unknown = Reason("UNKNOWN_APPOINTMENT", True, None, {"id": decision.appointment})
        return Plan(decision.appointment, (), [unknown])
    cells = standing.cells
    found = await facts_of(
        tx,
        asking,
        cells["person"],
        cells["post"],
        appointment=decision.appointment,
        day=decision.on,
        basis=cells.get("basis"),
    )
    if found is None:  # only a fault of the graph's leaves an appointment without its post: the check below names it
        return Plan(decision.appointment, [("appointments", cells)])
    impossible = _possible(standing, found.facts, decision)
    if impossible:  # what else could be said is of an act that there is not
        return Plan(decision.appointment, (), impossible)
    actor = await side_of_body(tx, decision.by) if decision.by else None
    if decision.by and actor is None:  # the check of a step by it says what is wrong with it
        return Plan(decision.appointment, [("steps", _step(decision, StepKind.OTHER, None))])
    reasons = _judged(found.facts, decision, actor, cells.get("status", ""))
    rows = _rows(standing, decision)
    if decision.action is Action.TAKE_OFFICE:
        rows += await giving_way(tx, found.facts, cells["post"], decision.on)
    return Plan(decision.appointment, rows, reasons, decision.note)


async def _standing(tx: Transaction, id_: str) -> _Standing | None:
    cells = (await stated_cells(tx, [id_])).get(id_)
    if cells is None or "post" not in cells or "person" not in cells:
        return None
    suspensions = await stated_cells(tx, await suspensions_of(tx, id_))
    post = (await stated_cells(tx, [cells["post"]])).get(cells["post"], {})
    body, compound = post.get("body", ""), post.get("compound", "")
    around = await stated_cells(tx, [body, compound])
    return _Standing(cells, list(suspensions.values()), post, around.get(body, {}), around.get(compound, {}))


def _possible(standing: _Standing, facts: Facts, decision: Decision) -> list[Reason]:
    """Whether the action starts from what the appointment is on that day."""
    status = standing.status(decision.on)
    approved = any(step.own and step.step is StepKind.APPROVE for step in facts.steps)
    actions = possible(status, approved=approved)
    held = decision.action in (Action.SUSPEND, Action.RESUME, Action.END) and status in (AppointmentStatus.IN_OFFICE, SUSPENDED)
    said = {"action": str(decision.action), "status": status, "possible": actions}
    if held and not standing.begun(decision.on):
        return [Reason("BEFORE_ITS_BEGINNING", True, None, said)]
    return [] if decision.action in actions else [Reason("ACTION_NOT_POSSIBLE", True, None, said)]


def _judged(facts: Facts, decision: Decision, actor: Side | None, status: str) -> list[Reason]:
    """What the rules say of the action."""
    if decision.action is Action.TAKE_OFFICE:
        return [*eligibility(facts), *before_office(facts), *before_step(facts, StepKind.OTHER, actor)]
    if decision.action is Action.SUSPEND:
        return suspending(facts, actor)
    if decision.action in (Action.RESUME, Action.END):
        return []
    step = ACTIONS[decision.action].step or StepKind.OTHER
    return before_step(facts, step, actor, IMPLIED.get(status))


def _rows(standing: _Standing, decision: Decision) -> list[tuple[str, Cells]]:
    """The records that the action changes, and the step that tells of it."""
    action, transition = decision.action, ACTIONS[decision.action]
    said = (decision.note or "").strip() or None
    note = said
    if transition.step is StepKind.OTHER:
        note = f"{action}: {said}" if said else str(action)
    return [*_changed(standing, decision, said), ("steps", _step(decision, transition.step, note))]


def _changed(standing: _Standing, decision: Decision, said: str | None) -> list[tuple[str, Cells]]:
    action, day = decision.action, day_text(decision.on)
    if action is Action.SUSPEND:
        suspension = {"id": new_id("suspensions"), "appointment": decision.appointment, "since": day, "reason": said}
        return [("suspensions", suspension)]
    if action is Action.RESUME:
        return [("suspensions", {**one, "until": day}) for one in standing.open(decision.on)]
    cells: dict[str, str | None] = dict(standing.cells)
    transition = ACTIONS[action]
    if transition.leads is not None:
        cells["status"] = transition.leads
    if action in _RECORDED_BY and decision.by:
        cells[_RECORDED_BY[action]] = decision.by
    if action is Action.TAKE_OFFICE:
        cells["since"] = day
    if action is Action.END:
        cells |= {"until": day, "ended_because": said}
    return [("appointments", cells)]


def _step(decision: Decision, kind: StepKind | None, said: str | None) -> Cells:
    step = {"id": new_id("steps"), "subject": decision.appointment, "step": kind, "on": day_text(decision.on)}
    return {**step, "by": decision.by, "note": said}
