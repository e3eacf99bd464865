"""Proposals and decisions drawn at random, so that every code comes out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.agreement.proposal_world import day_of
from tests.oracle.appointing_rules import Bound
from tests.oracle.days import stretch
from tests.oracle.holding import recorded_status
from tests.oracle.world import Record, State

ACTIONS = ("REVIEW", "PUBLICISE", "APPROVE", "FILE", "TAKE_OFFICE", "SUSPEND", "RESUME", "REJECT", "WITHDRAW", "END")
POINTED: Sequence[tuple[Sequence[str], Sequence[str]]] = (
    (("-st-0", "-st-1"), ("-f3-", "-f4-")),
    *((("-st-0", "-st-1"), ("-f4-",)),) * 3,
    (("-rc-",), ("-f1-1", "-f2-1", "-f3-1")),
    (("-tf-3",), ("-cc-0", "-br-0")),
    (("-oc1-", "-mc1-"), ("-f1-0",)),
    (("-oc2-", "-st-"), ("-f2-",)),
    (("-f1-2", "-f2-2", "-br-1", "-cc-2", "-rc-3"), ()),
)
"""Posts, and those of people who are proposed for them: of both a rule has something to say."""
BEFORE_OFFICE = ("proposed", "under_review", "publicised", "approved")


@dataclass
class Draw:
    """What is asked of one community."""

    random: Random
    code: str
    book: Sequence[Bound]
    asked: int = 0
    made: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The beginning of its identifiers."""
        return f"w{self.code}"

    def _own(self, state: State, table: str) -> list[Record]:
        return [one for one in state.table(table) if one.id.startswith(self.name)]

    def _body(self, state: State) -> str:
        street = self.code[:9]
        usual = [f"{street}-swc", f"{street}-office", f"{street}-bureau", f"{self.name}-cc", f"{self.name}-rc"]
        return self.random.choice([*usual, *usual, *(one.id for one in self._own(state, "bodies"))])

    def proposal(self, state: State) -> dict[str, str | None]:
        """An `AppointmentInput`."""
        random = self.random
        self.asked += 1
        day = day_of(random)
        post = random.choice(self._own(state, "posts"))
        person = random.choice(self._own(state, "people")).id
        held = [one for one in self._own(state, "appointments") if recorded_status(one) == "in_office"]
        match random.random():
            case lot if lot < 0.12:  # somebody who holds the post, or one that is taken
                one = random.choice(held)
                post = state.one(one["post"])
                person = one["person"] if random.random() < 0.5 else person
            case lot if lot < 0.18:
                post = random.choice([one for one in self._own(state, "posts") if one["body"].endswith(("-old", "-mc3", "-oc2"))])
            case lot if lot < 0.4:
                post, person, day = self._pointed(state, post, person, day)
            case lot if lot < 0.55:  # somebody who holds another post
                person = random.choice(held)["person"]
        until = ""
        if random.random() < 0.15:
            until = (day + timedelta(days=random.choice((-30, 0, 1, 200, 700)))).isoformat()
        given: dict[str, str | None] = {
            "id": f"{self.name}-n{self.asked}", "person": person, "post": post.id, "since": day.isoformat(),
            "until": until or None, "onBehalfOf": self._body(state) if random.random() < 0.1 else None,
            "nominatedBy": self._body(state) if random.random() < 0.6 else None, "basis": self._basis(state, post),
            "reason": "虚构理由" if random.random() < 0.5 else None,
        }  # fmt: skip
        if random.random() < 0.05:
            given[random.choice(("person", "post", "onBehalfOf", "nominatedBy"))] = "nobody-knows"
        return given

    def _pointed(self, state: State, post: Record, person: str, day: date) -> tuple[Record, str, date]:
        """Somebody and a post of whom a rule has something to say."""
        taken, held = self.random.choice(POINTED)
        if not held:  # a probationary member where a formal one is asked for
            people = [one for one in self._own(state, "people") if one["party_status"] == "probationary"]
        else:
            people = [state.one(one["person"]) for one in self._own(state, "appointments") if _among(one["post"], held)]
        posts = [one for one in self._own(state, "posts") if _among(one.id, taken)]
        day = max(day, date(2025, 10, 10)) if "-f4-" in held else day
        return self.random.choice(posts or [post]), self.random.choice([one.id for one in people] or [person]), day

    def _basis(self, state: State, post: Record) -> str | None:
        if self.random.random() < 0.6:
            return None
        kind = state.one(post["body"])["kind"]
        near = [rule for rule in self.book if kind in str(rule.told.get("moves", "")) + str(rule.told.get("demands", ""))]
        here = [rule for rule in near if self.code.startswith(rule.area)]
        ids = [rule.id for rule in (here if here and self.random.random() < 0.8 else self.book)]
        return self.random.choice([*ids, "no-such-rule"] if self.random.random() < 0.1 else ids)

    def decision(self, state: State) -> tuple[str, str, date, str | None, str | None]:
        """An appointment, an action, its day, who does it and the note."""
        random = self.random
        before = [one for one in self._own(state, "appointments") if recorded_status(one) in BEFORE_OFFICE]
        office = [one for one in self._own(state, "appointments") if recorded_status(one) not in BEFORE_OFFICE]
        lot = random.random()
        if lot < 0.06:  # before somebody's beginning
            dated = [one for one in office if len(one["since"]) == 10 and recorded_status(one) == "in_office"]
            one = random.choice(dated or office)
            day = stretch(one["since"] or "2025-01-01").first - timedelta(days=random.choice((1, 20)))
            return one.id, random.choice(("SUSPEND", "RESUME", "END")), day, self._body(state), None
        if lot < 0.56:  # what has a procedure behind it
            bound = [one for one in before if _among(one["post"], ("-rc-0", "-rc-1", "-oc", "-mc", "-st-2"))]
            one = random.choice(bound or before)
            action = random.choice(("TAKE_OFFICE", "TAKE_OFFICE", "TAKE_OFFICE", "APPROVE", "PUBLICISE"))
        elif lot < 0.77:
            one = random.choice(before)
            action = random.choice((*ACTIONS[:4], *("TAKE_OFFICE",) * 4, *ACTIONS[:1], *ACTIONS[5:]))
        else:
            one = random.choice(office)
            action = random.choice((*ACTIONS, "SUSPEND", "SUSPEND", "RESUME", "END"))
        day = self._day(state, one)
        id_ = "nobody-knows" if random.random() < 0.04 else one.id
        by = self._body(state) if random.random() < 0.8 else None
        by = "nobody-knows" if random.random() < 0.03 else by
        return id_, action, day, by, "虚构理由" if random.random() < 0.5 else None

    def _day(self, state: State, one: Record) -> date:
        """A day near the last step or the beginning, or any."""
        days = [stretch(step["on"]).last for step in state.naming("steps", "subject", one.id) if step["on"]]
        days += [stretch(one["since"]).last] if one["since"] else []
        if not days or self.random.random() < 0.2:
            return day_of(self.random)
        return max(days) + timedelta(days=self.random.choice((-20, -1, 0, 0, 1, 3, 7, 10, 12, 14, 40)))


def _among(id_: str, parts: Sequence[str]) -> bool:
    return any(part in id_ for part in parts)
