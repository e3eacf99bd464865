"""Policy files are read strictly: what is wrong in one is told with its code and line."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.policy import read_policies, read_policy_file
from seeds.policy.findings import CODES
from seeds.policy.reader import SHIPPED

DOCS = (Path(__file__).parents[2] / "docs" / "policies.md").read_text(encoding="utf-8")
EXAMPLE = DOCS.split("```yaml\n")[1].split("```")[0]


def found(text: str | bytes) -> list[tuple[str, int]]:
    raw = text if isinstance(text, bytes) else text.encode()
    file, findings = read_policy_file(raw)
    assert (file is None) == bool(findings)
    assert {finding.code for finding in findings} <= set(CODES)
    assert all(finding.message and finding.advice for finding in findings)
    return [(finding.code, finding.line) for finding in findings]


def changed(old: str, new: str) -> tuple[str, int]:
    """The documented example with one line changed, and the number of that line."""
    assert EXAMPLE.count(old) == 1, old
    return EXAMPLE.replace(old, new), EXAMPLE[: EXAMPLE.index(old)].count("\n") + 1


def test_the_example_in_the_docs_is_a_good_file() -> None:
    assert found(EXAMPLE) == []


PROCEDURE = """    strength: must
    procedure:
      of: {{kinds: [management_committee]}}
      steps: [{{step: announce, by: {by}}}, {{step: nominate, during: {during}}}]
