"""The committed list of every jar of the managed server, read as data."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from graph.engine.errors import EngineError

LOCK_FILE = Path(__file__).with_name("jars.lock")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Jar:
    """One jar: where Maven knows it, its SHA-256 and its size in bytes."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def coordinate(self) -> str:
        """`group:artifact:version`, with `:classifier` where there is one."""
        return ":".join(part for part in (self.group, self.artifact, self.version, self.classifier) if part)

    @property
    def path(self) -> PurePosixPath:
        """Where it lies under a folder of jars, unique per coordinate."""
        tail = f"-{self.classifier}" if self.classifier else ""
        return PurePosixPath(self.group, self.artifact, self.version, f"{self.artifact}-{self.version}{tail}.jar")

    @property
    def line(self) -> str:
        """Its line in the lock file."""
        return f"{self.coordinate} {self.sha256} {self.size}"


def locked_jars(lock_file: Path = LOCK_FILE) -> tuple[Jar, ...]:
    """Every jar of the lock file in its order; EngineError names the first line that cannot be read."""
    lines = lock_file.read_text(encoding="utf-8").splitlines()
    return tuple(_jar(line, number) for number, line in enumerate(lines, 1) if line and not line.startswith("#"))


def pinned_version(lock_file: Path = LOCK_FILE) -> str:
    """The version of Neo4j that the hub runs itself and is tested with."""
    return next(jar.version for jar in locked_jars(lock_file) if (jar.group, jar.artifact) == ("org.neo4j", "neo4j"))


def lock_text(jars: Iterable[Jar]) -> str:
    """The text of a lock file, sorted so that an upgrade reads as a small difference."""
    head = (
        "# The jars of the managed Neo4j server. Made by `python -m graph.engine.relock`; not edited by hand.",
        "# group:artifact:version[:classifier] sha256 bytes",
    )
    return "\n".join((*head, *sorted(jar.line for jar in jars))) + "\n"


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file, in lower-case hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def is_intact(jar: Jar, path: Path) -> bool:
    """Whether the file is there, whole, and the one that was locked."""
    try:
        return path.stat().st_size == jar.size and file_sha256(path) == jar.sha256
    except FileNotFoundError:
        return False


def _jar(line: str, number: int) -> Jar:
    match line.split():
        case [coordinate, sha256, size] if len(sha256) == 64 and size.isdigit():
            match coordinate.split(":"):
                case [group, artifact, version]:
                    return Jar(group, artifact, version, "", sha256, int(size))
                case [group, artifact, version, classifier]:
                    return Jar(group, artifact, version, classifier, sha256, int(size))
    raise EngineError(f"Line {number} of the list of jars cannot be read: {line[:80]!r}.")
