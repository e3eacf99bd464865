"""An appointment from proposal to exit, who may act, and what is recorded."""

import pytest

from graph.database import Database
from graph.model.roles import Grant, Role
from resolvers.access import Identity
from tests.agreement.acting import (
    ACTIVITY,
    CHECK,
    CHECK_DECISION,
    COMMUNITY,
    DECIDE,
    DEPUTY,
    END,
    LOADS,
    PROPOSE,
    STEP,
    STREET,
    SURVEY,
    act,
    approved,
    codes,
    rows,
    settled,
)
from tests.agreement.hub import Hub


@pytest.fixture
async def hub(database: Database) -> Hub:
    return await settled(database, rows())


async def test_an_appointment_goes_from_proposal_to_exit_and_is_refused_out_of_order(hub: Hub) -> None:
    assert (await act(hub, CHECK, input=DEPUTY)) == {"accepted": True, "reasons": []}
    assert (await act(hub, PROPOSE, input=DEPUTY, day="2026-03-02"))["on"] == "PROPOSED"
    missing = await act(hub, DECIDE, id="new", action="TAKE_OFFICE", on="2026-03-02")
    assert codes(missing) == ["STEP_MISSING"] * 3
    assert {reason["rule"]["id"] for reason in missing["reasons"]} == {"99-R-006"}
    assert all("000 §工作要求(二)" in reason["message"] for reason in missing["reasons"])
    assert codes(await act(hub, DECIDE, id="new", action="APPROVE", on="2026-02-02", by="office")) == [
        "STEP_MISSING",
        "STEP_MISSING",
        "WRONG_ACTOR",
    ]
    await approved(hub, nominatedBy="station")
    late = await act(hub, DECIDE, id="new", action="REVIEW", on="2026-02-05")
    assert codes(late) == ["STEP_OUT_OF_ORDER", "STEP_OUT_OF_ORDER"]  # recognition and approval were taken already
    assert codes(await act(hub, DECIDE, id="new", action="TAKE_OFFICE", on="2026-02-03")) == ["STEP_OUT_OF_ORDER"]
    taken = await act(hub, DECIDE, id="new", action="TAKE_OFFICE", on="2026-03-03", day="2026-03-03")
    assert (taken["since"], taken["on"], taken["approvedBy"]) == ("2026-03-03", "IN_OFFICE", {"id": "work-committee"})
    assert codes(await act(hub, PROPOSE, input=DEPUTY)) == ["ACTION_NOT_POSSIBLE"]
    assert codes(await act(hub, DECIDE, id="new", action="FILE", on="2026-03-04", by="firm")) == ["WRONG_ACTOR"]
    filed = await act(hub, DECIDE, id="new", action="FILE", on="2026-03-04", by="office", note="on paper")
    assert filed["filedWith"] == {"id": "office"}
    assert {"step": "file", "on": "2026-03-04", "by": {"id": "office"}, "note": "on paper"} in filed["steps"]
    away = await act(hub, DECIDE, id="new", action="SUSPEND", on="2026-04-01", note="looked into", day="2026-04-01")
    assert (away["on"], away["suspensions"]) == (
        "SUSPENDED",
        [{"since": "2026-04-01", "until": None, "reason": "looked into"}],
    )
    assert codes(await act(hub, DECIDE, id="new", action="SUSPEND", on="2026-04-02")) == ["ACTION_NOT_POSSIBLE"]
    back = await act(hub, DECIDE, id="new", action="RESUME", on="2026-04-10", day="2026-04-10")
    assert (back["on"], back["suspensions"][0]["until"]) == ("IN_OFFICE", "2026-04-10")
    assert "BEFORE_ITS_BEGINNING" in codes(await act(hub, END, id="new", on="2026-03-01"))
    over = await act(hub, END, id="new", on="2026-06-01", reason="moved away", day="2026-06-01")
    assert (over["on"], over["until"]) == ("ENDED", "2026-06-01")
    assert codes(await act(hub, DECIDE, id="new", action="WITHDRAW", on="2026-06-02")) == ["ACTION_NOT_POSSIBLE"]
    assert (await act(hub, DECIDE, id="new", action="FILE", on="2026-06-03", by="office"))["filedWith"] == {"id": "office"}


