"""What an act is given and how it is answered: characters, lists, numbers, keys, languages, an answer that cannot be given."""

from typing import Any

import pytest

from graph.database import Database
from graph.model.roles import Grant, Role
from resolvers.access import Identity
from seeds.demo.replay import adopt_with_copies
from tests.agreement.acting import (
    ACTIVITY,
    AT,
    CHECK,
    COMMUNITY,
    DECIDE,
    DEPUTY,
    END,
    LOADS,
    PROPOSE,
    STREET,
    SURVEY,
    act,
    approved,
    codes,
    rows,
    settled,
)
from tests.agreement.hub import Hub, replay

MEETING = {"kind": "meeting", "subject": STREET, "on": "2026-05-01", "doneOn": "2026-05-01"}
SURVEYED = {"subject": COMMUNITY, "metric": "committee", "on": "2026-05-02", "finding": "complete"}


@pytest.fixture
async def hub(database: Database) -> Hub:
    return await settled(database, rows())


@pytest.mark.parametrize("value", [12345678.912, 1e10, 0.00001, 1e15, 0.1, -3.0, 3.3333333333333335e-05])
async def test_a_number_is_kept_to_its_last_digit(hub: Hub, value: float) -> None:
    assert (await act(hub, ACTIVITY, input=MEETING | {"value": value}))["value"] == value


async def test_control_characters_are_refused_and_lists_kept_as_a_load_keeps_them(hub: Hub) -> None:
    before = await hub.database.read(LOADS)
    for text, given in (
        (ACTIVITY, MEETING | {"result": "a\u0000b"}),
        (SURVEY, SURVEYED | {"reason": "a\u0007"}),
        (PROPOSE, DEPUTY | {"reason": "\u001b[2J"}),
    ):
        assert codes(await act(hub, text, input=given)) == ["BAD_CHARACTER"]
    assert set(codes(await act(hub, END, id="heads", on="2026-05-01", reason="\u0000"))) == {"BAD_CHARACTER"}
    for wrong in (["office;firm"], ["office", " "]):
        _, errors = await hub.answer(ACTIVITY, input=MEETING | {"participants": wrong})
        assert errors[0]["extensions"] == {"code": "BAD_USER_INPUT", "argument": "participants"}
    assert await hub.database.read(LOADS) == before
    done = await act(hub, ACTIVITY, input=MEETING | {"id": "met", "participants": ["office", "firm", "office"]})
    assert [one["id"] for one in done["participants"]] == ["office", "firm"]
    kept = await hub.database.read("MATCH (x:Activity {id: 'met'}) RETURN x.stated AS stated")
    assert 'office;firm"' in kept[0]["stated"]


async def test_every_refusal_speaks_the_language_that_is_asked_for(hub: Hub) -> None:
    held = {"id": "again", "person": "person-2", "post": "head", "since": "2026-03-02"}
    for given, said in (
        (held, {"TOO_MANY_HOLDERS": "席位"}),
        (held | {"until": "2026-01-01"}, {"START_NOT_BEFORE_END": "起始日"}),
        (held | {"person": "nobody"}, {"UNKNOWN_REFERENCE": "“nobody”"}),
        (held | {"person": "person-0", "post": "chair"}, {"REASON_REQUIRED": "理由"}),
    ):
        data, _ = await hub.answer(PROPOSE, "zh", input=given)
        assert data is not None
        for reason in data["answer"].get("reasons", []):
            assert any("一" <= letter <= "鿿" for letter in reason["message"]), reason
            assert said.get(reason["code"], "") in reason["message"], reason
        data, _ = await hub.answer(PROPOSE, "en", input=given)
        assert data is not None
        for reason in data["answer"].get("reasons", []):
            assert not any("一" <= letter <= "鿿" for letter in reason["message"].replace("〔", "")), reason


SHOWN = """mutation ($input: AppointmentInput!) { answer: proposeAppointment(input: $input) { __typename
  ... on Appointment { id %s } ... on Refused { reasons { code } } } }"""


