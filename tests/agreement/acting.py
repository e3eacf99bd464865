"""A community in which somebody can be appointed, and the acts that are asked of it."""

from typing import Any

from graph.database import Database
from seeds.demo.replay import adopt_with_copies
from seeds.prepare import prepare
from tests.agreement.hub import Hub, Rows, replay
from tests.conftest import EVERYTHING_BUT_MIGRATIONS

AT, STREET, COMMUNITY = 1_735_689_600_000_000, "990101001", "990101001001"
APPOINTMENT = """{ __typename
  ... on Appointment { id since until recordedAt on: status(asOf: $day) steps { step on by { id } note }
    approvedBy { id } filedWith { id } suspensions { since until reason } }
  ... on Refused { reasons { code message blocking rule { id clause } } } }"""
PROPOSE = f"mutation ($input: AppointmentInput!, $day: Date) {{ answer: proposeAppointment(input: $input) {APPOINTMENT} }}"
DECIDE = f"""mutation ($id: ID!, $action: AppointmentAction!, $on: Date!, $by: ID, $note: String, $key: String, $day: Date) {{
  answer: decideAppointment(id: $id, action: $action, on: $on, by: $by, note: $note, idempotencyKey: $key) {APPOINTMENT} }}"""
END = f"""mutation ($id: ID!, $on: Date!, $reason: String, $key: String, $day: Date) {{
  answer: endAppointment(id: $id, on: $on, reason: $reason, idempotencyKey: $key) {APPOINTMENT} }}"""
VERDICT = "{ accepted reasons { code blocking rule { id } } }"
CHECK = f"query ($input: AppointmentInput!) {{ answer: checkAppointment(input: $input) {VERDICT} }}"
CHECK_DECISION = f"""query ($id: ID!, $action: AppointmentAction!, $on: Date!, $by: ID, $note: String) {{
  answer: checkDecision(id: $id, action: $action, on: $on, by: $by, note: $note) {VERDICT} }}"""
STEP = """mutation ($input: StepInput!) { answer: recordStep(input: $input) { __typename
  ... on ProcedureStep { id step on until by { id } note } ... on Refused { reasons { code message } } } }"""
ACTIVITY = """mutation ($input: ActivityInput!) { answer: recordActivity(input: $input) { __typename
  ... on Activity { id kind subject { id } on due doneOn period result value participants { id } }
  ... on Refused { reasons { code message } } } }"""
SURVEY = """mutation ($input: SurveyInput!) { answer: recordSurvey(input: $input) { __typename
  ... on Survey { id subject { id } metric { id } on finding reason } ... on Refused { reasons { code message } } } }"""
BODIES = {
    "work-committee": ("party_organisation", "street_work_committee", STREET),
    "office": ("public_office", "", STREET),
    "party": ("party_organisation", "community_committee", COMMUNITY),
    "station": ("service_station", "community_station", COMMUNITY),
    "firm": ("firm", "market", STREET),
    "owners": ("owners_committee", "", ""),
    "stand-in": ("management_committee", "temporary", ""),
}
POSTS = {
    "deputy": ("station", "deputy_station_head", "1"),
    "head": ("firm", "firm_head", "1"),
    "chair": ("owners", "director", "1"),
    "acting": ("stand-in", "director", "1"),
    "member": ("stand-in", "member", "6"),
    "secretary": ("party", "secretary", "1"),
}


def rows(seats: int = 1) -> dict[str, list[dict[str, str]]]:
    """The community: a firm's head who may become deputy head of the station, an elected committee and its stand-in."""
    kinds = {"firm": "services", "owners": "compound", "stand-in": "compound"}
    return {
        "areas": [
            {"code": code, "name": code, "level": level}
            for code, level in (("99", "province"), ("9901", "city"), ("990101", "county"), (STREET, "street"))
        ]
        + [{"code": COMMUNITY, "name": "虚构社区", "level": "community"}],
        "compounds": [{"id": "compound", "name": "虚构小区", "area": COMMUNITY}],
        "bodies": [
            {"id": id_, "name": f"虚构{id_}", "kind": kind, "form": form, "area": area}
            | ({"compound": "compound"} if kinds.get(id_) == "compound" else {})
            for id_, (kind, form, area) in BODIES.items()
        ],
        "services": [{"id": "service", "compound": "compound", "mode": "professional", "provider": "firm"}],
        "people": [{"id": f"person-{n}", "name": f"虚构人{n}", "party_status": "full"} for n in range(seats + 5)],
        "posts": [{"id": id_, "body": body, "kind": kind, "seats": n} for id_, (body, kind, n) in POSTS.items()]
        + [{"id": f"seat-{n}", "body": "station", "kind": "staff", "seats": "1"} for n in range(seats)],
        "appointments": [
            {"id": "heads", "person": "person-0", "post": "head", "since": "2024-01-01"},
            {"id": "acts", "person": "person-1", "post": "acting", "since": "2024-01-01"},
            {"id": "sits", "person": "person-2", "post": "member", "since": "2024-01-01"},
            {"id": "waits", "person": "person-3", "post": "member", "since": "2026-01-01", "status": "proposed"},
            {"id": "leads", "person": "person-1", "post": "secretary", "since": "2024-01-01"},
        ],
    }


async def settled(database: Database, told: Rows) -> Hub:
    """The hub over these rows and the shipped policies with their copies for the invented city."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    await adopt_with_copies(database)
    await replay(database, [(AT, told)])
    return Hub(database)


async def act(hub: Hub, text: str, **variables: Any) -> dict[str, Any]:
    """What came of it."""
    answer: dict[str, Any] = (await hub.ask(text, language="en", **variables))["answer"]
    return answer


def codes(answer: dict[str, Any]) -> list[str]:
    """The codes of a refusal."""
    assert answer["__typename"] == "Refused", answer
    assert any(reason.get("blocking", True) for reason in answer["reasons"])
    return [reason["code"] for reason in answer["reasons"]]


DEPUTY = {"id": "new", "person": "person-0", "post": "deputy", "since": "2026-03-02", "basis": "99-R-001", "nominatedBy": "firm"}
"""A firm's head who is to be deputy head of the station too."""
LOADS = "MATCH (load:Load) RETURN count(load) AS n"


async def approved(hub: Hub, id_: str = "new", **changed: str) -> None:
    """A proposal that went all the way to its approval."""
    assert (await act(hub, PROPOSE, input=DEPUTY | {"id": id_} | changed))["__typename"] == "Appointment"
    await act(hub, DECIDE, id=id_, action="REVIEW", on="2026-02-02", by="station")
    recognised = {"subject": id_, "step": "recognise", "on": "2026-02-03", "by": "office"}
    assert (await act(hub, STEP, input=recognised))["step"] == "recognise"
    done = await act(hub, DECIDE, id=id_, action="APPROVE", on="2026-02-04", by="work-committee", day="2026-03-01")
    assert done["on"] == "APPROVED"
