"""Questions over every root field, drawn at random: asked by each role of two graphs that differ in what it may not read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.agreement.hub import Loads, instant_text

TEXTS: Mapping[str, str] = {
    path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "sight").glob("*.graphql"))
}
"""By root field, one document; which fields it asks for does not vary, so that few plans serve thousands of questions."""

ALL_AT_ONCE = ("coverage",)
RULES = ("99-R-001", "99-R-013", "99-R-014", "99-R-018", "99-R-060", "99-R-068")
"""Rules that an appointment may be said to rest on, some of which ask for Party members."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What random questions name: identifiers by table, names, and the instants of the loads."""

    ids: Mapping[str, list[str]]
    names: list[str]
    instants: list[int]
    metrics: Sequence[Sequence[str]]
    """The metrics that are asked for together; each such list makes texts of its own to plan."""

    @classmethod
    def of(cls, loads: Loads, metrics: Sequence[Sequence[str]]) -> "Ground":
        """The ground of a series of loads."""
        ids: dict[str, list[str]] = {}
        for _, rows in loads:
            for table, records in rows.items():
                ids.setdefault(table, []).extend(row.get("id") or row.get("code") or "" for row in records)
        names = [row["name"] for _, rows in loads for row in rows.get("people", ()) if row.get("name")]
        found = {table: sorted(set(told)) for table, told in ids.items()}
        return cls(found, names, [instant for instant, _ in loads], metrics)


Cursors = dict[str, list[str]]


def drawn(name: str, random: Random, ground: Ground, cursors: Cursors) -> tuple[str, dict[str, Any]]:
    """A question of that name with random arguments; `cursors` are those that earlier answers held."""
    text, some = TEXTS[name], [metric for together in ground.metrics for metric in together]
    pick: dict[str, Callable[[], Any]] = {
        "id": lambda: random.choice([*ground.ids["people"], *ground.ids["appointments"], _gap(random, ground)]),
        "ids": lambda: random.choices(ground.ids["people"] + ground.ids["bodies"], k=6),
        "within": lambda: random.choice(ground.ids["areas"]),
        "compound": lambda: random.choice(ground.ids["compounds"]),
        "body": lambda: random.choice(ground.ids["bodies"]),
        "person": lambda: random.choice(ground.ids["people"]),
        "post": lambda: random.choice(ground.ids["posts"]),
        "appointment": lambda: random.choice(ground.ids["appointments"]),
        "rule": lambda: random.choice(RULES),
        "since": lambda: f"{random.randint(2022, 2025)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}",
        "around": lambda: random.choices(ground.ids["people"] + ground.ids["areas"], k=2),
        "day": lambda: f"{random.randint(2022, 2025)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}",
        "known": lambda: instant_text(random.choice(ground.instants) + random.randint(0, 5_000_000)),
        "metric": lambda: random.choice(some),
        "metrics": lambda: list(random.choice(ground.metrics)),
        "name": lambda: _part(random, random.choice(ground.names)),
        "member": lambda: random.choice([True, False]),
        "first": lambda: random.choice([1, 2, 5, 50]),
        "limit": lambda: random.choice([3, 10, 200]),
        "after": lambda: random.choice([None, *cursors.get(name, [])]),
        "changes": lambda: [_change(random, ground)],
    }
    head = text.partition("{")[0]
    given = {key: make() for key, make in pick.items() if f"${key}:" in head}
    required = {key for key in given if re.search(rf"\${key}: [\[\]!A-Za-z]*!(?=[,)])", head)}
    if name not in ALL_AT_ONCE:  # all metrics at once make a text that takes long to plan
        required |= {"metrics"} & given.keys()
    return text, {key: value for key, value in given.items() if key in required or random.random() < 0.7}


def _gap(random: Random, ground: Ground) -> str:
    return f"gap:{random.choice(random.choice(ground.metrics))}:{random.choice(ground.ids['compounds'])}"


def _part(random: Random, name: str) -> str:
    at = random.randrange(len(name))
    return name[at : at + random.randint(1, 2)]


def _change(random: Random, ground: Ground) -> dict[str, Any]:
    """Somebody takes a post: a move that a search for somebody's secrets would try first."""
    row = {"id": "try-1", "person": random.choice(ground.ids["people"]), "post": random.choice(ground.ids["posts"])}
    return {"table": "appointments", "row": row | {"since": "2024-01-01"}}
