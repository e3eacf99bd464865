"""A load between finding and showing: the question is asked once more, and answered as things are then."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import pytest

from graph.database import Database, Row
from seeds.demo.replay import adopt_with_copies
from seeds.load import load_bundle
from tests.agreement.hub import Hub, Patient, bundle_of, replay
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle.one_street import COMMUNITY, INSTANT, owners_committee, person, post, row, world_with

DAY, STREET = "2025-06-15", "990101001"
ASKED = {
    "paths": ('paths(from: "oc", to: "co", asOf: $day) { nodes { id } edges { id } }', "AS unseen"),
    "bridges": (f'bridges(within: "{STREET}", asOf: $day) {{ person {{ id }} bodies {{ id }} }}', "kind: body.kind"),
    "compoundMoves": (
        'compoundMoves(compound: "c", asOf: $day) { rule { id } home { id } away { id } pairs { person { id } } }',
        "AS codes",
    ),
}
"""Each question, and what stands in the statement by which it finds what it then shows."""
WORLD = world_with(
    bodies=[
        owners_committee(),
        row(id="co", name="社区党委", kind="party_organisation", form="community_committee", area=COMMUNITY),
    ],
    posts=[post("oc", "member", seats="9"), post("co", "committee_member", seats="9")],
    people=[person("stays"), *map(person, ASKED)],
    appointments=[
        {"id": f"{who}:{of}", "person": who, "post": of}
        for who in ("stays", *ASKED)
        for of in ("oc-member", "co-committee_member")
    ],
)


class Meanwhile(Patient):
    """The real database, in which something else is done right after the first read of a certain statement."""

    def __init__(self, sound: Database, mark: str, act: Callable[[], Awaitable[object]]) -> None:
        super().__init__(sound)
        self.mark, self.act = mark, act
        self.reads = 0

    async def read(self, text: str, parameters: Mapping[str, object] | None = None, *, timeout: float | None = None) -> list[Row]:
        rows = await super().read(text, parameters)
        if self.mark in text:
            self.reads += 1
            if self.reads == 1:
                await self.act()
        return rows


@pytest.fixture(scope="module")
async def street(database: Database) -> Database:
    """A committee and a Party organisation that several people tie together."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await adopt_with_copies(database)
    await replay(database, WORLD.loads)
    return database


def _ids(answer: Any) -> set[str]:
    if isinstance(answer, list):
        return set().union(*map(_ids, answer))
    return ({answer["id"]} if "id" in answer else set()).union(
        *map(_ids, [v for v in answer.values() if isinstance(v, dict | list)])
    )


@pytest.mark.parametrize("question", ASKED)
async def test_what_is_gone_when_it_is_to_be_shown_is_looked_for_anew(street: Database, question: str) -> None:
    async def takes_away() -> None:
        ids = {"appointments": [f"{question}:oc-member", f"{question}:co-committee_member"], "people": [question]}
        gone = {table: [{"id": one, "void": "yes"} for one in found] for table, found in ids.items()}
        instant = INSTANT + 1 + list(ASKED).index(question)
        result = await load_bundle(street, bundle_of(gone), name=question, instant=instant)
        assert result.accepted, result.lines()

    asked, mark = ASKED[question]
    changing = Meanwhile(street, mark, takes_away)
    answer = await Hub(changing).ask(f"query Q($day: Date) {{ {asked} }}", day=DAY)
    assert changing.reads == 2
    assert "stays" in _ids(answer)
    assert question not in _ids(answer)
