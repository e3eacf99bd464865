"""The tokens that the hub issues, as the graph keeps them: a hash, never a secret (访问令牌)."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from graph.audit import Author
from graph.database import Database, Transaction
from graph.statements import statement

DEMO = "demo-"
"""How the identifiers of the demonstration's tokens begin."""
_AT_ONCE = 10.0
"""Seconds that a look at a token may take: a request waits for it before it is anybody's."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token (令牌): instants in µs since the epoch, `hash` the SHA-256 of its secret in hexadecimal, `grants` as texts."""

    id: str
    hash: str
    whom: str
    grants: tuple[str, ...]
    created_at: int
    expires_at: int
    revoked_at: int | None = None

    def valid(self, at: int) -> bool:
        """Whether it holds at that instant."""
        return self.revoked_at is None and at < self.expires_at


def _token(row: dict[str, Any]) -> Token:
    found = row["token"]
    return Token(
        found["id"],
        found["hash"],
        found["whom"],
        tuple(found["grants"]),
        found["createdAt"],
        found["expiresAt"],
        found.get("revokedAt"),
    )


async def put_tokens(database: Database, tokens: Sequence[Token], author: Author | None = None) -> None:
    """Write tokens, each in the place of an earlier one with the same identifier.

    `author` logs each; AuditUnwritable, and none written, when that cannot be kept.
    """
    by = author or Author()

    async def work(tx: Transaction) -> None:
        for one in tokens:
            await tx.run(
                statement("put", "cypher/tokens").text,
                {
                    "id": one.id,
                    "hash": one.hash,
                    "whom": one.whom,
                    "grants": list(one.grants),
                    "createdAt": one.created_at,
                    "expiresAt": one.expires_at,
                },
            )
            by.issues(one.id, one.whom, one.grants, one.expires_at)

    with ExitStack() as open_:
        for one in tokens:
            open_.enter_context(by.loading(one.id))
        await database.write(work)


async def token_of(database: Database, id_: str) -> Token | None:
    """The token of that identifier, valid or not."""
    rows = await database.read(statement("one", "cypher/tokens").text, {"id": id_}, timeout=_AT_ONCE)
    return _token(rows[0]) if rows else None


async def all_tokens(database: Database) -> list[Token]:
    """Every token, the oldest first."""
    return [_token(row) for row in await database.read(statement("all", "cypher/tokens").text)]


async def revoke_token(database: Database, id_: str, at: int, author: Author | None = None) -> Token | None:
    """The token of that identifier, which no longer holds; None when there is none. `author` logs it, as with `put_tokens`."""
    by = author or Author()

    async def work(tx: Transaction) -> Token | None:
        rows = await tx.run(statement("revoke", "cypher/tokens").text, {"id": id_, "at": at})
        token = _token(rows[0]) if rows else None
        if token is not None and token.revoked_at == at:  # not one that somebody else had revoked before
            by.revokes(token.id, token.whom)
        return token

    with by.loading(id_):
        return await database.write(work)


async def any_valid_token(database: Database, at: int) -> bool:
    """Whether any token holds at that instant, those of the demonstration aside."""
    return bool((await database.read(statement("any_valid", "cypher/tokens").text, {"at": at, "demo": DEMO}))[0]["any"])


async def unseen_areas(database: Database, codes: Sequence[str]) -> list[str]:
    """Those of the codes that are of no area that was ever recorded."""
    if not codes:
        return []
    asked = statement("unseen_areas", "cypher/tokens").text
    return list((await database.read(asked, {"areas": list(codes)}, timeout=_AT_ONCE))[0]["unseen"])
