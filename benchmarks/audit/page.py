"""The page about the audit log's cost, made of the recorded results: benchmarks/audit.md."""

from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parents[1] / "results" / "audit.json"
PAGE = Path(__file__).parents[1] / "audit.md"
_NAMES = {"one_person": "one person with appointments", "fifty_people": "a page of 50 people"}


def page_of(results: dict[str, Any]) -> str:
    """The text of the page."""
    machine = results["machine"]
    lines = [
        "# The audit log",
        "",
        "Made by `python -m benchmarks.audit --record` from `results/audit.json`; a test compares the two.",
        "",
        f"One hub, which serves an invented city of {results['compounds']:,} compounds with the log and without, asked by",
        f"turns over HTTP on a {machine['system']} machine with {machine['processors']} processors, shared with other work (load",
        f"{machine['load_when_done']} when it was done). Each entry names 50 people. Milliseconds, the whole request.",
        "",
        "| Question | Turns of each | Without, median | With, median | Without, 95 % | With, 95 % | Ratio at 95 % |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, figures in results["questions"].items():
        lines.append(
            f"| {_NAMES[name]} | {figures['turns']:,} | {figures['without_p50_ms']} | {figures['with_p50_ms']} "
            f"| {figures['without_p95_ms']} | {figures['with_p95_ms']} | {figures['with_over_without_p95']} |"
        )
    return "\n".join((*lines, ""))
