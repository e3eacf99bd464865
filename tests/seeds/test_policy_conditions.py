"""What a policy says of a committee's composition and of compounds without a firm: read, refused, copied."""

from pathlib import Path

import pytest

from graph.model.bilingual import Bilingual
from graph.model.conditions import Composition, ModeCase, ModeConditions
from graph.model.policy import PolicyFile
from seeds.policy import demo_copy, read_policies
from seeds.policy.reader import read_policy_file

DOCS = (Path(__file__).parents[2] / "docs" / "policies.md").read_text(encoding="utf-8")
RULE = "    metrics: [committee--example]\n  - id: example-R-2"
COMPOSED = (
    "    metrics: [committee--example]\n"
    "    composition: {kinds: [owners_committee], established_from: 2024-11-07, least_members: 5, requires: [odd]}\n"
    "  - id: example-R-2"
)
MODES = """modes:
  - clause: 示例 §二
    modes: [quasi, bundled]
    when: {classes: [open], mature: false, built_before: 2000-01-01, households_below: 300, served_in: [quasi]}
    needs:
      - {zh: 是否零散, en: whether scattered}
    text: {zh: 零散小区打包, en: Scattered compounds are bundled}
"""
EXAMPLE = DOCS.split("```yaml\n")[1].split("```")[0].replace(RULE, COMPOSED) + MODES


@pytest.fixture(scope="module")
def file() -> PolicyFile:
    found, findings = read_policy_file(EXAMPLE.encode())
    assert findings == []
    assert found is not None
    return found


def test_a_rule_says_what_it_requires_of_a_committee(file: PolicyFile) -> None:
    assert [rule.composition for rule in file.rules] == [Composition(("owners_committee",), "2024-11-07", 5, ("odd",)), None]


def test_a_case_says_its_modes_its_conditions_and_what_nothing_records(file: PolicyFile) -> None:
    when = ModeConditions(("open",), False, "2000-01-01", 300, ("quasi",))
    needs = (Bilingual("是否零散", "whether scattered"),)
    text = Bilingual("零散小区打包", "Scattered compounds are bundled")
    assert file.modes == (ModeCase("示例 §二", ("quasi", "bundled"), when, needs, text),)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("kinds: [owners_committee], established", "kinds: [firm], established", "unknown-word"),
        ("kinds: [owners_committee], established", "established", "missing-field"),
        ("least_members: 5", "least_members: 0", "out-of-range"),
        ("least_members: 5", "least_members: five", "wrong-type"),
        ("least_members: 5", "most_members: 5", "unknown-field"),
        ("requires: [odd]", "requires: [even]", "unknown-word"),
        ("requires: [odd]", "requires: []", "empty-value"),
        (", established_from: 2024-11-07, least_members: 5, requires: [odd]", "", "empty-value"),
        ("established_from: 2024-11-07", "established_from: 2024-11-31", "bad-date"),
        ("built_before: 2000-01-01", "built_before: 2000-13-01", "bad-date"),
        ("built_before: 2000-01-01", 'built_before: "2000"', "bad-date"),
        ("modes: [quasi, bundled]", "modes: [quasi, magic]", "unknown-word"),
        ("modes: [quasi, bundled]", "modes: []", "empty-value"),
        ("households_below: 300", "households_below: -1", "out-of-range"),
        ("    text: {zh: 零散小区打包, en: Scattered compounds are bundled}\n", "", "missing-field"),
    ],
)
def test_what_contradicts_the_schema_is_told_with_its_code(old: str, new: str, code: str) -> None:
    assert EXAMPLE.count(old) == 1, old
    found, findings = read_policy_file(EXAMPLE.replace(old, new).encode())
    assert found is None
    assert code in {finding.code for finding in findings}


def test_cases_need_a_policy() -> None:
    _, findings = read_policy_file(MODES.encode())
    assert [finding.code for finding in findings] == ["missing-field"]


def test_the_shipped_files_bind_stand_ins_and_new_committees_and_name_every_mode_of_the_trees() -> None:
    files, findings = read_policies()
    assert findings == []
    composed = {rule.id: rule.composition for file in files for rule in file.rules if rule.composition}
    assert set(composed) == {"C-001", "C-002", "C-003", "C-004", "C-020"}
    assert composed["C-001"] == Composition(("management_committee",), None, 7, ("odd",))
    cases = {file.policy.id: file.modes for file in files if file.policy and file.modes}
    assert {policy: len(modes) for policy, modes in cases.items()} == {"policy-001": 5, "policy-003-6": 3}
    assert len({mode for modes in cases.values() for case in modes for mode in case.modes}) == 9


def test_a_demo_copy_keeps_conditions_and_cases(file: PolicyFile) -> None:
    copy = demo_copy(file, {"street": "990101001"})
    assert copy.modes == file.modes
    assert copy.rules[0].composition == file.rules[0].composition
