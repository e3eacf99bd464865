"""Proposals and decisions: what is said beforehand, what the mutation says, and what an oracle reads from the words agree."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest

from graph.database import Database
from graph.store.policies import adopt_policies
from seeds.demo.replay import adopt_with_copies
from seeds.prepare import prepare
from tests.agreement.hub import Hub, Patient, replay
from tests.agreement.proposal_rules import document, policy_file
from tests.agreement.proposal_world import Rows, community, street
from tests.agreement.proposals import Draw
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle.appointing import Verdict, decided, proposed
from tests.oracle.appointing_rules import Bound, Reason, rule_book
from tests.oracle.lists import status_on
from tests.oracle.world import Record, State, World

AT = 1_735_689_600_000_000
DEMO, OWN = "990101001", "880101001"
REASONS = "reasons { code blocking rule { id } message }"
SHOWN = """id person { id } post { id } since until status(asOf: $on) onBehalfOf { id } nominatedBy { id } approvedBy { id }
  filedWith { id } basis { id } suspensions { since until reason } steps { step on until by { id } note }"""
CHECK = f"query Check($input: AppointmentInput!) {{ checkAppointment(input: $input) {{ accepted {REASONS} }} }}"
PROPOSE = f"""mutation Propose($input: AppointmentInput!) {{ proposeAppointment(input: $input) {{
  ... on Appointment {{ id }} ... on Refused {{ {REASONS} }} }} }}"""
CHECK_DECISION = f"""query CheckDecision($id: ID!, $action: AppointmentAction!, $on: Date!, $by: ID, $note: String) {{
  checkDecision(id: $id, action: $action, on: $on, by: $by, note: $note) {{ accepted {REASONS} }} }}"""
DECIDE = f"""mutation Decide($id: ID!, $action: AppointmentAction!, $on: Date!, $by: ID, $note: String) {{
  decideAppointment(id: $id, action: $action, on: $on, by: $by, note: $note) {{
  ... on Appointment {{ id }} ... on Refused {{ {REASONS} }} }} }}"""
END = f"""mutation End($id: ID!, $on: Date!, $note: String) {{ endAppointment(id: $id, on: $on, reason: $note) {{
  ... on Appointment {{ id }} ... on Refused {{ {REASONS} }} }} }}"""
READ = f"query Read($id: ID!, $on: Date!) {{ node(id: $id) {{ ... on Appointment {{ {SHOWN} }} }} }}"
BODY = "query Body($id: ID!) { body(id: $id) { dissolvedOn } }"
COUNT = "MATCH (n) RETURN count(n) AS count"


def _told(reasons: Iterable[Reason]) -> Counter[Reason]:
    """What both sides must say alike: the findings of a load each code once, and none that only warns."""
    found = Counter(Reason(one.code, one.blocking, one.rule) for one in reasons if one.blocking or one.rule)
    return Counter({one: 1 if one.rule is None else times for one, times in found.items()})


def _said(reasons: Sequence[Mapping[str, Any]]) -> Counter[Reason]:
    return _told(Reason(one["code"], one["blocking"], one["rule"] and one["rule"]["id"]) for one in reasons)


@dataclass
class Court:
    """The hub, and the oracle's record of the same world."""

    hub: Hub
    state: State
    book: list[Bound]
    draws: list[Draw]
    codes: Counter[str] = field(default_factory=Counter)
    accepted: int = 0
    written: int = 0
    found: list[object] = field(default_factory=list)

    async def propose(self, draw: Draw) -> None:
        """One proposal: the check, the mutation, the oracle; now and then its key is sent again."""
        given = draw.proposal(self.state) | {"idempotencyKey": f"{draw.name}-{draw.asked}"}
        wanted = proposed(self.state, self.book, given)
        check = (await self.hub.ask(CHECK, input=given))["checkAppointment"]
        await self._compare(given, wanted, check, PROPOSE, "proposeAppointment", str(given["since"]), {"input": given})
        if wanted.accepted and self.accepted % 6 == 0:
            await self._again(given)

    async def _again(self, given: Mapping[str, str | None]) -> None:
        """A key is answered as the first time, and is good for nothing else."""
        before = await self._count()
        same = (await self.hub.ask(PROPOSE, input=given))["proposeAppointment"]
        other = (await self.hub.ask(PROPOSE, input={**given, "reason": "另一理由"}))["proposeAppointment"]
        codes = [reason["code"] for reason in other.get("reasons", ())]
        self.codes.update(codes)
        if same != {"id": given["id"]} or codes != ["IDEMPOTENCY_KEY_REUSED"] or await self._count() != before:
            self.found.append((given, "the same key again", same, other))

    async def decide(self, draw: Draw) -> None:
        """One decision: the check where there is one, the mutation, the oracle."""
        id_, action, day, by, note = draw.decision(self.state)
        by = None if action == "END" else by
        wanted = decided(self.state, self.book, id_, action, day, by, note)
        asked: dict[str, Any] = {"id": id_, "action": action, "on": day.isoformat(), "by": by, "note": note}
        check = None
        if action != "END":
            check = (await self.hub.ask(CHECK_DECISION, **asked))["checkDecision"]
        query, name = (END, "endAppointment") if action == "END" else (DECIDE, "decideAppointment")
        await self._compare(asked, wanted, check, query, name, day.isoformat(), asked)

    async def _compare(
        self, asked: object, wanted: Verdict, check: Any, query: str, name: str, on: str, variables: dict[str, Any]
    ) -> None:
        before = await self._count()
        answer = (await self.hub.ask(query, **variables))[name]
        reasons = _told(wanted.reasons)
        self.codes.update(dict.fromkeys({reason.code for reason in wanted.reasons}, 1))
        if check is not None and (check["accepted"] != wanted.accepted or _said(check["reasons"]) != reasons):
            self.found.append((asked, "check", _differ(reasons, _said(check["reasons"]))))
        refused = "reasons" in answer
        if refused is wanted.accepted or (refused and _said(answer["reasons"]) != reasons):
            self.found.append((asked, "act", _differ(reasons, _said(answer.get("reasons", ())))))
        if refused and await self._count() != before:
            self.found.append((asked, "a refusal wrote something"))
        if not refused and wanted.accepted:
            self.accepted += 1
            self._write(wanted)
            for id_ in {answer["id"]} | {cells["id"] for table, cells in wanted.rows if table == "appointments"}:
                await self._kept(asked, id_, on)
            for cells in (cells for table, cells in wanted.rows if table == "bodies"):
                shown = (await self.hub.ask(BODY, id=cells["id"]))["body"]
                self.found += [] if shown["dissolvedOn"] == cells["dissolved_on"] else [(asked, cells, shown)]
        elif not refused:
            raise AssertionError((asked, _differ(reasons, Counter()), "was done, so that nothing after it can be compared"))

    async def _count(self) -> int:
        return int((await self.hub.database.read(COUNT))[0]["count"])

    def _write(self, wanted: Verdict) -> None:
        records = dict(self.state.records)
        for table, cells in wanted.rows:
            self.written += 1
            id_ = cells.get("id") or f"written-{self.written}"
            records[id_] = Record(table, id_, cells, AT)
        self.state = State(records.values(), AT)

    async def _kept(self, asked: object, id_: str, on: str) -> None:
        """What is on record of an appointment, and what the oracle has of it."""
        shown = (await self.hub.ask(READ, id=id_, on=on))["node"]
        told = self.state.one(id_)
        got = {name: value["id"] if isinstance(value, dict) else value for name, value in shown.items()}
        want = {
            "id": id_, "person": told["person"], "post": told["post"], "since": told["since"], "until": told["until"],
            "status": status_on(self.state, id_, on), "onBehalfOf": told["on_behalf_of"], "nominatedBy": told["nominated_by"],
            "approvedBy": told["approved_by"], "filedWith": told["filed_with"], "basis": told["basis"],
        }  # fmt: skip
        got_steps = Counter(
            (one["step"], one["on"] or "", one["until"] or "", (one["by"] or {"id": ""})["id"], _start(one["step"], one["note"]))
            for one in got.pop("steps")
        )
        want_steps = Counter(
            (one["step"], one["on"], one["until"], one["by"], _start(one["step"], one["note"]))
            for one in self.state.naming("steps", "subject", id_)
        )
        got_pauses = Counter((one["since"], one["until"] or "", one["reason"] or "") for one in got.pop("suspensions"))
        pauses = self.state.naming("suspensions", "appointment", id_)
        want_pauses = Counter((one["since"], one["until"], one["reason"]) for one in pauses)
        if {name: value or "" for name, value in got.items()} != want or got_steps != want_steps or got_pauses != want_pauses:
            self.found.append((asked, "kept", {k: (v, want[k]) for k, v in got.items() if (v or "") != want[k]},
                               got_steps - want_steps, want_steps - got_steps, got_pauses, want_pauses))  # fmt: skip


