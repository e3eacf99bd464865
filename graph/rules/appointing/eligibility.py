"""Who may take a post (任职资格): membership, ownership, a post held elsewhere, the form of the firm, posts that exclude it."""

from collections.abc import Iterator

from graph.model.appointing import Demand, Membership
from graph.model.move import Move
from graph.rules.appointing.facts import NO, YES, Facts, Ruling, end_words
from graph.rules.appointing.reasons import Reason, weighed


def eligibility(facts: Facts) -> list[Reason]:
    """Every reason against the person taking the post, of all rules that bind there."""
    return [reason for rule in facts.rules for reason in _of_rule(facts, rule)] + _basis(facts)


def _of_rule(facts: Facts, rule: Ruling) -> Iterator[Reason]:
    for demand in rule.said.demands:
        if facts.post.fits(demand.of) and (facts.named(rule) or not demand.named):
            yield from _demanded(facts, rule, demand)
    for move in rule.moves:
        if move.forbids:
            yield from _excluded(facts, rule, move)
    if facts.named(rule):
        yield from _moved(facts, rule)


def _demanded(facts: Facts, rule: Ruling, demand: Demand) -> Iterator[Reason]:
    if demand.party is not None:
        yield from _membership(facts, rule, demand.party)
    if demand.owner:
        yield from weighed(rule, facts.owner, "OWNERSHIP")
    if demand.home is not None:
        yield from _home(facts, rule, Move(demand.home, demand.of, together=demand.together))


def _membership(facts: Facts, rule: Ruling, asked: Membership) -> list[Reason]:
    if asked is Membership.FORMAL and facts.party > NO:
        return weighed(rule, facts.formal, "FORMAL_MEMBERSHIP")
    return weighed(rule, facts.party, "PARTY_MEMBERSHIP")


def _home(facts: Facts, rule: Ruling, move: Move) -> list[Reason]:
    """What is missing where a post elsewhere is asked for: the post, or only the form of the body it is in."""
    truth = facts.holding(move.home, move.together)
    code = "BODY_FORM" if facts.holding(move.home, move.together, any_form=True) > truth else "HOME_POST"
    return weighed(rule, truth, code, who=end_words(move.home))


def _excluded(facts: Facts, rule: Ruling, move: Move) -> Iterator[Reason]:
    """Posts that exclude each other do so whichever came first."""
    for home, away in ((move.home, move.away), (move.away, move.home)):
        if facts.post.fits(away):
            meant = facts.party if move.party_member else YES
            yield from weighed(rule, YES - min(meant, facts.holding(home, move.together)), "INCOMPATIBLE_POSTS")


def _moved(facts: Facts, rule: Ruling) -> Iterator[Reason]:
    """What an appointment that rests on a rule must show of the move that the rule speaks of."""
    moves = [one for move in rule.moves if not move.forbids for one in move.directions if facts.post.fits(one.away)]
    if not moves:
        return
    # Of several the one that comes nearest is told, of equal ones the first.
    best = max(moves, key=lambda one: min(facts.holding(one.home, one.together), facts.party if one.party_member else YES))
    yield from _home(facts, rule, best)
    if best.party_member:
        yield from _membership(facts, rule, Membership.ANY)


def _basis(facts: Facts) -> list[Reason]:
    """A basis that is no rule in force there, or speaks of other posts, is none."""
    if facts.basis is None:
        return []
    rule = next((one for one in facts.rules if one.id == facts.basis), None)
    if rule is not None and _speaks_of(facts, rule):
        return []
    return [Reason("BASIS_NOT_APPLICABLE", True, facts.basis if rule else None, {"basis": facts.basis})]


def _speaks_of(facts: Facts, rule: Ruling) -> bool:
    """Whether the rule speaks of the post; one that says nothing of any post in data may do so in its text."""
    ends = [demand.of for demand in rule.said.demands]
    ends += [one.away for move in rule.moves if not move.forbids for one in move.directions]
    ends += [rule.said.procedure.of] if rule.said.procedure else []
    return not (rule.moves or rule.said) or any(facts.post.fits(end) for end in ends)
