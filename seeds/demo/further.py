"""What makes every metric of the contract worth asking of the demo city (其余指标的演示数据).

Planned after everything else, so that it changes no identifier and no chance of what was there.
"""

from seeds.demo.city import City, Community, Compound
from seeds.demo.timetable import LAST, days_after, first_told

LOOKED_AT = ("990101001001", "990101001002", "990101001003", "990101002001", "990101002002")
"""Communities in which everything there is of the further metrics was recorded; in the others that is not known."""
OF_COMPOUNDS = (
    "management-committee",
    "party-organisation-mature",
    "party-with-committee",
    "professional-service",
    "quality-director",
    "committee-in-party",
    "firm-in-party",
    "committee-in-residents",
    "firm-in-residents",
    "disclosed",
    "assessed",
)
COMPLETE = (
    *((aspect, area) for aspect in OF_COMPOUNDS[3:] for area in LOOKED_AT),
    *(("contract-filed", area) for area in LOOKED_AT[:4]),
    *(("grid-worker", area) for area in LOOKED_AT[1:]),
    *(("director-in-community-party", area) for area in LOOKED_AT),
    ("firm-party-work", "990101001"),
)
EXEMPT_EACH = 5
"""Subjects exempt from each of the further metrics, as far as it has so many."""

UNCERTAIN_GRID = "one person in three posts of a grid, one of them uncertain"


def plan_further(city: City) -> None:
    """Plans committees by the rules and against them, a firm's Party members, quality directors, and what surveys found."""
    free = _without_committee(city)
    for compound, full in zip(free[:2], (5, 4), strict=False):
        _management_committee(city, compound, full)
    for compound in free[2:3]:
        _owners_committee(city, compound)
    for community in (*city.communities[:3], *city.communities[7:10]):
        _quality_director(city, community)
    _plan_party_members_of_firms(city)
    _plan_uncertain_grids(city)
    _plan_meetings(city)
    _plan_next_year(city)
    _plan_complaints(city)
    _plan_surveys(city)


def _survey(city: City, subject: str, aspect: str, day: str, finding: str, reason: str = "") -> None:
    load = city.last(first_told(day, city.book.first(subject)))
    row = {"id": city.number("su"), "subject": subject, "aspect": aspect, "on": day, "finding": finding, "reason": reason}
    city.book.tell("surveys", load, row)


def _without_committee(city: City) -> list[Compound]:
    """Compounds that never had a committee, one of each street in turn, but those whose surveys are there to decide."""
    plants = city.book.plants
    decided = {
        c for what, found in plants.items() if "committee" in what and ("exempt" in what or "present" in what) for c in found
    }
    decided |= set(plants["compound demolished"])
    free = [c for c in city.compounds if c.story == "none" and c.id not in decided]
    first = [c for c in free if c.community.earliest == 0]
    second = [c for c in free if c.community.earliest]
    return [compound for pair in zip(first, second, strict=False) for compound in pair]


def _management_committee(city: City, compound: Compound, full: int) -> None:
    """Seven owners, so many of them Party members, the director in the community Party organisation."""
    since = "2025-03-01"
    name = f"{compound.name}物业管理委员会"
    body = city.body("mc", name, "management_committee", since, form="permanent", compound=compound.id)
    director, seat = city.post(body, "director"), city.post(body, "member", 6)
    people = [city.owner(compound, city.earliest[body], "full" if place < full else "none") for place in range(7)]
    for place, person in enumerate(people):
        city.appoint(person, seat if place else director, since)
    city.appoint(people[0], city.post(compound.community.party, "part_time_member"), "2025-04-01")
    city.book.plant("management committee with owners and Party members enough", body)


def _owners_committee(city: City, compound: Compound) -> None:
    """Five members and one of them of the Party, elected after the day from which half of them are to be Party members."""
    body = city.body("oc", f"{compound.name}业主委员会", "owners_committee", "2025-04-10", compound=compound.id)
    director, seat = city.post(body, "director"), city.post(body, "member", 4)
    for place in range(5):
        person = city.owner(compound, city.earliest[body], "none" if place else "full")
        city.appoint(person, seat if place else director, "2025-04-10")
    city.book.plant("owners' committee with Party members too few", body)


def _quality_director(city: City, community: Community) -> None:
    """A member of the residents' committee who watches over a firm's work in one compound."""
    lasting = [f.id for f in city.firms if "dissolved_on" not in city.book.latest(f.id)]
    here = [c for c in city.compounds if c.community is community and c.services]
    served = [c for c in here if c.services[-1][0] in lasting and not c.services[-1][2]]
    members = _undisturbed(city, community.residents, "member")
    for compound, member in list(zip(served, members, strict=False))[:1]:
        post = city.post(compound.services[-1][0], "quality_director", earliest=community.earliest, compound=compound.id)
        city.appoint(city.book.latest(member)["person"], post, "2024-02-01", on_behalf_of=community.residents)
        city.book.plant("quality director from the residents' committee", compound.id)


def _undisturbed(city: City, body: str, kind: str) -> list[str]:
    """The open holdings of such a post in the body that were never suspended."""
    book = city.book
    suspended = {book.latest(s)["appointment"] for s in book.all_of("suspensions")}
    posts = {p for p in book.all_of("posts") if book.latest(p)["body"] == body and book.latest(p)["kind"] == kind}
    held = [a for a in book.all_of("appointments") if book.latest(a)["post"] in posts and a not in suspended]
    return [a for a in held if not {"until", "status"} & set(book.latest(a))]


