"""Those who sit in two bodies: deputy station heads and part-time members (副站长、兼职委员、质量总监)."""

from seeds.demo.city import RULE_DEPUTY_STATION_HEAD, City, Community, Compound, Stint
from seeds.demo.committees import director_stints
from seeds.demo.places import STREETS
from seeds.demo.timetable import days_after

REDUCED_STARTS = ("2023", "2024-03", "2023", "2023-05", "2024", "2024-11", "2025-04")
SEATS = 6


def plan_crossings(city: City) -> None:
    """Seats people of firms and committees in community bodies."""
    reduced = iter(REDUCED_STARTS)
    for community in city.communities:
        here = [c for c in city.compounds if c.community is community]
        seated: set[str] = set()
        for compound in here:
            _plan_deputy(city, community, compound, seated, next(reduced, "") if compound.number % 12 == 5 else "")
        _plan_party_seats(city, community, here)
        _plan_residents_seats(city, community, here)
    _plan_quality_directors(city)


def _plan_deputy(city: City, community: Community, compound: Compound, seated: set[str], reduced: str) -> None:
    """The compound's present manager, or the firm's head, as deputy station head."""
    dice = city.dice
    if compound.number % 3 == 1:
        return
    stint = next((s for s in compound.managers if len(s.since) == 10 and not s.until), None)
    provider = compound.services[-1][0] if compound.services else ""
    if dice.chance(0.15):
        stint = next((f.head for f in city.firms if f.id == provider and f.head and not f.head.until), stint)
    if stint is None or stint.person in seated or len(seated) >= SEATS or not dice.chance(0.9):
        return
    since = days_after(max(stint.since if len(stint.since) == 10 else "", "2022-03-31"), dice.pick((1, 30, 120, 300, 500)))
    if since > "2025-11-30":
        return
    until = dice.day("2025-02-01", "2025-11-30") if dice.chance(0.12) and since < "2024-12-01" else ""
    seated.add(stint.person)
    cells = {"nominated_by": city.home_of(stint)} if dice.chance(0.4) else {}
    cells |= {"basis": RULE_DEPUTY_STATION_HEAD} if dice.chance(0.5) else {}
    cells |= {"on_behalf_of": city.home_of(stint)} if dice.chance(0.6) else {}
    cells |= {"filed_with": city.street_offices[community.street]} if dice.chance(0.4) else {}
    city.appoint(stint.person, community.deputy_head, reduced or since, "" if reduced else until, "调整分工", **cells)
    city.book.plant("manager or head of a firm as deputy station head", compound.id)


def _plan_party_seats(city: City, community: Community, here: list[Compound]) -> None:
    """Party-member directors and firm heads as part-time members of the community Party organisation."""
    dice = city.dice
    heads = {firm.id: firm.head for firm in city.firms}
    chosen: list[tuple[Stint, str]] = []
    for compound in here:
        directors = [s for s in director_stints(compound) if not s.until and len(s.since) == 10]
        if directors and dice.chance(0.3):
            chosen.append((directors[-1], compound.committees[-1][0]))
        head = heads.get(compound.services[-1][0]) if compound.services else None
        if head is not None and not head.until and dice.chance(0.25):
            chosen.append((head, compound.services[-1][0]))
    taken: set[str] = set()
    for stint, home in chosen:
        if stint.person in taken or len(taken) == 4 or city.party_of(stint.person) != "full":
            continue
        taken.add(stint.person)
        since = dice.day(max(stint.since if len(stint.since) == 10 else "", "2021-06-01"), "2025-06-30")
        sent = {"on_behalf_of": home} if dice.chance(0.6) else {}
        city.appoint(stint.person, community.party_seats, city.reduced(since), **sent)


def _plan_residents_seats(city: City, community: Community, here: list[Compound]) -> None:
    """Directors and project managers as part-time members of the residents' committee."""
    dice = city.dice
    taken: set[str] = set()
    for compound in here:
        stints = [s for s in (*director_stints(compound), *compound.managers) if not s.until and len(s.since) == 10]
        if not stints or len(taken) == 3 or not dice.chance(0.35):
            continue
        stint = dice.pick(stints)
        if stint.person not in taken:
            taken.add(stint.person)
            since = dice.day(max(stint.since, "2021-06-01"), "2025-06-30")
            city.appoint(stint.person, community.residents_seats, city.reduced(since))


def _plan_quality_directors(city: City) -> None:
    """Residents' committee members who watch the quality of a firm's work without pay."""
    for number, firm in enumerate(city.firms):
        if number % 3 != 1 or number in (4, 10):
            continue
        post = city.post(firm.id, "quality_director")
        community = city.communities[number % STREETS[0][2]]
        if number % 2:
            seat = community.residents_seats if number % 4 == 1 else ""
            person = city.person(city.earliest[firm.id])
            city.appoint(person, post, "2022-10-01", on_behalf_of=community.residents)
            if seat and city.taken(seat) < 3:
                city.appoint(person, seat, "2022-09-01")
        else:
            city.book.plant("post without a holder", post)
