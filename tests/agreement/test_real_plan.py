"""The published plan of Qingyang as the hub answers it: who holds what on the day after, and by which document."""

from typing import Any

from tests.agreement.hub import Hub
from tests.agreement.questions import PEOPLE

DOCUMENT, DAY = "晋政青〔2024〕68号", "2024-11-08"
NETWORK = """{ roleHolderNetwork(around: ["qy-p-29"], depth: %d, asOf: "2024-11-08") {
  nodes { id label kind depth node { __typename id } } truncated
  edges { source target kind label since until appointment { id sources { documentNumber } } } } }"""


async def test_the_network_of_a_secretary_has_both_posts_and_the_seat_and_the_document(demo: Hub) -> None:
    found = (await demo.ask(NETWORK % 1))["roleHolderNetwork"]
    edges = {edge["target"]: edge for edge in found["edges"]}
    assert {target: edge["label"] for target, edge in edges.items()} == {
        "qy-b-party-015": "书记",
        "qy-b-residents-015": "主任",
        "qy-b-task-force": "组员",
    }
    for edge in edges.values():
        assert (edge["source"], edge["kind"], edge["since"], edge["until"]) == ("qy-p-29", "Appointment", "2024-11-07", None)
        assert DOCUMENT in {source["documentNumber"] for source in edge["appointment"]["sources"]}
    assert found["truncated"] is False
    assert {node["id"]: node["depth"] for node in found["nodes"]} == {"qy-p-29": 0} | dict.fromkeys(edges, 1)


async def test_two_steps_from_a_secretary_are_all_42_of_the_task_force(demo: Hub) -> None:
    nodes = (await demo.ask(NETWORK % 2))["roleHolderNetwork"]["nodes"]
    people = [node for node in nodes if node["kind"] == "Person"]
    assert len(people) == 42
    assert all(node["depth"] == 2 for node in people if node["id"] != "qy-p-29")
    assert all(node["node"]["id"] == node["id"] for node in nodes)


async def test_the_plan_has_42_people_and_106_appointments(demo: Hub) -> None:
    people = await demo.every(PEOPLE, "people", within="350582001", asOf=DAY, first=20)
    assert len(people) == 42
    query = """query Held($ids: [ID!]!, $day: Date) { nodes(ids: $ids) {
      ... on Person { id appointments(asOf: $day) { id post { kind body { id kind } } } } } }"""
    held = (await demo.ask(query, ids=[one["id"] for one in people], day=DAY))["nodes"]
    appointments = [one for person in held for one in person["appointments"]]
    seats = [one for one in appointments if one["post"]["body"]["id"] == "qy-b-task-force"]
    groups = [one for one in appointments if one["post"]["body"]["kind"] == "COORDINATION_BODY" and one not in seats]
    assert (len(seats), len(groups), len(appointments)) == (42, 1, 63 + 42 + 1)
    assert len({one["id"] for one in appointments}) == len(appointments)


async def test_the_14_community_secretaries_are_the_directors_too(demo: Hub) -> None:
    query = """{ areas(within: "350582001", level: COMMUNITY) { totalCount }
      secretaries: people(within: "350582001", asOf: "2024-11-08", first: 200,
        filter: {postKinds: [SECRETARY], bodyKinds: [RESIDENTS_COMMITTEE]}) { edges { node {
          id appointments(asOf: "2024-11-08") { post { kind body { kind area { level code } } } } } } } }"""
    found = await demo.ask(query)
    assert found["areas"]["totalCount"] == 14
    pairs: list[tuple[str, str]] = []
    for edge in found["secretaries"]["edges"]:
        by_kind: dict[str, Any] = {}
        for one in edge["node"]["appointments"]:
            body = one["post"]["body"]
            if body["area"]["level"] == "COMMUNITY":
                by_kind[one["post"]["kind"]] = (body["kind"], body["area"]["code"])
        assert by_kind["SECRETARY"][0] == "PARTY_ORGANISATION"
        assert by_kind["DIRECTOR"][0] == "RESIDENTS_COMMITTEE"
        pairs.append((by_kind["SECRETARY"][1], by_kind["DIRECTOR"][1]))
    assert len(pairs) == 14
    assert all(one == other for one, other in pairs)
    assert len({one for one, _ in pairs}) == 14


async def test_before_the_document_nobody_is_known_to_hold_anything(demo: Hub) -> None:
    query = """query P($day: Date) { people(within: "350582001", asOf: $day) { totalCount } }"""
    assert (await demo.ask(query, day="2024-11-06"))["people"]["totalCount"] == 0
    early = """{ people(within: "350582001", asOf: "2024-11-08", knownAt: "2024-11-07T00:00:00Z") { totalCount } }"""
    assert (await demo.ask(early))["people"]["totalCount"] == 0
