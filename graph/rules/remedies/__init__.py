"""Remedies: minimal changes that close a gap (补救措施), with who could take an open place.

A way is thought of, put in place in the scene, and offered only if the gap is then closed, a load would take the
changes, and no change of them is superfluous.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from graph.rules.remedies import community, composition, offices, things
from graph.rules.remedies.answers import Metric
from graph.rules.remedies.answers import found as certainty
from graph.rules.remedies.candidates import Candidate, candidate, touched
from graph.rules.remedies.draft import Idea, Way
from graph.rules.remedies.facts import facts, survey
from graph.rules.remedies.lawful import lawful
from graph.rules.remedies.population import closed, place
from graph.rules.remedies.scene import NO, YES, Change, Scene

__all__ = ["Candidate", "Change", "Remedy", "Scene", "remedies", "touched"]

MOST_FACTS = 2
"""Facts to check that are offered beside one another; each alone settles the question."""
MOST_TRIED = 400
"""Corrections that are thought of at most for one gap."""
WAYS: Mapping[str, Callable[[Scene, Metric], Iterator[Way]]] = {
    "body_set_up": things.body_set_up,
    "service_holds": things.service_holds,
    "post_in_community": community.ways,
    "firm_party_work": offices.firm_party_work,
    "area_post_held": offices.area_post_held,
    "activity_done": things.activity_done,
    "listed_as": things.listed_as,
    "same_person": offices.same_person,
    "post_party_member": offices.post_party_member,
    "committee_composition": composition.ways,
    "one_person_posts": offices.one_person_posts,
    "service_filed": things.service_filed,
    "activity_in_time": things.none,
}


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way to close the gap (补救措施), and who else could take the open place, the best first."""

    code: str
    changes: Sequence[Change]
    candidates: Sequence[Candidate]


def remedies(around: Mapping[str, Any], most_candidates: int = 0) -> tuple[Scene, list[Remedy]]:
    """The remedies of a gap, as graph/metrics/remedies.cypher tells of it; each with so many candidates at most."""
    scene = Scene.of(around)
    found: list[Remedy] = []
    if around["verdict"] == "UNKNOWN":
        # What surely is not recorded does not hang on a fact about what is.
        rests = around["place"] != YES or certainty(scene, scene.metric) != NO
        thought = islice(facts(scene) if rests else (), MOST_TRIED)
        sure = (idea for idea in chain(thought, survey(scene)) if proved(scene, idea))
        found += [Remedy(idea.code, idea.changes, ()) for idea in islice(_each_way_once(scene, sure), MOST_FACTS)]
    if around["place"] == YES:
        led = False
        for way in WAYS[scene.metric["measure"]](scene, scene.metric):
            if way.last and led:
                continue
            remedy = _remedy(scene, way, most_candidates)
            if remedy is not None:
                found.append(remedy)
                led = True
    return scene, found


def _each_way_once(scene: Scene, ideas: Iterable[Idea]) -> Iterator[Idea]:
    """Of each record one fact that puts the subject outside the population and one that makes it met."""
    told = set()
    for idea in ideas:
        key = (idea.changes[0].id, place(scene.after(idea.changes)))
        if key not in told:
            told.add(key)
            yield idea


def _remedy(scene: Scene, way: Way, most: int) -> Remedy | None:
    """The way with the best of those who can go it; None where nobody can."""
    people = [candidate(scene, idea, idea.person) for idea in way.ideas if idea.person is not None]
    people.sort(key=lambda one: (-one.score, one.person))
    able = islice((one for one in people if proved(scene, one.idea)), max(most, 1))
    best = list(able)
    idea = best[0].idea if best else next((one for one in way.ideas if one.person is None and proved(scene, one)), None)
    return None if idea is None else Remedy(idea.code, idea.changes, best)


def proved(scene: Scene, idea: Idea) -> bool:
    """Whether the gap is closed by all of the changes, and by none of them left out."""
    created = {change.id for change in idea.changes if change.id not in scene.records}
    return _closes(scene, idea.changes, created) and not any(
        _closes(scene, [other for other in idea.changes if other is not change], created) for change in idea.changes
    )


def _closes(scene: Scene, changes: Sequence[Change], created: set[str]) -> bool:
    after = scene.after(changes)
    return lawful(after, changes, created) and closed(after)
