"""What is judged of one record by what policies say: a committee's composition, modes for a compound (按政策判断)."""

from enum import Enum

import strawberry

from schema.enums import ServiceMode, Verdict, word
from schema.fields import told
from schema.refs import PolicyRef, RuleRef


@strawberry.enum(description="对委员会组成的一项要求 / One requirement of a committee's composition")
class CompositionRequirement(Enum):
    """One requirement of a committee's composition."""

    LEAST_MEMBERS = word("least_members", "成员不少于若干人 / At least so many members")
    ODD = word("odd", "成员为单数 / An odd number of members")
    OWNERS_HALF = word("owners_half", "业主至少占成员的一半 / At least one half of the members own a home there")
    PARTY_HALF = word("party_half", "党员至少占成员的一半 / At least one half of the members are Party members")
    DIRECTOR_IN_COMMUNITY_PARTY = word(
        "director_in_community_party", "主任在社区党组织任职 / The director holds a post in the community Party organisation"
    )


@strawberry.type(
    description="人数的下限与上限，单位：人；一切已知时两者相等 / The smallest and largest count that unknown facts allow"
)
class CountRange:
    """Bounds of a count of people."""

    least: int = told("至少 / At least")
    most: int = told("至多 / At most")


@strawberry.type(description="一项要求及其结论 / One requirement and whether it is met")
class CompositionCondition:
    """One requirement and its verdict."""

    condition: CompositionRequirement = told("要求什么 / What is required")
    least: int | None = told("要求的最少人数，其他要求为空 / The number of members required; null for other requirements")
    verdict: Verdict = told("单就此项的结论，按人数上下限判定 / The answer to this alone, by the bounds of the counts")
    rule: RuleRef = told("所依据的规则 / The rule that requires it")


@strawberry.type(description="委员会某日的人员构成 / How a committee is composed on a day")
class Composition:
    """How a committee is composed."""

    members: CountRange = told("成员：任有工作人员以外职务的不同人员 / Members: the distinct people in posts other than staff")
    owners: CountRange = told("其中在其小区有房的 / Those of them who own a home in its compounds")
    party_members: CountRange | None = told("其中的党员，个人信息 / The Party members among them; personal")
    verdict: Verdict | None = told(
        "合起来是否合规；没有适用的规则、或当日确定不存在时为空 / "
        "Whether all is met; null where no rule applies, or where it certainly does not exist on the day"
    )
    conditions: list[CompositionCondition] = told(
        "适用规则的各项要求，按规则编号排列 / What the rules that apply require, by the rule's identifier"
    )


@strawberry.type(description="没有企业服务的小区按政策可用的管理模式 / Modes that a policy gives a compound without a firm")
class SuggestedMode:
    """One case of a policy, and how far records bear it out."""

    modes: list[ServiceMode] = told("管理模式，任一即可 / Service modes, any of them")
    clause: str = told("条款位置 / Where it stands in the document")
    policy: PolicyRef = told("所在政策 / The policy that says so")
    verdict: Verdict = told(
        "条件均有记录可证为 MET，还取决于没有记录的事实为 UNKNOWN / "
        "MET: records show every condition; UNKNOWN: it rests on facts that nobody recorded as well"
    )
    because: str = told("情形、已有的记录和缺少的记录 / The case, what is recorded and what is not")
    missing: list[str] = told("尚无记录的事实 / The facts that are not recorded")
