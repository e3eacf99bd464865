"""What a repeated act and two acts at the same time come to: exactly one is done."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from neo4j.exceptions import TransientError

from graph.audit import AuditLog, Author
from graph.audit.reading import oldest_first
from graph.database import Database, Transaction
from graph.model.roles import Grant, Role
from graph.rules.appointing import Action
from resolvers.access import HUB, Identity
from resolvers.caller import caller_of
from seeds.acts import Act, Decision, Done, Refused, decide, perform
from tests.agreement.acting import DECIDE, DEPUTY, END, LOADS, PROPOSE, act, approved, codes, rows, settled
from tests.agreement.hub import Hub
from tests.conftest import Server

T = TypeVar("T")


@pytest.fixture
async def hub(database: Database) -> Hub:
    return await settled(database, rows())


@pytest.fixture
async def other(engine: Server, hub: Hub) -> AsyncIterator[Hub]:
    """Another hub process, as far as the graph can tell."""
    async with await Database.connect(engine.uri, engine.user, engine.password, None) as database:
        yield Hub(database)


async def test_a_key_answers_as_the_first_time_to_any_hub_and_is_good_for_one_act(hub: Hub, other: Hub) -> None:
    await approved(hub)
    given: dict[str, Any] = {"id": "new", "action": "TAKE_OFFICE", "on": "2026-03-02", "key": "k", "day": "2026-03-02"}
    both = await asyncio.gather(act(hub, DECIDE, **given), act(other, DECIDE, **given))
    assert both[0] == both[1]
    loads = await hub.database.read(LOADS)
    await act(hub, END, id="new", on="2026-04-01")
    assert await act(other, DECIDE, **given) == both[0]
    assert codes(await act(other, DECIDE, **(given | {"on": "2026-03-03"}))) == ["IDEMPOTENCY_KEY_REUSED"]
    assert codes(await act(other, END, id="new", on="2026-05-01", key="k")) == ["IDEMPOTENCY_KEY_REUSED"]
    assert (await hub.database.read(LOADS))[0]["n"] == loads[0]["n"] + 1
    stranger = Hub(hub.database, identity=Identity("another", (Grant(Role.EDITOR),)))
    assert codes(await act(stranger, DECIDE, **given)) == ["ACTION_NOT_POSSIBLE"]


async def test_what_is_null_is_as_what_is_not_given(hub: Hub, other: Hub) -> None:
    proposal: dict[str, Any] = DEPUTY | {"idempotencyKey": "p"}
    first = await act(hub, PROPOSE, input=proposal)
    assert first["__typename"] == "Appointment"
    assert await act(other, PROPOSE, input=proposal | {"until": None, "reason": None}) == first
    assert codes(await act(other, PROPOSE, input=proposal | {"until": "2026-12-31"})) == ["IDEMPOTENCY_KEY_REUSED"]


async def test_a_refused_key_may_be_sent_again_once_it_is_mended(hub: Hub) -> None:
    given: dict[str, Any] = {"id": "new", "action": "TAKE_OFFICE", "on": "2026-03-02", "key": "k"}
    assert codes(await act(hub, DECIDE, **given)) == ["UNKNOWN_APPOINTMENT"]
    await approved(hub)
    assert (await act(hub, DECIDE, **given))["__typename"] == "Appointment"


@pytest.mark.parametrize("key", ["", "x" * 201])
async def test_a_key_of_no_length_or_too_long_is_refused(hub: Hub, key: str) -> None:
    _, errors = await hub.answer(PROPOSE, input=DEPUTY | {"idempotencyKey": key})
    assert errors[0]["extensions"] == {"code": "BAD_USER_INPUT", "argument": "idempotencyKey"}


async def one_seat(hub: Hub, other: Hub, rounds: int) -> None:
    """Two callers, each with a person of their own, for one seat at the same time."""
    for n in range(rounds):
        for number, person in enumerate(("person-2", "person-3")):
            proposed = {"id": f"p-{n}-{number}", "person": person, "post": f"seat-{n}", "since": "2026-03-02"}
            assert (await act(hub, PROPOSE, input=proposed))["__typename"] == "Appointment"
        taken = await asyncio.gather(
            *(
                act(one, DECIDE, id=f"p-{n}-{number}", action="TAKE_OFFICE", on="2026-03-02")
                for number, one in enumerate((hub, other))
            )
        )
        assert sorted(one["__typename"] for one in taken) == ["Appointment", "Refused"]
        assert codes(next(one for one in taken if one["__typename"] == "Refused")) == ["TOO_MANY_HOLDERS"]
    holders = await hub.database.read(
        "MATCH (post:Post)<-[:TO_POST]-(app:Appointment {status: 'in_office'}) WHERE post.id STARTS WITH 'seat-' "
        "RETURN count(app) AS held, count(DISTINCT post) AS seats"
    )
    assert holders == [{"held": rounds, "seats": rounds}]


async def test_of_two_callers_for_one_seat_one_gets_it(hub: Hub, other: Hub) -> None:
    await one_seat(await settled(hub.database, rows(10)), other, 10)


@pytest.mark.long
async def test_of_two_callers_for_one_seat_one_gets_it_200_times(hub: Hub, other: Hub) -> None:
    await one_seat(await settled(hub.database, rows(200)), other, 200)


class Stumbling(Database):
    """The real database, which has every write run again, as the driver does when two writers meet."""

    def __init__(self, sound: Database) -> None:
        super().__init__(sound._driver, sound._database)
        self.runs = 0

    async def write(self, work: Callable[[Transaction], Awaitable[T]], *, timeout: float | None = None) -> T:
        async def stumbles(tx: Transaction) -> T:
            self.runs += 1
            outcome = await work(tx)
            if self.runs == 1:
                error = TransientError("two writers met")
                error._neo4j_code = "Neo.TransientError.Transaction.DeadlockDetected"
                raise error
            return outcome

        return await super().write(stumbles, timeout=timeout)


async def _itself(_: Transaction, done: Done) -> Done:
    return done


async def test_a_transaction_that_runs_twice_acts_once_and_the_log_says_so(hub: Hub, tmp_path: Path) -> None:
    await approved(hub)
    twice, before = Stumbling(hub.database), await hub.database.read(LOADS)
    with AuditLog(tmp_path) as log:
        decision = Decision("new", Action.TAKE_OFFICE, 20260302)
        asking = caller_of(HUB, hub.database, hub.definitions).asking
        act = Act("decideAppointment", Author("one", log), {})
        done = await perform(twice, act, lambda tx: decide(tx, asking, decision), _itself)
    assert not isinstance(done, Refused)
    assert twice.runs == 2
    assert (await hub.database.read(LOADS))[0]["n"] == before[0]["n"] + 1
    kinds = [entry.kind for entry in oldest_first(log.folder)]
    assert [kind for kind in kinds if kind in ("change", "abandoned")] == ["change", "abandoned", "change"]
