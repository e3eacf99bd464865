"""The secret key, and what is sealed with it (密钥与封印): whoever can write the files cannot forge what is in them."""

import hashlib
import hmac
import os
from pathlib import Path
from secrets import token_hex

from graph.errors import AuditUnwritable

_BYTES = 32
FIRST = "0" * 64
"""What the first entry of a chain names as the seal before it."""


class Seal:
    """Seals texts (封印): HMAC-SHA256 with the folder's key, in hexadecimal."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, purpose: str, text: bytes) -> str:
        """The seal of a text; one purpose's is never another's."""
        return hmac.digest(self._key, purpose.encode() + b"\n" + text, hashlib.sha256).hex()

    def fits(self, seal: object, purpose: str, text: bytes) -> bool:
        """Whether that is the seal of this text."""
        return isinstance(seal, str) and seal.isascii() and hmac.compare_digest(seal, self.of(purpose, text))


def read_key(path: Path) -> bytes:
    """The key in that file; AuditUnwritable where it is not there or is none."""
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except (OSError, ValueError) as error:
        raise AuditUnwritable(f"The key of the audit log cannot be read from {path}: {error}") from None
    if len(key) != _BYTES:
        raise AuditUnwritable(f"{path} holds no key of the audit log: {_BYTES} bytes in hexadecimal are one.")
    return key


def made_key(path: Path) -> bytes:
    """The key in that file, made if there is none; of several processes that make one at once, one's becomes everybody's."""
    if not path.exists():
        draft = path.with_name(f".new-{token_hex(8)}")
        try:
            file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                os.write(file, token_hex(_BYTES).encode() + b"\n")
                os.fsync(file)
            finally:
                os.close(file)
            os.link(draft, path)  # fails where another was quicker
        except FileExistsError:
            pass
        except OSError as error:
            raise AuditUnwritable(f"The key of the audit log cannot be written to {path}: {error.strerror}.") from None
        finally:
            draft.unlink(missing_ok=True)
    return read_key(path)
