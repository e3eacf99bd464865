"""Puts words and judgements into an answer, in place of the facts they follow from (缺口解释与判断)."""

from typing import Any

from graph.rules.composition import composition
from graph.rules.explain import counted, explanation, reason
from graph.rules.modes import suggested_modes


def explain_all(answer: object, language: str) -> None:
    """Explain every gap below with its evidence; judge every committee's composition and every compound's modes."""
    if isinstance(answer, list):
        for one in answer:
            explain_all(one, language)
    elif isinstance(answer, dict):
        if answer.get("__typename") == "CoverageGap":
            _explain(answer, language)
        for key, value in answer.items():
            if isinstance(value, dict) and "facts" in value:
                answer[key] = value = _judged(value, language)
            if isinstance(value, list | dict):
                explain_all(value, language)


def _explain(gap: dict[str, Any], language: str) -> None:
    facts = gap.pop("facts", None)
    if facts is not None:
        gap["explanation"] = explanation(facts, language)
    for one in gap.get("evidence", ()):
        found = one.pop("facts", None)
        if found is not None:
            one["counted"], one["reason"] = counted(found), reason(found, language)


def _judged(value: dict[str, Any], language: str) -> Any:
    """What `graph.store.judged_fields` fetched, judged; anything else as it is."""
    match value.get("__typename"):
        case "composition":
            return composition(value["facts"], value["rows"])
        case "suggestedModes":
            return suggested_modes(value["facts"], value["rows"], language)
    return value
