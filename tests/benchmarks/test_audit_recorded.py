"""The recorded cost of the audit log: of enough turns, as little as wanted, and told by the page."""

import json
from typing import Any

import pytest

from benchmarks.audit.page import PAGE, RESULTS, page_of
from benchmarks.audit.run import shortfalls


@pytest.fixture
def recorded() -> dict[str, Any]:
    return dict(json.loads(RESULTS.read_text("utf-8")))


def test_the_log_costs_as_little_as_it_may(recorded: dict[str, Any]) -> None:
    assert min(figures["turns"] for figures in recorded["questions"].values()) >= 500
    assert recorded["entries"] >= sum(figures["turns"] for figures in recorded["questions"].values())
    assert shortfalls(recorded) == []


def test_the_page_is_what_the_recorded_results_make(recorded: dict[str, Any]) -> None:
    assert PAGE.read_text("utf-8") == page_of(recorded)
