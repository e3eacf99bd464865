"""Questions about now do not pay for history: the same statement costs the same with three years of corrections and without."""

import pytest

from graph.database import Database
from seeds.prepare import prepare
from tests.agreement.hub import Hub, Loads, replay
from tests.agreement.questions import COVERAGE, CROSS, NETWORK
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle.world import World

QUESTIONS = {
    "coverage": (COVERAGE, {"within": "990101001", "by": "COMMUNITY", "metrics": ["committee", "served", "deputy-station-head"]}),
    "cross": (CROSS, {"within": "990101001", "first": 50}),
    "network": (NETWORK, {"around": ["99-xm-001"], "depth": 3}),
}


async def _statements(database: Database, person: str) -> dict[str, tuple[str, object]]:
    """The statement that answers each question, with its parameters."""
    hub, sent = Hub(database), []
    read = database.read

    async def noted(text: str, parameters: object = None, **more: object) -> object:
        sent.append((text, parameters))
        return await read(text, parameters, **more)  # type: ignore[arg-type]

    database.read = noted  # type: ignore[method-assign, assignment]
    statements = {}
    try:
        for name, (query, variables) in QUESTIONS.items():
            given = variables | ({"around": [person]} if name == "network" else {})
            await hub.ask(query, **given)
            statements[name] = sent[-1]
    finally:
        del database.read
    return statements


async def _hits(database: Database, person: str, *, replan: str) -> dict[str, int]:
    """Database hits of each question, planned anew for this graph or as it was planned for the last one."""
    statements = await _statements(database, person)
    return {name: await database.profile(*statement, replan=replan) for name, statement in statements.items()}  # type: ignore[arg-type]


@pytest.mark.long
async def test_history_costs_questions_about_now_nothing(database: Database, demo_loads_as_rows: Loads) -> None:
    # Two graphs that differ in history alone may still be planned differently, and a plan weighs more than history does:
    # so each plan, made for the one graph, is measured in both.
    state = World(demo_loads_as_rows).at(None)
    person = min(a["person"] for a in state.table("appointments") if a["status"] in ("", "in_office") and not a["until"])
    corrected = demo_loads_as_rows
    plain = [(1_700_000_000_000_000, _as_it_is_now(demo_loads_as_rows))]
    await _load(database, corrected)
    first_plan = {"with": await _hits(database, person, replan="force")}
    await _load(database, plain)
    first_plan["without"] = await _hits(database, person, replan="skip")
    second_plan = {"without": await _hits(database, person, replan="force")}
    await _load(database, corrected)
    second_plan["with"] = await _hits(database, person, replan="skip")
    print("database hits, planned with history:", first_plan, "planned without:", second_plan)
    for plan in (first_plan, second_plan):
        for name in QUESTIONS:
            assert plan["with"][name] <= 1.1 * plan["without"][name], (name, plan)


async def _load(database: Database, loads: Loads) -> None:
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    await _with_demo_rules(database)
    await replay(database, loads)


async def _with_demo_rules(database: Database) -> None:
    from seeds.demo.replay import adopt_with_copies

    await adopt_with_copies(database)


def _as_it_is_now(loads: Loads) -> dict[str, list[dict[str, str]]]:
    """The demonstration's last state as one bundle: no correction ever happened."""
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for _, tables in loads:
        for table, records in tables.items():
            for cells in records:
                key = cells.get("code") or cells["id"]
                if cells.get("void") == "yes":
                    rows.get(table, {}).pop(key, None)
                else:
                    rows.setdefault(table, {})[key] = dict(cells)
    return {table: list(records.values()) for table, records in rows.items()}
