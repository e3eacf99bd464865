"""The forming of a stand-in step by step (004 §三(二)4, C-011 to C-018): the same machine on a body."""

from typing import Any

import pytest

from graph.database import Database
from tests.agreement.acting import AT, DECIDE, DEPUTY, END, LOADS, PROPOSE, STEP, act, approved, codes, rows, settled
from tests.agreement.hub import Hub, replay


@pytest.fixture
async def hub(database: Database) -> Hub:
    return await settled(database, rows())


async def taken(hub: Hub, step: str, on: str, by: str | None = None, subject: str = "stand-in", **more: str) -> dict[str, Any]:
    """What came of recording a step."""
    return await act(hub, STEP, input={"subject": subject, "step": step, "on": on, "by": by, **more})


async def test_a_stand_in_is_formed_in_order_by_whom_it_falls_to_and_no_sooner_than_its_notices_allow(hub: Hub) -> None:
    assert codes(await taken(hub, "publicise", "2026-03-02")) == ["STEP_MISSING"] * 4
    assert codes(await taken(hub, "seal", "2026-03-02")) == ["STEP_MISSING"] * 5
    assert (await taken(hub, "announce", "2026-03-02", "office"))["__typename"] == "ProcedureStep"
    assert (await taken(hub, "nominate", "2026-03-03", "party"))["__typename"] == "ProcedureStep"
    assert codes(await taken(hub, "review", "2026-03-06", "party")) == ["PUBLICITY_TOO_SHORT"]
    assert codes(await taken(hub, "review", "2026-03-09", "firm")) == ["WRONG_ACTOR"]
    assert codes(await taken(hub, "announce", "2026-03-01", "office")) == ["STEP_OUT_OF_ORDER"]
    assert (await taken(hub, "review", "2026-03-09", "party"))["by"] == {"id": "party"}
    assert codes(await taken(hub, "approve", "2026-03-10", "work-committee")) == ["WRONG_ACTOR"]
    assert (await taken(hub, "approve", "2026-03-10", "office"))["on"] == "2026-03-10"
    assert codes(await taken(hub, "check", "2026-03-12", "office")) == ["STEP_MISSING"] * 2  # the publicity, and an objection
    assert (await taken(hub, "publicise", "2026-03-11", "office"))["on"] == "2026-03-11"
    assert (await taken(hub, "object", "2026-03-12"))["step"] == "object"
    assert codes(await taken(hub, "seal", "2026-03-13")) == ["OBJECTION_OPEN", "PUBLICITY_TOO_SHORT"]
    assert (await taken(hub, "check", "2026-03-16", "office"))["step"] == "check"
    assert (await taken(hub, "seal", "2026-03-18"))["step"] == "seal"


async def test_a_forming_begins_anew_and_what_was_too_short_or_too_late_is_behind(hub: Hub) -> None:
    early = [("announce", "2026-03-02", "office"), ("review", "2026-03-09", "party"), ("approve", "2026-03-10", "office")]
    for step, on, by in [*early, ("publicise", "2026-03-11", "office"), ("object", "2026-03-12", None)]:
        if step == "review":
            await taken(hub, "nominate", "2026-03-03", "party")
        assert (await taken(hub, step, on, by))["__typename"] == "ProcedureStep"
    assert (await taken(hub, "check", "2026-03-24", "office"))["__typename"] == "ProcedureStep"
    assert codes(await taken(hub, "seal", "2026-03-30")) == ["ANSWER_TOO_LATE"]
    anew = [("announce", "2026-04-07", "office"), ("nominate", "2026-04-08", "party"), ("review", "2026-04-15", "party")]
    for step, on, by in [*anew, ("approve", "2026-04-16", "office"), ("publicise", "2026-04-17", "office")]:
        assert (await taken(hub, step, on, by))["__typename"] == "ProcedureStep"
    assert (await taken(hub, "seal", "2026-04-24"))["__typename"] == "ProcedureStep"


async def test_the_steps_that_an_action_takes_are_not_recorded_past_it(hub: Hub) -> None:
    assert (await act(hub, PROPOSE, input=DEPUTY))["__typename"] == "Appointment"
    for step in ("review", "publicise", "approve", "file"):
        assert codes(await taken(hub, step, "2026-02-02", "office", "new")) == ["STEP_OF_AN_ACTION"]
    assert codes(await taken(hub, "recognise", "2026-02-02", "office", "new")) == ["STEP_MISSING"]
    await act(hub, DECIDE, id="new", action="REVIEW", on="2026-02-02", by="station")
    assert codes(await taken(hub, "recognise", "2026-02-03", "firm", "new")) == ["WRONG_ACTOR"]
    before = await hub.database.read(LOADS)
    assert codes(await taken(hub, "recognise", "2026-02-01", "office", "new")) == ["STEP_OUT_OF_ORDER"]
    assert await hub.database.read(LOADS) == before


