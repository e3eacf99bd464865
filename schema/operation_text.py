"""What was asked, as the audit log keeps it (所问内容): the operation without anything that a caller may write freely."""

from hashlib import sha256
from typing import Any

from graphql import (
    DocumentNode,
    EnumValueNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    NameNode,
    Node,
    OperationDefinitionNode,
    VariableNode,
    print_ast,
    strip_ignored_characters,
    visit,
)
from graphql.language import Visitor

from schema.guard import chosen_operation

LONGEST = 4_000
"""Characters that are kept of it; the hash is that of the whole."""
_LITERAL = "_"


def operation_text(document: DocumentNode, operation_name: str | None) -> tuple[str, str]:
    """The chosen operation and the fragments it uses, and the SHA-256 of that text.

    Literals are `_`, aliases and the operation's own name are left out, variables and fragments are numbered.
    """
    operation = chosen_operation(document, operation_name)
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    used = _Spreads(fragments)
    visit(operation, used)
    names = {name: f"F{number}" for number, name in enumerate(used.found, start=1)}
    plain = _Plain(names)
    parts = [print_ast(visit(node, plain)) for node in (operation, *used.found.values())]
    text = strip_ignored_characters("\n".join(parts))
    return text[:LONGEST], sha256(text.encode()).hexdigest()


class _Spreads(Visitor):
    """Collects the fragments that are used, in the order of their first use."""

    def __init__(self, fragments: dict[str, FragmentDefinitionNode]) -> None:
        super().__init__()
        self.found: dict[str, FragmentDefinitionNode] = {}
        self._fragments = fragments

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        """Follow a fragment the first time it is met."""
        name = node.name.value
        if name not in self.found and name in self._fragments:
            self.found[name] = self._fragments[name]
            visit(self._fragments[name], self)


class _Plain(Visitor):
    """Replaces whatever a caller chose the letters of."""

    def __init__(self, fragments: dict[str, str]) -> None:
        super().__init__()
        self._fragments = fragments
        self._variables: dict[str, str] = {}

    def enter(self, node: Node, key: object, parent: object, *_: object) -> Any:
        """The node that is printed instead, None for the node itself."""
        match node.kind:
            case "int_value" | "float_value" | "string_value" | "boolean_value" | "null_value" | "enum_value":
                return None if _is_literal(node) else EnumValueNode(value=_LITERAL)
            case "list_value" | "object_value":
                return EnumValueNode(value=_LITERAL)
            case "variable":
                assert isinstance(node, VariableNode)
                return _renamed(node, self._variables.setdefault(node.name.value, f"v{len(self._variables) + 1}"))
            case "fragment_spread" | "fragment_definition":
                assert isinstance(node, FragmentSpreadNode | FragmentDefinitionNode)
                return _renamed(node, self._fragments[node.name.value])
            case "operation_definition":
                assert isinstance(node, OperationDefinitionNode)
                return _without(node, "name")
            case "field":
                return _without(node, "alias")
        return None


def _is_literal(node: Node) -> bool:
    return isinstance(node, EnumValueNode) and node.value == _LITERAL


def _renamed(node: Any, name: str) -> Any:
    return None if node.name.value == name else _copy(node, name=NameNode(value=name))


def _without(node: Any, part: str) -> Any:
    return None if getattr(node, part) is None else _copy(node, **{part: None})


def _copy(node: Any, **changed: object) -> Any:
    return type(node)(**{name: getattr(node, name) for name in node.keys} | changed)
