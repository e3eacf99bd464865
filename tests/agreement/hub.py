"""The hub as its callers meet it: GraphQL text in, JSON out, over the real schema and the real graph."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from graphql import GraphQLError

from graph.database import LONGEST_REHEARSAL, Database, Row, Transaction
from resolvers.access import HUB, Identity
from resolvers.caller import Definitions, caller_of
from schema.build import build_schema
from seeds.bundle import Bundle, BundleRow
from seeds.load import load_bundle
from server.http.errors import shown
from server.request import Context

SCHEMA = build_schema()
T = TypeVar("T")
Rows = Mapping[str, Sequence[Mapping[str, str]]]
Data = dict[str, Any]
Loads = Sequence[tuple[int, Rows]]


@dataclass
class Hub:
    """One graph and the questions asked of it."""

    database: Database
    definitions: Definitions = field(default_factory=Definitions)
    identity: Identity = HUB

    async def ask(self, query: str, language: str = "zh", **variables: Any) -> dict[str, Any]:
        """The data of an operation; fails with its errors."""
        data, errors = await self.answer(query, language, **variables)
        assert not errors, errors
        assert data is not None
        return data

    async def answer(self, query: str, language: str = "zh", **variables: Any) -> tuple[Data | None, list[Data]]:
        """The data and the errors of an operation."""
        caller = caller_of(self.identity, self.database, self.definitions, language=language)
        result = await SCHEMA.execute(query, variable_values=variables, context_value=Context(caller))
        # Whole messages, for whoever reads a failing test, with the codes that a client is told.
        return result.data, [{**error.formatted, **_coded(error)} for error in result.errors or []]

    async def every(self, query: str, field: str, **variables: Any) -> list[dict[str, Any]]:
        """All nodes of a connection, page after page, each once and as many as `totalCount` says."""
        nodes: list[dict[str, Any]] = []
        after = None
        while True:
            page = (await self.ask(query, after=after, **variables))[field]
            nodes += [edge["node"] for edge in page["edges"]]
            assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
            if not page["pageInfo"]["hasNextPage"]:
                assert page["totalCount"] == len(nodes)
                assert len({node.get("id") or str(node) for node in nodes}) == len(nodes)
                return nodes
            after = page["pageInfo"]["endCursor"]


def _coded(error: GraphQLError) -> Data:
    return {"extensions": shown(error, executed=True)["extensions"]}


def bundle_of(rows: Rows) -> Bundle:
    """Rows as a bundle that was read."""
    tables = {
        table: [
            BundleRow(table, number, {name: value for name, value in cells.items() if value})
            for number, cells in enumerate(records, 2)
        ]
        for table, records in rows.items()
    }
    return Bundle(tables)


async def replay(database: Database, loads: Loads) -> None:
    """The series of loads at its instants, each accepted."""
    for number, (instant, rows) in enumerate(loads):
        result = await load_bundle(database, bundle_of(rows), name=f"series {number}", instant=instant)
        assert result.accepted, result.lines()


def instant_text(micros: int) -> str:
    """µs since the epoch as RFC 3339."""
    seconds, rest = divmod(micros, 1_000_000)
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S") + f".{rest:06d}Z"


class Patient(Database):
    """The database with all the time there is: how long a plan takes on a busy machine is no fault of an answer."""

    def __init__(self, hasty: Database) -> None:
        super().__init__(hasty._driver, hasty._database)

    async def read(self, text: str, parameters: Mapping[str, object] | None = None, *, timeout: float | None = None) -> list[Row]:
        """The answer, whenever it comes."""
        return await super().read(text, parameters, timeout=None)

    async def rehearse(self, work: Callable[[Transaction], Awaitable[T]], *, timeout: float = LONGEST_REHEARSAL) -> T:
        """The outcome, whenever it comes."""
        return await super().rehearse(work, timeout=20 * timeout)


class Faulty(Patient):
    """The real database, asked with one fault planted in the text of its questions."""

    def __init__(self, sound: Database, old: str, new: str) -> None:
        super().__init__(sound)
        self._old, self._new = old, new
        self.planted = 0

    async def read(self, text: str, parameters: Mapping[str, object] | None = None, *, timeout: float | None = None) -> list[Row]:
        """The answer to the faulty question."""
        self.planted += text.count(self._old)
        return await super().read(text.replace(self._old, self._new), parameters)
