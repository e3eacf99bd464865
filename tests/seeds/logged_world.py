"""A small world whose loads are logged, and how its logs are asked."""

from pathlib import Path
from typing import Any

import pytest

from graph.audit import AuditLog, Author
from graph.database import Database
from resolvers.access import HUB, Identity
from resolvers.caller import Caller, Definitions, caller_of
from schema.build import build_schema
from seeds.load import load_bundle
from seeds.result import ImportResult
from server.http.errors import shown
from server.request import Context
from tests.seeds.load_world import Rows, adopted, bundle_of, row, rows_of, void, whole_world

SCHEMA = build_schema()
CHANGES = """query Changes($filter: ChangeFilter, $first: Int, $after: String) {
  changes(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id at by table record before after bundle row __typename } }
  }
}"""
HOME, ELSEWHERE = "970101001001", "970101001002"
Change = dict[str, Any]


class World:
    """A graph that was loaded three times: made, corrected, and partly voided."""

    def __init__(self, graph: Database, log: AuditLog) -> None:
        self.graph, self.log = graph, log
        self.loads: list[tuple[ImportResult, Rows]] = []

    async def load(self, rows: Rows, by: str) -> None:
        result = await load_bundle(self.graph, bundle_of(rows), name="load", author=Author(by, self.log))
        assert result.accepted, result.lines()
        self.loads.append((result, rows))

    async def ask(self, query: str, identity: Identity = HUB, **variables: Any) -> tuple[Any, list[Any], Caller]:
        caller = caller_of(identity, self.graph, Definitions(), audit=self.log)
        result = await SCHEMA.execute(query, variable_values=variables, context_value=Context(caller))
        return result.data, [shown(error, executed=True)["extensions"] for error in result.errors or []], caller

    async def changes(self, identity: Identity = HUB, first: int = 50, **filter: Any) -> list[Change]:
        """All of them, page after page."""
        found: list[Change] = []
        after = None
        while True:
            data, errors, _ = await self.ask(CHANGES, identity, filter=filter, first=first, after=after)
            assert not errors, errors
            page = data["changes"]
            found += [edge["node"] for edge in page["edges"]]
            after = page["pageInfo"]["endCursor"]
            if not page["pageInfo"]["hasNextPage"]:
                assert page["totalCount"] == len(found)
                assert len({one["id"] for one in found}) == len(found)
                return found


@pytest.fixture
async def world(graph: Database, tmp_path: Path) -> World:
    world = World(await adopted(graph), AuditLog(tmp_path / "audit"))
    await world.load(whole_world(), "cli:a")
    await world.load(rows_of(row("c-1", households="130"), row("p-1", phone="00000000009"), row("b-oc")), "cli:b")
    await world.load(rows_of(void("o-1"), void("l-1"), row("p-2", name="虚构丙")), "cli:a")
    return world
