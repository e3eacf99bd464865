"""A small schema with one field for each way an answer can go."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import date
from typing import NewType

import strawberry
from httpx2 import Response
from starlette.requests import Request
from starlette.testclient import TestClient
from strawberry.schema.config import StrawberryConfig

from graph.errors import BadInput, GraphUnreachable, HubError, NotFound
from schema.document_walk import Limits
from schema.guard import GuardedSchema
from server.app import Serving, build_app
from server.http.media import GRAPHQL_RESPONSE

SECRET = "bolt://graph.internal:7687 13800138000 MATCH (n:Person)"

Day = NewType("Day", str)


def _day(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a day is a string such as 2026-05-01")
    return date.fromisoformat(value).isoformat()


@strawberry.type
class Leaf:
    name: str


@strawberry.type
class Branch:
    name: str

    @strawberry.field
    def branch(self) -> "Branch":
        return Branch(name=self.name)

    @strawberry.field
    def branches(self, first: int = 50) -> list["Branch"]:
        return [Branch(name=f"{number}") for number in range(min(first, 3))]

    @strawberry.field
    def leaves(self) -> list[Leaf]:
        return [Leaf(name="leaf")]


@strawberry.input
class Filter:
    name: str | None = None
    since: Day | None = None


@strawberry.type
class Query:
    @strawberry.field
    def echo(self, text: str) -> str:
        return text

    @strawberry.field
    def number(self, value: int = 1) -> int:
        return value

    @strawberry.field
    def day(self, on: Day) -> str:
        return on

    @strawberry.field
    def filtered(self, filter: Filter | None = None) -> str:
        return filter.name or "" if filter else ""

    @strawberry.field
    def branch(self) -> Branch:
        return Branch(name="root")

    @strawberry.field
    def branches(self, first: int = 50) -> list[Branch]:
        if not 1 <= first <= 200:
            raise BadInput("first must be 1 to 200.", argument="first")
        return [Branch(name=f"{number}") for number in range(first)]

    @strawberry.field
    async def unknown(self, id: strawberry.ID) -> str | None:
        raise NotFound(f"Nothing has the id {id}.", argument="id")

    @strawberry.field
    async def unreachable(self) -> str | None:
        raise GraphUnreachable("The database does not answer.")

    @strawberry.field
    async def refused(self) -> str | None:
        raise ConnectionRefusedError(SECRET)

    @strawberry.field
    async def broken(self) -> str | None:
        raise RuntimeError(SECRET)

    @strawberry.field
    async def bare(self) -> str | None:
        raise HubError(SECRET)

    @strawberry.field
    async def broken_for_good(self) -> str:
        raise KeyError(SECRET)

    @strawberry.field
    async def slow(self) -> str:
        await asyncio.sleep(60)
        return "late"

    @strawberry.field
    def huge(self) -> strawberry.scalars.JSON:
        return strawberry.scalars.JSON({"n": 2**70})


@strawberry.type
class Mutation:
    @strawberry.mutation
    def set(self, value: int) -> int:
        return value


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def ticks(self) -> AsyncIterator[int]:
        yield 1


def toy_schema(limits: Limits | None = None, *, hide_suggestions: bool = False) -> GuardedSchema:
    return GuardedSchema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        config=StrawberryConfig(scalar_map={Day: strawberry.scalar(name="Day", parse_value=_day, serialize=str)}),
        limits=limits,
        hide_suggestions=hide_suggestions,
    )


async def no_context(_: Request) -> object:
    return None


async def always_ready() -> bool:
    return True


@contextmanager
def toy_client(
    schema: GuardedSchema | None = None, *, console: bool = False, serving: Serving | None = None
) -> Iterator[TestClient]:
    app = build_app(schema or toy_schema(), no_context, always_ready, console=console, serving=serving)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client


def answer(client: TestClient, query: str, accept: str = GRAPHQL_RESPONSE, **members: object) -> Response:
    return client.post("/graphql", json={"query": query, **members}, headers={"accept": accept})


def first_code(response: Response) -> str:
    code: str = response.json()["errors"][0]["extensions"]["code"]
    return code
