"""People, and the one who is asking (人员与当前用户)."""

import strawberry

from schema.enums import Role
from schema.fields import AS_OF_OR_ALL, KNOWN_AT, TIMES, asked, told
from schema.refs import AppointmentRef, AreaRef, BodyRef
from schema.types_node import Node


@strawberry.type(
    description="人员；无权查阅者所见姓名打码、个人信息为空 / A person; name masked, personal fields null for those not allowed"
)
class Person(Node):
    """A person."""

    name: str = told("姓名；无权查阅时为打码形式 / Name, in a masked form for those not allowed to read it")
    gender: str | None = told("性别，male 或 female，个人信息 / Gender, male or female; personal")
    phone: str | None = told("电话，个人信息 / Telephone number; personal")
    party_member: bool | None = asked(
        "当日是否党员，不明为空，个人信息 / Whether a Party member on the day, null where not known; personal", *TIMES
    )
    appointments: list[AppointmentRef] = asked(
        "任职，不论状态；给出日期时只列任期覆盖或可能覆盖当日的 / "
        "Appointments of any status; with a day those whose period holds or may hold then",
        AS_OF_OR_ALL,
        KNOWN_AT,
    )
    employers: list[BodyRef] = asked("当日确定的受雇单位 / The bodies that certainly employ the person on the day", *TIMES)


@strawberry.type(description="当前用户 / The one who is asking")
class Viewer:
    """The one who is asking."""

    name: str = told("用户名 / Name of the viewer")
    roles: list[Role] = told("角色 / Roles of the viewer")
    areas: list[AreaRef] = told("可查阅的区划，空表示全部 / Areas the viewer may read; none means everywhere")
