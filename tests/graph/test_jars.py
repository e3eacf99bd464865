"""Fetching the server's jars: from a Maven repository that this test serves on loopback."""

import gc
import hashlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.engine.errors import EngineCancelledError, EngineError
from graph.engine.fetch import fetched_jars
from graph.engine.jars import Jar, lock_text, locked_jars

# jgo leaves a connection that broke off to the garbage collector; it is collected here, where that is expected.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


class Repository:
    """A Maven repository with a few small jars; it remembers what was asked for and can break off an answer."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.breaks_off: set[str] = set()
        self.jars = [self._published(number) for number in range(count)]

    def _published(self, number: int) -> Jar:
        content = f"jar {number} ".encode() * 5000
        path = self.folder / "org" / "example" / f"part-{number}" / "1.0" / f"part-{number}-1.0.jar"
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        return Jar("org.example", f"part-{number}", "1.0", "", hashlib.sha256(content).hexdigest(), len(content))

    def file(self, jar: Jar) -> Path:
        return next(self.folder.rglob(jar.path.name))


class Handler(SimpleHTTPRequestHandler):
    def __init__(self, repository: Repository, *arguments: object) -> None:
        self.repository = repository
        super().__init__(*arguments, directory=str(repository.folder))

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        if name.endswith(".jar"):
            self.repository.asked.append(name)
        if name in self.repository.breaks_off:
            self.send_response(200)
            self.send_header("Content-Length", "40000")
            self.end_headers()
            self.wfile.write(b"half of it")
            return
        super().do_GET()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[tuple[Repository, str]]:
    made = Repository(tmp_path / "repository", 5)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, made)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield made, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
    gc.collect()


def test_every_jar_of_the_lock_has_a_checksum_and_no_address() -> None:
    jars = locked_jars()
    assert len(jars) > 200
    assert {"org.neo4j:neo4j:2026.09.0", "org.neo4j.app:neo4j-server:2026.09.0"} <= {jar.coordinate for jar in jars}
    assert "://" not in lock_text(jars)
    assert len({jar.path for jar in jars}) == len(jars)


def test_the_lock_is_written_as_it_is_read(tmp_path: Path) -> None:
    copy = tmp_path / "copy.lock"
    copy.write_text(lock_text(locked_jars()), "utf-8")
    assert locked_jars(copy) == locked_jars()


def test_an_unreadable_line_of_the_lock_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.lock"
    broken.write_text("# head\norg.example:part:1.0 abc 12\n", "utf-8")
    with pytest.raises(EngineError, match="Line 2"):
        locked_jars(broken)


def test_jars_are_fetched_once_and_then_only_checked(repository: tuple[Repository, str], tmp_path: Path) -> None:
    published, address = repository
    first = fetched_jars(published.jars, tmp_path / "cache", mirror=address)
    asked = len(published.asked)
    second = fetched_jars(published.jars, tmp_path / "cache", mirror=address)
    assert first == second
    assert all(path.is_file() for path in first)
    assert asked == len(published.asked) == 5


def test_a_download_goes_on_with_the_jars_it_has(repository: tuple[Repository, str], tmp_path: Path) -> None:
    published, address = repository
    stop = threading.Event()

    def stop_after_two(sentence: str, done: int, total: int) -> None:
        if total and done >= total * 2 / 5:
            stop.set()

    with pytest.raises(EngineCancelledError):
        fetched_jars(published.jars, tmp_path / "cache", mirror=address, report=stop_after_two, cancelled=stop)
    there = {path.name for path in (tmp_path / "cache").rglob("*.jar")}
    published.asked.clear()
    fetched_jars(published.jars, tmp_path / "cache", mirror=address)
    assert set(published.asked) == {jar.path.name for jar in published.jars} - there
    assert not list((tmp_path / "cache").glob("partial-*"))


def test_a_connection_that_breaks_off_leaves_nothing_half_written(repository: tuple[Repository, str], tmp_path: Path) -> None:
    published, address = repository
    broken = published.jars[3].path.name
    published.breaks_off.add(broken)
    with pytest.raises(EngineError, match=r"org\.example:part-3:1\.0 is needed .* run the command again"):
        fetched_jars(published.jars, tmp_path / "cache", mirror=address)
    assert not (tmp_path / "cache" / published.jars[3].path).exists()
    published.breaks_off.clear()
    assert len(fetched_jars(published.jars, tmp_path / "cache", mirror=address)) == 5


def test_a_jar_with_another_checksum_is_refused(repository: tuple[Repository, str], tmp_path: Path) -> None:
    published, address = repository
    published.file(published.jars[1]).write_bytes(b"something else")
    with pytest.raises(EngineError, match=r"part-1:1\.0 .* has SHA-256"):
        fetched_jars(published.jars, tmp_path / "cache", mirror=address)
    assert not (tmp_path / "cache" / published.jars[1].path).exists()


def test_a_jar_that_was_altered_in_the_cache_is_fetched_again(repository: tuple[Repository, str], tmp_path: Path) -> None:
    published, address = repository
    paths = fetched_jars(published.jars, tmp_path / "cache", mirror=address)
    whole = paths[2].read_bytes()
    paths[2].write_bytes(b"X" + whole[1:])
    published.asked.clear()
    fetched_jars(published.jars, tmp_path / "cache", mirror=address)
    assert published.asked == [paths[2].name]
    assert paths[2].read_bytes() == whole


def test_a_repository_that_does_not_answer_is_told_in_one_sentence(tmp_path: Path) -> None:
    jar = Jar("org.example", "part", "1.0", "", "0" * 64, 10)
    with pytest.raises(EngineError, match="cannot be downloaded"):
        fetched_jars([jar], tmp_path / "cache", mirror="http://127.0.0.1:1")
