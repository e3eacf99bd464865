"""The same figures straight from the raw files: shares no code with the converter, the hub or `figures`."""

from collections import deque
from typing import Any

from benchmarks.us_committees.raw_files import Congress, Record, States

Count = dict[str, int]


def congress_count(data: Congress) -> Count:
    """The figures of the committees of Congress."""
    sits: dict[str, set[str]] = {}
    chaired = set()
    for row in data.memberships:
        sits.setdefault(row["committee"], set()).add(row["person"])
        if "chair" in (row["title"] or "").lower() and "vice" not in row["title"].lower():
            chaired.add(row["committee"])
    return _walked(sits) | {"without_chair": sum(one["id"] not in chaired for one in data.committees)}


def states_count(data: States) -> Count:
    """The figures of the state committees; a membership without an identifier counts nowhere."""
    sits: dict[str, set[str]] = {}
    without_chair = 0
    for committee in data.committees:
        members = committee["members"]
        sits[committee["id"]] = {member["person_id"] for member in members} - {None}
        titles = [member["role"] for member in members]
        without_chair += not any("chair" in title and "vice" not in title for title in titles)
    return _walked({committee: people for committee, people in sits.items() if people}) | {"without_chair": without_chair}


def congress_records(data: Congress) -> Count:
    """How many records the file has."""
    return {
        "people": len(data.people),
        "committees": len(data.committees),
        "memberships": len(data.memberships),
        "dated": sum(len(person["terms"]) for person in data.people),
    }


def states_records(data: States) -> Count:
    """How many records the files have."""
    return {
        "people": len(data.people),
        "committees": len(data.committees),
        "memberships": sum(len(committee["members"]) for committee in data.committees),
        "dated": sum(len(person["roles"]) for person in data.people),
    }


def states_seats_on(data: States, day: str) -> set[tuple[str, str, str, str]]:
    """Who (by identifier) sits on a day: person, jurisdiction, office, district."""
    return {
        (person["id"], role["jurisdiction"], role["type"], str(role["district"]))
        for person in data.people
        for role in person["roles"]
        if _holds(role, "start_date", "end_date", day)
    }


def congress_seats_on(data: Congress, day: str) -> set[tuple[str, str, str, str]]:
    """Who sits in Congress on a day: person, house, state, district or class; a person without a name cannot be loaded."""
    return {
        (person["id"], term["type"], term["state"], str(term["district"] if term["type"] == "rep" else term["class"]))
        for person in data.people
        if person["name"]
        for term in person["terms"]
        if _holds(term, "start", "end", day)
    }


def _holds(role: Record, start: str, end: str, day: str) -> bool:
    begun: Any = role[start] is None or role[start] <= day
    ended: Any = role[end] is not None and role[end] <= day
    return bool(begun and not ended)


def _walked(sits: dict[str, set[str]]) -> Count:
    """Figures by walking from committee to committee over the people who sit on both."""
    on: dict[str, list[str]] = {}
    for committee, people in sits.items():
        for person in people:
            on.setdefault(person, []).append(committee)
    beside = {committee: {other for person in people for other in on[person]} - {committee} for committee, people in sits.items()}
    seen: set[str] = set()
    components = []
    for committee in sits:
        if committee in seen:
            continue
        seen.add(committee)
        reached, todo = [committee], deque([committee])
        while todo:
            new = beside[todo.popleft()] - seen
            seen |= new
            reached += new
            todo.extend(new)
        components.append(reached)
    sizes = [(len(part) + len(set().union(*(sits[one] for one in part))), len(part)) for part in components]
    return {
        "pairs": sum(map(len, sits.values())),
        "people": len(on),
        "organisations": len(sits),
        "people_in_several": sum(len(committees) > 1 for committees in on.values()),
        "sharing_pairs": sum(map(len, beside.values())) // 2,
        "components": len(components),
        "largest_component_members": max((members for members, _ in sizes), default=0),
        "largest_component_organisations": max((organisations for _, organisations in sizes), default=0),
    }
