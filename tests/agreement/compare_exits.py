"""What opens if somebody leaves every post, asked of the hub as such, as a simulation of it, and of the oracle."""

from collections import Counter
from datetime import date
from random import Random

from graph.errors import ChangesRefused
from tests.agreement.compare import Asked
from tests.agreement.hub import Data, Hub
from tests.agreement.moments import GAP, KEYS
from tests.oracle.days import Truth
from tests.oracle.exits import every_gap, left, opened, with_rows
from tests.oracle.holding import HOLDING, holds_post, recorded_status
from tests.oracle.metric_table import METRICS
from tests.oracle.metric_variants import VARIANTS
from tests.oracle.questions import question_day
from tests.oracle.world import Record, State

EVERY = tuple(sorted(METRICS | VARIANTS))
ARGUMENTS = "$person: ID!, $asOf: Date, $knownAt: DateTime"
DEPENDENCE = f"""query Dependence({ARGUMENTS}) {{
  dependence(person: $person, asOf: $asOf, knownAt: $knownAt) {{ {KEYS} since }}
}}"""
DEPENDENCE_TOLD = DEPENDENCE.replace(KEYS, GAP.replace(" since", "", 1))
SIMULATED = f"""query Simulated($within: ID!, $changes: [ChangeInput!]!, $asOf: Date) {{
  simulate(within: $within, changes: $changes, asOf: $asOf) {{ opened {{ {KEYS} since }} }}
}}"""
SIMULATED_TOLD = SIMULATED.replace(KEYS, GAP.replace(" since", "", 1))


def somebody(random: Random, state: State, day: date) -> str | None:
    """A person, mostly one who holds a post on the day, certainly or perhaps."""
    people = [person.id for person in state.table("people")]
    holding = sorted({a["person"] for a in state.table("appointments") if holds_post(state, a, day) is not Truth.NO})
    chosen = holding if holding and random.random() < 0.9 else people
    return random.choice(chosen) if chosen else None


def exit_of(random: Random, state: State) -> tuple[str | None, date]:
    """Who leaves, and when; every other one on the very day on which an appointment of theirs begins."""
    starts = [a for a in state.table("appointments") if len(a["since"]) == 10 and recorded_status(a) in HOLDING]
    if starts and random.random() < 0.5:
        chosen = random.choice(starts)
        return chosen["person"], date.fromisoformat(chosen["since"])
    day = question_day(random, state)
    return somebody(random, state, day), day


async def dependence_differs(a: Asked) -> list[object]:
    """The gaps that open, their verdicts and their order."""
    person = somebody(a.random, a.state, a.day)
    if person is None:
        return []
    got = (await a.hub.ask(DEPENDENCE, person=person, **a.when))["dependence"]
    after = with_rows(a.state, left(a.state, person, a.day))
    want = opened(every_gap(a.state, EVERY, a.day), every_gap(after, EVERY, a.day))
    a.told["dependence"] += bool(want)
    have = [((gap["metric"]["id"], gap["subject"]["id"]), gap["verdict"]) for gap in got]
    return [] if have == sorted(want.items()) else [(a.question, person, have, sorted(want.items()))]


async def simulation_differs(
    hub: Hub, person: str, state: State, day: date, within: str, told_of: Counter[str], *, whole: bool = False
) -> list[object]:
    """What is asked as dependence and as a simulation of the exit, now and on one day; `whole` with all that is told of a gap."""
    on = day.isoformat()
    told = (await hub.ask(DEPENDENCE_TOLD if whole else DEPENDENCE, person=person, asOf=on))["dependence"]
    simulated, withdrawn = await _simulated(hub, left(state, person, day), within, on, SIMULATED_TOLD if whole else SIMULATED)
    told_of["opened"] += bool(told)
    told_of["withdrawn"] += bool(withdrawn)
    if withdrawn:  # without the appointment there never was what with it ended on the day
        told, simulated = ([gap | {"since": None} for gap in side] for side in (told, simulated))
    return [] if told == simulated else [(person, on, withdrawn, told, simulated)]


async def _simulated(hub: Hub, rows: list[Record], within: str, on: str, query: str) -> tuple[list[Data], set[str]]:
    """The gaps that open, and the appointments withdrawn because no load lets them end before they can have begun."""
    withdrawn: set[str] = set()
    while True:
        changes = [_change(row, withdrawn=row.id in withdrawn) for row in rows]
        data, errors = await hub.answer(query, within=within, changes=changes, asOf=on)
        if not errors:
            assert data is not None
            return list(data["simulate"]["opened"]), withdrawn
        assert errors[0]["extensions"]["code"] == ChangesRefused.code, errors
        refused = {rows[finding["row"] - 1].id for finding in errors[0]["extensions"]["findings"] if finding["row"]}
        assert refused - withdrawn, errors
        withdrawn |= refused


def _change(row: Record, *, withdrawn: bool) -> Data:
    cells = {"id": row.id, **row.cells}
    if withdrawn:
        cells = {**cells, "status": "withdrawn", "until": ""}
    return {"table": row.table, "row": {name: cell for name, cell in cells.items() if cell}}
