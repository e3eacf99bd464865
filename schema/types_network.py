"""The role-holder network: people and bodies, joined by held posts (任职关系网络)."""

import strawberry

from schema.enums import BodyKind
from schema.fields import told
from schema.refs import AppointmentRef, BodyRef, PersonRef
from schema.scalars import Date
from schema.types_node import Node


@strawberry.type(description="网络中的一点：人员或组织 / A node of the network: a person or a body")
class NetworkNode:
    """A person or a body."""

    id: strawberry.ID = told("人员或组织的编号 / Identifier of the person or body")
    node: Node = told("人员或组织 / The person or body")
    label: str = told("显示名称 / Name to show")
    kind: str = told("类别：Person 或组织类别，如 FIRM / Person, or the kind of body, e.g. FIRM")
    depth: int = told("距起点的步数，起点为 0 / Steps from where the walk began, 0 there")


@strawberry.type(description="网络中的一条边：一项当日在任的任职 / An edge of the network: one appointment held on the day")
class NetworkEdge:
    """One held appointment."""

    id: strawberry.ID = told("任职编号 / Identifier of the appointment")
    source: strawberry.ID = told("任职人编号 / Identifier of the person")
    target: strawberry.ID = told("组织编号 / Identifier of the body")
    kind: str = told("类别：记录的类型，如 Appointment / Type of the record that ties the two, e.g. Appointment")
    label: str = told("职务名称 / Title of the post")
    since: Date | None = told("起始日期 / First day")
    until: Date | None = told("终止日期，当日不计 / Day of the end, no longer counted")
    appointment: AppointmentRef | None = told("任职记录 / The appointment")


@strawberry.type(description="任职关系网络 / A role-holder network")
class Network:
    """A role-holder network."""

    nodes: list[NetworkNode] = told("各点，由近到远 / Its nodes, nearest first")
    edges: list[NetworkEdge] = told("各边，两端都在网络中 / Its edges, both ends of which are in the network")
    truncated: bool = told("是否因上限而截断 / Whether the limit cut it")


@strawberry.type(description="任职链：由一端到另一端，人员与组织相间 / A chain of people and bodies from one end to the other")
class Path:
    """A chain of held appointments."""

    length: int = told("步数，即边数 / Steps, that is edges")
    nodes: list[NetworkNode] = told("各点，自起点至终点 / Its nodes, from end to end")
    edges: list[NetworkEdge] = told(
        "各边，依次连接各点；同一组织内的并行职务只列其一 / "
        "Its edges, each between a node and the next; of parallel posts in one body the first by identifier"
    )


@strawberry.type(
    description="桥接人：在两个以上组织任职的人 / Somebody who ties bodies together: a holder of posts in two or more"
)
class Bridge:
    """Somebody who ties bodies together."""

    person: PersonRef = told("任职人 / Who holds the posts")
    bodies: list[BodyRef] = told(
        "当日任职的组织，按编号排列 / The bodies of the area that the person holds posts in, by identifier"
    )
    kinds: list[BodyKind] = told("这些组织的类别 / Their kinds")
    betweenness: float = told(
        "中介中心性，0 至 1：其余任意两点间的最短路径经过此人的份额的平均 / "
        "Betweenness from 0 to 1: the share of the shortest paths between two other nodes that pass this person, "
        "on average over all pairs"
    )
