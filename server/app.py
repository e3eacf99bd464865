"""The hub as one ASGI application: GraphQL, its console, and two health questions."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp, Lifespan, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from graph.audit import AuditLog
from schema.guard import GuardedSchema
from server.health import health_routes
from server.http.console import console_routes
from server.http.errors import RefusedError, refusal_of
from server.http.media import JSON
from server.http.reads import ReadLog
from server.http.view import GraphQLView, encoded

LOOPBACK_NAMES = frozenset({"localhost"})
LONGEST_FRAME = 100_000
"""Bytes of one message over a socket."""
HEALTH = ("/healthz", "/readyz")


@dataclass(frozen=True, slots=True)
class Serving:
    """How requests are served (服务参数): the longest body in bytes, the time limit in seconds, errors in one response.

    `hosts` are the names the hub answers under besides loopback addresses, without port; None means any. A page of
    another site that has its own name resolve to this machine would otherwise read the graph through its visitor's browser.
    `proxies` are the addresses that requests must come from; with none they may come from anywhere.
    """

    most_bytes: int = 100_000
    seconds: float = 60.0
    most_errors: int = 5
    hosts: frozenset[str] | None = LOOPBACK_NAMES
    proxies: frozenset[str] = frozenset()


def build_app(
    schema: GuardedSchema,
    context: Callable[[Request], Awaitable[object]],
    ready: Callable[[], Awaitable[bool]],
    *,
    console: bool,
    serving: Serving | None = None,
    audit: AuditLog | None = None,
    lifespan: Lifespan[Starlette] | None = None,
) -> Starlette:
    """Return the application (应用): `/graphql`, `/healthz`, `/readyz`, and the console at `/` if it is wanted.

    `audit` is where reads of people are logged; without it they are not.
    """
    serving = serving or Serving()
    view = GraphQLView(
        schema,
        context,
        console=console,
        most_bytes=serving.most_bytes,
        most_errors=serving.most_errors,
        seconds=serving.seconds,
        reads=None if audit is None else ReadLog(schema, audit),
    )
    routes: list[BaseRoute] = [Route("/graphql", view), WebSocketRoute("/graphql", view), *health_routes(ready)]
    if console:
        routes += console_routes()
    return Starlette(
        routes=routes,
        middleware=[Middleware(KnownProxies, addresses=serving.proxies), Middleware(KnownHosts, hosts=serving.hosts)],
        exception_handlers={HTTPException: refused_route, Exception: failed_route},
        lifespan=lifespan,
    )


@dataclass(frozen=True, slots=True)
class Certificate:
    """Files with a certificate and its key in PEM (证书)."""

    chain: Path
    key: Path


def uvicorn_config(app: ASGIApp, host: str, port: int, *, certificate: Certificate | None = None) -> uvicorn.Config:
    """Return how uvicorn runs the hub: its own log lines off, because an access log would hold queries asked by GET.

    Nothing that a proxy says of a caller is believed or needed, so its headers stay as they came.
    """
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="websockets-sansio",
        ws_max_size=LONGEST_FRAME,
        ws_per_message_deflate=False,
        ssl_certfile=certificate.chain if certificate else None,
        ssl_keyfile=certificate.key if certificate else None,
        limit_concurrency=200,
        timeout_graceful_shutdown=10,
    )


class KnownHosts:
    """Refuses requests made under a host name that is not ours, with 421."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on or refuse it."""
        if self._hosts is None or scope["type"] == "lifespan" or self._is_ours(host_name(scope)):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        else:
            names = ", ".join(sorted(self._hosts))
            refusal = RefusedError(421, f"This hub answers only under loopback addresses and the names {names}.")
            await encoded(refusal.body, refusal.status, JSON)(scope, receive, send)

    def _is_ours(self, name: str) -> bool:
        try:
            return name in (self._hosts or ()) or ip_address(name.strip("[]")).is_loopback
        except ValueError:
            return False


class KnownProxies:
    """Refuses requests that come past the proxies they must come through, with 403; health is told to anyone who gets here."""

    def __init__(self, app: ASGIApp, addresses: frozenset[str]) -> None:
        self._app = app
        self._addresses = addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on or refuse it."""
        if not self._addresses or scope["type"] == "lifespan" or self._is_known(scope) or scope["path"] in HEALTH:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        else:
            refusal = RefusedError(403, "This hub is reached through its proxy only.", code="FORBIDDEN")
            await encoded(refusal.body, refusal.status, JSON)(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        client = scope.get("client")
        try:
            address = ip_address(client[0]) if client else None
        except ValueError:
            return False
        mapped = getattr(address, "ipv4_mapped", None)
        return str(mapped or address) in self._addresses


def host_name(scope: Scope) -> str:
    """Return the host a request names, in lower case and without its port."""
    value = next((text for name, text in scope["headers"] if name == b"host"), b"").decode("latin-1").strip().lower()
    name, colon, port = value.rpartition(":")
    return str(name if colon and port.isdigit() else value)


async def refused_route(_: Request, error: Exception) -> Response:
    """Answer an unknown path or method in JSON."""
    assert isinstance(error, HTTPException)
    code = "NOT_FOUND" if error.status_code == 404 else "BAD_REQUEST"
    refusal = RefusedError(error.status_code, f"{error.detail}.", code=code)
    response = encoded(refusal.body, refusal.status, JSON)
    response.headers.update(error.headers or {})
    return response


async def failed_route(_: Request, error: Exception) -> Response:
    """Answer a failure outside the GraphQL view in JSON, with a log id."""
    refusal = refusal_of(error)
    return encoded(refusal.body, refusal.status, JSON)
