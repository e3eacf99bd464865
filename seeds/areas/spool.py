"""The checked rows of a list on their way into the graph (暂存): on disk, so that memory does not grow with the list."""

from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from types import TracebackType

import orjson


@dataclass(frozen=True, slots=True)
class Division:
    """One division (区划): its code cut to its level; `parent` only where the list names the area directly above it."""

    table: str
    row: int
    code: str
    name: str
    level: str
    parent: str = ""

    def cells(self, source: str) -> dict[str, str]:
        """The row of the table areas."""
        told = {"code": self.code, "name": self.name, "level": self.level, "parent": self.parent, "source": source}
        return {name: text for name, text in told.items() if text}


class Spool:
    """A file without a name, which goes with the process that wrote it, however that ends."""

    def __init__(self) -> None:
        self._file = TemporaryFile("w+b")  # noqa: SIM115 – closed when the spool is left
        self.size = 0

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def put(self, one: Division) -> None:
        """Appends a division."""
        self._file.write(orjson.dumps((one.table, one.row, one.code, one.name, one.level, one.parent)) + b"\n")
        self.size += 1

    def batches(self, size: int) -> Iterator[list[Division]]:
        """All divisions from the first on, so many at a time."""
        self._file.seek(0)
        batch: list[Division] = []
        for line in self._file:
            batch.append(Division(*orjson.loads(line)))
            if len(batch) == size:
                yield batch
                batch = []
        if batch:
            yield batch
