"""What an act was given (操作的输入): arguments as proposals, decisions and rows of a bundle's tables."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from graph.errors import BadInput
from graph.model.dates import day_text
from graph.rules.appointing import Action
from seeds.acts import Decision, Proposal, new_id
from seeds.acts.perform import Cells

LONGEST_KEY = 200
"""Characters of an idempotencyKey."""

Given = Mapping[str, Any]


def proposal(given: Given) -> Proposal:
    """What is proposed, of an AppointmentInput."""
    return Proposal(
        id=text(given, "id") or new_id("appointments"),
        person=_required(given, "person"),
        post=_required(given, "post"),
        since=day_of_act(given["since"]),
        until=None if given.get("until") is None else day_of_act(given["until"]),
        on_behalf_of=text(given, "onBehalfOf"),
        nominated_by=text(given, "nominatedBy"),
        basis=text(given, "basis"),
        reason=text(given, "reason"),
    )


def decision(given: Given) -> Decision:
    """What is decided, of the arguments of decideAppointment."""
    action = Action(str(given["action"]))
    return Decision(_required(given, "id"), action, day_of_act(given["on"]), text(given, "by"), text(given, "note"))


def activity(given: Given) -> Cells:
    """The row of an ActivityInput, but its identifier."""
    return {
        "kind": _required(given, "kind").lower(),
        "subject": _required(given, "subject"),
        "on": _day_or_none(given, "on"),
        "due": _day_or_none(given, "due"),
        "done_on": _day_or_none(given, "doneOn"),
        "period": text(given, "period"),
        "result": text(given, "result"),
        "value": None if given.get("value") is None else format(Decimal(repr(given["value"])), "f"),
        "participants": ";".join(map(_one_of_a_list, given.get("participants") or ())) or None,
    }


def survey(given: Given) -> Cells:
    """The row of a SurveyInput, but its identifier."""
    return {
        "subject": _required(given, "subject"),
        "aspect": _required(given, "metric"),
        "on": _day_or_none(given, "on"),
        "finding": _required(given, "finding").lower(),
        "reason": text(given, "reason"),
    }


def step(given: Given) -> Cells:
    """The row of a StepInput, but its identifier."""
    return {
        "subject": _required(given, "subject"),
        "step": _required(given, "step").lower(),
        "on": _day_or_none(given, "on"),
        "until": _day_or_none(given, "until"),
        "by": text(given, "by"),
        "note": text(given, "note"),
    }


def key_of(given: Given) -> str | None:
    """The key under which an act is done once; BadInput for one of no length or too long."""
    key = given.get("idempotencyKey")
    if key is not None and not 0 < len(str(key)) <= LONGEST_KEY:
        raise BadInput(f"idempotencyKey takes 1 to {LONGEST_KEY} characters", argument="idempotencyKey")
    return None if key is None else str(key)


def day_of_act(value: object) -> int:
    """A day, yyyymmdd."""
    assert isinstance(value, int)
    return value


def text(given: Given, name: str) -> str | None:
    """What is stated under that name; nothing where there is nothing but space."""
    value = given.get(name)
    return None if value is None else str(value).strip() or None


def _required(given: Given, name: str) -> str:
    return str(given[name]).strip()


def _day_or_none(given: Given, name: str) -> str | None:
    value = given.get(name)
    return None if value is None else day_text(day_of_act(value))


def _one_of_a_list(value: object) -> str:
    if ";" in str(value) or not str(value).strip():
        raise BadInput("participants takes one identifier of a person or body an item", argument="participants")
    return str(value)
