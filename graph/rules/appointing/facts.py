"""What the rules of appointing look at (任职事实): the post, the person's other posts, the rules that bind there, the steps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.model.appointing import Appointing, appointing_of
from graph.model.dates import Stretch, end_stretch, start_stretch, stretch
from graph.model.kinds import BodyKind, StepKind
from graph.model.move import Move, MoveEnd, Together, moves_of

YES, PERHAPS, NO = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Side:
    """A post in a body, as rules ask about one (一端): and the compounds, grids and communities it lies or works in."""

    kind: str
    form: str | None
    post: str | None
    level: str | None
    places: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Side":
        """The side that graph/cypher/parts/cross_side.cypher tells, or the body of a step without posts and places."""
        places = {str(one): frozenset(told.get(one) or ()) for one in Together}
        return cls(told["kind"], told.get("form"), told.get("post"), told.get("level"), places)

    def fits(self, end: MoveEnd) -> bool:
        """Whether the end of a rule means this one."""
        return self.fits_but_form(end) and self.form_fits(end) == YES

    def fits_but_form(self, end: MoveEnd) -> bool:
        """Whether it does whatever its form is."""
        return (
            (not end.kinds or self.kind in end.kinds)
            and (not end.posts or self.post in end.posts)
            and (end.level is None or self.level == end.level)
        )

    def form_fits(self, end: MoveEnd) -> int:
        """With what certainty the form is one that is meant; one that nobody recorded is perhaps."""
        if not end.forms or (self.form or "committee") in end.forms:
            return YES
        return PERHAPS if self.form is None and self.kind != BodyKind.RESIDENTS_COMMITTEE else NO

    def meets(self, other: "Side", together: Together | None) -> bool:
        """Whether both have that in common."""
        return together is None or bool(self.places[together] & other.places[together])


@dataclass(frozen=True, slots=True)
class Home:
    """A post that the person holds on the day, certainly (2) or perhaps (1) (现任职务)."""

    appointment: str
    held: int
    side: Side


@dataclass(frozen=True, slots=True)
class Ruling:
    """A rule in force on the day where the post's body lies (适用规则)."""

    id: str
    strength: str
    moves: tuple[Move, ...]
    said: Appointing
    clause: str
    document: str

    @property
    def binds(self) -> bool:
        """Whether breaking it says anything at all."""
        return self.strength in ("must", "should")

    @property
    def blocks(self) -> bool:
        """Whether breaking it stops the act."""
        return self.strength == "must"


@dataclass(frozen=True, slots=True)
class Step:
    """A step that was taken (已进行的步骤): of the appointment itself, or of the forming of its body. Days are stretches.

    Where the forming of a body is looked at by itself its steps are both its own and the body's.
    """

    id: str
    step: StepKind
    own: bool
    of_body: bool
    on: Stretch | None
    until: Stretch | None
    by: Side | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is looked at, on one day (yyyymmdd): certainties of membership and ownership are 2, 1 or 0."""

    day: int
    post: Side
    party: int
    formal: int
    owner: int
    homes: tuple[Home, ...]
    rules: tuple[Ruling, ...]
    steps: tuple[Step, ...]
    basis: str | None

    def named(self, rule: Ruling) -> bool:
        """Whether the appointment rests on that rule."""
        return self.basis == rule.id

    def holding(self, end: MoveEnd, together: Together | None, *, any_form: bool = False) -> int:
        """With what certainty the person holds such a post, in what it has in common with the one to be taken.

        With `any_form` whatever the form of its body is.
        """
        found = (
            home.held if any_form else min(home.held, home.side.form_fits(end))
            for home in self.homes
            if home.side.fits_but_form(end) and home.side.meets(self.post, together)
        )
        return max(found, default=NO)

    def without(self, step: str) -> "Facts":
        """The same before that step was recorded."""
        return replace(self, steps=tuple(one for one in self.steps if one.id != step))

    @classmethod
    def of(cls, told: Mapping[str, Any], day: int, basis: str | None) -> "Facts":
        """The facts as graph/cypher/appointing/facts.cypher tells them."""
        return cls(
            day=day,
            post=Side.of(told["side"]),
            party=told["party"],
            formal=told["formal"],
            owner=told["owner"],
            homes=tuple(Home(one["id"], one["held"], Side.of(one["side"])) for one in told["homes"]),
            rules=tuple(_ruling(one) for one in sorted(told["rules"], key=lambda one: str(one["id"]))),
            steps=tuple(sorted(_steps(told["steps"]), key=_order)),
            basis=basis,
        )

    @classmethod
    def forming(cls, told: Mapping[str, Any], day: int) -> "Facts":
        """The facts of the forming of a body as graph/cypher/appointing/forming.cypher tells them: of nobody's appointment."""
        nobody = {"party": NO, "formal": NO, "owner": NO, "homes": ()}
        formed = cls.of({**told, **nobody}, day, None)
        return replace(formed, steps=tuple(replace(one, own=True) for one in formed.steps))


def end_words(end: MoveEnd) -> str:
    """An end of a rule in the words of a bundle: kinds, forms, posts and level, each with its alternatives."""
    parts = (end.kinds, end.forms, end.posts, (end.level,) if end.level else ())
    return " ".join("|".join(part) for part in parts if part)


def _ruling(told: Mapping[str, Any]) -> Ruling:
    moves = moves_of(told["moves"]) if told["moves"] else ()
    said = appointing_of(told["appointing"])
    return Ruling(told["id"], told["strength"], moves, said, told["clause"], told["document"] or told["title"])


def _steps(told: Iterable[Mapping[str, Any]]) -> Iterable[Step]:
    for one in told:
        on = stretch(one["on"]) if one["on"] else None
        until = stretch(one["until"]) if one["until"] else None
        by = Side.of(one["by"]) if one["by"] else None
        yield Step(one["id"], StepKind(one["step"]), one["own"], not one["own"], on, until, by)


def _order(step: Step) -> tuple[int, int, str]:
    return (start_stretch(None).first if step.on is None else step.on.last, end_stretch(None).last, step.id)
