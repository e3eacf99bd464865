"""What the checks must know of the graph around a bundle (图中已知的记录), and how to ask for it."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from graph.model.columns import Cell, Column
from graph.model.tables import TABLES
from seeds.bundle import Bundle, BundleRow

METRIC, RULE = "Metric", "Rule"
_RECORD_COLUMNS = {
    table.name: tuple(column for column in table.references if column.to not in ((METRIC,), (RULE,))) for table in TABLES
}


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """The current version of a record: its stated cells as its bundle had them, and whether it is void."""

    table: str
    id: str
    cells: Mapping[str, str]
    void: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """The neighbourhood of a bundle in the graph; for an empty graph, nothing.

    `records`, by identifier, holds the current version, void or not, of

    1. every record that the bundle states or refers to (`Wanted.ids`);
    2. every record that is not void and refers, by any column, to an id in `Wanted.voided`;
    3. every body that is not void and names an id in `Wanted.bodies` as its `firm`, and every such
       employment (one employment for each firm is enough);
    4. the posts at stake, which are those in `Wanted.posts` and every post that is not void and has
       a body in `Wanted.bodies` or a compound in `Wanted.compounds`; for each of them its body, its
       compound and every appointment to it that is not void (status in_office, ended or empty);
       the person of such an appointment need not be there;
    5. what can be reached from the bodies in `Wanted.climbing_bodies` along parent and firm, and
       from the records in `Wanted.climbing_subjects` along subject while it is an activity or a
       survey: any number of steps;
    6. every body that is not void whose uscc is in `Wanted.codes`.

    Only warnings need the rest, and may be poorer without it:

    7. the compounds and bodies that are not void whose name is in `Wanted.names`, and the people
       that are not void whose name is in `Wanted.person_names`;
    8. the owners' committees and management committees that are not void and set up in a compound
       in `Wanted.committee_compounds`.

    More records than these do no harm. `metric_ids` and `rule_ids` are those of the policies in
    force or not; `taken_ids` every other identifier that is no record's (policies, targets).
    """

    records: Mapping[str, KnownRecord] = field(default_factory=dict)
    metric_ids: Set[str] = frozenset()
    rule_ids: Set[str] = frozenset()
    taken_ids: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """The parameters of the question whose answer is `Known` (查询参数), taken from the bundle alone."""

    ids: Set[str]
    voided: Set[str]
    bodies: Set[str]
    compounds: Set[str]
    posts: Set[str]
    climbing_bodies: Set[str]
    climbing_subjects: Set[str]
    codes: Set[str]
    names: Set[str]
    person_names: Set[str]
    committee_compounds: Set[str]


def named_ids(column: Column, text: str) -> list[str]:
    """The ids that a cell of a reference column names."""
    return [part for part in text.split(";") if part] if column.cell is Cell.REFERENCES else [text]


def _rows(bundle: Bundle, table: str) -> list[BundleRow]:
    return [row for row in bundle.rows.get(table, ()) if not row.void]


def wanted(bundle: Bundle) -> Wanted:
    """What to ask the graph for before `check`."""
    ids: set[str] = set()
    voided: set[str] = set()
    for table in TABLES:
        for row in bundle.rows.get(table.name, ()):
            ids.add(row.id)
            if row.void:
                voided.add(row.id)
                continue
            for column in _RECORD_COLUMNS[table.name]:
                if text := row.cells.get(column.name):
                    ids.update(named_ids(column, text))
    ids.discard("")
    bodies, compounds = _rows(bundle, "bodies"), _rows(bundle, "compounds")
    committees = [row for row in bodies if row.cells.get("kind") in ("owners_committee", "management_committee")]
    return Wanted(
        ids=ids,
        voided=voided,
        bodies={row.id for row in bodies},
        compounds={row.id for row in compounds},
        posts={row.id for row in _rows(bundle, "posts")} | {row.cells.get("post", "") for row in _rows(bundle, "appointments")},
        climbing_bodies={row.cells[name] for row in bodies for name in ("parent", "firm") if name in row.cells},
        climbing_subjects={row.cells.get("subject", "") for name in ("activities", "surveys") for row in _rows(bundle, name)},
        codes={row.cells["uscc"] for row in bodies if "uscc" in row.cells},
        names={row.cells.get("name", "") for row in (*bodies, *compounds)},
        person_names={row.cells.get("name", "") for row in _rows(bundle, "people")},
        committee_compounds={part for row in committees for part in row.cells.get("compound", "").split(";") if part},
    )
