"""The page about the city, made of the recorded results: benchmarks/city.md."""

from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parents[1] / "results" / "city.json"
PAGE = Path(__file__).parents[1] / "city.md"
_NAMES = {
    "gaps_of_a_district": "a page of 50 gaps of a district",
    "coverage_by_street": "coverage of the whole city by street",
    "network_of_200": "200 role holders within two steps of three communities",
    "three_paths": "three chains of six steps between two bodies",
}
_SIZES = {"tenth": "a tenth", "full": "full size"}


def page_of(results: dict[str, Any]) -> str:
    """The text of the page."""
    return "\n".join((*_head(results), *_loading(results), *_asking(results), ""))


def _head(results: dict[str, Any]) -> list[str]:
    machine, sizes = results["machine"], results["compounds"]
    return [
        "# A city",
        "",
        "Made by `python -m benchmarks.city --record` from `results/city.json`; a test compares the two.",
        "",
        f"An invented city of {sizes['full']:,} compounds with ten people and fifteen appointments each (`govhub synth`),",
        f"and one of {sizes['tenth']:,}, the same as far as it goes. Both were loaded by `govhub load --initial` on a",
        f"{machine['system']} machine with {machine['processors']} processors, shared with other work;",
        f"Python {machine['python']}, {results['memory_of_the_database_mib']:,} MiB for the database.",
        "",
    ]


def _loading(results: dict[str, Any]) -> list[str]:
    lines = [
        "## Loading",
        "",
        "| size | rows | seconds | rows a second | computed: hub, database | peak memory: hub, database | load of the machine |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, load in results["loads"].items():
        computed = f"{load['seconds_the_hub_computed']:,}, {load['seconds_the_database_computed']:,} s"
        peaks = f"{load['peak_of_the_hub_mib']:,}, {load['peak_of_the_database_mib']:,} MiB"
        figures = f"{load['rows']:,} | {load['seconds']:,} | {load['rows_per_second']:,}"
        lines.append(f"| {_SIZES[name]} | {figures} | {computed} | {peaks} | {load['load_of_the_machine']} |")
    lines += ["", "At full size:", "", "| | seconds |", "| --- | --- |"]
    lines += [f"| {phase['phase']} | {phase['seconds']} |" for phase in results["loads"]["full"]["phases"]]
    return [*lines, ""]


def _asking(results: dict[str, Any]) -> list[str]:
    lines = [
        "## Asking",
        "",
        "Gaps and coverage are of four metrics, one of them a judged one. The hub is asked over HTTP, and the statements that it",
        "sends are sent over a bare driver connection as well, turn by turn; times and ratios are medians. Database hits are",
        "those of the statements' profiles, which no other work disturbs.",
        "",
        "| question | round trips | hub | bare driver | hub ÷ bare | hits, full size | hits, a tenth | full ÷ a tenth |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, asked in results["questions"].items():
        hits = asked["hits"]
        times = f"{asked['hub_ms']:,} ms | {asked['bare_ms']:,} ms | {asked['hub_over_bare']}"
        figures = f"{times} | {hits['full']:,} | {hits['tenth']:,} | {asked['full_over_tenth']}"
        lines.append(f"| {_NAMES[name]} | {asked['round_trips']} | {figures} |")
    return lines
