"""The moves between bodies that rules speak of (兼任流向)."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import strawberry

from schema.enum_posts import PostKind
from schema.enums import AreaLevel, BodyKind, word
from schema.fields import told
from schema.scalars import json_value


@strawberry.enum(description="规则对一种兼任的态度 / What a rule says of a move")
class Stance(Enum):
    """What a rule says of a move."""

    ASK = word("ask", "要求或提倡 / Asks for it")
    ALLOW = word("allow", "允许或鼓励 / Allows it")
    FORBID = word("forbid", "禁止 / Forbids it")


@strawberry.enum(description="两端须同处何地 / What both ends of a move have in common")
class Together(Enum):
    """What both ends of a move have in common."""

    COMPOUND = word("compound", "同一小区 / One compound")
    GRID = word("grid", "同一网格 / One grid")
    COMMUNITY = word("community", "同一社区 / One community")


@strawberry.type(description="流向的一端，列表为空即不限 / One end of a move; an empty list asks for nothing")
class MoveEnd:
    """One end of a move."""

    kinds: list[BodyKind] = told("组织类别，任一即可 / Kinds of body, any of them")
    forms: list[str] = told("组织形式，任一即可，如 joint_branch / Forms of the body, any of them, e.g. joint_branch")
    posts: list[PostKind] = told("职务类别，任一即可 / Kinds of post, any of them")
    level: AreaLevel | None = told("组织所填区划的层级 / Level of the area that the body states as its own")


@strawberry.type(description="规则所说的一种兼任流向 / A move between bodies that a rule speaks of")
class Move:
    """A move between bodies that a rule speaks of."""

    stance: Stance = told("规则的态度 / What the rule says of it")
    from_: MoveEnd = told("派出一端 / The end that somebody comes from", name="from")
    to: MoveEnd = told("进入一端 / The end that they go to")
    both_ways: bool = told("相反方向是否同样适用 / Whether the opposite direction is meant too")
    together: Together | None = told("两端须同处何地，不限为空 / What both ends have in common; null where nothing is asked")
    party_member: bool = told("是否限党员 / Whether it is said of Party members only")


def moves_of_rule(row: Mapping[str, Any]) -> object:
    """Return the moves of a rule's row, which holds them as text (规则的流向)."""
    return json_value(row.get("moves") or "[]")
