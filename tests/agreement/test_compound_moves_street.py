"""The moves of the compounds of a street small enough to read: who stands near, who above, who comes from elsewhere."""

from collections import Counter

import pytest

from graph.database import Database
from seeds.demo.replay import adopt_with_copies
from tests.agreement.compare_moves import moves_differ
from tests.agreement.hub import Faulty, Hub, replay
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle.days import civil_day
from tests.oracle.moves import moving_rules
from tests.oracle.one_street import COMMUNITY, person, post, row, station, world_with
from tests.oracle.world import World

DAY, STREET, ELSEWHERE = "2025-06-15", "990101001", "990102"
COMPOUNDS = {
    "c": {},
    "bare": {},
    "perhaps-built": {"built_on": "2025"},
    "perhaps-gone": {"demolished_on": "2025"},
    "gone": {"demolished_on": "2024"},
}
HELD = {
    "from-far": ("far-member", "oc-member"),
    "from-above": ("office-member", "oc-member"),
    "up-from-near": ("near-member", "chiefs-building_chief"),
    "manager": ("pm-c", "st-deputy_station_head"),
    "to-the-gone": ("office-member", "oc-gone-member"),
}
"""By person the posts held: at an office of another county, of the subdistrict, of the community and a body above."""
WORLD = world_with(
    areas=[
        {"code": "9901", "name": "虚构市", "level": "city"},
        {"code": "990101", "name": "虚构区", "level": "county"},
        {"code": ELSEWHERE, "name": "别区", "level": "county"},
        *({"code": code, "name": code, "level": level} for code, level in ((STREET, "street"), (COMMUNITY, "community"))),
    ],
    compounds=[row(id=id_, name=id_, area=COMMUNITY, **cells) for id_, cells in COMPOUNDS.items()],
    bodies=[
        row(id="oc", name="业委会", kind="owners_committee", compound="c"),
        row(id="oc-gone", name="旧业委会", kind="owners_committee", compound="gone"),
        row(id="office", name="街道办", kind="public_office", area=STREET),
        row(id="near", name="社区办", kind="public_office", area=COMMUNITY),
        row(id="far", name="别区办", kind="public_office", area=ELSEWHERE),
        row(id="chiefs", name="楼栋长联席会", kind="residents_committee", area=STREET),
        row(id="f", name="物业", kind="firm", area=ELSEWHERE),
        station(),
    ],
    posts=[
        *(post(body, "member", seats="9") for body in ("oc", "oc-gone", "office", "near", "far")),
        post("chiefs", "building_chief", seats="9"),
        post("st", "deputy_station_head", seats="9"),
        *(row(id=f"pm-{id_}", body="f", kind="project_manager", compound=id_) for id_ in COMPOUNDS),
    ],
    people=[person(who, party_status="full") for who in HELD],
    appointments=[{"id": f"{who}:{of}", "person": who, "post": of} for who, held in HELD.items() for of in held],
    services=[
        row(id=f"s-{id_}", compound=id_, mode="professional", provider="f", since="2023", until="2030") for id_ in COMPOUNDS
    ],
)
FAULTS = {
    "the bodies above are taken for near": ("area.level IN ['grid', 'community'] AS near", "true AS near"),
    "the bodies above are overlooked": ("UNWIND codes AS code", "UNWIND codes[..1] AS code"),
    "whoever comes from elsewhere is overlooked": ("WHERE near OR homePost.id IN nearby", "WHERE homePost.id IN nearby"),
    "whoever goes up from near is overlooked": ("WHERE near OR homePost.id IN nearby", "WHERE near"),
    "a compound that is gone has moves": ("WHERE x.sinceFirst <= $asked.day < x.untilLast", ""),
    "posts for another compound count": ("only IS NULL OR only = x", "true"),
    "posts for a compound that perhaps is not there count": ("post.since IS NOT NULL OR only.sinceLast <= $asked.day", "true"),
    "posts for a compound that perhaps is gone count": ("post.until IS NOT NULL OR $asked.day < only.untilFirst", "true"),
}
"""What could be wrong in the statements, and what would stand there then."""


async def _differ(database: Database, told: Counter[str]) -> list[object]:
    """Of the moves of every compound of the street."""
    hub, state, rules = Hub(database), World(WORLD.loads).at(), moving_rules()
    when = {"asOf": DAY, "knownAt": None}
    return [one for id_ in COMPOUNDS for one in await moves_differ(hub, state, id_, civil_day(DAY), when, rules, told)]


@pytest.fixture(scope="module")
async def street(database: Database) -> Database:
    """The street, with a compound for each case."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await adopt_with_copies(database)
    await replay(database, WORLD.loads)
    return database


async def test_the_moves_of_each_compound_are_those_of_the_oracle_and_show_each_case(street: Database) -> None:
    told = Counter[str]()
    assert await _differ(street, told) == []
    assert told["filled"]
    assert told["not there"] == 1
    query = '{ compoundMoves(compound: "c", asOf: "2025-06-15") { pairs { person { id } } } }'
    rows = (await Hub(street).ask(query))["compoundMoves"]
    assert {pair["person"]["id"] for move in rows for pair in move["pairs"]} == set(HELD) - {"to-the-gone"}
    query = query.replace('"c"', '"gone"')
    assert await Hub(street).ask(query) == {"compoundMoves": []}


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=lambda name: name.replace(" ", "-"))
async def test_a_planted_fault_is_found(street: Database, fault: str) -> None:
    faulty = Faulty(street, *FAULTS[fault])
    assert await _differ(faulty, Counter()) != []
    assert faulty.planted
