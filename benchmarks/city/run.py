"""From nothing to the figures: two cities, loaded through the importer, asked over HTTP and over a bare driver connection."""

import asyncio
import os
import platform
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.city.asked import QUESTIONS, Question, serving, statements_of
from benchmarks.city.stores import loaded_city
from benchmarks.city.timing import settled, timed
from graph.database import Database
from graph.engine import Engine, Report, attach_or_start
from server.settings import Settings

Results = dict[str, Any]
MOST_HUB_OVER_BARE, MOST_FULL_OVER_TENTH = 1.5, 1.05


async def run(
    folder: Path, compounds: int, turns: int, settings: Settings, *, say: Callable[[str], None], report: Report
) -> Results:
    """Load a city and one of a tenth of its size below the folder, or find them there, and ask both."""
    sizes = {"tenth": compounds // 10, "full": compounds}
    loads: Results = {}
    asked: Results = {question.name: {"hits": {}} for question in QUESTIONS}
    for name, size in sizes.items():
        home = settings.model_copy(update={"home": folder / f"{size}-home"})
        loads[name] = await loaded_city(home, folder / f"{size}-city", size, say, report)
        with attach_or_start(home.home_folder, cache=home.jars_folder, memory_mib=home.memory, report=report) as engine:
            for question in QUESTIONS:
                say(f"Asking {question.name} of {size} compounds.")
                await _hits(engine, question, name, asked[question.name])
            if name == "full":
                await _times(engine, home, turns, asked, say)
    for figures in asked.values():
        hits = figures["hits"]
        figures["full_over_tenth"] = round(hits["full"] / hits["tenth"], 4)
    return {
        "compounds": sizes,
        "loads": loads,
        "questions": asked,
        "memory_of_the_database_mib": settings.memory,
        "machine": {
            "processors": os.cpu_count(),
            "system": platform.system(),
            "python": platform.python_version(),
            "load_when_done": round(os.getloadavg()[0], 1),
        },
    }


async def _hits(engine: Engine, question: Question, name: str, figures: Results) -> None:
    async with await Database.connect(engine.uri, engine.user, engine.password) as database:
        sent = await statements_of(database, question)
        figures["round_trips"] = len(sent)
        figures["hits"][name] = sum([await database.profile(text, parameters) for text, parameters in sent])


async def _times(engine: Engine, settings: Settings, turns: int, asked: Results, say: Callable[[str], None]) -> None:
    with serving(settings) as client:
        say("Waiting until the hub has planned its statements.")
        await asyncio.to_thread(settled, engine)
        for question in QUESTIONS:
            say(f"Timing {question.name}, {turns} turns.")
            async with await Database.connect(engine.uri, engine.user, engine.password) as database:
                sent = await statements_of(database, question)
            times = await asyncio.to_thread(timed, client, engine, question, sent, turns)
            asked[question.name] |= times.as_json()


def shortfalls(results: Results) -> list[str]:
    """What is wanted and not so."""
    found = []
    asked = {question.name: question for question in QUESTIONS}
    for name, figures in results["questions"].items():
        if figures["hub_over_bare"] > MOST_HUB_OVER_BARE:
            found.append(f"{name}: the hub takes {figures['hub_over_bare']} times as long as its statements alone.")
        if figures["round_trips"] != asked[name].trips:
            found.append(f"{name}: {figures['round_trips']} round trips.")
        ratio = figures["full_over_tenth"]
        if asked[name].local and ratio > MOST_FULL_OVER_TENTH:
            found.append(f"{name}: {ratio} times the database hits of a city of a tenth of the size.")
    return found
