"""From bytes or a query string to one GraphQL request; whatever does not fit is refused with a sentence."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

import orjson
from starlette.requests import ClientDisconnect, Request
from strawberry.http import GraphQLRequestData

from server.http.errors import RefusedError
from server.http.media import is_json_body

PARAMETERS = ("query", "operationName", "variables", "extensions")


async def request_data(request: Request, most_bytes: int) -> GraphQLRequestData:
    """Return the GraphQL request in a GET or POST; raise `RefusedError` 400, 413 or 415 when there is none."""
    if request.method == "GET":
        return typed_request(_query_parameters(request.scope["query_string"]))
    if not is_json_body(request.headers.get("content-type", "")):
        raise RefusedError(415, "Send a request body as Content-Type: application/json in UTF-8.")
    return typed_request(_decoded(await body_within(request, most_bytes)))


async def body_within(request: Request, most_bytes: int) -> bytes:
    """Return the body; raise 413 as soon as it is known to be longer than `most_bytes`."""
    declared = request.headers.get("content-length", "0")
    # int() refuses thousands of digits with an error of its own.
    if len(declared) > 15 or (declared.isdigit() and int(declared) > most_bytes):
        raise _too_large(most_bytes)
    parts: list[bytes] = []
    length = 0
    try:
        async for part in request.stream():
            length += len(part)
            if length > most_bytes:
                raise _too_large(most_bytes)
            parts.append(part)
    except ClientDisconnect as gone:
        raise RefusedError(400, "The request ended before its body did.") from gone
    return b"".join(parts)


def _too_large(most_bytes: int) -> RefusedError:
    # The rest of the body stays unread, so the connection cannot serve another request.
    return RefusedError(413, f"The request body is longer than {most_bytes} bytes.", headers={"Connection": "close"})


def _decoded(body: str | bytes) -> object:
    try:
        # orjson reads strict UTF-8 only and refuses NaN, lone surrogates, endless nesting and numbers beyond a double.
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise RefusedError(400, "The request is not valid JSON in UTF-8.") from error


def _query_parameters(query_string: bytes) -> dict[str, object]:
    try:
        pairs = parse_qsl(query_string.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise RefusedError(400, "The query string is not percent-encoded UTF-8.") from error
    members: dict[str, object] = {}
    for name, text in pairs:
        if name in members:
            raise RefusedError(
                400, f"The parameter {name} is given twice." if name in PARAMETERS else "A parameter is given twice."
            )
        members[name] = text
    for name in ("variables", "extensions"):
        encoded = members.get(name)
        if isinstance(encoded, str):
            members[name] = _decoded(encoded) if encoded else None
    return members


def typed_request(members: object) -> GraphQLRequestData:
    """Return the request that these members make; RefusedError 400 where one is missing or of another type."""
    if isinstance(members, list):
        raise RefusedError(400, "Batches are not served: send one request at a time.")
    if not isinstance(members, Mapping):
        raise RefusedError(400, "The request body must be a JSON object with a member query.")
    query, operation_name = members.get("query"), members.get("operationName")
    if not isinstance(query, str) or not query:
        raise RefusedError(400, "The member query must be a GraphQL document: a string that is not empty.")
    if operation_name is not None and not isinstance(operation_name, str):
        raise RefusedError(400, "The member operationName must be a string or null.")
    variables, extensions = members.get("variables"), members.get("extensions")
    if variables is not None and not isinstance(variables, dict):
        raise RefusedError(400, "The member variables must be an object or null.")
    if extensions is not None and not isinstance(extensions, dict):
        raise RefusedError(400, "The member extensions must be an object or null.")
    return GraphQLRequestData(query=query, variables=variables, operation_name=operation_name or None, extensions=extensions)
