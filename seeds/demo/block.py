"""One community of a synthetic city: its rows, its seats, and who holds them in which term (任期)."""

from dataclasses import dataclass, field

from seeds.demo.dice import Dice
from seeds.demo.names import person_name
from seeds.demo.timetable import days_after

Row = dict[str, str]
TERM_YEARS = 3
CURRENT_TERM = 2022
"""The year in which the present term of every seat began."""
DOUBLED = 0.02
"""The share of seats taken by someone who has one already, beside those that ask for it: 12 % of holders in all."""


@dataclass(slots=True)
class Numbers:
    """Running numbers of identifiers (编号): never kept per record, so that a city of any size fits."""

    last: dict[str, int] = field(default_factory=dict)

    def next(self, prefix: str) -> str:
        """The next identifier with a prefix: 99s-ap-1."""
        self.last[prefix] = self.last.get(prefix, 0) + 1
        return f"99s-{prefix}-{self.last[prefix]}"


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of a post (席位), in which home a holder lives, or whose holder is to sit in it too."""

    post: str
    owner_of: str = ""
    employed_by: str = ""
    same_as: int = -1


@dataclass(slots=True)
class Block:
    """The rows of one community while it is being made (社区数据块)."""

    dice: Dice
    numbers: Numbers
    rows: list[tuple[str, Row]] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)

    def put(self, table: str, row: Row) -> None:
        """Adds a row; empty cells are left out."""
        self.rows.append((table, {name: value for name, value in row.items() if value}))

    def body(self, prefix: str, name: str, kind: str, **cells: str) -> str:
        """A new body; its identifier. `fill` founds all but firms, whose managers sit in other communities."""
        identifier = self.numbers.next(prefix)
        self.put("bodies", {"id": identifier, "name": name, "kind": kind, **cells})
        return identifier

    def post(self, body: str, kind: str, seats: int = 1, **cells: str) -> str:
        """A new post; its identifier."""
        identifier = self.numbers.next("po")
        self.put("posts", {"id": identifier, "body": body, "kind": kind, "seats": str(seats) if seats > 1 else "", **cells})
        return identifier

    def seat(self, post: str, owner_of: str = "", employed_by: str = "", same_as: int = -1) -> int:
        """A seat to be filled; its number, by which another seat can ask for the same holder."""
        self.seats.append(Seat(post, owner_of, employed_by, same_as))
        return len(self.seats) - 1


def fill(block: Block, people: int, appointments: int, homes: list[str]) -> None:
    """Adds exactly so many people and appointments: present holders first, then earlier terms.

    Raises ValueError when there are appointments but no people or no seats.
    """
    if appointments and (not people or not block.seats):
        raise ValueError("appointments need people and seats")
    holders = _present_holders(block, people)[:appointments]
    used = sorted(set(holders))
    names = [_put_person(block) for _ in range(people)]
    _put_ties(block, holders, names, homes)
    for seat, holder in zip(block.seats, holders, strict=False):
        since = days_after(f"{CURRENT_TERM}-01-01", block.dice.below(300))
        _put_appointment(block, names[holder], seat.post, since, "")
    left, term = appointments - len(holders), 1
    while left > 0:
        left -= _put_term(block, holders, used, names, term, left)
        term += 1
    first = CURRENT_TERM - TERM_YEARS * (term - 1)
    for table, row in block.rows:
        if table == "bodies" and row["kind"] != "firm":
            row["established_on"] = f"{first}-01-01"
        if table == "compounds":
            row["built_on"] = min(row["built_on"], str(first))


def _present_holders(block: Block, people: int) -> list[int]:
    """For each seat the number of the person who holds it now; no post has one person twice."""
    holders: list[int] = []
    posts: list[set[str]] = [set() for _ in range(people)]
    newest = 0
    doubled = [False] * people
    for number, seat in enumerate(block.seats):
        wanted = holders[seat.same_as] if seat.same_as >= 0 else -1
        if wanted < 0 and number > 8 and newest and block.dice.chance(DOUBLED):
            wanted = block.dice.below(min(newest, people))
        if wanted < 0 or seat.post in posts[wanted] or doubled[wanted]:
            wanted, newest = newest % people, newest + 1
        else:
            doubled[wanted] = True
        for step in range(people):
            if seat.post not in posts[(wanted + step) % people]:
                wanted = (wanted + step) % people
                break
        else:
            break
        newest = max(newest, 1)
        posts[wanted].add(seat.post)
        holders.append(wanted)
    return holders


def _put_term(block: Block, holders: list[int], used: list[int], names: list[str], term: int, left: int) -> int:
    """The seats of an earlier term, at most `left`: of a post the same people, or others one and all."""
    since = f"{CURRENT_TERM - TERM_YEARS * term}-01-01"
    until = f"{CURRENT_TERM - TERM_YEARS * (term - 1)}-01-01"
    place = {holder: number for number, holder in enumerate(used)}
    again: dict[str, bool] = {}
    filled = list(zip(block.seats, holders, strict=False))[:left]
    for seat, holder in filled:
        same = again.setdefault(seat.post, block.dice.chance(0.6))
        other = used[(place[holder] + term) % len(used)]
        _put_appointment(block, names[holder if same else other], seat.post, since, until)
    return len(filled)


def _put_appointment(block: Block, person: str, post: str, since: str, until: str) -> None:
    ended = {"until": until, "status": "ended", "ended_because": "任期届满"} if until else {}
    block.put("appointments", {"id": block.numbers.next("ap"), "person": person, "post": post, "since": since, **ended})


def _put_person(block: Block) -> str:
    dice = block.dice
    identifier = block.numbers.next("pe")
    number = block.numbers.last["pe"]
    standing = dice.pick(("full", "full", "none", "none", "", "probationary"))
    row = {"id": identifier, "name": person_name(number), "gender": dice.pick(("male", "female")), "party_status": standing}
    row["born_on"] = str(dice.between(1955, 1999))
    if standing == "full":
        row["party_since"] = f"{dice.between(2018, 2021)}-07-01"
    block.put("people", row)
    return identifier


def _put_ties(block: Block, holders: list[int], names: list[str], homes: list[str]) -> None:
    """Homes and employments that the seats take for granted, and homes of some who hold nothing."""
    tied: set[tuple[int, str]] = set()
    for seat, holder in zip(block.seats, holders, strict=False):
        for table, prefix, column, to in (
            ("ownerships", "ow", "compound", seat.owner_of),
            ("employments", "em", "firm", seat.employed_by),
        ):
            if to and (holder, to) not in tied:
                tied.add((holder, to))
                block.put(table, {"id": block.numbers.next(prefix), "person": names[holder], column: to})
    tied_people = {holder for holder, _ in tied}
    for person in range(len(names)):
        if homes and person not in tied_people and block.dice.chance(0.15):
            home = block.dice.pick(homes)
            block.put("ownerships", {"id": block.numbers.next("ow"), "person": names[person], "compound": home})
