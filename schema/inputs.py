"""What lists are filtered and sorted by (筛选与排序)."""

from dataclasses import MISSING
from typing import Any

import strawberry

from schema.enum_posts import PostKind
from schema.enums import BodyKind, CompoundClass, CompoundOrderField, ServiceMode, Verdict
from schema.scalars import Date, Json


def given(description: str, default: Any = strawberry.UNSET) -> Any:
    """Return an input field; one left out stays out."""
    return strawberry.field(description=description, default=default)


@strawberry.input(description="小区筛选条件，须同时满足 / Which compounds; all conditions hold together")
class CompoundFilter:
    """Which compounds."""

    name: str | None = given("名称包含 / Name contains")
    class_: list[CompoundClass] | None = strawberry.field(
        name="class", description="封闭情况为其中之一 / Enclosed in one of these ways", default=strawberry.UNSET
    )
    mature: bool | None = given("是否成熟小区 / Whether mature")
    modes: list[ServiceMode] | None = given("当日有其中一种模式的服务 / Served in one of these modes on the day")
    served_by_firm: bool | None = given(
        "当日是否有企业确定为其服务；没有记录也是没有 / Whether a firm certainly serves it on the day; without a record none does"
    )
    metric: strawberry.ID | None = given("在此指标的总体之中，填编号 / In the population of this metric, by id")
    verdicts: list[Verdict] | None = given("该指标的结论为其中之一 / With one of these answers to that metric")


@strawberry.input(description="小区排序方式 / How compounds are sorted")
class CompoundOrder:
    """How compounds are sorted."""

    by: CompoundOrderField = given("排序依据 / What to sort by", "NAME")
    descending: bool = given("是否降序 / Whether in descending order", False)


@strawberry.input(description="组织筛选条件，须同时满足 / Which bodies; all conditions hold together")
class BodyFilter:
    """Which bodies."""

    name: str | None = given("名称包含 / Name contains")
    forms: list[str] | None = given("形式为其中之一，如 branch / Of one of these forms, e.g. branch")
    post_kind: PostKind | None = given("设有此类职务 / With a post of this kind")
    has_vacancy: bool | None = given("当日是否有空缺职务 / Whether a seat is vacant on the day")
    min_members: int | None = given("当日成员不少于，单位：人 / At least so many members on the day")
    max_members: int | None = given("当日成员不多于，单位：人 / At most so many members on the day")
    serves: strawberry.ID | None = given(
        "当日确定为此区划内至少一个小区提供服务，填区划代码 / Certainly serving a compound in this area on the day, by its code"
    )
    established_from: Date | None = given(
        "成立日期确定不早于这一天，如 2024-11-07；未载明的不算 / "
        "Certainly established on or after this day, e.g. 2024-11-07; one without a day is not"
    )
    min_compounds: int | None = given(
        "当日确定服务的小区不少于，单位：个；填了 serves 时只数其中的 / "
        "Certainly serving at least so many compounds on the day, only those in `serves` where it is given"
    )


@strawberry.input(description="人员筛选条件，须同时满足 / Which people; all conditions hold together")
class PersonFilter:
    """Which people."""

    name: str | None = given("姓名包含 / Name contains")
    post_kinds: list[PostKind] | None = given("当日担任其中一类职务 / Holding a post of one of these kinds on the day")
    body_kinds: list[BodyKind] | None = given("当日在其中一类组织任职 / Holding a post in one of these kinds of body on the day")
    min_posts: int | None = given("当日任职不少于，单位：个 / Holding at least so many posts on the day")
    party_member: bool | None = given("当日是否党员 / Whether a Party member on the day")


@strawberry.input(description="一项变更：数据包某表的一行，新建、更正或作废 / One row of a bundle table: create, correct or void")
class ChangeInput:
    """One row of a bundle table."""

    table: str = given("表名，如 appointments / Name of the table, e.g. appointments", MISSING)
    row: Json = given(
        '一行，列名到值，同 JSON 数据包，如 {id: "a-1", person: "p-1", post: "t-1"}；作废填 void: "yes" / '
        'The row, from column to value as in a JSON bundle; `void: "yes"` takes a record back',
        MISSING,
    )
