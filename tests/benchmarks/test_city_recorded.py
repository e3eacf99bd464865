"""The recorded results of the city: of a whole city, as wanted, and told by the page."""

import json
from typing import Any

import pytest

from benchmarks.city.page import PAGE, RESULTS, page_of
from benchmarks.city.run import shortfalls

FULL_SIZE = {"compounds": 60_000, "rows": 2_443_760}


@pytest.fixture
def recorded() -> dict[str, Any]:
    return dict(json.loads(RESULTS.read_text("utf-8")))


def test_the_recorded_results_are_those_of_a_whole_city_and_as_wanted(recorded: dict[str, Any]) -> None:
    assert recorded["compounds"] == {"tenth": FULL_SIZE["compounds"] // 10, "full": FULL_SIZE["compounds"]}
    assert recorded["loads"]["full"]["rows"] == FULL_SIZE["rows"]
    assert recorded["loads"]["full"]["peak_of_the_hub_mib"] < 8 * 1024
    assert shortfalls(recorded) == []


def test_the_page_is_what_the_recorded_results_make(recorded: dict[str, Any]) -> None:
    assert PAGE.read_text("utf-8") == page_of(recorded)
