"""Pieces of an invented street: each adds what belongs together, and leaves out what the rules refuse."""

from collections.abc import Sequence

from tests.oracle.bundle_draft import Draft, chance, choice, reduced_or_full
from tests.oracle.metric_table import METRICS

STREET = "990101001"
STREETS = (STREET, "990101002", "990101003")
COMMUNITIES = ("990101001001", "990101001002", "990101001003")
GRIDS = ("990101001001-1", "990101001001-12", "990101001003-A")
SERVICE_MODES = (
    "professional", "professional", "bundled", "quasi", "community_entrusted", "social_organisation", "owners_self_managed",
    "state_backstop", "resident_founded_firm", "community_service_centre",
)  # fmt: skip
STATUSES_THAT_DO_NOT_COUNT = ("proposed", "under_review", "publicised", "approved", "rejected", "withdrawn")


def maybe(draft: Draft, percent: int, years: tuple[int, int] = (2022, 2025)) -> str:
    """A date as written, or ""."""
    return reduced_or_full(draft.draw, *years) if chance(draft.draw, percent) else ""


def pick(draft: Draft, options: Sequence[str]) -> str:
    return choice(draft.draw, options) if options else ""


def areas(draft: Draft) -> None:
    """The street and what is above and below it; a community or a grid may come in a later load, or never."""
    rows = [("99", "province"), ("9901", "city"), ("990101", "county"), (STREET, "street")]
    rows += [(code, "community") for code in COMMUNITIES] + [(code, "grid") for code in GRIDS]
    for code, level in rows:
        if code in draft.records or code in draft.voided:
            continue
        if (level == "grid" and chance(draft.draw, 40)) or (code in COMMUNITIES[1:] and chance(draft.draw, 15)):
            continue
        parent = "990101" if level == "community" and chance(draft.draw, 4) else ""
        cells = {"code": code, "name": f"虚构{code[-6:]}", "level": level, "parent": parent}
        draft.propose([("areas", {column: cell for column, cell in cells.items() if cell})])


def community(draft: Draft, code: str) -> None:
    """The Party organisation, residents' committee and station of a community, with their posts."""
    draw = draft.draw
    if chance(draw, 85):
        form = choice(draw, ("community_committee", "general_branch", "branch", "grid_branch"))
        body = draft.add(
            "bodies", "party", name=f"虚构社区党组织{code[-2:]}", kind="party_organisation", form=form, area=code,
            established_on=maybe(draft, 20, (2020, 2022)),
        )  # fmt: skip
        posts(draft, body, ("secretary", "part_time_member", "part_time_member", "committee_member"))
    if chance(draw, 80):
        body = draft.add(
            "bodies", "rc", name=f"虚构居委会{code[-2:]}", kind="residents_committee", area=code,
            form=choice(draw, ("", "committee", "residents_group")),
        )  # fmt: skip
        posts(draft, body, ("director", "part_time_member", "member"))
    for _ in range(draw.number(0, 2)):
        body = draft.add(
            "bodies", "station", name=f"虚构服务站{code[-2:]}", kind="service_station", area=code,
            form=choice(draw, ("community_station", "community_station", "grid_station", "")),
            dissolved_on=maybe(draft, 12, (2024, 2026)),
        )  # fmt: skip
        posts(draft, body, ("station_head", "deputy_station_head", "deputy_station_head"))


def grid(draft: Draft, code: str) -> None:
    draw = draft.draw
    body = draft.add("bodies", "gridbranch", name="虚构网格支部", kind="party_organisation", form="grid_branch", area=code)
    posts(draft, body, ("secretary",))
    group = draft.add("bodies", "group", name="虚构居民小组", kind="residents_committee", form="residents_group", area=code)
    posts(draft, group, ("residents_group_leader", "grid_head", "grid_worker")[: draw.number(1, 3)])


def posts(draft: Draft, body: str | None, kinds: Sequence[str], compounds: Sequence[str] = ("",)) -> None:
    if body is None:
        return
    for kind in kinds:
        draft.add(
            "posts", "post", body=body, kind=kind, seats=choice(draft.draw, ("", "", "2", "3")),
            compound=choice(draft.draw, compounds), since=maybe(draft, 10), until=maybe(draft, 6, (2024, 2026)),
        )  # fmt: skip


def firm(draft: Draft) -> None:
    area = pick(draft, [code for code in (STREET, *COMMUNITIES) if code in draft.records])
    body = draft.add(
        "bodies", "firm", name="虚构物业公司", kind="firm", form=choice(draft.draw, ("", "market", "quasi")),
        area=area if chance(draft.draw, 90) else "", established_on=maybe(draft, 20, (2020, 2022)),
        dissolved_on=maybe(draft, 15, (2023, 2025)),
    )  # fmt: skip
    if body is None:
        return
    wanted = ("firm_head", "project_manager", "project_manager", "quality_director", "party_building_instructor")
    posts(draft, body, wanted[: draft.draw.number(1, 5)], ("", "", *draft.ids("compounds")))
    if chance(draft.draw, 30):
        draft.add("bodies", "firmbranch", name="虚构企业支部", kind="party_organisation", form="firm_branch", firm=body,
                  compound=pick(draft, draft.ids("compounds")) if chance(draft.draw, 40) else "")  # fmt: skip


