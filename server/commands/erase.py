"""`govhub erase` and `govhub retention`: a person's identity out of the graph, of the present and of every earlier version."""

import argparse
from datetime import datetime, timedelta

from graph.engine import shown_on_stderr
from graph.store.erasing import Erased
from server.author import author_of_command
from server.commands.command import Command, Speech, Status
from server.hub import open_graph
from server.settings import Settings

LONGEST_RETENTION = 100


def _erase_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="ID", help="identifier of the person; names are never identifiers")
    parser.add_argument("--reason", required=True, help="why, for the log: whose request, or which rule")
    parser.add_argument("--dry-run", action="store_true", help="tell what would be erased, and erase nothing")


async def _erase(arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    return await _erased([arguments.person], arguments, settings, speech)


def _retention_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--years",
        type=_years,
        required=True,
        metavar="N",
        help="erase whose last post, ownership and employment ended N years ago",
    )
    parser.add_argument("--dry-run", action="store_true", help="tell who would be erased, and erase nobody")


def _years(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= LONGEST_RETENTION:
        raise argparse.ArgumentTypeError(f"from 1 to {LONGEST_RETENTION}, not {text!r}")
    return int(text)


async def _retention(arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    arguments.reason = f"kept for {arguments.years} years"
    return await _erased(None, arguments, settings, speech)


async def _erased(people: list[str] | None, arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    from graph.store.erasing import erase, past_people
    from resolvers.caller import SHANGHAI
    from seeds.prepare import prepare

    found: list[Erased] = []
    unknown: list[str] = []
    with shown_on_stderr() as report, author_of_command(settings) as author:
        async with open_graph(settings, exclusive=False, report=report) as database:
            await prepare(database, author=author)
            if people is None:
                before = datetime.now(SHANGHAI) - timedelta(days=365.25 * arguments.years)
                day = before.year * 10_000 + before.month * 100 + before.day
                people = await past_people(database, day, int(before.timestamp() * 1_000_000))
            for person in people:
                one = await erase(database, person, dry_run=arguments.dry_run, reason=arguments.reason, author=author)
                if one is None:
                    unknown.append(person)
                else:
                    found.append(one)
    document = {
        "dryRun": arguments.dry_run,
        "reason": arguments.reason,
        "erased": [{"person": one.person, "versions": one.versions, "mentions": list(one.mentions)} for one in found],
        "unknown": unknown,
    }
    speech.result(document, _lines(found, unknown, dry_run=arguments.dry_run))
    return Status.REFUSED if unknown else Status.DONE


def _lines(found: list[Erased], unknown: list[str], *, dry_run: bool) -> list[str]:
    done = "would be erased" if dry_run else "erased"
    lines = [
        f"{one.person}: {one.versions} version(s) {done}" if one.versions else f"{one.person}: nothing personal left"
        for one in found
    ]
    for one in found:
        if one.mentions:
            lines.append(f"  named still in texts of {', '.join(one.mentions)}: correct these by a bundle, or erase them by hand")
    lines += [f"{person}: no person ever had this identifier" for person in unknown]
    return lines or ["nobody to erase"]


ERASE = Command("erase", "take a person's identity out of the graph, with every earlier version", _erase_arguments, _erase)
RETENTION = Command("retention", "erase everybody whose last tie ended so many years ago", _retention_arguments, _retention)
