"""How much a document asks for: one walk that weighs each fragment once, and the limits it is held to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableDefinitionNode,
    VariableNode,
    get_named_type,
)

PAGE_ARGUMENTS: Mapping[str, int] = {"first": 200, "limit": 1000}
"""Arguments that multiply an answer, each with the most a resolver grants: a larger figure is refused there, by name."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a document may ask for (查询限额); each figure is a count, `source` is in characters.

    `cost` counts the objects of the largest possible answer: 1 for each, times `first` for what hangs on a page.
    `introspection` is the nesting below `__schema` and `__type`, where the standard query is deeper than `depth`.
    `selections` bounds one pair of braces, because validation compares the fields in it with one another.
    """

    source: int = 60_000
    tokens: int = 10_000
    comments: int = 500
    depth: int = 15
    introspection: int = 30
    nesting: int = 100
    selections: int = 300
    aliases: int = 200
    directives: int = 20
    fragments: int = 20
    roots: int = 60
    cost: int = 1_000_000


def too_complex(limit: str, maximum: int, actual: int | None = None) -> GraphQLError:
    """Return the refusal of a document over a limit (查询过于复杂), code QUERY_TOO_COMPLEX, naming limit and figures."""
    figure = "is over it" if actual is None else f"is {actual}"
    return GraphQLError(
        f"The document is too complex: the limit on {limit} is {maximum}, this document {figure}.",
        extensions={"code": "QUERY_TOO_COMPLEX", "limit": limit, "maximum": maximum, "actual": actual},
    )


class Weight(NamedTuple):
    """What one selection set asks for: levels outside and inside introspection, objects, and fields at its own level."""

    depth: int = 0
    introspection: int = 0
    cost: int = 0
    roots: int = 0


class DocumentWalk:
    """One walk over a document; each fragment is weighed once, so nested spreads cannot make it explode."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, limits: Limits, variables: Mapping[str, object]) -> None:
        self._schema = schema
        self._limits = limits
        self._variables = variables
        self._defaults: Mapping[str, VariableDefinitionNode] = {}
        self._document = document
        self._fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
        self._weighed: dict[str, Weight] = {}
        self._aliases = 0
        self._directives = 0

    def refuse_beyond_limits(self, chosen: OperationDefinitionNode) -> None:
        """Raise QUERY_TOO_COMPLEX for the first limit passed by the chosen operation or by the document as a whole."""
        limits = self._limits
        if len(self._fragments) > limits.fragments:
            raise too_complex("fragments", limits.fragments, len(self._fragments))
        weight = self._weigh_operation(chosen)
        # The rest of the document is never run, but validation reads it.
        for other in self._document.definitions:
            if isinstance(other, OperationDefinitionNode) and other is not chosen:
                self._weigh_operation(other)
        for name in self._fragments:
            self._weigh_fragment(name, 0)
        figures = {
            "aliases": self._aliases,
            "directives": self._directives,
            "roots": weight.roots,
            "depth": weight.depth,
            "introspection": weight.introspection,
            "cost": weight.cost,
        }
        for limit, actual in figures.items():
            if actual > (maximum := getattr(limits, limit)):
                raise too_complex(limit, maximum, actual)

    def _weigh_operation(self, operation: OperationDefinitionNode) -> Weight:
        self._directives += len(operation.directives or ())
        self._defaults = {node.variable.name.value: node for node in operation.variable_definitions or ()}
        return self._weigh(operation.selection_set, self._schema.get_root_type(operation.operation), 1)

    def _weigh(self, selections: SelectionSetNode, parent: GraphQLNamedType | None, level: int) -> Weight:
        if level > self._limits.nesting:
            raise too_complex("nesting", self._limits.nesting)
        if len(selections.selections) > self._limits.selections:
            raise too_complex("selections", self._limits.selections, len(selections.selections))
        depth = introspection = cost = roots = 0
        for node in selections.selections:
            self._directives += len(node.directives or ())
            match node:
                case FieldNode():
                    part = self._weigh_field(node, parent, level)
                case InlineFragmentNode():
                    on = self._schema.get_type(node.type_condition.name.value) if node.type_condition else parent
                    part = self._weigh(node.selection_set, on, level + 1)
                case FragmentSpreadNode():
                    part = self._weigh_fragment(node.name.value, level)
                case _:
                    continue
            depth, introspection = max(depth, part.depth), max(introspection, part.introspection)
            cost, roots = cost + part.cost, roots + part.roots
        return Weight(depth, introspection, cost, roots)

    def _weigh_fragment(self, name: str, level: int) -> Weight:
        if name not in self._weighed:
            self._weighed[name] = Weight()  # stands for the fragment inside itself; validation refuses the cycle
            if fragment := self._fragments.get(name):
                on = self._schema.get_type(fragment.type_condition.name.value)
                self._weighed[name] = self._weigh(fragment.selection_set, on, level + 1)
        return self._weighed[name]

    def _weigh_field(self, node: FieldNode, parent: GraphQLNamedType | None, level: int) -> Weight:
        self._aliases += node.alias is not None
        if node.selection_set is None:
            return Weight(depth=1, roots=1)
        composite = parent if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType) else None
        field = self._schema.get_field(composite, node.name.value) if composite else None
        inner = self._weigh(node.selection_set, get_named_type(field.type) if field else None, level + 1)
        cost = self._page(node, field) * (1 + inner.cost)
        if node.name.value.startswith("__"):
            return Weight(1, 1 + max(inner.depth, inner.introspection), cost, 1)
        return Weight(1 + inner.depth, inner.introspection, cost, 1)

    def _page(self, node: FieldNode, field: GraphQLField | None) -> int:
        """Return how many objects a field may answer with, at least 1; a size that is no integer is refused later, by name."""
        for name, most in PAGE_ARGUMENTS.items():
            if field is None or name not in field.args:
                continue
            stated = next((argument for argument in node.arguments or () if argument.name.value == name), None)
            default = field.args[name].default_value
            size = default if stated is None else self._integer(stated, default)
            if isinstance(size, int | float) and not isinstance(size, bool):
                return int(min(max(size, 1), most))
        return 1

    def _integer(self, argument: ArgumentNode, default: object) -> object:
        value = argument.value
        if isinstance(value, VariableNode):
            name = value.name.value
            if name in self._variables:
                return self._variables[name]
            definition = self._defaults.get(name)
            if definition is None or definition.default_value is None:
                return default
            value = definition.default_value
        return int(value.value) if isinstance(value, IntValueNode) else None
