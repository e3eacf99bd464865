"""Community bodies of the demo city and the three of its grids (社区两委、服务站、网格)."""

from seeds.demo.city import RULE_DEPUTY_STATION_HEAD, City, Community
from seeds.demo.names import MARK

ELECTED = "2021-01-15"
"""The day on which the last election of village and community committees is said to have ended."""
PARTY_FORMS = ("community_committee", "community_committee", "general_branch", "branch")


def plan_communities(city: City) -> None:
    """Plans the bodies, posts and holders of every community and grid."""
    for number, community in enumerate(city.communities):
        _plan_community(city, community, number)
        for grid_number, grid in enumerate(community.grids, 1):
            _plan_grid(city, community, grid, grid_number, number)


def _named(community: Community) -> str:
    return f"{MARK}·{community.word}社区"


def _plan_community(city: City, community: Community, number: int) -> None:
    name, load, area = _named(community), community.earliest, community.code
    form = PARTY_FORMS[number % len(PARTY_FORMS)]
    community.party = city.body("pp", f"{name}党组织", "party_organisation", "2020-06-01", earliest=load, form=form, area=area)
    community.residents = city.body(
        "rc",
        f"{name}居民委员会",
        "residents_committee",
        ELECTED if number % 4 else "2021",
        earliest=load,
        area=area,
        form="committee" if number % 3 else "",
    )
    community.station = city.body(
        "ss",
        f"{name}物业服务站",
        "service_station",
        "2022-03-15" if number % 5 else "2022-03",
        earliest=load,
        area=area,
        form="community_station",
    )
    secretary = city.person(load, "full")
    deputy = city.person(load, "full")
    first = city.post(community.party, "secretary")
    if number in (2, 7):
        city.appoint(city.person(load, "full"), first, "2020-06-01", "2023-05-20", "调任")
        city.appoint(secretary, first, "2023-07-01")
        city.book.plant("vacant for some weeks between two holders", first)
    else:
        city.appoint(secretary, first, "2020-06-01")
    city.appoint(deputy, city.post(community.party, "deputy_secretary"), "2020-06-01")
    _seat(city, community.party, "committee_member", 3, 2, "2020-06-01", "full")
    community.party_seats = city.post(community.party, "part_time_member", 4)
    director = secretary if number % 3 else city.person(load, "none")
    city.appoint(director, city.post(community.residents, "director"), "2023-07-01" if number in (2, 7) else ELECTED)
    _seat(city, community.residents, "deputy_director", 1, 1, ELECTED)
    members = _seat(city, community.residents, "member", 4, 3, ELECTED)
    community.residents_seats = city.post(community.residents, "part_time_member", 3)
    supervisor = city.post(community.residents, "service_supervisor")
    city.appoint(members[0], supervisor, "2022-05")
    city.appoint(deputy, city.post(community.station, "station_head"), "2022-04-01")
    rule = RULE_DEPUTY_STATION_HEAD if number % 3 != 2 else ""
    community.deputy_head = city.post(community.station, "deputy_station_head", 6, required_by=rule)
    _seat(city, community.station, "staff", 3, 2, "2022-04-01")
    if number == 9:
        city.post(community.residents, "building_chief", 5)


def _plan_grid(city: City, community: Community, grid: str, grid_number: int, number: int) -> None:
    """Branch, residents' group and station of a grid; in every third one person heads all three."""
    load, name = community.earliest, f"{MARK}·{community.word}第{grid_number}网格"
    branch = city.body("pp", f"{name}党支部", "party_organisation", "2021-03-01", earliest=load, form="grid_branch", area=grid)
    group = city.body(
        "rc", f"{name}居民小组", "residents_committee", "2021-03-01", earliest=load, form="residents_group", area=grid
    )
    station = city.body("ss", f"{name}工作站", "service_station", "2021-03", earliest=load, form="grid_station", area=grid)
    posts = (city.post(branch, "secretary"), city.post(group, "residents_group_leader"), city.post(station, "grid_head"))
    leader = city.person(load, "full")
    for place, post in enumerate(posts):
        vacant = (number + grid_number + place) % 11 == 0
        if not vacant:
            holder = leader if (number * 2 + grid_number) % 3 == 0 else city.person(load, "full" if place == 0 else "")
            city.appoint(holder, post, city.reduced("2021-03-15"))
        else:
            city.book.plant("post without a holder", post)
    workers = city.post(station, "grid_worker", 2)
    for _ in range((number + grid_number) % 3):
        city.appoint(city.person(load), workers, "2021-04-01")


def _seat(city: City, body: str, kind: str, seats: int, taken: int, since: str, party: str = "") -> list[str]:
    post = city.post(body, kind, seats)
    people = [city.person(city.earliest[body], party) for _ in range(taken)]
    for place, person in enumerate(people):
        if place == 0 and city.dice.chance(0.4):
            changed = city.dice.day("2022-06-01", "2025-08-01")
            city.appoint(person, post, since, changed, "辞职")
            city.appoint(city.person(city.earliest[body], party), post, city.reduced(changed), heard=changed)
        else:
            city.appoint(person, post, city.reduced(since))
    return people
