"""From the files to the figures: convert, load, ask the hub, count the files, say how long it took."""

import os
import platform
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.us_committees.asked import Hub, figures_by_lists, figures_by_network, people_on_committees, seats_on, vacancies
from benchmarks.us_committees.congress import congress_bundle, seat_of_term
from benchmarks.us_committees.draft import Notes
from benchmarks.us_committees.jurisdictions import CONGRESS_PROVINCE, STATES_PROVINCE, state_of
from benchmarks.us_committees.loading import measured_load, refuse_other_data
from benchmarks.us_committees.raw_count import (
    congress_count,
    congress_records,
    congress_seats_on,
    states_count,
    states_records,
    states_seats_on,
)
from benchmarks.us_committees.raw_files import Congress, States, read_congress, read_states
from benchmarks.us_committees.states import office_id, plain_id, seat_name, states_bundles
from graph.database import Database
from seeds.prepare import prepare
from server.hub import open_graph
from server.settings import Settings

MEMORY = 7680
"""MiB for the hub's own server: 74,000 rows of 45 kB in one load, which may have seven sixteenths of them."""
DAYS = ("1995-06-30", "2010-11-02", "2019-01-03", "2023-01-03", "2024-11-08")
"""Days on which is asked who sits: old and new, some of them the first day of a Congress."""

Results = dict[str, Any]


async def run(data: Path, bundles: Path, settings: Settings, *, whole: bool, say: Callable[[str], None]) -> Results:
    """Everything, into the graph that the settings name; NotLoadedError when that holds other data."""
    congress, states = read_congress(data), read_states(data)
    congress_notes, states_notes = Notes(), Notes()
    began = time.perf_counter()
    drafts = [congress_bundle(congress, congress_notes), *states_bundles(states, states_notes)]
    folders = [draft.write(bundles) for draft in drafts]
    converting = time.perf_counter() - began
    say(f"Converted into {len(folders)} bundles.")
    async with open_graph(settings, exclusive=False) as database:
        await refuse_other_data(database, {folder.name for folder in folders})
        await prepare(database)
        loads = []
        for folder in folders:
            say(f"Loading {folder.name} …")
            loads.append(await measured_load(database, folder))
        say("Asking …")
        began = time.perf_counter()
        collections, days, asked = await _answers(database, congress, states)
        asking = time.perf_counter() - began
    for name, notes in (("us_congress", congress_notes), ("us_states_committees", states_notes)):
        collections[name]["notes"] = notes.as_json()
    collections["us_congress"]["records"] = congress_records(congress)
    collections["us_states_committees"]["records"] = states_records(states)
    return {
        "whole": whole,
        "collections": collections,
        "days": days,
        "loads": loads,
        "converting_seconds": round(converting, 1),
        "asking_seconds": round(asking, 1),
        "questions_asked": asked,
        "peak_of_this_process_mib": _own_peak(),
        "machine": {
            "processors": os.cpu_count(),
            "system": platform.system(),
            "python": platform.python_version(),
            "load_when_done": round(os.getloadavg()[0], 1),
        },
    }


async def _answers(database: Database, congress: Congress, states: States) -> tuple[Results, list[Results], int]:
    hub = Hub(database)
    collections: Results = {}
    for name, province, counted in (
        ("us_congress", CONGRESS_PROVINCE, congress_count(congress)),
        ("us_states_committees", STATES_PROVINCE, states_count(states)),
    ):
        by_lists, committees = await figures_by_lists(hub, province)
        by_network = await figures_by_network(hub, committees)
        vacant = await vacancies(hub, province)
        collections[name] = {
            "counted": counted,
            "asked": {
                "bodies": by_lists.as_json() | {"without_chair": vacant.committees},
                "network": by_network.as_json(),
                "people": {"people": await people_on_committees(hub, province)},
            },
            "headed_under_another_title": vacant.headed_under_another_title,
            "other_vacant_seats": vacant.other_vacant_seats,
        }
    days = [one for day in DAYS for one in await _seats(hub, congress, states, day)]
    return collections, days, hub.asked


async def _seats(hub: Hub, congress: Congress, states: States, day: str) -> Sequence[Results]:
    """Who sits on a day by the files and by the hub, in both collections."""
    in_states = {
        (plain_id(person), office_id(jurisdiction, office), seat_name(office, None if district == "None" else district))
        for person, jurisdiction, office, district in states_seats_on(states, day)
        if state_of(jurisdiction)
    }
    in_congress = {
        (person, *seat_of_term(house, state, number)) for person, house, state, number in congress_seats_on(congress, day)
    }
    told = []
    for name, province, counted in (
        ("us_congress", CONGRESS_PROVINCE, in_congress),
        ("us_states_committees", STATES_PROVINCE, in_states),
    ):
        asked = await seats_on(hub, province, day)
        told.append(
            {
                "collection": name,
                "day": day,
                "sitting": len(asked),
                "only_counted": len(counted - asked),
                "only_asked": len(asked - counted),
            }
        )
    return told


def _own_peak() -> int:
    """The most memory this process had, in MiB; Linux counts in KiB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10))
