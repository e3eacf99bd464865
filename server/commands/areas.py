"""`govhub areas import PATH`: the national statistical division list into the graph."""

import argparse
import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from graph.engine import shown_on_stderr
from server.author import author_of_command
from server.commands.command import Command, Speech, Status, existing
from server.hub import open_graph
from server.settings import Settings

SOURCE = "cn-divisions"
"""How the identifiers of the sources begin that the areas cite, when nothing else is named."""
_LINES_EVERY = 5.0
"""Seconds between two lines of progress."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(title="what to do", metavar="ACT", required=True)
    below = acts.add_parser("import", help=_IMPORT, description=_IMPORT, allow_abbrev=False)
    below.add_argument("path", metavar="PATH", type=Path, help="a .csv or .json file, or a folder or .tgz of china-division")
    below.add_argument("--source", metavar="ID", default=SOURCE, help=_SOURCE)
    below.add_argument(
        "--published-on", metavar="DATE", default="", help="when the list was published, for a source not there yet"
    )
    below.add_argument("--dry-run", action="store_true", help="check everything and write nothing")
    below.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print the result as one JSON document")


async def _run(arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    from seeds.areas import Citing, import_areas
    from seeds.prepare import prepare

    path = existing(arguments.path)
    citing = replace(Citing(), id=arguments.source, published_on=arguments.published_on)
    told = _Told(speech.say)
    try:
        with shown_on_stderr() as report, author_of_command(settings) as author:
            async with open_graph(settings, exclusive=False, report=report) as database:
                await prepare(database, author=author)  # a dry run too: its verdict must be that of the real one
                result = await import_areas(
                    database, path, citing, dry_run=arguments.dry_run, progress=told.progress, author=author
                )
    except (asyncio.CancelledError, KeyboardInterrupt):
        if told.loaded:
            speech.say(f"{told.loaded} areas are loaded and stay; the same command again goes on from there.")
        raise
    speech.result(result.as_json(), result.lines())
    return Status.DONE if result.accepted else Status.REFUSED


class _Told:
    """Progress in plain lines, the first and the last of each thing that is done and one every few seconds between."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.loaded = 0
        self._say = say
        self._what = ""
        self._since = self._last = 0.0

    def progress(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if what == "loading":
            self.loaded = done
        if what != self._what:
            self._what, self._since, self._last = what, now, now
        if done == total or now - self._last >= _LINES_EVERY:
            self._last = now
            of = f" of {total:,}" if total else ""
            self._say(f"{what}: {done:,}{of} rows, {now - self._since:.0f} s")


_SOURCE = "areas cite a source of their province, ID-44, which is written when it is not there (default: %(default)s)"
_IMPORT = "import the national statistical division list: checked as a whole, loaded in parts"
COMMAND = Command("areas", "the areas of the country: import the national statistical division list", _arguments, _run)
