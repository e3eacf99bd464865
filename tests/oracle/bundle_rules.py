"""The contract's rules on a whole bundle, kept strictly: what passes here is valid under every reading of them.

Every date has one witness day (the first of its stretch for a beginning, the last for an end), so all rules on dates
can be kept at once by days that the dates allow.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from tests.oracle.candidate_days import DATE_COLUMNS
from tests.oracle.days import ONE_DAY, Truth, stretch
from tests.oracle.holding import HOLDING, recorded_status, seat_taken
from tests.oracle.places import LEVELS
from tests.oracle.world import Record, State

Cells = Mapping[str, str]
Records = Mapping[str, tuple[str, Cells]]
"""Identifier → (table, stated cells)."""

ANY = "*"
REFERENCES: dict[str, dict[str, str]] = {
    "areas": {"parent": "areas"},
    "compounds": {"area": "areas"},
    "bodies": {"area": "areas", "compound": "compounds", "firm": "bodies", "parent": "bodies"},
    "ownerships": {"person": "people", "compound": "compounds"},
    "employments": {"person": "people", "firm": "bodies"},
    "posts": {"body": "bodies", "compound": "compounds"},
    "appointments": {
        "person": "people", "post": "posts", "on_behalf_of": "bodies", "nominated_by": "bodies", "approved_by": "bodies",
        "filed_with": "bodies",
    },
    "suspensions": {"appointment": "appointments"},
    "services": {"compound": "compounds", "provider": "bodies"},
    "contacts": {"body": "bodies"},
    "activities": {"subject": ANY, "participants": ANY},
    "steps": {"subject": ANY, "by": "bodies"},
    "surveys": {"subject": ANY},
}  # fmt: skip
LIVES = {"compounds": ("built_on", "demolished_on"), "bodies": ("established_on", "dissolved_on")}
PERIODS = {**LIVES, "people": ("party_since", "party_until")}


def referred(table: str, cells: Cells) -> list[tuple[str, str]]:
    """(table or `*`, identifier) of everything that a row refers to."""
    columns = {**REFERENCES.get(table, {}), "source": "sources"}
    return [(target, part) for column, target in columns.items() for part in cells.get(column, "").split(";") if part]


def referrers(records: Records, record_id: str) -> list[str]:
    return [i for i, (table, cells) in records.items() if any(r == record_id for _, r in referred(table, cells))]


def state_of(records: Records) -> State:
    return State([Record(table, i, cells, 0) for i, (table, cells) in records.items()], 0)


def _first(text: str) -> date:
    return stretch(text).first if text else date.min


def _last(text: str) -> date:
    return stretch(text).last if text else date.max


def rules_broken(records: Records, touched: list[str]) -> str | None:
    """One rule that the records break near those touched, or None."""
    state = state_of(records)
    for record_id in touched:
        near_to = {record_id, *referrers(records, record_id)}
        for post in state.naming("posts", "body", record_id):
            near_to |= {a.id for a in state.naming("appointments", "post", post.id)}
        for near in sorted(near_to):
            if near in records:
                problem = _row_problem(records, near) or _period_problem(state, state.one(near))
                if problem:
                    return f"{near}: {problem}"
    for crowded in _posts_near(state, touched):
        problem = _seat_problem(state, crowded)
        if problem:
            return f"{crowded.id}: {problem}"
    return None


def _row_problem(records: Records, record_id: str) -> str | None:
    table, cells = records[record_id]
    for target, named in referred(table, cells):
        if named not in records or target not in (ANY, records[named][0]):
            return f"{named} is no record of {target}"
    if table == "employments" and records[cells["firm"]][1]["kind"] != "firm":
        return "employed by what is no firm"
    if table == "bodies" and "firm" in cells and records[cells["firm"]][1]["kind"] != "firm":
        return "a branch of what is no firm"
    if table == "compounds" and records[cells["area"]][1]["level"] not in ("community", "grid"):
        return "a compound outside communities and grids"
    if table == "areas" and "parent" in cells:
        parent = records[cells["parent"]][1]
        if not cells["code"].startswith(cells["parent"]) or LEVELS.index(parent["level"]) >= LEVELS.index(cells["level"]):
            return "a parent that does not contain it"
    if table == "people" and cells.get("party_status") == "none" and ("party_since" in cells or "party_until" in cells):
        return "no member with dates"
    if table == "surveys" and cells["finding"] == "withdrawn" and records[cells["subject"]][0] != "areas":
        return "withdrawn of no area"
    return _cycle(records, record_id, table)


def _cycle(records: Records, record_id: str, table: str) -> str | None:
    for column in ("parent", "firm") if table == "bodies" else ():
        seen, here = {record_id}, records[record_id][1].get(column)
        while here:
            if here in seen:
                return "a cycle"
            seen.add(here)
            here = records[here][1].get(column)
    return None


def _period_problem(state: State, record: Record) -> str | None:
    since, until = PERIODS.get(record.table, ("since", "until"))
    if _first(record[since]) >= _last(record[until]):
        return "over before it begins"
    if record["on"] and record["done_on"] and _last(record["done_on"]) < _last(record["on"]):
        return "done before it was due to begin"
    if record.table == "posts":
        return _inside_lives(state, record, _first(record["since"]), _last(record["until"]), rule=False)
    if record.table == "appointments":
        post = state.one(record["post"])
        begins, ends = _first(record["since"]), _last(record["until"])
        if not (_first(post["since"]) <= begins or not record["since"]) or begins >= _last(post["until"]):
            return "holds a post before or after its life"
        if (record["until"] and ends > _last(post["until"])) or ends <= _first(post["since"]):
            return "holds a post after or before its life"
        return _inside_lives(state, post, begins, ends, rule=True)
    if record.table in ("services", "ownerships"):
        life = state.one(record["compound"])
        if _first(record["since"]) >= _last(life["demolished_on"]) or _last(record["until"]) <= _first(life["built_on"]):
            return "outside the life of its compound"
    if record.table == "employments":
        life = state.one(record["firm"])
        if _first(record["since"]) >= _last(life["dissolved_on"]) or _last(record["until"]) <= _first(life["established_on"]):
            return "outside the life of its firm"
    return None


def _inside_lives(state: State, post: Record, begins: date, ends: date, rule: bool) -> str | None:
    """A holding lies inside the life of its body; a post need only meet it (and that of its compound)."""
    body = state.one(post["body"])
    established, dissolved = _first(body["established_on"]), _last(body["dissolved_on"])
    if begins >= dissolved or ends <= established:
        return "outside the life of its body"
    if rule and (established > begins > date.min or dissolved < ends < date.max):
        return "sticks out of the life of its body"
    if post["compound"]:
        compound = state.one(post["compound"])
        if begins >= _last(compound["demolished_on"]) or ends <= _first(compound["built_on"]):
            return "outside the life of its compound"
    return None


def _posts_near(state: State, touched: list[str]) -> list[Record]:
    near = set()
    for record in (state.get(i) for i in touched):
        if record is None:
            continue
        if record.table == "posts":
            near.add(record.id)
        elif record.table == "appointments":
            near.add(record["post"])
        elif record.table == "bodies":
            near |= {post.id for post in state.naming("posts", "body", record.id)}
        elif record.table == "compounds":
            near |= {post.id for post in state.naming("posts", "compound", record.id)}
    return [state.one(post) for post in sorted(near)]


def _seat_problem(state: State, post: Record) -> str | None:
    """More certain holders than seats on some day; one person perhaps twice at once in one post."""
    holdings = [a for a in state.naming("appointments", "post", post.id) if recorded_status(a) in HOLDING]
    if len(holdings) < 2:
        return None
    near = [post, state.one(post["body"]), *holdings, *([state.one(post["compound"])] if post["compound"] else [])]
    days = {date(1900, 1, 1)}
    for record in near:
        for written in (stretch(record[column]) for column in DATE_COLUMNS if record[column]):
            days |= {written.first, written.last, written.first - ONE_DAY, written.last - ONE_DAY}
    for day in days:
        taken = [(a["person"], seat_taken(state, a, day)) for a in holdings]
        if sum(t is Truth.CERTAIN for _, t in taken) > int(post["seats"] or 1):
            return "more holders than seats"
        by_person: dict[str, int] = defaultdict(int)
        for person, t in taken:
            by_person[person] += t is not Truth.NO
        if max(by_person.values(), default=0) > 1:
            return "one person twice in one post"
    return None
