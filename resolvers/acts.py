"""Acts on appointments and what is recorded of them (任职操作与登记): who may, what was given, what came of it."""

from collections.abc import Mapping
from typing import Any

from graph.audit import Author
from graph.database import Row
from graph.errors import BadInput, Forbidden, Personal
from graph.model.dates import day_text
from graph.model.selection import NOTHING, Pick, Selection
from graph.rules.appointing import Action, Reason
from graph.rules.appointing.words import message
from graph.store.appointing import lies_in_any
from graph.store.records_read import by_ids
from resolvers.caller import Caller
from resolvers.explain import explain_all
from seeds.acts import (
    Act,
    Decision,
    Done,
    Proposal,
    Refused,
    Verdict,
    check_decision,
    check_proposal,
    decide,
    new_id,
    perform,
    propose,
    record,
)

LONGEST_KEY = 200
"""Characters of an idempotencyKey."""


async def check_appointment(caller: Caller, pick: Pick) -> Row:
    """Whether a proposal would be taken, with every reason; nothing is written."""
    proposal = _proposal(_given(pick, "input"))
    await _may_judge(caller, proposal.post, "input")
    return await _shown_verdict(caller, pick, await check_proposal(caller.graph, caller.asking, proposal))


async def check_action(caller: Caller, pick: Pick) -> Row:
    """Whether a decision would be taken, with every reason; nothing is written."""
    decision = _decision(pick.arguments)
    await _may_judge(caller, decision.appointment, "id")
    return await _shown_verdict(caller, pick, await check_decision(caller.graph, caller.asking, decision))


async def propose_appointment(caller: Caller, pick: Pick) -> Row:
    """A proposal made, or refused with every reason."""
    given = _given(pick, "input")
    proposal = _proposal(given)
    await _may_change(caller, proposal.post, "input")
    act = _act(caller, pick.name, given, given.get("idempotencyKey"))
    outcome = await perform(caller.graph, act, lambda tx: propose(tx, caller.asking, proposal))
    return await _shown(caller, pick, "Appointment", outcome)


async def decide_appointment(caller: Caller, pick: Pick) -> Row:
    """A decision taken, or refused with every reason."""
    return await _decide(caller, pick, _decision(pick.arguments))


async def end_appointment(caller: Caller, pick: Pick) -> Row:
    """An appointment ended, or the end refused with every reason."""
    given = pick.arguments
    return await _decide(caller, pick, Decision(str(given["id"]), Action.END, _day(given["on"]), None, _text(given, "reason")))


async def _decide(caller: Caller, pick: Pick, decision: Decision) -> Row:
    await _may_change(caller, decision.appointment, "id")
    said = {name: value for name, value in pick.arguments.items() if name != "idempotencyKey"}
    act = _act(caller, pick.name, said, pick.arguments.get("idempotencyKey"))
    outcome = await perform(caller.graph, act, lambda tx: decide(tx, caller.asking, decision))
    return await _shown(caller, pick, "Appointment", outcome)


async def record_activity(caller: Caller, pick: Pick) -> Row:
    """An activity recorded, or refused with every reason."""
    given = _given(pick, "input")
    cells = {
        "kind": str(given["kind"]).lower(),
        "subject": str(given["subject"]),
        "on": _day_or_none(given, "on"),
        "due": _day_or_none(given, "due"),
        "done_on": _day_or_none(given, "doneOn"),
        "period": _text(given, "period"),
        "result": _text(given, "result"),
        "value": _number(given.get("value")),
        "participants": ";".join(map(str, given.get("participants") or ())) or None,
    }
    return await _record(caller, pick, "Activity", "activities", given, cells)


async def record_survey(caller: Caller, pick: Pick) -> Row:
    """A survey recorded, or refused with every reason."""
    given = _given(pick, "input")
    cells = {
        "subject": str(given["subject"]),
        "aspect": str(given["metric"]),
        "on": _day_or_none(given, "on"),
        "finding": str(given["finding"]).lower(),
        "reason": _text(given, "reason"),
    }
    return await _record(caller, pick, "Survey", "surveys", given, cells)


async def record_step(caller: Caller, pick: Pick) -> Row:
    """A step of a procedure recorded, or refused with every reason."""
    given = _given(pick, "input")
    cells = {
        "subject": str(given["subject"]),
        "step": str(given["step"]).lower(),
        "on": _day_or_none(given, "on"),
        "until": _day_or_none(given, "until"),
        "by": _text(given, "by"),
        "note": _text(given, "note"),
    }
    return await _record(caller, pick, "ProcedureStep", "steps", given, cells)


