"""The model checks itself (模型自检): whatever contradicts itself in tables and word lists, each in one sentence."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from graph.model import kinds, names
from graph.model.columns import Cell, Column, Table
from graph.model.lookups import LEDGER_PREFIX, LOOKUPS, SYSTEM_LABELS, SYSTEM_PROPERTIES, Lookup
from graph.model.record import property_name
from graph.model.relations import POLICY_RELATIONS, RelationKind, relations
from graph.model.tables import ANYTHING, TABLES

POLICY_LABELS: tuple[str, ...] = ("Metric", "Policy", "Rule", "Target")
"""Types of record that come from policy files and not from bundles."""
SHARED_RELATIONS: frozenset[str] = frozenset({"CITES", "SET_BY"})
"""Relations that leave more than one type of record; any other has one pair of ends."""
_RESERVED = frozenset(SYSTEM_PROPERTIES) - {"id", "name"}


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that is checked (受检模型); the defaults are ours, tests plant faults in their place."""

    tables: tuple[Table, ...] = TABLES
    further: tuple[RelationKind, ...] = POLICY_RELATIONS
    shared: frozenset[str] = SHARED_RELATIONS
    lookups: tuple[Lookup, ...] = LOOKUPS
    body_type: Mapping[str, str] = field(default_factory=lambda: kinds.BODY_TYPE)
    body_name: Mapping[str, str] = field(default_factory=lambda: names.BODY_NAME)
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: kinds.FORMS)
    form_name: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: names.FORM_NAME)
    form_required: frozenset[str] = kinds.FORM_REQUIRED
    form_free: frozenset[str] = kinds.FORM_FREE
    post_title: Mapping[str, str] = field(default_factory=lambda: kinds.POST_TITLE)
    type_name: Mapping[str, str] = field(default_factory=lambda: names.TYPE_NAME)
    code_length: Mapping[str, int] = field(default_factory=lambda: kinds.AREA_CODE_LENGTH)

    @property
    def labels(self) -> tuple[str, ...]:
        """Every type of record."""
        return (*(table.label for table in self.tables), *POLICY_LABELS)


def model_faults(model: Model | None = None) -> list[str]:
    """What is wrong with the model, a sentence each; empty for one that can be trusted."""
    checked = model or Model()
    return [
        *_table_faults(checked),
        *(f"{table.name}: {fault}" for table in checked.tables for fault in _column_faults(table)),
        *_reference_faults(checked),
        *_relation_faults(checked),
        *_word_faults(checked),
        *_lookup_faults(checked),
    ]


