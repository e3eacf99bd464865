"""Entries are read newest first over all chains, in pages' time, and only those that the hub wrote."""

import random
from pathlib import Path

import pytest

from graph.audit import AuditLog, Folder
from graph.audit import reading as pages
from graph.audit.reading import entry_at, newest_first, oldest_first


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Five chains written to by turns, one of them alone at the end, with entries of other kinds between."""
    dice = random.Random(5)
    logs = [AuditLog(tmp_path / "log") for _ in range(4)]
    for number in range(400):
        log = dice.choice(logs)
        log.append("read" if number % 5 else "change", {"number": number, "text": "x" * dice.randrange(400)})
    for log in logs[:3]:
        log.close()
    with AuditLog(tmp_path / "log") as last:
        for number in range(400, 420):
            last.append("read", {"number": number})
    return Folder(tmp_path / "log")


def numbers(folder: Folder, **span: int) -> list[int]:
    return [entry.told["number"] for entry in newest_first(folder, "read", **span)]


EVERY = [number for number in reversed(range(420)) if number >= 400 or number % 5]


@pytest.mark.parametrize("block", [1, 7, 300, 65_536])
def test_reads_come_the_newest_first(folder: Folder, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_BLOCK", block)
    assert numbers(folder) == EVERY


def test_spans_hold_both_ends(folder: Folder) -> None:
    entries = list(newest_first(folder, "read"))
    for first, last in ((0, 0), (5, 5), (3, 200), (200, len(entries) - 1), (0, len(entries) - 1)):
        kept = entries[first : last + 1]
        span = {"since": entries[last].at, "until": entries[first].at}
        assert list(newest_first(folder, "read", **span)) == kept
        inside = [entry for entry in oldest_first(folder, **span) if entry.kind == "read"]
        assert inside == kept[::-1]
    assert numbers(folder, until=1) == numbers(folder, since=2**62) == []


def test_entries_of_every_kind_come_in_order(folder: Folder) -> None:
    entries = list(oldest_first(folder))
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
    assert [entry.told["number"] for entry in entries if "number" in entry.told] == list(range(420))


def test_one_entry_is_found_where_it_belongs(folder: Folder) -> None:
    one = list(newest_first(folder, "read"))[37]
    assert entry_at(folder, one.chain, one.seq, "read") == one
    assert entry_at(folder, one.chain, one.seq, "change") is None
    for chain, seq in ((one.chain, 0), (one.chain, 10**9), ("../key", 1), ("20260101T000000000000Z-1-00000000", 1)):
        assert entry_at(folder, chain, seq, "read") is None


def test_what_the_hub_did_not_write_is_passed_over(folder: Folder) -> None:
    one = list(newest_first(folder, "read"))[37]
    path = folder.chain_file(one.chain)
    path.write_bytes(path.read_bytes().replace(b'"number":%d,' % one.told["number"], b'"number":999,'))
    with path.open("ab") as file:
        file.write(b'{"kind":"read"')
    assert numbers(folder) == [number for number in EVERY if number != one.told["number"]]
    assert entry_at(folder, one.chain, one.seq, "read") is None


def test_a_folder_without_a_log_has_no_entries(tmp_path: Path) -> None:
    assert list(newest_first(Folder(tmp_path), "read")) == []
