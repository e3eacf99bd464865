"""The ledger in which the demo is planned: every version of every record, load by load."""

from graph.model.columns import Cell
from graph.model.tables import TABLE, TABLES

Row = dict[str, str]
Key = tuple[str, str]
VOIDED: Row = {"void": "yes"}
_CITED = frozenset(table.name for table in TABLES if table.name not in ("sources", "areas"))
"""The tables whose rows cite the register of the load that brings them."""


def _stated(row: Row) -> Row:
    return {name: value for name, value in row.items() if value}


class Book:
    """Versions of records by load (按报送批次记录的版本)."""

    def __init__(self, registers: tuple[str, ...]) -> None:
        self._registers = registers
        self._versions: dict[Key, dict[int, Row]] = {}
        self._table_of: dict[str, str] = {}
        self.plants: dict[str, list[str]] = {}

    def tell(self, table: str, load: int, row: Row) -> str:
        """A new record, first told by that load; its identifier. Raises ValueError when there is one already."""
        identifier = row[TABLE[table].key]
        if identifier in self._table_of:
            raise ValueError(f"{identifier} stands twice")
        self._table_of[identifier] = table
        self._versions[table, identifier] = {load: _stated(row)}
        return identifier

    def first(self, identifier: str) -> int:
        """The load that first tells a record."""
        return min(self._versions[self._table_of[identifier], identifier])

    def row(self, identifier: str, load: int) -> Row:
        """What is told of a record after a load; KeyError when nothing was."""
        versions = self._versions[self._table_of[identifier], identifier]
        told = [known for known in versions if known <= load]
        if not told:
            raise KeyError(identifier)
        return versions[max(told)]

    def latest(self, identifier: str) -> Row:
        """What is told of a record in the end; of a voided one, what was told before."""
        versions = self._versions[self._table_of[identifier], identifier]
        return next(row for _, row in sorted(versions.items(), reverse=True) if "void" not in row)

    def change(self, identifier: str, load: int, **cells: str) -> None:
        """A correction: from that load on the cells are these, an empty one no longer stated.

        Raises ValueError past the last load.
        """
        versions = self._versions[self._table_of[identifier], identifier]
        if load >= len(self._registers):
            raise ValueError(f"{identifier}: there is no load {load}")
        versions.setdefault(load, self.row(identifier, load))
        for later in [known for known in versions if known >= load]:
            if "void" not in versions[later]:
                versions[later] = _stated({**versions[later], **cells})

    def void(self, identifier: str, load: int) -> None:
        """Takes a record back as entered by mistake; what was to be told of it later is dropped."""
        table = self._table_of[identifier]
        versions = self._versions[table, identifier]
        for later in [known for known in versions if known >= load]:
            del versions[later]
        versions[load] = {TABLE[table].key: identifier, **VOIDED}

    def bring_back(self, identifier: str, load: int) -> None:
        """Tells a voided record again, as it was before."""
        self._versions[self._table_of[identifier], identifier][load] = self.latest(identifier)

    def plant(self, what: str, *identifiers: str) -> None:
        """Notes where something worth finding was planted, for the documentation."""
        self.plants.setdefault(what, []).extend(identifiers)

    def all_of(self, table: str) -> list[str]:
        """The identifiers of a table's records that are not void in the end, in the order in which they were planned."""
        return [key[1] for key, versions in self._versions.items() if key[0] == table and "void" not in versions[max(versions)]]

    def referred_to(self) -> set[str]:
        """Every identifier that some version of a record refers to."""
        return {target for (table, _), told in self._versions.items() for row in told.values() for target in _targets(table, row)}

    def loads(self) -> list[dict[str, list[Row]]]:
        """The rows of each load, tables in the order of dependence; versions that say nothing new are left out."""
        self._settle()
        bundles: list[dict[str, list[Row]]] = [{table.name: [] for table in TABLES} for _ in self._registers]
        for (table, _), versions in self._versions.items():
            before: Row = {}
            for load, row in sorted(versions.items()):
                if row != before:
                    bundles[load][table].append(self._in_order(table, load, row))
                    before = row
        return [{name: rows for name, rows in bundle.items() if rows} for bundle in bundles]

    def _in_order(self, table: str, load: int, row: Row) -> Row:
        if "void" in row:
            return dict(row)
        cited = {"source": self._registers[load]} if table in _CITED and "source" not in row else {}
        cells = {**row, **cited}
        return {column.name: cells[column.name] for column in TABLE[table].columns if column.name in cells}

    def _settle(self) -> None:
        """Moves a record's first telling forward to the first row that refers to it."""
        moved = True
        while moved:
            moved = False
            for (table, _), versions in self._versions.items():
                needed = [(load, target) for load, row in versions.items() for target in _targets(table, row)]
                for load, target in needed:
                    known = self._versions[self._table_of[target], target]
                    earliest = min(known)
                    if earliest > load:
                        known[load] = known.pop(earliest)
                        moved = True


def _targets(table: str, row: Row) -> list[str]:
    """The records that a row refers to (metrics and rules are no records of a bundle)."""
    targets: list[str] = []
    for column in TABLE[table].references:
        if column.to in (("Metric",), ("Rule",)) or column.name not in row:
            continue
        value = row[column.name]
        targets.extend(value.split(";") if column.cell is Cell.REFERENCES else [value])
    return targets
