"""What a search finds (检索结果)."""

import strawberry

from schema.fields import told
from schema.types_node import Node


@strawberry.type(description="一条检索结果 / One hit of a search")
class SearchHit:
    """One hit."""

    node: Node = told("找到的记录 / The record found")
    label: str = told("显示名称，全称 / Name to show, in full")
    kind: str = told("类别：类型名，或组织类别，如 FIRM / Name of its type, or the kind of body, e.g. FIRM")
    score: float = told(
        "相符程度：1.0 名称相同，0.9 专名相同，0.8 开头相同，0.7 含有全文，0.6 各词都有，0.5 别称 / "
        "How well it fits: 1.0 the name itself, 0.9 its base name, 0.8 its beginning, 0.7 a part of it, "
        "0.6 every word somewhere, 0.5 another spelling"
    )
    matched: str = told("相符的名称、别称、标题或文号 / The name, spelling, title or document number that matched")
