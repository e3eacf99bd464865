"""The questions about role holders, and whether an appointment is in order (任职查询入口)."""

import strawberry

from resolvers import acts as judged
from resolvers import bridges as tied
from resolvers import cross as crossed
from resolvers import dependence as leant
from resolvers import moving
from resolvers import networks as walked
from resolvers import timeline as dated
from schema.enums import AppointmentAction, AreaLevel, BodyKind, CrossEnd
from schema.fields import PAGE, TIMES, WITHIN_REQUIRED, argument, id_of, optional, root
from schema.inputs_acts import AppointmentInput
from schema.pages import Connection
from schema.scalars import Date
from schema.types_acts import AppointmentCheck
from schema.types_coverage import CoverageGap
from schema.types_cross import CompoundMove, CrossAppointment, CrossAppointmentCell
from schema.types_network import Bridge, Network, Path
from schema.types_timeline import TimelineEntry


@strawberry.type
class RoleQuery:
    """What is asked of role holders."""

    cross_appointments: Connection[CrossAppointment] = root(
        crossed.cross_appointments,
        "交叉任职列表：一人当日在两个组织任职，按进入一方、再按派出一方的任职编号排列 / "
        "Cross appointments held on the day, by the identifiers of the away and then of the home appointment",
        WITHIN_REQUIRED,
        argument("from", optional(list[BodyKind]), "派出一方的组织为这些类别之一 / The home body is of one of these kinds"),
        argument("to", optional(list[BodyKind]), "进入一方的组织为这些类别之一 / The away body is of one of these kinds"),
        argument(
            "end",
            CrossEnd,
            "哪一方的组织须在此区划之内，缺省为进入一方 / Which end's body must lie inside the area; the away one by default",
            "away",
        ),
        *TIMES,
        *PAGE,
    )
    cross_appointment_matrix: list[CrossAppointmentCell] = root(
        crossed.cross_appointment_matrix,
        "交叉任职矩阵：由哪类组织进入哪类组织，各多少条 / The matrix of cross appointments, from kind to kind of body",
        WITHIN_REQUIRED,
        argument(
            "by",
            optional(AreaLevel),
            "按此层级分列，缺省只有一个矩阵 / Split by the areas of this level; one matrix for the whole when null",
        ),
        *TIMES,
    )
    role_holder_network: Network = root(
        walked.role_holder_network,
        "任职关系网络：从这些人员、组织出发，沿当日在任的任职展开 / "
        "The role-holder network around some people or bodies, along the appointments held on the day",
        argument(
            "around",
            list[strawberry.ID],
            "起点编号：人员、组织，或小区、区划（即其中的组织），1 至 200 个 / "
            "Where to begin: 1 to 200 ids of people, bodies, compounds or areas, which stand for their bodies",
        ),
        argument("depth", optional(int), "最多几步，1 至 4 / Steps at most, 1 to 4", 2),
        argument(
            "bodyKinds",
            optional(list[BodyKind]),
            "只经过这些类别的组织，起点不限 / Through bodies of these kinds only, where it begins excepted",
        ),
        *TIMES,
        argument("limit", optional(int), "最多几个点，1 至 1000 / Nodes at most, 1 to 1000", 200),
    )
    paths: list[Path] = root(
        walked.paths,
        "两人或两组织之间最短的任职链，由短到长；未查尽时列入 extensions.cut / "
        "The shortest chains of held appointments between two people or bodies, the shortest first; "
        "named in extensions.cut when the search was cut",
        argument("from", strawberry.ID, "一端，人员或组织的编号 / One end: id of a person or body"),
        argument("to", strawberry.ID, "另一端，人员或组织的编号 / The other end: id of a person or body"),
        argument("maxLength", optional(int), "最多几步，1 至 8 / Steps at most, 1 to 8", 6),
        argument("limit", optional(int), "最多几条，1 至 20 / Chains at most, 1 to 20", 3),
        *TIMES,
    )
    bridges: list[Bridge] = root(
        tied.bridges,
        "桥接人：在本区划两个以上组织任职的人，组织多者在前 / "
        "Who ties the bodies of the area together: holders of posts in two or more, who ties most first",
        WITHIN_REQUIRED,
        *TIMES,
        argument("first", optional(int), "最多几人，1 至 200 / People at most, 1 to 200", 50),
    )
    dependence: list[CoverageGap] = root(
        leant.dependence,
        "离任影响：此人若离开全部职务会新出现的缺口 / Gaps that open if this person leaves every post",
        id_of("人员编号 / Identifier of the person", "person"),
        *TIMES,
    )
    timeline: list[TimelineEntry] = root(
        dated.timeline,
        "一人任职的全部记录，更正前的也在内：按起始日期、任职编号、录入时刻排列 / "
        "Every record of a person's appointments, corrected and taken-back ones too: "
        "by their first day, then by identifier, then by when recorded",
        id_of("人员编号 / Identifier of the person", "person"),
    )
    compound_moves: list[CompoundMove] = root(
        moving.compound_moves,
        "一个小区的交叉任职：规则必须、提倡、可以的各种流向，及哪些已有人兼任；约束力强的在前 / "
        "The cross appointments of a compound: each move that rules require, recommend or allow, and who makes it; "
        "those that bind most first",
        id_of("小区编号 / Identifier of the compound", "compound"),
        *TIMES,
    )
    check_appointment: AppointmentCheck = root(
        judged.check_appointment,
        "任职预审：提名是否合规，意见与提名操作相同，不保存任何内容 / "
        "Whether a proposal is in order: the verdict that the mutation gives, without keeping anything",
        argument("input", AppointmentInput, "拟任职 / What is proposed"),
    )
    check_decision: AppointmentCheck = root(
        judged.check_action,
        "任职操作预审：意见与该操作相同，不保存任何内容 / "
        "Whether a decision is in order: the verdict that the mutation gives, without keeping anything",
        id_of("任职编号 / The appointment"),
        argument("action", AppointmentAction, "办理什么 / What is done"),
        argument("on", Date, "办理日期 / The day it is done"),
        argument("by", optional(strawberry.ID), "由哪个组织办理 / The body that does it"),
        argument("note", optional(str), "备注 / A note"),
    )