async def test_a_step_on_record_is_corrected_and_none_that_an_action_took_is_made_another(hub: Hub) -> None:
    announced = {"id": "a", "until": "2026-03-10"}
    for more in ({"id": "a"}, {"id": "a"}, announced):
        assert (await taken(hub, "announce", "2026-03-02", "office", **more))["__typename"] == "ProcedureStep"
        assert (await taken(hub, "nominate", "2026-03-03", "party", id="n"))["__typename"] == "ProcedureStep"
    assert (await hub.ask('{ body(id: "stand-in") { steps { id until } } }'))["body"]["steps"] == [
        {"id": "a", "until": "2026-03-10"},
        {"id": "n", "until": None},
    ]
    await approved(hub)
    steps = (await hub.ask('{ node(id: "new") { ... on Appointment { steps { id step } } } }'))["node"]["steps"]
    approval = next(one["id"] for one in steps if one["step"] == "approve")
    for subject in ("new", "stand-in"):
        assert codes(await taken(hub, "object", "2026-03-06", subject=subject, id=approval)) == ["STEP_OF_AN_ACTION"]


async def test_spaces_around_what_is_given_do_not_pass_by_the_rules(hub: Hub) -> None:
    assert (await act(hub, PROPOSE, input=DEPUTY))["__typename"] == "Appointment"
    for subject, step in ((" new ", "approve"), ("new", " approve "), ("new", "APPROVE")):
        assert codes(await taken(hub, step, "2026-02-02", "office", subject)) == ["STEP_OF_AN_ACTION"]
    assert codes(await taken(hub, "publicise", "2026-03-02", subject=" stand-in")) == ["STEP_MISSING"] * 4
    outsider = DEPUTY | {"id": "o", "person": " person-4 "}
    assert codes(await act(hub, PROPOSE, input=outsider)) == ["HOME_POST"]
    assert codes(await taken(hub, "approve", "2026-03-02", "nobody", "stand-in")) == ["UNKNOWN_REFERENCE"]


async def test_the_status_counts_as_its_step_and_an_end_ahead_hinders_nothing(hub: Hub) -> None:
    await approved(hub)
    assert set(codes(await taken(hub, "nominate", "2026-02-05", subject="new"))) == {"STEP_OUT_OF_ORDER"}
    await act(hub, DECIDE, id="new", action="TAKE_OFFICE", on="2026-03-02")
    await act(hub, END, id="new", on="2026-12-31")
    assert (await taken(hub, "object", "2026-06-01", subject="new"))["__typename"] == "ProcedureStep"
    assert (await act(hub, DECIDE, id="new", action="FILE", on="2026-02-20", by="office"))["__typename"] == "Appointment"


async def test_a_check_does_not_wait_for_the_end_of_the_publicity_and_the_first_publicity_cures_none(hub: Hub) -> None:
    for step, on, by in (("announce", "2026-03-02", "office"), ("nominate", "2026-03-03", "party")):
        await taken(hub, step, on, by)
    await taken(hub, "object", "2026-03-04")
    await taken(hub, "review", "2026-03-09", "party")
    await taken(hub, "approve", "2026-03-10", "office")
    assert (await taken(hub, "publicise", "2026-03-20", "office"))["__typename"] == "ProcedureStep"
    assert (await taken(hub, "check", "2026-03-20", "office"))["__typename"] == "ProcedureStep"
    assert codes(await taken(hub, "seal", "2026-03-30")) == ["ANSWER_TOO_LATE"]


async def test_an_approval_waits_for_every_review_that_a_rule_asks_for(hub: Hub) -> None:
    chair = {"id": "elected", "person": "person-4", "post": "chair", "since": "2026-05-01"}
    assert (await act(hub, PROPOSE, input=chair))["__typename"] == "Appointment"
    assert set(codes(await act(hub, DECIDE, id="elected", action="APPROVE", on="2026-04-02", by="office"))) == {"STEP_MISSING"}
    await act(hub, DECIDE, id="elected", action="REVIEW", on="2026-04-01", by="office")
    answer = await act(hub, DECIDE, id="elected", action="APPROVE", on="2026-04-02", by="office")
    assert codes(answer) == ["WRONG_ACTOR"]
    assert {reason["rule"]["id"] for reason in answer["reasons"]} == {"99-R-020"}
    await act(hub, DECIDE, id="elected", action="REVIEW", on="2026-04-01", by="work-committee")
    assert (await act(hub, DECIDE, id="elected", action="APPROVE", on="2026-04-02", by="office"))["__typename"] == "Appointment"


async def test_no_action_lies_before_a_step_that_was_taken_or_goes_back_behind_the_status(hub: Hub) -> None:
    await approved(hub)
    for action in ("REJECT", "WITHDRAW"):
        assert codes(await act(hub, DECIDE, id="new", action=action, on="2026-02-03")) == ["STEP_OUT_OF_ORDER"]
    assert (await act(hub, DECIDE, id="new", action="WITHDRAW", on="2026-02-05"))["__typename"] == "Appointment"
    assert codes(await act(hub, DECIDE, id="new", action="FILE", on="2026-02-06", by="office")) == ["ACTION_NOT_POSSIBLE"]


FORMED = [
    ("announce", "2026-03-02", "office"), ("nominate", "2026-03-03", "party"), ("review", "2026-03-09", "party"),
    ("approve", "2026-03-10", "office"), ("publicise", "2026-03-11", "office"),
]  # fmt: skip
"""A forming without a fault."""


