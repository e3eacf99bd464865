"""The demo city while it is being planned: its places, its people, and how a record is told."""

from dataclasses import dataclass, field

from seeds.demo.book import Book
from seeds.demo.dice import Dice
from seeds.demo.names import person_name
from seeds.demo.timetable import LAST, first_told

RULE_DEPUTY_STATION_HEAD = "99-R-001"
"""The demo's copy of the rule that a firm's head or project manager is deputy station head (兼任副站长)."""
RULE_ONE_PERSON = "99-R-049"
"""The demo's copy of the rule that branch secretary and committee director are one person (一肩挑)."""


@dataclass(frozen=True, slots=True)
class Stint:
    """One holding of a post, as planned (一段任职)."""

    appointment: str
    person: str
    since: str
    until: str = ""


@dataclass(slots=True)
class Community:
    """A community and its three bodies (社区及其党组织、居委会、服务站)."""

    code: str
    word: str
    street: str
    earliest: int
    grids: list[str] = field(default_factory=list)
    party: str = ""
    residents: str = ""
    station: str = ""
    party_seats: str = ""
    residents_seats: str = ""
    deputy_head: str = ""


@dataclass(slots=True)
class Compound:
    """A compound and what was planned for it (小区)."""

    number: int
    id: str
    name: str
    community: Community
    story: str = ""
    committees: list[tuple[str, str, str]] = field(default_factory=list)
    directors: list[Stint] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    branches: list[str] = field(default_factory=list)
    services: list[tuple[str, str, str]] = field(default_factory=list)
    managers: list[Stint] = field(default_factory=list)


@dataclass(slots=True)
class Firm:
    """A property firm (物业服务企业)."""

    id: str
    name: str
    form: str
    head: Stint | None = None
    whole_firm_post: str = ""
    managers: list[Stint] = field(default_factory=list)


