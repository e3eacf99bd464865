"""What the hub answers about the committees: every figure is asked in GraphQL, as a frontend would."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.us_committees.figures import Figures, Pair, figures_of
from graph.database import Database
from resolvers.access import HUB
from resolvers.caller import Definitions, caller_of
from schema.build import build_schema
from server.request import Context

SCHEMA = build_schema()
_PAGE = "pageInfo { hasNextPage endCursor }"
COMMITTEES = f"""query Committees($within: ID, $vacant: Boolean, $after: String) {{
  bodies(within: $within, kinds: [COORDINATION_BODY], filter: {{hasVacancy: $vacant}}, first: 200, after: $after) {{
    totalCount {_PAGE}
    edges {{ node {{ id posts {{ kind title seats vacantSeats holders {{ person {{ id }} }} }} }} }}
  }}
}}"""
NETWORK = """query Network($around: [ID!]!) {
  roleHolderNetwork(around: $around, depth: 1, bodyKinds: [COORDINATION_BODY], limit: 1000) {
    truncated edges { source target }
  }
}"""
PEOPLE = """query People($within: ID) {
  people(within: $within, filter: {bodyKinds: [COORDINATION_BODY]}, first: 1) { totalCount }
}"""
SEATS = f"""query Seats($within: ID, $day: Date, $after: String) {{
  bodies(within: $within, kinds: [PUBLIC_OFFICE], asOf: $day, first: 200, after: $after) {{
    {_PAGE}
    edges {{ node {{ id posts(asOf: $day) {{ title holders(asOf: $day) {{ person {{ id }} }} }} }} }}
  }}
}}"""


class RefusedError(Exception):
    """The hub refused a question; the message is its own."""


@dataclass(frozen=True, slots=True)
class Vacancies:
    """Committees with a vacant post of chair, and those of them that somebody heads under another title."""

    committees: int
    headed_under_another_title: int
    other_vacant_seats: int


@dataclass
class Hub:
    """One graph and the questions asked of it."""

    database: Database
    definitions: Definitions = field(default_factory=Definitions)
    asked: int = 0

    async def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data of an operation; RefusedError with what the hub says against it."""
        self.asked += 1
        caller = caller_of(HUB, self.database, self.definitions, language="en")
        result = await SCHEMA.execute(query, variable_values=variables, context_value=Context(caller))
        if result.errors or result.data is None:
            raise RefusedError("; ".join(error.message for error in result.errors or []))
        return result.data

    async def every_body(self, query: str, **variables: Any) -> AsyncIterator[dict[str, Any]]:
        """Every body of the pages of `bodies`."""
        after = None
        while True:
            page = (await self.ask(query, after=after, **variables))["bodies"]
            for edge in page["edges"]:
                yield edge["node"]
            if not page["pageInfo"]["hasNextPage"]:
                return
            after = page["pageInfo"]["endCursor"]


async def figures_by_lists(hub: Hub, within: str) -> tuple[Figures, list[str]]:
    """The figures from the holders of each committee's posts, and the identifiers of all committees."""
    pairs: set[Pair] = set()
    committees = []
    async for body in hub.every_body(COMMITTEES, within=within):
        committees.append(body["id"])
        pairs.update((holder["person"]["id"], body["id"]) for post in body["posts"] for holder in post["holders"])
    return figures_of(pairs), committees


async def figures_by_network(hub: Hub, committees: Sequence[str]) -> Figures:
    """The figures from the edges of `roleHolderNetwork`, asked around as many committees as one answer has room for."""
    pairs: set[Pair] = set()
    todo = [list(committees[start : start + 200]) for start in range(0, len(committees), 200)]
    while todo:
        around = todo.pop()
        answer = (await hub.ask(NETWORK, around=around))["roleHolderNetwork"]
        if answer["truncated"]:
            middle = len(around) // 2
            todo += [around[:middle], around[middle:]]
        else:
            pairs.update((edge["source"], edge["target"]) for edge in answer["edges"])
    return figures_of(pairs)


async def people_on_committees(hub: Hub, within: str) -> int:
    """How many people the hub lists who hold a post in a committee."""
    count: int = (await hub.ask(PEOPLE, within=within))["people"]["totalCount"]
    return count


async def vacancies(hub: Hub, within: str) -> Vacancies:
    """The committees that the hub's own filter for vacancies finds."""
    committees = headed = others = 0
    async for body in hub.every_body(COMMITTEES, within=within, vacant=True):
        vacant = [post for post in body["posts"] if post["vacantSeats"]]
        committees += any(post["title"] == "chair" and not post["holders"] for post in vacant)
        others += sum(post["vacantSeats"] for post in vacant if post["title"] != "chair")
        headed += any(post["kind"] == "DIRECTOR" and post["holders"] for post in body["posts"])
    return Vacancies(committees, headed, others)


async def seats_on(hub: Hub, within: str, day: str) -> set[tuple[str, str, str]]:
    """Who sits on a day in a chamber or office: person, office, title of the seat."""
    return {
        (holder["person"]["id"], body["id"], post["title"])
        async for body in hub.every_body(SEATS, within=within, day=day)
        for post in body["posts"]
        for holder in post["holders"]
    }
