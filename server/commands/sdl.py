"""`govhub sdl`: print the GraphQL schema that this version serves."""

import argparse

from server.commands.command import Command, Speech, Status
from server.settings import Settings


def _arguments(_parser: argparse.ArgumentParser) -> None:
    pass


async def _run(_arguments: argparse.Namespace, _settings: Settings, speech: Speech) -> Status:
    from schema.sdl import schema_text

    text = schema_text()
    speech.result({"sdl": text}, [text.rstrip("\n")])
    return Status.DONE


COMMAND = Command("sdl", "print the GraphQL schema; needs no database", _arguments, _run)
