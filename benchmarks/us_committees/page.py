"""The page that shows the figures side by side: written from the recorded results, never by hand."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.us_committees.comparison import MEANINGS, account_of, differences, lines_of

_FOLDER = Path(__file__).parents[1]
RESULTS = _FOLDER / "results" / "us_committees.json"
PAGE = _FOLDER / "us_committees.md"
_COLLECTIONS = {
    "us_congress": "Committees of Congress (unitedstates/congress-legislators)",
    "us_states_committees": "Committees of the state legislatures and of Congress (openstates/people)",
}
_NOTES = {
    "committee_without_members": "committees without a member: a body with a vacant chair",
    "committee_of_a_jurisdiction_not_known": "committees of a place that is no state, territory or the country: left out",
    "membership_of_a_person_not_listed": "memberships of a person who is not listed: loaded as the membership names them",
    "membership_of_nobody_known": "memberships of a person or committee that the file lacks: left out",
    "membership_without_identifier": "memberships that name nobody by identifier: left out, though a name may fit",
    "membership_without_title": "memberships whose title is empty: a post without a title of its own",
    "name_borne_by_several": "names borne by several people: never joined",
    "name_written_otherwise": "memberships that write a person's name otherwise: the identifier decides",
    "person_listed_twice": "people listed twice under one identifier: one person with the roles of both",
    "person_without_name": "people without a name: left out",
    "role_of_a_jurisdiction_not_known": "dated roles in a place that is no state, territory or the country: left out",
    "role_of_a_person_without_name": "terms of a person without a name: left out",
    "role_without_a_day": "dated roles that end before or on the day they begin: left out",
    "roles_that_overlap": "dated roles of one person in one seat that overlap: one holding from the first day to the last",
}
_INTRODUCTION = """# A role network that somebody else made

Written by `python -m benchmarks.us_committees --data DIR --record` from `results/us_committees.json`; a test compares the two.

Two public collections in the public domain (CC0) list who sits on which committee in the United States. They know nothing of this
hub, are as untidy as such lists are, and somebody else has published what is in them: an honest test of whether the
hub's bundles, checks and role network say what the data says. The people are real members of legislatures, named as the
collections name them; nothing here belongs to the demonstration, and the command refuses a graph that holds anything else.

Every figure is given three times: **published** with the data, **counted** straight from the files by a program that shares no
code with the hub, and **asked** of the hub in GraphQL – by lists (`bodies` with the holders of their posts), by network
(`roleHolderNetwork` around all committees) and, for people, by the total of `people`; committees without a chair by the filter
`hasVacancy`.
"""
_READING = """A component counts people and organisations. The largest of openstates/people is the United States Congress. The
figure published for it, 777, is said to be one of organisations; by every count it is that of people and organisations together.
"""


def page_of(results: dict[str, Any]) -> str:
    """The text of the page."""
    parts = [_INTRODUCTION]
    for collection, title in _COLLECTIONS.items():
        parts += [f"## {title}\n", _figures(results, collection), ""]
        parts += [_READING] if collection == "us_states_committees" else []
        parts += [_headed(results["collections"][collection]), ""]
        parts += [_account(results, collection), ""]
        parts += ["What is odd in it, reported by the converter and not guessed at:\n", _notes(results, collection), ""]
    parts += ["## Who sat on which day\n", _DAYS, _days(results["days"]), ""]
    parts += ["## What a load takes\n", _loads(results["loads"]), "", _took(results), ""]
    wrong = differences(results)
    parts += [
        "## Verdict\n",
        "Every figure agrees." if not wrong else "\n".join(f"- {sentence}" for sentence in wrong),
        "",
        _MAPPING,
    ]
    return "\n".join(parts)


_DAYS = """Both collections date the seats in their chambers (and openstates/people the mayors and other offices). On each day the
hub was asked for all holders of all offices, and the answer held against the files, person by person and seat by seat.
"""
_MAPPING = """## How it is mapped

- A committee is a coordination body of the form `other`; above a subcommittee stands its committee, above a committee the
  chamber, a public office.
- Each distinct title in a committee is a post with as many seats as holders. Chair is `director` (主任), vice chair
  `deputy_director`, members of every rank `member`; everything else is `other` under its own title – a secretary there is no
  Party secretary.
- A committee in which nobody's title says chair gets the post `chair` all the same, vacant. Titles are not translated for it.
- Memberships have no dates in the data and none here. A dated role is an appointment with its dates; the seats of its post are
  the most holders that the data has on any one day, because it does not say how many sit for a district.
- States are areas under the province codes 90 and 91, which nobody has assigned. Parties of the United States are not the Party
  of this hub's columns and are left out, as are a member's rank and leadership roles.
"""


def _figures(results: dict[str, Any], collection: str) -> str:
    rows = []
    for line in lines_of(results, collection, whole=results["whole"]):
        asked = [line.asked.get(way) for way in ("bodies", "network", "people")]
        rows.append([MEANINGS[line.name], line.published, line.counted, *asked])
    return _table(["", "published", "counted", "asked: lists", "asked: network", "asked: people"], rows)


def _headed(part: dict[str, Any]) -> str:
    without, headed = part["counted"]["without_chair"], part["headed_under_another_title"] or "none"
    return f"Of the {without} committees without a chair {headed} are headed under another title (presidente, presidenta)."


def _account(results: dict[str, Any], collection: str) -> str:
    made = account_of(results, collection)
    left = " + ".join([f"{made.loaded:,} appointments", *(f"{count:,} `{code}`" for code, count in made.not_loaded.items())])
    return f"Every membership and dated role of the files is accounted for: {made.recorded:,} = {left}."


def _notes(results: dict[str, Any], collection: str) -> str:
    notes = results["collections"][collection]["notes"]
    return _table(["", "", "cases"], [[f"`{code}`", _NOTES[code], note["count"]] for code, note in notes.items()])


def _days(days: Iterable[dict[str, Any]]) -> str:
    rows = [[one["day"], one["collection"], one["sitting"], one["only_counted"], one["only_asked"]] for one in days]
    return _table(["day", "collection", "holders", "only in the files", "only in the hub"], rows)


def _loads(loads: Iterable[dict[str, Any]]) -> str:
    rows = [
        [
            one["bundle"],
            sum(one["rows"].values()),
            one["rows"]["appointments"],
            one["seconds"],
            one["peak_transaction_mib"],
            one["second_load"]["seconds"],
            one["second_load"]["written"],
            sum(one["warnings"].values()),
        ]
        for one in loads
    ]
    names = [
        "bundle",
        "rows",
        "of them appointments",
        "seconds",
        "MiB in the database",
        "seconds again",
        "rows written again",
        "warnings",
    ]
    return _table(names, rows)


def _took(results: dict[str, Any]) -> str:
    machine = results["machine"]
    return "\n".join(
        (
            "Seconds include reading, checking and writing; the memory is the server's own figure of its largest transaction,",
            f"looked at twice a second. Converting took {results['converting_seconds']} s, the {results['questions_asked']} "
            f"questions {results['asking_seconds']} s; this process had {results['peak_of_this_process_mib']} MiB at most.",
            f"{machine['system']}, {machine['processors']} processors, Python {machine['python']}; the load average was "
            f"{machine['load_when_done']} when it was done.",
        )
    )


def _table(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(names) + " |", "|" + "---|" * len(names)]
    lines += [
        "| " + " | ".join("" if cell is None else f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row) + " |"
        for row in rows
    ]
    return "\n".join(lines)