def _twice(words: Iterable[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def _differ(what: str, given: Iterable[str], wanted: Iterable[str]) -> Iterator[str]:
    have, need = set(given), set(wanted)
    yield from (f"{what} lacks {word}" for word in sorted(need - have))
    yield from (f"{what} has {word}, which does not exist" for word in sorted(have - need))


def _table_faults(model: Model) -> Iterator[str]:
    yield from (f"two tables are called {name}" for name in _twice(table.name for table in model.tables))
    yield from (f"two tables have the label {label}" for label in _twice(model.labels))
    for label in model.labels:
        if not re.fullmatch(r"[A-Z][A-Za-z]+", label) or label.startswith(LEDGER_PREFIX) or label in SYSTEM_LABELS:
            yield f"{label} is no name for a type of record"
    yield from _differ("the list of Chinese names", model.type_name, (*model.labels, ANYTHING))


def _column_faults(table: Table) -> Iterator[str]:
    by_name = {column.name: column for column in table.columns}
    yield from (f"two columns are called {name}" for name in _twice(column.name for column in table.columns))
    yield from (f"two properties are called {name}" for name in _twice(_properties(table)))
    key = by_name.get(table.key)
    if key is None or key.cell not in (Cell.ID, Cell.CODE) or not key.required:
        yield f"the column {table.key}, which identifies a row, is missing, no identifier or not required"
    if sum(column.cell in (Cell.ID, Cell.CODE) for column in table.columns) > 1:
        yield "more than one column identifies a row"
    if bool(table.start) != bool(table.end):
        yield "a period needs both its columns"
    for bound in filter(None, (table.start, table.end)):
        if bound not in by_name or by_name[bound].cell is not Cell.DATE:
            yield f"the period's column {bound} is no column of dates"
    if table.start and table.start == table.end:
        yield f"the period begins and ends with {table.start}"
    for column in table.columns:
        yield from (f"{column.name} {fault}" for fault in _cell_faults(column))


def _properties(table: Table) -> Iterator[str]:
    """The properties that a record's columns fill; the bounds of its period are the hub's."""
    for column in table.columns:
        if column.cell in (Cell.ID, Cell.CODE, Cell.REFERENCES):
            continue
        name = property_name(column.name)
        yield name
        if column.cell is Cell.DATE and column.name not in (table.start, table.end):
            yield from (name + "First", name + "Last")


def _cell_faults(column: Column) -> Iterator[str]:
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", column.name):
        yield "is no name for a column"
    if column.name == "void" or property_name(column.name) in _RESERVED:
        yield "has a name that the hub keeps for itself"
    if (column.cell is Cell.WORD) != bool(column.words):
        yield "has an empty word list" if column.cell is Cell.WORD else "has a word list, yet takes no words"
    if _twice(column.words):
        yield f"lists {', '.join(_twice(column.words))} twice"
    if not all(re.fullmatch(r"[a-z]+(_[a-z]+)*", word) for word in column.words):
        yield "lists a word that is not lower case"
    if column.cell in (Cell.REFERENCE, Cell.REFERENCES):
        if not re.fullmatch(r"[A-Z]+(_[A-Z]+)*", column.relation):
            yield f"states a relation without a name: {column.relation!r}"
        if not column.to or _twice(column.to):
            yield "reaches no type of record, or one twice"
    elif column.relation or column.to:
        yield "is no reference, yet names a relation"


def _reference_faults(model: Model) -> Iterator[str]:
    known = set(POLICY_LABELS)
    labels = {*model.labels, ANYTHING}
    for table in model.tables:
        known.add(table.label)
        for column in table.references:
            where = f"{table.name}.{column.name}"
            yield from (f"{where} reaches {label}, which does not exist" for label in column.to if label not in labels)
            late = [label for label in column.to if label in labels - known - {ANYTHING}]
            yield from (f"{where} reaches {label}, whose table comes later" for label in late)


def _relation_faults(model: Model) -> Iterator[str]:
    found = (*relations(model.tables), *model.further)
    ends: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
    for relation in found:
        ends.setdefault(relation.type, set()).add((relation.from_label, relation.to_labels))
        if relation.most is not None and not 0 <= relation.least <= relation.most:
            yield f"{relation.type} of {relation.from_label} has at least {relation.least} and at most {relation.most}"
        for label in (relation.from_label, *relation.to_labels):
            if label not in (*model.labels, ANYTHING):
                yield f"{relation.type} ends at {label}, which does not exist"
    several = {type_ for type_, pairs in ends.items() if len(pairs) > 1}
    yield from (f"{type_} has more than one pair of ends" for type_ in sorted(several - model.shared))
    yield from (f"{type_} is said to be shared and is not" for type_ in sorted(model.shared - several))
    stated = Counter((relation.type, relation.from_label) for relation in found)
    yield from (f"two columns of {label} state {type_}" for (type_, label), count in stated.items() if count > 1)


def _word_faults(model: Model) -> Iterator[str]:
    body_kinds = [str(kind) for kind in kinds.BodyKind]
    yield from _differ("the types of body", model.body_type, body_kinds)
    yield from (f"two kinds of body are of type {type_}" for type_ in _twice(model.body_type.values()))
    yield from (
        f"a type of body and a record are called {type_}" for type_ in sorted(set(model.body_type.values()) & {*model.labels})
    )
    yield from _differ("the names of kinds of body", model.body_name, body_kinds)
    yield from _differ("the titles of posts", model.post_title, (str(kind) for kind in kinds.PostKind))
    yield from (f"the title of {kind} is empty" for kind, title in model.post_title.items() if not title.strip())
    for kind, forms in model.forms.items():
        if kind not in body_kinds:
            yield f"forms are listed for {kind}, which is no kind of body"
        if not forms or _twice(forms):
            yield f"the forms of {kind} are none or not unique"
        yield from _differ(f"the names of forms of {kind}", model.form_name.get(kind, {}), forms)
    yield from (f"{kind} must have a form and has none to choose from" for kind in sorted(model.form_required - set(model.forms)))
    yield from (f"{kind} takes free text for its form and a list too" for kind in sorted(model.form_free & set(model.forms)))
    yield from (f"{kind}, whose form is free text, is no kind of body" for kind in sorted(model.form_free - set(body_kinds)))
    lengths = [model.code_length[level] for level in kinds.AREA_RANK if level in model.code_length]
    if len(lengths) < len(model.code_length) or any(above >= below for above, below in pairwise(lengths)):
        yield "codes do not grow longer from each level to the next"


def _lookup_faults(model: Model) -> Iterator[str]:
    yield from (f"two lookups are called {name}" for name in _twice(lookup.name for lookup in model.lookups))
    tables = {table.label: table for table in model.tables}
    tables |= {LEDGER_PREFIX + label: table for label, table in tables.items()}
    for lookup in model.lookups:
        table = tables.get(lookup.label)
        if table is None and lookup.label not in SYSTEM_LABELS:
            yield f"lookup {lookup.name} is on {lookup.label}, which does not exist"
        if lookup.property not in {*SYSTEM_PROPERTIES, *(_properties(table) if table else ())}:
            yield f"lookup {lookup.name} is on {lookup.label}.{lookup.property}, which does not exist"
