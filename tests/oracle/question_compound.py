"""The whole expected answers of the stored questions about what is around one compound: Q-08, Q-09."""

from datetime import date

from tests.oracle import lists
from tests.oracle.compound_moves import Moved, compound_moves
from tests.oracle.places import parent_area
from tests.oracle.policy_book import every_rule
from tests.oracle.policy_told import told
from tests.oracle.question_pieces import Told, body_named, own_bodies, pair_told, rules_with_moves, seat_of
from tests.oracle.told import Answer, connection, named, shown
from tests.oracle.world import Record, State


def cross_appointments_of_compound(now: State, then: State, id_: str, day: date) -> Answer:
    """Q-08."""
    found: Answer = {"committee": None, "partyOrganisation": None, "firms": []}
    moves: list[Answer] = []
    if then.get(id_) is not None:
        committee, party = lists.committee(then, id_, day), lists.party_organisation(then, id_, day)
        found = {
            "committee": body_named(then, committee or "", "id", "name", "kind", "form"),
            "partyOrganisation": body_named(then, party or "", "id", "name", "kind", "form"),
            "firms": named(then, lists.firms(then, id_, day), "id", "name"),
        }
        moves = [_move(then, one, day) for one in compound_moves(then, id_, day, rules_with_moves())]
    return {"compound": shown(now.one(id_), "id", "name", **found), "compoundMoves": moves}


def _move(state: State, one: Moved, day: date) -> Answer:
    end = seat_of(state)
    rule, policy = next((rule, policy) for rule, policy in every_rule(None) if rule["id"] == one.rule)
    return {
        "rule": told(rule, "id", "clause", "strength", "text", policy=told(policy, "id", "title")),
        "stance": one.stance,
        "home": named(state, one.home, "id", "name", "kind", "form"),
        "away": named(state, one.away, "id", "name", "kind", "form"),
        "filled": bool(one.pairs),
        "pairs": [pair_told(state, pair, day, end, end, "since", "until", "stated") for pair in one.pairs],
    }


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
