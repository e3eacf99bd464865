"""Recording an activity, a survey or a step (登记): one row, checked as a load checks it; a step by its procedure too."""

from collections.abc import Mapping, Sequence

from graph.database import Transaction
from graph.model.asking import Asking
from graph.model.dates import stretch
from graph.model.kinds import StepKind
from graph.rules.appointing import ACTIONS, Action, Facts, Reason, before_forming, before_step
from graph.store.appointing import facts_of, forming_of, side_of_body, stated_cells
from seeds.acts.perform import Plan

Cells = Mapping[str, str | None]
_ACTIONS: Mapping[StepKind, Action] = {
    one.step: action for action, one in ACTIONS.items() if one.step is not None and one.step is not StepKind.OTHER
}
"""The steps of an appointment that an action takes."""


async def record(_: Transaction, table: str, cells: Cells) -> Plan:
    """The one row."""
    return Plan(str(cells["id"]), [(table, cells)])


async def record_step(tx: Transaction, asking: Asking, cells: Cells) -> Plan:
    """The row of a step, with what the procedures of the rules say of it: of an appointment, or of the forming of a body."""
    return Plan(str(cells["id"]), [("steps", cells)], await _judged(tx, asking, cells), cells.get("note"))


async def _judged(tx: Transaction, asking: Asking, cells: Cells) -> Sequence[Reason]:
    if cells["step"] not in set(StepKind):  # the check of the row says so
        return []
    step, day = StepKind(str(cells["step"])), _day(cells, asking)
    by = await side_of_body(tx, str(cells["by"])) if cells.get("by") else None
    subject = str(cells["subject"])
    appointment = (await stated_cells(tx, [subject])).get(subject, {})
    if "person" not in appointment or "post" not in appointment:
        forming = await forming_of(tx, subject, day=day)
        return before_forming(forming, step, by) if forming else []
    if step in _ACTIONS:
        return [Reason("STEP_OF_AN_ACTION", True, None, {"step": step, "action": str(_ACTIONS[step])})]
    facts = await _facts(tx, asking, subject, appointment, day)
    return before_step(facts, step, by) if facts else []


async def _facts(tx: Transaction, asking: Asking, id_: str, cells: Mapping[str, str], day: int) -> Facts | None:
    found = await facts_of(tx, asking, cells["person"], cells["post"], appointment=id_, day=day, basis=cells.get("basis"))
    return found.facts if found else None


def _day(cells: Cells, asking: Asking) -> int:
    """The day of the step; today, where none is stated."""
    return stretch(str(cells["on"])).last if cells.get("on") else asking.today
