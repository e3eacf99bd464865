"""What a caller may not read changes no answer that the caller gets: hidden values are permuted, answers stay byte for byte."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle, islice
from random import Random
from typing import Any

import pytest

from graph.database import Database
from graph.model.roles import Grant, Role
from resolvers.access import Identity
from resolvers.caller import caller_of
from seeds.demo.replay import adopt_with_copies
from seeds.prepare import prepare
from server.request import Context
from tests.agreement.hub import SCHEMA, Faulty, Hub, Loads, Patient, replay
from tests.agreement.sight_questions import TEXTS, Cursors, Ground, drawn
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.oracle.bundles import ALL_ASPECTS, seeded_loads
from tests.oracle.metric_table import METRICS
from tests.oracle.metric_variants import VARIANTS

Leak = tuple[str, str] | None
"""What a planted fault puts in place of what, in the text of statements."""
Rows = Mapping[str, list[dict[str, str]]]
SECRETS = ("gender", "phone", "born_on", "party_status", "party_since", "party_until")


def world(seed: int) -> Loads:
    """A generated world whose people have names of a few surnames, phones and genders, some by a numbered document."""
    random = Random(seed)
    loads = [
        (instant, {table: [dict(row) for row in rows] for table, rows in bundle.items()})
        for instant, bundle in seeded_loads(seed, ALL_ASPECTS)
    ]
    for _, rows in loads:
        for person in rows.get("people", ()):
            if person.get("void") != "yes":
                person["name"] = random.choice("张王李") + random.choice("甲乙丙丁戊己庚辛") + random.choice("子丑寅卯辰")
                person["phone"] = f"1{random.randrange(10**10):010d}"
                person["gender"] = random.choice(("male", "female"))
    printed = {"id": "src-printed", "title": "Printed", "document_number": "〔2024〕1号"}
    loads[0][1].setdefault("sources", []).append(printed)
    for place, row in enumerate(loads[0][1].get("appointments", ())):
        if place % 3 == 0:
            row["source"] = printed["id"]
    return loads


LISTED = """query ($within: ID, $after: String) {
  people(within: $within, after: $after, first: 200) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { id } } } }"""
HOLDERS = """query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Person {
  appointments { id sources { documentNumber } post { holders { id } } } } } }"""


async def readable(hub: Hub, loads: Loads, identity: Identity) -> dict[str, int]:
    """What the identity may read of each person now (2 everything, 1 the name, 0 neither), from lists that others test."""
    people = {row["id"] for _, rows in loads for row in rows.get("people", ())}
    found = dict.fromkeys(people, 0)
    nodes = (await hub.ask(HOLDERS, ids=sorted(people)))["nodes"]
    for node in nodes:
        mine = [
            one
            for one in (node or {}).get("appointments", ())
            if one["id"] in {holder["id"] for holder in one["post"]["holders"]}
        ]
        if node and any(source["documentNumber"] for one in mine for source in one["sources"]):
            found[node["id"]] = 1
    for grant in identity.grants:
        level = {Role.VIEWER: 0, Role.FRONTEND: 1}.get(grant.role, 2)
        for area in grant.areas or (None,):
            there = people if area is None else {node["id"] for node in await hub.every(LISTED, "people", within=area)}
            for person in there:
                found[person] = max(found[person], level)
    return found


def permuted(loads: Loads, may: Mapping[str, int], random: Random) -> tuple[Loads, int]:
    """The same loads with the hidden values of people told of once dealt out anew among those of one masked form."""
    rows = [row for _, bundle in loads for row in bundle.get("people", ())]
    once = [row for row in rows if sum(other["id"] == row["id"] for other in rows) == 1]
    deal: dict[str, dict[str, str]] = {}
    for columns, group in _groups(once, may):
        shuffled = random.sample(group, len(group))
        for row, other in zip(group, shuffled, strict=True):
            deal[row["id"]] = {column: other.get(column, "") for column in columns}
    changed = sum(any(row.get(column, "") != text for column, text in deal.get(row["id"], {}).items()) for row in once)
    anew = [
        (instant, {**bundle, "people": [{**row, **deal.get(row["id"], {})} for row in bundle.get("people", ())]})
        for instant, bundle in loads
    ]
    return anew, changed


def _groups(once: Iterable[dict[str, str]], may: Mapping[str, int]) -> list[tuple[tuple[str, ...], list[dict[str, str]]]]:
    found: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in once:
        if may[row["id"]] == 0:
            found.setdefault(("name", *SECRETS, row["name"][0]), []).append(row)
        elif may[row["id"]] == 1:
            found.setdefault(SECRETS, []).append(row)
    return [(tuple(column for column in key if len(column) > 1), group) for key, group in found.items()]


async def loaded(database: Database, loads: Loads) -> Hub:
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    await adopt_with_copies(database)
    await replay(database, loads)
    return Hub(Patient(database))


def leaking(hub: Hub, leak: Leak) -> Hub:
    """The hub with that fault planted."""
    return hub if leak is None else Hub(Faulty(hub.database, *leak))


async def asked(hub: Hub, identity: Identity, text: str, variables: Mapping[str, Any]) -> str:
    """The whole answer as one text: data, errors and extensions."""
    caller = caller_of(identity, hub.database, hub.definitions)
    result = await SCHEMA.execute(text, variable_values=dict(variables), context_value=Context(caller))
    errors = [error.formatted for error in result.errors or ()]
    return json.dumps([result.data, errors, result.extensions], ensure_ascii=False, sort_keys=True)


async def differences(
    database: Database,
    seed: int,
    role: Role,
    *,
    scoped: bool,
    rounds: int,
    leaks: Mapping[str, Leak] | None = None,
    metrics: Sequence[Sequence[str]],
) -> dict[str, list[object]]:
    """The questions that two graphs answer differently, of which only what the role may not read differs.

    By leak; of each that is planted a few lists of people are asked, without one ("") everything.
    """
    loads, random = world(seed), Random(seed)
    areas = (sorted(row["code"] for row in loads[0][1]["areas"] if row["level"] == "community")[0],) if scoped else ()
    identity = Identity("somebody", (Grant(role, areas),))
    hub = await loaded(database, loads)
    anew, changed = permuted(loads, await readable(hub, loads, identity), random)
    if changed <= 3:  # a world in which hardly anything is hidden from this role tells nothing
        return await differences(database, seed + 50, role, scoped=scoped, rounds=rounds, leaks=leaks, metrics=metrics)
    ground, cursors = Ground.of(loads, metrics), Cursors()
    planted = {"": None, **(leaks or {})}
    questions: list[tuple[str, str, str, dict[str, Any]]] = []
    before = []
    for leak in planted:
        drawing = random if not leak else Random(f"{seed} {leak}")  # whatever other questions there are
        for name in islice(cycle(TEXTS if not leak else ["people"]), rounds if not leak else 16):
            text, variables = drawn(name, drawing, ground, cursors if not leak else {})
            questions.append((leak, name, text, variables))
            before.append(await asked(leaking(hub, planted[leak]), identity, text, variables))
            cursors.setdefault(name, []).extend(_cursors(json.loads(before[-1])[0]))
    other = await loaded(database, anew)
    found: dict[str, list[object]] = {leak: [] for leak in planted}
    for (leak, name, text, variables), old in zip(questions, before, strict=True):
        new = await asked(leaking(other, planted[leak]), identity, text, variables)
        if old != new:
            found[leak].append((role, name, variables, old[:2000], new[:2000]))
    return found


def _cursors(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["endCursor"]] if isinstance(value.get("endCursor"), str) else []
        return own + [cursor for part in value.values() for cursor in _cursors(part)]
    return [cursor for part in value for cursor in _cursors(part)] if isinstance(value, list) else []


ROLES = [(Role.VIEWER, False), *((role, True) for role in (Role.FRONTEND, Role.ORGANISATION, Role.EDITOR, Role.AUDITOR))]
"""Each role that something is hidden from, and whether it is bound to an area."""
FEW = (("committee", "committee-in-party"), ("committee-in-party", "committee"))
"""One metric that everybody may ask for, and one that rests on membership."""
EACH = [
    [part[at : at + 3] for at in range(0, len(part), 3)]
    for part in (sorted(METRICS | VARIANTS)[place :: len(ROLES)] for place in range(len(ROLES)))
]
"""All metrics, the own ones of policies too, dealt out among the roles, and asked for by threes: each three is planned anew."""
LEAKS = {
    "sort": ("WITH y, y.id AS s1", "WITH y, y.phone AS s1"),
    "count": ("RETURN count(DISTINCT y) AS total", "RETURN count(DISTINCT CASE WHEN y.phone > '15' THEN y END) AS total"),
    "cursor": ("key: [s1, y.id]", "key: [y.name, y.id]"),
}


@pytest.mark.long
async def test_what_a_viewer_may_not_read_changes_no_answer_and_a_planted_leak_is_caught(database: Database) -> None:
    found = await differences(database, 5, Role.VIEWER, scoped=False, rounds=len(TEXTS), leaks=LEAKS, metrics=FEW)
    assert found.pop("") == []
    assert all(found[leak] for leak in LEAKS), found


@pytest.mark.long
@pytest.mark.parametrize(("role", "scoped"), ROLES)
async def test_a_thousand_answers_of_each_role_are_the_same(database: Database, role: Role, scoped: bool) -> None:
    place = ROLES.index((role, scoped))
    assert await differences(database, 600 + place, role, scoped=scoped, rounds=1000, metrics=EACH[place]) == {"": []}
