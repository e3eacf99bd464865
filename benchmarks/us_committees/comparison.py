"""The figures side by side: as published with the data, counted straight from the files, and asked of the hub."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PUBLISHED = Path(__file__).parent / "published.json"
BUNDLES = {"us_congress": ("us_congress",), "us_states_committees": ("us_states_committees", "us_states_roles")}
NOT_LOADED = (
    "membership_of_nobody_known",
    "membership_without_identifier",
    "role_of_a_person_without_name",
    "role_of_a_jurisdiction_not_known",
    "role_without_a_day",
    "roles_that_overlap",
)
"""Reasons for which a membership or a dated role is no appointment of its own."""
MEANINGS = {
    "pairs": "distinct pairs of a person and an organisation",
    "people": "people in an organisation",
    "organisations": "organisations with a member",
    "people_in_several": "people in more than one",
    "sharing_pairs": "pairs of organisations that share a person",
    "components": "components",
    "largest_component_members": "largest component, people and organisations",
    "largest_component_organisations": "largest component, organisations alone",
    "without_chair": "committees without a chair: a vacant post",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a collection; None where nobody gave it."""

    name: str
    published: int | None
    counted: int
    asked: dict[str, int]

    @property
    def agrees(self) -> bool:
        """Whether everybody who gave the figure gave the same."""
        return {self.counted, *self.asked.values()} | ({self.published} - {None}) == {self.counted}


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the memberships and dated roles of a collection: all that are recorded are loaded or not loaded."""

    recorded: int
    loaded: int
    not_loaded: dict[str, int]


def account_of(results: dict[str, Any], collection: str) -> Account:
    """The account of a collection."""
    part = results["collections"][collection]
    loaded = sum(load["rows"]["appointments"] for load in results["loads"] if load["bundle"] in BUNDLES[collection])
    not_loaded = {code: part["notes"][code]["count"] for code in NOT_LOADED if code in part["notes"]}
    return Account(part["records"]["memberships"] + part["records"]["dated"], loaded, not_loaded)


@cache
def published() -> dict[str, Any]:
    """The figures published with the data."""
    found: dict[str, Any] = json.loads(PUBLISHED.read_text("utf-8"))
    return found


def lines_of(results: dict[str, Any], collection: str, *, whole: bool = True) -> list[Line]:
    """Every figure of a collection; without the published ones when the data is not the whole."""
    part = results["collections"][collection]
    stated = published()[collection] if whole else {}
    return [
        Line(
            name,
            stated.get(name),
            part["counted"][name],
            {way: told[name] for way, told in part["asked"].items() if name in told},
        )
        for name in MEANINGS
    ]


def differences(results: dict[str, Any]) -> list[str]:
    """A sentence for each figure that is not the same everywhere; none is what is hoped for."""
    whole = results["whole"]
    found = [
        f"{collection}, {MEANINGS[line.name]}: published {line.published}, counted {line.counted}, asked {line.asked}"
        for collection in results["collections"]
        for line in lines_of(results, collection, whole=whole)
        if not line.agrees
    ]
    for day in results["days"]:
        counted, asked = day["only_counted"], day["only_asked"]
        if counted or asked:
            found.append(f"{day['collection']}, who sits on {day['day']}: {counted} only counted, {asked} only asked")
    for load in results["loads"]:
        if load["second_load"]["written"]:
            found.append(f"{load['bundle']}: a second load wrote {load['second_load']['written']} rows")
    for collection in results["collections"]:
        made = account_of(results, collection)
        if made.recorded != made.loaded + sum(made.not_loaded.values()):
            found.append(f"{collection}: {made.recorded} memberships and dated roles are not {made.loaded} and {made.not_loaded}")
    if whole:
        notes = {code: note["count"] for part in results["collections"].values() for code, note in part["notes"].items()}
        found += [
            f"{code}: published {count}, found {notes.get(code, 0)}"
            for code, count in published()["found"].items()
            if notes.get(code, 0) != count
        ]
        found += [
            f"{collection}, records: published {records}, found {results['collections'][collection]['records']}"
            for collection, records in published()["records"].items()
            if results["collections"][collection]["records"] != records
        ]
    return found
