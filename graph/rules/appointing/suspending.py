"""Who may suspend whom (停职)."""

from graph.rules.appointing.facts import NO, YES, Facts, Side, end_words
from graph.rules.appointing.reasons import Reason, weighed


def suspending(facts: Facts, by: Side | None) -> list[Reason]:
    """Every reason against that body's suspending the holder of the post."""
    return [
        reason
        for rule in facts.rules
        if (said := rule.said.suspends) is not None and facts.post.fits(said.of)
        for reason in weighed(
            rule, YES if by is not None and by.fits(said.by) else NO, "WRONG_ACTOR", step="suspend", who=end_words(said.by)
        )
    ]