def compound(draft: Draft) -> None:
    places = [code for code in (*COMMUNITIES, *GRIDS) if code in draft.records]
    if not places:
        return
    draft.add(
        "compounds", "compound", name=f"虚构小区{draft.made}", area=choice(draft.draw, places),
        mature=choice(draft.draw, ("", "yes", "yes", "no")), built_on=maybe(draft, 20, (2021, 2023)),
        **{"class": choice(draft.draw, ("", "closed", "semi_open", "open"))}, demolished_on=maybe(draft, 8, (2024, 2026)),
    )  # fmt: skip


def committees(draft: Draft, home: str) -> None:
    """None, one or two committees, perhaps of two compounds, and the branch whose secretary may be the director."""
    draw = draft.draw
    others = [c for c in draft.ids("compounds") if c != home]

    def listing() -> str:
        return ";".join([home, choice(draw, others)]) if others and chance(draw, 15) else home

    for _ in range(choice(draw, (0, 0, 1, 1, 2))):
        kind = choice(draw, ("owners_committee", "owners_committee", "management_committee"))
        body = draft.add(
            "bodies", "committee", name="虚构委员会", kind=kind, compound=listing(),
            form=choice(draw, ("permanent", "temporary")) if kind == "management_committee" else "",
            established_on=maybe(draft, 40, (2022, 2025)), dissolved_on=maybe(draft, 15, (2024, 2026)),
        )  # fmt: skip
        wanted = ("director", "member", "member", "staff", "deputy_director", "member", "member")
        posts(draft, body, wanted if chance(draw, 20) else wanted[: choice(draw, (0, 1, 2, 3, 4))])
    for _ in range(choice(draw, (0, 1, 1, 1, 2))):
        form = choice(draw, ("compound_branch", "compound_branch", "joint_branch", "building_group", "firm_branch"))
        body = draft.add(
            "bodies", "branch", name="虚构小区支部", kind="party_organisation", form=form, compound=listing(),
            established_on=maybe(draft, 30, (2022, 2023)), dissolved_on=maybe(draft, 12, (2024, 2026)),
        )  # fmt: skip
        posts(draft, body, ("secretary", "deputy_secretary")[: choice(draw, (0, 1, 1, 1, 2))])


def service(draft: Draft, home: str) -> None:
    draw = draft.draw
    firms = draft.ids("bodies", kind="firm")
    others = [b for b in draft.ids("bodies") if b not in firms]
    draft.add(
        "services", "service", compound=home, mode=choice(draw, SERVICE_MODES),
        provider=choice(draw, (pick(draft, firms),) * 6 + (pick(draft, others), "")),
        since=maybe(draft, 50, (2022, 2023)), until=maybe(draft, 25, (2024, 2026)), filed_on=maybe(draft, 50),
    )  # fmt: skip


def appointment(draft: Draft, post: str, person: str) -> None:
    draw = draft.draw
    status = choice(draw, ("", "", "", "in_office", "in_office", "ended", choice(draw, STATUSES_THAT_DO_NOT_COUNT)))
    until = maybe(draft, 70 if status == "ended" else 20, (2023, 2026))
    sender = pick(draft, draft.ids("bodies")) if chance(draw, 12) else ""
    made = draft.add("appointments", "app", person=person, post=post, status=status, on_behalf_of=sender,
                     since=maybe(draft, 60, (2022, 2023)), until=until)  # fmt: skip
    if made and chance(draw, 10):
        draft.add("steps", "step", subject=made, step=choice(draw, ("nominate", "review", "approve")), by=sender,
                  on=maybe(draft, 70, (2022, 2022)))  # fmt: skip
    if made and chance(draw, 12):
        draft.add("suspensions", "susp", appointment=made, since=reduced_or_full(draw, 2023, 2025),
                  until=maybe(draft, 60, (2024, 2026)))  # fmt: skip


def person(draft: Draft) -> None:
    status = choice(draft.draw, ("", "full", "full", "probationary", "none"))
    dates = status != "none"
    draft.add("people", "person", name=f"虚构人{draft.made}", party_status=status,
              party_since=maybe(draft, 40 if dates else 0, (2020, 2024)),
              party_until=maybe(draft, 8 if dates else 0, (2024, 2026)))  # fmt: skip


