"""The whole expected answers of the stored questions that judge: Q-04, Q-05, Q-13."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.oracle import lists
from tests.oracle.answers import answer_inside
from tests.oracle.days import Truth, stretch
from tests.oracle.holding import body_exists, holdings_in, party_member
from tests.oracle.judged import Bounds, everywhere, half, members, owns_in
from tests.oracle.places import area_of, areas_around
from tests.oracle.policy_book import mode_cases, rules_around
from tests.oracle.populations_listed import CompoundFilter, compounds
from tests.oracle.question_answers import services_of_firm
from tests.oracle.surveys import latest_finding
from tests.oracle.told import SOME_TEXT, Answer, cell, shown, whole_page
from tests.oracle.world import Record, State

Given = Mapping[str, Any]


def without_firm(then: State, within: str, day: date) -> Answer:
    """Q-04: ordered by name."""
    found = [one for one in compounds(then, within, day, CompoundFilter()) if not lists.firms(then, one, day)]
    nodes = [_without_firm(then, then.one(one), day) for one in sorted(found, key=lambda one: (then.one(one)["name"], one))]
    return {"compounds": whole_page(nodes)}


def _without_firm(state: State, compound: Record, day: date) -> Answer | None:
    services = [state.one(one) for one in sorted(lists.services(state, compound.id, day))]
    modes = {one["mode"] for one in services}
    codes = areas_around(state, compound["area"])
    suggested = [found for case, policy in mode_cases(codes) if (found := _case(case, policy, compound, modes))]
    return shown(
        compound,
        *("id", "name", "class", "mature", "households", "built_on"),
        services=[shown(one, "id", "mode") for one in services],
        suggestedModes=suggested,
    )


def _case(case: Given, policy: Given, compound: Record, modes: set[str]) -> Answer | None:
    found = _conditions(case.get("when", {}), compound, modes)
    if Truth.NO in found:
        return None
    needs = [need["zh"] for need in case.get("needs", [])]
    missing = [SOME_TEXT] * found.count(Truth.PERHAPS) + needs
    return {
        "modes": [mode.upper() for mode in case["modes"]],
        "clause": case["clause"],
        "verdict": "UNKNOWN" if missing else "MET",
        "because": SOME_TEXT,
        "missing": missing,
        "policy": {"id": policy["id"], "title": policy["title"]},
    }


def _conditions(when: Given, compound: Record, modes: set[str]) -> list[Truth]:
    """Whether each condition is so; PERHAPS where nothing is stated."""
    found = []
    if "classes" in when:
        found.append(_stated(compound["class"], compound["class"] in when["classes"]))
    if "mature" in when:
        found.append(_stated(compound["mature"], (compound["mature"] == "yes") == when["mature"]))
    if "households_below" in when:
        count = compound["households"]
        found.append(_stated(count, bool(count) and int(count) < when["households_below"]))
    if "built_before" in when:
        found.append(_built(compound["built_on"], when["built_before"]))
    if "served_in" in when:
        found.append(Truth.CERTAIN if modes & set(when["served_in"]) else Truth.PERHAPS)
    return found


def _stated(text: str, fits: bool) -> Truth:
    if not text:
        return Truth.PERHAPS
    return Truth.CERTAIN if fits else Truth.NO


def _built(text: str, before: date) -> Truth:
    if not text:
        return Truth.PERHAPS
    before_it = {day < before for day in stretch(text).days()}
    if len(before_it) == 2:
        return Truth.PERHAPS
    return Truth.CERTAIN if before_it.pop() else Truth.NO


def firms_of_several_compounds(then: State, community: str, least: int, day: date) -> Answer:
    """Q-05: ordered by identifier."""
    nodes = []
    for firm in then.table("bodies"):
        if firm["kind"] != "firm" or body_exists(firm, day) is not Truth.CERTAIN:
            continue
        services = services_of_firm(then, firm.id, day, community)
        if len({one["compound"] for one in services}) < least:
            continue
        rows = [
            shown(
                one,
                *("id", "mode"),
                compound=shown(then.one(one["compound"]), "id", "name"),
                projectManagers=_project_managers(then, one, day),
            )
            for one in services
        ]
        nodes.append(shown(firm, "id", "name", services=rows))
    return {"bodies": whole_page(nodes)}


def _project_managers(state: State, service: Record, day: date) -> list[Answer | None]:
    found = [
        appointment
        for appointment, post, t in holdings_in(state, service["provider"], day)
        if t is Truth.CERTAIN and post["kind"] == "project_manager" and post["compound"] in ("", service["compound"])
    ]
    return [
        shown(one, "id", "since", person=shown(state.one(one["person"]), "id", "name"))
        for one in sorted(found, key=lambda one: one.id)
    ]


def committee_composition(now: State, then: State, id_: str, day: date) -> Answer:
    """Q-13."""
    body = now.one(id_)
    told = then.get(id_)
    return {"body": shown(body, "id", "name", "kind", "form", composition=composition(then, told, day) if told else None)}


def composition(state: State, body: Record, day: date) -> Answer:
    """What a committee is composed of, by the rules that apply."""
    people = members(state, body, day)
    owners = {person: owns_in(state, person, body, day) for person in people}
    party = {person: party_member(state.one(person), day) for person in people}
    conditions = []
    binding = []
    for rule, policy in rules_around(areas_around(state, area_of(state, body)), day):
        asked = rule.get("composition")
        binds = _binds(asked, body, day) if asked else Truth.NO
        if asked is None or binds is Truth.NO:
            continue
        for word in (["least_members"] if "least_members" in asked else []) + list(asked.get("requires", [])):
            sure = binds is Truth.CERTAIN and Truth.CERTAIN in people.values()
            answer = _one_condition(state, word, asked, body, people, owners, party, day) if sure else "UNKNOWN"
            binding.append(binds)
            conditions.append(
                {
                    "condition": word.upper(),
                    "least": asked["least_members"] if word == "least_members" else None,
                    "verdict": answer,
                    "rule": {
                        "id": rule["id"],
                        "clause": rule["clause"],
                        "text": rule["text"]["zh"],
                        "policy": {"id": policy["id"], "title": policy["title"]},
                    },
                }
            )
    return {
        "verdict": _verdict(state, body, [str(one["verdict"]) for one in conditions], binding, day),
        "members": _range(people, dict.fromkeys(people, Truth.CERTAIN)),
        "owners": _range(people, owners),
        "partyMembers": _range(people, party),
        "conditions": conditions,
    }


def _range(people: dict[str, Truth], part: dict[str, Truth]) -> Answer:
    both = [min(t, part[person]) for person, t in people.items()]
    return {"least": sum(t is Truth.CERTAIN for t in both), "most": sum(t is not Truth.NO for t in both)}


def _binds(asked: Given, body: Record, day: date) -> Truth:
    if body["kind"] not in asked["kinds"] or body_exists(body, day) is Truth.NO:
        return Truth.NO
    if asked.get("established_from") is None:
        return Truth.CERTAIN
    if not body["established_on"]:
        return Truth.NO
    meant = {asked["established_from"] <= one <= day for one in stretch(body["established_on"]).days()}
    if len(meant) == 2:
        return Truth.PERHAPS
    return Truth.CERTAIN if meant.pop() else Truth.NO


def _one_condition(
    state: State,
    word: str,
    asked: Given,
    body: Record,
    people: dict[str, Truth],
    owners: dict[str, Truth],
    party: dict[str, Truth],
    day: date,
) -> str:
    certain = sum(t is Truth.CERTAIN for t in people.values())
    if body_exists(body, day) is not Truth.CERTAIN:
        return "UNKNOWN"
    match word:
        case "least_members":
            return Bounds(certain, len(people)).at_least(asked["least_members"])
        case "odd":
            if certain != len(people):
                return "UNKNOWN"
            return "MET" if certain % 2 else "NOT_MET"
        case "owners_half":
            return half(people, owners.__getitem__)
        case "party_half":
            return half(people, party.__getitem__)
    return answer_inside(state, "director-in-community-party", body, day)


def _verdict(state: State, body: Record, answers: list[str], binding: list[Truth], day: date) -> str | None:
    if not answers:
        return None
    if body_exists(body, day) is not Truth.CERTAIN or Truth.PERHAPS in binding:
        certain = [answer for answer, binds in zip(answers, binding, strict=True) if binds is Truth.CERTAIN]
        return "NOT_MET" if "NOT_MET" in certain else "UNKNOWN"
    aspect = "committee-party-share" if body["kind"] == "owners_committee" else "committee-composition"
    if latest_finding(state, aspect, body.id, day) == "exempt":
        return "EXEMPT"
    return everywhere("MET" if answer == "EXEMPT" else answer for answer in answers)


def ids_of(table: str, state: State, **cells: str) -> list[str]:
    """The identifiers of a table's records whose cells are these, for choosing what to ask about."""
    return sorted(one.id for one in state.table(table) if all(cell(one, name) == value for name, value in cells.items()))
