"""The committees of Congress as a bundle, with the dated terms of its members."""

from benchmarks.us_committees.committee_rows import Membership, add_memberships
from benchmarks.us_committees.dated_roles import DatedRole, add_dated_roles
from benchmarks.us_committees.draft import Draft, Notes
from benchmarks.us_committees.jurisdictions import CONGRESS_PROVINCE
from benchmarks.us_committees.raw_files import Congress

SOURCE = "us-source:congress-legislators"
_CHAMBERS = {"house": "House of Representatives", "senate": "Senate", "joint": "Joint committees of Congress"}
_CHAMBER_OF_TERM = {"rep": "house", "sen": "senate"}


def congress_bundle(data: Congress, notes: Notes) -> Draft:
    """One bundle: committees and memberships without dates, and the terms in House and Senate with theirs."""
    draft = Draft("us_congress")
    draft.add(
        "sources",
        id=SOURCE,
        title="unitedstates/congress-legislators (CC0)",
        publisher="unitedstates/congress-legislators",
        url="https://github.com/unitedstates/congress-legislators",
    )
    draft.add("areas", code=CONGRESS_PROVINCE, name="United States Congress", level="province", source=SOURCE)
    for chamber, name in _CHAMBERS.items():
        draft.add(
            "bodies", id=_chamber(chamber), name=name, kind="public_office", form=chamber, area=CONGRESS_PROVINCE, source=SOURCE
        )
    committees = [one["id"] for one in data.committees]
    for one in data.committees:
        draft.add(
            "bodies",
            id=one["id"],
            name=one["name"],
            kind="coordination_body",
            form="other",
            area=CONGRESS_PROVINCE,
            parent=one["parent"] or _chamber(one["type"]),
            source=SOURCE,
        )
    people = {one["id"]: one["name"] for one in data.people if one["name"]}
    for one in data.people:
        if not one["name"]:
            notes.add("person_without_name", one["id"])
            for term in one["terms"]:
                notes.add("role_of_a_person_without_name", f"{one['id']}, {term['type']} from {term['start']}")
    for person, name in people.items():
        draft.add("people", id=person, name=name, source=SOURCE)
    known, memberships = set(committees), []
    for row in data.memberships:
        if row["committee"] not in known or row["person"] not in people:
            notes.add("membership_of_nobody_known", f"{row['person']} in {row['committee']}")
        else:
            memberships.append(Membership(row["committee"], row["person"], row["title"] or ""))
    for committee in sorted(known - {one.committee for one in memberships}):
        notes.add("committee_without_members", committee)
    add_memberships(draft, committees, memberships, SOURCE)
    add_dated_roles(draft, (term for term in _terms(data) if term.person in people), SOURCE, notes)
    return draft


def _chamber(name: str) -> str:
    return f"us-congress:{name}"


def seat_of_term(house: str, state: str, number: str) -> tuple[str, str]:
    """The body and the seat of a term: a district of the House, a class of the Senate."""
    return _chamber(_CHAMBER_OF_TERM[house]), f"{state} {number}" if house == "rep" else f"{state} class {number}"


def _terms(data: Congress) -> list[DatedRole]:
    return [
        DatedRole(
            person["id"],
            *seat_of_term(term["type"], term["state"], str(term["district"] if term["type"] == "rep" else term["class"])),
            term["start"],
            term["end"],
        )
        for person in data.people
        for term in person["terms"]
    ]
