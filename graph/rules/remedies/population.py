"""Whether the subject would belong to its metric's population if the records around it were so (总体推演)."""

from collections.abc import Callable, Mapping
from typing import Any

from graph.model.dates import stretch
from graph.rules.remedies.answers import by_firm, found, latest_finding, met, posts_of_area, services
from graph.rules.remedies.scene import NO, PERHAPS, YES, Record, Scene, begun_by, both, either, lasting_on

Filter = Mapping[str, Any]


def closed(scene: Scene) -> bool:
    """Whether the subject would be no gap: outside the population, or in it with the metric met or exempt."""
    belongs = place(scene)
    return belongs == NO or (belongs == YES and met(scene, scene.metric))


def place(scene: Scene) -> int:
    """How certainly the subject would belong to the population."""
    return both(*(_place(scene, filter_) for filter_ in scene.metric["belongs"]))


def _place(scene: Scene, filter_: Filter) -> int:
    return FILTERS[filter_["filter"]](scene, filter_)


def _subject(scene: Scene) -> Record:
    return scene.records[scene.subject]


def _exists(scene: Scene, _: Filter) -> int:
    return _subject(scene).lasts(scene.day)


def _service_by_firm(scene: Scene, _: Filter) -> int:
    service = _subject(scene)
    compound = scene.records.get(service.get("compound"))
    if compound is None:
        return PERHAPS
    begun = YES if service.get("since") else begun_by(compound.start, scene.day)
    lasting = YES if service.get("until") else lasting_on(compound.end, scene.day)
    return both(service.lasts(scene.day), begun, lasting, by_firm(scene, service))


def _complaint_due(scene: Scene, _: Filter) -> int:
    one = _subject(scene)
    received = _by(one.get("on"), scene.day)
    ripe = YES
    if one.get("due"):
        due = stretch(one.get("due"))
        past = YES if due.last < scene.day else PERHAPS if due.first < scene.day else NO
        ripe = max(past, _by(one.get("done_on"), scene.day))
    return both(received, ripe)


def _by(text: str, day: int) -> int:
    if not text:
        return NO
    days = stretch(text)
    return YES if days.last <= day else PERHAPS if days.first <= day else NO


def _served_by_firm(scene: Scene, _: Filter) -> int:
    return either(both(service.lasts(scene.day), by_firm(scene, service)) for service in services(scene))


def _head_is_member(scene: Scene, filter_: Filter) -> int:
    truths = []
    for service in services(scene):
        serves, firm = service.lasts(scene.day), scene.records.get(service.get("provider"))
        if firm is None:
            truths.append(PERHAPS if serves and service.get("mode") in filter_["firmModes"] else NO)
        elif firm.get("kind") == "firm":
            heads = scene.holders(scene.posts_in(firm.id, filter_["posts"]))
            truths += [both(serves, held, scene.party(person)) for person, held in heads.items()]
    return either(truths)


def _listed_by(scene: Scene, filter_: Filter) -> int:
    return either(body.lasts(scene.day) for body in scene.set_up(["party_organisation"], filter_["forms"]))


def _established_from(scene: Scene, filter_: Filter) -> int:
    body = _subject(scene)
    if not body.get("established_on"):
        return NO
    if body.start.first >= filter_["day"]:
        return YES
    return PERHAPS if body.start.last >= filter_["day"] and filter_["day"] <= scene.day else NO


def _party_members_employed(scene: Scene, filter_: Filter) -> int:
    counts: dict[str, int] = {}
    for job in scene.naming("employments", "firm", scene.subject):
        person = scene.records.get(job.get("person"))
        if person is not None and not (filter_["formal"] and person.get("party_status") == "probationary"):
            counts[person.id] = max(both(job.lasts(scene.day), scene.party(person.id)), counts.get(person.id, NO))
    if sum(one == YES for one in counts.values()) >= filter_["least"]:
        return YES
    return PERHAPS if sum(one > NO for one in counts.values()) >= filter_["least"] else NO


def _posts_exist(scene: Scene, filter_: Filter) -> int:
    return both(*(either(map(scene.stands, posts)) for posts in posts_of_area(scene, filter_).values()))


def _with_metric(scene: Scene, filter_: Filter) -> int:
    other = filter_["metric"]
    within = both(*(_place(scene, one) for one in other["filters"]))
    certainty = found(scene, other)
    if within == YES and (certainty == YES or (certainty == NO and latest_finding(scene, other) == "present")):
        return YES
    return PERHAPS if within == PERHAPS or (within == YES and certainty == PERHAPS) else NO


FILTERS: Mapping[str, Callable[[Scene, Filter], int]] = {
    "always": lambda *_: YES,
    "exists": _exists,
    "service_by_firm": _service_by_firm,
    "complaint_due": _complaint_due,
    "served_by_firm": _served_by_firm,
    "not_served_by_firm": lambda scene, filter_: 2 - _served_by_firm(scene, filter_),
    "head_is_member": _head_is_member,
    "mature": lambda scene, _: YES if _subject(scene).get("mature") == "yes" else NO,
    "class": lambda scene, filter_: YES if _subject(scene).get("class") in filter_["classes"] else NO,
    "listed_by": _listed_by,
    "established_from": _established_from,
    "party_members_employed": _party_members_employed,
    "posts_exist": _posts_exist,
    "with_metric": _with_metric,
    "without_metric": lambda scene, filter_: 2 - _with_metric(scene, filter_),
}
