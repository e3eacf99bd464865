"""A bundle being made: its rows by table, and what was found wrong with the data on the way."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from graph.model.tables import TABLE

_MOST_EXAMPLES = 5


@dataclass(slots=True)
class Notes:
    """What is odd in the data: reported, and not guessed at. By code: how often, and the first few."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, code: str, example: str) -> None:
        """Count one more case."""
        self.counts[code] += 1
        told = self.examples.setdefault(code, [])
        if len(told) < _MOST_EXAMPLES:
            told.append(example)

    def as_json(self) -> dict[str, dict[str, object]]:
        """By code: how many cases, and examples of them."""
        return {code: {"count": count, "examples": self.examples[code]} for code, count in sorted(self.counts.items())}


@dataclass(slots=True)
class Draft:
    """The rows of a bundle that is being made."""

    name: str
    tables: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def add(self, table: str, **cells: str | None) -> None:
        """One row; what is None or empty is not stated."""
        self.tables.setdefault(table, []).append({name: value for name, value in cells.items() if value})

    def write(self, folder: Path) -> Path:
        """Write the bundle as a folder of CSV files and return it."""
        place = folder / self.name
        place.mkdir(parents=True, exist_ok=True)
        for table, rows in self.tables.items():
            columns = [column.name for column in TABLE[table].columns if any(column.name in row for row in rows)]
            with (place / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(rows)
        return place


def made_id(prefix: str, parts: Iterable[str]) -> str:
    """An identifier for what has none in the data: the same from the same parts."""
    return f"{prefix}:{blake2b(chr(31).join(parts).encode(), digest_size=16).hexdigest()}"