@dataclass(slots=True)
class City:
    """Everything the parts of the generator share."""

    dice: Dice
    book: Book
    communities: list[Community] = field(default_factory=list)
    compounds: list[Compound] = field(default_factory=list)
    firms: list[Firm] = field(default_factory=list)
    street_offices: dict[str, str] = field(default_factory=dict)
    earliest: dict[str, int] = field(default_factory=dict)
    body_of: dict[str, str] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, prefix: str) -> str:
        """The next identifier with a prefix: 99-ap-0001."""
        self._numbers[prefix] = self._numbers.get(prefix, 0) + 1
        return f"99-{prefix}-{self._numbers[prefix]:04d}"

    def told(self, table: str, row: dict[str, str], start: str, earliest: int, end: str = "", **end_cells: str) -> str:
        """A record told after it began and, in a correction, once more after it ended."""
        opened = first_told(start, earliest) if start else earliest
        identifier = self.book.tell(table, self.last(opened), row)
        closed = first_told(end, self.last(opened)) if end else None
        if closed is not None:
            self.book.change(identifier, closed, **end_cells)
        return identifier

    @staticmethod
    def last(load: int | None) -> int:
        """That load, or the last of the series for what comes too late to be told after the fact."""
        return LAST if load is None else load

    def person(self, load: int, party: str = "", born: tuple[str, str] = ("1955-01-01", "1998-12-31")) -> str:
        """A new person; `party` is full, probationary, none or unstated, and drawn when empty."""
        dice = self.dice
        identifier = self.number("pe")
        number = int(identifier[-4:])
        standing = party or dice.pick(("full",) * 8 + ("none",) * 7 + ("unstated",) * 4 + ("probationary",))
        row = {"id": identifier, "name": person_name(number), "gender": dice.pick(("male", "female", "female", "male", ""))}
        birth = dice.day(*born)
        row["born_on"] = dice.pick((birth, birth[:7], birth[:4], ""))
        if dice.chance(0.35):
            row["phone"] = f"000{number:08d}"
        if standing != "unstated":
            row["party_status"] = standing
        if standing == "full" and dice.chance(0.8):
            since = f"{int(birth[:4]) + dice.between(19, 22)}-07-01"
            row["party_since"] = dice.pick((since, since, since[:4]))
        if standing == "probationary":
            row["party_since"] = dice.day("2022-02-01", "2022-12-20")
        return self.book.tell("people", load, row)

    def owner(self, compound: Compound, load: int, party: str = "") -> str:
        """A new person who owns a home in the compound (业主)."""
        person = self.person(load, party)
        since = self.dice.day("2009-01-01", "2019-12-31")
        row = {"id": self.number("ow"), "person": person, "compound": compound.id}
        self.book.tell("ownerships", load, {**row, "since": self.dice.pick((since, since[:4], since[:7], ""))})
        compound.owners.append(person)
        return person

    def employee(self, firm: str, load: int, party: str = "", since: str = "") -> str:
        """A new person employed by the firm (物业企业员工)."""
        person = self.person(load, party)
        self.book.tell("employments", load, {"id": self.number("em"), "person": person, "firm": firm, "since": since})
        return person

    def body(self, prefix: str, name: str, kind: str, since: str = "", until: str = "", earliest: int = 0, **cells: str) -> str:
        """A body, told after it was established and again after it was dissolved."""
        row = {"id": self.number(prefix), "name": name, "kind": kind, "established_on": since, **cells}
        identifier = self.told("bodies", row, since, earliest, until, dissolved_on=until)
        self.earliest[identifier] = max(earliest, self.book.first(identifier))
        return identifier

    def post(self, body: str, kind: str, seats: int = 1, earliest: int = 0, **cells: str) -> str:
        """A post of a body, told with the body unless that is too early; it exists without a holder."""
        row = {"id": self.number("po"), "body": body, "kind": kind, "seats": str(seats) if seats > 1 else "", **cells}
        identifier = self.book.tell("posts", max(earliest, self.earliest[body]), row)
        self.body_of[identifier] = body
        return identifier

    def appoint(
        self, person: str, post: str, since: str, until: str = "", because: str = "", heard: str = "", **cells: str
    ) -> Stint:
        """A holding, told after it began and again, as ended, after it ended.

        `heard` is the whole day behind a reduced `since`: told by the reduced one, a successor could
        come before the news that the seat was free.
        """
        row = {"id": self.number("ap"), "person": person, "post": post, "since": since, **cells}
        ended = {"until": until, "status": "ended", "ended_because": because or "任期届满"}
        identifier = self.told("appointments", row, heard or since, self.book.first(post), until, **ended)
        return Stint(identifier, person, since, until)

    def reduced(self, day: str, share: float = 0.07) -> str:
        """The day, now and then written as its month or its year only."""
        if not day or not self.dice.chance(share):
            return day
        return day[: self.dice.pick((4, 7))]

    def home_of(self, stint: Stint) -> str:
        """The body in which a planned holding is."""
        return self.body_of[self.post_of(stint.appointment)]

    def party_of(self, person: str) -> str:
        """What is told of a person's Party membership in the end; empty when nothing is."""
        return self.book.latest(person).get("party_status", "")

    def taken(self, post: str) -> int:
        """How many holdings were planned for a post."""
        return sum(self.book.latest(a).get("post") == post for a in self.book.all_of("appointments"))

    def post_of(self, appointment: str) -> str:
        """The post of a planned appointment."""
        return self.book.latest(appointment)["post"]

    def founded(self, body: str) -> str:
        """The day, whole or reduced, on which a body is established; empty when it is not stated."""
        return self.book.latest(body).get("established_on", "")

    def spread_compounds(self) -> list[Compound]:
        """The compounds in an order that takes one of each community in turn, so that no community gets it all."""
        here = [self.dice.shuffled([c for c in self.compounds if c.community is community]) for community in self.communities]
        return [compound for round_ in zip(*here, strict=True) for compound in self.dice.shuffled(round_)]
