"""`govhub load PATH`: read a bundle into the graph, or say everything that is wrong with it."""

import argparse
from pathlib import Path

from graph.engine import shown_on_stderr
from server.commands.command import Command, Speech, Status, existing
from server.hub import open_graph
from server.settings import Settings


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", type=Path, help="a bundle: a folder of CSV files, a .zip of one, or a JSON file")
    parser.add_argument("--dry-run", action="store_true", help="check everything and write nothing")


async def _run(arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    from seeds.load import load_path
    from seeds.prepare import prepare

    path = existing(arguments.path)
    with shown_on_stderr() as report:
        async with open_graph(settings, exclusive=False, report=report) as database:
            await prepare(database)  # a dry run too: its verdict must be that of the real one
            result = await load_path(database, path, dry_run=arguments.dry_run)
    speech.result(result.as_json(), result.lines())
    return Status.DONE if result.accepted else Status.REFUSED


COMMAND = Command("load", "load a bundle into the graph: all of it or nothing", _arguments, _run)
