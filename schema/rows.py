"""How a field is read from a row: nested dictionaries that already hold everything selected."""

from collections.abc import Callable, Mapping
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
)

from schema.keys import row_key, variant_key

Row = Mapping[str, Any]


def type_of_row(row: Row, _info: GraphQLResolveInfo[Any], _type: object) -> str | None:
    """Return the concrete GraphQL type of a row (具体类型)."""
    return row.get("__typename")


def value_when_absent(field: GraphQLField) -> Callable[[], object]:
    """Return what makes the value of a field the row does not hold: an empty list, false, or null."""
    if isinstance(field.type, GraphQLNonNull):
        if isinstance(field.type.of_type, GraphQLList):
            return list
        if field.type.of_type is GraphQLBoolean:
            return bool
    return lambda: None


def reader(type_: GraphQLObjectType | GraphQLInterfaceType, name: str, field: GraphQLField) -> Callable[..., Any]:
    """Return the resolver of a field that the row holds."""
    absent = value_when_absent(field)

    def told(row: Row, _info: GraphQLResolveInfo[Any]) -> Any:
        value = row.get(name)
        return absent() if value is None else value

    def asked(row: Row, info: GraphQLResolveInfo[Any], **_: object) -> Any:
        key = row_key(type_, name, str(info.path.key))
        value = row[key] if key in row else row.get(variant_key(key, type_.name))
        return absent() if value is None else value

    return asked if field.args else told


def made(make: Callable[[Row], object]) -> Callable[..., Any]:
    """Return the resolver of a field that is made of the whole row."""

    def resolve(row: Row, _info: GraphQLResolveInfo[Any], **_: object) -> Any:
        return make(row)

    return resolve
