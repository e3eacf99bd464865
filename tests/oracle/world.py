"""Loads of bundle rows, and what is visible of them at an instant."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Row = Mapping[str, str]
Bundle = Mapping[str, Sequence[Row]]

IDENTIFIER = {"areas": "code"}


@dataclass(frozen=True)
class Record:
    """The version of one record that is visible."""

    table: str
    id: str
    cells: Mapping[str, str]
    recorded_at: int

    def __getitem__(self, column: str) -> str:
        """The cell as written; "" when it is not stated."""
        return self.cells.get(column, "")

    def ids(self, column: str) -> list[str]:
        return [part.strip() for part in self[column].split(";") if part.strip()]


@dataclass(frozen=True)
class Version:
    table: str
    id: str
    cells: Mapping[str, str] | None  # None: void
    recorded_at: int


class State:
    """The records visible at one instant."""

    def __init__(self, records: Iterable[Record], known_at: int) -> None:
        self.records = {record.id: record for record in sorted(records, key=lambda r: r.id)}
        self.known_at = known_at
        self._referring: dict[tuple[str, str], dict[str, list[Record]]] = {}
        self._tables: dict[str, list[Record]] = defaultdict(list)
        for record in self.records.values():
            self._tables[record.table].append(record)

    def get(self, record_id: str) -> Record | None:
        return self.records.get(record_id)

    def one(self, record_id: str) -> Record:
        return self.records[record_id]

    def table(self, name: str) -> list[Record]:
        return self._tables[name]

    def naming(self, table: str, column: str, record_id: str) -> list[Record]:
        """The records of a table whose column holds this id, alone or in a list."""
        key = (table, column)
        if key not in self._referring:
            index: dict[str, list[Record]] = defaultdict(list)
            for record in self.table(table):
                for named in dict.fromkeys(record.ids(column)):
                    index[named].append(record)
            self._referring[key] = index
        return self._referring[key].get(record_id, [])


@dataclass
class World:
    """A series of loads, each of one instant (microseconds since 1970), ascending."""

    loads: Sequence[tuple[int, Bundle]]
    versions: dict[str, list[Version]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        before = None
        for instant, bundle in self.loads:
            assert before is None or instant > before, "instants ascend"
            before = instant
            for table, rows in bundle.items():
                for row in rows:
                    self._take(table, row, instant)

    def _take(self, table: str, row: Row, instant: int) -> None:
        stated = {column: cell.strip() for column, cell in row.items() if cell.strip()}
        record_id = stated[IDENTIFIER.get(table, "id")]
        # A void reads only the identifier; `void` = no says nothing.
        cells = None if stated.pop("void", "no") == "yes" else stated
        versions = self.versions.setdefault(record_id, [])
        current = versions[-1].cells if versions else None
        if cells == current:  # an equal row writes nothing, nor does a second void
            return
        versions.append(Version(table, record_id, cells, instant))

    def at(self, known_at: int | None = None) -> State:
        """What is visible at an instant; at the end of all loads when None."""
        if known_at is None:
            known_at = max((instant for instant, _ in self.loads), default=0)
        visible = []
        for versions in self.versions.values():
            told = [version for version in versions if version.recorded_at <= known_at]
            if told and told[-1].cells is not None:
                last = told[-1]
                visible.append(Record(last.table, last.id, told[-1].cells or {}, last.recorded_at))
        return State(visible, known_at)
