"""Ways to have a body, a service, an activity or a filing (组织、服务、活动与备案的途径)."""

from collections.abc import Iterator

from graph.model.dates import day_text
from graph.rules.remedies.answers import Metric, services
from graph.rules.remedies.draft import Draft, Way
from graph.rules.remedies.scene import YES, Record, Scene

_WITHOUT_FIRM = "state_backstop"
"""The mode of a service that stands in where no firm can be named."""


def body_set_up(scene: Scene, metric: Metric) -> Iterator[Way]:
    """A new body of each kind that counts."""
    for kind in metric["kinds"]:
        draft = Draft(scene)
        draft.body(kind, metric["forms"], metric["withoutForms"], compound=scene.subject)
        yield Way([draft.idea("BODY")])


def service_holds(scene: Scene, metric: Metric) -> Iterator[Way]:
    """A service by a firm that serves here or next door, else by a new firm or by none."""
    modes = metric["modes"]
    here = [scene.records.get(service.get("provider")) for service in services(scene)]
    known = {firm.id: firm for firm in [*here, *scene.table("bodies")] if firm is not None and _is_firm(scene, firm)}
    draft = Draft(scene)
    if known:
        draft.add(
            "services",
            "service",
            compound=scene.subject,
            mode=_mode(modes, "professional"),
            provider=next(iter(known)),
            since=draft.day,
        )
    elif metric["firmOnly"]:
        firm = draft.body("firm", ["market"], area=scene.area)
        draft.add(
            "services", "service", compound=scene.subject, mode=_mode(modes, "professional"), provider=firm, since=draft.day
        )
    else:
        draft.add("services", "service", compound=scene.subject, mode=_mode(modes, _WITHOUT_FIRM), since=draft.day)
    yield Way([draft.idea("SERVICE")])


def _is_firm(scene: Scene, body: Record) -> bool:
    return body.get("kind") == "firm" and body.lasts(scene.day) == YES


def _mode(modes: list[str] | None, usual: str) -> str:
    return usual if modes is None or usual in modes else modes[0]


def activity_done(scene: Scene, metric: Metric) -> Iterator[Way]:
    """The activity, done on the day, of the month that the day lies in."""
    draft = Draft(scene)
    month = day_text(scene.day)[:7]
    kind = metric["activity"]
    draft.add("activities", kind, kind=kind, subject=scene.subject, on=draft.day, done_on=draft.day, period=month)
    yield Way([draft.idea("ACTIVITY")])


def listed_as(scene: Scene, metric: Metric) -> Iterator[Way]:
    """A listing on the day."""
    draft = Draft(scene)
    draft.add(
        "activities", "listing", kind="listing", subject=scene.subject, on=draft.day, done_on=draft.day, result=metric["result"]
    )
    yield Way([draft.idea("ACTIVITY")])


def service_filed(scene: Scene, metric: Metric) -> Iterator[Way]:
    """The contract is filed on the day; one that states a later day of filing cannot be helped."""
    service = scene.records[scene.subject]
    if not service.get("filed_on"):
        draft = Draft(scene)
        draft.correct(service, filed_on=draft.day)
        yield Way([draft.idea("FILING")])


def none(scene: Scene, metric: Metric) -> Iterator[Way]:
    """What is late stays late."""
    yield from ()
