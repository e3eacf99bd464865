"""The audit log: what is written is found, whatever was done to the files is found too, and named."""

import json
import multiprocessing
import os
import random
import resource
import shutil
import stat
from pathlib import Path

import pytest

from graph.audit import AuditLog, Folder, Head
from graph.audit import chain as writing
from graph.audit.verify import Examined, Fault, verify
from graph.errors import AuditUnwritable

ENTRIES = 40
TAMPERINGS = 100


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


def test_a_sound_log_is_sound(sound: Path) -> None:
    examined = verify(Folder(sound))
    assert (examined.findings, examined.torn, examined.chains) == ([], [], 4)
    assert examined.entries == 4 * (ENTRIES + 2)


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


def _process(folder: Path, number: int, start: "multiprocessing.synchronize.Barrier") -> None:
    start.wait()
    write(folder, 1_200, f"process-{number}")


def test_processes_write_at_once_and_the_log_is_sound_meanwhile_and_after(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(5)
    processes = [context.Process(target=_process, args=(tmp_path / "log", number, start)) for number in range(4)]
    for process in processes:
        process.start()
    start.wait()
    meanwhile: list[Examined] = []
    while any(process.is_alive() for process in processes):
        if (tmp_path / "log" / "index").exists():
            meanwhile.append(verify(Folder(tmp_path / "log")))
    for process in processes:
        process.join()
    examined = verify(Folder(tmp_path / "log"))
    assert [process.exitcode for process in processes] == [0] * 4
    assert meanwhile
    assert not [one.findings for one in meanwhile if not one.sound]
    # 1,200 reads, a beginning, an end, and one anchor after the first thousand.
    assert (examined.findings, examined.chains, examined.entries) == ([], 4, 4 * 1_203)


def test_a_fork_goes_on_in_a_chain_of_its_own(tmp_path: Path) -> None:
    with AuditLog(tmp_path / "log") as log:
        log.append("read", {"by": "parent"})
        child = os.fork()
        if not child:
            log.append("read", {"by": "child"})
            os._exit(0)
        os.waitpid(child, 0)
        log.append("read", {"by": "parent"})
    examined = verify(Folder(tmp_path / "log"))
    assert (examined.findings, examined.chains, examined.entries) == ([], 2, 4 + 2)


def test_a_crash_in_the_middle_of_an_entry_is_no_tampering(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "log")
    log.append("read", {"by": "someone"})
    chain = Folder(tmp_path / "log").chains()[0]
    with Folder(tmp_path / "log").chain_file(chain).open("ab") as file:
        file.write(b'{"at":17')
    examined = verify(Folder(tmp_path / "log"))
    assert (examined.findings, examined.torn) == ([], [chain])
    with pytest.raises(AuditUnwritable, match="somebody else wrote"):
        log.append("read", {"by": "someone"})


def test_a_torn_line_behind_an_end_was_put_there(copy: Path) -> None:
    chain = Folder(copy).chains()[0]
    with Folder(copy).chain_file(chain).open("ab") as file:
        file.write(b"{")
    assert found(copy) == [("inserted", chain, ENTRIES + 3, ENTRIES + 3)]


def test_a_full_disk_refuses_an_entry_and_the_log_stays_sound(tmp_path: Path) -> None:
    """The system's own limit on the size of a file stops a write in its middle, as a full disk does."""
    context = multiprocessing.get_context("spawn")
    told = context.Queue()
    process = context.Process(target=_fill, args=(tmp_path / "log", told))
    process.start()
    kept, refused = told.get(timeout=60)
    process.join()
    examined = verify(Folder(tmp_path / "log"))
    assert refused == ["AUDIT_UNAVAILABLE"] * 3
    assert (examined.findings, examined.torn) == ([], [])
    assert sum(_reads(tmp_path / "log")) == kept


def _fill(folder: Path, told: "multiprocessing.Queue[tuple[int, list[str]]]") -> None:
    log, kept, refused = AuditLog(folder), 0, []
    log.append("read", {"by": "someone"})
    kept += 1
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, resource.RLIM_INFINITY))
    for size in (100, 10_000, 10_000, 10_000):
        try:
            log.append("read", {"by": "x" * size})
            kept += 1
        except AuditUnwritable as error:
            refused.append(error.code)
    log.append("read", {"by": "someone"})
    told.put((kept + 1, refused))
    told.close()
    told.join_thread()
    log.close()


def _reads(folder: Path) -> list[int]:
    chains = Folder(folder).chains()
    return [Folder(folder).chain_file(chain).read_text().count('"kind":"read"') for chain in chains]


@pytest.mark.parametrize("done", ["removed", "replaced", "read-only file", "read-only folder"])
def test_a_log_that_cannot_be_kept_refuses_and_goes_on_when_it_can(tmp_path: Path, done: str) -> None:
    folder = tmp_path / "log"
    log = AuditLog(folder)
    log.append("read", {"by": "someone"})
    path = Folder(folder).chain_file(Folder(folder).chains()[0])
    if done == "removed":
        shutil.rmtree(folder)
    elif done == "replaced":
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text)
    else:
        (path if done == "read-only file" else folder).chmod(0o400 if done == "read-only file" else 0o500)
    with pytest.raises(AuditUnwritable):
        log.append("read", {"by": "someone"})
    folder.chmod(0o700) if folder.exists() else None
    log.append("read", {"by": "someone"})
    log.close()
    assert verify(Folder(folder)).sound


def test_a_log_whose_key_is_gone_is_not_written_to_with_another(copy: Path) -> None:
    (copy / "key").unlink()
    with pytest.raises(AuditUnwritable, match="key of the audit log is gone"):
        AuditLog(copy).append("read", {"by": "someone"})


def test_only_the_owner_reads_the_files(sound: Path) -> None:
    modes = {stat.S_IMODE(path.stat().st_mode) for path in sound.rglob("*") if path.is_file()}
    assert modes == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (sound, sound / "heads")} == {0o700}


def test_a_chain_that_has_grown_large_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "LARGEST", 2_000)
    write(tmp_path / "log", 30)
    examined = verify(Folder(tmp_path / "log"))
    assert examined.sound
    assert examined.chains > 1


def test_an_end_leaves_a_head_that_tells_it(sound: Path) -> None:
    folder = Folder(sound)
    heads = [folder.head(chain, folder.seal()) for chain in folder.chains()]
    assert [head.seq for head in heads if isinstance(head, Head)] == [ENTRIES + 2] * 4
