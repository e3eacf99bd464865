"""Roles with dates as posts and appointments: seats in a chamber, offices, mayors.

The end date is, by the Popolo specification that both collections follow, the date on which the role
ended: the day that a bundle calls `until`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from benchmarks.us_committees.draft import Draft, Notes, made_id

_NEVER_BEGUN, _NEVER_ENDED = "0000-00-00", "9999-99-99"


@dataclass(frozen=True, slots=True)
class DatedRole:
    """One person in one seat of one body for some time; None is an end that nobody states."""

    person: str
    body: str
    seat: str
    since: str | None
    until: str | None
    reason: str | None = None

    @property
    def begin(self) -> str:
        """The first day, for comparing."""
        return self.since or _NEVER_BEGUN

    @property
    def end(self) -> str:
        """The day of the end, for comparing."""
        return self.until or _NEVER_ENDED


def add_dated_roles(draft: Draft, roles: Iterable[DatedRole], source: str, notes: Notes) -> None:
    """A post for each seat and an appointment for each time somebody sat in it.

    The data does not say how many sit for one district: a post has as many seats as the data has holders on any one day.
    """
    by_post: dict[tuple[str, str], list[DatedRole]] = {}
    by_holder: dict[tuple[str, str, str], list[DatedRole]] = {}
    for role in roles:
        if role.begin >= role.end:
            notes.add("role_without_a_day", f"{role.person}: {role.seat or role.body}, {role.since} to {role.until}")
        else:
            by_holder.setdefault((role.body, role.seat, role.person), []).append(role)
    for (body, seat, _), own in by_holder.items():
        by_post.setdefault((body, seat), []).extend(_joined(own, notes))
    for (body, seat), held in by_post.items():
        post = made_id("seat", (body, seat))
        draft.add("posts", id=post, body=body, kind="other", title=seat, seats=str(most_at_once(held)), source=source)
        for role in held:
            draft.add(
                "appointments",
                id=made_id("role", (body, seat, role.person, role.begin)),
                person=role.person,
                post=post,
                since=role.since,
                until=role.until,
                ended_because=role.reason,
                source=source,
            )


def _joined(roles: Sequence[DatedRole], notes: Notes) -> list[DatedRole]:
    """One person's times in one seat; those that overlap become one, because a seat is held once at a time."""
    joined: list[DatedRole] = []
    for role in sorted(roles, key=lambda one: (one.begin, one.end)):
        if joined and role.begin < joined[-1].end:
            notes.add("roles_that_overlap", f"{role.person}: {role.seat or role.body} from {role.since}")
            if role.end > joined[-1].end:
                joined[-1] = replace(joined[-1], until=role.until, reason=role.reason)
        else:
            joined.append(role)
    return joined


def most_at_once(roles: Iterable[DatedRole]) -> int:
    """The largest number of roles that hold on any one day."""
    sitting: list[str] = []
    most = 0
    for role in sorted(roles, key=lambda one: one.begin):
        while sitting and sitting[0] <= role.begin:
            heappop(sitting)
        heappush(sitting, role.end)
        most = max(most, len(sitting))
    return most
