"""`govhub load PATH`: read a bundle into the graph, or say everything that is wrong with it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from graph.engine import shown_on_stderr
from server.author import author_of_command
from server.commands.command import Command, Speech, Status, existing
from server.hub import open_graph
from server.settings import Settings

if TYPE_CHECKING:
    from seeds.result import ImportResult


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", type=Path, help="a bundle: a folder of CSV files, a .zip of one, or a JSON file")
    parser.add_argument("--dry-run", action="store_true", help="check everything and write nothing")
    parser.add_argument("--initial", action="store_true", help="build the whole content of an empty graph: a city of any size")


async def _run(arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    path = existing(arguments.path)
    result = await (_initial if arguments.initial else _ordinary)(path, arguments.dry_run, settings, speech)
    speech.result(result.as_json(), result.lines())
    return Status.DONE if result.accepted else Status.REFUSED


async def _ordinary(path: Path, dry_run: bool, settings: Settings, speech: Speech) -> "ImportResult":
    from seeds.load import load_path
    from seeds.prepare import prepare

    with shown_on_stderr() as report, author_of_command(settings) as author:
        async with open_graph(settings, exclusive=False, report=report) as database:
            await prepare(database, author=author)  # a dry run too: its verdict must be that of the real one
            return await load_path(database, path, dry_run=dry_run, author=author)


async def _initial(path: Path, dry_run: bool, settings: Settings, speech: Speech) -> "ImportResult":
    from server.initial import load_initial

    with shown_on_stderr() as report, author_of_command(settings) as author:
        return await load_initial(settings, path, dry_run=dry_run, say=speech.say, report=report, author=author)


COMMAND = Command("load", "load a bundle into the graph: all of it or nothing", _arguments, _run)
