"""What a caller selected below a root field, as `graph.model.selection` writes it (所选字段)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLIncludeDirective,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLSkipDirective,
    GraphQLUnionType,
    InlineFragmentNode,
    SelectionNode,
    get_argument_values,
    get_directive_values,
    get_named_type,
)
from graphql.execution.values import VariableValues

from graph.model.selection import ANY, Pick, Selection
from schema.keys import row_key, variant_key

Composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType
_ABSTRACT = GraphQLInterfaceType | GraphQLUnionType


def pick_of(info: GraphQLResolveInfo[Any]) -> Pick:
    """Return the root field being resolved with its arguments and everything picked below it.

    A field with arguments is picked once for each response key, any other once for all its aliases.
    Raises GraphQLError (BAD_USER_INPUT) where one alias would have to mean two things.
    """
    definition = info.parent_type.fields[info.field_name]
    # The library declares graphql-core's container here but hands over the plain coerced values.
    values = cast("Mapping[str, Any]", info.variable_values)
    walk = _Walk(info.schema, info.fragments, VariableValues({}, dict(values)))
    arguments = get_argument_values(definition, info.field_nodes[0], walk.variables)
    key = str(info.path.key)
    return Pick(info.field_name, key, arguments, walk.below(info.field_nodes, get_named_type(definition.type)))


@dataclass(slots=True)
class _Draft:
    """A picked field before its sub-selection is known: the union of what its nodes select."""

    name: str
    key: str
    arguments: Mapping[str, object]
    type: Any
    nodes: list[FieldNode] = field(default_factory=list)

    def asks_the_same(self, other: "_Draft") -> bool:
        return self.name == other.name and self.arguments == other.arguments


_Drafts = dict[str, dict[str, _Draft]]
"""Drafts by the type they are picked on and by key."""


@dataclass(frozen=True, slots=True)
class _Walk:
    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: VariableValues

    def below(self, nodes: Iterable[FieldNode], type_: object) -> Selection | None:
        """Return the union of what these nodes select on a type; None for a leaf."""
        if not isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType):
            return None
        drafts: _Drafts = {}
        seen: set[tuple[str, str]] = set()
        for node in nodes:
            if node.selection_set is not None:
                self._collect(node.selection_set.selections, type_, type_, drafts, seen)
        _settle_across_types(drafts)
        return Selection({on: tuple(map(self._pick, picked.values())) for on, picked in drafts.items()})

    def _pick(self, draft: _Draft) -> Pick:
        return Pick(draft.name, draft.key, draft.arguments, self.below(draft.nodes, draft.type))

    def _collect(
        self, selections: Iterable[SelectionNode], static: Composite, on: Composite, drafts: _Drafts, seen: set[tuple[str, str]]
    ) -> None:
        """Add what is selected on `on`, the narrowest type known here, inside a field of type `static`."""
        for node in selections:
            if not self._included(node):
                continue
            match node:
                case FieldNode():
                    self._add(node, static, on, drafts)
                case InlineFragmentNode():
                    condition = node.type_condition.name.value if node.type_condition else on.name
                    narrowed = self._narrowed(on, condition)
                    if narrowed is not None:
                        self._collect(node.selection_set.selections, static, narrowed, drafts, seen)
                case FragmentSpreadNode():
                    fragment = self.fragments[node.name.value]
                    narrowed = self._narrowed(on, fragment.type_condition.name.value)
                    # A fragment adds nothing the second time: without this, nested spreads would multiply.
                    if narrowed is not None and (visit := (node.name.value, narrowed.name)) not in seen:
                        seen.add(visit)
                        self._collect(fragment.selection_set.selections, static, narrowed, drafts, seen)

    def _add(self, node: FieldNode, static: Composite, on: Composite, drafts: _Drafts) -> None:
        name = node.name.value
        if name.startswith("__") or isinstance(on, GraphQLUnionType):
            return
        definition = on.fields[name]
        key, arguments = name, {}
        if definition.args:
            key = row_key(on, name, node.alias.value if node.alias else name)
            arguments = get_argument_values(definition, node, self.variables)
        where = ANY if on is static and isinstance(static, GraphQLInterfaceType) else on.name
        draft = _Draft(name, key, arguments, get_named_type(definition.type))
        kept = drafts.setdefault(where, {}).setdefault(key, draft)
        if not kept.asks_the_same(draft):
            # Valid where the parents can never be the same object, but one row cannot hold both.
            raise GraphQLError(
                f"'{key}' is asked for with different arguments on different types; give each an alias of its own.",
                node,
                extensions={"code": "BAD_USER_INPUT"},
            )
        kept.nodes.append(node)

    def _narrowed(self, on: Composite, condition: str) -> Composite | None:
        """Return the narrower of the type known so far and a fragment's condition; None where nothing is both."""
        wanted = self.schema.get_type(condition)
        if wanted is on:
            return on
        if isinstance(wanted, GraphQLInterfaceType) and self.schema.is_sub_type(wanted, on):
            return on
        if isinstance(wanted, GraphQLObjectType | GraphQLInterfaceType) and isinstance(on, _ABSTRACT):
            return wanted if self.schema.is_sub_type(on, wanted) else None
        return None

    def _included(self, node: SelectionNode) -> bool:
        if not node.directives:
            return True
        skip = get_directive_values(GraphQLSkipDirective, node, self.variables)
        include = get_directive_values(GraphQLIncludeDirective, node, self.variables)
        return not (skip and skip["if"]) and not (include and not include["if"])


def _settle_across_types(drafts: _Drafts) -> None:
    """Make one key mean one thing on all types of a selection, whichever of them a reader meets first."""
    by_key: dict[str, list[tuple[str, _Draft]]] = {}
    for on, picked in drafts.items():
        for key, draft in picked.items():
            by_key.setdefault(key, []).append((on, draft))
    for key, found in by_key.items():
        first = found[0][1]
        if all(first.asks_the_same(draft) for _, draft in found):
            nodes = [node for _, draft in found for node in draft.nodes]
            for _, draft in found:
                draft.nodes = nodes
        else:
            for on, draft in found:
                draft.key = variant_key(key, on)
