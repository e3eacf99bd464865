"""Search finds what an independent oracle finds, in its order; nothing in a text is ever an instruction to the database."""

import re
from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph.store.search as store
from graph.database import Database
from graph.migrations.search_texts import write_search_texts
from resolvers.caller import SHANGHAI
from seeds.load import load_bundle
from seeds.prepare import prepare
from tests.agreement.hub import Hub, Loads, bundle_of, replay
from tests.agreement.named_world import WORLD
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle import search as oracle
from tests.oracle.bundles import seeded_loads
from tests.oracle.world import World

SEARCH = """query Search($text: String!, $within: ID, $kinds: [String!], $first: Int) {
  search(text: $text, within: $within, kinds: $kinds, first: $first) { label kind score matched node { id __typename } }
}"""
FACTS = ["Area", "Compound", "Body", "Person", "Post", "Source"]
KINDS = [None, ["Area"], ["Person", "Compound"], ["OWNERS_COMMITTEE", "MANAGEMENT_COMMITTEE"], ["Post"], ["Source", "FIRM"]]
SPECIAL = ["+", "-", "&&", "||", "!", "(", ")", "{", "}", "[", "]", "^", '"', "~", "*", "?", ":", "\\", "/"]
SPECIAL += ["AND", "OR", "NOT", "TO"]
QUERIES = ["阳光*", "阳?", "/.*/", "searchGrams:阳光", "阳光 OR 幸福", "NOT 阳光", "[a TO z]", "光~2"]
NUMBERS = ["晋政青〔2024〕68号", "晋政青(2024)68号", "晋政青［２０２４］６８号", "晋政青 2024 68号", "晋政青202468号"]
Found = list[dict[str, Any]]


