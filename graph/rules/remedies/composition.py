"""Ways to make a committee's composition lawful: the fewest new members, and a director in the community (补足组成的途径)."""

from collections.abc import Iterator
from itertools import count, islice
from math import ceil

from graph.rules.remedies.answers import Metric, away_people, home_people, members, met
from graph.rules.remedies.community import go, owners
from graph.rules.remedies.draft import Draft, Way, occupants
from graph.rules.remedies.lawful import seats
from graph.rules.remedies.scene import YES, Scene

MOST_CHANGES = 50
"""As many as `simulate` takes."""
_CLOSE = 1e-6


def ways(scene: Scene, metric: Metric) -> Iterator[Way]:
    """New members so that size, oddness and shares are right together; the director's post in the community with them."""
    number, of_them_owners = _missing(scene, metric)
    director = metric["also"] is not None and not met(scene, metric["also"])
    heads: list[str | None] = [None]
    if director:
        heads = [person for person, held in home_people(scene, metric["also"]).items() if held == YES]
        heads = heads or [*_to_be_director(scene, metric)] or [None]
    sure = [one for one in owners(scene) if scene.party(one) == YES and one not in members(scene)]
    firsts: list[str | None] = [*sure, None] if number else [None]
    for head in heads:
        ideas = []
        for first in firsts:
            draft = Draft(scene)
            others = [one for one in sure if one != first]
            people = _seat_members(
                draft, number, of_them_owners, [first, *others] if first else others, head is None and director
            )
            leads = head or (people[0] if people else None)
            if people is None or (director and (leads is None or not _lead(draft, metric, leads))):
                continue
            if len(draft.changes) <= MOST_CHANGES:
                ideas.append(draft.idea("MEMBERS" if number else "AWAY", first if number else head))
        yield Way(ideas)


def _to_be_director(scene: Scene, metric: Metric) -> list[str]:
    """Members who could become the director where there is none: those in the community's posts first."""
    away = away_people(scene, metric["also"])
    certain = sorted(person for person, (held, _, _) in members(scene).items() if held == YES)
    return sorted(certain, key=lambda person: away.get(person) != YES)[:1]


def _lead(draft: Draft, metric: Metric, person: str) -> bool:
    """Have the person be the director, and hold a post in the community."""
    also, now = metric["also"], draft.now
    if home_people(now, also).get(person) != YES:
        kind = also["homePosts"][0] if also["homePosts"] else "director"
        draft.replace(person, list(now.posts_in(now.subject, [kind])), now.subject, kind)
    return away_people(now, also).get(person) == YES or go(draft, also, person)


def _missing(scene: Scene, metric: Metric) -> tuple[int, int]:
    """How many new members there must be, and how many of them owners; every new one is a Party member."""
    people = list(members(scene).values())
    certain = sum(held == YES for held, _, _ in people)
    for number in islice(count(), MOST_CHANGES):
        size = certain + number
        if size < max(metric["membersLeast"] or 1, 1) or (metric["membersOdd"] and size % 2 == 0):
            continue
        owning = _needed([(one[0], one[1]) for one in people], metric["ownerShare"], number)
        party = _needed([(one[0], one[2]) for one in people], metric["partyShare"], number)
        if max(owning, party) <= number:
            return number, owning
    return MOST_CHANGES, 0


def _needed(people: list[tuple[int, int]], share: float | None, number: int) -> int:
    """How many of so many new members must be of the part."""
    if share is None:
        return 0
    surplus = sum(-share if part < YES else 1 - share if held == YES else 0.0 for held, part in people)
    return max(0, ceil(number * share - surplus - _CLOSE))


def _seat_members(draft: Draft, number: int, owning: int, known: list[str], as_director: bool) -> list[str] | None:
    """Who the new members are, seated; the first of them is not, where the director's post awaits them. None: no compound."""
    scene = draft.scene
    body = scene.records[scene.subject]
    compounds = [one for one in body.ids("compound") if one in scene.records and scene.records[one].lasts(scene.day) == YES]
    people = []
    for at in range(number):
        if at < len(known):
            people.append(known[at])
            continue
        person = draft.person(f"member {at}", member=True)
        people.append(person)
        if at < owning:
            if not compounds:
                return None
            draft.add("ownerships", f"member {at}", person=person, compound=compounds[0], since=draft.day)
    sitting = people[1:] if as_director else people
    if sitting:
        post = _post_for(scene, len(sitting), sitting)
        post = post or draft.post(scene.subject, "member", number=len(sitting))
        for person in sitting:
            draft.appoint(person, post)
    return people


def _post_for(scene: Scene, number: int, people: list[str]) -> str | None:
    for post in scene.posts_in(scene.subject, ["member"]):
        sitting = occupants(scene, post)
        free = seats(post) - len(sitting)
        if scene.stands(post) == YES and free >= number and not any(app.get("person") in people for app in sitting):
            return post.id
    return None
