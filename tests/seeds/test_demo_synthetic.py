"""Synthetic cities: exact in size, sound by the importer's checks, alike from run to run, flat in memory."""

import csv
import tracemalloc
from collections import Counter, defaultdict
from itertools import islice
from pathlib import Path

import pytest

from graph.model.tables import TABLE
from seeds.bundle import Bundle, BundleRow
from seeds.check import Known, check
from seeds.demo import demo_loads, synthetic_city, write_city

METRICS = frozenset({"committee", "party-organisation", "served", "deputy-station-head"})


def test_a_city_passes_the_importers_checks_and_stands_beside_the_demo() -> None:
    rows: dict[str, list[BundleRow]] = defaultdict(list)
    for table, row in synthetic_city(250, 3):
        rows[table].append(BundleRow(table, len(rows[table]) + 2, row))
    assert [finding.as_json() for finding in check(Bundle(rows), Known(metric_ids=METRICS)).findings] == []
    demo = {row[TABLE[table].key]: row for table, told in demo_loads()[0].rows.items() for row in told}
    shared = {row.id: row.cells for told in rows.values() for row in told if row.id in demo}
    assert shared == {"99": demo["99"]}


@pytest.mark.parametrize(("compounds", "people", "appointments"), [(1, 10, 15), (97, 970, 1455), (130, 400, 5000), (40, 900, 0)])
def test_a_city_has_exactly_the_size_asked_for(tmp_path: Path, compounds: int, people: int, appointments: int) -> None:
    told: list[tuple[int, int]] = []
    counts = write_city(tmp_path / "city", compounds, people, appointments, 5, lambda done, whole: told.append((done, whole)))
    assert [counts.get(table, 0) for table in ("compounds", "people", "appointments")] == [compounds, people, appointments]
    assert told == [(compounds, compounds)]
    for table, count in counts.items():
        with (tmp_path / "city" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            assert sum(1 for _ in csv.DictReader(file)) == count


@pytest.mark.parametrize("appointments", [300, 3000])
def test_few_or_many_appointments_still_pass_the_checks(appointments: int) -> None:
    rows: dict[str, list[BundleRow]] = defaultdict(list)
    for table, row in synthetic_city(60, 11, people=300, appointments=appointments):
        rows[table].append(BundleRow(table, len(rows[table]) + 2, row))
    assert [finding.as_json() for finding in check(Bundle(rows), Known(metric_ids=METRICS)).findings] == []


def test_a_city_has_a_realistic_shape() -> None:
    streets: Counter[str] = Counter()
    communities: Counter[str] = Counter()
    posts: dict[str, set[str]] = defaultdict(set)
    for table, row in synthetic_city(1500, 1):
        if table == "compounds":
            streets[row["area"][:9]] += 1
            communities[row["area"][:12]] += 1
        if table == "appointments" and "status" not in row:
            posts[row["person"]].add(row["post"])
    whole = sorted(streets.values())[1:]
    assert all(60 <= count <= 100 for count in whole)
    assert all(count <= 15 for count in communities.values())
    assert 0.1 <= sum(len(held) > 1 for held in posts.values()) / len(posts) <= 0.15


def test_the_same_seed_gives_the_same_city_and_another_seed_another() -> None:
    first, again, other = (list(islice(synthetic_city(500, seed), 5000)) for seed in (2, 2, 3))
    assert first == again
    assert first != other


def test_memory_does_not_grow_with_the_city() -> None:
    peaks = []
    for compounds in (200, 1000):
        tracemalloc.start()
        for _ in synthetic_city(compounds, 4):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5


def test_what_cannot_be_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    for compounds, people, appointments in ((0, 10, 10), (10, -1, 0), (10, 100, -1), (10, 5, 100), (10**9, 10**10, 1)):
        with pytest.raises(ValueError, match=r"compounds|people|appointments"):
            write_city(tmp_path / "none", compounds, people, appointments, 1)
    assert not (tmp_path / "none").exists()
    write_city(tmp_path / "city", 3, 30, 45, 1)
    with pytest.raises(FileExistsError, match=r"areas\.csv"):
        write_city(tmp_path / "city", 3, 30, 45, 1)
