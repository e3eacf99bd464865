"""From an HTTP request to the caller that every resolver takes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import Request

from graph.audit import AuditLog
from graph.database import Database
from resolvers.caller import Caller, Definitions, caller_of
from server.identity import Admission

PURPOSE_HEADER = "x-purpose"
"""A caller may say what for it asks; the read log keeps it."""
LONGEST_PURPOSE = 500
"""Characters of it that are kept."""
Admit = Callable[[Headers], Awaitable[Admission]]
"""Tells who sends these headers, or refuses them."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a GraphQL operation is executed with; `until` is when the token ends (seconds since the epoch), if there is one."""

    caller: Caller
    until: float | None = None


def language_of(header: str) -> str:
    """`en` when the caller likes English better than Chinese, else `zh` (Accept-Language, RFC 9110)."""
    best = {"zh": 0.0, "en": 0.0}
    for part in header.lower().split(","):
        name, _, parameters = part.strip().partition(";")
        try:
            weight = float(parameters.strip().removeprefix("q=")) if parameters else 1.0
        except ValueError:
            continue
        main = name.strip().split("-")[0]
        if main in best:
            best[main] = max(best[main], weight)
    return "en" if best["en"] > best["zh"] else "zh"


def purpose_of(header: str | None) -> str | None:
    """What a caller says it asks for (用途), which may be Chinese: a header is bytes, and most clients send UTF-8."""
    if not header:
        return None
    try:
        return header.encode("latin-1").decode("utf-8")[:LONGEST_PURPOSE]
    except UnicodeDecodeError:
        return header[:LONGEST_PURPOSE]


class Callers:
    """Makes the context of each request; the metrics read by one request serve the next."""

    def __init__(self, database: Database, admit: Admit, audit: AuditLog | None = None) -> None:
        self._database = database
        self._admit = admit
        self._audit = audit
        self._definitions = Definitions()

    async def __call__(self, request: Request) -> Context:
        """The context of one request; RefusedError where whoever asks is not let in."""
        admission = await self._admit(request.headers)
        language = language_of(request.headers.get("accept-language", ""))
        purpose = purpose_of(request.headers.get(PURPOSE_HEADER))
        known, who = self._definitions, admission.identity
        caller = caller_of(who, self._database, known, language=language, purpose=purpose, audit=self._audit)
        return Context(caller, admission.until)
