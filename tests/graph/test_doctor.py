"""The pure parts of an examination: layers over time, indexes against what migrations create, findings that stay small."""

import pytest

from graph.doctor import Check, Fault, Findings, shape
from graph.doctor.shape import lookup_faults, wanted_lookups
from graph.doctor.targets import Piece, in_order, layered
from graph.doctor.world import differing
from graph.migrations.steps import MIGRATIONS
from graph.model.lookups import LOOKUPS
from graph.model.record import FOREVER

WANTED = wanted_lookups([name for name, _ in MIGRATIONS])


def indexes() -> list[dict[str, object]]:
    """What the database shows of a graph that has all it should."""
    rows: list[dict[str, object]] = [
        {
            "name": one.name,
            "state": "ONLINE",
            "type": one.type,
            "entityType": one.entity,
            "analyser": one.analyser,
            "labels": list(one.labels),
            "properties": list(one.properties),
            "owned": one.unique,
        }
        for one in WANTED.values()
    ]
    tokens = {"state": "ONLINE", "type": "LOOKUP", "labels": [], "properties": [], "owned": False}
    return [*rows, *(tokens | {"name": side, "entityType": side} for side in ("NODE", "RELATIONSHIP"))]


def constraints() -> list[dict[str, object]]:
    return [one | {"type": "NODE_PROPERTY_UNIQUENESS"} for one in indexes() if one["owned"]]


def codes(rows: list[dict[str, object]]) -> list[tuple[str, str]]:
    return [(fault.code, fault.id) for fault in lookup_faults(WANTED, rows, constraints(), WANTED)]


def test_what_the_migrations_create_is_what_the_model_lists() -> None:
    found = {(one.name, one.unique) for one in WANTED.values()}
    assert found >= {(lookup.name, lookup.unique) for lookup in LOOKUPS}
    assert wanted_lookups([]) == {}


def test_a_full_text_index_is_read_with_its_analyser(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (r:Person|Body) ON EACH [r.name, r.title] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    )
    monkeypatch.setattr(shape, "MIGRATIONS", [("0001_names", lambda: [text, "CREATE INDEX i IF NOT EXISTS FOR (r:A) ON (r.b)"])])
    found = wanted_lookups(["0001_names"])
    assert set(found) == {"names", "i"}
    names = found["names"]
    assert (names.type, names.labels, names.properties) == ("FULLTEXT", ("Body", "Person"), ("name", "title"))
    assert names.analyser == "cjk"
    dropped = ("0002_gone", lambda: ["DROP INDEX names IF EXISTS"])
    monkeypatch.setattr(shape, "MIGRATIONS", [("0001_names", lambda: [text]), dropped])
    assert wanted_lookups(["0001_names", "0002_gone"]) == {}


def test_indexes_as_they_should_be_have_no_fault() -> None:
    assert codes(indexes()) == []


def test_an_index_that_failed_or_still_fills_cannot_be_used() -> None:
    for state in ("FAILED", "POPULATING"):
        rows = indexes()
        rows[-3]["state"] = state
        assert codes(rows) == [("LOOKUP_NOT_ONLINE", str(rows[-3]["name"]))]


def test_an_index_of_another_type_is_different() -> None:
    rows = indexes()
    rows[-3]["type"] = "TEXT"
    assert codes(rows) == [("LOOKUP_DIFFERENT", str(rows[-3]["name"]))]


def test_the_first_layer_that_has_a_value_gives_it_at_every_instant() -> None:
    above, below = [Piece("a", 10, 20), Piece("a", 20, 30)], [Piece("b", 0, 15), Piece("c", 25, 99)]
    assert layered([above, below], 5, 40) == [Piece("b", 5, 10), Piece("a", 10, 30), Piece("c", 30, 40)]
    assert layered([below, above], 5, 40) == [Piece("b", 5, 15), Piece("a", 15, 25), Piece("c", 25, 40)]
    assert layered([[Piece("a", 3, 3)]], 0, 5) == []
    assert layered([], 0, 5) == []


def test_versions_are_in_order_without_gap_or_overlap_unless_a_void_lies_between() -> None:
    assert in_order([])
    assert in_order([(5, FOREVER, False), (1, 5, False)])
    assert in_order([(1, 5, True), (9, FOREVER, False)])
    assert in_order([(1, 5, True)])
    assert not in_order([(1, 5, False), (9, FOREVER, False)])
    assert not in_order([(1, 5, False)])
    assert not in_order([(1, 6, False), (5, FOREVER, False)])
    assert not in_order([(5, 5, True)])


def test_a_number_a_text_and_a_truth_are_three_values() -> None:
    assert differing({"a": 1, "b": True, "c": "1"}, {"a": 1.0, "b": 1, "c": 1}) == ["a", "b", "c"]
    assert differing({"a": 1}, {"a": 1, "b": 2}) == ["b"]


def test_a_million_faults_take_the_room_of_ten() -> None:
    findings = Findings()
    findings.add(Fault("X", str(number), "wrong") for number in range(5_000))
    findings.add([Fault("X", "…", "and more", count=7)])
    [finding] = findings.by_check([Check("X", "x"), Check("Y", "y")])
    assert (finding.count, len(finding.places), finding.places[0].id) == (5_007, 10, "0")
