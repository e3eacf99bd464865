"""Which world a statement is read in: the present, or the ledger as known at an instant.

Every statement file is written about the present: nodes (:Compound), relationships [:SET_UP_IN].
The ledger holds every version ever recorded, current ones included, as a second graph beside it:
(:KnownCompound)-[:KNOWN_SET_UP_IN {recordedAt, supersededAt}]->(:KnownBody), each relationship
stamped with the time its two versions were current together. So the question "as known at k" is
the same pattern over the ledger, cut at k, and a question about now never meets a superseded
version (docs/decisions/0002). `as_known` does the rewriting, once for each text, with the
model's closed vocabulary; nothing a caller sends is ever part of it.
"""

import re

from graph.model.tables import TABLES

LABELS: frozenset[str] = frozenset(table.label for table in TABLES) | {"Record"}
"""Labels that have a twin in the ledger."""
RELATIONS: frozenset[str] = frozenset(
    column.relation for table in TABLES for column in table.references if column.relation != "ON_METRIC"
) | {"LIES_IN"}
"""Relationship types that have a twin in the ledger; LIES_IN (a body's area) is derived."""

KNOWN_LABEL = "Known"
KNOWN_RELATION = "KNOWN_"

_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_NODE = re.compile(r"\((?P<name>\w+)?:(?P<label>\w+(?:\|\w+)*)(?P<map>\s*\{[^{}]*\})?\)")
_RELATION = re.compile(r"-\[(?P<name>\w+)?:(?P<types>\w+(?:\|\w+)*)\]-")
_LABEL_TEST = re.compile(r"(?<=[\w])(?P<colon>:)(?P<label>[A-Z]\w+)")


def as_known(text: str, instant: str = "$knownAt", prefix: str = "known") -> str:
    """The statement over the ledger as known at `instant` (a parameter or variable, µs since the epoch).

    `prefix` begins the names given to nameless nodes and relationships; texts that will stand in
    one statement need different ones.
    """
    count = 0

    def node(match: re.Match[str]) -> str:
        nonlocal count
        labels = match["label"].split("|")
        if not set(labels) <= LABELS:
            return match[0]
        count += 1
        name = match["name"] or f"{prefix}{count}"
        twins = "|".join(KNOWN_LABEL + label for label in labels)
        return f"({name}:{twins}{match['map'] or ''} WHERE {name}.recordedAt <= {instant} < {name}.supersededAt)"

    def relation(match: re.Match[str]) -> str:
        nonlocal count
        types = match["types"].split("|")
        if not set(types) <= RELATIONS:
            return match[0]
        count += 1
        name = match["name"] or f"{prefix}{count}"
        twins = "|".join(KNOWN_RELATION + type_ for type_ in types)
        return f"-[{name}:{twins} WHERE {name}.recordedAt <= {instant} < {name}.supersededAt]-"

    def label_test(match: re.Match[str]) -> str:
        return f":{KNOWN_LABEL}{match['label']}" if match["label"] in LABELS else match[0]

    bare = _COMMENT.sub("", text)
    pieces = _NODE.sub(node, bare)
    pieces = _RELATION.sub(relation, pieces)
    return _LABEL_TEST.sub(label_test, pieces)