def _start(step: str, note: str | None) -> str:
    return (note or "").split(" ")[0].split("：")[0].split(":")[0] if step == "other" else note or ""


def _differ(wanted: Counter[Reason], got: Counter[Reason]) -> str:
    return f"oracle only: {sorted((wanted - got).elements(), key=str)}; hub only: {sorted((got - wanted).elements(), key=str)}"


async def court(database: Database, seed: int, communities: Sequence[str]) -> Court:
    """A graph with these communities and the policies that ship, their copies, and invented ones."""
    documents = [document("own", "street", OWN), document("beside", "community", f"{DEMO}002")]
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    await adopt_with_copies(database)
    await adopt_policies(database, [policy_file(one) for one in documents])
    book, random = rule_book(documents), Random(seed)
    rows: Rows = {}
    for some in (*(street(code) for code in (DEMO, OWN)), *(community(random, code) for code in communities)):
        for table, records in some.items():
            rows.setdefault(table, []).extend(records)
    await replay(database, [(AT, rows)])
    return Court(Hub(Patient(database)), World([(AT, rows)]).at(), book, [Draw(random, code, book) for code in communities])


CODES = (
    "PARTY_MEMBERSHIP", "FORMAL_MEMBERSHIP", "OWNERSHIP", "HOME_POST", "BODY_FORM", "INCOMPATIBLE_POSTS", "BASIS_NOT_APPLICABLE",
    "UNKNOWN_FACT", "REASON_REQUIRED", "STEP_MISSING", "STEP_OUT_OF_ORDER", "WRONG_ACTOR", "PUBLICITY_TOO_SHORT",
    "CALENDAR_UNKNOWN", "OBJECTION_OPEN", "ANSWER_TOO_LATE", "ACTION_NOT_POSSIBLE", "BEFORE_ITS_BEGINNING",
    "UNKNOWN_APPOINTMENT", "IDEMPOTENCY_KEY_REUSED", "TOO_MANY_HOLDERS", "HELD_TWICE", "OUTSIDE_LIFE", "START_NOT_BEFORE_END",
    "UNKNOWN_REFERENCE",
)  # fmt: skip
"""Those of docs/appointments.md, and what a load would find."""


@pytest.mark.long
async def test_a_thousand_proposals_and_a_thousand_decisions_are_judged_alike_with_every_code(database: Database) -> None:
    codes: Counter[str] = Counter()
    accepted = 0
    for seed, rounds in ((7, 167), (8, 40)):
        one = await court(database, seed, (f"{DEMO}001", f"{DEMO}002", *(f"{OWN}00{number}" for number in "1234")))
        for _ in range(rounds):
            for draw in one.draws:
                await one.propose(draw)
                await one.decide(draw)
        assert one.found == [], one.found
        codes.update(one.codes)
        accepted += one.accepted
    assert {code: codes[code] for code in CODES if codes[code] < 20} == {}
    assert accepted > 300


async def test_a_sample_of_proposals_and_decisions_is_judged_alike(database: Database) -> None:
    one = await court(database, 5, (f"{DEMO}001", f"{OWN}001"))
    for _ in range(15):
        for draw in one.draws:
            await one.propose(draw)
            await one.decide(draw)
    assert one.found == []
