"""Compound branches, joint branches and building groups (小区党支部、联合党支部、楼栋党小组)."""

from seeds.demo.city import RULE_ONE_PERSON, City, Community, Compound
from seeds.demo.committees import director_stints
from seeds.demo.timetable import days_after

REDUCED_STARTS = ("2023", "2023-05", "2022", "2024", "2023", "2024-09", "2023-11", "2025-03")
ALONE = 44
"""Compounds with a branch of their own; then come the joint ones, a few groups, and the rest has none."""


def plan_branches(city: City) -> None:
    """Deals Party organisations out over the compounds, those with a committee first."""
    dice = city.dice
    with_committee = dice.shuffled([c for c in city.compounds if c.directors])
    without = dice.shuffled([c for c in city.compounds if not c.directors])
    alone = with_committee[: ALONE - 6] + without[:6]
    rest = with_committee[ALONE - 6 :] + without[6:]
    reduced = iter(REDUCED_STARTS)
    for place, compound in enumerate(alone):
        since = next(reduced, "") if place % 5 == 4 else ""
        since = since or dice.day("2020-03-01", "2024-02-28")
        until = dice.day("2024-06-01", "2025-09-30") if place in (7, 23) else ""
        _branch(city, "compound_branch", [compound], since, until)
    for community in city.communities:
        here = [c for c in rest if c.community is community]
        together = here[: 2 + dice.below(2)]
        if len(together) > 1:
            _branch(city, "joint_branch", together, dice.day("2021-02-01", "2024-05-31"), "")
        if community.earliest == 0 and len(here) > len(together):
            _building_group(city, community, here[-1])


def _branch(city: City, form: str, compounds: list[Compound], since: str, until: str) -> None:
    dice, first = city.dice, compounds[0]
    named = f"{first.name}党支部" if len(compounds) == 1 else f"{first.name}等{len(compounds)}个小区联合党支部"
    body = city.body(
        "pp",
        named,
        "party_organisation",
        since,
        until,
        first.community.earliest,
        form=form,
        compound=";".join(compound.id for compound in compounds),
        parent=first.community.party,
    )
    if len(since) < 10:
        city.book.plant("body with a reduced date", body)
    for compound in compounds:
        compound.branches.append(body)
    post = city.post(body, "secretary", required_by=RULE_ONE_PERSON if dice.chance(0.4) else "")
    _plan_secretary(city, compounds, post, since, until)
    members = city.post(body, "committee_member", 2)
    for _ in range(dice.pick((1, 1, 2))):
        city.appoint(city.owner(first, city.earliest[body], dice.pick(("full", "full", "probationary"))), members, since, until)


def _plan_secretary(city: City, compounds: list[Compound], post: str, since: str, until: str) -> None:
    """The committee's director, at once or after another one; someone else; or nobody."""
    dice, body = city.dice, city.body_of[post]
    load = city.earliest[body]
    stints = [s for c in compounds for s in director_stints(c) if not s.until and len(s.since) == 10]
    lot = dice.below(100)
    if compounds[0].number % 11 == 6:
        city.book.plant("post without a holder", post)
    elif stints and lot < 74 and len(since) == 10 and not until:
        stint = stints[0]
        joined = days_after(max(since, stint.since), dice.pick((0, 0, 15, 120, 300)))
        if joined > "2025-11-30":
            joined = max(since, stint.since)
        if joined > since and dice.chance(0.6):
            city.appoint(city.person(load, "full"), post, since, joined, "改选")
        basis = {"basis": RULE_ONE_PERSON} if dice.chance(0.5) else {}
        city.appoint(stint.person, post, city.reduced(joined, 0.15), heard=joined, **basis)
        city.book.plant("one person is branch secretary and committee director", compounds[0].id)
    else:
        city.appoint(city.owner(compounds[0], load, "full"), post, city.reduced(since), until)


def _building_group(city: City, community: Community, compound: Compound) -> None:
    group = city.body(
        "pp",
        f"{compound.name}楼栋党小组",
        "party_organisation",
        "2022-07-01",
        earliest=community.earliest,
        form="building_group",
        compound=compound.id,
        parent=community.party,
    )
    compound.branches.append(group)
    city.appoint(city.owner(compound, community.earliest, "full"), city.post(group, "group_head"), "2022-07-01")
    chiefs = city.post(group, "building_chief", 3)
    for _ in range(2):
        city.appoint(city.owner(compound, community.earliest), chiefs, "2022-08")
