"""Invented communities in which every rule about appointments has somebody to speak of."""

from datetime import date, timedelta
from random import Random

from tests.agreement.proposal_steps import SERIES, series

Rows = dict[str, list[dict[str, str]]]
STANDINGS: tuple[dict[str, str], ...] = (
    {"party_status": "full"}, {"party_status": "full", "party_since": "2025"}, {"party_status": "none"}, {},
    {"party_status": "probationary", "party_since": "2024-05-01"}, {"party_status": "full", "party_until": "2025-03-01"},
    {"party_status": "full", "party_since": "2010-07-01"}, {"party_status": "probationary", "party_since": "2025-02"},
)  # fmt: skip
POSTS = {
    "cc": ("secretary", "deputy_secretary", "part_time_member", "committee_member"),
    "br": ("secretary", "part_time_member"),
    "rc": ("director", "deputy_director", "member", "part_time_member", "staff"),
    "rg": ("residents_group_leader", "grid_head", "grid_worker"),
    "st": ("station_head", "deputy_station_head", "staff"),
    "sx": ("station_head", "staff"),
    "oc1": ("director", "deputy_director", "member"),
    "oc2": ("director", "member"),
    "oc3": ("director", "member", "other"),
    "mc1": ("director", "member"),
    "mc2": ("director", "deputy_director", "member"),
    "mc3": ("director", "member"),
    "f1": ("firm_head", "project_manager", "quality_director", "staff"),
    "f2": ("firm_head", "project_manager", "quality_director"),
    "f3": ("firm_head", "project_manager"),
    "f4": ("firm_head", "project_manager"),
    "fb": ("secretary",),
    "tf": ("group_head", "deputy_group_head", "member", "liaison_officer"),
    "old": ("director", "member"),
}
LIVES = (
    {}, {}, {}, {"since": "2024-02-01"}, {"since": "2024"}, {"until": "2026-03-01"}, {"until": "2025-11"},
    {"since": "2024-06-15"},
)  # fmt: skip

SERVICES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("c1", "f1", {}), ("c2", "f2", {"since": "2024-02-01"}), ("c1", "f3", {}), ("c3", "f2", {"since": "2025"}),
    ("c2", "f1", {"until": "2025-06"}), ("c2", "f4", {"since": "2025-10"}),
)  # fmt: skip


def street(code: str) -> Rows:
    """The areas down to a street, and the bodies that act for it."""
    levels = (("province", 2), ("city", 4), ("county", 6), ("street", 9))
    return {
        "areas": [{"code": code[:digits], "name": code[:digits], "level": level} for level, digits in levels],
        "bodies": [
            {
                "id": f"{code}-swc",
                "name": "虚构党工委",
                "kind": "party_organisation",
                "form": "street_work_committee",
                "area": code,
            },
            {"id": f"{code}-office", "name": "虚构办事处", "kind": "public_office", "area": code},
            {"id": f"{code}-bureau", "name": "虚构局", "kind": "public_office", "form": "bureau", "area": code[:6]},
        ],
    }


def community(random: Random, code: str) -> Rows:
    """A community with its bodies, people, holders, and proposals that have come this far or that."""
    name = f"w{code}"
    rows: Rows = {
        "areas": [{"code": code, "name": code, "level": "community"}]
        + [{"code": f"{code}-{one}", "name": "虚构网格", "level": "grid"} for one in "12"],
        "compounds": [
            {"id": f"{name}-c1", "name": "虚构一区", "area": f"{code}-1"},
            {"id": f"{name}-c2", "name": "虚构二区", "area": f"{code}-2"},
            {"id": f"{name}-c3", "name": "虚构三区", "area": code, "built_on": "2024-05"},
        ],
        "bodies": _bodies(random, name, code),
        "posts": _posts(random, name),
        "people": [
            {"id": f"{name}-p{number}", "name": f"虚构{number}", **STANDINGS[number % len(STANDINGS)]} for number in range(48)
        ],
    }
    rows["services"] = [
        {
            "id": f"{name}-s{number}",
            "compound": f"{name}-{compound}",
            "mode": "professional",
            "provider": f"{name}-{firm}",
            **life,
        }
        for number, (compound, firm, life) in enumerate(SERVICES)
    ]
    rows["ownerships"] = [
        {"id": f"{name}-o{number}", "person": f"{name}-p{person}", "compound": f"{name}-c{random.choice('123')}", **life}
        for number, (person, life) in enumerate(
            (person, random.choice(({}, {"since": "2024-08-01"}, {"since": "2025"}, {"until": "2025-05-01"}, {"until": "2026"})))
            for person in range(48)
            if random.random() < 0.7
        )
    ]
    _holders(random, name, rows)
    _begun(random, name, code, rows)
    return rows


