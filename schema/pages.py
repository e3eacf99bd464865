"""Keyset pages as Relay's connections (分页)."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

import strawberry

from resolvers.paging import cursor
from schema.fields import told

T = TypeVar("T")


def _rows(page: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the rows to show: one more than asked for may have come, to tell that there are more."""
    rows: list[Mapping[str, Any]] = page["rows"]
    return rows[: page["first"]]


def edges_of(page: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the edges of a page (边)."""
    return [{"node": row["node"], "cursor": cursor(page["field"], row["key"])} for row in _rows(page)]


def page_info_of(page: Mapping[str, Any]) -> dict[str, Any]:
    """Return where a page stands (翻页信息)."""
    rows = _rows(page)
    return {
        "hasNextPage": len(page["rows"]) > len(rows),
        "hasPreviousPage": bool(page.get("after")),
        "startCursor": cursor(page["field"], rows[0]["key"]) if rows else None,
        "endCursor": cursor(page["field"], rows[-1]["key"]) if rows else None,
    }


def total_of(page: Mapping[str, Any]) -> object:
    """Return how many rows there are on all pages together (总数)."""
    return page.get("total")


@strawberry.type(description="翻页信息 / Where this page stands among the pages")
class PageInfo:
    """Relay's page information."""

    has_next_page: bool = told("后面是否还有 / Whether more rows follow")
    has_previous_page: bool = told("是否从某个游标之后开始 / Whether this page starts after a cursor")
    start_cursor: str | None = told("本页第一条的游标 / Cursor of the first row of this page")
    end_cursor: str | None = told("本页最后一条的游标，用作下一页的 after / Cursor of the last row, the next page's `after`")


@strawberry.type(description="一页中的一条 / One row of a page")
class Edge(Generic[T]):
    """Relay's edge."""

    node: T = told("这一条记录 / The record")
    cursor: str = told("这一条的游标 / The cursor of this row")


@strawberry.type(description="一页结果，总数只在被选取时计算 / One page of results; the total is counted only when selected")
class Connection(Generic[T]):
    """Relay's connection."""

    edges: list[Edge[T]] = told("本页各条 / The rows of this page", read=edges_of)
    page_info: PageInfo = told("翻页信息 / Where this page stands", read=page_info_of)
    total_count: int = told("所有页合计条数 / Number of rows on all pages together", read=total_of)
