"""The benchmark of a city: it tells what is not as wanted, its page tells every figure, and it runs."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.city.__main__ import main
from benchmarks.city.asked import QUESTIONS
from benchmarks.city.page import page_of
from benchmarks.city.run import shortfalls


@pytest.fixture
def wanted() -> dict[str, Any]:
    """Results that are just as wanted."""
    load = {
        "rows": 1000,
        "seconds": 10.0,
        "rows_per_second": 100,
        "seconds_the_hub_computed": 3.0,
        "seconds_the_database_computed": 5.0,
        "peak_of_the_hub_mib": 100,
        "peak_of_the_database_mib": 200,
        "load_of_the_machine": 1.0,
        "phases": [{"phase": "Reading the bundle.", "seconds": 1.5}],
    }
    asked = {
        "round_trips": 1,
        "hub_ms": 150.0,
        "bare_ms": 100.0,
        "hub_over_bare": 1.5,
        "hits": {"tenth": 1000, "full": 1050},
        "full_over_tenth": 1.05,
    }
    return {
        "compounds": {"tenth": 10, "full": 100},
        "loads": {"tenth": load, "full": load},
        "questions": {question.name: asked | {"round_trips": question.trips} for question in QUESTIONS},
        "memory_of_the_database_mib": 1024,
        "machine": {"processors": 2, "system": "Linux", "python": "3.11"},
    }


@pytest.mark.parametrize(
    ("question", "changes", "said"),
    [
        ("coverage_by_street", {"hub_over_bare": 1.6}, "1.6 times as long"),
        ("gaps_of_a_district", {"round_trips": 2}, "2 round trips"),
        ("gaps_of_a_district", {"full_over_tenth": 1.2}, "1.2 times the database hits"),
        ("network_of_200", {"full_over_tenth": 1.06}, "1.06 times the database hits"),
        ("three_paths", {"round_trips": 3}, "3 round trips"),
    ],
)
def test_what_is_not_as_wanted_is_told(wanted: dict[str, Any], question: str, changes: dict[str, Any], said: str) -> None:
    assert shortfalls(wanted) == []
    wanted["questions"][question] |= changes
    assert [said in one for one in shortfalls(wanted)] == [True]


def test_the_page_tells_every_figure(wanted: dict[str, Any]) -> None:
    page = page_of(wanted)
    assert "| a tenth | 1,000 | 10.0 | 100 | 3.0, 5.0 s | 100, 200 MiB | 1.0 |" in page
    assert "| Reading the bundle. | 1.5 |" in page
    assert page.count(" | 150.0 ms | 100.0 ms | 1.5 | 1,050 | 1,000 | 1.05 |") == len(QUESTIONS)


@pytest.mark.long
def test_it_runs_on_a_small_city(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVHUB_MEMORY", "1024")
    main(["--compounds", "600", "--turns", "2", "--folder", str(tmp_path)])
    results = json.loads(capsys.readouterr().out)
    assert results["loads"]["full"]["rows"] > 10 * results["loads"]["tenth"]["rows"] / 2
    for question in QUESTIONS:
        asked = results["questions"][question.name]
        assert asked["round_trips"] == question.trips
        assert asked["hits"]["full"] > 0
        assert asked["hub_ms"] > 0
    assert page_of(results)
