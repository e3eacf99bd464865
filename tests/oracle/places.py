"""Where things lie: the tree of areas visible at an instant, and the place of each record."""

from tests.oracle.world import Record, State

LEVELS = ("province", "city", "county", "street", "community", "grid")


def parent_area(state: State, code: str) -> str | None:
    """The stated parent, else the visible area of a higher level with the longest code that begins this one."""
    area = state.one(code)
    if area["parent"]:
        return area["parent"]
    rank = LEVELS.index(area["level"])
    beginning = [
        other.id
        for other in state.table("areas")
        if other.id != code and code.startswith(other.id) and LEVELS.index(other["level"]) < rank
    ]
    return max(beginning, key=len, default=None)


def areas_around(state: State, code: str | None) -> list[str]:
    """The area itself, its parent, and so on to the top."""
    chain: list[str] = []
    while code is not None and state.get(code) is not None:
        chain.append(code)
        code = parent_area(state, code)
    return chain


def inside(state: State, code: str | None, within: str) -> bool:
    return within in areas_around(state, code)


def area_of_level(state: State, code: str | None, level: str) -> str | None:
    """The nearest area of this level that contains the area or is it."""
    return next((c for c in areas_around(state, code) if state.one(c)["level"] == level), None)


def area_of_body(state: State, body: Record) -> str | None:
    """Its area, else that of its first compound, else of its firm, else of its parent."""
    if body["area"]:
        return body["area"]
    compounds = body.ids("compound")
    if compounds:
        return state.one(compounds[0])["area"]
    for column in ("firm", "parent"):
        if body[column]:
            area = area_of_body(state, state.one(body[column]))
            if area is not None:
                return area
    return None


def area_of(state: State, record: Record | None) -> str | None:
    """Where a record lies; None for one that lies nowhere."""
    if record is None:
        return None
    if record.table == "areas":
        return record.id
    if record.table == "compounds":
        return record["area"]
    if record.table == "bodies":
        return area_of_body(state, record)
    # What hangs on something lies where that lies.
    hangs_on = {
        "posts": "body", "appointments": "post", "suspensions": "appointment", "services": "compound", "ownerships": "compound",
        "employments": "firm", "activities": "subject", "surveys": "subject", "steps": "subject",
        "contacts": "body",
    }  # fmt: skip
    column = hangs_on.get(record.table)
    return area_of(state, state.get(record[column])) if column else None


def community_of(state: State, record: Record) -> str | None:
    """The community of a compound, or of the area in which another record lies."""
    return area_of_level(state, area_of(state, record), "community")
