"""The per-user data folder: what lies where, and the two files only its owner reads."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.engine.errors import EngineError
from graph.engine.process import Mark

USER = "neo4j"


@dataclass(frozen=True, slots=True)
class Home:
    """The places under one data folder (数据目录)."""

    root: Path

    @property
    def neo4j(self) -> Path:
        """The folder that is Neo4j's own: configuration, data, logs."""
        return self.root / "neo4j"

    @property
    def configuration(self) -> Path:
        """Where neo4j.conf is written before every start."""
        return self.neo4j / "conf"

    @property
    def console_log(self) -> Path:
        """What the server said since its last start."""
        return self.neo4j / "logs" / "console.log"

    @property
    def class_path_file(self) -> Path:
        """The Java argument file that lists the jars."""
        return self.neo4j / "run" / "class-path"

    @property
    def password_file(self) -> Path:
        """The password, on one line."""
        return self.root / "password"

    @property
    def connection_file(self) -> Path:
        """Where the running server is."""
        return self.root / "server.json"

    @property
    def data(self) -> Path:
        """The store: databases, their logs and the users."""
        return self.neo4j / "data"

    @property
    def has_data(self) -> bool:
        """Whether a server was ever started here."""
        return (self.data / "databases" / "system").exists()

    @property
    def home_argument(self) -> str:
        """The argument that tells a server of this folder from every other process."""
        return f"--home-dir={self.neo4j}"

    def lock_file(self, name: str) -> Path:
        """`hub`: one hub a folder; `door`: one start or stop at a time; `guests`: whoever uses the server."""
        return self.root / "locks" / name

    def prepare(self) -> None:
        """Make the folders, closed to other users."""
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            for folder in (self.configuration, self.console_log.parent, self.class_path_file.parent):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise EngineError(f"The data folder {self.root} cannot be made ({error.strerror}); set GOVHUB_HOME.") from None

    def password(self) -> str:
        """The password of this folder's server, made by chance the first time."""
        if not self.password_file.exists():
            if self.has_data:
                raise EngineError(
                    f"{self.password_file} is gone, and the data beside it open with no other password; "
                    "put it back, or move the folder away to begin with an empty graph."
                )
            write_private(self.password_file, secrets.token_hex(32) + "\n")
        return self.password_file.read_text(encoding="ascii").strip()


@dataclass(frozen=True, slots=True)
class Connection:
    """Where a running server is and which process it is; no secret in it."""

    uri: str
    user: str
    port: int
    pid: int
    began: str

    @property
    def mark(self) -> Mark:
        """Its process."""
        return Mark(self.pid, self.began)


def write_connection(home: Home, connection: Connection) -> None:
    """Say where the server is."""
    write_private(home.connection_file, json.dumps(asdict(connection), indent=1) + "\n")


def read_connection(home: Home) -> Connection | None:
    """What was said last; None when nothing was, or nothing that can be read."""
    try:
        return Connection(**json.loads(home.connection_file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_private(path: Path, text: str) -> None:
    """A file that only its owner reads."""
    # Whole or not at all, and never readable by others in between.
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)
