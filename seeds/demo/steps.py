"""Steps of procedure of the demo city: of appointments and of bodies being formed (程序步骤)."""

from seeds.demo.city import City
from seeds.demo.names import MARK
from seeds.demo.places import STREETS
from seeds.demo.timetable import days_after, first_told

OF_APPOINTMENT = (
    ("nominate", -45),
    ("review", -30),
    ("recognise", -25),
    ("publicise", -20),
    ("approve", -5),
    ("file", 20),
)
OF_BODY = (
    ("announce", -120),
    ("nominate", -90),
    ("check", -75),
    ("publicise", -40),
    ("object", -37),
    ("other", -2),
    ("file", 12),
    ("seal", 40),
)


def plan_steps(city: City) -> None:
    """Plans the procedures of the deputy station heads, of some directors and of some committees."""
    for compound in city.compounds:
        office = city.street_offices[compound.community.street]
        if compound.number % 7 == 0:
            for stint in compound.directors[:1]:
                _steps(city, stint.appointment, stint.since, OF_APPOINTMENT, office)
        if compound.number % 6 == 0:
            for body, since, _ in compound.committees[:1]:
                _steps(city, body, since, OF_BODY, office)
    for number, appointment in enumerate(city.book.all_of("appointments")):
        row = city.book.latest(appointment)
        if row.get("basis") == "99-R-001" and number % 2 and len(row["since"]) == 10:
            home = city.communities[number % STREETS[0][2]].party
            _steps(city, appointment, row["since"], OF_APPOINTMENT, home)


def _steps(city: City, subject: str, day: str, steps: tuple[tuple[str, int], ...], by: str) -> None:
    """The steps of one procedure, each some days before or after the day; a reduced day leaves them undated."""
    for step, days in steps:
        if city.dice.chance(0.12):
            continue
        on = days_after(day, days) if len(day) == 10 else ""
        until = days_after(on, 7) if on and step == "publicise" else ""
        row = {"id": city.number("st"), "subject": subject, "step": step, "on": on, "until": until, "by": by}
        row["note"] = f"{MARK}：无异议" if step == "object" else ""
        known = city.book.first(subject)
        city.book.tell("steps", city.last(first_told(on, known)) if on else known, row)
