"""`govhub audit` on a folder of chains: no database is needed."""

import json
from pathlib import Path

import pytest

from graph.audit import AuditLog, Folder
from tests.server.test_cli import govhub, told_in_one_sentence


@pytest.fixture
def folder(empty_environment: dict[str, str]) -> Folder:
    path = Path(empty_environment["GOVHUB_HOME"]) / "audit"
    for name in ("a", "b"):
        with AuditLog(path) as log:
            for _ in range(3):
                log.append("read", {"by": name, "people": ["p-1"]})
    return Folder(path)


def test_a_sound_log_is_told_sound_and_a_tampered_one_by_entry(folder: Folder, empty_environment: dict[str, str]) -> None:
    done = govhub("audit", "verify", environment=empty_environment)
    assert (done.returncode, done.stdout) == (0, "2 chains, 10 entries: sound.\n")
    chain, other = folder.chains()
    path = folder.chain_file(chain)
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join([*lines[:1], lines[1].replace('"by":"a"', '"by":"c"'), *lines[3:]]))
    folder.chain_file(other).write_text("".join(folder.chain_file(other).read_text().splitlines(keepends=True)[:2]))
    done = govhub("audit", "verify", environment=empty_environment)
    assert done.returncode == 1
    assert done.stdout.splitlines()[:-1] == [
        f"{chain}: entry 2: altered",
        f"{chain}: entry 3: removed",
        f"{other}: entries 3 to 5: tail cut",
    ]
    found = json.loads(govhub("audit", "verify", "--json", environment=empty_environment).stdout)
    assert (found["sound"], len(found["findings"])) == (False, 3)


def test_entries_are_exported_and_heads_are_held_against_a_later_log(
    folder: Folder, empty_environment: dict[str, str], tmp_path: Path
) -> None:
    done = govhub("audit", "export", environment=empty_environment)
    entries = [json.loads(line) for line in done.stdout.splitlines()]
    assert [entry["kind"] for entry in entries] == [*["begin", "read", "read", "read", "end"] * 2]
    late = govhub("audit", "export", "--from", "2100-01-01T00:00Z", "--json", environment=empty_environment)
    assert json.loads(late.stdout) == []
    heads = tmp_path / "heads"
    heads.write_text(govhub("audit", "export", "--heads", environment=empty_environment).stdout)
    assert govhub("audit", "verify", "--against", str(heads), environment=empty_environment).returncode == 0
    for path in (folder.chain_file(folder.chains()[1]), folder.head_file(folder.chains()[1]), folder.index):
        path.unlink()
    done = govhub("audit", "verify", "--against", str(heads), environment=empty_environment)
    assert (done.returncode, done.stdout.count("chain missing")) == (1, 1)
    heads.write_text("nothing")
    told = told_in_one_sentence(govhub("audit", "verify", "--against", str(heads), environment=empty_environment))
    assert "holds no heads" in told


def test_a_folder_that_is_not_there_is_told(empty_environment: dict[str, str]) -> None:
    assert "There is no audit log" in told_in_one_sentence(govhub("audit", "verify", environment=empty_environment))
