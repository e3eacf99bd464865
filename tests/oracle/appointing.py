"""The verdict on a proposal and on a decision, and what is on record afterwards: docs/appointments.md in plain Python."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.oracle.appointing_people import Taking, basis, demands, incompatible
from tests.oracle.appointing_rules import Bound, Reason, body_fits, post_fits, rules_at
from tests.oracle.appointing_seats import as_in_a_load, ends_after_beginning
from tests.oracle.appointing_steps import OnRecord, before_act, binding, in_time, looked_at, steps_of
from tests.oracle.days import ONE_DAY, Truth, not_over, stretch, truth, within_period
from tests.oracle.holding import appointment_begun, appointment_not_over, recorded_status
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


def _with_reason(reasons: Iterable[Reason], given: str | None) -> list[Reason]:
    """Each reason once; a should that is not followed needs one of the caller's, under the first of those rules."""
    found = sorted(set(reasons), key=str)
    unheeded = min((reason.rule or "" for reason in found if not reason.blocking), default=None)
    asked = unheeded is not None and not (given or "").strip()
    return found + ([Reason("REASON_REQUIRED", True, unheeded)] if asked else [])


def proposed(state: State, book: Sequence[Bound], given: Mapping[str, str | None]) -> Verdict:
    """The verdict on `AppointmentInput`."""
    reasons = [
        Reason("UNKNOWN_REFERENCE", True, None)
        for name in ("person", "post", "onBehalfOf", "nominatedBy")
        if given.get(name) and state.get(str(given[name])) is None
    ]
    known_rules = {rule.id for rule in book}
    reasons += [Reason("UNKNOWN_RULE", True, None)] if given.get("basis") and given["basis"] not in known_rules else []
    person, post = state.get(str(given["person"])), state.get(str(given["post"]))
    if post is None:
        backward = bool(given.get("until")) and str(given["until"]) <= str(given["since"])
        reasons += [Reason("START_NOT_BEFORE_END", True, None)] if backward else []
        return Verdict(_with_reason(reasons, given.get("reason")))
    somebody = person or Record("people", str(given["person"]), {}, 0)
    taking = Taking(state, somebody, post, date.fromisoformat(str(given["since"])), given.get("basis") or "")
    reasons += as_in_a_load(taking, given.get("until") or "")
    reasons += _takes(taking, rules_at(state, book, taking.body, taking.day)) if person else []
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
    taking = Taking(state, state.one(appointment["person"]), state.one(appointment["post"]), day, appointment["basis"])
    record = OnRecord(taking, id_)
    refused = _impossible(state, appointment, action, day, record)
    if refused:
        return Verdict([Reason(refused, True, None)])
    if by and state.get(by) is None:
        return Verdict([Reason("UNKNOWN_REFERENCE", True, None)])
    rules = rules_at(state, book, taking.body, day)
    reasons = _with_reason(_said(record, appointment, rules, action, by or ""), note)
    return Verdict(reasons, _rows(taking, appointment, rules, action, by or "", note or ""))


def _impossible(state: State, appointment: Record, action: str, day: date, record: OnRecord) -> str | None:
    """Whether the action starts from what the appointment is on that day."""
    status = recorded_status(appointment)
    if status in ("in_office", "ended"):
        over = appointment_not_over(state, appointment, day)
        # Where the dates leave open whether it is over, what is recorded tells.
        status = "ended" if over is Truth.NO or (status == "ended" and over is Truth.PERHAPS) else "in_office"
    if status == "in_office":
        if action in ("SUSPEND", "RESUME", "END") and appointment_begun(state, appointment, day) is Truth.NO:
            return "BEFORE_ITS_BEGINNING"
        if _open(record.taking, appointment.id):
            status = "suspended"
    approved = status == "approved" or any(step["step"] == "approve" for step in record.own())
    possible = {
        "SUSPEND": status == "in_office",
        "RESUME": status == "suspended",
        "END": status in ("in_office", "suspended"),
        "FILE": status in ("in_office", "suspended", "ended") or (approved and status in BEFORE_OFFICE),
    }
    return None if possible.get(action, status in BEFORE_OFFICE) else "ACTION_NOT_POSSIBLE"


def _said(record: OnRecord, appointment: Record, rules: Sequence[Bound], action: str, by: str) -> Iterator[Reason]:
    taking = record.taking
    bound = list(binding(taking, rules))
    if action in STEP:
        yield from before_act(record, bound, STEP[action], by, recorded_status(appointment))
    if action == "TAKE_OFFICE":
        yield from as_in_a_load(taking, appointment["until"])
        yield from [Reason("OUTSIDE_LIFE", True, None)] if _held_afterwards(taking, rules) else []
        yield from _takes(taking, rules)
        for rule in bound:
            yield from looked_at(record, rule, len(steps_of(rule)))
    if action in ("TAKE_OFFICE", "REJECT", "WITHDRAW") and not in_time(record, "other"):
        yield Reason("STEP_OUT_OF_ORDER", True, None)
    if action == "SUSPEND":
        for rule in rules:
            asked = rule.told.get("suspends")
            if asked and post_fits(taking.state, asked["of"], taking.post):
                yield from rule.says(
                    truth(bool(by) and body_fits(taking.state, asked["by"], taking.state.one(by))), "WRONG_ACTOR"
                )
    if action == "END" and not ends_after_beginning(taking, appointment):
        yield Reason("START_NOT_BEFORE_END" if appointment["since"] else "OUTSIDE_LIFE", True, None)
    if action == "RESUME" and any(stretch(one["since"]).first >= taking.day for one in _open(taking, appointment.id)):
        yield Reason("START_NOT_BEFORE_END", True, None)