async def test_what_is_named_must_be_there_and_names_are_no_identifiers(hub: Hub) -> None:
    unknown = DEPUTY | {"person": "虚构人0", "post": "nowhere", "nominatedBy": "nobody"}
    before = await hub.database.read(LOADS)
    # Person, post, and who nominates, once: it is a column of the appointment and of its step.
    assert codes(await act(hub, PROPOSE, input=unknown)) == ["UNKNOWN_REFERENCE"] * 3
    assert codes(await act(hub, DECIDE, id="firm", action="REVIEW", on="2026-01-01")) == ["UNKNOWN_APPOINTMENT"]
    assert codes(await act(hub, PROPOSE, input=DEPUTY | {"until": "2026-01-01"})) == ["START_NOT_BEFORE_END"]
    assert "ID_OF_ANOTHER_TABLE" in codes(await act(hub, PROPOSE, input=DEPUTY | {"id": "firm"}))
    assert codes(await act(hub, PROPOSE, input=DEPUTY | {"person": "person-2", "post": "head", "basis": None})) == [
        "TOO_MANY_HOLDERS"
    ]
    assert await hub.database.read(LOADS) == before


async def test_a_stand_in_ends_with_its_appointments_when_an_elected_committee_takes_office(hub: Hub) -> None:
    await act(hub, PROPOSE, input={"id": "elected", "person": "person-4", "post": "chair", "since": "2026-05-01"})
    await act(hub, DECIDE, id="elected", action="REVIEW", on="2026-04-01", by="work-committee")
    taken = await act(hub, DECIDE, id="elected", action="TAKE_OFFICE", on="2026-05-06", day="2026-05-06")
    assert taken["on"] == "IN_OFFICE"
    told = await hub.ask("""{ body(id: "stand-in") { dissolvedOn }
      nodes(ids: ["acts", "sits", "waits", "leads"]) { id ... on Appointment { until status(asOf: "2026-05-06") } } }""")
    assert told["body"] == {"dissolvedOn": "2026-05-06"}
    assert [(one["id"], one["until"], one["status"]) for one in told["nodes"]] == [
        ("acts", "2026-05-06", "ENDED"),
        ("sits", "2026-05-06", "ENDED"),
        ("waits", None, "WITHDRAWN"),
        ("leads", None, "IN_OFFICE"),
    ]
    again = {"id": "late", "person": "person-3", "post": "acting", "since": "2026-05-06"}
    assert "OUTSIDE_LIFE" in [reason["code"] for reason in (await act(hub, CHECK, input=again))["reasons"]]


async def test_activities_surveys_and_steps_are_recorded_or_refused_as_a_load_would(hub: Hub) -> None:
    meeting = {
        "kind": "meeting",
        "subject": STREET,
        "on": "2026-05-01",
        "doneOn": "2026-05-01",
        "participants": ["office"],
        "value": 3,
    }
    done = await act(hub, ACTIVITY, input=meeting)
    assert (done["subject"], done["value"], done["participants"]) == ({"id": STREET}, 3.0, [{"id": "office"}])
    wrong = meeting | {"kind": "party", "period": "2026-6x", "doneOn": "2026-04-01"}
    assert codes(await act(hub, ACTIVITY, input=wrong)) == ["BAD_PERIOD", "DONE_BEFORE_ON", "UNKNOWN_WORD"]
    survey = {"subject": COMMUNITY, "metric": "committee", "on": "2026-05-02", "finding": "complete", "reason": "walked"}
    assert (await act(hub, SURVEY, input=survey))["metric"] == {"id": "committee"}
    assert codes(await act(hub, SURVEY, input=survey | {"metric": "none", "finding": "perhaps"})) == [
        "UNKNOWN_METRIC",
        "UNKNOWN_WORD",
    ]
    step = {"subject": "stand-in", "step": "announce", "on": "2026-05-01", "until": "2026-05-09", "by": "office"}
    assert (await act(hub, STEP, input=step))["until"] == "2026-05-09"
    assert codes(await act(hub, STEP, input=step | {"subject": "compound"})) == ["WRONG_TABLE"]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.FRONTEND, Role.ORGANISATION, Role.AUDITOR])
