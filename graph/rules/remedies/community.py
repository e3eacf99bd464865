"""Ways to have a holder here also hold a post in the community (派员进入社区组织的途径)."""

from collections.abc import Callable, Iterator

from graph.rules.remedies.answers import Metric, away_bodies, away_people, home_bodies, home_people, home_posts
from graph.rules.remedies.draft import Draft, Way
from graph.rules.remedies.scene import YES, Record, Scene

ALONE = frozenset({"director", "secretary", "grid_head", "residents_group_leader"})
"""Posts of which a body has one: who is to hold it takes the place of who does."""
PART_TIME = "part_time_member"


def ways(scene: Scene, metric: Metric) -> Iterator[Way]:
    """A holder here goes there; else one there comes here; else somebody takes both."""
    home = [person for person, certainty in home_people(scene, metric).items() if certainty == YES]
    yield Way([draft.idea("AWAY", person) for person in home if (draft := Draft(scene)) and go(draft, metric, person)])
    there = [
        person for person, certainty in away_people(scene, metric).items() if certainty == YES and _fits(scene, metric, person)
    ]
    yield Way(
        [draft.idea("HOME", person) for person in there if (draft := Draft(scene)) and come(draft, metric, person)], last=True
    )
    pool = [person for person in people_around(scene, metric) if _fits(scene, metric, person)]
    yield Way(
        [draft.idea("BOTH", person) for person in pool if (draft := Draft(scene)) and _both(draft, metric, person)], last=True
    )
    draft = Draft(scene)
    if _both(draft, metric, draft.person("both", member=metric["memberOnly"])):
        yield Way([draft.idea("SOMEBODY")], last=True)


def _fits(scene: Scene, metric: Metric, person: str) -> bool:
    return not metric["memberOnly"] or scene.party(person) == YES


def _both(draft: Draft, metric: Metric, person: str) -> bool:
    return come(draft, metric, person) and go(draft, metric, person)


def go(draft: Draft, metric: Metric, person: str) -> bool:
    """Seat the person in the community; false where there is no community to be seated in."""
    scene = draft.scene
    bodies = [body.id for body in away_bodies(scene, metric) if body.lasts(scene.day) == YES]
    if not bodies:
        if scene.community is None:
            return False
        bodies = [draft.body(metric["awayKinds"][0], metric["awayForms"], area=scene.community)]
    kinds = metric["awayPosts"]
    draft.seat(person, bodies, kinds, kinds[0] if kinds else PART_TIME)
    return True


def come(draft: Draft, metric: Metric, person: str) -> bool:
    """Seat the person in a body of the subject's side; false where there is none and none can be set up."""
    scene = draft.scene
    bodies = [body.id for body, belongs in home_bodies(scene, metric) if belongs == YES and body.lasts(scene.day) == YES]
    if not bodies:
        if metric["home"] != "set_up":
            return False
        bodies = [draft.body(metric["homeKinds"][0], compound=scene.subject)]
    kind = _own_post(metric["homePosts"])
    if kind in ALONE:
        draft.replace(person, _posts(scene, metric, bodies), bodies[0], kind)
    else:
        draft.seat(person, bodies, metric["homePosts"], kind, scene.subject if metric["forIt"] else "")
    return True


def _posts(scene: Scene, metric: Metric, bodies: list[str]) -> list[Record]:
    return [post for body in bodies for post in home_posts(scene, metric, body)]


def _own_post(kinds: list[str] | None) -> str:
    """The post to be taken on the subject's side: a firm's head is the last to be appointed for one compound."""
    if not kinds:
        return "member"
    return next((kind for kind in kinds if kind != "firm_head"), kinds[0])


Around = Callable[[Scene, Metric], list[str]]


def people_around(scene: Scene, metric: Metric) -> list[str]:
    """Who is employed by a firm on the subject's side, or owns a home in a compound concerned."""
    firms = {body.id for body, belongs in home_bodies(scene, metric) if belongs == YES}
    if metric["home"] == "serving_firm":
        return employees(scene, firms)
    return owners(scene)


def employees(scene: Scene, firms: set[str]) -> list[str]:
    """Who certainly is employed by one of these firms."""
    jobs = scene.table("employments")
    return sorted({job.get("person") for job in jobs if job.get("firm") in firms and job.lasts(scene.day) == YES})


def owners(scene: Scene) -> list[str]:
    """Who certainly owns a home in the compound, or in a compound of the body, that is the subject."""
    subject = scene.records[scene.subject]
    compounds = [subject.id] if subject.table == "compounds" else subject.ids("compound")
    homes = scene.table("ownerships")
    return sorted({home.get("person") for home in homes if home.get("compound") in compounds and home.lasts(scene.day) == YES})
