"""`python -m benchmarks.audit`: ask two hubs over one graph, with the audit log and without, turn by turn."""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.audit.page import PAGE, RESULTS, page_of
from benchmarks.audit.run import run, shortfalls
from benchmarks.city.asked import RefusedError
from benchmarks.city.stores import NotLoadedError
from graph.engine import EngineError, shown_on_stderr
from graph.errors import HubError
from server.settings import SettingsError, read_settings

_WANTED, _SHORT, _CANNOT_RUN = 0, 1, 2


def main(words: Sequence[str] | None = None) -> int:
    """Run the whole; exit status 0 when the log costs as little as it may, 1 when it costs more, 2 when it cannot run."""
    arguments = _parser().parse_args(words)
    try:
        with tempfile.TemporaryDirectory(prefix="audit-") as scratch, shown_on_stderr() as report:
            settings = read_settings()
            settings = settings.model_copy(update={"neo4j_uri": None, "audit": Path(scratch) / "audit"})
            folder = arguments.folder or Path(scratch)
            results = asyncio.run(run(folder, arguments.compounds, arguments.turns, settings, say=_say, report=report))
    except (NotLoadedError, RefusedError, SettingsError, EngineError, HubError) as error:
        _say(str(error))
        return _CANNOT_RUN
    if arguments.record:
        RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
        PAGE.write_text(page_of(results), "utf-8")
    print(json.dumps(results, ensure_ascii=False, indent=1))
    short = shortfalls(results)
    _say("\n".join(short) or "Everything is as wanted.")
    return _SHORT if short else _WANTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.audit", description=__doc__, allow_abbrev=False)
    parser.add_argument("--compounds", type=int, default=600, help="residential compounds of the city (default: %(default)s)")
    parser.add_argument("--turns", type=int, default=1_000, help="how often each question is timed (default: %(default)s)")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where to keep the city, and find it again")
    parser.add_argument("--record", action="store_true", help="write the results into the repository")
    return parser


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
