"""Cities of several sizes, each written, loaded through the importer, and kept in a data folder of its own."""

import asyncio
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.engine import Report
from seeds.demo import write_city
from server.initial import load_initial
from server.settings import Settings

PEOPLE_EACH, APPOINTMENTS_EACH, SEED = 10, 15, 99


class NotLoadedError(Exception):
    """The hub refused the city; the message says why."""


@dataclass
class _Phases:
    """What was said while loading, and for how long it was so."""

    told: Callable[[str], None]
    began: float = field(default_factory=time.perf_counter)
    said: list[tuple[str, float]] = field(default_factory=list)

    def say(self, sentence: str) -> None:
        self.said.append((sentence, time.perf_counter()))
        self.told(sentence)

    def seconds(self) -> list[dict[str, Any]]:
        ends = [*(at for _, at in self.said[1:]), time.perf_counter()]
        return [{"phase": told, "seconds": round(end - at, 1)} for (told, at), end in zip(self.said, ends, strict=True)]


async def loaded_city(
    settings: Settings, bundle: Path, compounds: int, say: Callable[[str], None], report: Report
) -> dict[str, Any]:
    """Write a city of so many compounds and load it into the empty data folder of the settings; what that took.

    A city that is there already is left as it is, and told of as it was when it was loaded.
    """
    told = bundle.with_suffix(".json")
    if told.exists():
        return dict(json.loads(told.read_text("utf-8")))
    say(f"Writing a city of {compounds} compounds.")
    sizes = (compounds, PEOPLE_EACH * compounds, APPOINTMENTS_EACH * compounds)
    rows = sum((await asyncio.to_thread(write_city, bundle, *sizes, SEED)).values())
    phases, before = _Phases(say), _computed()
    result = await load_initial(settings, bundle, dry_run=False, say=phases.say, report=report)
    seconds = time.perf_counter() - phases.began
    if not result.accepted:
        raise NotLoadedError("\n".join(result.lines()))
    hub, database = (round(now - then, 1) for now, then in zip(_computed(), before, strict=True))
    found = {
        "rows": rows,
        "seconds": round(seconds, 1),
        "seconds_the_hub_computed": hub,
        "seconds_the_database_computed": database,
        "rows_per_second": round(rows / seconds),
        "phases": phases.seconds(),
        "peak_of_the_hub_mib": _peak(resource.RUSAGE_SELF),
        "peak_of_the_database_mib": _peak(resource.RUSAGE_CHILDREN),
        "load_of_the_machine": round(os.getloadavg()[2], 1),
    }
    told.write_text(json.dumps(found), "utf-8")
    return found


def _computed() -> tuple[float, float]:
    """Seconds of processor time so far: of this process, and of the database's processes that have ended."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime


def _peak(who: int) -> int:
    """The most memory in MiB so far; Linux counts in KiB, macOS in bytes."""
    peak = resource.getrusage(who).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10))
