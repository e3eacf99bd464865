"""Proposing an appointment (提名): judged as if it took office on its day, written as a proposal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from graph.database import Transaction
from graph.model.asking import Asking
from graph.model.dates import day_text
from graph.model.kinds import AppointmentStatus, StepKind
from graph.rules.appointing import Reason, eligibility, possible
from graph.store.appointing import facts_of, stated_cells
from seeds.acts.perform import Cells, Plan, against, checked_rows

_ONE = {"activities": "activity"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed (提名内容), as the contract's AppointmentInput; days are yyyymmdd."""

    id: str
    person: str
    post: str
    since: int
    until: int | None = None
    on_behalf_of: str | None = None
    nominated_by: str | None = None
    basis: str | None = None
    reason: str | None = None

    @property
    def cells(self) -> dict[str, str | None]:
        """The row of the bundle's table that it stands for."""
        return {
            "id": self.id,
            "person": self.person,
            "post": self.post,
            "since": day_text(self.since),
            "until": None if self.until is None else day_text(self.until),
            "status": AppointmentStatus.PROPOSED,
            "on_behalf_of": self.on_behalf_of,
            "nominated_by": self.nominated_by,
            "basis": self.basis,
        }


def new_id(table: str) -> str:
    """An identifier for a record that nobody has named."""
    return f"{_ONE.get(table, table.removesuffix('s'))}-{uuid4()}"


async def propose(tx: Transaction, asking: Asking, proposal: Proposal) -> Plan:
    """The rows of a proposal, with every reason for and against it."""
    standing = (await stated_cells(tx, [proposal.id])).get(proposal.id)
    reasons = [] if standing is None else _standing(standing)
    reasons += await judged(tx, asking, proposal)
    stated = {name: cell for name, cell in proposal.cells.items() if cell}
    if standing == stated:  # the very proposal that is on record: saying it again is no second nomination
        return Plan(proposal.id, (("appointments", stated),), reasons, proposal.reason)
    step: Cells = {
        "id": new_id("steps"),
        "subject": proposal.id,
        "step": StepKind.NOMINATE,
        "by": proposal.nominated_by,
        "note": (proposal.reason or "").strip() or None,
    }
    rows: Sequence[tuple[str, Cells]] = (("appointments", proposal.cells), ("steps", step))
    return Plan(proposal.id, rows, reasons, proposal.reason)


async def judged(tx: Transaction, asking: Asking, proposal: Proposal) -> list[Reason]:
    """What the rules, and those on a whole bundle, say of holding the post from that day on."""
    found = await facts_of(
        tx, asking, proposal.person, proposal.post, appointment=proposal.id, day=proposal.since, basis=proposal.basis
    )
    checked = await checked_rows(tx, [("appointments", {**proposal.cells, "status": AppointmentStatus.IN_OFFICE})])
    return [*(eligibility(found.facts) if found else ()), *against(checked.findings)]


def _standing(cells: Mapping[str, str]) -> list[Reason]:
    """An appointment that is no proposal any more is decided on, not proposed again."""
    appointed = "person" in cells and "post" in cells
    status = cells.get("status", "in_office") if appointed else AppointmentStatus.PROPOSED
    if status == AppointmentStatus.PROPOSED:
        return []
    return [Reason("ACTION_NOT_POSSIBLE", True, None, {"action": "PROPOSE", "status": status, "possible": possible(status)})]
