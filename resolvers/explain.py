"""Puts the words of explanations into gaps, wherever they stand in an answer (缺口解释)."""

from graph.rules.explain import counted, explanation, reason


def explain_all(answer: object, language: str) -> None:
    """Write `explanation` and the reasons of `evidence` into every gap below, in place of the facts they follow from."""
    if isinstance(answer, list):
        for one in answer:
            explain_all(one, language)
    elif isinstance(answer, dict):
        if answer.get("__typename") == "CoverageGap":
            facts = answer.pop("facts", None)
            if facts is not None:
                answer["explanation"] = explanation(facts, language)
            for one in answer.get("evidence", ()):
                found = one.pop("facts", None)
                if found is not None:
                    one["counted"], one["reason"] = counted(found), reason(found, language)
        for value in answer.values():
            if isinstance(value, list | dict):
                explain_all(value, language)
