"""What a rule says about appointing (任职程序即数据): whom it admits, which steps it demands, who suspends, who gives way.

A rule of a policy file may carry any of it; `graph.rules.appointing` reads it and docs/appointments.md draws it.
"""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from graph.model.kinds import StepKind
from graph.model.move import MoveEnd, Together, end_of


class Membership(StrEnum):
    """Which Party membership is asked for (党员身份): 党员, 正式党员."""

    ANY = "any"
    FORMAL = "formal"


@dataclass(frozen=True, slots=True)
class Demand:
    """What is asked of whoever takes a post (任职条件): a post elsewhere, Party membership, a home in a compound of the body.

    `home` is asked for `together` with the post's body where that is stated. `named`: asked only of appointments that
    rest on the rule, because nothing else tells whom the clause means.
    """

    of: MoveEnd
    home: MoveEnd | None = None
    together: Together | None = None
    party: Membership | None = None
    owner: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class StepDef:
    """One step of a procedure (程序步骤), in the place that its rule gives it.

    `by`: kinds, forms and level of the body that takes it. `working_days`: it lasts so many at least;
    `within_working_days`: it comes so many after the step `after` at most. With `after` it is demanded only once that
    step was taken. `during`: it falls into that step and does not end it. `late`: it may follow taking office.
    """

    step: StepKind
    by: MoveEnd | None = None
    working_days: int | None = None
    within_working_days: int | None = None
    after: StepKind | None = None
    during: StepKind | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Procedure:
    """The steps that come before a post is taken, in their order (程序).

    `of` is the post, or without posts any of the body; with `home` it is demanded of those who come from there, so as the
    moves of its rule's policy say. `formation`: the steps are those of the body itself, taken once for all its members.
    """

    of: MoveEnd
    steps: tuple[StepDef, ...]
    home: MoveEnd | None = None
    formation: bool = False


@dataclass(frozen=True, slots=True)
class Suspending:
    """Who suspends the holders of which posts (停职)."""

    of: MoveEnd
    by: MoveEnd


@dataclass(frozen=True, slots=True)
class Replacing:
    """Which body stops the day another takes office in the same compound (代行机构的终止)."""

    elected: MoveEnd
    stand_in: MoveEnd


@dataclass(frozen=True, slots=True)
class Appointing:
    """All that one rule says about appointing (任职规定)."""

    demands: tuple[Demand, ...] = ()
    procedure: Procedure | None = None
    suspends: Suspending | None = None
    replaces: Replacing | None = None

    def __bool__(self) -> bool:
        return bool(self.demands or self.procedure or self.suspends or self.replaces)


NOTHING_SAID = Appointing()
"""What a rule says that says nothing of it."""


def appointing_text(said: Appointing) -> str | None:
    """What the graph keeps of it; None where the rule says nothing."""
    return json.dumps(asdict(said), ensure_ascii=False, sort_keys=True) if said else None


def appointing_of(text: str | None) -> Appointing:
    """What `appointing_text` wrote."""
    return _appointing(json.loads(text)) if text else Appointing()


def _appointing(given: dict[str, Any]) -> Appointing:
    suspends, replaces = given["suspends"], given["replaces"]
    return Appointing(
        demands=tuple(_demand(one) for one in given["demands"]),
        procedure=_procedure(given["procedure"]) if given["procedure"] else None,
        suspends=Suspending(end_of(suspends["of"]), end_of(suspends["by"])) if suspends else None,
        replaces=Replacing(end_of(replaces["elected"]), end_of(replaces["stand_in"])) if replaces else None,
    )


def _demand(given: dict[str, Any]) -> Demand:
    return Demand(
        of=end_of(given["of"]),
        home=_perhaps(given["home"]),
        together=Together(given["together"]) if given["together"] else None,
        party=Membership(given["party"]) if given["party"] else None,
        owner=given["owner"],
        named=given["named"],
    )


def _procedure(given: dict[str, Any]) -> Procedure:
    return Procedure(
        of=end_of(given["of"]),
        steps=tuple(_step(one) for one in given["steps"]),
        home=_perhaps(given["home"]),
        formation=given["formation"],
    )


def _step(given: dict[str, Any]) -> StepDef:
    after, during = given["after"], given["during"]
    return StepDef(
        step=StepKind(given["step"]),
        by=_perhaps(given["by"]),
        working_days=given["working_days"],
        within_working_days=given["within_working_days"],
        after=StepKind(after) if after else None,
        during=StepKind(during) if during else None,
        late=given["late"],
    )


def _perhaps(given: dict[str, Any] | None) -> MoveEnd | None:
    return end_of(given) if given else None
