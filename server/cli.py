"""The `govhub` command: arguments in, one result and an exit status out, never a traceback for what can be foreseen."""

import argparse
import asyncio
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from graph.engine import EngineError
from graph.errors import HubError
from server.commands import adopt, areas, audit, doctor, erase, load, migrate, sdl, serve, synth, token, tokens
from server.commands.command import CannotRunError, Command, Speech, Status
from server.logs import log_as_json
from server.settings import Settings, SettingsError, read_settings

COMMANDS: tuple[Command, ...] = (
    serve.COMMAND,
    load.COMMAND,
    areas.COMMAND,
    adopt.COMMAND,
    migrate.COMMAND,
    token.COMMAND,
    tokens.COMMAND,
    doctor.COMMAND,
    audit.COMMAND,
    erase.ERASE,
    erase.RETENTION,
    synth.COMMAND,
    sdl.COMMAND,
)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = parser().parse_args(words)
    speech = Speech(as_json=arguments.json)
    try:
        settings = read_settings()
        log_as_json(settings.log_level)
        return asyncio.run(_interruptible(arguments, settings, speech))
    except (SettingsError, CannotRunError, EngineError, HubError) as error:
        speech.fail(str(error))
        return Status.CANNOT_RUN
    except BrokenPipeError:
        # Whoever read us has seen enough (`govhub sdl | head`); nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.DONE
    except (KeyboardInterrupt, asyncio.CancelledError):
        speech.fail("Interrupted.")
        return Status.INTERRUPTED
    except Exception:
        # Python's own status for this is 1, which here means that the input was refused.
        traceback.print_exc()
        speech.fail("This should not have happened: it is a fault of the hub, and what it was doing was not finished.")
        return Status.CANNOT_RUN


def parser() -> argparse.ArgumentParser:
    """The argument parser of all commands."""
    top = argparse.ArgumentParser(prog="govhub", description="The governance graph hub.", allow_abbrev=False)
    top.add_argument("--version", action="version", version=_version())
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        below = commands.add_parser(command.name, help=command.summary, description=command.summary, allow_abbrev=False)
        command.add_arguments(below)
        below.add_argument("--json", action="store_true", help="print the result as one JSON document on standard output")
        below.set_defaults(command=command)
    return top


async def _interruptible(arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    """The command's status; the first Ctrl-C or SIGTERM cancels it, and what must be closed is closed."""
    loop = asyncio.get_running_loop()
    command: Command = arguments.command
    work = loop.create_task(command.run(arguments, settings, speech))

    def interrupt() -> None:
        if not work.cancelling():
            work.cancel()
        else:
            speech.say("Already stopping.")

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, interrupt)
    return await work


def _version() -> str:
    try:
        return version("governance-graph-hub")
    except PackageNotFoundError:
        return "not installed"


if __name__ == "__main__":
    sys.exit(main())
