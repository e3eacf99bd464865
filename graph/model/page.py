"""docs/model.md and docs/model.svg, written from the model (模型说明): `python -m graph.model.page`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.model import kinds
from graph.model.coherence import POLICY_LABELS
from graph.model.columns import Cell, Column, Table
from graph.model.drawing import model_svg
from graph.model.lookups import LOOKUPS
from graph.model.names import BODY_NAME, FORM_NAME, TYPE_NAME
from graph.model.record import property_name
from graph.model.relations import KEPT_AS_PROPERTY, POLICY_RELATIONS, RelationKind, relations
from graph.model.tables import ANYTHING, TABLES

DOCS = Path(__file__).parents[2] / "docs"
_HEAD = """# The model

What the graph holds, written from `graph/model/` by `python -m graph.model.page`; a test compares this page with the model, and
`graph/model/coherence.py` checks the model itself. The tables are those of a bundle; a record's type is its label in Neo4j.

![Types of record and the relations between them](model.svg)
"""
_WORLDS = """## Two worlds

**The present** holds each record once, as it is known now: `(:Record:Compound {id: …})-[:LOCATED_IN]->(:Record:Area)`. A question
about now reads nothing else. A voided record is not in it.

**The ledger** holds every version ever recorded, the current ones too:
`(:KnownRecord:KnownCompound)-[:KNOWN_LOCATED_IN]->(:KnownRecord:KnownArea)`. A version and a relation each carry `recordedAt` and
`supersededAt` (microseconds since 1970 in UTC; what is current has the largest integer), so a question as known at an instant *k*
is the same pattern over the ledger, with `recordedAt <= k < supersededAt` everywhere. A version that was replaced or taken back
also says by which row of which bundle (`endedByBundle`, `endedByRow`, `voided`). Policies have no versions in the ledger.

One load is one transaction and one instant. `(:Ledger)` carries the last instant and the lock under which one load writes at a
time, `(:Load)` what each load was and did, `(:Migration)` the migrations this graph has had. `(:AccessToken)` is a token that the
hub issued, by the hash of its secret; it belongs to neither world, and no load touches it.

Every record also has `type` (its GraphQL type), `stated` (the row as stated, canonical JSON), `bundle`, `row` and `recordedAt`. A
day is the integer yyyymmdd. Each date is kept as written and as its first and last possible day (`builtOn`, `builtOnFirst`,
`builtOnLast`); the bounds of a period are `sinceFirst`, `sinceLast`, `untilFirst`, `untilLast` whatever its columns are called.
An open start is 0, an open end 99991231.
"""
_RELATIONS = """A reference to a metric (`surveys.aspect`) is kept as a property. *Any record* is one of any table.
Against the arrow, any number of records may point to one.

Derived anew by every load: `LIES_IN`, the area a body states, else that of its first compound, else its firm's, else its
parent's; and `IN` where no parent is stated: the area with the longest code that begins this one.
"""
_POLICIES = """## Policies

Metrics, policies, rules and targets come from `seeds/policies/*.yaml` ([the format](policies.md)), carry the label `Record` and
share the identifiers' one space with the bundles, so that a record may refer to a rule.
"""


def model_page() -> str:
    """The page's text; equal models give equal text."""
    sections = (
        _HEAD,
        _types(),
        _WORLDS,
        _relation_section("## Relations between records", relations()),
        _RELATIONS,
        _POLICIES,
        _relation_section("", POLICY_RELATIONS),
        _mermaid(),
        "## Columns\n",
        *(_columns(table) for table in TABLES),
        _words(),
        _lookups(),
    )
    return "\n".join(sections)


