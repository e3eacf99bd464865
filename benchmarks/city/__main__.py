"""`python -m benchmarks.city`: write, load and ask a city of full size and one of a tenth of it."""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.city.asked import RefusedError
from benchmarks.city.page import PAGE, RESULTS, page_of
from benchmarks.city.run import run, shortfalls
from benchmarks.city.stores import NotLoadedError
from graph.engine import EngineError, shown_on_stderr
from graph.errors import HubError
from server.commands.command import CannotRunError
from server.settings import SettingsError, read_settings

MEMORY = 6144
_WANTED, _SHORT, _CANNOT_RUN, _INTERRUPTED = 0, 1, 2, 130


def main(words: Sequence[str] | None = None) -> int:
    """Run the whole; exit status 0 when everything is as wanted, 1 when something is not, 2 when it cannot run."""
    arguments = _parser().parse_args(words)
    try:
        with tempfile.TemporaryDirectory(prefix="city-") as scratch, shown_on_stderr() as report:
            settings = read_settings()
            settings = settings.model_copy(update={"neo4j_uri": None, "memory": settings.memory or MEMORY})
            folder = arguments.folder or Path(scratch)
            results = asyncio.run(run(folder, arguments.compounds, arguments.turns, settings, say=_say, report=report))
    except (CannotRunError, NotLoadedError, RefusedError, SettingsError, EngineError, HubError) as error:
        _say(str(error))
        return _CANNOT_RUN
    except KeyboardInterrupt:
        _say("Interrupted.")
        return _INTERRUPTED
    if arguments.record:
        RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
        PAGE.write_text(page_of(results), "utf-8")
    print(json.dumps(results, ensure_ascii=False, indent=1))
    short = shortfalls(results)
    _say("\n".join(short) or "Everything is as wanted.")
    return _SHORT if short else _WANTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.city", description=__doc__, allow_abbrev=False)
    parser.add_argument("--compounds", type=int, default=60_000, help="residential compounds at full size (default: %(default)s)")
    parser.add_argument("--turns", type=int, default=15, help="how often each question is timed (default: %(default)s)")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where to keep the cities, and find them again")
    parser.add_argument("--record", action="store_true", help="write the results into the repository")
    return parser


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
