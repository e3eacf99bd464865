"""What the hub understands of a question's selection."""

import pytest
from graphql import GraphQLError

from graph.model.selection import ANY, Pick, Selection
from tests.schema.toy import SCHEMA, ask, picked


def below(pick: Pick | None) -> Selection:
    assert pick is not None
    assert pick.below is not None
    return pick.below


def keys(selection: Selection, type_: str) -> list[str]:
    return [pick.key for pick in selection.picks.get(type_, ())]


async def test_fields_of_an_object_type_lie_under_its_name() -> None:
    pick = await picked('{ compound(id: "c") { id name area { code } } }')
    assert (pick.name, pick.key, pick.arguments) == ("compound", "compound", {"id": "c"})
    assert list(below(pick).picks) == ["Compound"]
    assert keys(below(pick), "Compound") == ["id", "name", "area"]
    assert keys(below(below(pick).pick("area")), "Area") == ["code"]


async def test_a_leaf_has_nothing_below_it() -> None:
    name = below(await picked('{ compound(id: "c") { name } }')).pick("name")
    assert name is not None
    assert name.below is None


async def test_an_alias_of_the_root_is_its_key() -> None:
    pick = await picked('{ here: compound(id: "c") { id } }')
    assert (pick.name, pick.key) == ("compound", "here")


async def test_typename_is_dropped() -> None:
    pick = await picked('{ compound(id: "c") { __typename area { __typename } } }')
    assert keys(below(pick), "Compound") == ["area"]
    assert below(below(pick).pick("area")).picks == {}


async def test_aliases_of_a_field_without_arguments_become_one_pick_with_all_that_is_selected() -> None:
    pick = await picked('{ compound(id: "c") { one: area { code } two: area { name } area { level } } }')
    assert keys(below(pick), "Compound") == ["area"]
    assert keys(below(below(pick).pick("area")), "Area") == ["code", "name", "level"]


async def test_a_field_with_arguments_is_picked_once_for_each_response_key() -> None:
    pick = await picked(
        '{ compound(id: "c") { old: firms(asOf: "2020-01-01") { id } firms { id } old: firms(asOf: "2020-01-01") { name } } }'
    )
    old, now = below(pick).on("Compound")
    assert (old.key, old.arguments, keys(below(old), ANY)) == ("old", {"asOf": 20200101}, ["id", "name"])
    assert (now.key, now.arguments) == ("firms", {})


async def test_a_response_key_that_is_another_fields_name_gets_a_key_of_its_own() -> None:
    pick = await picked('{ compound(id: "c") { name: firms { id } title: name } }')
    assert keys(below(pick), "Compound") == ["name@firms", "name"]


async def test_fields_of_an_interface_lie_under_the_star_and_those_of_a_condition_under_its_name() -> None:
    pick = await picked(
        """{ node(id: "x") {
            id
            ... on Body { name ... on Firm { form } ... on Node { id } }
            ... on Firm { ... on Body { kind } }
            ... on Node { id }
            ... { id }
            ... on Compound { households }
        } }"""
    )
    selection = below(pick)
    assert {type_: keys(selection, type_) for type_ in selection.picks} == {
        ANY: ["id"],
        "Body": ["name", "id"],
        "Firm": ["form", "kind"],
        "Compound": ["households"],
    }


async def test_a_condition_that_is_the_interface_itself_is_the_star() -> None:
    pick = await picked('{ body(id: "x") { ... on Body { name } ... on Firm { form } ... on Node { id } } }')
    assert {type_: keys(below(pick), type_) for type_ in below(pick).picks} == {ANY: ["name", "id"], "Firm": ["form"]}


async def test_named_fragments_are_followed() -> None:
    pick = await picked(
        """query { compound(id: "c") { ...Some area { ...Place } } }
        fragment Some on Compound { name area { name } }
        fragment Place on Area { code }"""
    )
    assert keys(below(pick), "Compound") == ["name", "area"]
    assert keys(below(below(pick).pick("area")), "Area") == ["name", "code"]


async def test_a_fragment_spread_again_and_again_is_walked_once() -> None:
    many = " ".join(f"fragment F{n} on Compound {{ ...F{n + 1} ...F{n + 1} ...F{n + 1} }}" for n in range(18))
    pick = await picked(f'query {{ compound(id: "c") {{ ...F0 }} }} {many} fragment F18 on Compound {{ name }}')
    assert keys(below(pick), "Compound") == ["name"]


async def test_skip_and_include_are_heeded_on_fields_and_fragments() -> None:
    pick = await picked(
        """query ($no: Boolean!) { compound(id: "c") {
            name @skip(if: true) mature @include(if: $no) households @skip(if: $no) @include(if: true)
            ... @include(if: $no) { builtOn }
            ...Rest @skip(if: true)
        } } fragment Rest on Compound { demolishedOn }""",
        no=False,
    )
    assert keys(below(pick), "Compound") == ["households"]


