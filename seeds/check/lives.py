"""How long bodies and posts exist (存续期间), missing ends filled in as metrics.md says."""

from dataclasses import dataclass, field

from graph.model.dates import Stretch
from seeds.check.state import OPEN_BEGINNING, OPEN_ENDING, Record, State


@dataclass(frozen=True, slots=True)
class Life:
    """The days on which something begins and ends, each a stretch of possible days (yyyymmdd)."""

    start: Stretch
    end: Stretch


@dataclass(frozen=True, slots=True)
class Lives:
    """The lives of posts within their bodies, each worked out once."""

    state: State
    _of_post: dict[tuple[str, bool], Life | None] = field(default_factory=dict)

    def of_holding_in(self, post_id: str) -> Life | None:
        """The days on which a holding in the post may count; None when a date or record they need is not there."""
        return self._kept(post_id, with_compound=True)

    def of_post_and_body(self, post_id: str) -> Life | None:
        """The days on which post and body both exist by their own dates.

        The compound a post is for bounds the ends that the post does not state, not the post's life: a project
        manager may be appointed before the compound is handed over, and such a holding is no mistake.
        """
        return self._kept(post_id, with_compound=False)

    def _kept(self, post_id: str, *, with_compound: bool) -> Life | None:
        key = (post_id, with_compound)
        if key not in self._of_post:
            self._of_post[key] = self._work_out(post_id, with_compound)
        return self._of_post[key]

    def _work_out(self, post_id: str, with_compound: bool) -> Life | None:
        post = self.state.live.get(post_id)
        if post is None or post.table != "posts":
            return None
        body = self._own(post.cells.get("body"), "bodies", "established_on", "dissolved_on")
        compound = self._own(post.cells.get("compound"), "compounds", "built_on", "demolished_on") if with_compound else None
        if body is None:
            return None
        start, end = _own(self.state, post, "since", "until")
        # An end that the post does not state is that of its body and of the compound it is for.
        if "since" not in post.cells and compound is not None:
            start = compound.start
        if "until" not in post.cells and compound is not None:
            end = compound.end
        if start is None or end is None:
            return None
        return Life(_later(start, body.start), _earlier(end, body.end))

    def _own(self, id_: str | None, table: str, start: str, end: str) -> Life | None:
        record = self.state.live.get(id_) if id_ else None
        if record is None or record.table != table:
            return None
        first, last = _own(self.state, record, start, end)
        return Life(first or OPEN_BEGINNING, last or OPEN_ENDING)


def _own(state: State, record: Record, start: str, end: str) -> tuple[Stretch | None, Stretch | None]:
    return state.start(record, start), state.end(record, end)


def _later(one: Stretch, other: Stretch) -> Stretch:
    return Stretch(max(one.first, other.first), max(one.last, other.last))


def _earlier(one: Stretch, other: Stretch) -> Stretch:
    return Stretch(min(one.first, other.first), min(one.last, other.last))
