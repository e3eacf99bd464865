"""How the types of this room are written: fields told by a row, fields with arguments, and roots that ask."""

from collections.abc import Awaitable, Callable
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField
from strawberry.types.unset import UNSET

from graph.model.selection import Pick
from schema.scalars import Date, DateTime

ANSWER, READ = "answer", "read"
"""What a field's metadata may hold: the resolver of a root, or how a field is read from its row."""

Answer = Callable[[Any, Pick], Awaitable[Any]]


def told(description: str, *, name: str | None = None, read: Callable[[Any], object] | None = None) -> Any:
    """Return a field that the row holds under its own name, or that `read` makes of the row."""
    return StrawberryField(graphql_name=name, description=description, metadata={READ: read} if read else {})


def asked(description: str, *arguments: StrawberryArgument) -> Any:
    """Return a field with arguments; the row holds it under its response key."""
    field = StrawberryField(description=description)
    field.arguments = list(arguments)
    return field


def root(answer: Answer, description: str, *arguments: StrawberryArgument) -> Any:
    """Return a root field, answered by `answer(caller, pick)`."""
    field = StrawberryField(description=description, metadata={ANSWER: answer})
    field.arguments = list(arguments)
    return field


def argument(name: str, type_: Any, description: str, default: object = UNSET) -> StrawberryArgument:
    """Return an argument; one without a default is simply absent where a caller leaves it out."""
    return StrawberryArgument(name, name, StrawberryAnnotation(type_), description=description, default=default)


def optional(type_: Any) -> Any:
    """Return the nullable form of a type made at run time."""
    return type_ | None


AS_OF = argument(
    "asOf",
    optional(Date),
    "所问的那一天，如 2026-05-01；缺省为今天（上海时间）/ The day asked about, e.g. 2026-05-01; today in Asia/Shanghai when null",
)
AS_OF_OR_ALL = argument(
    "asOf", optional(Date), "只要这一天的，如 2026-05-01；缺省为全部 / Those of this day only, e.g. 2026-05-01; all when null"
)
KNOWN_AT = argument(
    "knownAt",
    optional(DateTime),
    "按当时已录入的情况作答，如 2026-05-01T08:00:00+08:00；缺省为现在 / "
    "As the hub knew it at this instant, e.g. 2026-05-01T08:00:00+08:00; now when null",
)
FIRST = argument("first", optional(int), "本页最多几条，1 至 200 / Rows on this page at most, 1 to 200", 50)
AFTER = argument(
    "after", optional(str), "从这个游标之后开始，取自 pageInfo.endCursor / Start after this cursor, taken from pageInfo.endCursor"
)
WITHIN = argument(
    "within",
    optional(strawberry.ID),
    "限于此区划之内，填区划代码；缺省为全部 / Inside this area, by its code; everywhere when null",
)
WITHIN_REQUIRED = argument(
    "within", strawberry.ID, "在此区划之内，填区划代码，如 510105 / Inside this area, by its code, e.g. 510105"
)
METRICS = argument(
    "metrics",
    optional(list[strawberry.ID]),
    "只看这些指标，填编号，如 committee；缺省为全部 / These metrics only, by id, e.g. committee; all when null",
)
TIMES = (AS_OF, KNOWN_AT)
PAGE = (FIRST, AFTER)


def id_of(description: str, name: str = "id") -> StrawberryArgument:
    """Return a required argument that takes one identifier."""
    return argument(name, strawberry.ID, description)