@pytest.mark.parametrize(
    "asked",
    [
        'person { partyMember(knownAt: "2199-01-01T00:00:00Z") }',
        "post { body { appointments(first: 0) { totalCount } } }",
        'post { body { compounds { gaps(metrics: ["unheard-of"]) { id } } } }',
        'post { body { compounds { gaps(metrics: ["committee"]) { remedies { candidates { opens { id } } } } } } }',
    ],
)
async def test_an_act_whose_answer_cannot_be_given_is_not_done(hub: Hub, asked: str) -> None:
    before = await hub.database.read(LOADS)
    data, errors = await hub.answer(SHOWN % asked, input=DEPUTY)
    assert data is None
    assert errors[0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert await hub.database.read(LOADS) == before


async def test_what_may_not_be_told_of_another_place_is_found_out_before_anything_is_done(hub: Hub) -> None:
    inside = Hub(hub.database, identity=Identity("one", (Grant(Role.EDITOR, (COMMUNITY,)),)))
    beside = {
        "areas": [{"code": "990101001002", "name": "虚构邻社区", "level": "community"}],
        "compounds": [{"id": "far", "name": "虚构邻小区", "area": "990101001002"}],
        "bodies": [{"id": "afar", "name": "虚构外地", "kind": "owners_committee", "compound": "far"}],
        "posts": [{"id": "afar-d", "body": "afar", "kind": "director"}],
        "appointments": [{"id": "afar-a", "person": "person-3", "post": "afar-d", "since": "2024-01-01"}],
    }
    await replay(hub.database, [(AT + 1, beside)])
    before = await hub.database.read(LOADS)
    asked = 'onBehalfOf { compounds { gaps(metrics: ["committee-in-party"]) { id } } }'
    data, errors = await inside.answer(SHOWN % asked, input=DEPUTY | {"onBehalfOf": "afar", "basis": None})
    assert data is None
    assert errors[0]["extensions"]["code"] == "PERSONAL"
    assert await hub.database.read(LOADS) == before


async def test_an_act_is_answered_though_another_hub_has_adopted_policies_since(hub: Hub) -> None:
    gaps = 'post { body { compounds { gaps(metrics: ["committee"]) { id } } } }'
    assert (await act(hub, SHOWN % gaps, input=DEPUTY))["__typename"] == "Appointment"
    await adopt_with_copies(hub.database)
    answer = await act(hub, SHOWN % gaps, input=DEPUTY | {"id": "other", "post": "seat-0", "basis": None})
    assert answer["__typename"] == "Appointment"


async def test_the_same_again_changes_nothing_and_its_key_is_kept_all_the_same(hub: Hub) -> None:
    first = await act(hub, SURVEY, input=SURVEYED | {"id": "s"})
    before = await hub.database.read(LOADS)
    assert await act(hub, SURVEY, input=SURVEYED | {"id": "s"}) == first
    assert await hub.database.read(LOADS) == before
    assert await act(hub, SURVEY, input=SURVEYED | {"id": "s", "idempotencyKey": "k"}) == first
    await act(hub, SURVEY, input=SURVEYED | {"id": "s", "finding": "none"})
    assert await act(hub, SURVEY, input=SURVEYED | {"id": "s", "idempotencyKey": "k"}) == first
    assert (await hub.ask('{ node(id: "s") { ... on Survey { finding } } }'))["node"] == {"finding": "none"}
    assert codes(await act(hub, SURVEY, input=SURVEYED | {"idempotencyKey": "k"})) == ["IDEMPOTENCY_KEY_REUSED"]


async def test_a_proposal_made_twice_is_one_nomination(hub: Hub) -> None:
    for _ in range(2):
        assert (await act(hub, PROPOSE, input=DEPUTY))["__typename"] == "Appointment"
    steps = (await hub.ask('{ node(id: "new") { ... on Appointment { steps { step } } } }'))["node"]["steps"]
    assert steps == [{"step": "nominate"}]


async def test_a_check_knows_of_the_key_too(hub: Hub) -> None:
    keyed = DEPUTY | {"idempotencyKey": "k"}
    assert (await act(hub, PROPOSE, input=keyed))["__typename"] == "Appointment"
    assert (await act(hub, CHECK, input=keyed)) == {"accepted": True, "reasons": []}
    other = await act(hub, CHECK, input=keyed | {"since": "2026-03-03"})
    assert (other["accepted"], [reason["code"] for reason in other["reasons"]]) == (False, ["IDEMPOTENCY_KEY_REUSED"])
    _, errors = await hub.answer(CHECK, input=DEPUTY | {"idempotencyKey": ""})
    assert errors[0]["extensions"] == {"code": "BAD_USER_INPUT", "argument": "idempotencyKey"}


async def test_an_editor_does_not_take_over_a_proposal_of_another_place(hub: Hub) -> None:
    await act(hub, END, id="heads", on="2026-12-31")
    theirs = {"id": "theirs", "person": "person-2", "post": "head", "since": "2030-01-01"}
    assert (await act(hub, PROPOSE, input=theirs))["__typename"] == "Appointment"
    inside = Hub(hub.database, identity=Identity("one", (Grant(Role.EDITOR, (COMMUNITY,)),)))
    data, errors = await inside.answer(PROPOSE, input=DEPUTY | {"id": "theirs"})
    assert data is None
    assert errors[0]["extensions"] == {"code": "FORBIDDEN", "argument": "input"}


async def test_a_holding_that_will_end_can_be_suspended_and_ended_sooner_until_then(hub: Hub) -> None:
    await approved(hub)
    await act(hub, DECIDE, id="new", action="TAKE_OFFICE", on="2026-03-02")
    await act(hub, END, id="new", on="2026-12-31")
    for action, on in (("SUSPEND", "2026-05-01"), ("RESUME", "2026-05-10")):
        done = await act(hub, DECIDE, id="new", action=action, on=on, by="office")
        assert done["__typename"] == "Appointment"
    assert [(one["step"], one["note"]) for one in done["steps"]][-3:] == [("other", one) for one in ("SUSPEND", "RESUME", "END")]
    sooner: dict[str, Any] = await act(hub, END, id="new", on="2026-06-01", day="2026-06-01")
    assert (sooner["until"], sooner["on"]) == ("2026-06-01", "ENDED")
    assert codes(await act(hub, DECIDE, id="new", action="SUSPEND", on="2026-06-02")) == ["ACTION_NOT_POSSIBLE"]
    assert codes(await act(hub, END, id="new", on="2023-06-01")) == ["BEFORE_ITS_BEGINNING"]
