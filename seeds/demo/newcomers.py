"""Compounds built while the series runs, most of them on a day that is not known exactly (新建小区)."""

from seeds.demo.city import City, Compound
from seeds.demo.names import compound_name
from seeds.demo.timetable import first_told

BUILT = (
    ("2023", "2023-11-01"),
    ("2023", ""),
    ("2023-05", "2023-09-01"),
    ("2023-05-20", "2024"),
    ("2024", "2024-06-15"),
    ("2024-09", "2024-10"),
)
"""When each was built, and since when it is served."""


def plan_newcomers(city: City) -> None:
    """Plans new compounds, each with a first service and no committee yet."""
    for place, (built, served) in enumerate(BUILT):
        community = city.communities[place * 2]
        number = len(city.compounds) + 1
        compound = Compound(number, f"99-xq-{number:03d}", compound_name(number), community)
        row = {"id": compound.id, "name": compound.name, "area": community.grids[place % 2], "class": "closed"}
        city.told("compounds", {**row, "mature": "no", "built_on": built}, built, community.earliest)
        if served:
            service = {"id": city.number("sv"), "compound": compound.id, "mode": "professional", "since": served}
            provider = city.firms[place * 3 + 1].id
            city.told("services", {**service, "provider": provider}, served, city.book.first(compound.id))
        if place % 2:
            day = city.dice.day(f"{built[:4]}-10-01", "2025-02-28")
            told = city.last(first_told(day, city.book.first(compound.id)))
            survey = {"id": city.number("su"), "subject": compound.id, "aspect": "committee", "on": day, "finding": "exempt"}
            city.book.tell("surveys", told, {**survey, "reason": "演示：尚未交付"})
        city.compounds.append(compound)
        city.book.plant("compound built while the series runs", compound.id)
