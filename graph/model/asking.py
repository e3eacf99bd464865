"""Who asks, and when it is for them (提问者与时点): one value that travels through every question."""

from dataclasses import dataclass

from graph.model.roles import EVERYWHERE, Scope

CLOCKS_APART = 60_000_000
"""µs by which another machine's clock may be ahead of ours before its "now" is the future."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Where a caller may read people's names, their personal fields and membership, and the logs, and change what is there."""

    names: Scope = EVERYWHERE
    personal: Scope = EVERYWHERE
    logs: Scope = EVERYWHERE
    changes: Scope = EVERYWHERE

    @property
    def whole(self) -> bool:
        """Whether the caller may read everything of everybody."""
        return self.personal.everywhere

    def parameters(self, today: int) -> dict[str, object]:
        """The map `$sight` that graph/cypher/parts/may_read.cypher takes."""
        names, personal = list(self.names.areas), list(self.personal.areas)
        areas = sorted({*names, *personal})
        return {"today": today, "areas": areas, "names": names, "personal": personal, "everywhere": int(self.names.everywhere)}


@dataclass(frozen=True, slots=True)
class Asking:
    """One question's who and when: the sight, today's civil day in Asia/Shanghai (yyyymmdd), now in µs, the language."""

    sight: Sight
    today: int
    now: int
    language: str = "zh"
    purpose: str | None = None
    viewer: str = ""
    """Who asks, as a short mark that tells nothing: cursors are good for whom they were given to."""

    def is_future(self, known: int) -> bool:
        """Whether that instant lies so far ahead that no clock nearby can call it now."""
        return known > self.now + CLOCKS_APART
