"""Who asks, and when it is for them (提问者与时点): one value that travels through every question."""

from dataclasses import dataclass

CLOCKS_APART = 60_000_000
"""µs by which another machine's clock may be ahead of ours before its "now" is the future."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a caller may see, as parameters of every statement (可见范围).

    `areas` are the codes in which the caller may see anything; empty means everywhere.
    """

    areas: tuple[str, ...] = ()
    names: bool = True
    personal: bool = True
    membership: bool = True


@dataclass(frozen=True, slots=True)
class Asking:
    """One question's who and when: the sight, today's civil day in Asia/Shanghai (yyyymmdd), now in µs, the language."""

    sight: Sight
    today: int
    now: int
    language: str = "zh"
    purpose: str | None = None

    def is_future(self, known: int) -> bool:
        """Whether that instant lies so far ahead that no clock nearby can call it now."""
        return known > self.now + CLOCKS_APART
