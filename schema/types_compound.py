"""Residential compounds (小区)."""

import strawberry

from schema.enums import CompoundClass
from schema.fields import METRICS, TIMES, asked, told
from schema.refs import AreaRef, BodyRef, CoverageGapRef, ServiceRef, SuggestedModeRef
from schema.scalars import Date
from schema.types_node import Node


@strawberry.type(description="住宅小区 / A residential compound")
class Compound(Node):
    """A residential compound."""

    name: str = told("小区名称 / Name of the compound")
    area: AreaRef = told("所在区划，通常是社区 / The area it lies in, as a rule a community")
    class_: CompoundClass | None = told("封闭情况 / How it is enclosed", name="class")
    mature: bool | None = told(
        "是否具备设立党组织等条件的成熟小区，未载明为空 / Whether it counts as mature; null where not stated"
    )
    households: int | None = told("户数，单位：户 / Number of households")
    built_on: Date | None = told("建成日期 / Date it was built")
    demolished_on: Date | None = told("拆除日期 / Date it was demolished")
    services: list[ServiceRef] = asked("当日确定有效的物业服务 / The services that certainly hold on the day", *TIMES)
    firms: list[BodyRef] = asked("当日确定为其服务的企业 / The firms that certainly serve it on the day", *TIMES)
    committee: BodyRef | None = asked(
        "当日的业主委员会，没有则为物业管理委员会；多个时取成立最晚的 / "
        "Its owners' committee on the day, else its management committee; of several the latest established",
        *TIMES,
    )
    party_organisation: BodyRef | None = asked(
        "当日覆盖它的党组织，不含企业党组织；单建先于联建，其次取成立最晚的 / "
        "The Party organisation that lists it on the day, not a firm's; its own before a joint one, then the latest established",
        *TIMES,
    )
    bodies: list[BodyRef] = asked("当日确定设在其中的组织 / The bodies certainly set up in it on the day", *TIMES)
    suggested_modes: list[SuggestedModeRef] = asked(
        "当日没有确定的企业服务时，适用的政策允许按哪些模式管理；有企业服务时为空 / "
        "Where no firm certainly serves it on the day: by which modes the policies that apply would have it managed; else empty",
        *TIMES,
    )
    gaps: list[CoverageGapRef] = asked(
        "当日尚未达到或情况不明的指标 / What is not met, or not known, of it on the day", METRICS, *TIMES
    )