async def test_who_may_not_change_changes_nothing(hub: Hub, role: Role) -> None:
    reader = Hub(hub.database, identity=Identity("reader", (Grant(role),)))
    before = await hub.database.read(LOADS)
    for text, variables in (
        (PROPOSE, {"input": DEPUTY}),
        (DECIDE, {"id": "heads", "action": "SUSPEND", "on": "2026-01-01"}),
        (END, {"id": "heads", "on": "2026-01-01"}),
        (STEP, {"input": {"subject": "heads", "step": "review"}}),
        (ACTIVITY, {"input": {"kind": "meeting", "subject": STREET}}),
        (SURVEY, {"input": {"subject": STREET, "metric": "committee", "on": "2026-01-01", "finding": "none"}}),
    ):
        data, errors = await reader.answer(text, **variables)
        assert data is None
        assert errors[0]["extensions"]["code"] == "FORBIDDEN"
    assert await hub.database.read(LOADS) == before


async def test_an_editor_changes_what_lies_in_the_own_area_and_nothing_else(hub: Hub) -> None:
    inside, outside = (
        Hub(hub.database, identity=Identity("one", (Grant(Role.EDITOR, (code,)),))) for code in (COMMUNITY, "99-x")
    )
    _, errors = await outside.answer(PROPOSE, input=DEPUTY)
    assert errors[0]["extensions"] == {"code": "FORBIDDEN", "argument": "input"}
    _, errors = await inside.answer(ACTIVITY, input={"kind": "meeting", "subject": STREET})
    assert errors[0]["extensions"]["code"] == "FORBIDDEN"
    # The activity is somewhere else: giving its identifier does not make it one's own.
    await act(hub, ACTIVITY, input={"id": "theirs", "kind": "meeting", "subject": STREET})
    _, errors = await inside.answer(ACTIVITY, input={"id": "theirs", "kind": "meeting", "subject": COMMUNITY})
    assert errors[0]["extensions"]["code"] == "FORBIDDEN"
    assert (await act(inside, PROPOSE, input=DEPUTY))["__typename"] == "Appointment"


@pytest.mark.parametrize("role", [Role.VIEWER, Role.FRONTEND])
async def test_who_may_not_read_membership_gets_no_verdict(hub: Hub, role: Role) -> None:
    reader = Hub(hub.database, identity=Identity("reader", (Grant(role),)))
    for text, variables in (
        (CHECK, {"input": DEPUTY}),
        (CHECK_DECISION, {"id": "heads", "action": "SUSPEND", "on": "2026-01-01"}),
    ):
        _, errors = await reader.answer(text, **variables)
        assert errors[0]["extensions"]["code"] == "PERSONAL"


async def test_a_timeline_tells_every_record_of_a_person_on_both_clocks(hub: Hub) -> None:
    await approved(hub)
    await act(hub, DECIDE, id="new", action="TAKE_OFFICE", on="2026-03-02")
    await act(hub, END, id="new", on="2026-06-01", reason="moved away")
    query = """query ($id: ID!) { timeline(person: $id) {
      appointment post { id } since until status supersededAt recordedAt takenBack } }"""
    told = (await hub.ask(query, id="person-0"))["timeline"]
    assert [(one["appointment"], one["since"], one["until"], one["status"]) for one in told] == [
        ("heads", "2024-01-01", None, "IN_OFFICE"),
        ("new", "2026-03-02", None, "PROPOSED"),
        ("new", "2026-03-02", None, "UNDER_REVIEW"),
        ("new", "2026-03-02", None, "APPROVED"),
        ("new", "2026-03-02", None, "IN_OFFICE"),
        ("new", "2026-03-02", "2026-06-01", "ENDED"),
    ]
    assert [one["supersededAt"] for one in told[1:-1]] == [one["recordedAt"] for one in told[2:]]
    assert told[-1]["supersededAt"] is None
    assert not any(one["takenBack"] for one in told)
    for wrong, code in (("nobody", "NOT_FOUND"), ("firm", "BAD_USER_INPUT")):
        _, errors = await hub.answer(query, id=wrong)
        assert errors[0]["extensions"] == {"code": code, "argument": "person"}