async def _record(
    caller: Caller, pick: Pick, type_: str, table: str, given: Mapping[str, Any], cells: Mapping[str, str | None]
) -> Row:
    await _may_change(caller, str(given["subject"]), "input")
    id_ = _text(given, "id") or new_id(table)
    if _text(given, "id"):  # a record of another place may not be taken over from here
        await _may_change(caller, id_, "input", absent=True)
    act = _act(caller, pick.name, given, given.get("idempotencyKey"))
    outcome = await perform(caller.graph, act, lambda tx: record(tx, table, {"id": id_, **cells}))
    return await _shown(caller, pick, type_, outcome)


# -- who may ----------------------------------------------------------------------------------


async def _may_change(caller: Caller, id_: str, argument: str, *, absent: bool = False) -> None:
    """Forbidden unless the caller may change what lies where that record does; `absent`: one that is not there is nobody's."""
    scope = caller.asking.sight.changes
    if scope.everywhere:
        return
    if not scope.nowhere and await lies_in_any(caller.graph, caller.asking, id_, scope.areas):
        return
    if not absent or await by_ids(caller.graph, caller.asking, "Node", [id_], NOTHING, await caller.special()):
        raise Forbidden("You may not change what lies there; an EDITOR of its area may", argument=argument)


async def _may_judge(caller: Caller, id_: str, argument: str) -> None:
    """Personal unless the caller may read membership where that record lies: the verdict rests on it."""
    scope = caller.asking.sight.personal
    if not scope.everywhere and not (not scope.nowhere and await lies_in_any(caller.graph, caller.asking, id_, scope.areas)):
        raise Personal("The verdict rests on Party membership, which you may not read there", argument=argument)


# -- what was given ---------------------------------------------------------------------------


def _given(pick: Pick, name: str) -> Mapping[str, Any]:
    given = pick.arguments[name]
    assert isinstance(given, Mapping)
    return given


def _proposal(given: Mapping[str, Any]) -> Proposal:
    until = given.get("until")
    return Proposal(
        id=_text(given, "id") or new_id("appointments"),
        person=str(given["person"]),
        post=str(given["post"]),
        since=_day(given["since"]),
        until=None if until is None else _day(until),
        on_behalf_of=_text(given, "onBehalfOf"),
        nominated_by=_text(given, "nominatedBy"),
        basis=_text(given, "basis"),
        reason=_text(given, "reason"),
    )


def _decision(given: Mapping[str, Any]) -> Decision:
    return Decision(str(given["id"]), Action(str(given["action"])), _day(given["on"]), _text(given, "by"), _text(given, "note"))


def _act(caller: Caller, name: str, given: Mapping[str, Any], key: object) -> Act:
    if key is not None and not 0 < len(str(key)) <= LONGEST_KEY:
        raise BadInput(f"idempotencyKey takes 1 to {LONGEST_KEY} characters", argument="idempotencyKey")
    said = {each: value for each, value in given.items() if each != "idempotencyKey"}
    author = Author(caller.identity.name, caller.audit)
    return Act(name, author, said, caller.identity.name, None if key is None else str(key))


def _day(value: object) -> int:
    assert isinstance(value, int)
    return value


def _day_or_none(given: Mapping[str, Any], name: str) -> str | None:
    value = given.get(name)
    return None if value is None else day_text(_day(value))


def _text(given: Mapping[str, Any], name: str) -> str | None:
    value = given.get(name)
    return None if value is None else str(value).strip() or None


def _number(value: object) -> str | None:
    return None if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)


# -- what came of it --------------------------------------------------------------------------


async def _shown(caller: Caller, pick: Pick, type_: str, outcome: Done | Refused) -> Row:
    if isinstance(outcome, Refused):
        return {"__typename": "Refused", "reasons": await _reasons(caller, pick.below, "Refused", outcome.reasons)}
    found = await by_ids(
        caller.graph, caller.asking, type_, [outcome.result], pick.below, await caller.special(), known=outcome.at
    )
    row = found[outcome.result]
    explain_all(row, caller.asking.language, caller.reads)
    return row


async def _shown_verdict(caller: Caller, pick: Pick, verdict: Verdict) -> Row:
    return {"accepted": verdict.accepted, "reasons": await _reasons(caller, pick.below, "AppointmentCheck", verdict.reasons)}


async def _reasons(caller: Caller, below: Selection | None, type_: str, reasons: list[Reason] | Any) -> list[Row]:
    """The reasons in words, each with its rule as it is asked for."""
    picked = next((one for one in (below or NOTHING).on(type_) if one.name == "reasons"), None)
    rule = (picked.below or NOTHING).pick("rule") if picked else None
    ids = sorted({one.rule for one in reasons if one.rule is not None})
    rules = await by_ids(caller.graph, caller.asking, "Rule", ids, rule.below, await caller.special()) if rule and ids else {}
    return [
        {
            "code": one.code,
            "message": message(one, caller.asking.language),
            "blocking": one.blocking,
            "rule": rules.get(one.rule) if one.rule else None,
        }
        for one in reasons
    ]
