"""Explanations: one structure, two languages, and no code without words or words without a code."""

import re
from typing import Any

import pytest

from graph.model.kinds import SurveyFinding
from graph.rules.explain import counted, explanation, reason
from graph.rules.wording import COUNTED, MISSING, REASONS, VERDICTS
from graph.statements import statement, statement_names

LANGUAGES = ("zh", "en")
HAN = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"'([A-Z][A-Z_]*[A-Z])'")
PREFIXED = re.compile(r"'([A-Z]+_)' \+ toUpper\(item\.finding\)")
FINDINGS = re.compile(r"survey\.finding IN \[([^\]]*)\]")

HOLDER: dict[str, Any] = {
    "code": "HOME_ONLY",
    "id": "99-ap-0001",
    "type": "Appointment",
    "name": None,
    "person": "Ann 0001",
    "title": "Secretary",
    "body": "First branch",
    "mode": None,
    "on": None,
    "since": "2023-05",
    "until": None,
}


def looked(**cells: Any) -> dict[str, Any]:
    return HOLDER | cells


def facts(**cells: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "nameZh": "业主自治组织覆盖",
        "nameEn": "Self-governance body in place",
        "conditionZh": "设有业主委员会",
        "conditionEn": "An owners' committee is set up",
        "populationZh": "全部小区",
        "populationEn": "All compounds",
        "judged": False,
        "subject": "云桥苑",
        "verdict": "NOT_MET",
        "place": 2,
        "day": 20260501,
        "rules": [
            {"id": "R-060", "clause": "002 §三(一)", "zh": "应当设立", "en": "is to be set up", "document": "晋政青〔2024〕68号"}
        ],
        "targets": [{"id": "T-010", "clause": "004 §二", "threshold": 0.8, "count": None, "due": "2026-12-31"}],
        "looked": [looked()],
    }
    return given | cells


def produced() -> set[str]:
    """Every code that some evidence file gives."""
    codes: set[str] = set()
    for name in statement_names("metrics/evidence"):
        for arm in statement(name, "metrics/evidence").text.split("UNION"):
            codes |= set(WORD.findall(arm))
            named = FINDINGS.search(arm)
            findings = re.findall(r"'(\w+)'", named[1]) if named else [str(finding) for finding in SurveyFinding]
            codes |= {prefix + finding.upper() for prefix in PREFIXED.findall(arm) for finding in findings}
    return codes


def test_the_evidence_files_and_the_words_know_the_same_codes() -> None:
    assert produced() == set(REASONS)


def test_what_bears_on_an_answer_is_among_the_codes() -> None:
    assert set(REASONS) > COUNTED


@pytest.mark.parametrize("words", [REASONS, MISSING, VERDICTS], ids=["reasons", "missing", "verdicts"])
def test_every_code_has_words_in_both_languages(words: dict[str, tuple[str, str]]) -> None:
    for code, (chinese, english) in words.items():
        assert HAN.search(chinese), code
        assert re.search("[a-z]{3}", english), code
        assert not HAN.search(english), code
    assert len({pair[0] for pair in words.values()}) == len({pair[1] for pair in words.values()}) == len(words)


def test_words_of_a_record_that_does_not_count_do_not_say_that_it_does() -> None:
    for code, (chinese, english) in REASONS.items():
        if code not in COUNTED:
            assert "，计入" not in chinese, code
            assert not english.endswith(", counts"), code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(REASONS))
