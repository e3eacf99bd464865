"""What remedies are made of: words in both languages, and nothing of Party membership for who may not read it."""

import json
import re
from typing import Any

import pytest

from graph.rules.remedies import remedies
from graph.rules.remedies.candidates import WEIGHTS
from graph.rules.remedies.words import CANDIDATE, PURPOSES, description

HAN = re.compile(r"[\u4e00-\u9fff]")
DAY = 20241108
METRIC: dict[str, Any] = {
    "id": "committee-composition",
    "measure": "committee_composition",
    "subject": "management_committee",
    "readings": [],
    "firmModes": ["professional"],
    "membersLeast": 7,
    "membersOdd": True,
    "ownerShare": 0.5,
    "partyShare": 0.5,
    "also": None,
    "filters": [],
    "belongs": [{"filter": "exists"}],
}
SAME: dict[str, Any] = METRIC | {
    "id": "secretary-is-director",
    "measure": "same_person",
    "subject": "compound",
    "homeForms": ["compound_branch"],
    "homePost": "secretary",
    "awayKinds": ["management_committee"],
    "awayPost": "director",
}
BODIES = {
    "PartyOrganisation": [
        {"id": "b", "name": "branch", "kind": "party_organisation", "form": "compound_branch", "compound": "home"}
    ],
    "ManagementCommittee": [
        {"id": "c", "name": "committee", "kind": "management_committee", "form": "permanent", "compound": "home"}
    ],
    "Compound": [{"id": "home", "name": "Bridge Court", "area": "990101001001"}],
    "Post": [
        {"id": "secretary", "body": "b", "kind": "secretary"},
        {"id": "director", "body": "c", "kind": "director"},
        {"id": "member", "body": "c", "kind": "member", "seats": "20"},
    ],
}


def scene(
    metric: dict[str, Any], subject: str, verdict: str, tables: dict[str, list[dict[str, str]]], **more: Any
) -> dict[str, Any]:
    every = {type_: [*BODIES.get(type_, []), *tables.get(type_, [])] for type_ in {*BODIES, *tables}}
    records = [{"type": type_, "stated": json.dumps(row), "at": 1} for type_, rows in every.items() for row in rows]
    around = {
        "metric": metric, "subject": subject, "area": "990101001001", "community": "990101001001", "communityName": "First",
        "day": DAY, "place": 2, "verdict": verdict, "records": records, "busy": [], "named": [],
    }  # fmt: skip
    return around | more


def crew(number: int, owners: int, members: int) -> dict[str, list[dict[str, str]]]:
    """So many committee members, so many of them owners and Party members."""
    return {
        "Person": [
            {"id": f"p{i}", "name": f"Ann {i}", "phone": "1", "party_status": "full" if i < members else "none"}
            for i in range(number)
        ],
        "Appointment": [{"id": f"a{i}", "person": f"p{i}", "post": "member"} for i in range(number)],
        "Ownership": [{"id": f"o{i}", "person": f"p{i}", "compound": "home"} for i in range(owners)],
    }


@pytest.mark.parametrize(
    ("number", "owners", "members", "brought", "of_them_owners"),
    [
        (5, 5, 5, 2, 0),  # two more make seven; five own already
        (6, 6, 3, 1, 0),
        (7, 3, 4, 2, 2),  # one more would make eight, an even number
        (7, 4, 3, 2, 1),
        (8, 4, 4, 1, 1),
        (9, 3, 2, 6, 5),  # nine of fifteen would do for owners, but eight of them must be Party members
        (1, 0, 0, 6, 4),
    ],
)
def test_a_committee_gets_the_fewest_members_and_only_as_many_owners_as_it_needs(
    number: int, owners: int, members: int, brought: int, of_them_owners: int
) -> None:
    _, (remedy,) = remedies(scene(METRIC, "c", "NOT_MET", crew(number, owners, members)))
    tables = [change.table for change in remedy.changes]
    assert tables.count("appointments") == tables.count("people") == brought
    assert tables.count("ownerships") == of_them_owners
    assert "posts" not in tables


def test_a_remedy_does_not_hang_on_the_order_in_which_records_were_found() -> None:
    other = {"id": "other-member", "body": "c", "kind": "member", "seats": "20"}
    around = scene(METRIC, "c", "NOT_MET", {**crew(5, 5, 5), "Post": [other]})
    turned = around | {"records": around["records"][::-1]}
    told = [[remedy.changes for remedy in remedies(one)[1]] for one in (around, turned)]
    assert told[0]
    assert told[0] == told[1]


def test_the_one_who_sits_in_the_only_post_leaves_on_the_day_with_the_row_as_recorded() -> None:
    sitting = {"id": "a2", "person": "p2", "post": "director", "since": "2023-05", "basis": "R-1"}
    tables = {
        "Person": [{"id": "p1", "name": "Ann"}, {"id": "p2", "name": "Bea"}],
        "Appointment": [{"id": "a1", "person": "p1", "post": "secretary"}, sitting],
    }
    _, found = remedies(scene(SAME, "home", "NOT_MET", tables))
    leaving, taking = found[0].changes
    assert leaving.cells == sitting | {"until": "2024-11-08"}
    assert (taking.cells["person"], taking.cells["post"], taking.cells["since"]) == ("p1", "director", "2024-11-08")
    begins_then = {**tables, "Appointment": [tables["Appointment"][0], sitting | {"since": "2024-11-08"}]}
    _, found = remedies(scene(SAME, "home", "NOT_MET", begins_then))
    assert [change.table for change in found[0].changes] == ["posts", "appointments"]


def test_who_may_not_read_membership_is_told_nothing_that_rests_on_it() -> None:
    tables = {
        "Person": [{"id": "p1", "name": "Ann", "party_status": "full"}, {"id": "p2", "name": "Bea", "party_since": "2024"}],
        "Appointment": [
            {"id": "a1", "person": "p1", "post": "secretary"},
            {"id": "a2", "person": "p2", "post": "director", "since": "2024"},
        ],
    }
    for membership in (True, False):
        named = [] if membership else [[person["id"], 1] for person in tables["Person"]]
        given = scene(SAME, "home", "UNKNOWN", tables, named=named)
        told = remedies(given, 5)[1]
        codes = {code for remedy in told for one in remedy.candidates for code, _ in one.reasons}
        assert codes
        assert bool(codes & {"MEMBER", "NOT_MEMBER", "MEMBERSHIP_UNKNOWN"}) is membership
        rows = [change for remedy in told for change in remedy.changes if change.table == "people" and change.id in ("p1", "p2")]
        assert not rows


@pytest.mark.parametrize("side", [0, 1])
def test_every_reason_and_purpose_has_words(side: int) -> None:
    assert set(WEIGHTS) == set(CANDIDATE)
    for words in (*CANDIDATE.values(), *PURPOSES.values()):
        assert bool(HAN.search(words[side])) is (side == 0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_description_names_every_change(language: str) -> None:
    given, (remedy,) = remedies(scene(METRIC, "c", "NOT_MET", crew(1, 0, 0)))
    text = description(given, remedy.code, remedy.changes, language)
    assert text.count("；" if language == "zh" else "; ") == len(remedy.changes) - 1
    assert "Bridge Court" in text
    assert "2024-11-08" in text
