"""The schema as served, put together from its types (GraphQL 模式)."""

from collections.abc import Callable
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLUnionType,
)
from strawberry.schema.config import StrawberryConfig

from schema.document_walk import Limits
from schema.fields import ANSWER, READ, Answer
from schema.guard import GuardedSchema
from schema.masks import PERSONAL, noted
from schema.mutation import Mutation
from schema.query import Query
from schema.rows import made, reader, type_of_row
from schema.scalars import SCALARS
from schema.selection import pick_of
from schema.types_bodies import BODIES
from schema.types_facts import Activity, Employment, Ownership, Survey

UNNAMED_BY_FIELDS: tuple[type, ...] = (*BODIES, Activity, Employment, Ownership, Survey)
"""Concrete types that only interfaces lead to."""


def build_schema(
    query: type = Query, mutation: type | None = Mutation, *, limits: Limits | None = None, hide_suggestions: bool = False
) -> GuardedSchema:
    """Return the schema, its fields wired to rows; tests may pass types of their own."""
    schema = GuardedSchema(
        query=query,
        mutation=mutation,
        types=UNNAMED_BY_FIELDS,
        config=StrawberryConfig(scalar_map=SCALARS, sort_schema=True),
        limits=limits,
        hide_suggestions=hide_suggestions,
    )
    _wire(schema._schema)
    return schema


def _wire(schema: GraphQLSchema) -> None:
    """Have every field read its row directly: the library's own resolvers would convert arguments nobody takes from them."""
    for type_ in schema.type_map.values():
        if type_.name.startswith("__"):
            continue
        if isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
            type_.resolve_type = type_of_row
        elif isinstance(type_, GraphQLObjectType):
            type_.is_type_of = None
            for name, field in type_.fields.items():
                resolve = _resolver(type_, name, field)
                needed = PERSONAL.get((type_.name, name))
                field.resolve = resolve if needed is None else noted(resolve, type_.name, needed)


def _resolver(type_: GraphQLObjectType, name: str, field: GraphQLField) -> Callable[..., Any]:
    written = field.extensions["strawberry-definition"].metadata
    if ANSWER in written:
        return _answering(written[ANSWER])
    return made(written[READ]) if READ in written else reader(type_, name, field)


def _answering(answer: Answer) -> Callable[..., Any]:
    async def resolve(_source: object, info: GraphQLResolveInfo[Any], **_: object) -> Any:
        return await answer(info.context.caller, pick_of(info))

    return resolve
