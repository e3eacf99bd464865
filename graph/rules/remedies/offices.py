"""Ways to have posts held: by somebody, by a Party member, by one and the same person (职务到人的途径)."""

from collections.abc import Iterator

from graph.rules.remedies.answers import Metric, posts_of_area, sides
from graph.rules.remedies.community import employees, owners
from graph.rules.remedies.draft import Draft, Way
from graph.rules.remedies.scene import YES, Scene


def firm_party_work(scene: Scene, metric: Metric) -> Iterator[Way]:
    """A branch of the firm, or an instructor."""
    draft = Draft(scene)
    draft.body("party_organisation", ["firm_branch"], firm=scene.subject)
    yield Way([draft.idea("BODY")])
    if metric["orPosts"]:
        staff = [person for person in employees(scene, {scene.subject}) if scene.party(person) == YES]
        ideas = []
        for person in staff:
            draft = Draft(scene)
            draft.seat(person, [scene.subject], metric["orPosts"], metric["orPosts"][0])
            ideas.append(draft.idea("POST", person))
        draft = Draft(scene)
        if not ideas:
            draft.seat(draft.person("post", member=True), [scene.subject], metric["orPosts"], metric["orPosts"][0])
            ideas.append(draft.idea("SOMEBODY"))
        yield Way(ideas)


def area_post_held(scene: Scene, metric: Metric) -> Iterator[Way]:
    """Somebody of the area's bodies takes the post, else somebody who is yet to be found."""
    bodies = [body.id for body in scene.seated(scene.subject) if body.lasts(scene.day) == YES]
    bodies.sort(key=lambda body: (not any(scene.posts_in(body, metric["posts"])), body))
    here = scene.holders(post for body in bodies for post in scene.posts_in(body, None))
    ideas = []
    for person in (one for one, held in here.items() if held == YES):
        draft = Draft(scene)
        draft.seat(person, bodies, metric["posts"], metric["posts"][0])
        ideas.append(draft.idea("POST", person))
    yield Way(ideas)
    draft = Draft(scene)
    bodies = bodies or [draft.body("residents_committee", ["residents_group"], area=scene.subject)]
    draft.seat(draft.person("post"), bodies, metric["posts"], metric["posts"][0])
    yield Way([draft.idea("SOMEBODY")], last=True)


def same_person(scene: Scene, metric: Metric) -> Iterator[Way]:
    """The secretary becomes the director; or the director the secretary; else somebody becomes both."""
    home, away = sides(scene, metric)
    branches = [body.id for body in scene.set_up(["party_organisation"], metric["homeForms"]) if body.lasts(scene.day) == YES]
    committees = [body.id for body in scene.set_up(metric["awayKinds"]) if body.lasts(scene.day) == YES]

    def drafted(person: str, draft: Draft, *, first: bool, second: bool) -> Draft:
        if first:
            held_in = branches or [draft.body("party_organisation", metric["homeForms"], compound=scene.subject)]
            draft.replace(person, home, held_in[0], metric["homePost"])
        if second:
            held_in = committees or [draft.body(metric["awayKinds"][0], compound=scene.subject)]
            draft.replace(person, away, held_in[0], metric["awayPost"])
        return draft

    certain = [[person for person, held in scene.holders(posts).items() if held == YES] for posts in (home, away)]
    yield Way([drafted(one, Draft(scene), first=False, second=True).idea("SECOND", one) for one in certain[0]])
    yield Way([drafted(one, Draft(scene), first=True, second=False).idea("FIRST", one) for one in certain[1]])
    yield Way([drafted(one, Draft(scene), first=True, second=True).idea("BOTH", one) for one in owners(scene)], last=True)
    draft = Draft(scene)
    yield Way([drafted(draft.person("both", member=True), draft, first=True, second=True).idea("SOMEBODY")], last=True)


def post_party_member(scene: Scene, metric: Metric) -> Iterator[Way]:
    """A Party member of the body takes the post, else an owner who is one, else one who is yet to be found."""
    posts = list(scene.posts_in(scene.subject, metric["posts"]))

    def drafted(person: str, draft: Draft) -> Draft:
        draft.replace(person, posts, scene.subject, metric["posts"][0])
        return draft

    inside = [person for person, held in scene.holders(scene.posts_in(scene.subject, None)).items() if held == YES]
    pool = dict.fromkeys([*inside, *owners(scene)])
    yield Way([drafted(one, Draft(scene)).idea("POST", one) for one in pool if scene.party(one) == YES])
    draft = Draft(scene)
    yield Way([drafted(draft.person("post", member=True), draft).idea("SOMEBODY")], last=True)


def one_person_posts(scene: Scene, metric: Metric) -> Iterator[Way]:
    """Who holds one of the posts takes the others, else somebody takes them all."""
    posts = posts_of_area(scene, metric)
    held = {kind: scene.holders(some) for kind, some in posts.items()}

    def drafted(person: str, draft: Draft) -> Draft:
        for kind, some in posts.items():
            standing = [post for post in some if scene.stands(post) == YES]
            if held[kind].get(person) != YES and standing:
                draft.replace(person, some, standing[0].get("body"), kind)
        return draft

    certain = {person for each in held.values() for person, certainty in each.items() if certainty == YES}
    most = {person: sum(each.get(person) == YES for each in held.values()) for person in sorted(certain)}
    fewest_changes = [person for person, count in most.items() if count == max(most.values())]
    yield Way([drafted(one, Draft(scene)).idea("ALL", one) for one in fewest_changes])
    draft = Draft(scene)
    yield Way([drafted(draft.person("all", member="secretary" in posts), draft).idea("SOMEBODY")], last=True)
