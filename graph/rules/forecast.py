"""What a figure will be when its target is due (到期预测).

Two things are known of the time between: what ends or begins by then by the records themselves, term
ends and planned starts, which the figure of the due day holds; and the pace, by how many subjects more
than 365 days earlier are met. The pace is carried on for the days that are left; a loss is not, for
whatever is known to end has been counted already. No more can be met than are met or not met then.
"""

from dataclasses import dataclass
from fractions import Fraction

from graph.rules.figures import Counts, Forecast

PACE_DAYS = 365
"""Days over which the pace is taken."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known beside the day's own counts: those 365 days earlier and those of the due day, and the days between."""

    earlier: Counts
    due: Counts
    days: int


def forecast(today: Counts, outlook: Outlook) -> Forecast:
    """How many subjects will be met on the due day, and the rate: None where nothing is met or not met then."""
    pace = Fraction(max(0, today.met - outlook.earlier.met), PACE_DAYS)
    decided = outlook.due.met + outlook.due.not_met
    met = min(Fraction(decided), outlook.due.met + pace * outlook.days)
    return Forecast(met, met / decided if decided else None)