def _rows(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(header)
    lines = [names, ["---"] * len(names), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _types() -> str:
    rows = [[f"`{t.label}`", TYPE_NAME[t.label], f"`{t.name}`", f"`{t.key}`", _period(t)] for t in TABLES]
    rows += [[f"`{label}`", TYPE_NAME[label], "policy files", "`id`", ""] for label in POLICY_LABELS]
    return "## Types of record\n\n" + _rows(("type", "中文", "comes from", "identified by", "period, half-open"), rows)


def _period(table: Table) -> str:
    return f"`[{table.start}, {table.end})`" if table.start else ""


def _ends(labels: Iterable[str]) -> str:
    return ", ".join("any record" if label == ANYTHING else f"`{label}`" for label in labels)


def _relation_section(title: str, kinds_: Iterable[RelationKind]) -> str:
    rows = [
        [f"`{r.type}`", f"`{r.from_label}`", _ends(r.to_labels), r.cardinality, f"`{r.column}`" if r.column else ""]
        for r in kinds_
    ]
    head = f"{title}\n\n" if title else ""
    return head + _rows(("relation", "from", "to", "how many", "stated by column"), rows)


def _mermaid() -> str:
    """The same for readers whose tools draw it; citations and relations to any record left out."""
    right = {"1": "||", "0..1": "o|", "0..n": "o{"}
    lines = [
        f"  {r.from_label} }}o--{right[r.cardinality]} {to} : {r.type}"
        for r in (*relations(), *POLICY_RELATIONS)
        for to in r.to_labels
        if r.type != "CITES" and to != ANYTHING
    ]
    return "## The same for Mermaid\n\n```mermaid\nerDiagram\n" + "\n".join(lines) + "\n```\n"


def _columns(table: Table) -> str:
    rows = [
        [f"`{c.name}`", _property(table, c), _holds(c), "yes" if c.required else "", "yes" if c.personal else ""]
        for c in table.columns
    ]
    header = ("column", "in the graph", "holds", "required", "personal")
    return f"### {table.name} ({TYPE_NAME[table.label]})\n\n" + _rows(header, rows)


def _property(table: Table, column: Column) -> str:
    if column.cell in (Cell.ID, Cell.CODE):
        return "`id`"
    if column.relation and (table.name, column.name) not in KEPT_AS_PROPERTY:
        return f"`{column.relation}` →"
    return f"`{property_name(column.name)}`"


def _holds(column: Column) -> str:
    if column.words:
        return ", ".join(column.words)
    if column.cell in (Cell.REFERENCE, Cell.REFERENCES):
        return f"{_ends(column.to)}{'; several separated by `;`' if column.cell is Cell.REFERENCES else ''}"
    return "date, perhaps reduced" if column.cell is Cell.DATE else str(column.cell)


def _words() -> str:
    bodies = [[f"`{kind}`", BODY_NAME[kind], f"`{type_}`", _form(kind)] for kind, type_ in kinds.BODY_TYPE.items()]
    forms = [[f"`{kind}`", f"`{form}`", FORM_NAME[kind][form]] for kind, forms in kinds.FORMS.items() for form in forms]
    posts = [[f"`{kind}`", title] for kind, title in kinds.POST_TITLE.items()]
    return "\n".join(
        (
            "## Kinds of body\n\n" + _rows(("kind", "中文", "GraphQL type", "form"), bodies),
            "## Forms\n\n" + _rows(("kind", "form", "中文"), forms),
            "## Kinds of post\n\nThe Chinese name is a post's title where it states none.\n\n" + _rows(("kind", "中文"), posts),
        )
    )


def _form(kind: str) -> str:
    if kind in kinds.FORM_FREE:
        return "free text"
    if kind not in kinds.FORMS:
        return "none"
    return "required" if kind in kinds.FORM_REQUIRED else "may be left out"


def _lookups() -> str:
    def rows() -> Iterator[list[str]]:
        for lookup in LOOKUPS:
            what = "unique" if lookup.unique else f"full text, {lookup.analyser}" if lookup.analyser else "index"
            yield [f"`{lookup.name}`", what, f"`:{lookup.label}({lookup.property})`", lookup.why]

    return "## Constraints and indexes\n\nMigrations create these.\n\n" + _rows(("name", "kind", "on", "for"), rows())


def main() -> None:
    """Write both files."""
    (DOCS / "model.md").write_text(model_page(), encoding="utf-8")
    (DOCS / "model.svg").write_text(model_svg(), encoding="utf-8")


if __name__ == "__main__":
    main()
