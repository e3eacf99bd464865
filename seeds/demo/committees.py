"""Owners' and management committees of the demo city (业主委员会、物业管理委员会)."""

from seeds.demo.city import City, Compound, Stint
from seeds.demo.timetable import days_after, first_told

STORIES = (
    ("owners", 29),
    ("owners_reduced", 11),
    ("handover", 8),
    ("permanent", 8),
    ("temporary", 6),
    ("lapsed", 6),
    ("none", 28),
)
"""How many of the 96 compounds have which history of committees."""
REDUCED_STARTS = ("2021", "2022", "2023", "2023-05", "2023", "2023-05", "2024", "2024-03", "2023-11", "2024-11", "2025-02")
REDUCED_ENDS = ("2024", "2024-06-30", "2023-09", "2024", "2025-03-31", "2023")
EVER = "2025-12-01"


def plan_committees(city: City) -> None:
    """Deals the stories out over the compounds and plans each one's committees."""
    stories = [story for story, count in STORIES for _ in range(count)]
    starts, ends = iter(REDUCED_STARTS), iter(REDUCED_ENDS)
    for compound, story in zip(city.spread_compounds(), stories, strict=True):
        compound.story = story
        founded = city.dice.day("2020-02-01", "2022-11-30")
        if story == "owners":
            _owners_committee(city, compound, founded)
        elif story == "owners_reduced":
            _owners_committee(city, compound, next(starts))
        elif story == "handover":
            _handover(city, compound)
        elif story == "permanent":
            _management_committee(city, compound, "permanent", founded)
        elif story == "temporary":
            _management_committee(city, compound, "temporary", city.dice.day("2022-03-01", "2024-10-31"))
        elif story == "lapsed":
            end = next(ends)
            _owners_committee(city, compound, city.dice.day("2020-02-01", "2020-12-31"), end)
            city.book.plant("committee that ended without another", compound.id)


def _handover(city: City, compound: Compound) -> None:
    """A temporary management committee that gives way to an owners' committee."""
    elected = city.dice.day("2022-10-01", "2025-04-30")
    dissolved = city.dice.pick((elected, elected, days_after(elected, -35)[:7]))
    _management_committee(city, compound, "temporary", city.dice.day("2020-05-01", "2021-12-31"), dissolved)
    _owners_committee(city, compound, elected)
    city.book.plant("management committee replaced by an owners' committee", compound.id)


def _owners_committee(city: City, compound: Compound, since: str, until: str = "") -> None:
    dice = city.dice
    body = city.body(
        "oc", f"{compound.name}业主委员会", "owners_committee", since, until, compound.community.earliest, compound=compound.id
    )
    if len(since) < 10 or 0 < len(until) < 10:
        city.book.plant("body with a reduced date", body)
    compound.committees.append((body, since, until))
    _plan_director(city, compound, body, since, until, owner=True)
    formal = {"filed_with": city.street_offices[compound.community.street]} if dice.chance(0.6) else {}
    if dice.chance(0.5):
        deputy = city.post(body, "deputy_director")
        city.appoint(city.owner(compound, city.earliest[body]), deputy, dice.pick((since, "")), until, **formal)
    _plan_members(city, compound, body, since, until, dice.pick((3, 3, 5)))


def _management_committee(city: City, compound: Compound, form: str, since: str, until: str = "") -> None:
    body = city.body(
        "mc",
        f"{compound.name}物业管理委员会",
        "management_committee",
        since,
        until,
        compound.community.earliest,
        form=form,
        compound=compound.id,
    )
    compound.committees.append((body, since, until))
    _plan_director(city, compound, body, since, until, owner=False)
    _plan_members(city, compound, body, since, until, city.dice.pick((6, 6, 5, 8)))


def _plan_director(city: City, compound: Compound, body: str, since: str, until: str, *, owner: bool) -> None:
    """One director, a change of directors with or without a gap, or a vacant post."""
    dice = city.dice
    post = city.post(body, "director")
    load = city.earliest[body]
    ways = {"nominated_by": compound.community.residents} if dice.chance(0.7) else {}
    ways |= {"approved_by": city.street_offices[compound.community.street]} if dice.chance(0.5) else {}

    def newcomer() -> str:
        party = dice.pick(("full", "full", ""))
        return city.owner(compound, load, party) if owner or dice.chance(0.4) else city.person(load, party)

    lot = dice.below(100)
    if compound.number % 13 == 4 and not until:
        city.book.plant("post without a holder", post)
    elif lot < 34 and len(since) == 10 and len(until) != 7 and len(until) != 4:
        changed = dice.day(days_after(since, 200), until if len(until) == 10 else EVER)
        left = days_after(changed, -dice.pick((0, 0, 0, 60, 200)))
        left = max(left, days_after(since, 30))
        compound.directors.append(city.appoint(newcomer(), post, since, left, dice.pick(("辞职", "罢免", "搬离小区")), **ways))
        if first_told(changed) is not None and changed != until:
            compound.directors.append(city.appoint(newcomer(), post, changed, until, **ways))
    else:
        began = city.reduced(since, 0.1)
        compound.directors.append(city.appoint(newcomer(), post, began, until, **ways))


def _plan_members(city: City, compound: Compound, body: str, since: str, until: str, seats: int) -> None:
    dice = city.dice
    post = city.post(body, "member", seats)
    for _ in range(seats):
        if dice.chance(0.12):
            city.book.plant("post with a vacant seat", post)
            continue
        person = city.owner(compound, city.earliest[body])
        began = dice.pick((city.reduced(since), since, ""))
        if until or dice.chance(0.9) or len(since) < 10:
            city.appoint(person, post, began, until)
        else:
            city.appoint(person, post, since, dice.day(days_after(since, 100), EVER), "辞职")


def director_stints(compound: Compound) -> list[Stint]:
    """Everyone planned as director of a committee of the compound, in the order of their terms."""
    return sorted(compound.directors, key=lambda stint: stint.since)
