"""Scenes of the further metrics: people who hold what the metrics ask for, and those who all but do."""

from dataclasses import dataclass, field

from tests.oracle.bundle_draft import Draft, chance, choice
from tests.oracle.bundle_scenes import GRIDS, STREET, STREETS, appointment, compound, maybe, pick

FOUNDED = ("2024-11-06", "2024-11-07", "2024-11-07", "2024-11", "2024-11-08", "2024-12-01", "2024-12", "2025-01-15", "2025")
STANDINGS = ("full",) * 7 + ("none",) * 5 + ("", "probationary")


@dataclass
class Ground:
    """What the scenes of one world share: people by standing, firms, and the posts of each community by kind."""

    people: dict[str, list[str]] = field(default_factory=dict)
    firms: list[str] = field(default_factory=list)
    seats: dict[str, dict[str, str]] = field(default_factory=dict)


def crowds(draft: Draft) -> None:
    """The scenes of one first load."""
    ground = Ground()
    for standing in STANDINGS:
        made = draft.add("people", "pillar", name=f"虚构骨干{draft.made}", party_status=standing)
        ground.people.setdefault(standing, []).append(made or "")
    for home in draft.ids("compounds"):
        code = draft.cell(home, "area")[:12]
        if code not in ground.seats:
            ground.seats[code] = community_seats(draft, code)
    for code in STREETS[1:]:
        draft.propose([("areas", {"code": code, "name": f"虚构街道{code[-1]}", "level": "street"})])
    for _ in range(draft.draw.number(2, 3)):
        party_firm(draft, ground)
    for home in draft.ids("compounds"):
        if ground.firms and chance(draft.draw, 55):
            served_compound(draft, ground, home)
    for _ in range(draft.draw.number(1, 3)):
        management_committee(draft, ground)
    for _ in range(draft.draw.number(2, 4)):
        new_owners_committee(draft, ground)
    for code in GRIDS:
        if code in draft.records and chance(draft.draw, 80):
            grid_posts(draft, ground, code)
    others = draft.ids("compounds")
    for _ in range(draft.draw.number(2, 4)):  # there is little in them but what surveys find
        compound(draft)
    for home in draft.ids("compounds"):
        if home not in others and chance(draft.draw, 50):
            passing_bodies(draft, home)


def community_seats(draft: Draft, code: str) -> dict[str, str]:
    """Community bodies that certainly exist, with a wide seat of each kind."""
    draw = draft.draw
    forms = ("community_committee", "general_branch", "branch")
    party = draft.add("bodies", "party", name="虚构社区总支", kind="party_organisation", form=choice(draw, forms), area=code)
    residents = draft.add(
        "bodies", "rc", name="虚构居委会", kind="residents_committee", form=choice(draw, ("", "committee")), area=code
    )
    station = draft.add("bodies", "station", name="虚构服务站", kind="service_station", form="community_station", area=code)
    wanted = {
        "party": (party, "part_time_member"), "committee": (party, "committee_member"),
        "residents": (residents, "part_time_member"), "member": (residents, "member"),
        "station": (station, "deputy_station_head"),
    }  # fmt: skip
    posts = {name: draft.add("posts", "post", body=body, kind=kind, seats="9") for name, (body, kind) in wanted.items() if body}
    return {name: post for name, post in posts.items() if post}


def sits(draft: Draft, person: str, post: str | None, surely: int = 80) -> None:
    """Mostly a holding without an end; now and then one of any status and period."""
    if not post:
        return
    if chance(draft.draw, surely):
        made = draft.add(
            "appointments", "app", person=person, post=post, since=choice(draft.draw, ("", "", "2021-03-01", "2022"))
        )
        if made and chance(draft.draw, 25):
            year = draft.draw.number(2022, 2024)
            draft.add("suspensions", "susp", appointment=made, since=f"{year}-05-10",
                      until=choice(draft.draw, ("", f"{year}-08-10", f"{year}-09", "2025")))  # fmt: skip
    else:
        appointment(draft, post, person)


