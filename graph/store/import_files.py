"""Records as the files that Neo4j's offline importer reads (导入文件): the very rows that the ordinary loader sends.

Both worlds are written: the present, and the ledger with one version of each record. Which properties a file has
and of which type follows from the values in it, so nothing here has to know what a record looks like.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.model.entry import Entry, present_of, version_of
from graph.model.lookups import LEDGER_PREFIX
from graph.model.record import FOREVER, Link, links

ROWS_A_FILE = 20_000
_PRESENT, _KNOWN = "present", "known"
"""The two worlds' name spaces: a record has its identifier in both."""
_ARRAY_MARK = "\x1f"
"""Between the texts of a list: no text of a record holds a control character."""
_SETTINGS = ("--array-delimiter=U+001F", "--path-pattern-style=none", "--multiline-fields=true")
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean", list: "string[]"}


@dataclass(slots=True)
class ImportFiles:
    """The files of one load, written into a folder as entries are put.

    `standing` are the identifiers in the graph that are no records: rules are among them, to which records of
    both worlds lead. Only their nodes are made here, without what they say.
    """

    folder: Path
    bundle: str
    at: int
    standing: Set[str]
    nodes: int = 0
    relations: int = 0
    _files: list[str] = field(default_factory=list)
    _waiting: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    _links: list[Link] = field(default_factory=list)

    def put(self, entry: Entry) -> None:
        """One new record, with every relation it states."""
        version = version_of(entry, self.bundle, self.at)
        label, properties = version["label"], version["properties"]
        self._node(f"Record:{label}", _PRESENT, present_of(version)["properties"])
        self._node(f"KnownRecord:{LEDGER_PREFIX}{label}", _KNOWN, properties | {"supersededAt": FOREVER})
        self.link(links(entry.table, entry.cells))

    def link(self, found: Iterable[Link]) -> None:
        """Relations, stated or derived, in both worlds."""
        self._links += found
        if len(self._links) >= 10 * ROWS_A_FILE:
            self._write_links()

    def close(self) -> list[str]:
        """Write what is left; the importer's arguments, with file names as seen from the folder."""
        for id_ in sorted(self.standing):
            self._node("Record", _PRESENT, {"id": id_})
        for labels in list(self._waiting):
            self._write_nodes(labels)
        self._write_links()
        return [*_SETTINGS, *self._files]

    def _node(self, labels: str, space: str, properties: dict[str, Any]) -> None:
        waiting = self._waiting.setdefault(f"{labels} {space}", [])
        waiting.append(properties)
        if len(waiting) >= ROWS_A_FILE:
            self._write_nodes(f"{labels} {space}")

    def _write_nodes(self, key: str) -> None:
        rows = self._waiting.pop(key)
        labels, space = key.split(" ")
        types = _types(rows)
        header = [f"id:ID({space})" if name == "id" else f"{name}:{_TYPES[type_]}" for name, type_ in types.items()]
        told = {name for name, type_ in types.items() if type_ in (bool, list)}
        for row in rows if told else ():
            row.update((name, _told(row[name])) for name in told if name in row)
        self._write(f"--nodes={labels}=", header, [[row.get(name) for name in types] for row in rows])
        self.nodes += len(rows)

    def _write_links(self) -> None:
        found, self._links = self._links, []
        rows = [(link.start, link.finish, link.type, link.position) for link in found]
        header = [f":START_ID({_PRESENT})", f":END_ID({_PRESENT})", ":TYPE", "position:long"]
        self._write("--relationships=", header, rows)
        for space, to_standing in ((_KNOWN, False), (_PRESENT, True)):
            versions = [
                (link.start, link.finish, f"KNOWN_{link.type}", link.position, self.at, FOREVER)
                for link in found
                if (link.finish in self.standing) == to_standing
            ]
            header = [f":START_ID({_KNOWN})", f":END_ID({space})", ":TYPE", "position:long"]
            self._write("--relationships=", [*header, "recordedAt:long", "supersededAt:long"], versions)
        self.relations += 2 * len(found)

    def _write(self, words: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        if not rows:
            return
        name = f"{len(self._files):05}.csv"
        with (self.folder / name).open("w", encoding="utf-8", newline="") as file:
            # Of two characters, so that a text with either of them is put into quotation marks.
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(header)
            writer.writerows(rows)
        self._files.append(words + name)


def _types(rows: Iterable[Mapping[str, object]]) -> dict[str, type]:
    """Every property of the rows with its type; TypeError where two rows disagree."""
    types: dict[str, type] = {}
    for row in rows:
        for name, value in row.items():
            if value is not None and types.setdefault(name, type(value)) is not type(value):
                raise TypeError(f"{name} is {types[name].__name__} in one record and {type(value).__name__} in another")
    return types


def _told(value: object) -> str:
    if isinstance(value, list):
        return _ARRAY_MARK.join(value)
    return "true" if value else "false"
