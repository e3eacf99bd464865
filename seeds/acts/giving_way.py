"""A stand-in gives way (代行机构自动终止): it ends with its appointments on the day an elected committee takes office (R-070)."""

from graph.database import Transaction
from graph.model.dates import day_text, end_stretch, start_stretch
from graph.model.kinds import HOLDING_STATUS, AppointmentStatus
from graph.rules.appointing import Facts, Side
from graph.rules.appointing.machine import BEFORE_OFFICE
from graph.store.appointing import stand_ins, stated_cells
from seeds.acts.perform import Cells


async def giving_way(tx: Transaction, facts: Facts, post: str, day: int) -> list[tuple[str, Cells]]:
    """The rows by which whatever stands in for the post's body ends on the day, where a rule in force there says so."""
    rules = [(rule, said) for rule in facts.rules if (said := rule.said.replaces) is not None and facts.post.fits(said.elected)]
    if not rules:
        return []
    rows: list[tuple[str, Cells]] = []
    for other in await stand_ins(tx, post):
        side = Side.of({"kind": other["kind"], "form": other["form"]})
        rule = next((rule for rule, said in rules if side.fits(said.stand_in)), None)
        if rule is not None:
            rows += await _ended(tx, other["id"], other["appointments"], day, rule.id)
    return rows


async def _ended(tx: Transaction, body: str, appointments: list[str], day: int, because: str) -> list[tuple[str, Cells]]:
    stated = await stated_cells(tx, [body, *appointments])
    own = stated.pop(body)
    posts = await stated_cells(tx, {cells["post"] for cells in stated.values()})
    if end_stretch(own.get("dissolved_on")).last <= day or start_stretch(own.get("established_on")).first >= day:
        return []
    rows: list[tuple[str, Cells]] = [("bodies", {**own, "dissolved_on": day_text(day)})]
    for cells in stated.values():
        status = cells.get("status", AppointmentStatus.IN_OFFICE)
        post = posts.get(cells["post"], {})
        begins = start_stretch(cells.get("since", post.get("since")))
        ends = end_stretch(cells.get("until", post.get("until")))
        if status in BEFORE_OFFICE or (status == AppointmentStatus.IN_OFFICE and begins.first >= day):
            rows.append(("appointments", {**cells, "status": AppointmentStatus.WITHDRAWN, "ended_because": because}))
        elif status in HOLDING_STATUS and begins.first < day < ends.last and not _ended_some_day(cells):
            over = {"status": AppointmentStatus.ENDED, "until": day_text(day), "ended_because": because}
            rows.append(("appointments", {**cells, **over}))
    return rows


def _ended_some_day(cells: Cells) -> bool:
    """Whether it has ended and nobody knows when: the end of its body bounds it, and no day is made up for it."""
    return cells.get("status") == AppointmentStatus.ENDED and not cells.get("until")
