"""What the logs tell (日志)."""

import strawberry

from schema.fields import told
from schema.inputs import given
from schema.scalars import DateTime, Json
from schema.types_node import Node


@strawberry.type(description="一条变更：谁在何时、由哪一批数据改了什么 / Who changed what, when, from which bundle or mutation")
class ChangeRecord(Node):
    """One change of one record."""

    at: DateTime = told("录入时刻 / When it was recorded")
    by: str = told("变更人，没有记下的为 unknown / Who changed it; unknown where that was not recorded")
    table: str = told("数据表，如 people / Table of the bundle, e.g. people")
    record: strawberry.ID = told("记录编号 / Identifier of the record")
    before: Json | None = told("变更前的一行，新建的为空 / The row before, null for a new record")
    after: Json | None = told("变更后的一行，作废的为空 / The row after, null for a voided record")
    bundle: str | None = told("哪一批数据，即载入编号 / Which load it came with, by its identifier")
    row: int | None = told("该批数据表中的第几行 / Its row in the table of that load")


@strawberry.type(
    description="一条读取记录：谁在何时、为何读取了哪些人的个人信息 / Who read personal fields of whom, when and what for"
)
class AccessRecord(Node):
    """One read of people."""

    at: DateTime = told("读取时刻 / When it was read")
    by: str = told("读取人 / Who read")
    purpose: str | None = told("用途，取自请求头 X-Purpose / What for, as the header X-Purpose said")
    operation: str = told("所问内容，不含任何具体值 / What was asked, without any literal")
    people: list[strawberry.ID] = told(
        "被读取者的编号，限于调用者有权查看日志的区划 / Whose personal fields were told, by identifier; "
        "those who lie where the caller may read the logs"
    )


@strawberry.input(description="变更筛选条件，须同时满足 / Which changes; all conditions hold together")
class ChangeFilter:
    """Which changes."""

    table: str | None = given("只要此数据表的，如 people / Of this table only, e.g. people")
    record: strawberry.ID | None = given("只要此记录的，填编号 / Of this record only, by identifier")
    by: str | None = given("只要此人所作的 / By this one only")
    from_: DateTime | None = strawberry.field(
        name="from", description="不早于此时刻 / Not before this instant", default=strawberry.UNSET
    )
    to: DateTime | None = given("不晚于此时刻 / Not after this instant")
    within: strawberry.ID | None = given(
        "记录在此区划之内，填区划代码；已作废的按作废前所在 / "
        "Of records that lie in this area, by its code; a voided one where it lay before"
    )


@strawberry.input(description="读取记录筛选条件，须同时满足 / Which reads; all conditions hold together")
class AccessFilter:
    """Which reads."""

    by: str | None = given("只要此人所读的 / By this one only")
    person: strawberry.ID | None = given("只要涉及此人的，填编号 / About this person only, by identifier")
    from_: DateTime | None = strawberry.field(
        name="from", description="不早于此时刻 / Not before this instant", default=strawberry.UNSET
    )
    to: DateTime | None = given("不晚于此时刻 / Not after this instant")
