"""From an HTTP request to the caller that every resolver takes."""

from dataclasses import dataclass

from starlette.requests import Request

from graph.audit import Folder
from graph.database import Database
from resolvers.access import HUB
from resolvers.caller import Caller, Definitions, caller_of

PURPOSE_HEADER = "x-purpose"
"""A caller may say what for it asks; the read log keeps it."""
LONGEST_PURPOSE = 500
"""Characters of it that are kept."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a GraphQL operation is executed with."""

    caller: Caller


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

    def __init__(self, database: Database, audit: Folder | None = None) -> None:
        self._database = database
        self._audit = audit
        self._definitions = Definitions()

    async def __call__(self, request: Request) -> Context:
        """The context of one request; on loopback everyone is ADMIN of everything until access control is built."""
        language = language_of(request.headers.get("accept-language", ""))
        purpose = purpose_of(request.headers.get(PURPOSE_HEADER))
        known = self._definitions
        return Context(caller_of(HUB, self._database, known, language=language, purpose=purpose, audit=self._audit))
