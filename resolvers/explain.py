"""Puts words and judgements into an answer, in place of the facts they follow from (缺口解释与判断)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from graph.rules.composition import composition
from graph.rules.explain import counted, explanation, reason
from graph.rules.modes import suggested_modes
from graph.rules.remedies import Change, Scene, remedies, touched
from graph.rules.remedies.words import description


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody taking an open place (任职变动): the field that asks what would open by it, inside which area, on which day."""

    key: str
    changes: Sequence[Change]
    within: str
    subjects: Collection[str]
    """The sorts of subject of which a metric may answer otherwise."""
    day: int
    past: bool
    """Told as known at some instant, to which nothing can be added."""


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


def _remedies(value: dict[str, Any], language: str) -> list[dict[str, Any]]:
    """The remedies of one gap, each with its candidates as every field asks for them."""
    fields = value["fields"]
    scene, found = remedies(value["facts"] | value["sight"], max((field["first"] for field in fields), default=0))
    rows = []
    for remedy in found:
        row: dict[str, Any] = {"description": description(scene, remedy.code, remedy.changes, language)}
        row["changes"] = [{"table": change.table, "row": dict(change.cells)} for change in remedy.changes]
        for field in fields:
            people = {person["id"]: person for person in field["people"]}
            row[field["key"]] = [
                {
                    "person": people[one.person],
                    "score": one.score,
                    "for": one.told(language, against=False),
                    "against": one.told(language, against=True),
                    "opens": _move(field["key"], scene, one.idea.changes, past=value["past"]),
                }
                for one in remedy.candidates[: field["first"]]
            ]
        rows.append(row)
    return rows


def _move(key: str, scene: Scene, changes: Sequence[Change], *, past: bool) -> Move:
    return Move(key, changes, scene.community or scene.area, touched(scene, changes), scene.day, past)


def _judged(value: dict[str, Any], language: str) -> Any:
    """What `graph.store.judged_fields` fetched, judged; anything else as it is."""
    match value.get("__typename"):
        case "composition":
            return composition(value["facts"], value["rows"])
        case "suggestedModes":
            return suggested_modes(value["facts"], value["rows"], language)
        case "remedies":
            return _remedies(value, language)
    return value
