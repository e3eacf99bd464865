"""Pieces of answers as GraphQL shows them: what a record's cells become, and texts that are only known to be there."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.oracle.world import Record, State


class Text:
    """Equal to any text that says something: wording is not the oracle's business."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and bool(other.strip())

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "<some text>"


SOME_TEXT = Text()


class Near:
    """Equal to any number that differs from it by no more than the last digits of a float."""

    def __init__(self, exact: float) -> None:
        self.exact = exact

    def __eq__(self, other: object) -> bool:
        return isinstance(other, float) and abs(other - self.exact) < 1e-9

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return f"<about {self.exact}>"


Answer = dict[str, Any]
_WORDS = {"class", "kind", "mode", "level"}
_KEYS = {"code": "code"}


def cell(record: Record, column: str) -> Any:
    """A cell as the schema shows it: words in capitals, yes and no as booleans, empty as null."""
    if column in ("id", "code"):
        return record.id
    text = record[column]
    if not text:
        return None
    if column in ("mature", "featured"):
        return text == "yes"
    if column in ("households", "seats"):
        return int(text)
    return text.upper() if column in _WORDS else text


def camel(column: str) -> str:
    head, *rest = column.split("_")
    return head + "".join(part.capitalize() for part in rest)


def shown(record: Record | None, *columns: str, **more: Any) -> Answer | None:
    """These cells of a record, and more; None for none."""
    if record is None:
        return None
    return {**{camel(column): cell(record, column) for column in columns}, **more}


def named(state: State, ids: Sequence[str], *columns: str) -> list[Answer | None]:
    return [shown(state.one(one), *columns) for one in sorted(ids)]


def title(post: Record) -> str | Text:
    """The title as written; else the kind's name, which is not the oracle's to know."""
    return post["title"] or SOME_TEXT


def connection(nodes: Sequence[Any]) -> Answer:
    return {"edges": [{"node": node} for node in nodes]}


def whole_page(nodes: Sequence[Any]) -> Answer:
    """A connection whose first page is its last."""
    cursor = SOME_TEXT if nodes else None
    return {"totalCount": len(nodes), **connection(nodes), "pageInfo": {"hasNextPage": False, "endCursor": cursor}}


def first_page(nodes: Sequence[Any], first: int) -> Answer:
    """A connection's first page, of so many at most."""
    answer = whole_page(nodes[:first])
    return {**answer, "totalCount": len(nodes), "pageInfo": {**answer["pageInfo"], "hasNextPage": len(nodes) > first}}


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