TIES = {
    "director": ("secretary",),
    "secretary": ("director",),
    "firm_head": ("deputy_station_head", "part_time_member"),
    "project_manager": ("deputy_station_head", "part_time_member"),
    "quality_director": ("committee_member", "member", "part_time_member"),
    "residents_group_leader": ("grid_head", "secretary"),
}


def staffing(draft: Draft) -> None:
    """Holders for most posts; whoever holds one end of a tie often gets the other end too."""
    draw = draft.draw
    people = draft.ids("people")
    for post in draft.ids("posts"):
        if not people or chance(draw, 60 if draft.ids("appointments", post=post) else 12):
            continue
        someone = choice(draw, people)
        appointment(draft, post, someone)
        tied = TIES.get(draft.cell(post, "kind"), ())
        near = [p for kind in tied for p in draft.ids("posts", kind=kind) if _near(draft, post, p)]
        if near and chance(draw, 70):
            appointment(draft, choice(draw, near), someone)


def heads(draft: Draft, home: str) -> None:
    """A secretary and a director certainly in their posts: one person or two."""
    bodies = [b for b in draft.ids("bodies") if home in draft.cell(b, "compound").split(";")]
    one, other = pick(draft, draft.ids("people")), pick(draft, draft.ids("people"))
    director = one if chance(draft.draw, 45) else other
    for body in bodies if one else ():
        for post in draft.ids("posts", body=body):
            kind = draft.cell(post, "kind")
            if kind in ("secretary", "director") and chance(draft.draw, 85):
                draft.add("appointments", "app", person=one if kind == "secretary" else director, post=post)


def _near(draft: Draft, one: str, other: str) -> bool:
    """In bodies of one compound, or in any bodies that are not of compounds."""
    ours, theirs = (set(draft.cell(draft.cell(p, "body"), "compound").split(";")) for p in (one, other))
    return bool(ours & theirs) or theirs == {""}


def possessions(draft: Draft, count: int) -> None:
    """Owners and employees."""
    for _ in range(count):
        people, compounds, firms = draft.ids("people"), draft.ids("compounds"), draft.ids("bodies", kind="firm")
        if people and compounds:
            draft.add("ownerships", "own", person=pick(draft, people), compound=pick(draft, compounds),
                      since=maybe(draft, 30), until=maybe(draft, 15, (2024, 2026)))  # fmt: skip
        if people and firms:
            draft.add("employments", "emp", person=pick(draft, people), firm=pick(draft, firms),
                      since=maybe(draft, 30), until=maybe(draft, 15, (2024, 2026)))  # fmt: skip


def activities(draft: Draft, count: int) -> None:
    for _ in range(count):
        kind = choice(draft.draw, ("disclosure", "assessment", "complaint", "complaint", "meeting"))
        subject = STREET if kind == "meeting" else pick(draft, draft.ids("compounds"))
        if not subject or subject not in draft.records:
            continue
        on = reduced_or_full(draft.draw, 2022, 2023) if kind == "complaint" else maybe(draft, 60)
        period = choice(draft.draw, ("", "2024", "2024H1", "2024Q3", "2024-05", "2023", "2025"))
        draft.add("activities", "act", kind=kind, subject=subject, on=on, due=maybe(draft, 70, (2023, 2024)),
                  done_on=maybe(draft, 70, (2023, 2024)), period=period if kind != "complaint" else "")  # fmt: skip


OF_AREAS = ("complete", "complete", "complete", "withdrawn")
OF_SUBJECTS = ("none", "present", "exempt", "exempt", "complete")


def surveys(draft: Draft, aspects: Sequence[str], count: int) -> None:
    """Of areas (complete, then perhaps withdrawn) and of subjects (every finding), often two of one day."""
    draw = draft.draw
    for _ in range(count):
        aspect = choice(draw, aspects)
        of_area = chance(draw, 35)
        subject = pick(draft, draft.ids("areas") if of_area else subjects_of(draft, aspect))
        if not subject:
            continue
        findings = OF_AREAS if of_area else OF_SUBJECTS
        on = reduced_or_full(draw, 2022, choice(draw, (2022, 2023, 2024)))
        draft.add("surveys", "survey", subject=subject, aspect=aspect, on=on, finding=choice(draw, findings))
        if chance(draw, 20):
            draft.add("surveys", "survey", subject=subject, aspect=aspect, on=on, finding=choice(draw, findings))


def subjects_of(draft: Draft, aspect: str) -> list[str]:
    """The records of the sort that a metric judges."""
    subjects = METRICS[aspect].subjects
    if subjects in ("grid", "street"):
        return draft.ids("areas", level=subjects)
    if subjects in ("compound", "service"):
        return draft.ids(subjects + "s")
    return draft.ids("activities", kind="complaint") if subjects == "complaint" else draft.ids("bodies", kind=subjects)
