"""One JSON object a line on standard error: what happened and how long it took, never what was asked or answered."""

import logging
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import PurePath
from traceback import walk_tb
from typing import TextIO

import orjson

LOGGER = logging.getLogger("govhub")
DEEPEST_FRAMES = 8


def log(event: str, *, level: int = logging.INFO, failure: BaseException | None = None, **fields: object) -> None:
    """Write one event (记录事件); `fields` hold no literals of a query, no personal data and no addresses."""
    if LOGGER.isEnabledFor(level):
        LOGGER.log(level, event, extra={"fields": {**fields, **(described(failure) if failure else {})}})


def described(failure: BaseException) -> dict[str, object]:
    """Return the class of an exception and the places it passed; its text stays out, because it may quote data."""
    frames = [
        f"{PurePath(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(failure.__traceback__)
    ]
    kind = type(failure)
    return {"failure": f"{kind.__module__}.{kind.__qualname__}", "at": frames[-DEEPEST_FRAMES:]}


class JsonLine(logging.Formatter):
    """Formats a record as one line of JSON (结构化日志)."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; of other libraries' records the template only, because its arguments may be literals."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.msg if isinstance(record.msg, str) else type(record.msg).__name__,
        }
        fields = getattr(record, "fields", None)
        if isinstance(fields, Mapping):
            line.update(fields)
        if record.name != LOGGER.name:
            line["logger"] = record.name
            if record.exc_info and record.exc_info[1]:
                line.update(described(record.exc_info[1]))
        return orjson.dumps(line, default=str).decode()


def log_as_json(level: str = "info", stream: TextIO | None = None) -> None:
    """Send every log record of the process to standard error as JSON lines; may be called again, the last call wins."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLine())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    LOGGER.setLevel(level.upper())
