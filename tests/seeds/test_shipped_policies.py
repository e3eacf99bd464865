"""The shipped policy files say what their documents say, and the docs and the schema say what the vocabulary is."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from graph.model.kinds import RESERVED_METRICS, AreaLevel
from graph.model.measures import (
    FILTER_PARAMETERS,
    JUDGED_MEASURES,
    MEASURE_PARAMETERS,
    SUBJECTS_OF,
    Measure,
    PopulationFilter,
    Subject,
)
from graph.model.policy import PolicyFile, TargetDef
from seeds.policy import demo_copy, read_policies
from seeds.policy.findings import CODES
from seeds.policy.page import PAGE, SAME_RATE, targets_page
from seeds.policy.reader import SHIPPED
from seeds.policy.schema import policy_schema, schema_text

DOCS = (Path(__file__).parents[2] / "docs" / "policies.md").read_text(encoding="utf-8")
SECOND = ("T-047b", "T-067b", "T-069b", "T-077b", "T-078b", "T-115b")
"""Second deadlines (077, 078), readings (047, 067, 069) and halves (115) of one clause."""


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


def section(heading: str) -> str:
    return re.split(r"\n##", DOCS.split(f"\n### {heading}\n")[1])[0]


def first_column(heading: str) -> list[str]:
    return re.findall(r"^\| `(\w+)` \|", section(heading), re.M)


@pytest.mark.parametrize("measure", list(Measure))
def test_the_docs_say_of_which_subjects_a_measure_is_asked_and_whether_it_judges(measure: Measure) -> None:
    said = " ".join(section(measure).split())
    all_but, named = re.findall(r"Of: (all but )?((?:`\w+`(?:, | and )?)+)\.", said)[0]
    words = set(re.findall(r"`(\w+)`", named))
    assert (set(Subject) - words if all_but else words) == SUBJECTS_OF[measure]
    assert ("Judged." in said) == (measure in JUDGED_MEASURES)


def test_the_metrics_that_belong_to_no_jurisdiction_are_the_reserved_ones(shipped: dict[str, PolicyFile]) -> None:
    metrics = {metric.id: metric for metric in shipped[""].metrics}
    assert tuple(metrics) == RESERVED_METRICS
    personal = {"committee-in-party", "firm-in-party", "director-party-member", "committee-composition"}
    assert {name for name, metric in metrics.items() if metric.personal} == personal | {"committee-party-share", "firm-branch"}


def test_a_definition_of_a_jurisdictions_own_is_none_that_stands_elsewhere(shipped: dict[str, PolicyFile]) -> None:
    seen: dict[str, str] = {}
    for name, file in shipped.items():
        for metric in file.metrics:
            assert ("--" + name.removeprefix("policy-") in metric.id) == (name != "")
            definition = repr((metric.subject, metric.measure, sorted(metric.parameters.items()), metric.filters))
            assert definition not in seen, (metric.id, seen[definition])
            seen[definition] = metric.id


@pytest.mark.parametrize(
    ("target", "metric", "threshold", "due", "clause", "lead", "responsible"),
    [
        ("T-010", "committee", 0.8, "2024-12-31", "001 §一", 0, 3),
        ("T-011", "committee", 0.95, "2025-12-31", "001 §一", 0, 3),
        ("T-012", "committee", 0.98, "2026-12-31", "001 §一", 0, 3),
        ("T-016", "firm-branch", 1.0, None, "001 §二(一)1", 0, 3),
        ("T-018", "party-organisation", 1.0, None, "001 §二(一)2", 0, 3),
        ("T-019", "contract-filed", 1.0, "2024-12-31", "001 §二(二)5", 0, 1),
        ("T-031", "meeting-held", 1.0, None, "001 §二(五)2", 0, 3),
        ("T-040", "party-organisation-mature", 0.9, "2024-12-31", "002 §二(一)", 1, 1),
        ("T-046", "owners-committee", 0.6, "2024-12-31", "002 §二(二)", 1, 5),
        ("T-047", "committee-party-share", 1.0, "2024-12-31", "002 §二(二)", 1, 5),
        ("T-048", "committee", 1.0, "2024-12-31", "002 §二(二)", 1, 5),
        ("T-049", "complaint-in-time", 1.0, "2024-12-31", "002 §二(三)", 1, 4),
        ("T-057", "assessed", 1.0, None, "002 §二(五)", 1, 4),
        ("T-074", "committee--003-1", 0.5, None, "003-1 §三", 0, 1),
        ("T-076", "served--003-1", 0.9, None, "003-1 §三, §五(四)", 0, 1),
        ("T-088", "committee", 0.3, None, "003-2 §二(二)1", 0, 0),
        ("T-101", "committee-party-share--003-3", 1.0, None, "003-3 §二(三)", 0, 0),
        ("T-106", "complaint-in-time", 1.0, None, "003-4 §二(二)3", 1, 0),
        ("T-112", "served", 1.0, None, "003-6 §一", 1, 0),
        ("T-116", "owners-committee--003-7", 1.0, None, "003-7 §二(三)1", 0, 0),
        ("T-125", "grid-worker", 1.0, None, "004 §三(一)1", 1, 0),
        ("T-128", "committee-composition--004-owners", 1.0, None, "004 §三(一)3", 1, 0),
        ("T-134", "management-committee", 1.0, "2022-05-30", "004 §三(三)10", 1, 1),
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


def test_the_counts_are_of_compounds_on_a_list(targets: dict[str, TargetDef]) -> None:
    counted = {name: (target.metric, target.count, target.due) for name, target in targets.items() if target.count}
    assert counted == {
        "T-013": ("red-property--001", 100, "2024-12-31"),
        "T-014": ("red-property--001", 200, "2025-12-31"),
        "T-015": ("red-property--001", 300, "2026-12-31"),
        "T-066": ("safety-standard--002", 20, "2024-12-31"),
        "T-117": ("demonstration-province--003-7", 3, None),
        "T-118": ("demonstration-city--003-7", 15, None),
    }


def test_every_figure_of_the_catalogue_is_a_target_and_a_second_deadline_or_reading_is_one_more(
    targets: dict[str, TargetDef],
) -> None:
    numbered = [f"T-{number:03d}" for number in range(1, 139)]
    assert sorted(targets) == sorted([*numbered, *SECOND])
    assert all(targets[name].clause.split()[0] == targets[name[:-1]].clause.split()[0] for name in SECOND)


def test_a_target_has_a_metric_and_a_figure_or_the_reason_why_data_cannot_tell(targets: dict[str, TargetDef]) -> None:
    untold = {name for name, target in targets.items() if not target.testable}
    assert {"T-001", "T-004", "T-008", "T-038", "T-042", "T-044", "T-050", "T-077", "T-077b", "T-117", "T-126"} <= untold
    assert len(targets) - len(untold) == 43
    for name, target in targets.items():
        if name in untold:
            assert target.not_testable_because is not None
            assert target.not_testable_because.zh
            assert target.not_testable_because.en
        else:
            assert target.metric is not None
            assert (target.threshold is None) != (target.count is None)


def test_a_deadline_whose_year_is_not_printed_is_words_and_no_day(targets: dict[str, TargetDef]) -> None:
    masked = {
        name for name, target in targets.items() if target.due_text and re.search(r"20xx|年份未|未写年份", target.due_text.zh)
    }
    assert {"T-074", "T-077", "T-077b", "T-089", "T-099", "T-115", "T-116", "T-123", "T-125", "T-138"} <= masked
    assert all(targets[name].due is None for name in masked)


def test_a_target_on_a_metric_that_judges_each_body_or_place_asks_for_all_of_them(
    shipped: dict[str, PolicyFile], targets: dict[str, TargetDef]
) -> None:
    subjects = {metric.id: metric.subject for file in shipped.values() for metric in file.metrics}
    each = [target for target in targets.values() if target.metric and subjects[target.metric] is not Subject.COMPOUND]
    assert len(each) > 12
    assert {target.threshold for target in each} == {1.0}


def test_the_page_of_targets_is_the_one_that_the_policies_write() -> None:
    assert PAGE.read_text("utf-8") == targets_page(), "run `python -m seeds.policy.page`"


def test_the_same_rate_stands_side_by_side_as_each_place_counts_it(shipped: dict[str, PolicyFile]) -> None:
    """Q-48: each row of the table of differences names metrics that differ, and a policy behind each of them."""
    metrics = {metric.id: metric for file in shipped.values() for metric in file.metrics}
    asked = {name: {m for rule in file.rules for m in rule.metrics} for name, file in shipped.items() if name}
    for row, (_, ids) in SAME_RATE.items():
        defined = [repr((m.subject, m.measure, sorted(m.parameters.items()), m.filters)) for m in (metrics[id_] for id_ in ids)]
        assert len(set(defined)) == len(ids) > 1, row
        assert all(any(id_ in named for named in asked.values()) for id_ in ids), row
    named = {row for rows in SAME_RATE for row in rows.split(", ")}
    assert named >= {f"D-0{number}" for number in range(1, 10)} | {"D-26", "D-27"}
    own = {id_.partition("--")[0] for id_ in metrics if "--" in id_} & set(RESERVED_METRICS)
    shown = {id_.partition("--")[0] for _, ids in SAME_RATE.values() for id_ in ids}
    assert own - shown <= {"committee-composition", "party-organisation"}  # no row of the table is about them


def test_every_metric_has_a_rule_behind_it_so_that_a_gap_can_cite_a_clause(shipped: dict[str, PolicyFile]) -> None:
    named = {metric for file in shipped.values() for rule in file.rules for metric in rule.metrics}
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