def passing_bodies(draft: Draft, home: str) -> None:
    """The only committee and branch there are, some of the days on which they come and go not exact."""
    draw = draft.draw
    committee = choice(draw, (("owners_committee", ""), ("management_committee", "temporary")))
    for kind, form in (committee, ("party_organisation", "compound_branch")):
        draft.add("bodies", "passing", name="虚构过往组织", kind=kind, form=form, compound=home,
                  established_on=choice(draw, ("2022", "2022-05", "2022-09-01", "2023-03")),
                  dissolved_on=choice(draw, ("", "2023-10-01", "2023-11", "2024", "2024-06-30")))  # fmt: skip
    if chance(draw, 50):
        draft.add("services", "service", compound=home, mode=choice(draw, ("professional", "quasi")),
                  provider=pick(draft, draft.ids("bodies", kind="residents_committee")))  # fmt: skip


def anyone(draft: Draft, ground: Ground, *standings: str) -> str:
    return choice(draft.draw, [person for standing in standings for person in ground.people[standing]])


def party_firm(draft: Draft, ground: Ground) -> None:
    """A firm with a head, and with about three formal members: employed for certain, perhaps, or on probation."""
    draw = draft.draw
    firm = draft.add(
        "bodies", "firm", name="虚构党员物业", kind="firm", area=STREET, established_on=maybe(draft, 10, (2020, 2021))
    )
    if not firm:
        return
    ground.firms.append(firm)
    sits(draft, anyone(draft, ground, "full", "full", "none", ""), draft.add("posts", "post", body=firm, kind="firm_head"), 90)
    staff = [*ground.people["full"][: choice(draw, (1, 2, 2, 3, 3, 3, 4))]]
    staff += [anyone(draft, ground, "", "probationary")] if chance(draw, 40) else []
    for person in staff:
        draft.add("employments", "emp", person=person, firm=firm, since=maybe(draft, 12), until=maybe(draft, 8, (2025, 2026)))
    if chance(draw, 25):
        draft.add("bodies", "firmbranch", name="虚构企业支部", kind="party_organisation", firm=firm,
                  form=choice(draw, ("firm_branch", "branch")), established_on=maybe(draft, 40))  # fmt: skip
    if chance(draw, 35):
        sits(draft, anyone(draft, ground, "full"), draft.add("posts", "post", body=firm, kind="party_building_instructor"), 60)


TIES = {"firm_head": ("party", "station"), "project_manager": ("residents", "station"),
        "quality_director": ("committee", "member", "party")}  # fmt: skip


def served_compound(draft: Draft, ground: Ground, home: str) -> None:
    """A firm serves it; some of the firm's people sit in the community too, and so does its committee's director."""
    draw = draft.draw
    firm = choice(draw, ground.firms)
    draft.add("services", "service", compound=home, mode=choice(draw, ("professional", "bundled")), provider=firm,
              since=choice(draw, ("", "2021", "2021-06-01", "2022-02")), filed_on=maybe(draft, 45, (2021, 2024)))  # fmt: skip
    seats = ground.seats[draft.cell(home, "area")[:12]]
    for kind, ends in TIES.items():
        posts = draft.ids("posts", body=firm, kind=kind)
        if kind != "firm_head" and chance(draw, 60):
            only = choice(draw, (home, home, "", pick(draft, draft.ids("compounds"))))
            made = draft.add("posts", "post", body=firm, kind=kind, compound=only)
            posts += [made] if made else []
            sits(draft, anyone(draft, ground, "full", "none", ""), made)
        holders = [draft.cell(a, "person") for post in posts for a in draft.ids("appointments", post=post)]
        if holders and chance(draw, 50):
            sits(draft, choice(draw, holders), seats.get(choice(draw, ends)))
    if chance(draw, 55):
        body = draft.add("bodies", "committee", name="虚构业委会", kind="owners_committee", compound=home,
                         established_on=choice(draw, ("", "2022-01-10")))  # fmt: skip
        director = anyone(draft, ground, "full", "full", "none", "", "probationary")
        if body:
            sits(draft, director, draft.add("posts", "post", body=body, kind="director"), 90)
            for name in ("party", "residents"):
                if chance(draw, 45):
                    sits(draft, director, seats.get(name))
            branch = draft.add(
                "bodies", "branch", name="虚构小区支部", kind="party_organisation", form="compound_branch", compound=home
            )
            secretary = branch and draft.add("posts", "post", body=branch, kind="secretary")
            sits(draft, director if chance(draw, 55) else anyone(draft, ground, "full"), secretary)


