"""What speaks for and against somebody who could take an open place (候选人)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model.kinds import LEVEL_OF_LENGTH, AreaLevel
from graph.rules.remedies.community import employees, owners
from graph.rules.remedies.draft import Idea, title_of
from graph.rules.remedies.scene import NO, PERHAPS, YES, Change, Scene
from graph.rules.remedies.words import CANDIDATE

MANY = 3
"""So many posts held already speak against another."""
WEIGHTS: Mapping[str, float] = {
    "HOLDS": 0.2,
    "MEMBER": 0.15,
    "OWNER": 0.1,
    "EMPLOYED": 0.1,
    "NOT_MEMBER": -0.2,
    "MEMBERSHIP_UNKNOWN": -0.1,
    "SUSPENDED": -0.2,
    "BUSY": -0.15,
}
"""What each reason adds to a score that begins at one half."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could take the place (候选人), with the score from 0 to 1."""

    person: str
    idea: Idea
    score: float
    reasons: tuple[tuple[str, str], ...]
    """Each a code and what it is about."""

    def told(self, language: str, *, against: bool) -> list[str]:
        """The reasons for, or those against."""
        side = 1 if language == "en" else 0
        return [CANDIDATE[code][side].format(what) for code, what in self.reasons if (WEIGHTS[code] < 0) is against]


def candidate(scene: Scene, idea: Idea, person: str) -> Candidate:
    """The person with what is known of them."""
    reasons = tuple(_reasons(scene, person))
    score = 0.5 + sum(WEIGHTS[code] for code in dict.fromkeys(code for code, _ in reasons))
    return Candidate(person, idea, round(min(1.0, max(0.0, score)), 2), reasons)


def touched(scene: Scene, changes: Sequence[Change]) -> frozenset[str]:
    """The sorts of subject of which a metric may answer otherwise once somebody has moved as the changes say.

    Compounds always; besides, the kinds of body and the levels of area in whose posts somebody begins or ends.
    """
    after, found = scene.after(changes), {"compound"}
    for change in changes:
        post = after.records.get(change.cells.get("post", ""))
        body = after.records.get(post.get("body") if post is not None else change.cells.get("body", ""))
        if body is not None:
            found |= {body.get("kind"), _level(body.get("area"))}
    return frozenset(found)


def _level(code: str) -> str:
    if "-" in code:
        return AreaLevel.GRID
    return LEVEL_OF_LENGTH.get(len(code), "")


def _reasons(scene: Scene, person: str) -> list[tuple[str, str]]:
    found = []
    apps = scene.naming("appointments", "person", person)
    for app in sorted(apps, key=lambda one: one.id):
        if scene.held(app) == YES:
            post = scene.records[app.get("post")]
            found.append(("HOLDS", scene.records[post.get("body")].get("name") + title_of(post)))
    party = scene.party(person)
    if party == YES:
        found.append(("MEMBER", ""))
    elif scene.whole(person) and scene.metric["measure"] != "area_post_held":
        found.append(("MEMBERSHIP_UNKNOWN" if party == PERHAPS else "NOT_MEMBER", ""))
    if person in owners(scene):
        found.append(("OWNER", ""))
    firms = {body.id for body in scene.table("bodies") if body.get("kind") == "firm"}
    found += [("EMPLOYED", scene.records[firm].get("name")) for firm in sorted(firms) if person in employees(scene, {firm})]
    if any(one.lasts(scene.day) != NO for app in apps for one in scene.naming("suspensions", "appointment", app.id)):
        found.append(("SUSPENDED", ""))
    if scene.busy.get(person, 0) >= MANY:
        found.append(("BUSY", str(scene.busy[person])))
    return found
