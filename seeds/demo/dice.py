"""Chance that falls the same on every Python: everything is drawn from `Random.random()`."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


class Dice:
    """Repeatable chance (可重复的随机数).

    Only `Random.random()` is promised to stay the same from one Python to the next, so the
    choices below are computed from it here and not by the standard library.
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def below(self, limit: int) -> int:
        """A whole number from 0 to `limit` - 1."""
        return int(self._random.random() * limit)

    def between(self, lowest: int, highest: int) -> int:
        """A whole number from `lowest` to `highest`, both included."""
        return lowest + self.below(highest - lowest + 1)

    def chance(self, share: float) -> bool:
        """True in `share` of all calls."""
        return self._random.random() < share

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of the things; IndexError when there are none."""
        return things[self.below(len(things))]

    def shuffled(self, things: Sequence[Thing]) -> list[Thing]:
        """The things in another order."""
        rest = list(things)
        for last in range(len(rest) - 1, 0, -1):
            other = self.below(last + 1)
            rest[last], rest[other] = rest[other], rest[last]
        return rest

    def some(self, things: Sequence[Thing], count: int) -> list[Thing]:
        """Up to `count` different ones of the things."""
        return self.shuffled(things)[:count]

    def day(self, first: str, last: str) -> str:
        """An ISO day from `first` to `last`, both included; `first` when `last` is earlier."""
        start = date.fromisoformat(first)
        span = (date.fromisoformat(last) - start).days
        return first if span <= 0 else (start + timedelta(days=self.between(0, span))).isoformat()
