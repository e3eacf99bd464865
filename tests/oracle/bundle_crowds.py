"""Scenes that need many people at once: full committees, firms with Party members, one person in three grid posts."""

from tests.oracle.bundle_draft import Draft, chance, choice
from tests.oracle.bundle_scenes import GRIDS, appointment, maybe, person, pick

FOUNDED = ("", "2024-11-06", "2024-11-07", "2024-11", "2024-12-01", "2025-01-15", "2025")


def crowds(draft: Draft) -> None:
    for _ in range(draft.draw.number(4, 8)):
        person(draft)
    for _ in range(draft.draw.number(1, 3)):
        full_committee(draft)
    for firm in draft.ids("bodies", kind="firm"):
        if chance(draft.draw, 60):
            party_firm(draft, firm)
    for code in GRIDS:
        if code in draft.records:
            grid_leader(draft, code)


def full_committee(draft: Draft) -> None:
    """Around seven members, about half of them owners or Party members."""
    draw = draft.draw
    home = pick(draft, draft.ids("compounds"))
    kind = choice(draw, ("management_committee", "owners_committee"))
    body = draft.add("bodies", "committee", name="虚构大委员会", kind=kind, compound=home,
                     form="permanent" if kind == "management_committee" else "",
                     established_on=choice(draw, FOUNDED))  # fmt: skip
    director = body and draft.add("posts", "post", body=body, kind="director")
    member = body and draft.add("posts", "post", body=body, kind="member", seats="12")
    if not director or not member:
        return
    people = draft.ids("people")
    seated = choice(draw, (2, 5, 6, 6, 6, 6, 7, 8))
    exact = chance(draw, 70)
    for i in range(min(seated + 1, len(people))):
        someone = people[-1 - i]
        if exact:
            draft.add("appointments", "app", person=someone, post=director if i == 0 else member)
        else:
            appointment(draft, director if i == 0 else member, someone)
        if chance(draw, 60):
            draft.add("ownerships", "own", person=someone, compound=home, since=maybe(draft, 20), until=maybe(draft, 10))
    head = people[-1] if people else ""
    seats = [p for p in draft.ids("posts", kind="committee_member") if draft.cell(p, "body").startswith("party")]
    if head and seats and chance(draw, 70):
        draft.add("appointments", "app", person=head, post=choice(draw, seats))


def party_firm(draft: Draft, firm: str) -> None:
    draw = draft.draw
    for someone in draft.ids("people", party_status="full")[: draw.number(2, 5)]:
        draft.add("employments", "emp", person=someone, firm=firm, since=maybe(draft, 15), until=maybe(draft, 15, (2025, 2026)))
    if chance(draw, 40):
        draft.add("bodies", "firmbranch", name="虚构企业支部", kind="party_organisation", form="firm_branch", firm=firm,
                  established_on=maybe(draft, 40))  # fmt: skip


def grid_leader(draft: Draft, code: str) -> None:
    """One person in all three posts of a grid, or in two of them."""
    bodies = draft.ids("bodies", area=code)
    posts = [p for body in bodies for p in draft.ids("posts", body=body) if draft.cell(p, "kind") != "grid_worker"]
    someone = pick(draft, draft.ids("people"))
    for post in posts if someone else ():
        if chance(draft.draw, 85):
            draft.add("appointments", "app", person=someone, post=post)
