"""GraphQL over a socket (graphql-transport-ws): the token at `connection_init`, and no longer than the token.

Each operation is a request like one by POST: admitted anew, executed, masked, logged and limited by the same code.
"""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import suppress
from time import perf_counter, time
from typing import TYPE_CHECKING, Any, cast

from starlette.requests import Request
from starlette.websockets import WebSocket
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler, Operation
from strawberry.subscriptions.protocols.graphql_transport_ws.types import ConnectionInitMessage, Message

from server.http.body import typed_request
from server.http.errors import RefusedError, refusal_of
from server.http.media import GRAPHQL_RESPONSE
from server.logs import log

if TYPE_CHECKING:
    from server.http.view import GraphQLView

LOOKED_AT_EVERY = 3.0
"""Seconds between two looks at whether the token still holds."""
AS_HEADERS = ("authorization", "accept-language", "x-purpose")
"""Members of the first message's payload that stand for headers: a browser cannot set those of a socket."""
_CLOSING = {401: (4401, "Unauthorized"), 403: (4403, "Forbidden"), 503: (1013, "Try again later")}
_LONGEST_REASON = 120


class SocketAdapter(ASGIWebSocketAdapter):
    """The library's adapter, whose closing never fails: not on a long reason, nor on a socket that is closed already."""

    async def close(self, code: int, reason: str) -> None:
        """Close the socket."""
        with suppress(RuntimeError):
            await super().close(code, reason.encode()[:_LONGEST_REASON].decode(errors="ignore"))


class SocketHandler(BaseGraphQLTransportWSHandler[object, None]):
    """One open socket (长连接)."""

    view: "GraphQLView"
    websocket: SocketAdapter

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._payload: Mapping[str, object] = {}
        self._watching: asyncio.Task[None] | None = None

    async def handle_message(self, message: Message) -> None:
        """Handle one message; what is none of the protocol's closes the socket."""
        try:
            await super().handle_message(message)
        except (TypeError, AttributeError):
            await self.handle_invalid_message("Failed to parse message")

    async def handle_connection_init(self, message: ConnectionInitMessage) -> None:
        """Admit whoever opened the socket, or close it with 4401 or 4403."""
        payload = message.get("payload")
        if isinstance(payload, dict) and not self.connection_init_received:
            self._payload = payload
        if payload is None:
            message = {"type": "connection_init"}
        elif not isinstance(payload, dict):
            await super().handle_connection_init(message)
            return
        try:
            until = getattr(await self.view.get_context(self._request(), None), "until", None)
        except Exception as failure:
            await self._refuse(refusal_of(failure))
            return
        await super().handle_connection_init(message)
        if until is not None and self.connection_acknowledged and self._watching is None:
            self._watching = asyncio.create_task(self._watch(until))

    async def run_operation(self, operation: Operation[object, None]) -> None:
        """Answer one operation as the endpoint answers a POST."""
        refusal: RefusedError | None = None
        try:
            answer = await self._answer(operation)
        except Exception as failure:
            refusal = refusal_of(failure)
            answer = refusal.body
        try:
            if refusal is not None and refusal.status in (401, 403):
                await self._refuse(refusal)
                return
            try:
                await self._send(operation, answer)
            except TypeError as failure:
                # A value that JSON does not have.
                await self._send(operation, refusal_of(failure).body)
        except (WebSocketDisconnected, RuntimeError):
            return

    async def shutdown(self) -> None:
        """End what still runs for the socket."""
        if self._watching is not None:
            self._watching.cancel()
        await super().shutdown()

    async def _answer(self, operation: Operation[object, None]) -> Mapping[str, Any]:
        request, view = self._request(), self.view
        members = {"query": operation.query, "variables": operation.variables, "operationName": operation.operation_name}
        response = await view.get_sub_response(request)
        context = await view.get_context(request, response)
        asked = typed_request(members)
        result = await view.execute_single(request, view.request_adapter_class(request), response, context, None, asked)
        return cast(Mapping[str, Any], await view.process_result(request, result))

    async def _send(self, operation: Operation[object, None], answer: Mapping[str, Any]) -> None:
        if "data" not in answer:
            await operation.send_operation_message({"id": operation.id, "type": "error", "payload": answer["errors"]})
            return
        await operation.send_operation_message(cast(Message, {"id": operation.id, "type": "next", "payload": answer}))
        await operation.send_operation_message({"id": operation.id, "type": "complete"})

    async def _watch(self, until: float) -> None:
        """Close the socket when its token ends or no longer holds."""
        while (left := until - time()) > 0:
            await asyncio.sleep(min(left, LOOKED_AT_EVERY))
            try:
                await self.view.get_context(self._request(), None)
            except Exception as failure:
                refusal = refusal_of(failure)
                if refusal.status in (401, 403):
                    await self._refuse(refusal)
                    return
        await self._refuse(RefusedError(401, "The token has ended."))

    async def _refuse(self, refusal: RefusedError) -> None:
        code, reason = _CLOSING.get(refusal.status, (1011, "Internal error"))
        log("socket refused", status=code, code=refusal.code)
        await self.websocket.close(code, reason)

    def _request(self) -> Request:
        """The socket as a request by POST, as which it is admitted and answered."""
        scope = {**self.websocket.ws.scope, "type": "http", "method": "POST", "headers": list(self._headers()), "state": {}}
        request = Request(scope)
        request.state.started = perf_counter()
        request.state.media_type = GRAPHQL_RESPONSE
        return request

    def _headers(self) -> Iterator[tuple[bytes, bytes]]:
        stated = {name.lower(): value for name, value in self._payload.items() if name.lower() in AS_HEADERS}
        handshake: WebSocket = self.websocket.ws
        yield from (pair for pair in handshake.headers.raw if pair[0].decode("latin-1") not in stated)
        yield from ((name.encode(), str(value).encode()) for name, value in stated.items())
