"""Committees, their posts and who sits on them, as rows of a bundle: the same for both collections."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.us_committees.draft import Draft, made_id
from benchmarks.us_committees.titles import is_chair, kind_of

CHAIR = "chair"


@dataclass(frozen=True, slots=True)
class Membership:
    """One person on one committee under one title; an empty title is none."""

    committee: str
    person: str
    title: str


def add_memberships(draft: Draft, committees: Iterable[str], memberships: Iterable[Membership], source: str) -> None:
    """A post for each title of a committee, with as many seats as holders, and an appointment for each membership.

    A committee in which nobody has the title of chair gets that post all the same, vacant.
    """
    told = list(dict.fromkeys(memberships))
    holders = Counter((one.committee, one.title) for one in told)
    chaired = {committee for committee, title in holders if is_chair(title)}
    for committee in committees:
        if committee not in chaired:
            holders[committee, CHAIR] = 0
    for (committee, title), count in holders.items():
        draft.add(
            "posts",
            id=_post_id(committee, title),
            body=committee,
            kind=kind_of(title),
            title=title,
            seats=str(max(count, 1)),
            source=source,
        )
    for one in told:
        draft.add(
            "appointments",
            id=made_id("membership", (one.committee, one.person, one.title)),
            person=one.person,
            post=_post_id(one.committee, one.title),
            source=source,
        )


def _post_id(committee: str, title: str) -> str:
    return made_id("post", (committee, title))
