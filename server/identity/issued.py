"""Tokens that the hub issues itself: a secret of 256 bits that is shown once, and kept as a hash (自签令牌)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from secrets import token_hex, token_urlsafe
from time import monotonic

from graph.audit import Author
from graph.database import Database
from graph.model.grants import as_texts, granted
from graph.model.roles import Grant, Role
from graph.store.tokens import DEMO, Token, put_tokens, token_of
from resolvers.access import Identity
from server.identity.admitted import Admission
from server.identity.refusals import unauthenticated

PREFIX = "govhub_"
_TOKEN = re.compile(rf"{PREFIX}([a-z0-9-]{{1,40}})_([A-Za-z0-9_-]{{43}})")
_SECRET_BYTES = 32
KEPT = 0.5
"""Seconds for which a token that was looked up is known: so long at most does it hold after its revocation."""
_MOST_KNOWN = 1_000


@dataclass(frozen=True, slots=True)
class Issued:
    """A token fresh from the hub: what is kept of it, and the text that is shown once."""

    token: Token
    text: str


def instant(at: datetime) -> int:
    """µs since the epoch."""
    return int(at.timestamp() * 1_000_000)


def _made(id_: str, whom: str, grants: Sequence[Grant], days: int, now: datetime) -> Issued:
    secret = token_urlsafe(_SECRET_BYTES)
    until = instant(now + timedelta(days=days))
    kept = Token(id_, _hash(secret), whom, tuple(as_texts(grants)), instant(now), until)
    return Issued(kept, f"{PREFIX}{id_}_{secret}")


async def issue(database: Database, whom: str, grants: Sequence[Grant], days: int, author: Author | None = None) -> Issued:
    """Issue a token that is valid for so many days; `author` logs it, and what cannot be logged is not issued."""
    issued = _made(token_hex(8), whom, grants, days, datetime.now(UTC))
    await put_tokens(database, [issued.token], author)
    return issued


async def issue_for_demo(database: Database, author: Author | None = None) -> dict[Role, str]:
    """A token of one day for every role of the demonstration, everywhere; those of an earlier start hold no longer."""
    now = datetime.now(UTC)
    made = {role: _made(f"{DEMO}{role.value.lower()}", f"demo {role.value}", [Grant(role)], 1, now) for role in Role}
    await put_tokens(database, [one.token for one in made.values()], author)
    return {role: one.text for role, one in made.items()}


class IssuedTokens:
    """The hub's own tokens at the door: each is looked up again after KEPT seconds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[tuple[str, str], tuple[float, Token]] = {}
        """By identifier and hash, until when (by the clock of the process) a token needs no other look, and the token."""

    async def admitted(self, text: str) -> Admission:
        """Who brings such a token; RefusedError 401."""
        match = _TOKEN.fullmatch(text)
        if match is None:
            raise unauthenticated("not a token of this hub's form")
        id_, secret = match.groups()
        hash_ = _hash(secret)
        token = await self._token(id_, hash_)
        is_right = compare_digest(token.hash if token else "", hash_)
        if token is None:
            raise unauthenticated("unknown")
        if not is_right:
            raise unauthenticated("wrong secret")
        if token.revoked_at is not None:
            raise unauthenticated("revoked")
        if not token.valid(instant(datetime.now(UTC))):
            raise unauthenticated("expired")
        return Admission(Identity(token.whom, granted(token.grants), token.id), token.expires_at / 1_000_000)

    async def _token(self, id_: str, hash_: str) -> Token | None:
        now = monotonic()
        until, known = self._known.get((id_, hash_), (now, None))
        if now < until:
            return known
        token = await token_of(self._database, id_)
        if token is not None and token.hash == hash_:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[id_, hash_] = (now + KEPT, token)
        return token


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
