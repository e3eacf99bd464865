"""The files of the two collections as they are: openstates/people and unitedstates/congress-legislators."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Record = dict[str, Any]


class UnreadableDataError(Exception):
    """A file is missing or is not what it should be; the message is one sentence that names it."""


@dataclass(frozen=True, slots=True)
class Congress:
    """Members, committees and memberships of the United States Congress."""

    people: Sequence[Record]
    committees: Sequence[Record]
    memberships: Sequence[Record]


@dataclass(frozen=True, slots=True)
class States:
    """People in state politics with their dated roles, and committees with their members."""

    people: Sequence[Record]
    committees: Sequence[Record]


def read_congress(folder: Path) -> Congress:
    """The file us_congress.json in that folder, compressed or not."""
    text, name = _text(folder, "us_congress.json")
    document = _parsed(text, name, 1)
    for key in ("people", "committees", "memberships"):
        if not isinstance(document.get(key), list):
            raise UnreadableDataError(f"{name} has no list {key!r}; is it another release of the data?")
    return Congress(document["people"], document["committees"], document["memberships"])


def read_states(folder: Path) -> States:
    """The files us_states_people.jsonl and us_states_committees.jsonl in that folder, compressed or not."""
    return States(
        _lines(folder, "us_states_people.jsonl", ("id", "name", "roles")),
        _lines(folder, "us_states_committees.jsonl", ("id", "name", "jurisdiction", "members")),
    )


def _lines(folder: Path, name: str, keys: tuple[str, ...]) -> list[Record]:
    text, name = _text(folder, name)
    records = []
    for number, line in enumerate(text.splitlines(), 1):
        record = _parsed(line, name, number)
        missing = [key for key in keys if key not in record]
        if missing:
            raise UnreadableDataError(f"{name} line {number} has no {', '.join(missing)}; is it another release of the data?")
        records.append(record)
    return records


def _text(folder: Path, name: str) -> tuple[str, str]:
    for path in (folder / f"{name}.gz", folder / name):
        if path.is_file():
            try:
                data = path.read_bytes()
                return (gzip.decompress(data) if path.suffix == ".gz" else data).decode(), path.name
            except (OSError, EOFError, UnicodeDecodeError) as error:
                raise UnreadableDataError(f"{path.name} cannot be read: {error}.") from None
    raise UnreadableDataError(f"There is no {name}.gz and no {name} in {folder}; --data names the folder that holds them.")


def _parsed(text: str, name: str, line: int) -> Record:
    try:
        record = json.loads(text)
    except ValueError as error:
        raise UnreadableDataError(f"{name} line {line} is not JSON: {error}.") from None
    if not isinstance(record, dict):
        raise UnreadableDataError(f"{name} line {line} is not a JSON object.")
    return record
