"""Examines the shape of the graph: its migrations, its constraints and indexes, and nodes that belong to nobody.

What should be there is what the migrations that the graph has had create, so that whatever a
migration adds is checked without a line here.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.database import Database
from graph.doctor.findings import NAMED, Fault
from graph.errors import NotUnique
from graph.migrations import applied, migrate
from graph.migrations.steps import MIGRATIONS
from graph.model.lookups import SYSTEM_LABELS
from graph.statements import statement

UNKNOWN_MIGRATION = "MIGRATION_UNKNOWN"
_CREATE = re.compile(
    r"CREATE (?:(?P<kind>\w+) )?(?P<what>INDEX|CONSTRAINT) (?P<name>\w+) IF NOT EXISTS FOR (?P<of>.*)", re.DOTALL
)
_DROP = re.compile(r"DROP (?:INDEX|CONSTRAINT) (?P<name>\w+)")
_LABELS = re.compile(r"[(\[]\w*:([\w|]+)")
_PROPERTY = re.compile(r"\b[a-z]\w*\.(\w+)")
_ANALYSER = re.compile(r"fulltext\.analyzer\W+(\w[\w-]*)")
_TOKENS = {
    "NODE": "CREATE LOOKUP INDEX IF NOT EXISTS FOR (n) ON EACH labels(n)",
    "RELATIONSHIP": "CREATE LOOKUP INDEX IF NOT EXISTS FOR ()-[r]-() ON EACH type(r)",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A constraint or index that a migration creates (应有的约束或索引)."""

    name: str
    unique: bool
    type: str
    labels: tuple[str, ...]
    properties: tuple[str, ...]
    entity: str
    analyser: str | None
    create: str


def wanted_lookups(had: Collection[str]) -> dict[str, Wanted]:
    """What the migrations among `had` create and do not drop again, by name."""
    found: dict[str, Wanted] = {}
    for text in (text for name, statements in MIGRATIONS if name in had for text in statements()):
        if match := _CREATE.match(text):
            found[match["name"]] = _wanted(match, text)
        elif match := _DROP.match(text):
            found.pop(match["name"], None)
    return found


def _wanted(match: re.Match[str], text: str) -> Wanted:
    of, _, options = match["of"].partition(" OPTIONS ")
    unique, labels, analyser = match["what"] == "CONSTRAINT", _LABELS.search(of), _ANALYSER.search(options)
    return Wanted(
        name=match["name"],
        unique=unique,
        type="RANGE" if unique else match["kind"] or "RANGE",
        labels=tuple(sorted(labels[1].split("|"))) if labels else (),
        properties=tuple(_PROPERTY.findall(of)),
        entity="RELATIONSHIP" if "]-" in of else "NODE",
        analyser=analyser[1] if analyser else None,
        create=text,
    )


Row = Mapping[str, Any]


def lookup_faults(
    wanted: Mapping[str, Wanted], indexes: Sequence[Row], constraints: Sequence[Row], named: Collection[str]
) -> Iterator[Fault]:
    """What is wrong with the indexes and constraints that there are; the model names those of `named`."""
    unique = {row["name"]: row for row in constraints}
    there = {row["name"]: row for row in indexes}
    for name, lookup in wanted.items():
        row = there.get(name)
        if row is None:
            detail = f"{lookup.type} on {'|'.join(lookup.labels)}.{', '.join(lookup.properties)}"
            yield Fault("LOOKUP_MISSING" if name not in unique else "LOOKUP_DIFFERENT", name, detail)
        elif not _is(lookup, row, unique.get(name)):
            kind = "unique" if row["owned"] else "an index"
            yield Fault(
                "LOOKUP_DIFFERENT", name, f"{row['type']} on {'|'.join(row['labels'])}.{', '.join(row['properties'])}, {kind}"
            )
        elif row["state"] != "ONLINE":
            yield Fault("LOOKUP_NOT_ONLINE", name, f"its state is {row['state']}")
    tokens = {row["entityType"] for row in indexes if row["type"] == "LOOKUP"}
    yield from (
        Fault("TOKEN_INDEX_MISSING", name, "labels" if name == "NODE" else "types") for name in _TOKENS if name not in tokens
    )
    for row in (*unique.values(), *(row for row in indexes if not row["owned"] and row["type"] != "LOOKUP")):
        if row["name"] not in named:
            yield Fault("LOOKUP_UNKNOWN", row["name"], f"on {'|'.join(row['labels'])}.{', '.join(row['properties'])}")


def _is(lookup: Wanted, row: Row, constraint: Row | None) -> bool:
    if lookup.unique != bool(row["owned"]) or (constraint is not None and "UNIQUE" not in constraint["type"]):
        return False
    found = (row["type"], row["entityType"], tuple(sorted(row["labels"])), tuple(row["properties"]))
    as_wanted = found == (lookup.type, lookup.entity, lookup.labels, lookup.properties)
    return as_wanted and (lookup.analyser is None or row["analyser"] == lookup.analyser)


async def shape_faults(database: Database) -> list[Fault]:
    """What is wrong with the shape of the graph."""
    had = await applied(database)
    known = [name for name, _ in MIGRATIONS]
    faults = [Fault("MIGRATION_PENDING", name, "not applied") for name in known if name not in had]
    faults += [Fault(UNKNOWN_MIGRATION, name, "applied by a newer hub") for name in had if name not in known]
    indexes = await database.read(statement("show_indexes", "cypher/doctor").text)
    constraints = await database.read(statement("show_constraints", "cypher/doctor").text)
    faults += lookup_faults(wanted_lookups(had), indexes, constraints, wanted_lookups(known))
    parameters = {"labels": list(SYSTEM_LABELS), "limit": NAMED}
    stray = (await database.read(statement("stray_nodes", "cypher/doctor").text, parameters, timeout=None))[0]
    found = [Fault("STRAY_NODE", one, "not the hub's") for one in stray["named"]]
    rest = stray["found"] - len(found)
    return [*faults, *found, *([Fault("STRAY_NODE", "…", "and more", count=rest)] if rest else [])]


async def reshaped(database: Database, faults: Iterable[Fault]) -> list[Fault]:
    """Repair what can be; returns the faults that were repaired."""
    done: list[Fault] = []
    found = list(faults)
    if any(fault.code == "MIGRATION_PENDING" for fault in found):
        await migrate(database)
        done += [fault for fault in found if fault.code == "MIGRATION_PENDING"]
    wanted = wanted_lookups(await applied(database))
    for fault in found:
        if fault.code == "TOKEN_INDEX_MISSING":
            await database.execute(_TOKENS[fault.id])
        elif fault.code in ("LOOKUP_MISSING", "LOOKUP_DIFFERENT", "LOOKUP_NOT_ONLINE"):
            if not await _created_anew(database, wanted[fault.id]):
                continue
        else:
            continue
        done.append(fault)
    if done:
        await database.execute("CALL db.awaitIndexes(300)")
    return done


async def _created_anew(database: Database, lookup: Wanted) -> bool:
    """Whether it could be created; not where two nodes share what would be unique."""
    # What stands in its place may be of either kind: dropping the other kind by that name drops nothing.
    constraints = {row["name"] for row in await database.read(statement("show_constraints", "cypher/doctor").text)}
    kind = "CONSTRAINT" if lookup.name in constraints else "INDEX"
    await database.execute(f"DROP {kind} {lookup.name} IF EXISTS")
    try:
        await database.execute(lookup.create)
    except NotUnique:
        return False
    return True
