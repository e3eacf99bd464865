"""What the schema agrees to run: limits on a document, caches that hit, errors that keep their codes."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import strawberry
from graphql import (
    ArgumentNode,
    DocumentNode,
    GraphQLError,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    ValuesOfCorrectTypeRule,
    VariableDefinitionNode,
    parse,
    specified_rules,
    validate,
)
from strawberry.extensions import SchemaExtension
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule
from strawberry.types import ExecutionContext

from schema.document_walk import DocumentWalk, Limits, too_complex


def unresolved(message: str) -> GraphQLError:
    """Return the refusal of a request that does not say which operation to run (操作不明确)."""
    return GraphQLError(message, extensions={"code": "OPERATION_RESOLUTION_FAILURE"})


def chosen_operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """Return the operation a request means; raise when there is none, or several and no name (须指明操作)."""
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    if not operations:
        raise unresolved("The document has no operation.")
    if name:
        for operation in operations:
            if operation.name and operation.name.value == name:
                return operation
        raise unresolved("The document has no operation with the given operationName.")
    if len(operations) > 1:
        raise unresolved("The document has several operations: operationName must say which one to run.")
    return operations[0]


class ArgumentValuesRule(ValuesOfCorrectTypeRule):
    """The standard rule on literals, with the name of the argument in the message and in the error's extensions."""

    _place: tuple[str, str] | None = None

    def enter_argument(self, node: ArgumentNode, *_: object) -> None:
        """Remember the argument whose value comes next."""
        self._place = ("argument", node.name.value)

    def enter_variable_definition(self, node: VariableDefinitionNode, *_: object) -> None:
        """Remember the variable whose default value comes next."""
        self._place = ("variable", node.variable.name.value)

    def report_error(self, error: GraphQLError) -> None:
        """Report a value that does not fit as BAD_USER_INPUT (参数有误)."""
        kind, name = self._place or ("argument", "")
        sign = "$" if kind == "variable" else ""
        super().report_error(
            GraphQLError(
                f"{kind.capitalize()} '{sign}{name}' has an invalid value: {error.message}",
                error.nodes,
                original_error=error.original_error,
                extensions={"code": "BAD_USER_INPUT", kind: name},
            )
        )


RULES = (
    *(ArgumentValuesRule if rule is ValuesOfCorrectTypeRule else rule for rule in specified_rules),
    MaybeNullValidationRule,
    OneOfInputValidationRule,
)


class Guard(SchemaExtension):
    """Refuses what `Limits` forbids before validation and execution see it, and answers both steps from the caches."""

    def on_parse(self) -> Iterator[None]:
        """Parse within the limits; raise when no single operation is meant."""
        context, schema = self.execution_context, guarded(self.execution_context)
        context.graphql_document = schema.parsed(context.query or "")
        # The public property falls back to the first operation, which would hide a missing operationName.
        operation = chosen_operation(context.graphql_document, context._provided_operation_name)
        if operation.operation is OperationType.SUBSCRIPTION:
            message = "Subscriptions are not served over this endpoint; ask the same as a query."
            raise GraphQLError(message, extensions={"code": "BAD_REQUEST"})
        yield

    def on_validate(self) -> Iterator[None]:
        """Weigh the document first, because validation itself is slow on hostile ones."""
        context, schema = self.execution_context, guarded(self.execution_context)
        if context.graphql_document is not None:
            operation = chosen_operation(context.graphql_document, context._provided_operation_name)
            walk = DocumentWalk(schema._schema, context.graphql_document, schema.limits, context.variables or {})
            walk.refuse_beyond_limits(operation)
            context.pre_execution_errors = list(schema.validated(context.query or ""))
        yield

    def get_results(self) -> dict[str, Any]:
        """What the answer does not tell (未尽事项): `masked`, the paths of masked fields; `cut`, the fields that a limit cut."""
        reads = getattr(getattr(self.execution_context.context, "caller", None), "reads", None)
        if reads is None:
            return {}
        told = {"masked": sorted(reads.masked), "cut": sorted(reads.cut)}
        return {name: those for name, those in told.items() if those}


class GuardedSchema(strawberry.Schema):
    """A Strawberry schema behind `Guard`; the documents most recently asked are parsed and validated once (查询缓存)."""

    def __init__(
        self,
        *arguments: Any,
        limits: Limits | None = None,
        hide_suggestions: bool = False,
        kept_documents: int = 256,
        most_errors: int = 5,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.limits = limits or Limits()
        self.hide_suggestions = hide_suggestions
        self._most_errors = most_errors
        # Keyed by the text: hashing a parsed document costs more than looking it up saves.
        self.parsed = lru_cache(kept_documents)(self._parse)
        self.validated = lru_cache(kept_documents)(self._validate)

    def get_extensions(self, sync: bool = False) -> list[SchemaExtension]:
        """Return the extensions of one request, the guard first."""
        return [Guard(), *super().get_extensions(sync)]

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Log nothing here: the library's log would carry stack traces and the caller's literals; the server logs codes."""

    def _get_custom_context_kwargs(
        self, operation_extensions: dict[str, Any] | None = None, *, sync: bool = False
    ) -> dict[str, Any]:
        return {**super()._get_custom_context_kwargs(operation_extensions, sync=sync), "hide_suggestions": self.hide_suggestions}

    def _parse(self, source: str) -> DocumentNode:
        limits = self.limits
        if len(source) > limits.source:
            raise too_complex("source", limits.source, len(source))
        try:
            return parse(source, max_lexical_tokens=limits.tokens, max_comments=limits.comments, allow_empty_selection_sets=False)
        except GraphQLSyntaxError as error:
            for limit in ("tokens", "comments"):
                if f"more than {getattr(limits, limit)} {limit}" in error.message:
                    raise too_complex(limit, getattr(limits, limit)) from error
            raise

    def _validate(self, source: str) -> tuple[GraphQLError, ...]:
        # The tuple is shared between requests: readers must not write into these errors.
        return tuple(
            validate(
                self._schema, self.parsed(source), RULES, max_errors=self._most_errors, hide_suggestions=self.hide_suggestions
            )
        )


def guarded(context: ExecutionContext) -> GuardedSchema:
    """Return the schema of a request; raise TypeError for one without limits."""
    if not isinstance(context.schema, GuardedSchema):
        raise TypeError("Guard belongs to a GuardedSchema")
    return context.schema