def test_every_code_can_be_told_of_whatever_was_looked_at(code: str, language: str) -> None:
    side = LANGUAGES.index(language)
    for one in (
        looked(code=code),
        looked(code=code, type="Post", person=None),
        looked(code=code, type="Service", person=None, mode="professional", id="99-sv-0001"),
        looked(code=code, type="Service", person=None, mode="professional", id="99-sv-0001", body=None),
        looked(code=code, type="Survey", person=None, on="2024-05", id="99-su-0001", since=None),
        looked(code=code, type="OwnersCommittee", person=None, name="First committee"),
    ):
        text = reason(one, language)
        assert text.endswith(REASONS[code][side])
        assert "None" not in text
        assert counted(one) is (code in COUNTED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reason_names_the_record_and_its_period_as_written(language: str) -> None:
    text = reason(looked(until="2024"), language)
    for part in ("Ann 0001", "First branch", "Secretary", "2023-05", "2024"):
        assert part in text
    assert "99-sv-0001" in reason(looked(type="Service", person=None, id="99-sv-0001"), language)
    assert "2024-05-01" in reason(looked(type="Survey", person=None, on="2024-05-01"), language)
    assert "2023-05" not in reason(looked(since=None), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", ["NOT_MET", "UNKNOWN"])
def test_an_explanation_names_subject_day_rule_clause_document_and_target(verdict: str, language: str) -> None:
    text = explanation(facts(verdict=verdict), language)
    for part in ("云桥苑", "2026-05-01", "R-060", "002 §三(一)", "晋政青〔2024〕68号", "T-010", "004 §二", "80%", "2026-12-31"):
        assert part in text
    assert VERDICTS[verdict][LANGUAGES.index(language)] in text
    assert "None" not in text


def test_both_languages_tell_the_same_in_their_own_words() -> None:
    chinese, english = (explanation(facts(subject="Bridge Court", rules=[]), language) for language in LANGUAGES)
    assert HAN.search(chinese)
    assert not HAN.search(english.replace("004 §二", ""))
    for part, twin in (("nameZh", "nameEn"), ("conditionZh", "conditionEn"), ("populationZh", "populationEn")):
        assert facts()[part] in chinese
        assert facts()[part] not in english
        assert facts()[twin] in english
        assert facts()[twin] not in chinese


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_much_was_looked_at_is_said_and_each_of_it_told(language: str) -> None:
    several = [looked(code="ENDED", person="Ann 0001"), looked(code="SUSPENDED", person="Bea 0002")]
    text = explanation(facts(looked=several), language)
    assert "2" in text.split("T-010")[1]
    assert all(reason(one, language) in text for one in several)
    nothing = explanation(facts(looked=[]), language)
    assert ("没有任何相关记录" if language == "zh" else "Nothing is recorded") in nothing


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("cells", "missing"),
    [
        ({"verdict": "NOT_MET"}, "CONDITION"),
        ({"verdict": "UNKNOWN", "place": 1}, "PLACE"),
        ({"verdict": "UNKNOWN", "looked": [looked(code="DATE_UNCERTAIN")]}, "DETAIL"),
        ({"verdict": "UNKNOWN", "looked": [looked(code="PROVIDER_UNKNOWN")]}, "DETAIL"),
        ({"verdict": "UNKNOWN", "looked": []}, "RECORD"),
        ({"verdict": "UNKNOWN", "looked": [], "judged": True}, "HOLDER"),
    ],
)
def test_what_is_missing_follows_from_why_it_is_not_known(cells: dict[str, Any], missing: str, language: str) -> None:
    text = explanation(facts(**cells), language).lower()
    said = {code for code, words in MISSING.items() if words[LANGUAGES.index(language)].lower() in text}
    assert said == {missing}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["LATE", "OVERDUE", "FILED_LATER", "VACANT"])
def test_what_is_too_late_is_said_to_be_beyond_cure(code: str, language: str) -> None:
    text = explanation(facts(looked=[looked(code=code)]), language)
    assert (MISSING["INCURABLE"][LANGUAGES.index(language)] in text) is (code != "VACANT")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("cells", "part"),
    [
        ({"threshold": 1.0}, "100%"),
        ({"threshold": 0.555}, "55.5%"),
        ({"threshold": None, "count": 14}, "14"),
    ],
)
def test_a_target_is_told_with_its_figure_as_printed(cells: dict[str, Any], part: str, language: str) -> None:
    target = {"id": "T-010", "clause": "004 §二", "threshold": None, "count": None, "due": None} | cells
    text = explanation(facts(targets=[target]), language)
    assert part in text
    assert ("未定期限" if language == "zh" else "no date") in text
