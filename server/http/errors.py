"""Every error a caller can meet: its stable code, its status, and what of it may be shown."""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from secrets import token_hex

from graphql import ArgumentNode, GraphQLError, GraphQLSyntaxError, VariableDefinitionNode, VariableNode, parse, visit
from graphql.language import Visitor

from graph.errors import HubError
from server.logs import log

STATUS: Mapping[str, int] = {
    "GRAPHQL_PARSE_FAILED": 400,
    "BAD_REQUEST": 400,
    "GRAPHQL_VALIDATION_FAILED": 422,
    "BAD_USER_INPUT": 422,
    "OPERATION_RESOLUTION_FAILURE": 422,
    "QUERY_TOO_COMPLEX": 422,
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "PERSONAL": 403,
    "NOT_FOUND": 404,
    "GRAPH_BUSY": 503,
    "SERVICE_UNAVAILABLE": 503,
    "AUDIT_UNAVAILABLE": 503,
    "EXECUTION_TIMEOUT": 504,
    "INTERNAL_SERVER_ERROR": 500,
}
"""Status of a response without data, by its first error's code, for callers that read graphql-response+json."""

INTERNAL = "INTERNAL_SERVER_ERROR"
FAILED = "The hub failed on this request; its log names the cause under {}."
ARGUMENT = re.compile(r"Argument '(\w+)'")


class RefusedError(Exception):
    """A request answered before GraphQL begins (请求被拒): a status, a code and one sentence."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str = "BAD_REQUEST",
        headers: Mapping[str, str] | None = None,
        **extensions: object,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = dict(headers or {})
        self.body = {"errors": [{"message": message, "extensions": {"code": code, **extensions}}]}


def refusal_of(failure: Exception) -> RefusedError:
    """Return what a caller learns of an exception outside execution: a typed refusal, or a log id and nothing else."""
    if isinstance(failure, RefusedError):
        return failure
    if isinstance(failure, HubError) and failure.code != INTERNAL:
        return RefusedError(STATUS.get(failure.code, 400), failure.message, code=failure.code)
    log_id = logged(failure)
    return RefusedError(500, FAILED.format(log_id), code=INTERNAL, logId=log_id)


def logged(failure: BaseException) -> str:
    """Log an exception nobody foresaw and return the id it is logged under (日志编号)."""
    log_id = token_hex(8)
    log("unexpected failure", level=logging.ERROR, failure=failure, logId=log_id)
    return log_id


def shown(error: GraphQLError, *, executed: bool) -> dict[str, object]:
    """Return an error as the caller sees it; `executed` tells errors of resolvers and variables from those before them."""
    message, extensions = _message_and_extensions(error, executed=executed)
    entry: dict[str, object] = {"message": message, "extensions": extensions}
    if error.locations:
        entry["locations"] = [location.formatted for location in error.locations]
    if error.path is not None:
        entry["path"] = list(error.path)
    return entry


def _message_and_extensions(error: GraphQLError, *, executed: bool) -> tuple[str, dict[str, object]]:
    causes = list(_causes(error))
    refused = next((cause for cause in causes if isinstance(cause, HubError) and cause.code != INTERNAL), None)
    stated = error.extensions or {}
    if stated.get("code") in STATUS:
        return error.message, dict(stated)
    if executed and error.path is None:
        # Only variables fail without a path once execution has begun.
        return error.message, {"code": "BAD_USER_INPUT", **_variable_and_argument(error)}
    if executed and (named := ARGUMENT.match(error.message)):
        return error.message, {"code": "BAD_USER_INPUT", "argument": named[1]}
    if refused is not None:
        argument = {} if refused.argument is None else {"argument": refused.argument}
        return refused.message, {"code": refused.code, **argument, **refused.details}
    if isinstance(error, GraphQLSyntaxError):
        return error.message, {"code": "GRAPHQL_PARSE_FAILED"}
    if not executed and not causes:
        return error.message, {"code": "GRAPHQL_VALIDATION_FAILED"}
    failure = causes[-1] if causes else error
    if isinstance(failure, ConnectionError):
        return "The database does not answer; try again in a moment.", {"code": "SERVICE_UNAVAILABLE"}
    log_id = logged(failure)
    return FAILED.format(log_id), {"code": INTERNAL, "logId": log_id}


def _causes(error: GraphQLError) -> Iterator[Exception]:
    cause = error.original_error
    while cause is not None:
        yield cause
        cause = cause.original_error if isinstance(cause, GraphQLError) else None


def _variable_and_argument(error: GraphQLError) -> dict[str, object]:
    """Return the names of a variable that does not fit and of the first argument it was meant for."""
    definition = next((node for node in error.nodes or () if isinstance(node, VariableDefinitionNode)), None)
    if definition is None or definition.loc is None:
        return {}
    name = definition.variable.name.value
    users = _ArgumentsWith(name)
    visit(parse(definition.loc.source), users)
    return {"variable": name, **({"argument": users.found[0]} if users.found else {})}


class _ArgumentsWith(Visitor):
    """Collects the names of the arguments whose value mentions a variable."""

    def __init__(self, variable: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._variable = variable
        self._argument = ""

    def enter_argument(self, node: ArgumentNode, *_: object) -> None:
        self._argument = node.name.value

    def enter_variable(self, node: VariableNode, *_: object) -> None:
        if node.name.value == self._variable and self._argument:
            self.found.append(self._argument)


def status_of(errors: Sequence[Mapping[str, object]], *, plain_json: bool) -> int:
    """Return the status of a response without data: by its first code, but 200 for a well-formed request in plain JSON."""
    extensions = errors[0].get("extensions") if errors else None
    code = extensions.get("code") if isinstance(extensions, Mapping) else None
    if plain_json and code != "BAD_REQUEST":
        return 200
    return STATUS.get(str(code), 422)
