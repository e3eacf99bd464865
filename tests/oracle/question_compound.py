"""The whole expected answers of the stored questions about what is around one compound: Q-08, Q-09."""

from collections.abc import Sequence
from datetime import date

from tests.oracle import lists
from tests.oracle.answers import verdict
from tests.oracle.metric_variants import by_id
from tests.oracle.places import parent_area
from tests.oracle.policy_book import every_rule
from tests.oracle.policy_told import metric_told, move_told, told
from tests.oracle.question_pieces import Tell, Told, body_named, cross_page, homes, own_bodies, post_of, rules_of_gap
from tests.oracle.told import Answer, connection, named, shown
from tests.oracle.world import Record, State


def cross_appointments_of_compound(now: State, then: State, id_: str, within: str, metrics: Sequence[str], day: date) -> Answer:
    """Q-08."""
    compound, before = now.one(id_), then.get(id_)
    found: Answer = {"committee": None, "partyOrganisation": None, "firms": [], "gaps": []}
    if before is not None:
        committee, party = lists.committee(then, id_, day), lists.party_organisation(then, id_, day)
        found = {
            "committee": body_named(then, committee or "", "id", "name", "kind", "form"),
            "partyOrganisation": body_named(then, party or "", "id", "name", "kind", "form"),
            "firms": named(then, lists.firms(then, id_, day), "id", "name"),
            "gaps": [gap for one in sorted(metrics) if (gap := _gap(then, before, one, day))],
        }
    seat = _seat_of(then)
    return {
        "compound": shown(compound, "id", "name", area=_codes(now, compound["area"], 5), **found),
        "rules": _asked(now, day),
        "crossAppointments": cross_page(then, within, None, None, day, 200, seat, seat, "since", "until", "stated", "rules"),
    }


def _codes(state: State, code: str, levels: int) -> Answer:
    """An area's code and those above it, as deep as is asked."""
    above = parent_area(state, code)
    answer: Answer = {"code": code}
    if levels > 1:
        answer["parent"] = _codes(state, above, levels - 1) if above else None
    return answer


def _gap(state: State, compound: Record, metric: str, day: date) -> Answer | None:
    belongs, answer = verdict(state, by_id(metric), compound.id, day)
    if not belongs or answer not in ("NOT_MET", "UNKNOWN"):
        return None
    return {
        "id": f"gap:{metric}:{compound.id}",
        "verdict": answer,
        "metric": metric_told(metric, "id", "name"),
        "rules": rules_of_gap(state, compound, metric, day),
    }


def _asked(now: State, day: date) -> list[Answer]:
    """The rules of appointment in force, with the moves that they speak of."""
    return [
        told(
            rule,
            *("id", "clause", "strength", "text"),
            moves=[move_told(move, rule["strength"]) for move in rule.get("moves", [])],
            policy=told(
                policy,
                *("id", "title"),
                area={"code": policy["area"]} if policy["area"] and now.get(policy["area"]) else None,
            ),
        )
        for rule, policy in every_rule(day)
        if rule["kind"] == "appointment"
    ]


def _seat_of(state: State) -> Tell:
    """An end of a row, in its body and for its compound."""

    def body(one: Record) -> Told:
        return shown(one, "id", "name", "kind", "form", compounds=homes(state, one))

    def tell(one: Record) -> Told:
        only = shown(state.get(state.one(one["post"])["compound"]), "id", "name")
        return shown(one, "id", post=post_of(state, one, body, "kind", compound=only))

    return tell


IN_LADDERS = ("party_organisation", "residents_committee", "service_station", "public_office", "coordination_body")


def ladders_above(now: State, then: State, id_: str, day: date) -> Answer:
    """Q-09."""
    compound = now.one(id_)
    own = [_rung(then, then.one(one)) for one in lists.bodies_of_compound(then, id_, day)] if then.get(id_) else []
    area = _level(now, then, compound["area"], day, 4)
    return {"compound": shown(compound, "id", "name", bodies=own, area=area)}


def _rung(state: State, body: Record) -> Told:
    return shown(body, "id", "name", "kind", "form", parent=body_named(state, body["parent"], "id", "name", "kind", "form"))


def _level(now: State, then: State, code: str | None, day: date, levels: int) -> Told:
    if code is None:
        return None
    found = own_bodies(then, code, day, IN_LADDERS)
    answer = shown(now.one(code), "code", "name", "level", bodies=connection([_rung(then, one) for one in found[:200]]))
    if levels > 1 and answer is not None:
        answer["parent"] = _level(now, then, parent_area(now, code), day, levels - 1)
    return answer
