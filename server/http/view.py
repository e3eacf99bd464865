"""The GraphQL endpoint: GraphQL over HTTP to the letter, on top of Strawberry's ASGI view."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from time import perf_counter
from typing import Any, cast

import orjson
from cross_web import AsyncHTTPRequestAdapter, StarletteRequestAdapter
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.http.base import BaseRequestProtocol
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError

from schema.guard import GuardedSchema, chosen_operation
from server.http.body import request_data
from server.http.errors import RefusedError, refusal_of, shown, status_of
from server.http.media import GRAPHQL_RESPONSE, JSON, answer_type
from server.http.reads import ReadLog
from server.http.socket import SocketAdapter, SocketHandler
from server.logs import log
from server.request import Context

HEADERS = {"Cache-Control": "no-store", "Vary": "Accept", "X-Content-Type-Options": "nosniff"}
"""Answers may hold personal data, so no cache keeps them."""
SILENCE = timedelta(seconds=10)
"""How long a socket may stay open before it says who opened it."""
AT_ONCE = 20
"""Operations of one socket that may run at the same time."""


class RequestAdapter(StarletteRequestAdapter):
    """The library's adapter, with the request itself: the body is read under a limit, which the adapter cannot."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        self.request = request


class GraphQLView(GraphQL[object, None]):
    """Strawberry's view with strict requests, typed errors, a time limit and one log line each (GraphQL 端点)."""

    schema: GuardedSchema
    request_adapter_class = RequestAdapter
    websocket_adapter_class = SocketAdapter
    graphql_transport_ws_handler_class = SocketHandler

    def __init__(
        self,
        schema: GuardedSchema,
        context: Callable[[Request], Awaitable[object]],
        *,
        console: bool,
        most_bytes: int,
        most_errors: int,
        seconds: float,
        reads: ReadLog | None = None,
    ) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            connection_init_wait_timeout=SILENCE,
            max_subscriptions_per_connection=AT_ONCE,
        )
        self._reads = reads
        self._context = context
        self._console = console
        self._most_bytes = most_bytes
        self._most_errors = most_errors
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; nothing that happens on the way leaves as anything but JSON."""
        if scope["type"] == "websocket":
            await self.run(WebSocket(scope, receive, send))
            return
        request = Request(scope, receive)
        request.state.started = perf_counter()
        request.state.media_type = JSON
        try:
            response = await self._answer(request)
        except Exception as failure:
            refusal = refusal_of(failure)
            log("request refused", status=refusal.status, code=refusal.code, durationMs=elapsed(request))
            response = encoded(refusal.body, refusal.status, request.state.media_type)
            response.headers.update(refusal.headers)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method not in ("GET", "POST"):
            raise RefusedError(405, "GraphQL is served by GET and POST.", headers={"Allow": "GET, POST"})
        accept = request.headers.get("accept", "")
        if self._console and request.method == "GET" and "text/html" in accept and "query" not in request.query_params:
            return RedirectResponse("/", status_code=303)
        media_type = answer_type(accept)
        if media_type is None:
            raise RefusedError(406, f"This endpoint answers in {GRAPHQL_RESPONSE} or {JSON}.")
        request.state.media_type = media_type
        return await self.run(request)

    def should_render_graphql_ide(self, request: BaseRequestProtocol) -> bool:
        """Return False: the console is a page of its own, without outside addresses."""
        return False

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        """Return the response under construction, kept with the request for `process_result`."""
        request.state.response = Response(media_type=request.state.media_type)
        return request.state.response  # type: ignore[no-any-return]  # state holds anything

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket | None) -> object:
        """Return the caller's context; a refusal raised here is answered before the body is read.

        A socket itself has none: each of its operations gets one.
        """
        return await self._context(request) if isinstance(request, Request) else None

    async def parse_http_body(self, request: AsyncHTTPRequestAdapter) -> GraphQLRequestData:
        """Return the one GraphQL request in the body or the query string."""
        return await request_data(cast(RequestAdapter, request).request, self._most_bytes)

    async def execute_single(
        self,
        request: Request,
        request_adapter: AsyncHTTPRequestAdapter,
        sub_response: Response,
        context: object,
        root_value: None,
        request_data: GraphQLRequestData,
    ) -> ExecutionResult:
        """Run the operation within the time limit and log what it tells of people; a mutation by GET is refused with 405."""
        request.state.asked = request_data
        try:
            async with asyncio.timeout(self._seconds):
                result = await super().execute_single(request, request_adapter, sub_response, context, root_value, request_data)
        except TimeoutError:
            message = f"The operation took longer than {self._seconds:g} seconds; ask for less at a time."
            return PreExecutionError(None, [GraphQLError(message, extensions={"code": "EXECUTION_TIMEOUT"})])
        except Exception as failure:
            if isinstance(failure.__cause__, InvalidOperationTypeError):
                raise RefusedError(405, "Mutations are served by POST only.", headers={"Allow": "POST"}) from failure
            raise
        if self._reads is not None and not isinstance(result, PreExecutionError):
            assert isinstance(context, Context)
            self._reads.keep(context.caller, request_data.query or "", request_data.operation_name)
        return result

    async def process_result(self, request: Request, result: ExecutionResult) -> GraphQLHTTPResponse:
        """Return the response body, errors masked and counted, and set the status that goes with it."""
        executed = not isinstance(result, PreExecutionError)
        errors = [shown(error, executed=executed) for error in (result.errors or ())[: self._most_errors]]
        left_out = len(result.errors or ()) - len(errors)
        response: dict[str, Any] = {"errors": errors} if errors else {}
        status = 200
        if result.data is None and not any("path" in error for error in errors):
            status = status_of(errors, plain_json=request.state.media_type == JSON)
        else:
            response["data"] = result.data
        extensions = {**(result.extensions or {}), **({"errorsLeftOut": left_out} if left_out > 0 else {})}
        if extensions:
            response["extensions"] = extensions
        request.state.response.status_code = status
        self._log_operation(request, status, errors)
        return response  # type: ignore[return-value]  # errors as plain dicts

    def create_response(self, response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse], sub_response: Response) -> Response:
        """Return the encoded response in the caller's media type."""
        response = encoded(response_data, sub_response.status_code, sub_response.media_type or JSON)
        response.headers.raw.extend(pair for pair in sub_response.headers.raw if pair[0] == b"set-cookie")
        return response

    def encode_json(self, data: object) -> str:
        """Return JSON as text, because socket clients need text frames."""
        return orjson.dumps(data).decode()

    def decode_json(self, data: str | bytes) -> object:
        """Return what a frame of a socket holds, read as strictly as a body."""
        return orjson.loads(data)

    def _handle_errors(self, errors: list[GraphQLError], response_data: GraphQLHTTPResponse) -> None:
        """Do nothing: `process_result` has shown and logged them."""

    def _log_operation(self, request: Request, status: int, errors: list[dict[str, Any]]) -> None:
        asked: GraphQLRequestData = request.state.asked
        name = kind = None
        try:
            operation = chosen_operation(self.schema.parsed(asked.query or ""), asked.operation_name)
            name, kind = operation.name.value[:64] if operation.name else None, operation.operation.value
        except GraphQLError:
            pass  # what cannot be parsed has no name
        codes = sorted({error["extensions"]["code"] for error in errors})
        log("operation", operation=name, kind=kind, status=status, codes=codes, durationMs=elapsed(request))


def elapsed(request: Request) -> float:
    """Return the milliseconds since the request came in."""
    started: float = request.state.started
    return round((perf_counter() - started) * 1000, 1)


def encoded(body: object, status: int, media_type: str) -> Response:
    """Return a JSON response that no cache keeps."""
    return Response(orjson.dumps(body), status, headers=HEADERS, media_type=f"{media_type}; charset=utf-8")
