"""Search over the demonstration, the real plan and the shipped policies."""

from typing import Any

import pytest

from tests.agreement.hub import Hub, Loads
from tests.agreement.test_search import compared
from tests.oracle.world import World

SEARCH = """query Search($text: String!, $within: ID, $kinds: [String!]) {
  search(text: $text, within: $within, kinds: $kinds) { label kind score matched node { id
    ... on Body { area { name } posts { title } } ... on Compound { gaps { explanation } } } }
}"""


async def _hits(hub: Hub, text: str, language: str = "zh", **more: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await hub.ask(SEARCH, language, text=text, **more))["search"]
    return found


async def test_the_demo_is_searched_as_the_oracle_searches_it(demo: Hub, demo_loads_as_rows: Loads) -> None:
    world = World(demo_loads_as_rows)
    for text, within in (("云桥", "99"), ("晋政青 [2024] 68", None), ("柳湾街道", "990101"), ("青阳街道党工委", None)):
        for kinds in (["Area"], ["Source", "Compound", "Person"], ["PARTY_ORGANISATION", "PUBLIC_OFFICE"]):
            await compared(demo, world, text, within, kinds)


async def test_what_lies_below_a_hit_comes_with_it(demo: Hub) -> None:
    found = await _hits(demo, "青阳", kinds=["Body"], within="350582001")
    assert found
    assert all(hit["node"]["area"]["name"] and "青阳" in hit["matched"] for hit in found)
    found = await _hits(demo, "演示·石桥", kinds=["Compound"])
    assert any(hit["node"]["gaps"] for hit in found)
    assert all(gap["explanation"] for hit in found for gap in hit["node"]["gaps"])


@pytest.mark.parametrize(
    ("text", "kind", "id_"),
    [
        ("晋政青2024 68", "Policy", "policy-002"),
        ("业委会 组建", "Metric", "owners-committee"),
        ("Property service in place", "Metric", "served"),
    ],
)
async def test_policies_and_what_they_hold_are_found(demo: Hub, text: str, kind: str, id_: str) -> None:
    found = await _hits(demo, text, kinds=[kind])
    assert id_ in [hit["node"]["id"] for hit in found]
    assert all(hit["kind"] == kind and hit["label"] and hit["matched"] for hit in found)


async def test_a_policy_lies_in_its_area_and_a_metric_nowhere(demo: Hub) -> None:
    everywhere = {hit["node"]["id"] for hit in await _hits(demo, "行动", kinds=["Policy"])}
    qingyang = {hit["node"]["id"] for hit in await _hits(demo, "行动", kinds=["Policy"], within="350582001")}
    assert qingyang
    assert all(hit["kind"] != "Metric" for hit in await _hits(demo, "物业", within="350582001"))
    assert everywhere - qingyang
