"""Cross appointments: one person, two bodies (双向进入、交叉任职)."""

import strawberry

from schema.enums import BodyKind
from schema.fields import told
from schema.refs import AppointmentRef, AreaRef, BodyRef, PersonRef, RuleRef
from schema.scalars import Date
from schema.types_moves import Stance


@strawberry.type(
    description="交叉任职：一人当日在两个组织中各任一职，从派出一方（home）进入另一方（away）/ "
    "Cross appointment: two posts that one person holds in two bodies on the day, the one at home and the one away"
)
class CrossAppointment:
    """Two posts that one person holds in two bodies."""

    person: PersonRef = told("任职人 / Who holds both posts")
    home: AppointmentRef = told(
        "派出一方的任职；未写明由谁派出的，两个方向各成一条 / "
        "The appointment sent from; where nobody is stated to have sent, both directions are rows"
    )
    away: AppointmentRef = told(
        "进入一方的任职，本条所在区划以其组织为准 / The appointment sent to; the pair lies where its body lies"
    )
    since: Date | None = told("两项任职中较晚的起始日期，照原文 / The later first day of the two, as written")
    until: Date | None = told("两项任职中较早的终止日期，照原文，当日不计 / The earlier day of the end of the two, as written")
    stated: bool = told(
        "方向是否写明：进入一方的任职写明由派出一方的组织派出 / "
        "Whether the direction is stated: the away appointment says that the home body sent the holder"
    )
    two_way: bool | None = told(
        "两个组织之间当日是否双向进入：反方向也有写明的为真，没有的为假；有未写明方向者而不能断定的为空 / "
        "Whether people go both ways between the two bodies on the day: true where the other direction is stated too, "
        "false where there is none, null where nobody stated the direction of a pair that could be it"
    )
    rules: list[RuleRef] = told(
        "当日在进入一方所在区划有效、并要求、允许或禁止这样兼任的规则 / "
        "The rules in force on the day where the away body lies that ask for, allow or forbid this move"
    )


@strawberry.type(
    description="交叉任职矩阵的一格：由一类组织进入另一类组织 / One cell of the matrix: from one kind of body into another"
)
class CrossAppointmentCell:
    """One cell of the matrix."""

    area: AreaRef = told("区划，以进入一方的组织所在为准 / The area, which is where the away body lies")
    from_: BodyKind = told("派出一方的组织类别 / Kind of the home body", name="from")
    to: BodyKind = told("进入一方的组织类别 / Kind of the away body")
    count: int = told("交叉任职条数，0 的格不列出 / Number of cross appointments; cells of 0 are left out")
    compounds: int = told(
        "涉及的小区数：两个组织中任一个设于其中或为其服务，不重复计 / "
        "Number of distinct compounds that the home or the away body is set up in or serves"
    )


@strawberry.type(
    description="小区的一种兼任流向：某条规则所说的、由哪些组织到哪些组织，及已有的交叉任职 / "
    "A move of a compound: what a rule says of it, from and to which bodies, and the cross appointments that make it"
)
class CompoundMove:
    """A move of a compound."""

    rule: RuleRef = told("所依据的规则，其约束力见 strength / The rule, whose strength says how much it binds")
    stance: Stance = told("规则的态度 / What the rule says of it")
    home: list[BodyRef] = told("派出一方的组织，没有为空 / The bodies that somebody could come from; none where there is none")
    away: list[BodyRef] = told("进入一方的组织，没有为空 / The bodies that somebody could go to; none where there is none")
    filled: bool = told("当日是否已有人这样兼任 / Whether somebody makes it on the day")
    pairs: list[CrossAppointment] = told("当日这样兼任的交叉任职 / The cross appointments that make it on the day")
