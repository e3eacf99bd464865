"""The answers of the judged metrics, each condition by the smallest and largest count that the unknown facts allow."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from tests.oracle.days import Truth, all_of, any_of, on_or_before, stretch
from tests.oracle.existence import Parameters, set_up_in
from tests.oracle.holding import holdings_in, holds_post, owns, party_member
from tests.oracle.metric_table import BodySort, Metric
from tests.oracle.populations import one_person_posts
from tests.oracle.surveys import answer_without_record
from tests.oracle.world import Record, State

NOT_MEMBERS = ("staff",)


def everywhere(answers: Iterable[str]) -> str:
    """Of conditions that must all be met."""
    found = set(answers)
    if "NOT_MET" in found:
        return "NOT_MET"
    return "MET" if found <= {"MET"} else "UNKNOWN"


def somewhere(answers: Iterable[str]) -> str:
    """Of things of which one that fits is enough."""
    found = set(answers)
    if "MET" in found:
        return "MET"
    return "UNKNOWN" if "UNKNOWN" in found else "NOT_MET"


def as_answer(fits: Truth) -> str:
    return {Truth.CERTAIN: "MET", Truth.PERHAPS: "UNKNOWN", Truth.NO: "NOT_MET"}[fits]


def members(state: State, body: Record, day: date) -> dict[str, Truth]:
    """The distinct persons who hold a post in the body other than staff."""
    found: dict[str, Truth] = {}
    for appointment, post, t in holdings_in(state, body.id, day):
        if post["kind"] not in NOT_MEMBERS:
            found[appointment["person"]] = max(t, found.get(appointment["person"], Truth.NO))
    return found


def holders_of(state: State, body: Record, kind: str, day: date) -> dict[str, Truth]:
    """The persons who hold a post of this kind in the body, each at most as surely as the body exists."""
    found: dict[str, Truth] = {}
    for appointment, post, t in holdings_in(state, body.id, day):
        if post["kind"] == kind:
            found[appointment["person"]] = max(t, found.get(appointment["person"], Truth.NO))
    return found


def has_certain(people: dict[str, Truth]) -> bool:
    return Truth.CERTAIN in people.values()


def heads(state: State, bodies: Iterable[Record], kind: str, day: date) -> dict[str, Truth]:
    """The persons who hold a post of this kind in any of the bodies."""
    found: dict[str, Truth] = {}
    for body in bodies:
        for person, t in holders_of(state, body, kind, day).items():
            found[person] = max(t, found.get(person, Truth.NO))
    return found


def one_person_heads_both(state: State, metric: Metric, subject: Record, day: date) -> str:
    """Of all secretaries and all directors one that fits is enough; UNKNOWN while either post has no certain holder."""
    sort = BodySort("party_organisation", metric.parameters["branches"])
    secretaries = heads(state, [body for body, _ in set_up_in(state, subject, [sort], day)], "secretary", day)
    committees = [body for body, _ in set_up_in(state, subject, metric.parameters["committees"], day)]
    directors = heads(state, committees, "director", day)
    fits = any_of(all_of([t, directors.get(person, Truth.NO)]) for person, t in secretaries.items())
    if fits is not Truth.CERTAIN and not (has_certain(secretaries) and has_certain(directors)):
        return "UNKNOWN"
    return as_answer(fits)


def director_party_member(state: State, metric: Metric, subject: Record, day: date) -> str:
    directors = holders_of(state, subject, "director", day)
    if not has_certain(directors):
        return "UNKNOWN"
    return as_answer(any_of(all_of([t, party_member(state.one(p), day)]) for p, t in directors.items()))


@dataclass
class Bounds:
    """The smallest and the largest of a count."""

    low: int = 0
    high: int = 0

    def add(self, low: int, high: int) -> None:
        self.low += low
        self.high += high

    def at_least(self, number: int) -> str:
        if self.low >= number:
            return "MET"
        return "UNKNOWN" if self.high >= number else "NOT_MET"


def owns_in(state: State, person: str, body: Record, day: date) -> Truth:
    return any_of(
        owns(state, ownership, day)
        for ownership in state.naming("ownerships", "person", person)
        if ownership["compound"] in body.ids("compound")
    )


def half(people: dict[str, Truth], has_part: Callable[[str], Truth]) -> str:
    """2 × part ≥ members, by the bounds of 2 × part − members taken together."""
    surplus = Bounds()
    for person, is_member in people.items():
        part = has_part(person)
        low = 1 if part is Truth.CERTAIN else -1
        high = -1 if part is Truth.NO else 1
        if is_member is Truth.CERTAIN:
            surplus.add(low, high)
        else:
            surplus.add(min(0, low), max(0, high))
    return surplus.at_least(0)


def composition(state: State, metric: Metric, subject: Record, day: date) -> str:
    people = members(state, subject, day)
    if not has_certain(people):
        return "UNKNOWN"
    wanted: Parameters = metric.parameters
    certain = sum(t is Truth.CERTAIN for t in people.values())
    conditions = []
    if "at_least" in wanted:
        conditions.append(Bounds(certain, len(people)).at_least(wanted["at_least"]))
    if wanted.get("odd"):
        exact = certain == len(people)
        conditions.append("UNKNOWN" if not exact else "MET" if certain % 2 == 1 else "NOT_MET")
    if wanted.get("owners"):
        conditions.append(half(people, lambda person: owns_in(state, person, subject, day)))
    if wanted.get("party"):
        conditions.append(half(people, lambda person: party_member(state.one(person), day)))
    if "and" in wanted:
        from tests.oracle.answers import answer_inside  # an answer rests on another metric's answer

        answer = answer_inside(state, wanted["and"], subject, day)
        conditions.append("MET" if answer == "EXEMPT" else answer)
    return everywhere(conditions)


def grid_one_person(state: State, metric: Metric, subject: Record, day: date) -> str:
    """A vacant post is NOT_MET: nobody holds all three."""
    holders: list[dict[str, Truth]] = []
    for posts in one_person_posts(state, subject).values():
        people: dict[str, Truth] = {}
        for post in posts:
            for a in state.naming("appointments", "post", post.id):
                people[a["person"]] = max(holds_post(state, a, day), people.get(a["person"], Truth.NO))
        holders.append(people)
    everyone = {person for people in holders for person in people}
    return as_answer(any_of(all_of(people.get(p, Truth.NO) for people in holders) for p in everyone))


def contract_filed(state: State, metric: Metric, subject: Record, day: date) -> str:
    if not subject["filed_on"]:
        return answer_without_record(state, metric.id, subject, day)
    return as_answer(on_or_before(subject["filed_on"], day))


def complaint_in_time(state: State, metric: Metric, subject: Record, day: date) -> str:
    """Every pair of days that the due day and the day of doing may be, each judged alone."""
    if not subject["due"]:
        return "UNKNOWN"
    dues = stretch(subject["due"]).days()
    doings = stretch(subject["done_on"]).days() if subject["done_on"] else [date.max]  # empty: not done
    answers = set()
    for due in dues:
        for done_on in doings:
            if done_on <= due and done_on <= day:
                answers.add("MET")
            elif done_on > due and due < day:
                answers.add("NOT_MET")
            else:
                answers.add("UNKNOWN")
    return answers.pop() if len(answers) == 1 else "UNKNOWN"


JUDGED: dict[str, Callable[[State, Metric, Record, date], str]] = {
    "one-person-heads-both": one_person_heads_both,
    "director-party-member": director_party_member,
    "composition": composition,
    "grid-one-person": grid_one_person,
    "contract-filed": contract_filed,
    "complaint-in-time": complaint_in_time,
}
