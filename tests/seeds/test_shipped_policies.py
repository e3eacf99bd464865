"""The shipped policy files say what their documents say, and the docs and the schema say what the vocabulary is."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from graph.model.kinds import AreaLevel
from graph.model.measures import FILTER_PARAMETERS, MEASURE_PARAMETERS, Measure, PopulationFilter
from graph.model.policy import PolicyFile, TargetDef
from seeds.policy import demo_copy, read_policies
from seeds.policy.findings import CODES
from seeds.policy.reader import SHIPPED
from seeds.policy.schema import policy_schema, schema_text

DOCS = (Path(__file__).parents[2] / "docs" / "policies.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shipped() -> dict[str, PolicyFile]:
    files, findings = read_policies()
    assert findings == []
    return {file.policy.id if file.policy else "": file for file in files}


@pytest.fixture(scope="module")
def targets(shipped: dict[str, PolicyFile]) -> dict[str, TargetDef]:
    return {target.id: target for file in shipped.values() for target in file.targets}


def test_the_checked_in_schema_is_the_models() -> None:
    assert (SHIPPED / "schema.json").read_text(encoding="utf-8") == schema_text()
    Draft202012Validator.check_schema(json.loads(schema_text()))


def test_the_docs_name_every_field_word_and_code_and_no_other() -> None:
    definitions = policy_schema()["$defs"]
    for name in ("policy", "metric", "survey", "rule", "composition", "move", "end", "target", "mode", "when", "bilingual"):
        assert first_column(name) == list(definitions[name]["properties"])
    for measure in Measure:
        assert first_column(measure) == [parameter.name for parameter in MEASURE_PARAMETERS[measure]]
    filters = re.findall(r"^\| `(\w+)` \|([^|]*)\|[^|]*\|$", DOCS.split("## Filters")[1].split("\n## ")[0], re.M)
    assert {name: re.findall(r"`(\w+)`", cell) for name, cell in filters} == {
        str(word): [parameter.name for parameter in FILTER_PARAMETERS[word]] for word in PopulationFilter
    }
    assert re.findall(r"^\| `([\w-]+)` \|", DOCS.split("## What is refused")[1].split("\n## ")[0], re.M) == list(CODES)
    assert set(re.findall(r"^\| `([\w-]+\.yaml)` \|", DOCS, re.M)) | {"metrics.yaml"} == {p.name for p in SHIPPED.glob("*.yaml")}


def first_column(heading: str) -> list[str]:
    section = DOCS.split(f"\n### {heading}\n")[1]
    return re.findall(r"^\| `(\w+)` \|", re.split(r"\n##", section)[0], re.M)


def test_the_reserved_metrics_are_the_six_of_this_issue(shipped: dict[str, PolicyFile]) -> None:
    metrics = {metric.id: metric for metric in shipped[""].metrics}
    six = {"committee", "owners-committee", "party-organisation", "served", "deputy-station-head", "secretary-is-director"}
    assert set(metrics) == six
    assert {name for name, metric in metrics.items() if metric.judged} == {"secretary-is-director"}
    assert not any(metric.personal for metric in metrics.values())


@pytest.mark.parametrize(
    ("target", "metric", "threshold", "due", "clause", "lead", "responsible"),
    [
        ("T-010", "committee", 0.8, "2024-12-31", "001 §一", 0, 3),
        ("T-011", "committee", 0.95, "2025-12-31", "001 §一", 0, 3),
        ("T-012", "committee", 0.98, "2026-12-31", "001 §一", 0, 3),
        ("T-018", "party-organisation", 1.0, None, "001 §二(一)2", 0, 3),
        ("T-040", "party-organisation--002", 0.9, "2024-12-31", "002 §二(一)", 1, 1),
        ("T-046", "owners-committee", 0.6, "2024-12-31", "002 §二(二)", 1, 5),
        ("T-048", "committee", 1.0, "2024-12-31", "002 §二(二)", 1, 5),
        ("T-112", "served", 1.0, None, "003-6 §一", 1, 0),
        ("T-134", "committee--004", 1.0, "2022-05-30", "004 §三(三)10", 1, 1),
    ],
)
def test_testable_targets_say_what_the_documents_say(
    targets: dict[str, TargetDef],
    target: str,
    metric: str,
    threshold: float,
    due: str | None,
    clause: str,
    lead: int,
    responsible: int,
) -> None:
    found_target = targets[target]
    assert found_target.testable
    assert (found_target.metric, found_target.threshold, found_target.due) == (metric, threshold, due)
    assert found_target.clause == clause
    assert (len(found_target.lead_units), len(found_target.responsible_units)) == (lead, responsible)


def test_targets_that_name_no_figure_or_no_population_are_not_testable(targets: dict[str, TargetDef]) -> None:
    assert {name for name, target in targets.items() if not target.testable} == {"T-001", "T-004", "T-008", "T-044"}


def test_every_metric_has_a_rule_or_a_target_behind_it(shipped: dict[str, PolicyFile]) -> None:
    named = {metric for file in shipped.values() for rule in file.rules for metric in rule.metrics}
    named |= {target.metric for file in shipped.values() for target in file.targets if target.metric}
    assert named == {metric.id for file in shipped.values() for metric in file.metrics}


def test_every_clause_begins_with_the_label_of_its_document(shipped: dict[str, PolicyFile]) -> None:
    for name, file in shipped.items():
        label = name.removeprefix("policy-")
        clauses = [rule.clause for rule in file.rules] + [target.clause for target in file.targets]
        assert all(clause.startswith(f"{label} §") for clause in clauses)


def test_demo_copies_apply_to_the_demo_and_to_nothing_else(shipped: dict[str, PolicyFile]) -> None:
    areas = {"city": "9901", "county": "990101", "street": "990101001"}
    defined = {metric.id for file in shipped.values() for metric in file.metrics}
    for file in shipped.values():
        copy = demo_copy(file, areas)
        if file.policy is None:
            assert copy == file
            continue
        assert copy.policy is not None
        assert copy.policy.area == areas[file.policy.level]
        assert "演示" in copy.policy.title
        assert "demo" in copy.policy.title
        assert copy.metrics == ()
        ids = {copy.policy.id, *(rule.id for rule in copy.rules), *(target.id for target in copy.targets)}
        assert all(name.startswith("99-") for name in ids)
        used = {metric for rule in copy.rules for metric in rule.metrics} | {t.metric for t in copy.targets if t.metric}
        assert used <= defined


def test_a_copy_needs_an_area_of_the_policys_level(shipped: dict[str, PolicyFile]) -> None:
    with pytest.raises(KeyError):
        demo_copy(shipped["policy-002"], {AreaLevel.COUNTY: "990101"})
