"""Under which key a row holds a field: agreed between what is asked for and what reads the answer."""

from graphql import GraphQLInterfaceType, GraphQLObjectType


def row_key(type_: GraphQLObjectType | GraphQLInterfaceType, name: str, response_key: str) -> str:
    """Return the key of a field with arguments: its response key, unless that is another field's name (行键).

    A field without arguments lies under its own name, so `name: posts(asOf: …) { id }` may not take that place.
    """
    if response_key != name and (response_key in type_.fields or response_key.startswith("__")):
        return f"{response_key}@{name}"
    return response_key


def variant_key(key: str, type_name: str) -> str:
    """Return the key used where one response key means different things on different concrete types."""
    return f"{key}@{type_name}"
