"""The audit log: what is written is found, whatever was done to the files is found too, and named."""

import multiprocessing
import os
import resource
import shutil
import stat
from pathlib import Path

import pytest

from graph.audit import AuditLog, Folder, Head
from graph.audit import chain as writing
from graph.audit.verify import Examined, verify
from graph.errors import AuditUnwritable
from tests.graph.audit_log import ENTRIES, copy, sound, write

__all__ = ["copy", "sound"]


def test_a_sound_log_is_sound(sound: Path) -> None:
    examined = verify(Folder(sound))
    assert (examined.findings, examined.torn, examined.chains) == ([], [], 4)
    assert examined.entries == 4 * (ENTRIES + 2)


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
