"""Whatever has an identifier (节点)."""

import strawberry

from schema.fields import told


@strawberry.interface(description="凡有编号的记录 / Anything that has an identifier")
class Node:
    """Relay's node."""

    id: strawberry.ID = told("编号，在整个图谱中唯一且不变 / Identifier, unique in the whole graph and never changed")
