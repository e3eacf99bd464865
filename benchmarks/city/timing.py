"""The hub and a bare driver side by side: the same statements, turn by turn, so that whatever else the machine does hits both."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, cast

from neo4j import READ_ACCESS, GraphDatabase

from benchmarks.city.asked import Client, Question, Sent
from graph.engine import Engine

WARMING = 2
"""Turns that are not counted: the first makes the plan, the next ones compile."""
QUIET, LOOKS = 0.5, 4
"""Seconds between two looks at what the database does, and how many in a row are to find it idle."""
MOST_LOOKS = 240
_OTHERS = "SHOW TRANSACTIONS YIELD currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW' RETURN count(*) AS others"


def settled(engine: Engine) -> None:
    """Wait until the database is idle, two minutes at most: a hub that has just begun still plans what it will need."""
    with GraphDatabase.driver(engine.uri, auth=(engine.user, engine.password), telemetry_disabled=True) as driver:
        idle = 0
        for _ in range(MOST_LOOKS):
            if idle == LOOKS:
                return
            time.sleep(QUIET)
            idle = 0 if driver.execute_query(_OTHERS).records[0]["others"] else idle + 1


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each turn."""

    hub: list[float]
    bare: list[float]

    def as_json(self) -> dict[str, Any]:
        """Medians, quickest turns, and how hub and bare compare in a turn, the median of that."""
        hub, bare = median(self.hub), median(self.bare)
        return {
            "turns": len(self.hub),
            "hub_ms": round(hub, 1),
            "bare_ms": round(bare, 1),
            "hub_least_ms": round(min(self.hub), 1),
            "bare_least_ms": round(min(self.bare), 1),
            "hub_over_bare": round(median(mine / alone for mine, alone in zip(self.hub, self.bare, strict=True)), 3),
        }


def timed(client: Client, engine: Engine, question: Question, sent: Sequence[Sent], turns: int) -> Times:
    """So many turns of the question to the hub, and of its statements, one after the other, over a driver connection."""
    hub: list[float] = []
    bare: list[float] = []
    with (
        GraphDatabase.driver(
            engine.uri, auth=(engine.user, engine.password), notifications_min_severity="OFF", telemetry_disabled=True
        ) as driver,
        driver.session(default_access_mode=READ_ACCESS) as session,
    ):

        def run() -> None:
            for text, parameters in sent:
                [record.data() for record in session.run(cast(Any, text), parameters)]

        for turn in range(WARMING + turns):
            # Whoever comes second finds warmer caches: they take turns at it.
            pair: list[tuple[list[float], Callable[[], object]]] = [(hub, lambda: client.ask(question)), (bare, run)]
            for times, act in pair if turn % 2 else reversed(pair):
                began = time.perf_counter()
                act()
                if turn >= WARMING:
                    times.append(1000 * (time.perf_counter() - began))
    return Times(hub, bare)
