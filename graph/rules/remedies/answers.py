"""What a metric would answer of the subject if the records around it were so (结论推演).

Existence measures tell how certainly something is found, judged ones whether all is met; the statements of
graph/metrics answer the same of what is recorded, and a test holds the two together.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graph.model.dates import Stretch, stretch
from graph.rules.remedies.periods import period_of
from graph.rules.remedies.scene import NO, PERHAPS, YES, Record, Scene, both, either

Metric = Mapping[str, Any]
_CLOSE = 1e-6


def found(scene: Scene, metric: Metric) -> int | None:
    """How certainly an existence measure finds what it asks for; None for a judged one."""
    measure = EXISTENCE.get(metric["measure"])
    return None if measure is None else measure(scene, metric)


def met(scene: Scene, metric: Metric) -> bool:
    """Whether the metric is certainly met, or exempt, of a subject that belongs to its population."""
    surveyed = latest_finding(scene, metric)
    certainty = found(scene, metric)
    if certainty is None:
        return surveyed == "exempt" or JUDGED[metric["measure"]](scene, metric)
    return certainty == YES or (certainty == NO and surveyed in ("present", "exempt"))


def latest_finding(scene: Scene, metric: Metric) -> str | None:
    """What the latest survey of the subject says that the metric reads."""
    told = [
        survey
        for survey in scene.naming("surveys", "subject", scene.subject)
        if f"{survey.get('aspect')}:{survey.get('finding')}" in metric["readings"] and stretch(survey.get("on")).last <= scene.day
    ]
    last = max(told, key=lambda survey: (stretch(survey.get("on")).last, survey.at, survey.id), default=None)
    return None if last is None else last.get("finding")


# -- existence -------------------------------------------------------------------------------


def _body_set_up(scene: Scene, metric: Metric) -> int:
    bodies = scene.set_up(metric["kinds"], metric["forms"], metric["withoutForms"])
    return either(body.lasts(scene.day) for body in bodies)


def by_firm(scene: Scene, service: Record) -> int:
    """Whether a firm that exists provides the service."""
    provider = scene.records.get(service.get("provider"))
    if provider is None:
        return PERHAPS if service.get("mode") in scene.metric["firmModes"] else NO
    return provider.lasts(scene.day) if provider.get("kind") == "firm" else NO


def services(scene: Scene) -> list[Record]:
    """The services of the subject, a compound."""
    return scene.naming("services", "compound", scene.subject)


def _service_holds(scene: Scene, metric: Metric) -> int:
    truths = []
    for service in services(scene):
        if metric["modes"] is None or service.get("mode") in metric["modes"]:
            provider = scene.records.get(service.get("provider"))
            exists = YES if provider is None else provider.lasts(scene.day)
            truths.append(both(service.lasts(scene.day), by_firm(scene, service) if metric["firmOnly"] else exists))
    return either(truths)


def home_bodies(scene: Scene, metric: Metric) -> list[tuple[Record, int]]:
    """The bodies whose holders are looked at on the subject's side, each with how surely it belongs there."""
    if metric["home"] == "itself":
        return [(scene.records[scene.subject], YES)]
    if metric["home"] == "set_up":
        return [(body, YES) for body in scene.set_up(metric["homeKinds"] or ())]
    found = []
    for service in services(scene):
        firm = scene.records.get(service.get("provider"))
        serves = service.lasts(scene.day)
        if firm is not None and firm.get("kind") == "firm" and serves:
            found.append((firm, serves))
    return found


def home_posts(scene: Scene, metric: Metric, body: str) -> list[Record]:
    """The posts of a home body whose holders count."""
    posts = scene.posts_in(body, metric["homePosts"])
    return [post for post in posts if not metric["forIt"] or post.get("compound") in ("", scene.subject)]


def home_people(scene: Scene, metric: Metric) -> dict[str, int]:
    """Who certainly or perhaps counts on the subject's side."""
    people: dict[str, int] = {}
    for body, belongs in home_bodies(scene, metric):
        for person, held in scene.holders(home_posts(scene, metric, body.id)).items():
            certainty = both(belongs, held, scene.party(person) if metric["memberOnly"] else YES)
            people[person] = max(certainty, people.get(person, NO))
    return {person: certainty for person, certainty in people.items() if certainty}


def away_bodies(scene: Scene, metric: Metric) -> list[Record]:
    """The bodies of the community that count, in the order of the kinds that the metric names."""
    kinds, forms = metric["awayKinds"], metric["awayForms"]
    chosen = [
        body
        for body in scene.seated(scene.community)
        if body.get("kind") in kinds and (body.get("form") in forms or (not body.get("form") and "committee" in forms))
    ]
    return sorted(chosen, key=lambda body: (kinds.index(body.get("kind")), body.id))


def away_people(scene: Scene, metric: Metric) -> dict[str, int]:
    """Who certainly or perhaps holds a post in the community that counts."""
    posts = [post for body in away_bodies(scene, metric) for post in scene.posts_in(body.id, metric["awayPosts"])]
    return scene.holders(posts)


def _post_in_community(scene: Scene, metric: Metric) -> int:
    away = away_people(scene, metric)
    return either(both(certainty, away.get(person, NO)) for person, certainty in home_people(scene, metric).items())


def _firm_party_work(scene: Scene, metric: Metric) -> int:
    branches = [body for body in scene.naming("bodies", "firm", scene.subject) if body.get("kind") == "party_organisation"]
    posted = scene.holders(scene.posts_in(scene.subject, metric["orPosts"]))
    return max(either(body.lasts(scene.day) for body in branches), either(posted.values()))


