"""Whatever is done to the files of the audit log is found, and named, each time."""

import json
import random
from pathlib import Path

import pytest

from graph.audit import Folder
from graph.audit.verify import Fault, verify
from tests.graph.audit_log import ENTRIES, copy, found, sound, write

__all__ = ["copy", "sound"]
TAMPERINGS = 100


def some_chain(folder: Path, dice: random.Random) -> tuple[str, Path, list[bytes]]:
    chain = dice.choice(Folder(folder).chains())
    path = Folder(folder).chain_file(chain)
    return chain, path, path.read_bytes().splitlines(keepends=True)


def altered_value(value: object, dice: random.Random) -> object:
    """Another value of the same type, one byte of it different where it is a text."""
    match value:
        case bool() | None:
            return "x"
        case int():
            return value + dice.choice((-1, 1))
        case str() if value:
            at = dice.randrange(len(value))
            return value[:at] + dice.choice([c for c in "abc019" if c != value[at]]) + value[at + 1 :]
        case list() if value:
            at = dice.randrange(len(value))
            return [*value[:at], altered_value(value[at], dice), *value[at + 1 :]]
        case _:
            return ["x"]


@pytest.mark.parametrize("seed", range(TAMPERINGS))
def test_an_altered_field_is_found(sound: Path, copy: Path, seed: int) -> None:
    dice = random.Random(seed)
    chain, path, lines = some_chain(copy, dice)
    at = dice.randrange(len(lines))
    entry = json.loads(lines[at])
    name = dice.choice(sorted(entry))
    entry[name] = altered_value(entry[name], dice)
    lines[at] = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"
    path.write_bytes(b"".join(lines))
    assert found(copy) == [("altered", chain, at + 1, at + 1)]


@pytest.mark.parametrize("seed", range(TAMPERINGS))
def test_an_altered_byte_is_found(copy: Path, seed: int) -> None:
    dice = random.Random(seed)
    chain, path, lines = some_chain(copy, dice)
    at = dice.randrange(len(lines))
    byte = dice.randrange(len(lines[at]) - 1)
    changed = bytearray(lines[at])
    changed[byte] = dice.choice([b for b in range(256) if b not in (changed[byte], 10)])
    path.write_bytes(b"".join([*lines[:at], bytes(changed), *lines[at + 1 :]]))
    assert found(copy) == [("altered", chain, at + 1, at + 1)]


@pytest.mark.parametrize("seed", range(TAMPERINGS))
def test_removed_entries_are_found(copy: Path, seed: int) -> None:
    dice = random.Random(seed)
    chain, path, lines = some_chain(copy, dice)
    first = dice.randrange(len(lines) - 1)
    count = dice.randint(1, min(5, len(lines) - 1 - first))
    path.write_bytes(b"".join([*lines[:first], *lines[first + count :]]))
    assert found(copy) == [("removed", chain, first + 1, first + count)]


@pytest.mark.parametrize("seed", range(TAMPERINGS))
def test_inserted_repeated_and_reordered_entries_are_found(copy: Path, seed: int) -> None:
    dice = random.Random(seed)
    chain, path, lines = some_chain(copy, dice)
    at = dice.randrange(1, len(lines))
    way = seed % 4
    if way == 0:  # an entry of one's own making
        entry = json.loads(lines[at]) | {"by": "nobody"}
        lines.insert(at, json.dumps(entry, sort_keys=True, separators=(",", ":")).encode() + b"\n")
        expected = ("inserted", chain, at + 1, at + 1)
    elif way == 1:  # one that is there already
        number = dice.randrange(at)
        lines.insert(at, lines[number])
        expected = ("inserted", chain, number + 1, number + 1)
    elif way == 2:  # one of another chain
        other = next(name for name in Folder(copy).chains() if name != chain)
        lines.insert(at, Folder(copy).chain_file(other).read_bytes().splitlines(keepends=True)[3])
        expected = ("inserted", chain, at + 1, at + 1)
    else:
        lines[at - 1], lines[at] = lines[at], lines[at - 1]
        expected = ("moved", chain, at, at)
    path.write_bytes(b"".join(lines))
    assert found(copy) == [expected]


@pytest.mark.parametrize("seed", range(TAMPERINGS))
def test_a_cut_off_tail_is_found(copy: Path, seed: int) -> None:
    dice = random.Random(seed)
    chain, path, lines = some_chain(copy, dice)
    kept = dice.randrange(len(lines))
    part = lines[kept][: dice.randrange(len(lines[kept]))] if seed % 2 else b""
    path.write_bytes(b"".join([*lines[:kept], part]))
    assert found(copy) == [("tail cut", chain, kept + 1, len(lines))]


@pytest.mark.parametrize("seed", range(TAMPERINGS))
def test_a_chain_that_is_gone_is_found(copy: Path, seed: int) -> None:
    dice = random.Random(seed)
    chain, path, _ = some_chain(copy, dice)
    path.unlink()
    if seed % 2:  # and whatever else is called so
        Folder(copy).head_file(chain).unlink()
    assert found(copy) == [("chain missing", chain, None, None)]


@pytest.mark.parametrize("seed", range(TAMPERINGS))
def test_a_head_or_an_index_that_is_altered_or_gone_is_found(copy: Path, seed: int) -> None:
    dice = random.Random(seed)
    chain, _, _ = some_chain(copy, dice)
    folder = Folder(copy)
    path = folder.head_file(chain) if seed % 2 else folder.index
    text = bytearray(path.read_bytes())
    if seed % 3:
        at = dice.randrange(len(text))
        text[at] = dice.choice([b for b in b"0123456789abcdef" if b != text[at]])
        path.write_bytes(text)
    else:
        path.unlink()
    faults = found(copy)
    if seed % 2:
        assert faults == [("head altered" if seed % 3 else "head missing", chain, None, None)]
    else:
        assert faults == [("index altered", "index", None, None)]


def test_a_file_that_is_not_of_the_log_is_found(copy: Path) -> None:
    (copy / "notes.txt").write_text("nothing")
    (copy / "heads" / "mine").write_text("nothing")
    (copy / "20260101T000000000000Z-1-00000000.jsonl").write_text("{}\n")
    assert {(fault, chain) for fault, chain, *_ in found(copy)} == {
        ("unknown file", "notes.txt"),
        ("unknown file", "heads/mine"),
        ("inserted", "20260101T000000000000Z-1-00000000"),
    }


def test_another_key_fits_nothing(copy: Path) -> None:
    (copy / "key").write_text("00" * 32)
    assert found(copy) == [("wrong key", "key", None, None)]


def test_an_older_copy_of_the_whole_is_found_against_heads_from_before(sound: Path, copy: Path) -> None:
    write(copy, 3)
    folder = Folder(copy)
    seal = folder.seal()
    heads = [head for chain in folder.chains() if (head := folder.head(chain, seal))]
    assert verify(folder, heads).sound
    newest = folder.chains()[-1]
    assert [(f.fault, f.chain) for f in verify(Folder(sound), heads).findings] == [(Fault.CHAIN_MISSING, newest)]


def test_a_torn_line_behind_an_end_was_put_there(copy: Path) -> None:
    chain = Folder(copy).chains()[0]
    with Folder(copy).chain_file(chain).open("ab") as file:
        file.write(b"{")
    assert found(copy) == [("inserted", chain, ENTRIES + 3, ENTRIES + 3)]