def _bodies(random: Random, name: str, code: str) -> list[dict[str, str]]:
    told: tuple[tuple[str, str, str, dict[str, str]], ...] = (
        ("cc", "party_organisation", "community_committee", {"area": code}),
        ("br", "party_organisation", random.choice(("branch", "joint_branch")), {"area": code}),
        ("rc", "residents_committee", random.choice(("", "committee")), {"area": code}),
        ("rg", "residents_committee", "residents_group", {"area": f"{code}-1"}),
        ("st", "service_station", "community_station", {"area": code}),
        ("sx", "service_station", "other", {"area": code}),
        ("oc1", "owners_committee", "", {"compound": f"{name}-c1", "established_on": "2024-03-01"}),
        ("oc2", "owners_committee", "", {"compound": f"{name}-c2", "established_on": "2025-01"}),
        ("oc3", "owners_committee", "", {"compound": f"{name}-c3", "established_on": "2024"}),
        ("mc1", "management_committee", "temporary", {"compound": f"{name}-c1", "established_on": "2023-05-01"}),
        ("mc2", "management_committee", "permanent", {"compound": f"{name}-c2"}),
        ("mc3", "management_committee", "temporary", {"compound": f"{name}-c3", "dissolved_on": "2026"}),
        ("f1", "firm", "market", {"area": code[:9]}),
        ("f2", "firm", "quasi", {"area": code[:9]}),
        ("f3", "firm", "", {"area": code[:9]}),
        ("f4", "firm", "resident_unit", {"area": code[:9]}),
        ("fb", "party_organisation", "firm_branch", {"firm": f"{name}-f1"}),
        ("tf", "coordination_body", "task_force", {"area": code}),
        ("old", "residents_committee", "committee", {"area": code, "dissolved_on": "2024-10-01"}),
    )
    return [{"id": f"{name}-{id_}", "name": f"虚构{id_}", "kind": kind, "form": form, **rest} for id_, kind, form, rest in told]


def _posts(random: Random, name: str) -> list[dict[str, str]]:
    found = []
    for body, kinds in POSTS.items():
        for number, kind in enumerate(kinds):
            life = random.choice(LIVES) if body not in ("old", "mc3", "oc2", "oc3") else {}
            seats = random.choice(("", "2", "3", "6"))
            found.append({"id": f"{name}-{body}-{number}", "body": f"{name}-{body}", "kind": kind, "seats": seats, **life})
    return found


def _holders(random: Random, name: str, rows: Rows) -> None:
    """Somebody in about every other seat; those who work for firms hold their posts from the beginning."""
    people = [one["id"] for one in rows["people"]]
    appointments, suspensions = rows.setdefault("appointments", []), rows.setdefault("suspensions", [])
    for post in rows["posts"]:
        working = post["body"].rpartition("-")[2] in ("f1", "f2", "f3", "f4", "cc", "br", "rg")
        seats = int(post["seats"] or 1)
        taken = random.randint(1 if working else 0, seats) if working or random.random() < 0.6 else 0
        for number, person in enumerate(random.sample(people, taken)):
            stated = (
                {} if post.get("since") or post.get("until") or (working and random.random() < 0.8) else _period(random, post)
            )
            row = {"id": f"{post['id']}-h{number}", "person": person, "post": post["id"], **stated}
            appointments.append(row)
            if random.random() < 0.12:
                since = random.choice(("2025-03-01", "2025-08-15", "2025-09"))
                until = random.choice(("", "2025-12-01", "2026"))
                suspensions.append({"id": f"{row['id']}-s", "appointment": row["id"], "since": since, "until": until})


def _period(random: Random, post: dict[str, str]) -> dict[str, str]:
    if post["body"].endswith("-old"):
        return {"since": "2023-01-01", "until": "2024-10-01", "status": "ended"}
    if post["body"].endswith("-mc3"):
        return {"since": "2024-01-01", "until": "2025-06-01", "status": "ended"}
    return random.choice(
        (
            {"since": "2025-02-01"}, {"since": "2025-03"}, {"since": "2025-04-01", "until": "2026-02-01"}, {"since": "2026"},
            {"since": "2025-01-31", "until": "2025-09-01", "status": "ended"}, {"since": "2025-06-01", "until": "2026-01"},
        )
    )  # fmt: skip


def _begun(random: Random, name: str, code: str, rows: Rows) -> None:
    """Proposals with the steps that they have behind them, and bodies with those of their forming."""
    people = [one["id"] for one in rows["people"]]
    steps = rows.setdefault("steps", [])
    for post in rows["posts"]:
        wanted = SERIES.get(post["body"].rpartition("-")[2])
        bound = post["id"].rpartition(f"{name}-")[2] in ("rc-0", "rc-1", "oc1-0", "oc2-0", "st-2")
        for number in range(8 if bound else 3) if wanted else ():
            id_ = f"{post['id']}-b{number}"
            rows["appointments"].append(
                {"id": id_, "person": random.choice(people), "post": post["id"], "status": "proposed", "since": "2025-06-01"}
            )
            steps += series(random, id_, wanted or (), code, name)
    for body in ("oc1", "oc2", "oc3", "mc1", "mc2", "mc3"):
        steps += series(random, f"{name}-{body}", SERIES["forming"], code, name)


def day_of(random: Random) -> date:
    """A day on which somebody proposes or decides."""
    return date(2024, 6, 1) + timedelta(days=random.randrange(890))
