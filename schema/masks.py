"""What is told of people is noted while it is told: who was read, and what was masked (脱敏与读取登记)."""

from collections.abc import Callable, Mapping
from typing import Any

from graphql import GraphQLResolveInfo

from graph.model.masking import FIELDS, MAY, NAMED

PERSONAL: Mapping[tuple[str, str], int] = {
    **{("Person", name): kept.needed for name, kept in FIELDS.items()},
    ("NetworkNode", "label"): NAMED,
    ("SearchHit", "label"): NAMED,
    ("SearchHit", "matched"): NAMED,
}
"""By type and field, what one must be allowed to read of the person whose row it is (graph/model/masking.py)."""

Resolve = Callable[..., Any]


def noted(resolve: Resolve, type_: str, needed: int) -> Resolve:
    """The resolver of a personal field, which notes in the caller's reads that it was told, or that it was masked."""

    def told(row: Mapping[str, Any], info: GraphQLResolveInfo[Any], **arguments: object) -> Any:
        value = resolve(row, info, **arguments)
        if type_ != "Person" and row["kind"] != "Person":
            return value
        reads = info.context.caller.reads
        if row[MAY] < needed:
            reads.masked.append(".".join(str(part) for part in info.path.as_list()))
        elif value is not None:
            reads.people.add(row["id"])
        return value

    return told
