"""Surveys of the demo city: what was looked for, where, and what was found (核查)."""

from seeds.demo.city import City, Compound
from seeds.demo.committees import director_stints
from seeds.demo.timetable import first_told

COMPLETE: dict[str, tuple[tuple[str, str], ...]] = {
    "committee": (
        ("990101001001", "2021-12-10"),
        ("990101001002", "2022"),
        ("990101001003", "2021-12-20"),
        ("990101001004", "2022-11-30"),
        ("990101001005", "2023-05"),
        ("990101001006", "2022-09-15"),
        ("990101002001", "2023-11-30"),
        ("990101002002", "2023-11-30"),
        ("990101002003", "2023-12"),
        ("990101002004", "2024-03-15"),
    ),
    "owners-committee": (("990101001007", "2023-06-30"), ("990101002", "2024-02-29"), ("990101001001", "2021-12-10")),
    "party-organisation": (
        ("990101001001", "2021-12-10"),
        ("990101001002", "2022-03-31"),
        ("990101001003", "2022-06"),
        ("990101001004", "2022-06-30"),
        ("990101001005", "2022-12-31"),
        ("990101001006", "2023"),
        ("990101002001", "2023-08-31"),
        ("990101002002", "2023-08-31"),
        ("990101002003-G01", "2023-09-30"),
        ("990101002004", "2024-04-30"),
        ("990101002005", "2024-05"),
    ),
    "served": (("990101001", "2022-10-31"), ("990101002", "2023-12-15"), ("990101002002-G01", "2023-02-28")),
    "deputy-station-head": (
        ("990101001001", "2022-06-30"),
        ("990101001002", "2022-06-30"),
        ("990101001003", "2022-09-30"),
        ("990101001004", "2023"),
        ("990101001005", "2022-12-31"),
        ("990101001006", "2022-12-31"),
        ("990101002001", "2023-10-31"),
        ("990101002002", "2023-10-31"),
        ("990101002003", "2024-02"),
        ("990101002004", "2024-03-31"),
    ),
}
"""Areas in which everything there is was recorded, by metric, and the day of the survey."""
WITHDRAWN = (
    ("committee", "990101001003", "2023-08-01"),
    ("committee", "990101001006", "2025-06-15"),
    ("party-organisation", "990101001005", "2024-07-31"),
    ("served", "990101001", "2024-12-01"),
    ("deputy-station-head", "990101001002", "2024-10-10"),
)
AGAIN = (
    ("committee", "990101001003", "2024-05-20"),
    ("party-organisation", "990101001005", "2025-01-20"),
    *(("served", f"99010100100{number}", "2025-01-20") for number in range(1, 7)),
    ("deputy-station-head", "990101001002", "2025-09-30"),
)
EXEMPTIONS = 17
"""Compounds exempted from each metric; the exemption of all but six is lifted later."""
REASONS = ("单位自管，暂不适用", "即将征收拆除", "规模过小，由社区代管", "尚未交付")


def plan_surveys(city: City) -> None:
    """Plans surveys of areas and compounds for the six metrics, with every finding."""
    for aspect, areas in COMPLETE.items():
        for area, day in areas:
            _survey(city, area, aspect, day, "complete")
    for aspect, area, day in WITHDRAWN:
        city.book.plant("complete survey withdrawn", _survey(city, area, aspect, day, "withdrawn", "资料有遗漏"))
    for aspect, area, day in AGAIN:
        _survey(city, area, aspect, day, "complete")
    _plan_exemptions(city)
    _plan_findings(city)


def _survey(city: City, subject: str, aspect: str, day: str, finding: str, reason: str = "") -> str:
    known = city.book.first(subject)
    load = city.last(first_told(day, known))
    note = f"演示：{reason}" if reason else ""
    row = {"id": city.number("su"), "subject": subject, "aspect": aspect, "on": day, "finding": finding, "reason": note}
    return city.book.tell("surveys", load, row)


def _candidates(city: City) -> dict[str, list[Compound]]:
    """The compounds of which, for each metric, there is nothing to find yet in 2021 and 2022."""

    def late(starts: list[str], after: str = "2022-12") -> bool:
        return all(start > after for start in starts)

    owners = ("owners", "owners_reduced", "handover", "lapsed")
    return {
        "committee": [c for c in city.compounds if late([since for _, since, _ in c.committees])],
        "owners-committee": [c for c in city.compounds if c.story not in owners],
        "party-organisation": [c for c in city.compounds if late([city.founded(b) for b in c.branches])],
        "served": [c for c in city.compounds if late([since for _, since, _ in c.services], "2022-07-31")],
        "deputy-station-head": [c for c in city.compounds if c.id not in _deputies(city) and _firm_by_2022(c)],
        "secretary-is-director": [c for c in city.compounds if c.branches and director_stints(c)],
    }


def _firm_by_2022(compound: Compound) -> bool:
    """Whether a firm was planned to serve the compound by the middle of 2022."""
    return any(p.startswith("99-fm") and since < "2022-07-31" and not until for p, since, until in compound.services)


def _deputies(city: City) -> set[str]:
    return set(city.book.plants["manager or head of a firm as deputy station head"])


def _plan_exemptions(city: City) -> None:
    dice = city.dice
    for aspect, compounds in _candidates(city).items():
        for place, compound in enumerate(dice.some(compounds, EXEMPTIONS)):
            day = dice.day("2021-03-01", "2022-07-31")
            survey = _survey(city, compound.id, aspect, dice.pick((day, day, day[:7])), "exempt", REASONS[place % 4])
            if place % 3 == 0:
                city.book.plant(f"exempt from {aspect} to the end", compound.id)
            elif place % 6 == 1:
                city.book.void(survey, dice.between(4, 10))
                city.book.plant("survey voided", survey)
            else:
                lifted = dice.day("2023-06-01", "2025-03-31")
                _survey(city, compound.id, aspect, lifted, "none", "豁免到期")


def _plan_findings(city: City) -> None:
    """Compounds looked at one by one: some found without, some with, on the word of the survey alone."""
    dice = city.dice
    for aspect, compounds in _candidates(city).items():
        if aspect == "secretary-is-director":
            continue
        rest = [c for c in compounds if not _surveyed(city, c.id, aspect)]
        for place, compound in enumerate(dice.some(rest, 7)):
            day = dice.day("2021-09-01", "2024-09-30")
            if place < 2:
                city.book.plant(f"present for {aspect} by a survey alone", compound.id)
                _survey(city, compound.id, aspect, day, "present", "现场已见，档案待补")
            else:
                _survey(city, compound.id, aspect, city.reduced(day), "complete" if place == 6 else "none")


def _surveyed(city: City, subject: str, aspect: str) -> bool:
    rows = (city.book.latest(survey) for survey in city.book.all_of("surveys"))
    return any(row.get("subject") == subject and row.get("aspect") == aspect for row in rows)