async def test_on_any_type_of_a_selection_one_key_selects_the_same() -> None:
    pick = await picked('{ body(id: "b") { area { code } ... on Firm { area { name } } } }')
    (area,) = below(pick).on(ANY, "Body", "Firm")
    assert keys(below(area), "Area") == ["code", "name"]


async def test_one_response_key_with_two_meanings_gets_a_key_for_each_type() -> None:
    pick = await picked(
        """{ body(id: "b") {
            ... on Firm { x: appointments(first: 1) { totalCount } }
            ... on PublicOffice { x: appointments(first: 2) { totalCount } }
        } }"""
    )
    found = {one.key: one.arguments["first"] for one in below(pick).on(ANY, "Body", "Firm", "PublicOffice")}
    assert found == {"x@Firm": 1, "x@PublicOffice": 2}


async def test_two_meanings_below_one_field_are_refused_by_name() -> None:
    result, _ = await ask(
        """{ body(id: "b") {
            ... on Firm { area { x: children(first: 1) { totalCount } } }
            ... on PublicOffice { area { x: children(first: 2) { totalCount } } }
        } }"""
    )
    assert result.errors
    error = result.errors[0]
    assert isinstance(error, GraphQLError)
    assert "'x'" in error.message
    assert error.extensions == {"code": "BAD_USER_INPUT"}


async def test_defaults_of_arguments_and_of_variables_are_applied() -> None:
    assert (await picked("{ compounds { totalCount } }")).arguments == {"first": 50}
    pick = await picked("query ($n: Int = 7, $day: Date) { compounds(first: $n, asOf: $day) { totalCount } }")
    assert pick.arguments == {"first": 7}
    pick = await picked("query ($n: Int) { compounds(first: $n) { totalCount } }", n=None)
    assert pick.arguments == {"first": None}


FILTER = {"class": ["OPEN"], "modes": ["STATE_BACKSTOP"], "mature": True, "verdicts": ["NOT_MET"], "metric": "served"}


async def test_input_objects_become_dictionaries_and_enum_values_the_words_of_the_graph() -> None:
    literal = '{ class: [OPEN], modes: STATE_BACKSTOP, mature: true, verdicts: [NOT_MET], metric: "served" }'
    by_literal = await picked(f"{{ compounds(filter: {literal}, orderBy: {{ descending: true }}) {{ totalCount }} }}")
    by_variable = await picked(
        "query ($f: CompoundFilter, $o: CompoundOrder) { compounds(filter: $f, orderBy: $o) { totalCount } }",
        f=FILTER,
        o={"descending": True},
    )
    assert by_literal.arguments == by_variable.arguments
    assert by_literal.arguments["filter"] == {
        "class": ["open"],
        "modes": ["state_backstop"],
        "mature": True,
        "verdicts": ["NOT_MET"],
        "metric": "served",
    }
    order = by_literal.arguments["orderBy"]
    assert order == {"by": "NAME", "descending": True}
    assert isinstance(order, dict)
    assert type(order["by"]) is str
    assert (await picked("{ bodies(filter: { postKind: STATION_HEAD }) { totalCount } }")).arguments["filter"] == {
        "postKind": "station_head"
    }
    assert (await picked("{ rules(kind: COMPOSITION) }")).arguments == {"kind": "composition"}


async def test_days_and_instants_arrive_as_numbers() -> None:
    pick = await picked(
        'query ($at: DateTime) { compounds(asOf: "2026-05-01", knownAt: $at) { totalCount } }', at="1970-01-01T08:00:01.5+08:00"
    )
    assert pick.arguments == {"asOf": 20260501, "knownAt": 1_500_000, "first": 50}


async def test_pages_are_picked_through_edges() -> None:
    pick = await picked("{ compounds { edges { cursor node { name } } pageInfo { endCursor } totalCount } }")
    edges = below(pick).pick("edges")
    assert keys(below(pick), "CompoundConnection") == ["edges", "pageInfo", "totalCount"]
    assert keys(below(below(edges).pick("node")), "Compound") == ["name"]


@pytest.mark.parametrize("count", [1, 2])
async def test_every_root_field_has_its_own_pick(count: int) -> None:
    roots = " ".join(f'r{n}: compound(id: "{n}") {{ id }}' for n in range(count))
    _, context = await ask(f"{{ {roots} }}")
    assert {pick.key: pick.arguments["id"] for pick in context.picks} == {f"r{n}": str(n) for n in range(count)}
    assert SCHEMA.limits.roots >= count
