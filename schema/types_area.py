"""Areas of the territorial division (区划)."""

import strawberry

from schema.enums import AreaLevel, BodyKind
from schema.fields import PAGE, TIMES, argument, asked, optional, told
from schema.pages import Connection
from schema.refs import AreaRef, BodyRef
from schema.types_node import Node


@strawberry.type(description="区划，从省到网格 / An area of the territorial division, from province to grid")
class Area(Node):
    """An area."""

    code: str = told("区划代码，如 510105 / Code of the area, e.g. 510105")
    name: str = told("区划名称 / Name of the area")
    level: AreaLevel = told("区划层级 / Level of the area")
    parent: AreaRef | None = told("上一级区划 / The area it lies in")
    bodies: Connection[BodyRef] = asked(
        "以此区划为所在区划、当日确定存在的组织，不含下级区划的，按编号排列 / "
        "The bodies that state this very area as theirs and certainly exist on the day, by identifier",
        argument("kinds", optional(list[BodyKind]), "组织类别为其中之一 / Of one of these kinds"),
        *TIMES,
        *PAGE,
    )
    children: Connection[AreaRef] = asked("下一级区划，按代码排列 / The areas right below it, by code", *PAGE)