async def test_a_candidate_is_reviewed_without_the_forming_of_the_body_being_touched(hub: Hub) -> None:
    for step, on, by in FORMED:
        assert (await taken(hub, step, on, by))["__typename"] == "ProcedureStep"
    member = {"id": "m", "person": "person-4", "post": "member", "since": "2026-04-01"}
    assert (await act(hub, PROPOSE, input=member))["__typename"] == "Appointment"
    assert codes(await act(hub, DECIDE, id="m", action="TAKE_OFFICE", on="2026-03-24")) == ["WRONG_ACTOR"]  # not who R-020 names
    assert (await taken(hub, "nominate", "2026-03-19", "party", "m"))["__typename"] == "ProcedureStep"
    await act(hub, DECIDE, id="m", action="REVIEW", on="2026-03-20", by="work-committee")
    assert (await act(hub, DECIDE, id="m", action="TAKE_OFFICE", on="2026-03-24"))["__typename"] == "Appointment"


async def test_an_objection_of_an_earlier_attempt_hinders_nothing(hub: Hub) -> None:
    for step, on, by in [*FORMED[:2], ("object", "2026-03-04", None)]:
        assert (await taken(hub, step, on, by))["__typename"] == "ProcedureStep"
    anew = [("announce", "2026-04-07", "office"), ("nominate", "2026-04-08", "party"), ("review", "2026-04-15", "party")]
    for step, on, by in [*anew, ("approve", "2026-04-16", "office"), ("publicise", "2026-04-17", "office")]:
        assert (await taken(hub, step, on, by))["__typename"] == "ProcedureStep"
    assert (await taken(hub, "object", "2026-04-20"))["__typename"] == "ProcedureStep"
    assert codes(await taken(hub, "seal", "2026-04-27")) == ["OBJECTION_OPEN"]
    await taken(hub, "check", "2026-04-21", "office")
    assert (await taken(hub, "seal", "2026-04-27"))["__typename"] == "ProcedureStep"


async def test_nobody_is_nominated_once_the_notice_is_over(hub: Hub) -> None:
    await taken(hub, "announce", "2026-03-02", "office", until="2026-03-09")
    assert codes(await taken(hub, "nominate", "2026-03-09", "party")) == ["STEP_OUT_OF_ORDER"]
    await taken(hub, "announce", "2026-04-07", "office")
    await taken(hub, "nominate", "2026-04-08", "party")
    await taken(hub, "review", "2026-04-15", "party")
    assert (await taken(hub, "nominate", "2026-04-15", "party"))["__typename"] == "ProcedureStep"
    assert codes(await taken(hub, "nominate", "2026-04-16", "party")) == ["STEP_OUT_OF_ORDER"]


async def test_a_filing_holds_up_nothing(hub: Hub) -> None:
    await approved(hub)
    assert (await act(hub, DECIDE, id="new", action="FILE", on="2026-03-10", by="office"))["__typename"] == "Appointment"
    assert (await act(hub, DECIDE, id="new", action="TAKE_OFFICE", on="2026-03-05"))["since"] == "2026-03-05"


async def test_who_left_a_stand_in_nobody_knows_when_is_given_no_day(hub: Hub) -> None:
    left = {"id": "left", "person": "person-4", "post": "member", "since": "2024-01-01", "status": "ended"}
    await replay(hub.database, [(AT + 1, {"appointments": [left]})])
    await act(hub, PROPOSE, input={"id": "elected", "person": "person-4", "post": "chair", "since": "2026-05-01"})
    await act(hub, DECIDE, id="elected", action="REVIEW", on="2026-04-01", by="work-committee")
    assert (await act(hub, DECIDE, id="elected", action="TAKE_OFFICE", on="2026-05-06"))["__typename"] == "Appointment"
    told = (
        await hub.ask("""{ node(id: "left") { ... on Appointment { until
      status(asOf: "2025-05-06") before: status(asOf: "2023-05-06") } } }""")
    )["node"]
    assert told == {"until": None, "status": "ENDED", "before": "APPROVED"}


async def test_on_a_day_on_which_it_may_have_begun_an_appointment_is_in_office_or_suspended(hub: Hub) -> None:
    began = {"id": "began", "person": "person-4", "post": "member", "since": "2022", "until": "2024", "status": "ended"}
    away = {"id": "away", "appointment": "began", "since": "2022-07-02", "until": "2022-07-03"}
    await replay(hub.database, [(AT + 1, {"appointments": [began], "suspensions": [away]})])
    days = {"a": "2021-12-31", "b": "2022-07-01", "c": "2022-07-02", "d": "2023-12-31", "e": "2024-01-01", "f": "2025-01-01"}
    asked = " ".join(f'{name}: status(asOf: "{day}")' for name, day in days.items())
    told = (await hub.ask(f'{{ node(id: "began") {{ ... on Appointment {{ {asked} }} }} }}'))["node"]
    assert list(told.values()) == ["APPROVED", "IN_OFFICE", "SUSPENDED", "IN_OFFICE", "ENDED", "ENDED"]