"""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("measure: body_set_up", "measure: body_set_on", "unknown-word"),
        ("{filter: class, classes: [closed]}", "{filter: klass, classes: [closed]}", "unknown-word"),
        ("{filter: class, classes: [closed]}", "{filter: class}", "missing-field"),
        ("{filter: not_served_by_firm}", "{filter: not_served_by_firm, classes: [open]}", "unknown-field"),
        ("{kinds: [owners_committee, management_committee]}", "{modes: [quasi], kinds: [firm]}", "unknown-field"),
        ("{kinds: [owners_committee, management_committee]}", "{kinds: [owners_comittee]}", "unknown-word"),
        ("{kinds: [owners_committee, management_committee]}", "{kinds: []}", "empty-value"),
        ("{kinds: [owners_committee, management_committee]}", "{kinds: [firm, firm]}", "repeated-word"),
        ("{kinds: [owners_committee, management_committee]}", "{kinds: [firm], forms: [branch]}", "form-of-other-kind"),
        ("    measure: body_set_up\n", "    measure: body_set_up\n    judged: true\n", "judged-mismatch"),
        ("clause: 示例 §一", "clause:", "empty-value"),
        ("clause: 示例 §一", 'clause: " "', "empty-value"),
        ("threshold: 0.75", "threshold: 75", "out-of-range"),
        ("threshold: 0.75", "threshold: 0", "out-of-range"),
        ("threshold: 0.75", "threshold: -0.5", "out-of-range"),
        ("threshold: 0.75", "threshold: .nan", "wrong-type"),
        ("threshold: 0.75", "threshold: .inf", "wrong-type"),
        ("threshold: 0.75", "threshold: true", "wrong-type"),
        ("threshold: 0.75", "threshold: 60%", "wrong-type"),
        ("threshold: 0.75", "count: 0", "out-of-range"),
        ("due: 2025-12-31", "due: 2025-02-30", "bad-date"),
        ("due: 2025-12-31", "due: 2025年底", "bad-date"),
        ("due: 2025-12-31", "due: 20251231", "wrong-type"),
        ("in_force_from: 2025-03-01", "in_force_from: 2025-13-01", "bad-date"),
        ("metrics: [committee--example]", "metrics: [committee--exampel]", "unknown-metric"),
        ("metric: committee--example", "metric: unheard-of", "unknown-metric"),
        ("aspect: committee,", "aspect: comittee,", "unknown-metric"),
        ("strength: must", "strength: always", "unknown-word"),
        (
            "    strength: must\n",
            PROCEDURE.format(by="{kinds: [firm], forms: [branch]}", during="announce"),
            "form-of-other-kind",
        ),
        ("    strength: must\n", PROCEDURE.format(by="{kinds: [firm]}", during="publicise"), "unknown-step"),
        ("    strength: must\n", PROCEDURE.format(by="{kinds: [firm]}", during="recall"), "unknown-word"),
        ("together: community", "together: street", "unknown-word"),
        ("together: community", "toward: community", "unknown-field"),
        ("together: community", "forbids: yes", "wrong-type"),
        ("from: {kinds: [owners_committee], posts: [director]}", "from: {}", "empty-value"),
        ("from: {kinds: [owners_committee], posts: [director]}", "from: {posts: [directer]}", "unknown-word"),
        ("from: {kinds: [owners_committee], posts: [director]}", "from: {kinds: [firm], forms: [branch]}", "form-of-other-kind"),
        ("      - from: {kinds: [owners_committee], posts: [director]}\n        to:", "      - to:", "missing-field"),
        ('area: "990101001"', 'area: "990101"', "area-level"),
        ('area: "990101001"', "area: 990101001", "wrong-type"),
        ('area: "990101001"', 'area: "9901010"', "bad-format"),
        ("jurisdiction: EXAMPLE", "jurisdiction: example", "bad-format"),
        ("id: example-T-1", "id: example-R-1", "duplicate-id"),
        ("id: example-T-1", "id: 例", "bad-format"),
        ("version: 1", "version: 1\n  version: 2", "duplicate-key"),
        ("version: 1", "version: one", "wrong-type"),
        ("source: null", "sauce: null", "unknown-field"),
        ("title: 某街道物业管理行动方案", "title: &t 某街道", "yaml-alias"),
        ("title: 某街道物业管理行动方案", "title: !!python/object/apply:os.system [ls]", "yaml-tag"),
        ("title: 某街道物业管理行动方案", "title: [某街道", "yaml-syntax"),
        ("title: 某街道物业管理行动方案", "title: {[a]: b}", "key-not-text"),
    ],
)
def test_an_error_is_told_with_its_code_and_line(old: str, new: str, code: str) -> None:
    text, line = changed(old, new)
    findings = found(text)
    assert code in {finding for finding, _ in findings}
    near = line + new.count("\n")
    if code != "yaml-syntax":
        assert any(finding == code and line <= at <= near for finding, at in findings), findings


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("threshold: 0.75\n    due", "threshold: 0.75\n    count: 3\n    due", "threshold-and-count"),
        ("    threshold: 0.75\n", "", "nothing-to-reach"),
        ("metric: committee--example\n    threshold", "metric: null\n    threshold", "nothing-to-reach"),
        ("lead_units: [各社区]\n    testable: true", "testable: false", "reason-missing"),
        (
            "lead_units: [各社区]\n    testable: true",
            "testable: true\n    not_testable_because: {zh: 无数据, en: no data}",
            "reason-unneeded",
        ),
        ("in_force_from: 2025-03-01", "in_force_from: 2025-03-01\n    in_force_until: 2025-03-01", "date-order"),
        ("    clause: 示例 §一\n", "", "missing-field"),
        ("threshold: 0.75", 'threshold: 0.75\n    area: "990102001"', "area-outside"),
        ("{filter: not_served_by_firm}", "{filter: without_metric, metric: committee--example}", "metric-cycle"),
        ("- id: committee--example", "- id: committee", "duplicate-id"),
        ("{filter: not_served_by_firm}", "{filter: with_metric, metric: disclosed}", "cannot-rest-on"),
        ("{filter: not_served_by_firm}", "{filter: without_metric, metric: party-with-committee}", "cannot-rest-on"),
        (
            "measure: body_set_up\n    parameters: {kinds: [owners_committee, management_committee]}",
            "measure: committee_composition\n    parameters: {also: committee}",
            "cannot-rest-on",
        ),
        ("subject: compound", "subject: grid", "wrong-subject"),
    ],
)
def test_what_no_schema_sees_is_found_too(old: str, new: str, code: str) -> None:
    text, _ = changed(old, new)
    assert code in {finding for finding, _ in found(text)}


def test_all_problems_come_at_once_in_the_order_of_lines() -> None:
    text, _ = changed("threshold: 0.75", "threshold: 75")
    text = text.replace("strength: must", "strength: always").replace("due: 2025-12-31", "due: 2025-02-30")
    findings = found(text)
    assert [code for code, _ in findings] == ["unknown-word", "out-of-range", "bad-date"]
    assert [line for _, line in findings] == sorted(line for _, line in findings)


def test_rules_without_a_policy_are_refused() -> None:
    assert [code for code, _ in found(EXAMPLE[EXAMPLE.index("metrics:") :])] == ["missing-field"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "yaml-documents"),
        (b"policy: {}\n---\npolicy: {}\n", "yaml-documents"),
        ("policy: 青阳".encode("gb18030"), "encoding"),
        ("policy: 青阳".encode("utf-16"), "encoding"),
        (b"policy: \x00", "yaml-syntax"),
        (b"\xef\xbb\xbf[]", "wrong-type"),
        (b"null", "empty-value"),
        (b"{}", "empty-value"),
        (b"a: " + b"[" * 50_000, "yaml-depth"),
        (b"#" * 1_048_577, "too-large"),
        (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml-alias"),
    ],
)
def test_what_is_no_policy_file_at_all_is_told_so(raw: bytes, code: str) -> None:
    assert code in {finding for finding, _ in found(raw)}


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(raw: bytes) -> None:
    file, findings = read_policy_file(raw)
    assert file is None
    assert findings


@given(st.data())
def test_no_single_change_makes_the_reader_fail(data: st.DataObject) -> None:
    lines = EXAMPLE.splitlines()
    index = data.draw(st.integers(0, len(lines) - 1))
    value = data.draw(st.sampled_from(["[]", "{}", "null", "7", "-", "x: y", "true", '"', "[[a]]", "{id: [1]}"]))
    lines[index] = re.sub(r":.*", f": {value}", lines[index]) if data.draw(st.booleans()) else value
    found("\n".join(lines))


def test_a_folder_tells_of_ids_that_stand_in_two_files(tmp_path: Path) -> None:
    reserved = (SHIPPED / "metrics.yaml").read_text(encoding="utf-8")
    (tmp_path / "metrics.yaml").write_text(reserved, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(EXAMPLE, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(EXAMPLE, encoding="utf-8")
    files, findings = read_policies(tmp_path)
    assert files == ()
    assert {finding.code for finding in findings} == {"duplicate-id"}
    assert {finding.file for finding in findings if "example-T-1" in finding.message} == {"b.yaml"}
