"""A small sound audit log, and what an examination finds in a copy of it."""

import shutil
from pathlib import Path

import pytest

from graph.audit import AuditLog, Folder
from graph.audit.verify import verify

ENTRIES = 40


def write(folder: Path, count: int, name: str = "someone") -> None:
    with AuditLog(folder) as log:
        for number in range(count):
            log.append("read", {"by": name, "people": [f"person-{number}"], "operation": "query{people{name}}", "purpose": None})


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four chains, one after the other; the last has nobody after it to vouch for it."""
    folder = tmp_path_factory.mktemp("audit") / "log"
    for number in range(4):
        write(folder, ENTRIES, f"reader-{number}")
    return folder


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sound, tmp_path / "log")


def found(folder: Path) -> list[tuple[str, str, int | None, int | None]]:
    return [(f.fault.value, f.chain, f.first, f.last) for f in verify(Folder(folder)).findings]
