"""Puts words and judgements into an answer, in place of the facts they follow from (缺口解释与判断)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import Personal
from graph.model.masking import NAMED, WHOLE, masked_name
from graph.rules.composition import composition
from graph.rules.explain import counted, explanation, reason
from graph.rules.modes import suggested_modes
from graph.rules.remedies import Change, Scene, remedies, touched
from graph.rules.remedies.words import description
from graph.store.gaps import HIDDEN
from resolvers.reads import Reads


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


def explain_all(answer: object, language: str, reads: Reads) -> None:
    """Explain every gap below with its evidence; judge every committee's composition and every compound's modes.

    Whoever is named in the words is noted in `reads`; Personal where a metric was named that may not be read there.
    """
    if isinstance(answer, list):
        for one in answer:
            explain_all(one, language, reads)
    elif isinstance(answer, dict):
        if answer.get("__typename") == HIDDEN:
            raise Personal(f"{answer['metric']} rests on Party membership, which you may not read there", argument="metrics")
        if answer.get("__typename") == "CoverageGap":
            _explain(answer, language, reads)
        for key, value in answer.items():
            if isinstance(value, dict) and "facts" in value:
                answer[key] = value = _judged(value, language, reads)
            if isinstance(value, list | dict):
                explain_all(value, language, reads)


def _explain(gap: dict[str, Any], language: str, reads: Reads) -> None:
    named: dict[str, int] = dict(gap.pop("named", ()))
    facts = gap.pop("facts", None)
    if facts is not None:
        for one in facts["looked"]:
            _name(one, named, reads)
        gap["explanation"] = explanation(facts, language)
    for one in gap.get("evidence", ()):
        found = one.pop("facts", None)
        if found is not None:
            _name(found, named, reads)
            one["counted"], one["reason"] = counted(found), reason(found, language)


def _name(facts: dict[str, Any], named: Mapping[str, int], reads: Reads) -> None:
    """The person of these facts by the name that the caller may read."""
    person = facts.get("personId")
    if person is None:
        return
    if named.get(person, WHOLE) >= NAMED:
        reads.people.add(person)
    else:
        facts["person"] = masked_name(facts["person"])


def _remedies(value: dict[str, Any], language: str, reads: Reads) -> list[dict[str, Any]]:
    """The remedies of one gap, each with its candidates as every field asks for them."""
    fields = value["fields"]
    scene, found = remedies(value["facts"] | {"named": value["named"]}, max((field["first"] for field in fields), default=0))
    rows = []
    for remedy in found:
        row: dict[str, Any] = {"description": description(scene, remedy.code, remedy.changes, language)}
        named = {str(change.cells["person"]) for change in remedy.changes if change.cells.get("person") in scene.records}
        reads.people |= {person for person in named if scene.named.get(person, WHOLE) >= NAMED}
        reads.people |= {change.id for change in remedy.changes if change.table == "people" and change.id in scene.records}
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


def _judged(value: dict[str, Any], language: str, reads: Reads) -> Any:
    """What `graph.store.judged_fields` fetched, judged; anything else as it is."""
    match value.get("__typename"):
        case "composition":
            return composition(value["facts"], value["rows"])
        case "suggestedModes":
            return suggested_modes(value["facts"], value["rows"], language)
        case "remedies":
            return _remedies(value, language, reads)
    return value
