"""A statement about the present, rewritten to the same question about what was known at an instant."""

import re

import pytest

from graph.lens import LABELS, RELATIONS, as_known
from graph.model.tables import TABLES
from graph.statements import statement, statement_names

AT = "$knownAt"
POLICY_LABELS = ("Metric", "Policy", "Rule", "Target")


def held(name: str) -> str:
    return f"{name}.recordedAt <= {AT} < {name}.supersededAt"


@pytest.mark.parametrize(
    ("present", "known"),
    [
        ("MATCH (x:Compound)", f"MATCH (x:KnownCompound WHERE {held('x')})"),
        ("MATCH (:Compound)", f"MATCH (known1:KnownCompound WHERE {held('known1')})"),
        ("MATCH (x:Area {id: $within})", f"MATCH (x:KnownArea {{id: $within}} WHERE {held('x')})"),
        ("MATCH (:Record {id: id})", f"MATCH (known1:KnownRecord {{id: id}} WHERE {held('known1')})"),
        ("MATCH (x:Body|Area)", f"MATCH (x:KnownBody|KnownArea WHERE {held('x')})"),
        ("MATCH (x)-[:OF_BODY]->(y)", f"MATCH (x)-[known1:KNOWN_OF_BODY WHERE {held('known1')}]->(y)"),
        ("MATCH (x)<-[link:CITES]-(y)", f"MATCH (x)<-[link:KNOWN_CITES WHERE {held('link')}]-(y)"),
        (
            "MATCH (x)-[:OF_BODY|FOR_COMPOUND]->(y)",
            f"MATCH (x)-[known1:KNOWN_OF_BODY|KNOWN_FOR_COMPOUND WHERE {held('known1')}]->(y)",
        ),
        ("MATCH (x)-[:IN]->{0,6}(y)", f"MATCH (x)-[known1:KNOWN_IN WHERE {held('known1')}]->{{0,6}}(y)"),
        ("MATCH (x)<-[:IN]-{0,6}(y)", f"MATCH (x)<-[known1:KNOWN_IN WHERE {held('known1')}]-{{0,6}}(y)"),
        ("MATCH (x)-[:LIES_IN]->(y)", f"MATCH (x)-[known1:KNOWN_LIES_IN WHERE {held('known1')}]->(y)"),
        ("WITH x WHERE x:Person", "WITH x WHERE x:KnownPerson"),
        ("CASE WHEN one:Body THEN 1 END", "CASE WHEN one:KnownBody THEN 1 END"),
    ],
)
def test_a_pattern_is_read_in_the_ledger_cut_at_the_instant(present: str, known: str) -> None:
    assert as_known(present) == known


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (x:Metric {id: metric.id})<-[:TESTED_BY]-(y:Rule)-[:SET_BY]->(policy:Policy)",
        "MATCH (x)<-[:ON_METRIC]-(y:Target)",
        "MATCH (version:KnownArea {id: $within})",
        "OPTIONAL MATCH (ledger:Ledger {id: 'ledger'})",
        "MATCH (x)-[link]->(y)",
        "MATCH (x)",
        "RETURN {id: x.id, kind: x.kind, Area: 1}",
        "RETURN [a IN list | a.id]",
        "WITH x WHERE x:Rule",
        "RETURN gap + ':' + subject.id",
    ],
)
def test_what_has_no_versions_is_left_alone(text: str) -> None:
    assert as_known(text) == text


def test_every_table_has_its_twin_and_no_policy_has() -> None:
    assert {table.label for table in TABLES} <= LABELS
    assert not LABELS & set(POLICY_LABELS)
    assert not RELATIONS & {"TESTED_BY", "SET_BY", "ON_METRIC"}
    assert "LIES_IN" in RELATIONS


def test_a_comment_is_left_out_so_that_nothing_in_it_is_rewritten() -> None:
    assert as_known("  // every (x:Body) there is\nRETURN 1") == "\nRETURN 1"


def test_nameless_nodes_and_relations_get_names_of_their_own() -> None:
    text = as_known("MATCH (:Body)<-[:OF_BODY]-(:Post)<-[:TO_POST]-(:Appointment)", prefix="k7_")
    names = re.findall(r"[(\[](k7_\d+):", text)
    assert len(names) == 5
    assert len(set(names)) == 5
    assert all(text.count(f"{name}.recordedAt <=") == 1 for name in names)


def test_two_texts_with_different_prefixes_share_no_name() -> None:
    one, other = (as_known("MATCH (:Body)-[:UNDER]->(:Body)", prefix=prefix) for prefix in ("a", "b"))
    assert not set(re.findall(r"[(\[](\w+):", one)) & set(re.findall(r"[(\[](\w+):", other))


def test_the_instant_may_be_any_parameter() -> None:
    assert as_known("MATCH (x:Body)", "$p3") == "MATCH (x:KnownBody WHERE x.recordedAt <= $p3 < x.supersededAt)"


def test_rewriting_twice_changes_nothing_more() -> None:
    once = as_known("MATCH (x:Body)<-[l:OF_BODY]-(y:Post) WHERE x:Body")
    assert as_known(once) == once


PARTS = ("metrics/evidence", "metrics/filters", "metrics/populations")
FOLDERS = ("cypher/roots", "cypher/fields", "cypher/parts", "metrics", *PARTS)
EVERY_TEXT = [(folder, name) for folder in FOLDERS for name in statement_names(folder)] + [
    ("cypher", name)
    for name in (
        *("coverage_areas", "coverage_places", "network", "bridges", "compound_moves", "compound_pairs"),
        *("cross_page", "cross_page_home", "cross_total", "cross_total_home"),
    )
]


@pytest.mark.parametrize(("folder", "name"), EVERY_TEXT, ids="/".join)
def test_no_file_keeps_a_pattern_about_the_present_when_the_ledger_is_asked(folder: str, name: str) -> None:
    known = as_known(statement(name, folder).text)
    left = [
        *re.findall(rf"(?<=[\w(|]):(?:{'|'.join(sorted(LABELS))})\b", known),
        *re.findall(rf"[\[|]:?(?:{'|'.join(sorted(RELATIONS))})\b[^.(]", known),
    ]
    assert left == []


@pytest.mark.parametrize(("folder", "name"), EVERY_TEXT, ids="/".join)
def test_every_twin_in_a_file_is_cut_at_the_instant(folder: str, name: str) -> None:
    known = as_known(statement(name, folder).text)
    twins = re.findall(r"[(\[]\w*:Known\w+[^)\]]*|\[\w*:KNOWN_\w+[^\]]*", known)
    asks_for_any_version = [twin for twin in twins if re.search(r"\b(version|was):Known|\(:KnownRecord", twin)]
    assert [twin for twin in twins if AT not in twin and twin not in asks_for_any_version] == []