def _area_post_held(scene: Scene, metric: Metric) -> int:
    posts = [post for body in scene.seated(scene.subject) for post in scene.posts_in(body.id, metric["posts"])]
    return either(scene.holders(posts).values())


def activities(scene: Scene, *kinds: str) -> list[Record]:
    """The activities of these kinds about the subject."""
    return [one for one in scene.naming("activities", "subject", scene.subject) if one.get("kind") in kinds]


def _by_then(day: Stretch | None, asked: int) -> int:
    if day is None:
        return PERHAPS
    return YES if day.last <= asked else PERHAPS if day.first <= asked else NO


def _stretch(text: str) -> Stretch | None:
    return stretch(text) if text else None


def _activity_done(scene: Scene, metric: Metric) -> int:
    truths = []
    for one in activities(scene, metric["activity"]):
        done = _stretch(one.get("done_on") or (one.get("on") if one.get("kind") == "meeting" else ""))
        period = period_of(one.get("period"))
        inside = PERHAPS if period is None else YES if period.first <= scene.day <= period.last else NO
        truths.append(both(inside, _by_then(done, scene.day)))
    return either(truths)


def _listed_as(scene: Scene, metric: Metric) -> int:
    listed = (one for one in activities(scene, "listing", "rating") if one.get("result") == metric["result"])
    return either(_by_then(_stretch(one.get("done_on") or one.get("on")), scene.day) for one in listed)


# -- judged ----------------------------------------------------------------------------------


def sides(scene: Scene, metric: Metric) -> tuple[list[Record], list[Record]]:
    """The posts on either side of "one person holds both"."""
    home = scene.set_up(["party_organisation"], metric["homeForms"])
    away = scene.set_up(metric["awayKinds"])
    return (
        [post for body in home for post in scene.posts_in(body.id, [metric["homePost"]])],
        [post for body in away for post in scene.posts_in(body.id, [metric["awayPost"]])],
    )


def _same_person(scene: Scene, metric: Metric) -> bool:
    home, away = (scene.holders(posts) for posts in sides(scene, metric))
    return any(held == YES and away.get(person) == YES for person, held in home.items())


def _post_party_member(scene: Scene, metric: Metric) -> bool:
    held = scene.holders(scene.posts_in(scene.subject, metric["posts"]))
    return any(certainty == YES and scene.party(person) == YES for person, certainty in held.items())


def members(scene: Scene) -> dict[str, tuple[int, int, int]]:
    """The members of the subject, a committee: how certainly each is one, an owner, and a Party member."""
    posts = [post for post in scene.posts_in(scene.subject, None) if post.get("kind") != "staff"]
    body = scene.records[scene.subject]
    return {person: (held, scene.owner(person, body), scene.party(person)) for person, held in scene.holders(posts).items()}


def _share(people: Sequence[tuple[int, int]], share: float) -> bool:
    """Whether at least that share of the members certainly is of the part; of each: a member, of the part."""
    surplus = sum(-share if part < YES else 1 - share if held == YES else 0.0 for held, part in people)
    return surplus > -_CLOSE


def _committee_composition(scene: Scene, metric: Metric) -> bool:
    people = list(members(scene).values())
    certain = sum(held == YES for held, _, _ in people)
    if not certain:
        return False
    if metric["also"] is not None and not met(scene, metric["also"]):
        return False
    if metric["membersLeast"] is not None and certain < metric["membersLeast"]:
        return False
    if metric["membersOdd"] and (certain < len(people) or certain % 2 == 0):
        return False
    parts = ((metric["ownerShare"], 1), (metric["partyShare"], 2))
    return all(share is None or _share([(one[0], one[part]) for one in people], share) for share, part in parts)


def posts_of_area(scene: Scene, metric: Metric) -> dict[str, list[Record]]:
    """The posts of the subject's own bodies by kind; a secretary's only in organisations of the forms that are meant."""
    found: dict[str, list[Record]] = {kind: [] for kind in metric["posts"]}
    for body in scene.seated(scene.subject):
        party = body.get("kind") == "party_organisation" and body.get("form") in (metric["secretaryForms"] or ())
        for post in scene.posts_in(body.id, metric["posts"]):
            if post.get("kind") != "secretary" or party:
                found[post.get("kind")].append(post)
    return found


def _one_person_posts(scene: Scene, metric: Metric) -> bool:
    each = [scene.holders(posts) for posts in posts_of_area(scene, metric).values()]
    return any(all(one.get(person) == YES for one in each) for person in (each[0] if each else ()))


def _service_filed(scene: Scene, metric: Metric) -> bool:
    filed = scene.records[scene.subject].get("filed_on")
    if not filed:
        return latest_finding(scene, metric) in ("present", "exempt")
    return stretch(filed).last <= scene.day


def _activity_in_time(scene: Scene, metric: Metric) -> bool:
    one = scene.records[scene.subject]
    due, done = _stretch(one.get("due")), _stretch(one.get("done_on"))
    return due is not None and done is not None and done.last <= min(due.first, scene.day)


EXISTENCE: Mapping[str, Callable[[Scene, Metric], int]] = {
    "body_set_up": _body_set_up,
    "service_holds": _service_holds,
    "post_in_community": _post_in_community,
    "firm_party_work": _firm_party_work,
    "area_post_held": _area_post_held,
    "activity_done": _activity_done,
    "listed_as": _listed_as,
}
JUDGED: Mapping[str, Callable[[Scene, Metric], bool]] = {
    "same_person": _same_person,
    "post_party_member": _post_party_member,
    "committee_composition": _committee_composition,
    "one_person_posts": _one_person_posts,
    "service_filed": _service_filed,
    "activity_in_time": _activity_in_time,
}