DEFECTS = (
    "",
    "",
    "",
    "two less",
    "two less",
    "one more",
    "few owners",
    "few members",
    "unknown members",
    "not in the community",
    "perhaps one",
)


def management_committee(draft: Draft, ground: Ground) -> None:
    """Seven owners, four or more of them Party members, the director in the community Party organisation: or all but that."""
    draw = draft.draw
    home = pick(draft, draft.ids("compounds"))
    form = choice(draw, ("permanent", "temporary"))
    body = draft.add("bodies", "committee", name="虚构物管会", kind="management_committee", compound=home, form=form,
                     established_on=choice(draw, ("", "2022-03-01", "2022-03")))  # fmt: skip
    director = body and draft.add("posts", "post", body=body, kind="director")
    member = body and draft.add("posts", "post", body=body, kind="member", seats="12")
    if not body or not director or not member:
        return
    defect = choice(draw, DEFECTS)
    full, none = ground.people["full"], ground.people["none"]
    people = full[:2] + none if defect == "few members" else full[:4] + none[:3]
    if defect == "unknown members":
        people = full[:3] + ground.people[""] + none[:3]
    people = people[:5] if defect == "two less" else [*people, full[6]] if defect == "one more" else people
    for place, person in enumerate(people):
        perhaps = {"since": "2022", "until": choice(draw, ("", "2025"))} if defect == "perhaps one" and place == 6 else {}
        draft.add("appointments", "app", person=person, post=member if place else director, **perhaps)
        if place < (3 if defect == "few owners" else 5):
            draft.add(
                "ownerships", "own", person=person, compound=home, since=maybe(draft, 6), until=maybe(draft, 4, (2025, 2026))
            )
    if defect != "not in the community":
        seats = ground.seats[draft.cell(home, "area")[:12]]
        sits(draft, people[0], seats.get(choice(draw, ("committee", "committee", "party"))), 90)


def new_owners_committee(draft: Draft, ground: Ground) -> None:
    """Established about the day from which the share of members is asked, with about as many members as others."""
    draw = draft.draw
    home = pick(draft, draft.ids("compounds"))
    body = draft.add("bodies", "committee", name="虚构新业委会", kind="owners_committee", compound=home,
                     established_on=choice(draw, FOUNDED))  # fmt: skip
    post = body and draft.add("posts", "post", body=body, kind=choice(draw, ("member", "director")), seats="9")
    if not body or not post:
        return
    people = ground.people["full"][: draw.number(1, 3)] + ground.people["none"][: draw.number(1, 4)]
    people += [anyone(draft, ground, "", "probationary")] if chance(draw, 30) else []
    for person in people:
        sits_here = {"until": maybe(draft, 8, (2025, 2026))}
        draft.add("appointments", "app", person=person, post=post, **sits_here)
    if chance(draw, 40):
        sits(draft, ground.people["none"][-1], draft.add("posts", "post", body=body, kind="staff"))


def grid_posts(draft: Draft, ground: Ground, code: str) -> None:
    """The three posts of a grid held by one person, by several, or by one of whom one post is uncertain; and its worker."""
    draw = draft.draw
    branch = draft.add("bodies", "gridbranch", name="虚构网格支部", kind="party_organisation", form="grid_branch", area=code)
    group = draft.add("bodies", "group", name="虚构居民小组", kind="residents_committee", form="residents_group", area=code,
                      established_on=choice(draw, ("", "", "", "2022", "2022-05")))  # fmt: skip
    one, other = anyone(draft, ground, "full"), anyone(draft, ground, "none")
    scene = choice(draw, ("one", "one", "two", "vacant", "perhaps", "perhaps"))
    for body, kind in ((branch, "secretary"), (group, "residents_group_leader"), (group, "grid_head")):
        post = body and draft.add("posts", "post", body=body, kind=kind, until=maybe(draft, 5, (2025, 2026)))
        if not post or (scene == "vacant" and kind == "grid_head"):
            continue
        ended = {"status": "ended"} if scene == "perhaps" and kind == "grid_head" else {}
        draft.add("appointments", "app", person=other if scene == "two" and kind == "grid_head" else one, post=post, **ended)
    worker = group and draft.add("posts", "post", body=group, kind="grid_worker", seats="2")
    if chance(draw, 60):
        sits(draft, other, worker, 60)
