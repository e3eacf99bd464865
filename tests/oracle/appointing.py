"""The verdict on a proposal and on a decision, and what is on record afterwards: docs/appointments.md in plain Python."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.oracle.appointing_people import Taking, basis, demands, incompatible
from tests.oracle.appointing_rules import Bound, Reason, body_fits, post_fits, rules_at
from tests.oracle.appointing_seats import as_in_a_load
from tests.oracle.appointing_steps import OnRecord, binding, day_of, later, looked_at, named_actor, out_of_order, positions, told
from tests.oracle.days import Stretch, Truth
from tests.oracle.holding import appointment_begun, body_exists, recorded_status
from tests.oracle.lists import status_on
from tests.oracle.world import Record, State

BEFORE_OFFICE = ("proposed", "under_review", "publicised", "approved")
STATUS = {
    "REVIEW": "under_review", "PUBLICISE": "publicised", "APPROVE": "approved",
    "TAKE_OFFICE": "in_office", "REJECT": "rejected", "WITHDRAW": "withdrawn",
}  # fmt: skip
STEP = {"REVIEW": "review", "PUBLICISE": "publicise", "APPROVE": "approve", "FILE": "file"}
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Verdict:
    """What is said against an act, and the rows that it writes when nothing blocks; a step's id is the hub's."""

    reasons: list[Reason]
    rows: list[tuple[str, Cells]] = field(default_factory=list)

    @property
    def accepted(self) -> bool:
        return not any(reason.blocking for reason in self.reasons)


def _with_reason(reasons: list[Reason], given: str | None) -> list[Reason]:
    """A should that is not followed needs a reason."""
    asked = any(not reason.blocking for reason in reasons)
    return reasons + ([Reason("REASON_REQUIRED", True, None)] if asked and not (given or "").strip() else [])


def proposed(state: State, book: Sequence[Bound], given: Mapping[str, str | None]) -> Verdict:
    """The verdict on `AppointmentInput`."""
    wrong = [Reason("UNKNOWN_REFERENCE", True, None) for name in ("person", "post", "onBehalfOf", "nominatedBy")
             if given.get(name) and state.get(str(given[name])) is None]  # fmt: skip
    known_rules = {rule.id for rule in book}
    wrong += [Reason("UNKNOWN_RULE", True, None)] if given.get("basis") and given["basis"] not in known_rules else []
    if wrong:
        return Verdict(wrong)
    day = date.fromisoformat(str(given["since"]))
    taking = Taking(state, state.one(str(given["person"])), state.one(str(given["post"])), day, given.get("basis") or "")
    rules = rules_at(state, book, taking.body, day)
    record = OnRecord(taking, "")
    reasons = [*as_in_a_load(taking, given.get("until") or ""), *_takes(taking, rules)]
    bound = list(binding(taking, rules))
    reasons += named_actor(taking, bound, "nominate", given.get("nominatedBy") or "")
    for rule in bound:
        for index in positions(rule, "nominate"):
            reasons += looked_at(record, rule, index, day)
    cells = {
        "id": given.get("id"), "person": given["person"], "post": given["post"], "since": given["since"],
        "until": given.get("until"), "status": "proposed", "on_behalf_of": given.get("onBehalfOf"),
        "nominated_by": given.get("nominatedBy"), "basis": given.get("basis"),
    }  # fmt: skip
    step = {"subject": given.get("id"), "step": "nominate", "by": given.get("nominatedBy"), "note": given.get("reason")}
    return Verdict(_with_reason(reasons, given.get("reason")), [("appointments", _stated(cells)), ("steps", _stated(step))])


def _stated(cells: Mapping[str, str | None]) -> Cells:
    return {name: cell for name, cell in cells.items() if cell}


def _takes(taking: Taking, rules: Sequence[Bound]) -> list[Reason]:
    return [*demands(taking, rules), *incompatible(taking, rules), *basis(taking, rules)]


def decided(
    state: State, book: Sequence[Bound], id_: str, action: str, day: date, by: str | None = None, note: str | None = None
) -> Verdict:
    """The verdict on `decideAppointment`, and on `endAppointment` as the action END."""
    appointment = state.get(id_)
    if appointment is None or appointment.table != "appointments":
        return Verdict([Reason("UNKNOWN_APPOINTMENT", True, None)])
    if by and state.get(by) is None:
        return Verdict([Reason("UNKNOWN_REFERENCE", True, None)])
    post = state.one(appointment["post"])
    taking = Taking(state, state.one(appointment["person"]), post, day, appointment["basis"])
    refused = _impossible(state, appointment, action, day, OnRecord(taking, id_))
    if refused:
        return Verdict([Reason(refused, True, None)])
    rules = rules_at(state, book, taking.body, day)
    return Verdict(_with_reason(list(_said(taking, appointment, rules, action, by or "")), note), _rows(
        taking, appointment, rules, action, by or "", note or ""))  # fmt: skip


def _impossible(state: State, appointment: Record, action: str, day: date, record: OnRecord) -> str | None:
    status = recorded_status(appointment)
    if status in ("in_office", "ended"):
        if action in ("SUSPEND", "RESUME", "END") and appointment_begun(state, appointment, day) is Truth.NO:
            return "BEFORE_ITS_BEGINNING"
        status = "ended" if status == "ended" else status_on(state, appointment.id, day).lower()
    possible = {
        "SUSPEND": status == "in_office",
        "RESUME": status == "suspended",
        "END": status in ("in_office", "suspended"),
        "FILE": status in ("in_office", "suspended", "ended") or bool(record.own("approve")),
    }
    return None if possible.get(action, status in BEFORE_OFFICE) else "ACTION_NOT_POSSIBLE"


def _said(taking: Taking, appointment: Record, rules: Sequence[Bound], action: str, by: str) -> Iterator[Reason]:
    record, day = OnRecord(taking, appointment.id), taking.day
    bound = list(binding(taking, rules))
    if action in STEP:
        kind = STEP[action]
        yield from named_actor(taking, bound, kind, by)
        yield from out_of_order(record, bound, kind, day)
        for rule in bound:
            for index in positions(rule, kind):
                yield from looked_at(record, rule, index, day)
    if action == "TAKE_OFFICE":
        yield from as_in_a_load(taking, appointment["until"])
        yield from _takes(taking, rules)
        for rule in bound:
            yield from looked_at(record, rule, len(rule.told["procedure"]["steps"]), day)
        ordered = {step["step"] for rule in bound for step in rule.told["procedure"]["steps"]}
        for step in taking.state.naming("steps", "subject", appointment.id):
            if step["step"] not in ordered:
                for code in told(later(day_of(step), Stretch(day, day)), "STEP_OUT_OF_ORDER"):
                    yield Reason(code, True, None)
    if action == "SUSPEND":
        for rule in rules:
            asked = rule.told.get("suspends")
            meant = asked and not rule.silent and post_fits(taking.state, asked["of"], taking.post)
            if asked and meant and not (by and body_fits(taking.state, asked["by"], taking.state.one(by))):
                yield rule.says("WRONG_ACTOR")
    if action in ("END", "RESUME"):
        begun = appointment["since"] if action == "END" else _open(taking.state, appointment.id)["since"]
        if begun and later(Stretch(day, day), day_of(Record("steps", "", {"on": begun}, 0))) is Truth.NO:
            yield Reason("START_NOT_BEFORE_END", True, None)


def _open(state: State, appointment: str) -> Record:
    """The suspension that a resumption ends."""
    return max(state.naming("suspensions", "appointment", appointment), key=lambda one: (one["since"], one.id))


def _rows(
    taking: Taking, appointment: Record, rules: Sequence[Bound], action: str, by: str, note: str
) -> list[tuple[str, Cells]]:
    """What an accepted act writes."""
    day, cells = taking.day.isoformat(), dict(appointment.cells)
    own = {"subject": appointment.id, "on": day, "by": by}
    if action == "END":
        return [("appointments", _stated({**cells, "status": "ended", "until": day, "ended_because": note}))]
    if action == "SUSPEND":
        return [("suspensions", _stated({"appointment": appointment.id, "since": day, "reason": note}))]
    if action == "RESUME":
        return [("suspensions", {**_open(taking.state, appointment.id).cells, "until": day})]
    if action in STEP:
        cells["status"] = STATUS.get(action, cells.get("status", ""))
        cells |= {"APPROVE": {"approved_by": by}, "FILE": {"filed_with": by}}.get(action, {}) if by else {}
        return [("appointments", _stated(cells)), ("steps", _stated({**own, "step": STEP[action], "note": note}))]
    cells["status"] = STATUS[action]
    if action == "TAKE_OFFICE":
        cells["since"] = day
    rows = [("appointments", _stated(cells)), ("steps", _stated({**own, "step": "other", "note": action}))]
    return rows + (list(_giving_way(taking, rules)) if action == "TAKE_OFFICE" else [])


def _giving_way(taking: Taking, rules: Sequence[Bound]) -> Iterator[tuple[str, Cells]]:
    """Every stand-in set up in a compound of the body that was elected is dissolved, and its posts are left."""
    state, day = taking.state, taking.day.isoformat()
    found: dict[str, Record] = {}
    for rule in rules:
        replaces = rule.told.get("replaces")
        if replaces and not rule.silent and post_fits(state, replaces["elected"], taking.post):
            for compound in taking.body.ids("compound"):
                found |= {
                    body.id: body
                    for body in state.naming("bodies", "compound", compound)
                    if body_fits(state, replaces["stand_in"], body) and body_exists(body, taking.day) is not Truth.NO
                }
    for body in found.values():
        yield "bodies", {**body.cells, "dissolved_on": day}
        for post in state.naming("posts", "body", body.id):
            for one in state.naming("appointments", "post", post.id):
                status = recorded_status(one)
                if status in BEFORE_OFFICE:
                    yield "appointments", {**one.cells, "status": "withdrawn"}
                elif status == "in_office" and status_on(state, one.id, taking.day) != "ENDED":
                    yield "appointments", {**one.cells, "status": "ended", "until": day}