def _open(taking: Taking, appointment: str) -> list[Record]:
    """The suspensions that hold on the day."""
    found = taking.state.naming("suspensions", "appointment", appointment)
    return [one for one in found if within_period(one["since"], one["until"], taking.day) is Truth.CERTAIN]


def _rows(
    taking: Taking, appointment: Record, rules: Sequence[Bound], action: str, by: str, note: str
) -> list[tuple[str, Cells]]:
    """What an accepted act writes."""
    day, cells = taking.day.isoformat(), dict(appointment.cells)
    own = {"subject": appointment.id, "on": day, "by": by}
    told = ("steps", _stated({**own, "step": "other", "note": action}))
    if action == "END":
        return [("appointments", _stated({**cells, "status": "ended", "until": day, "ended_because": note})), told]
    if action == "SUSPEND":
        return [("suspensions", _stated({"appointment": appointment.id, "since": day, "reason": note})), told]
    if action == "RESUME":
        return [*(("suspensions", {**one.cells, "until": day}) for one in _open(taking, appointment.id)), told]
    if action in STEP:
        cells["status"] = STATUS.get(action, cells.get("status", ""))
        cells |= {"APPROVE": {"approved_by": by}, "FILE": {"filed_with": by}}.get(action, {}) if by else {}
        return [("appointments", _stated(cells)), ("steps", _stated({**own, "step": STEP[action], "note": note}))]
    cells["status"] = STATUS[action]
    if action == "TAKE_OFFICE":
        cells["since"] = day
    rows = [("appointments", _stated(cells)), told]
    return rows + (list(_giving_way(taking, rules)) if action == "TAKE_OFFICE" else [])


def _stand_ins(taking: Taking, rules: Sequence[Bound]) -> list[Record]:
    """The bodies that give way the day somebody takes office: stand-ins set up in a compound of the body that was elected."""
    state, day = taking.state, taking.day
    found: dict[str, Record] = {}
    for rule in rules:
        replaces = rule.told.get("replaces")
        if replaces and post_fits(state, replaces["elected"], taking.post):
            for compound in taking.body.ids("compound"):
                beside = [body for body in state.naming("bodies", "compound", compound) if body.id != taking.body.id]
                found |= {body.id: body for body in beside if body_fits(state, replaces["stand_in"], body)}
    begun = [one for one in found.values() if within_period(one["established_on"], "", day - ONE_DAY) is not Truth.NO]
    return [one for one in begun if not_over(one["dissolved_on"], day) is not Truth.NO]


def _in_it(state: State, body: Record) -> list[tuple[Record, Record]]:
    """(post, appointment) of a body."""
    posts = state.naming("posts", "body", body.id)
    return [(post, one) for post in posts for one in state.naming("appointments", "post", post.id)]


def _giving_way(taking: Taking, rules: Sequence[Bound]) -> Iterator[tuple[str, Cells]]:
    """Every stand-in is dissolved, and its posts are left."""
    for body in _stand_ins(taking, rules):
        yield "bodies", {**body.cells, "dissolved_on": taking.day.isoformat()}
        for post, one in _in_it(taking.state, body):
            yield from _left(post, one, taking.day)


def _held_afterwards(taking: Taking, rules: Sequence[Bound]) -> bool:
    """Whether a stand-in's post is recorded as held, from that day on, by somebody who has left it since."""
    found = [pair for body in _stand_ins(taking, rules) for pair in _in_it(taking.state, body)]
    ended = [one["since"] or post["since"] for post, one in found if recorded_status(one) == "ended"]
    return any(stretch(since).first >= taking.day for since in ended if since)


def _left(post: Record, one: Record, day: date) -> Iterator[tuple[str, Cells]]:
    """An appointment in a body that has given way: withdrawn before it began, ended when it held."""
    status, since, until = recorded_status(one), one["since"] or post["since"], one["until"] or post["until"]
    begins = stretch(since).first if since else date.min
    if status in BEFORE_OFFICE or (status == "in_office" and begins >= day):
        yield "appointments", {**one.cells, "status": "withdrawn"}
    elif status == "ended" and not one["until"]:
        return  # over since some day that nobody recorded
    elif status in ("in_office", "ended") and begins < day and (not until or stretch(until).last > day):
        yield "appointments", {**one.cells, "status": "ended", "until": day.isoformat()}
