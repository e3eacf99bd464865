"""From an HTTP request to the caller that every resolver takes."""

from dataclasses import dataclass

from starlette.requests import Request

from graph.audit import Folder
from graph.database import Database
from resolvers.access import HUB
from resolvers.caller import Caller, Definitions, caller_of

PURPOSE_HEADER = "x-purpose"
"""A caller may say what for it asks; the read log will keep it."""


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


class Callers:
    """Makes the context of each request; the metrics read by one request serve the next."""

    def __init__(self, database: Database, audit: Folder | None = None) -> None:
        self._database = database
        self._audit = audit
        self._definitions = Definitions()

    async def __call__(self, request: Request) -> Context:
        """The context of one request; on loopback everyone is ADMIN of everything until access control is built."""
        language = language_of(request.headers.get("accept-language", ""))
        purpose = request.headers.get(PURPOSE_HEADER)
        known = self._definitions
        return Context(caller_of(HUB, self._database, known, language=language, purpose=purpose, audit=self._audit))
