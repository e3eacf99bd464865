"""Whether an appointment is in order (任职是否合规): pure rules over facts, every violation collected, each with its rule.

`facts` is what they look at, `eligibility` who may take a post, `procedure` which steps come before it, `machine` what
may follow what, `working_days` how long a notice lasts, `words` what a refusal says. A must blocks, a should warns and
asks for a reason, a may says nothing. Certainty is 2 (certain), 1 (perhaps), 0 (no), as everywhere.
"""

from graph.rules.appointing.eligibility import eligibility
from graph.rules.appointing.facts import Facts, Home, Ruling, Side, Step
from graph.rules.appointing.machine import ACTIONS, Action, possible
from graph.rules.appointing.procedure import before_forming, before_office, before_step
from graph.rules.appointing.reasons import Reason, blocked, settled
from graph.rules.appointing.suspending import suspending

__all__ = [
    "ACTIONS",
    "Action",
    "Facts",
    "Home",
    "Reason",
    "Ruling",
    "Side",
    "Step",
    "before_forming",
    "before_office",
    "before_step",
    "blocked",
    "eligibility",
    "possible",
    "settled",
    "suspending",
]
