"""`govhub tokens list|revoke`: which tokens there are, and the end of one."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from graph.engine import shown_on_stderr
from graph.model.grants import areas_of, granted
from server.author import author_of_command
from server.commands.command import CannotRunError, Command, Speech, Status
from server.commands.token import stamp
from server.hub import open_graph
from server.settings import Settings

if TYPE_CHECKING:
    from graph.store.tokens import Token


def _arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(title="what to do", metavar="ACT", dest="act", required=True)
    acts.add_parser("list", help=_LIST, description=_LIST, allow_abbrev=False)
    acts.add_parser("revoke", help=_REVOKE, description=_REVOKE, allow_abbrev=False)
    for below in acts.choices.values():
        below.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print the result as one JSON document")
    acts.choices["revoke"].add_argument("id", metavar="ID", help="its identifier, as `govhub tokens list` shows it")


async def _run(arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    from graph.store.tokens import all_tokens, revoke_token
    from seeds.prepare import prepare

    now = int(datetime.now(UTC).timestamp() * 1_000_000)
    with shown_on_stderr() as report, author_of_command(settings) as author:
        async with open_graph(settings, exclusive=False, report=report) as database:
            await prepare(database, author=author)
            if arguments.act == "list":
                tokens = await all_tokens(database)
                speech.result({"tokens": [_document(one) for one in tokens]}, _lines(tokens, now))
                return Status.DONE
            revoked = await revoke_token(database, arguments.id, now, author)
    if revoked is None:
        raise CannotRunError("No token has this identifier; `govhub tokens list` shows them.")
    speech.result(_document(revoked), [f"Token {revoked.id} for {revoked.whom} is revoked."])
    return Status.DONE


def _document(token: "Token") -> dict[str, Any]:
    grants = granted(token.grants)
    return {
        "id": token.id,
        "whom": token.whom,
        "roles": [grant.role.value for grant in grants],
        "areas": areas_of(grants),
        "createdAt": stamp(token.created_at),
        "expiresAt": stamp(token.expires_at),
        "revokedAt": stamp(token.revoked_at),
    }


def _lines(tokens: Sequence["Token"], now: int) -> Iterator[str]:
    if not tokens:
        yield "No token was issued."
    for token in tokens:
        told = _document(token)
        where = f"in {', '.join(told['areas'])}" if told["areas"] else "everywhere"
        state = f"revoked {told['revokedAt']}" if told["revokedAt"] else "valid" if token.valid(now) else "expired"
        span = f"{told['createdAt']} to {told['expiresAt']}"
        yield f"{token.id}  {state}  {span}  {', '.join(told['roles'])} {where}  {token.whom}"


_LIST = "list every token that was issued; never its secret"
_REVOKE = "end a token, for every hub at once"
COMMAND = Command("tokens", "list the tokens that were issued, or revoke one", _arguments, _run)
