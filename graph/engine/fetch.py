"""Bringing the jars of the managed server into the per-user cache, each checked by SHA-256.

jgo knows where published jars are and fetches one; it only warns about a wrong checksum and writes
straight to the final name. So a jar is fetched into a folder of its own first, checked against the
lock, and moved into the cache whole: an interruption leaves nothing half-written there, and the next
run goes on with the jars it finds.
"""

import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

from jgo.maven import MavenContext, PythonResolver

from graph.engine.errors import EngineCancelledError, EngineError
from graph.engine.jars import Jar, file_sha256, is_intact
from graph.engine.locks import FileLock
from graph.engine.progress import Report, unreported

_AT_ONCE = 6
_ATTEMPTS = 3
_TIMEOUT = 60
"""Seconds without a byte after which a connection is given up."""


def fetched_jars(
    jars: Sequence[Jar],
    cache: Path,
    *,
    mirror: str | None = None,
    report: Report = unreported,
    cancelled: threading.Event | None = None,
) -> list[Path]:
    """The paths of all jars, whole and checked, in the order given.

    `mirror` is the address of a Maven repository to ask instead of the public one. EngineError says
    which jar could not be had; what was fetched until then stays and is not fetched again.
    """
    cancelled = cancelled or threading.Event()
    if _missing(jars, cache):
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / "download.lock").held(cancelled):
            _drop_leftovers(cache)
            _Download(cache, mirror, report, cancelled).bring(_missing(jars, cache), len(jars))
    return [cache / jar.path for jar in jars]


def _missing(jars: Sequence[Jar], cache: Path) -> list[Jar]:
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        intact = pool.map(lambda jar: is_intact(jar, cache / jar.path), jars)
        return [jar for jar, whole in zip(jars, intact, strict=True) if not whole]


def _drop_leftovers(cache: Path) -> None:
    # Only under the lock: a folder here belongs to a download that was killed.
    for folder in cache.glob("partial-*"):
        shutil.rmtree(folder, ignore_errors=True)


class _Download:
    """One run over the jars that are missing."""

    def __init__(self, cache: Path, mirror: str | None, report: Report, cancelled: threading.Event) -> None:
        self._cache = cache
        self._repositories = {"mirror": mirror.rstrip("/")} if mirror else None
        self._report = report
        self._cancelled = cancelled
        self._failed = threading.Event()
        self._counting = threading.Lock()
        self._done = 0
        self._total = 0

    def bring(self, missing: Sequence[Jar], of: int) -> None:
        """Fetch them, several at once; the first failure ends the run."""
        if not missing:
            return
        self._total = sum(jar.size for jar in missing)
        self._report(f"Fetching the database server: {len(missing)} of {of} jars are not here yet.", 0, 0)
        with tempfile.TemporaryDirectory(dir=self._cache, prefix="partial-") as folder, ThreadPoolExecutor(_AT_ONCE) as pool:
            work = [pool.submit(self._bring_one, jar, Path(folder) / str(number)) for number, jar in enumerate(missing)]
            try:
                for future in as_completed(work):
                    future.result()
            finally:
                # After a failure or Ctrl-C: those under way stop at their next bytes, the rest never start.
                self._failed.set()
                pool.shutdown(wait=False, cancel_futures=True)

    def _bring_one(self, jar: Jar, folder: Path) -> None:
        reason = ""
        for attempt in range(_ATTEMPTS):
            try:
                path = self._fetched(jar, folder / str(attempt))
            except (OSError, RuntimeError) as error:
                reason = f"it cannot be downloaded ({type(error).__name__})"
                continue
            found = file_sha256(path)
            if found == jar.sha256:
                target = self._cache / jar.path
                target.parent.mkdir(parents=True, exist_ok=True)
                os.replace(path, target)
                return
            reason = f"what was downloaded has SHA-256 {found}, not {jar.sha256}"
        raise EngineError(f"{jar.coordinate} is needed to run the database: {reason}; run the command again to go on from here.")

    def _fetched(self, jar: Jar, folder: Path) -> Path:
        counted = 0

        @contextmanager
        def counting(_name: str, _size: int) -> Iterator[Callable[[int], None]]:
            def count(size: int) -> None:
                nonlocal counted
                if self._cancelled.is_set() or self._failed.is_set():
                    raise EngineCancelledError("The download was stopped; the next start goes on from here.")
                counted += size
                self._count(size)

            yield count

        resolver = PythonResolver(progress_callback=counting)
        context = MavenContext(resolver=resolver, repo_cache=folder, remote_repos=self._repositories, timeout=_TIMEOUT)
        artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier, "jar")
        try:
            path = resolver.download(artifact)
        except BaseException:
            self._count(-counted)
            raise
        if path is None:
            raise RuntimeError(f"{jar.coordinate} is not published")
        return path

    def _count(self, size: int) -> None:
        with self._counting:
            self._done += size
            self._report("Fetching the database server", self._done, self._total)
