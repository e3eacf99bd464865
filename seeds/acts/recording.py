"""Recording an activity, a survey or a step (登记): one row, checked as a load checks it; a step by its procedure too."""

from collections.abc import Mapping, Sequence

from graph.database import Transaction
from graph.model.asking import Asking
from graph.model.dates import stretch
from graph.model.kinds import StepKind
from graph.rules.appointing import ACTIONS, Action, Reason, before_forming, before_step
from graph.rules.appointing.machine import IMPLIED
from graph.store.appointing import facts_of, forming_of, side_of_body, stated_cells
from seeds.acts.perform import Plan

Cells = Mapping[str, str | None]
_ACTIONS: Mapping[StepKind, Action] = {
    one.step: action for action, one in ACTIONS.items() if one.step is not None and one.step is not StepKind.OTHER
}
"""The steps of an appointment that an action takes."""


async def record(_: Transaction, __: Asking, table: str, cells: Cells) -> Plan:
    """The one row."""
    return Plan(str(cells["id"]), [(table, cells)])


async def record_step(tx: Transaction, asking: Asking, table: str, cells: Cells) -> Plan:
    """The row of a step, with what the procedures of the rules say of it: of an appointment, or of the forming of a body.

    What is corrected on its own day stays in the order in which it was.
    """
    own = str(cells["id"])
    before = (await stated_cells(tx, [own])).get(own, {})
    reasons = await _judged(tx, asking, cells, before)
    if before and all(before.get(name) == cells.get(name) for name in ("subject", "step", "on")):
        reasons = [one for one in reasons if one.code != "STEP_OUT_OF_ORDER"]
    return Plan(own, [(table, cells)], reasons, cells.get("note"))


async def _judged(tx: Transaction, asking: Asking, cells: Cells, before: Mapping[str, str]) -> Sequence[Reason]:
    by = await side_of_body(tx, str(cells["by"])) if cells.get("by") else None
    if cells["step"] not in set(StepKind) or (cells.get("by") and by is None):  # the check of the row says so
        return []
    step, day, own = StepKind(str(cells["step"])), _day(cells, asking), str(cells["id"])
    subject = str(cells["subject"])
    subject_before = before.get("subject", "")
    stated = await stated_cells(tx, [subject, subject_before])
    appointment = stated.get(subject, {})
    forming = not _is_appointment(appointment)
    taken = [step] if not forming else []
    if "step" in before and _is_appointment(stated.get(subject_before, {})):
        taken.append(StepKind(before["step"]))  # a step that an action took is not made another one
    acted = [one for one in taken if one in _ACTIONS]
    if acted:
        return [Reason("STEP_OF_AN_ACTION", True, None, {"step": acted[0], "action": str(_ACTIONS[acted[0]])})]
    if forming:
        body = await forming_of(tx, subject, day=day)
        return before_forming(body.without(own), step, by) if body else []
    found = await facts_of(
        tx, asking, appointment["person"], appointment["post"], appointment=subject, day=day, basis=appointment.get("basis")
    )
    return before_step(found.facts.without(own), step, by, IMPLIED.get(appointment.get("status", ""))) if found else []


def _is_appointment(cells: Mapping[str, str]) -> bool:
    return "person" in cells and "post" in cells


def _day(cells: Cells, asking: Asking) -> int:
    """The day of the step; today, where none is stated."""
    return stretch(str(cells["on"])).last if cells.get("on") else asking.today
