"""Random questions worth asking of a series of loads: most on days on which an answer may change."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.oracle.bundles import Loads
from tests.oracle.candidate_days import candidate_days
from tests.oracle.world import State, World


@dataclass(frozen=True)
class Question:
    within: str
    day: date
    known_at: int


def instants(loads: Loads) -> list[int]:
    """Each load's instant, and one before the first."""
    return [loads[0][0] - 1, *(instant for instant, _ in loads)]


def question_day(random: Random, state: State) -> date:
    """Mostly a day on which an answer may change, or a neighbour of it."""
    days = [day for day in candidate_days(state) if date(2021, 1, 1) <= day <= date(2027, 12, 31)]
    if days and random.random() < 0.75:
        return random.choice(days) + timedelta(days=random.choice((-1, 0, 0, 0, 1)))
    return date(2022, 1, 1) + timedelta(days=random.randrange(5 * 365))


def question(random: Random, world: World) -> Question:
    """An area ever told of, a day, and an instant at, before or after a load."""
    areas = sorted({row["code"] for _, bundle in world.loads for row in bundle.get("areas", ())})
    known_at = random.choice([instant for instant, _ in world.loads]) + random.choice((0, 0, 0, -1, 1))
    return Question(random.choice(areas), question_day(random, world.at(known_at)), known_at)


def wide_question(random: Random, world: World) -> Question:
    """A question that is mostly of the county or what is above it: it meets every subject."""
    found = question(random, world)
    above = {row["code"] for _, bundle in world.loads for row in bundle.get("areas", ()) if len(row["code"]) <= 6}
    return Question(random.choice((found.within, *sorted(above))), found.day, found.known_at)
