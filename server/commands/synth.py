"""`govhub synth FOLDER`: write an invented city of any size as a bundle, for benchmarks and trials."""

import argparse
import asyncio
from collections.abc import Callable
from pathlib import Path

from server.commands.command import CannotRunError, Command, Speech, Status
from server.settings import Settings


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a new or empty folder for the CSV files")
    parser.add_argument("--compounds", type=int, default=600, help="residential compounds (default: %(default)s)")
    parser.add_argument("--people", type=int, help="people (default: 10 to a compound)")
    parser.add_argument("--appointments", type=int, help="appointments (default: 15 to a compound)")
    parser.add_argument("--seed", type=int, default=99, help="the same seed makes the same city (default: %(default)s)")


async def _run(arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    from seeds.demo import write_city

    compounds: int = arguments.compounds
    people = 10 * compounds if arguments.people is None else arguments.people
    appointments = 15 * compounds if arguments.appointments is None else arguments.appointments
    try:
        progress = _tenths(speech)
        counts = await asyncio.to_thread(write_city, arguments.folder, compounds, people, appointments, arguments.seed, progress)
    except (ValueError, OSError) as error:
        raise CannotRunError(f"The city cannot be written: {error}") from None
    speech.result({"folder": str(arguments.folder), "rows": counts}, [f"{table}: {rows} rows" for table, rows in counts.items()])
    return Status.DONE


def _tenths(speech: Speech) -> Callable[[int, int], None]:
    told = 0

    def progress(done: int, total: int) -> None:
        nonlocal told
        if total and 10 * done // total > told:
            told = 10 * done // total
            speech.say(f"{done} of {total} compounds")

    return progress


COMMAND = Command("synth", "write an invented city of any size as a bundle", _arguments, _run)
