"""Who runs a command (命令的执行人), and the checksum of what they load."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from graph.audit import AuditLog, Author
from server.settings import Settings


@contextmanager
def author_of_command(settings: Settings) -> Iterator[Author]:
    """Whoever runs the command, and the audit log that it writes to as soon as it changes something."""
    with AuditLog(settings.audit_folder, sync=settings.audit_sync) as log:
        yield Author(f"cli:{_user()}", log)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may run under a number that no name belongs to
        return str(os.getuid())


def checksum(path: Path) -> str:
    """SHA-256 of a file, or of the names and contents of a folder's files."""
    whole = sha256()
    for file in [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file()):
        if file != path:
            whole.update(f"{file.relative_to(path).as_posix()}\0{file.stat().st_size}\0".encode())
        with file.open("rb") as content:
            while block := content.read(1 << 20):
                whole.update(block)
    return whole.hexdigest()
