"""The tokens that the hub issues, as the graph keeps them: a hash, never a secret (访问令牌)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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


async def put_tokens(database: Database, tokens: Sequence[Token]) -> None:
    """Write tokens, each in the place of an earlier one with the same identifier."""

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

    await database.write(work)


async def token_of(database: Database, id_: str) -> Token | None:
    """The token of that identifier, valid or not."""
    rows = await database.read(statement("one", "cypher/tokens").text, {"id": id_}, timeout=_AT_ONCE)
    return _token(rows[0]) if rows else None


async def all_tokens(database: Database) -> list[Token]:
    """Every token, the oldest first."""
    return [_token(row) for row in await database.read(statement("all", "cypher/tokens").text)]


async def revoke_token(database: Database, id_: str, at: int) -> Token | None:
    """The token of that identifier, which no longer holds; None when there is none."""
    rows = await database.execute(statement("revoke", "cypher/tokens").text, {"id": id_, "at": at})
    return _token(rows[0]) if rows else None


async def any_valid_token(database: Database, at: int) -> bool:
    """Whether any token holds at that instant, those of the demonstration aside."""
    return bool((await database.read(statement("any_valid", "cypher/tokens").text, {"at": at, "demo": DEMO}))[0]["any"])


async def unseen_areas(database: Database, codes: Sequence[str]) -> list[str]:
    """Those of the codes that are of no area that was ever recorded."""
    if not codes:
        return []
    asked = statement("unseen_areas", "cypher/tokens").text
    return list((await database.read(asked, {"areas": list(codes)}, timeout=_AT_ONCE))[0]["unseen"])
