"""`python -m benchmarks.us_committees --data DIR`: convert, load, ask, count, compare."""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.us_committees.comparison import differences, lines_of
from benchmarks.us_committees.loading import NotLoadedError
from benchmarks.us_committees.page import PAGE, RESULTS, page_of
from benchmarks.us_committees.raw_files import UnreadableDataError
from benchmarks.us_committees.run import MEMORY, run
from graph.engine import EngineError
from graph.errors import HubError
from server.settings import Settings, SettingsError, read_settings

_AGREES, _DIFFERS, _CANNOT_RUN, _INTERRUPTED = 0, 1, 2, 130


def main(words: Sequence[str] | None = None) -> int:
    """Run the whole; exit status 0 when every figure agrees, 1 when one does not, 2 when it cannot run."""
    arguments = _parser().parse_args(words)
    try:
        with tempfile.TemporaryDirectory(prefix="us-committees-") as scratch:
            bundles = arguments.bundles or Path(scratch) / "bundles"
            settings = _settings(arguments.home or Path(scratch) / "home", given=arguments.home is not None)
            results = asyncio.run(run(arguments.data, bundles, settings, whole=not arguments.part, say=_say))
    except (UnreadableDataError, NotLoadedError, SettingsError, EngineError, HubError) as error:
        _say(str(error))
        return _CANNOT_RUN
    except KeyboardInterrupt:
        _say("Interrupted.")
        return _INTERRUPTED
    if arguments.record:
        RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
        PAGE.write_text(page_of(results), "utf-8")
    wrong = differences(results)
    if arguments.json:
        print(json.dumps(results | {"differences": wrong}, ensure_ascii=False, indent=1))
    else:
        for collection in results["collections"]:
            print(collection)
            for line in lines_of(results, collection, whole=results["whole"]):
                print(f"  {line.name}: published {line.published}, counted {line.counted}, asked {line.asked}")
        print("Every figure agrees." if not wrong else "\n".join(("Differences:", *wrong)))
    return _DIFFERS if wrong else _AGREES


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.us_committees", description=__doc__, allow_abbrev=False)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the folder that holds the three files")
    parser.add_argument("--home", type=Path, metavar="DIR", help="a data folder of its own to keep; without it a temporary one")
    parser.add_argument("--bundles", type=Path, metavar="DIR", help="where to keep the bundles, for `govhub load`")
    parser.add_argument("--part", action="store_true", help="the data is a part of the whole: no published figures apply")
    parser.add_argument("--record", action="store_true", help="write the results and their page into the repository")
    parser.add_argument("--json", action="store_true", help="print the results as one JSON document")
    return parser


def _settings(home: Path, *, given: bool) -> Settings:
    settings = read_settings()
    if settings.neo4j_uri is not None and given:
        raise SettingsError("NEO4J_URI names a server and --home a folder for another: give one of the two.")
    return settings.model_copy(update={"home": home, "memory": settings.memory or MEMORY})


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
