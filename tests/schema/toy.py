"""The types as served under a few roots that answer with canned rows and remember what was picked."""

from dataclasses import dataclass, field
from typing import Any

import strawberry
from strawberry.types import ExecutionResult

from graph.model.selection import Pick
from schema.build import build_schema
from schema.enums import RuleKind
from schema.fields import PAGE, TIMES, argument, id_of, optional, root
from schema.inputs import BodyFilter, CompoundFilter, CompoundOrder
from schema.pages import Connection
from schema.scalars import Date, Json
from schema.types_bodies import Body
from schema.types_compound import Compound
from schema.types_coverage import Coverage, CoverageGap
from schema.types_facts import Survey
from schema.types_node import Node
from schema.types_people import Person, Viewer
from schema.types_policies import Metric
from schema.types_posts import Appointment


@dataclass
class Canned:
    """Rows by response key of the root, and the picks that asked for them."""

    rows: dict[str, Any] = field(default_factory=dict)
    picks: list[Pick] = field(default_factory=list)

    @property
    def caller(self) -> "Canned":
        return self


async def canned(caller: Canned, pick: Pick) -> Any:
    caller.picks.append(pick)
    return caller.rows.get(pick.key)


@strawberry.type(description="测试 / Test")
class Query:
    node: Node | None = root(canned, "记录 / Record", id_of("编号 / Id"))
    body: Body | None = root(canned, "组织 / Body", id_of("编号 / Id"))
    compound: Compound | None = root(canned, "小区 / Compound", id_of("编号 / Id"))
    compounds: Connection[Compound] | None = root(
        canned,
        "小区 / Compounds",
        argument("filter", optional(CompoundFilter), "筛选 / Filter"),
        argument("orderBy", optional(CompoundOrder), "排序 / Order"),
        *TIMES,
        *PAGE,
    )
    bodies: Connection[Body] | None = root(
        canned, "组织 / Bodies", argument("filter", optional(BodyFilter), "筛选 / Filter"), *PAGE
    )
    person: Person | None = root(canned, "人员 / Person", id_of("编号 / Id"))
    appointment: Appointment | None = root(canned, "任职 / Appointment")
    metric: Metric | None = root(canned, "指标 / Metric")
    survey: Survey | None = root(canned, "核查 / Survey")
    coverage: list[Coverage] | None = root(canned, "覆盖 / Coverage")
    gap: CoverageGap | None = root(canned, "缺口 / Gap")
    viewer: Viewer | None = root(canned, "用户 / Viewer")
    rules: Json | None = root(
        canned,
        "规则 / Rules",
        argument("kind", optional(RuleKind), "类别 / Kind"),
        argument("inForceOn", optional(Date), "日期 / Day"),
    )


SCHEMA = build_schema(Query)


async def ask(query: str, rows: dict[str, Any] | None = None, **variables: Any) -> tuple[ExecutionResult, Canned]:
    context = Canned(rows or {})
    result = await SCHEMA.execute(query, variable_values=variables, context_value=context)
    assert isinstance(result, ExecutionResult)
    return result, context


async def picked(query: str, **variables: Any) -> Pick:
    """The pick of the only root field of a question that is answered without errors."""
    result, context = await ask(query, **variables)
    assert not result.errors, result.errors
    (pick,) = context.picks
    return pick


async def shown(query: str, rows: dict[str, Any], **variables: Any) -> dict[str, Any]:
    """The data of an answer without errors."""
    result, _ = await ask(query, rows, **variables)
    assert not result.errors, result.errors
    assert result.data is not None
    return dict(result.data)


async def refusal(query: str, rows: dict[str, Any] | None = None, **variables: Any) -> str:
    """The message of the first error of an answer."""
    result, _ = await ask(query, rows, **variables)
    assert result.errors
    return result.errors[0].message
