"""The committees of the state legislatures as two bundles: who sits on them, and the dated roles of everybody."""

from collections.abc import Iterator

from benchmarks.us_committees.committee_rows import Membership, add_memberships
from benchmarks.us_committees.dated_roles import DatedRole, add_dated_roles
from benchmarks.us_committees.draft import Draft, Notes
from benchmarks.us_committees.jurisdictions import STATES_PROVINCE, area_code, state_of
from benchmarks.us_committees.raw_files import Record, States

SOURCE = "us-source:openstates-people"
_CHAMBERS = ("lower", "upper", "legislature")


def states_bundles(data: States, notes: Notes) -> list[Draft]:
    """Two bundles, the second after the first: together they are more than one load has room for on a small machine."""
    people = _people(data, notes)
    return [_committees(data, people, notes), _roles(data, notes)]


def _committees(data: States, people: dict[str, str], notes: Notes) -> Draft:
    draft = Draft("us_states_committees")
    draft.add(
        "sources",
        id=SOURCE,
        title="openstates/people (CC0)",
        publisher="openstates/people",
        url="https://github.com/openstates/people",
    )
    draft.add("areas", code=STATES_PROVINCE, name="United States, state politics", level="province", source=SOURCE)
    committees = _placed(data, notes)
    for state in sorted({_state(one["jurisdiction"]) for one in committees} | {_state(j) for j in _places(data)}):
        draft.add("areas", code=area_code(state), name=state.upper(), level="city", source=SOURCE)
    for jurisdiction, chamber in sorted({(one["jurisdiction"], one["chamber"]) for one in committees}):
        _add_office(draft, jurisdiction, chamber)
    for one in committees:
        draft.add(
            "bodies",
            id=plain_id(one["id"]),
            name=one["name"],
            kind="coordination_body",
            form="other",
            area=area_code(_state(one["jurisdiction"])),
            parent=plain_id(one["parent"]) if one["parent"] else office_id(one["jurisdiction"], one["chamber"]),
            source=SOURCE,
        )
    memberships = list(_memberships(committees, people, notes))
    for person, name in people.items():
        draft.add("people", id=plain_id(person), name=name, source=SOURCE)
    add_memberships(draft, [plain_id(one["id"]) for one in committees], memberships, SOURCE)
    return draft


def _placed(data: States, notes: Notes) -> list[Record]:
    """The committees whose jurisdiction is known, which is all of them in the releases we know."""
    for one in data.committees:
        if state_of(one["jurisdiction"]) is None:
            notes.add("committee_of_a_jurisdiction_not_known", f"{one['id']}: {one['jurisdiction']}")
    return [one for one in data.committees if state_of(one["jurisdiction"]) is not None]


def _roles(data: States, notes: Notes) -> Draft:
    draft = Draft("us_states_roles")
    there = {(one["jurisdiction"], one["chamber"]) for one in _placed(data, Notes())}
    roles = []
    for person in data.people:
        for role in person["roles"]:
            if state_of(role["jurisdiction"]) is None:
                notes.add("role_of_a_jurisdiction_not_known", f"{person['id']}: {role['jurisdiction']}")
            else:
                roles.append((person["id"], role))
    for jurisdiction, office in sorted({(role["jurisdiction"], role["type"]) for _, role in roles} - there):
        _add_office(draft, jurisdiction, office)
    dated = (
        DatedRole(
            plain_id(person),
            office_id(role["jurisdiction"], role["type"]),
            seat_name(role["type"], role["district"]),
            role["start_date"],
            role["end_date"],
            role["end_reason"],
        )
        for person, role in roles
    )
    add_dated_roles(draft, dated, SOURCE, notes)
    return draft


def plain_id(given: str) -> str:
    """An Open Civic Data identifier as the hub can take it: without its slash."""
    return given.replace("/", ":", 1)


def office_id(jurisdiction: str, office: str) -> str:
    """The identifier of a chamber or an office: `us-office:ak:lower`, `us-office:ca:place:oakland:mayor`."""
    place = jurisdiction.removeprefix("ocd-jurisdiction/country:us").removesuffix("/government")
    words = [word for part in place.split("/") if part for word in part.split(":")]
    if words[:1] and words[0] in ("state", "district", "territory"):
        words = words[1:]
    return ":".join(("us-office", *(words or ["us"]), office.replace(" ", "-")))


def seat_name(office: str, district: str | int | None) -> str:
    """The name of a seat: its district, which the data writes as a text or a number, or the office that has none."""
    return office if district is None else str(district)


def _add_office(draft: Draft, jurisdiction: str, office: str) -> None:
    place = jurisdiction.removeprefix("ocd-jurisdiction/").removesuffix("/government")
    kind = f"{office} chamber" if office in ("lower", "upper") else office
    draft.add(
        "bodies",
        id=office_id(jurisdiction, office),
        name=f"{kind} of {place}",
        kind="public_office",
        form=office,
        area=area_code(_state(jurisdiction)),
        source=SOURCE,
    )


def _people(data: States, notes: Notes) -> dict[str, str]:
    """Name by identifier, of everybody the data lists once or more."""
    people: dict[str, str] = {}
    bearers: dict[str, set[str]] = {}
    for one in data.people:
        if one["id"] in people:
            notes.add("person_listed_twice", f"{one['id']} {one['name']}")
        people.setdefault(one["id"], one["name"])
        bearers.setdefault(one["name"], set()).add(one["id"])
    for name, ids in sorted(bearers.items()):
        if len(ids) > 1:
            notes.add("name_borne_by_several", f"{name}: {len(ids)} people")
    return people


def _memberships(committees: list[Record], people: dict[str, str], notes: Notes) -> Iterator[Membership]:
    """The memberships that name a person by identifier; `people` gains those whom only a membership knows.

    A membership without an identifier is left out even where its name fits somebody: names are borne by several.
    """
    listed = set(people)
    for one in committees:
        for member in one["members"]:
            person, name, where = member["person_id"], member["name"], one["id"]
            if person is None:
                notes.add("membership_without_identifier", f"{name} in {where}")
                continue
            if person not in listed:
                notes.add("membership_of_a_person_not_listed", f"{person} {name} in {where}")
                people.setdefault(person, name)
            elif people[person] != name:
                notes.add("name_written_otherwise", f"{person}: {people[person]}, in {where} {name}")
            if not member["role"]:
                notes.add("membership_without_title", f"{person} in {where}")
            yield Membership(plain_id(where), plain_id(person), member["role"])


def _places(data: States) -> Iterator[str]:
    return (role["jurisdiction"] for one in data.people for role in one["roles"] if state_of(role["jurisdiction"]))


def _state(jurisdiction: str) -> str:
    state = state_of(jurisdiction)
    assert state is not None, jurisdiction
    return state
