"""The questions that can be asked (查询入口)."""

import strawberry

from resolvers import audit as logged
from resolvers import coverage as measured
from resolvers import diff as compared
from resolvers import listings as listed
from resolvers import policies as decreed
from resolvers import records as found
from resolvers import search as sought
from resolvers import simulate as tried
from resolvers import trend as followed
from resolvers import viewer as asking
from schema.enums import AreaLevel, BodyKind, RuleKind, Step, Verdict
from schema.fields import AS_OF, KNOWN_AT, METRICS, PAGE, TIMES, WITHIN, WITHIN_REQUIRED, argument, id_of, optional, root
from schema.inputs import BodyFilter, ChangeInput, CompoundFilter, CompoundOrder, PersonFilter
from schema.pages import Connection
from schema.query_roles import RoleQuery
from schema.scalars import Date
from schema.types_area import Area
from schema.types_audit import AccessFilter, AccessRecord, ChangeFilter, ChangeRecord
from schema.types_bodies import Body
from schema.types_compound import Compound
from schema.types_coverage import Coverage, CoverageDiff, CoverageGap, Simulation
from schema.types_node import Node
from schema.types_people import Person, Viewer
from schema.types_policies import Metric, Policy, Rule, Target
from schema.types_search import SearchHit


@strawberry.type(description="全部查询 / Everything that can be asked")
class Query(RoleQuery):
    """Everything that can be asked."""

    viewer: Viewer = root(asking.viewer, "当前用户及其权限 / The one who is asking, with roles and areas")
    node: Node | None = root(
        found.node,
        "按编号取任一记录，没有则为空 / Any record by its identifier, null where there is none",
        id_of("编号 / Identifier"),
    )
    nodes: list[Node | None] = root(
        found.nodes,
        "按编号取多条记录，次序同参数，没有的为空 / Several records, in the order asked, null where there is none",
        argument("ids", list[strawberry.ID], "编号，最多 200 个 / Identifiers, at most 200"),
    )
    area: Area | None = root(
        found.area, "按代码取区划 / An area by its code", id_of("区划代码，如 510105 / Code, e.g. 510105", "code")
    )
    areas: Connection[Area] = root(
        listed.areas,
        "区划列表，按代码排列 / Areas, by code",
        WITHIN,
        argument("level", optional(AreaLevel), "只要这一层级 / Of this level only"),
        *PAGE,
    )
    compound: Compound | None = root(
        found.compound, "按编号取小区 / A compound by its identifier", id_of("小区编号 / Its identifier")
    )
    compounds: Connection[Compound] = root(
        listed.compounds,
        "当日确定存在的小区列表 / The compounds that certainly exist on the day",
        WITHIN,
        argument("filter", optional(CompoundFilter), "筛选条件 / Which of them"),
        argument("orderBy", optional(CompoundOrder), "排序方式，缺省按名称 / How they are sorted; by name when null"),
        *TIMES,
        *PAGE,
    )
    body: Body | None = root(found.body, "按编号取组织 / A body by its identifier", id_of("组织编号 / Its identifier"))
    bodies: Connection[Body] = root(
        listed.bodies,
        "当日确定存在的组织列表，按编号排列 / The bodies that certainly exist on the day, by identifier",
        WITHIN,
        argument("kinds", optional(list[BodyKind]), "组织类别为其中之一 / Of one of these kinds"),
        argument("filter", optional(BodyFilter), "筛选条件 / Which of them"),
        *TIMES,
        *PAGE,
    )
    person: Person | None = root(
        found.person, "按编号取人员 / A person by their identifier", id_of("人员编号 / Their identifier")
    )
    people: Connection[Person] = root(
        listed.people,
        "人员列表，按编号排列；在任职、产权或受雇所在的区划之内 / "
        "People, by identifier; a person lies wherever a held post, an ownership or an employment lies",
        WITHIN,
        argument("filter", optional(PersonFilter), "筛选条件 / Which of them"),
        *TIMES,
        *PAGE,
    )
    search: list[SearchHit] = root(
        sought.search,
        "按名称、别称、标题、文号检索，最相符的在前，同分按编号；空格与标点不计 / "
        "Search by name, other spelling, title or document number, the best first, then by identifier; "
        "spaces and punctuation do not count",
        argument(
            "text",
            str,
            "一个或几个词，至多 200 字，须含文字或数字；几个词须都出现 / "
            "One word or several, at most 200 characters, something besides punctuation; each word must occur",
        ),
        WITHIN,
        argument(
            "kinds",
            optional(list[str]),
            "只要这些类别：类型名，或组织类别，如 Compound、FIRM / Of these kinds only: names of types, or kinds of body, "
            "e.g. Compound, FIRM",
        ),
        argument("first", optional(int), "最多几条，1 至 200 / Hits at most, 1 to 200", 20),
    )
    metrics: list[Metric] = root(decreed.metrics, "全部指标 / All metrics")
    policies: list[Policy] = root(decreed.policies, "政策文件 / Policy documents", WITHIN)
    policy: Policy | None = root(
        found.policy, "按编号取政策文件 / A policy document by its identifier", id_of("政策编号 / Its identifier")
    )
    rules: list[Rule] = root(
        decreed.rules,
        "规则列表 / Rules",
        argument("policy", optional(strawberry.ID), "只要此政策的，填编号 / Of this policy only, by id"),
        argument("kind", optional(RuleKind), "只要这一类别 / Of this kind only"),
        argument("inForceOn", optional(Date), "只要在这一天有效的，如 2026-05-01 / In force on this day only, e.g. 2026-05-01"),
    )
    targets: list[Target] = root(
        decreed.targets,
        "目标列表 / Targets",
        WITHIN,
        argument("metric", optional(strawberry.ID), "只要此指标的，填编号 / On this metric only, by id"),
        argument("dueBy", optional(Date), "期限不晚于这一天，如 2026-12-31 / Due by this day, e.g. 2026-12-31"),
        argument(
            "testable",
            optional(bool),
            "只要能用数据检验的，否则只要不能的；缺省为两者 / Only those that data can test, or only those that they cannot; "
            "both when null",
        ),
    )
    coverage: list[Coverage] = root(
        measured.coverage,
        "覆盖情况，每个指标、每个区划一行，次序不定 / Coverage, one row per metric and area, in any order",
        WITHIN_REQUIRED,
        METRICS,
        argument(
            "by",
            optional(AreaLevel),
            "按此层级分行，缺省只有一行合计 / Split by the areas of this level; one row for the whole when null",
        ),
        *TIMES,
    )
    coverage_gaps: Connection[CoverageGap] = root(
        measured.coverage_gaps,
        "缺口列表，按指标、再按对象排列 / The gaps, by metric and then by subject",
        WITHIN_REQUIRED,
        METRICS,
        argument(
            "verdicts",
            optional(list[Verdict]),
            "未达到（NOT_MET）与不明（UNKNOWN）中的哪些，缺省为两者 / Which of NOT_MET and UNKNOWN; both when null",
        ),
        *TIMES,
        *PAGE,
    )
    coverage_trend: list[Coverage] = root(
        followed.coverage_trend,
        "一个指标随时间的覆盖情况，从早到晚，至多 200 点 / Coverage of a metric over time, earliest first, at most 200 points",
        WITHIN_REQUIRED,
        argument("metric", strawberry.ID, "指标编号，如 committee / The metric, by id, e.g. committee"),
        argument("from", Date, "第一点的日期，如 2024-01-31 / The day of the first point, e.g. 2024-01-31"),
        argument(
            "to",
            Date,
            "最晚到这一天，恰为一点时计入；晚于 from / No point is later than this day, which is one where a step falls on it; "
            "after `from`",
        ),
        argument(
            "step",
            optional(Step),
            "间隔；各点与 from 同为当月某日，当月没有的取月末 / How far apart; each point has the day of the month of `from`, "
            "or the month's last",
            "MONTH",
        ),
        KNOWN_AT,
    )
    coverage_diff: CoverageDiff = root(
        compared.coverage_diff,
        "两日之间消除和新出现的缺口，至多一万条，多则报错 / "
        "The gaps closed and opened between two days; more than 10,000 are an error",
        WITHIN_REQUIRED,
        METRICS,
        argument("from", Date, "起始日，如 2024-01-01；可晚于 to / The first day, e.g. 2024-01-01; may be later than `to`"),
        argument("to", Date, "对照日，如 2025-01-01 / The second day, e.g. 2025-01-01"),
        KNOWN_AT,
    )
    simulate: Simulation = root(
        tried.simulate,
        "试算：在不保存的情况下作出变更，看其前后的覆盖情况与缺口；有错误则全部列出 / "
        "Tries changes without keeping them: coverage and gaps before and after; whatever is wrong with them is an error that "
        "lists all of it",
        WITHIN_REQUIRED,
        argument(
            "changes",
            list[ChangeInput],
            "变更，至多 50 项，一并作出 / The changes, at most 50, made together",
        ),
        METRICS,
        AS_OF,
    )
    changes: Connection[ChangeRecord] = root(
        logged.changes,
        "变更记录，最新的在前；限 AUDITOR、ADMIN / What was changed, the latest first; for AUDITOR and ADMIN",
        argument("filter", optional(ChangeFilter), "筛选条件 / Which of them"),
        *PAGE,
    )
    access_log: Connection[AccessRecord] = root(
        logged.access_log,
        "个人信息读取记录，最新的在前；限 AUDITOR、ADMIN / "
        "Reads of people's personal fields, the latest first; for AUDITOR and ADMIN",
        argument("filter", optional(AccessFilter), "筛选条件 / Which of them"),
        *PAGE,
    )
