"""`govhub token`: issue a token, which is shown once and last."""

import argparse
from datetime import UTC, datetime

from graph.engine import shown_on_stderr
from graph.model.roles import Grant, Role
from server.author import author_of_command
from server.commands.command import CannotRunError, Command, Speech, Status
from server.hub import open_graph
from server.settings import Settings

DAYS = 90
MOST_DAYS = 3650
_LONGEST_NAME = 200


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", metavar="ROLE", type=_role, action="append", required=True, help=_ROLE)
    parser.add_argument("--area", metavar="CODE", action="extend", nargs="+", default=[], help="areas it holds in (default: all)")
    parser.add_argument("--for", metavar="WHOM", dest="whom", type=_whom, required=True, help="who gets it, as the logs will say")
    parser.add_argument(
        "--days", metavar="N", type=_days, default=DAYS, help="days it is valid, 1 to 3650 (default: %(default)s)"
    )


async def _run(arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    from graph.model.grants import areas_of
    from graph.store.tokens import unseen_areas
    from seeds.prepare import prepare
    from server.identity import issue

    areas = tuple(dict.fromkeys(arguments.area))
    grants = [Grant(role, areas) for role in dict.fromkeys(arguments.role)]
    with shown_on_stderr() as report, author_of_command(settings) as author:
        async with open_graph(settings, exclusive=False, report=report) as database:
            await prepare(database, author=author)
            unseen = await unseen_areas(database, areas_of(grants))
            if unseen:
                raise CannotRunError(f"No area {', '.join(unseen)} was ever recorded; --area takes codes of areas in the graph.")
            issued = await issue(database, arguments.whom, grants, arguments.days, author)
    token = issued.token
    roles = [grant.role.value for grant in grants]
    document = {
        "id": token.id,
        "whom": token.whom,
        "roles": roles,
        "areas": list(areas),
        "expiresAt": stamp(token.expires_at),
        "token": issued.text,
    }
    where = f"in {', '.join(areas)}" if areas else "everywhere"
    told = f"Token {token.id} for {token.whom}: {', '.join(roles)} {where}, until {document['expiresAt']}. It is not shown again:"
    speech.result(document, [told, issued.text])
    return Status.DONE


def stamp(instant: int | None) -> str | None:
    """An instant (µs since the epoch) to the second, as ISO 8601 in UTC."""
    return None if instant is None else datetime.fromtimestamp(instant // 1_000_000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _role(text: str) -> Role:
    if text.upper() not in Role.__members__:
        raise argparse.ArgumentTypeError(f"{text!r} is no role: take one of {', '.join(Role)}")
    return Role[text.upper()]


def _whom(text: str) -> str:
    name = text.strip()
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise argparse.ArgumentTypeError(f"takes a name of 1 to {_LONGEST_NAME} printable characters")
    return name


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:9]) <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days from 1 to {MOST_DAYS}")
    return int(text)


_ROLE = f"one of {', '.join(Role)}; may be given several times"
COMMAND = Command("token", "issue a token that says who asks and what they may", _arguments, _run)