def _plan_party_members_of_firms(city: City) -> None:
    """Three firms with Party members enough for a branch, and none: looked at and not found, exempt, not looked at."""
    for firm, finding in ((city.firms[0], "none"), (city.firms[6], "exempt"), (city.firms[12], "")):
        for _ in range(3):
            city.employee(firm.id, 3, "full", "2022-05-01")
        if finding:
            _survey(city, firm.id, "firm-branch", "2024-03-20", finding)
        city.book.plant("firm with Party members enough and no branch", firm.id)
    _survey(city, city.firms[1].id, "firm-party-work", "2024-03-20", "none")


def _plan_uncertain_grids(city: City) -> None:
    """Two grids under one person, of whom it is learned that one of the posts ended, but not when."""
    held: dict[str, dict[str, str]] = {}
    for appointment in city.book.all_of("appointments"):
        body = city.book.latest(city.body_of[city.post_of(appointment)])
        held.setdefault(body.get("area", ""), {})[city.book.latest(city.post_of(appointment))["kind"]] = appointment
    for grid in [grid for community in city.communities for grid in community.grids]:
        posts = [held[grid][kind] for kind in ("secretary", "residents_group_leader", "grid_head") if kind in held.get(grid, {})]
        led = len(posts) == 3 and len({city.book.latest(a)["person"] for a in posts}) == 1
        if led and len(city.book.plants.get(UNCERTAIN_GRID, ())) < 2:
            city.book.change(posts[2], 9, status="ended", ended_because="已离任，日期不详")
            city.book.plant(UNCERTAIN_GRID, grid)


def _plan_meetings(city: City) -> None:
    """Of the first street it is learned to which quarters its meetings belong, and that there were no others."""
    for meeting in city.book.all_of("activities"):
        row = city.book.latest(meeting)
        if row["kind"] == "meeting" and row["subject"] == "990101001" and "period" not in row:
            city.book.change(meeting, LAST, period=f"{row['on'][:4]}Q{(int(row['on'][5:7]) + 2) // 3}")
            city.book.plant("meeting whose period was learned later", meeting)
    _survey(city, "990101001", "meeting-held", "2025-01-10", "complete")


def _plan_next_year(city: City) -> None:
    """What some firms disclosed, and were assessed for, before the year 2026 began."""
    served = [c for c in city.compounds if c.services and c.services[-1][0].startswith("99-fm") and not c.services[-1][2]]
    for place, compound in enumerate(served[:40:5]):
        cells = {
            "subject": compound.id,
            "on": f"2025-12-{place + 1:02d}",
            "done_on": f"2025-12-{place + 2:02d}",
            "period": "2026",
        }
        city.book.tell("activities", LAST, {"id": city.number("ac"), "kind": ("disclosure", "assessment")[place % 2], **cells})


def _plan_complaints(city: City) -> None:
    """About a service, a firm, a grid's post and a person, who lies nowhere."""
    first = city.compounds[0].community
    post = next(p for p in city.book.all_of("posts") if city.book.latest(p)["kind"] == "grid_worker")
    service = next(s for s in city.book.all_of("services") if city.book.first(s) == 0)
    for place, subject in enumerate((service, city.firms[2].id, post, city.book.all_of("people")[0], first.residents)):
        on = f"2025-0{place + 3}-10"
        row = {"id": city.number("ac"), "kind": "complaint", "subject": subject, "on": on, "due": days_after(on, 15)}
        row["done_on"] = days_after(on, 9) if place % 2 else ""
        city.book.tell("activities", city.last(first_told(days_after(on, 16))), row)


def _bodies(city: City, kind: str) -> list[str]:
    return [b for b in city.book.all_of("bodies") if city.book.latest(b)["kind"] == kind]


def _plan_surveys(city: City) -> None:
    """Communities looked at as a whole, and the exempt of each metric."""
    dice, book = city.dice, city.book
    for aspect, area in COMPLETE:
        _survey(city, area, aspect, dice.day("2023-10-01", "2024-03-31"), "complete")
    compounds = [c.id for c in city.compounds if c.services]
    owners, management = _bodies(city, "owners_committee"), _bodies(city, "management_committee")
    young = [b for b in owners if city.founded(b) >= "2024-11-07"]
    firms = [f for f in city.firms if f.id not in book.plants["firm with a branch of its own"]]
    workers = [city.post_of(a) for a in book.all_of("appointments") if book.latest(city.post_of(a))["kind"] == "grid_worker"]
    manned = {book.latest(city.body_of[post])["area"] for post in workers}
    subjects = {
        **dict.fromkeys(OF_COMPOUNDS, compounds),
        "professional-service": [c.id for c in city.compounds if not any(p.startswith("99-fm") for p, _, _ in c.services)],
        "contract-filed": book.all_of("services"),
        "director-party-member": owners,
        "director-in-community-party": management,
        "committee-composition": management,
        "committee-party-share": young[:1],
        "firm-party-work": [f.id for f in firms],
        "grid-worker": [grid for grid in (g for c in city.communities for g in c.grids) if grid not in manned],
        "grid-one-person": [grid for c in city.communities[7:] for grid in c.grids[:1]],
        "complaint-in-time": [a for a in book.all_of("activities") if book.latest(a)["kind"] == "complaint"],
    }
    for aspect, possible in subjects.items():
        for subject in dice.some(possible, min(EXEMPT_EACH, len(possible))):
            _survey(city, subject, aspect, dice.day("2024-04-01", "2025-05-31"), "exempt", "演示：经街道同意，暂不适用")
            book.plant(f"exempt from {aspect} by the street", subject)
