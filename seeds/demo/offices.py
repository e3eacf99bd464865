"""County and street bodies of the demo city (区、街道的机构与协调组织)."""

from seeds.demo.city import City
from seeds.demo.names import MARK
from seeds.demo.places import STREETS

FOUNDED = "2020-01-06"
ONLINE = (
    ("website", "https://yunliu.example.org"),
    ("site_filing", f"{MARK}备00000000号"),
    ("mini_program", f"{MARK}网格服务"),
    ("app", f"{MARK}智慧物业"),
    ("official_account", f"{MARK}云柳物业"),
)
"""Where the county's office is found on the net, by kind of contact."""


def plan_offices(city: City) -> None:
    """Plans public offices, Party work committees, coordination bodies, their posts and holders."""
    county = _office(city, f"{MARK}·云柳区物业科", "科室", "990101", 0)
    _staff(city, county, (("office_head", 1, 1), ("staff", 3, 2), ("rank_only", 2, 1)))
    for kind, value in ONLINE:
        _contact(city, county, kind, value)
    section = city.body("pp", f"{MARK}·云柳区机关党支部", "party_organisation", FOUNDED, form="other", area="990101")
    _staff(city, section, (("secretary", 1, 1), ("committee_member", 2, 2)), "full")
    for street, name, _, load in STREETS:
        office = _office(city, f"{name}办事处", "街道办事处", street, load)
        city.street_offices[street] = office
        _staff(city, office, (("director", 1, 1), ("deputy_director", 3, 2), ("office_head", 2, 2), ("staff", 6, 4)))
        for kind, value in (
            ("address", f"{name}1号"),
            ("telephone", f"000{street[-3:]}-0000001"),
            ("hotline", f"001{street[-3:]}"),
        ):
            _contact(city, office, kind, value)
        police = _office(city, f"{name}派出所", "派出所", street, load)
        _staff(city, police, (("chief", 1, 1), ("liaison_officer", 1, 1)))
        committee = city.body(
            "pp", f"{name}党工委", "party_organisation", FOUNDED, earliest=load, form="street_work_committee", area=street
        )
        _staff(city, committee, (("secretary", 1, 1), ("deputy_secretary", 2, 2), ("committee_member", 6, 5)), "full")
        _plan_coordination(city, street, name, load)


def _office(city: City, name: str, form: str, area: str, load: int) -> str:
    return city.body("of", name, "public_office", FOUNDED, earliest=load, form=form, area=area)


def _contact(city: City, office: str, kind: str, value: str) -> None:
    """A published contact of an office (公开联系方式), told with the office."""
    row = {"id": city.number("ct"), "body": office, "kind": kind, "value": value}
    city.book.tell("contacts", city.earliest[office], row)


def _plan_coordination(city: City, street: str, name: str, load: int) -> None:
    """Leading group, joint meeting, task force; the last ends in 2024, its seats with it."""
    group = city.body(
        "co", f"{name}物业治理领导小组", "coordination_body", "2022-03-01", earliest=load, form="leading_group", area=street
    )
    _staff(city, group, (("group_head", 1, 1), ("deputy_group_head", 3, 3), ("member", 8, 7), ("office_head", 1, 1)))
    meeting = city.body(
        "co", f"{name}党建联席会议", "coordination_body", "2022-05", earliest=load, form="joint_meeting", area=street
    )
    _staff(city, meeting, (("member", 6, 6), ("liaison_officer", 2, 1)))
    force = city.body(
        "co", f"{name}业委会攻坚专班", "coordination_body", "2022-09-01", "2024-08-31", load, form="task_force", area=street
    )
    _staff(city, force, (("group_head", 1, 1), ("member", 10, 8)), until="2024-08-31")
    other = city.body("co", f"{name}物业纠纷调解会", "coordination_body", "2023", earliest=load, form="other", area=street)
    _staff(city, other, (("group_head", 1, 1), ("member", 4, 3), ("other", 1, 0)))
    centre = city.body("ss", f"{name}物业服务中心", "service_station", "2023-03-01", earliest=load, form="other", area=street)
    _staff(city, centre, (("station_head", 1, 1), ("staff", 4, 2)))
    city.book.plant("body dissolved with its seats", force)


def _staff(city: City, body: str, posts: tuple[tuple[str, int, int], ...], party: str = "", until: str = "") -> None:
    """Posts with so many seats, of which so many are taken."""
    founded = city.book.latest(body).get("established_on", "")
    for kind, seats, taken in posts:
        post = city.post(body, kind, seats, title="联系人" if kind == "other" else "")
        if taken < seats:
            city.book.plant("post with a vacant seat", post)
        for _ in range(taken):
            since = founded if len(founded) < 10 or city.dice.chance(0.6) else city.dice.day(founded, "2023-10-01")
            city.appoint(city.person(city.earliest[body], party), post, city.reduced(since), until)