@pytest.fixture(scope="module")
async def named(database: Database) -> Hub:
    """The hub over the small world of names, which nothing here changes."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    await replay(database, [(1_735_689_600_000_000, WORLD)])
    return Hub(database)


NAMED = World([(1_735_689_600_000_000, WORLD)])
NAMES = [cells[column] for rows in WORLD.values() for cells in rows for column in ("name", "title") if cells.get(column)]
NAMES += [other for name in NAMES for other in oracle.other_spellings(name)] + ["晋政青(2024)68号", "阳光"]
AREAS = [None, *(row["code"] for row in WORLD["areas"])]


async def compared(hub: Hub, world: World, text: str, within: str | None, kinds: Sequence[str] | None) -> None:
    given = list(kinds) if kinds is not None else FACTS
    data, errors = await hub.answer(SEARCH, text=text, within=within, kinds=given, first=200)
    if not oracle.words_of(text):
        assert ["nothing to search for" in error["message"] for error in errors] == [True]
        return
    assert not errors, (text, errors)
    assert data is not None
    got = [(hit["node"]["id"], hit["kind"], hit["score"]) for hit in data["search"]]
    wanted = oracle.search(world.at(), text, within, kinds, datetime.now(SHANGHAI).date())
    assert got == [(hit.id, hit.kind, hit.score) for hit in wanted][:200], (text, within, kinds)


def pieces_of(names: Sequence[str]) -> st.SearchStrategy[str]:
    """Texts that may find something: pieces of names, their words apart or together, with what a query language reads."""
    name = st.sampled_from(names)
    piece = st.builds(lambda text, a, b: text[a : a + b], name, st.integers(0, 5), st.integers(1, 12))
    noise = st.sampled_from([*SPECIAL, " ", "\u3000", "·", "\ud800", "\0", "～", "1", "a"])
    return st.lists(st.one_of(name, piece, piece, noise), min_size=1, max_size=3).map(lambda parts: " ".join(parts)[:200])


QUERY = st.one_of(pieces_of(NAMES), st.text(max_size=12), st.sampled_from(NAMES))
EXAMPLES = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@settings(EXAMPLES, max_examples=60)
@given(text=QUERY, within=st.sampled_from(AREAS), kinds=st.sampled_from(KINDS))
async def test_a_text_finds_what_the_oracle_finds(named: Hub, text: str, within: str | None, kinds: list[str] | None) -> None:
    await compared(named, NAMED, text, within, kinds)


@pytest.mark.long
@settings(EXAMPLES, max_examples=1500)
@given(text=QUERY, within=st.sampled_from(AREAS), kinds=st.sampled_from(KINDS))
async def test_many_a_text_finds_what_the_oracle_finds(
    named: Hub, text: str, within: str | None, kinds: list[str] | None
) -> None:
    await compared(named, NAMED, text, within, kinds)


@settings(EXAMPLES, max_examples=60)
@given(text=QUERY, first=st.integers(1, 6), within=st.sampled_from(AREAS))
async def test_a_text_that_many_names_hold_finds_the_same(named: Hub, text: str, first: int, within: str | None) -> None:
    whole, _ = await named.answer(SEARCH, text=text, within=within, first=200)
    before, store.MANY = store.MANY, 1
    try:
        part, _ = await named.answer(SEARCH, text=text, within=within, first=first)
    finally:
        store.MANY = before
    assert (part and part["search"]) == (whole and whole["search"][:first])


async def hits(hub: Hub, text: str, **more: Any) -> list[tuple[str, float, str]]:
    found: Found = (await hub.ask(SEARCH, text=text, **more))["search"]
    return [(hit["node"]["id"], hit["score"], hit["matched"]) for hit in found]


SIX = ("阳光社区居委会", "阳光社区", "阳光社区居民委员会", "阳光居委会", "阳光居民委员会", "阳光")


@pytest.mark.parametrize("spelling", SIX)
async def test_six_spellings_of_a_community_are_one_base_name(named: Hub, spelling: str) -> None:
    best = [id_ for id_, score, _ in await hits(named, spelling, kinds=["Area"], within="980101001") if score >= 0.9]
    assert {f"98010100100{number}" for number in range(1, 6)} <= set(best)
    assert (best[0] == f"98010100100{SIX.index(spelling) + 1}") is (spelling != "阳光")


@pytest.mark.parametrize(
    "number", ["晋政青〔2024〕68号", "晋政青(2024)68号", "晋政青［２０２４］６８号", "晋政青 2024 68号", "晋政青202468号"]
)
async def test_a_document_is_found_by_its_number_in_any_brackets(named: Hub, number: str) -> None:
    assert (await hits(named, number, kinds=["Source"]))[0] == ("s-1", 1.0, "晋政青〔2024〕68号")


async def test_the_best_comes_first_and_says_what_matched(named: Hub) -> None:
    assert await hits(named, "99区 阳光") == [("c-1", 0.8, "99区·阳光 花园")]
    assert await hits(named, "幸福新村物业管理委员会") == [("b-mc", 0.5, "幸福新村物业管理委员会")]
    assert await hits(named, "项目经理", kinds=["Post"]) == [("t-2", 0.5, "阳光花园项目经理")]
    assert await hits(named, "社区 王") == []
    assert [score for _, score, _ in await hits(named, "阳光", first=200)] == sorted(
        (score for _, score, _ in await hits(named, "阳光", first=200)), reverse=True
    )


async def test_a_hit_shows_the_whole_name_and_its_kind(named: Hub) -> None:
    found = (await named.ask(SEARCH, text="主任", kinds=["Post"]))["search"]
    assert [(hit["label"], hit["kind"], hit["node"]["__typename"]) for hit in found] == [
        ("阳光社区居民委员会 主任", "Post", "Post")
    ]
    found = (await named.ask(SEARCH, text="物管会", kinds=["Body"]))["search"]
    assert {(hit["kind"], hit["node"]["__typename"]) for hit in found} == {("MANAGEMENT_COMMITTEE", "ManagementCommittee")}


async def test_a_kind_may_be_named_as_a_type_or_as_a_kind_of_body(named: Hub) -> None:
    assert await hits(named, "阳光", kinds=["FIRM"]) == await hits(named, "阳光", kinds=["Firm"]) != []
    assert await hits(named, "阳光", kinds=[]) == []


@pytest.mark.parametrize("special", SPECIAL + QUERIES)
async def test_nothing_in_a_text_is_read_as_a_query_language(named: Hub, special: str) -> None:
    await compared(named, NAMED, special, None, None)


REFUSED = [
    ({"text": "光" * 10_000}, "text", "200"),
    ({"text": ""}, "text", "nothing to search for"),
    ({"text": "，。〔〕!?*  "}, "text", "nothing to search for"),
    ({"text": "\ud800"}, "text", "nothing to search for"),
    ({"first": 0}, "first", "1 to 200"),
    ({"first": 201}, "first", "1 to 200"),
    ({"within": "nowhere"}, "within", "nowhere"),
    ({"within": "p-1"}, "within", "p-1"),
    ({"kinds": ["Area", "Dog"]}, "kinds", "Dog"),
    ({"kinds": ["firm"]}, "kinds", "firm"),
]


@pytest.mark.parametrize(("wrong", "argument", "says"), REFUSED)
async def test_a_wrong_argument_is_refused_by_name(named: Hub, wrong: dict[str, Any], argument: str, says: str) -> None:
    _, errors = await named.answer(SEARCH, **({"text": "阳光"} | wrong))
    assert re.search(rf"\b{argument}\b", errors[0]["message"])
    assert says in errors[0]["message"]


@pytest.mark.parametrize("text", ["光" * 200, "\ufdfa" * 200, "阿 " * 100, "阳光" * 100])
async def test_a_text_of_the_longest_size_is_answered(named: Hub, text: str) -> None:
    assert await hits(named, text, kinds=["Area"]) == []


async def test_search_texts_written_anew_find_the_same(named: Hub) -> None:
    texts = ("阳光", "业委会", "晋政青", "committee")
    before = [await hits(named, text) for text in texts]
    await named.database.execute("MATCH (r:Record) SET r.searchGrams = null, r.searchTexts = null, r.searchFolded = null")
    await named.database.execute("MATCH (r:Record) SET r.searchOwn = null, r.searchBase = null, r.searchSpelling = null")
    assert [await hits(named, text) for text in texts] == [[], [], [], []]
    counts = [await write_search_texts(named.database) for _ in range(2)]
    assert counts[0] == counts[1] > len(WORLD["areas"])
    assert [await hits(named, text) for text in texts] == before


async def test_a_correction_and_a_void_are_searched_at_once(database: Database) -> None:
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    hub, area = Hub(database), {"code": "98", "name": "演示省", "level": "province"}
    for change, old, new in (({}, 1, 0), ({"name": "改名省"}, 0, 1), ({"void": "yes"}, 0, 0), ({"name": "改名省"}, 0, 1)):
        result = await load_bundle(database, bundle_of({"areas": [area | change]}), name=f"load {change}")
        assert result.accepted
        assert (len(await hits(hub, "演示")), len(await hits(hub, "改名"))) == (old, new)


@pytest.mark.parametrize("seed", [5, 12])
async def test_a_generated_world_is_searched_as_the_oracle_searches_it(database: Database, seed: int) -> None:
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    loads: Loads = seeded_loads(seed)
    await replay(database, loads)
    hub, world, random = Hub(database), World(loads), Random(seed)
    state = world.at()
    areas = [None, *(area.id for area in state.table("areas"))]
    for text in ("虚构", "社区", "虚构委员会", "业委会 虚构", "书记", "小区1", "90101", "虚构物业服务企业"):
        for _ in range(3):
            await compared(hub, world, text, random.choice(areas), random.choice(KINDS))
