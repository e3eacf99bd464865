"""Acts on appointments and what is recorded of them (任职操作与登记): who may, what was given, what came of it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import wraps
from typing import Any

from graph.audit import Author
from graph.database import Row, Transaction
from graph.errors import Forbidden, Personal
from graph.model.asking import Asking
from graph.model.selection import NOTHING, Pick, Selection
from graph.rules.appointing import Action, Reason
from graph.rules.appointing.words import message
from graph.store.appointing import lies_in_any
from graph.store.records_read import by_ids
from resolvers.acts_given import activity, day_of_act, decision, key_of, proposal, step, survey, text
from resolvers.caller import Caller
from resolvers.explain import explain_all
from resolvers.fresh import again, fresh
from resolvers.opens import without_opens
from seeds.acts import (
    Act,
    Decision,
    Done,
    Refused,
    Verdict,
    check_decision,
    check_proposal,
    decide,
    new_id,
    perform,
    propose,
    record,
    record_step,
)
from seeds.acts.perform import Cells, Plan

Acting = Callable[[Caller, Pick], Awaitable[Row]]
Recording = Callable[[Transaction, Asking, str, Cells], Awaitable[Plan]]


def acting(ask: Acting) -> Acting:
    """An act is asked again as a question is: what cannot be answered is refused, and nothing has been done."""

    @again
    @wraps(ask)
    async def answer(caller: Caller, pick: Pick) -> Row:
        without_opens(pick)
        return await ask(caller, pick)

    return answer


@fresh
async def check_appointment(caller: Caller, pick: Pick) -> Row:
    """Whether a proposal would be taken, with every reason; nothing is written."""
    given = _given(pick)
    made = proposal(given)
    act = _act(caller, "proposeAppointment", given)
    await _may_judge(caller, made.post, "input")
    return await _shown_verdict(caller, pick, await check_proposal(caller.graph, caller.asking, made, act))


@fresh
async def check_action(caller: Caller, pick: Pick) -> Row:
    """Whether a decision would be taken, with every reason; nothing is written."""
    made = decision(pick.arguments)
    await _may_judge(caller, made.appointment, "id")
    return await _shown_verdict(caller, pick, await check_decision(caller.graph, caller.asking, made))


@acting
async def propose_appointment(caller: Caller, pick: Pick) -> Row:
    """A proposal made, or refused with every reason."""
    given = _given(pick)
    made = proposal(given)
    act = _act(caller, pick.name, given)
    await _may_change(caller, made.post, "input")
    await _may_take_over(caller, given)
    return await _done(caller, pick, "Appointment", act, lambda tx: propose(tx, caller.asking, made))


@acting
async def decide_appointment(caller: Caller, pick: Pick) -> Row:
    """A decision taken, or refused with every reason."""
    return await _decide(caller, pick, decision(pick.arguments))


@acting
async def end_appointment(caller: Caller, pick: Pick) -> Row:
    """An appointment ended, or the end refused with every reason."""
    given = pick.arguments
    made = Decision(str(given["id"]).strip(), Action.END, day_of_act(given["on"]), None, text(given, "reason"))
    return await _decide(caller, pick, made)


async def _decide(caller: Caller, pick: Pick, made: Decision) -> Row:
    act = _act(caller, pick.name, pick.arguments)
    await _may_change(caller, made.appointment, "id")
    return await _done(caller, pick, "Appointment", act, lambda tx: decide(tx, caller.asking, made))


@acting
async def record_activity(caller: Caller, pick: Pick) -> Row:
    """An activity recorded, or refused with every reason."""
    return await _record(caller, pick, "Activity", "activities", activity(_given(pick)), record)


@acting
async def record_survey(caller: Caller, pick: Pick) -> Row:
    """A survey recorded, or refused with every reason."""
    return await _record(caller, pick, "Survey", "surveys", survey(_given(pick)), record)


@acting
async def record_a_step(caller: Caller, pick: Pick) -> Row:
    """A step of a procedure recorded, or refused with every reason."""
    return await _record(caller, pick, "ProcedureStep", "steps", step(_given(pick)), record_step)


async def _record(caller: Caller, pick: Pick, type_: str, table: str, cells: Cells, plan: Recording) -> Row:
    given = _given(pick)
    act = _act(caller, pick.name, given)
    await _may_change(caller, str(cells["subject"]), "input")
    await _may_take_over(caller, given)
    row = {"id": text(given, "id") or new_id(table), **cells}
    return await _done(caller, pick, type_, act, lambda tx: plan(tx, caller.asking, table, row))


def _given(pick: Pick) -> Mapping[str, Any]:
    given = pick.arguments["input"]
    assert isinstance(given, Mapping)
    return given


def _act(caller: Caller, name: str, given: Mapping[str, Any]) -> Act:
    said = {each: value for each, value in given.items() if each != "idempotencyKey" and value is not None}
    return Act(name, Author(caller.identity.name, caller.audit), said, caller.identity.name, key_of(given))


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


async def _may_take_over(caller: Caller, given: Mapping[str, Any]) -> None:
    """Forbidden where the identifier given is that of a record of another place."""
    if id_ := text(given, "id"):
        await _may_change(caller, id_, "input", absent=True)


async def _may_judge(caller: Caller, id_: str, argument: str) -> None:
    """Personal unless the caller may read membership where that record lies: the verdict rests on it."""
    scope = caller.asking.sight.personal
    if not scope.everywhere and not (not scope.nowhere and await lies_in_any(caller.graph, caller.asking, id_, scope.areas)):
        raise Personal("The verdict rests on Party membership, which you may not read there", argument=argument)


# -- what came of it --------------------------------------------------------------------------


async def _done(caller: Caller, pick: Pick, type_: str, act: Act, plan: Callable[[Transaction], Awaitable[Plan]]) -> Row:
    special = await caller.special()

    async def show(tx: Transaction, done: Done) -> Row:
        found = await by_ids(tx, caller.asking, type_, [done.result], pick.below, special, known=done.at)
        row = found[done.result]
        explain_all(row, caller.asking.language, caller.reads)  # what may not be told is found out only here
        return row

    outcome = await perform(caller.graph, act, plan, show)
    if isinstance(outcome, Refused):
        reasons = await _reasons(caller, pick.below, "Refused", outcome.reasons)
        explain_all(reasons, caller.asking.language, caller.reads)
        return {"__typename": "Refused", "reasons": reasons}
    return outcome


async def _shown_verdict(caller: Caller, pick: Pick, verdict: Verdict) -> Row:
    return {"accepted": verdict.accepted, "reasons": await _reasons(caller, pick.below, "AppointmentCheck", verdict.reasons)}


async def _reasons(caller: Caller, below: Selection | None, type_: str, reasons: Sequence[Reason]) -> list[Row]:
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
