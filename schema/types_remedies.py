"""What would close a gap, and who could take an open place (补救措施与候选人)."""

import strawberry

from schema.fields import argument, asked, optional, told
from schema.refs import CoverageGapRef, PersonRef
from schema.scalars import Json


@strawberry.type(
    description="拟议的一项变更：数据包某表的完整一行，可原样交给试算 / One whole row of a bundle table, as ChangeInput takes it"
)
class ProposedChange:
    """One row of a bundle table."""

    table: str = told("表名，如 appointments / Name of the table, e.g. appointments")
    row: Json = told("一行，列名到值 / The row, from column to value")


@strawberry.type(description="可担任空缺职务的人选 / Somebody who could take the open place")
class Candidate:
    """Somebody who could take the open place."""

    person: PersonRef = told("人员 / The person")
    score: float = told("评分，0 至 1，高者在前 / Score, 0 to 1; the highest comes first")
    for_: list[str] = told("有利理由 / What speaks for them", name="for", read=lambda row: row["for"])
    against: list[str] = told("不利理由 / What speaks against them")
    opens: list[CoverageGapRef] = told(
        "由其任职会在缺口所属社区（无社区的为其区划）带来的缺口，逐人试算；每次请求至多 20 人，不可与 knownAt 同用 / "
        "Gaps that would open by their move in the gap's community, or in its area where that lies in none; each is tried, "
        "so at most 20 candidates a request, and not with `knownAt`"
    )


@strawberry.type(
    description="补救措施：一组最小的变更，缺一不可 / "
    "A minimal set of changes that closes a gap: without any one of them it stays"
)
class Remedy:
    """A minimal set of changes that closes a gap."""

    description: str = told("说明 / What it is, change by change; in the language of Accept-Language")
    changes: list[ProposedChange] = told("各项变更，一并作出 / The changes, to be made together")
    candidates: list[Candidate] = asked(
        "职务人选可换时的候选人，变更中所写为第一位 / "
        "Who could take the place where the person is open to choice; the changes name the first of them",
        argument("first", optional(int), "最多几人，1 至 50 / People at most, 1 to 50", 5),
    )
