"""Reads that were logged are told, to those who may read the logs, of the people who lie where they may."""

from typing import Any

import pytest

from graph.audit import AuditLog
from graph.model.roles import Grant, Role
from resolvers.access import HUB, Identity
from tests.seeds.logged_world import ELSEWHERE, HOME, Change, World, world

__all__ = ["world"]
READS = """query Reads($filter: AccessFilter, $first: Int, $after: String) {
  accessLog(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id at by purpose operation people __typename } }
  }
}"""
READ: tuple[tuple[str, str | None, list[str]], ...] = (
    ("张工", "核对", ["p-1", "p-2"]),
    ("李工", None, ["p-1"]),
    ("张工", None, ["p-2"]),
    ("李工", None, []),
)


async def reads(world: World, identity: Identity = HUB, first: int = 3, **filter: Any) -> list[Change]:
    found: list[Change] = []
    after = None
    while True:
        data, errors, caller = await world.ask(READS, identity, filter=filter, first=first, after=after)
        assert not errors, errors
        page = data["accessLog"]
        nodes = [edge["node"] for edge in page["edges"]]
        assert caller.reads.people == {id_ for node in nodes for id_ in node["people"]}
        found += nodes
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            assert page["totalCount"] == len(found)
            return found


@pytest.fixture
def read(world: World) -> World:
    """The world, with a few reads of its people logged by two processes' worth of chains."""
    logs = [world.log, AuditLog(world.log.folder.path)]
    for number, (by, purpose, people) in enumerate(READ):
        told = {"by": by, "purpose": purpose, "operation": "{people}", "people": people, "membership": []}
        logs[number % 2].append("read", told)
    return world


@pytest.mark.parametrize("first", [1, 200])
async def test_reads_are_told_the_latest_first_and_filtered(read: World, first: int) -> None:
    every = await reads(read, first=first)
    assert [(one["by"], one["purpose"], one["people"]) for one in every] == list(READ[::-1])
    second = every[1]["at"]
    for chosen, kept in (
        ({"by": "李工"}, lambda one: one["by"] == "李工"),
        ({"person": "p-2"}, lambda one: "p-2" in one["people"]),
        ({"person": "p-9"}, lambda one: False),
        ({"from": second}, lambda one: one["at"] >= second),
        ({"to": second}, lambda one: one["at"] <= second),
        ({"by": "张工", "person": "p-1", "to": second}, lambda one: one["people"] == ["p-1", "p-2"]),
    ):
        assert await reads(read, first=first, **chosen) == [one for one in every if kept(one)], chosen


async def test_an_auditor_of_an_area_learns_of_the_people_there_alone(read: World) -> None:
    auditor = Identity("auditor", (Grant(Role.AUDITOR, (ELSEWHERE,)),))
    found = await reads(read, auditor)
    assert [(one["by"], one["people"]) for one in found] == [("张工", ["p-2"]), ("张工", ["p-2"])]
    assert await reads(read, auditor, person="p-1") == []
    assert await reads(read, auditor, person="p-2") == found
    assert await reads(read, Identity("auditor", (Grant(Role.AUDITOR, (HOME,)),))) == []
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on AccessRecord { people } } }"
    every = await reads(read)
    ids = [one["id"] for one in every]
    data, _, caller = await read.ask(query, auditor, ids=ids)
    assert data["nodes"] == [
        None if one is None else {"id": one["id"], "people": ["p-2"]} for one in (None, found[0], None, found[1])
    ]
    assert caller.reads.people == {"p-2"}
    data, _, _ = await read.ask(query, ids=ids)
    assert data["nodes"] == [{"id": one["id"], "people": one["people"]} for one in every]
