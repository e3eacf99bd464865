"""`govhub migrate`: bring the graph's constraints, indexes and shape to this version."""

import argparse

from graph.engine import shown_on_stderr
from server.author import author_of_command
from server.commands.command import Command, Speech, Status
from server.hub import open_graph
from server.settings import Settings


def _arguments(_parser: argparse.ArgumentParser) -> None:
    pass


async def _run(_arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    from seeds.prepare import prepare

    with shown_on_stderr() as report, author_of_command(settings) as author:
        async with open_graph(settings, exclusive=False, report=report) as database:
            applied = await prepare(database, author=author)
    speech.result({"applied": applied}, [f"applied {name}" for name in applied] or ["nothing to apply: the graph is up to date"])
    return Status.DONE


COMMAND = Command("migrate", "bring the graph to this version's shape; a second run changes nothing", _arguments, _run)
