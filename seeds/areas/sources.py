"""Where a division list lies (清单来源): one file, the folder of a package or the package itself; and what its areas cite."""

import codecs
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from seeds.areas.problems import Problems
from seeds.findings import quoted

PACKAGE_TABLES = ("provinces", "cities", "areas", "streets", "villages")
"""The tables of the package china-division, parents first."""
_FOLDERS = ("", "dist", "package/dist")
_FORMS = (".csv", ".json")
BROKEN_ARCHIVE = (tarfile.TarError, EOFError, zlib.error)
_STEP = 2**20
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Citing:
    """What the areas of a list cite (来源): a source for each province, which the import writes where the graph lacks it.

    The list is published province by province. One source for the whole of it could never be corrected: a new version of a
    record takes over every relation that leads to it, in one transaction, and 665,000 are more than most databases can hold.
    """

    id: str = "cn-divisions"
    title: str = "统计用区划代码和城乡划分代码"
    publisher: str = "国家统计局"
    published_on: str = ""

    def id_for(self, code: str) -> str:
        """The identifier of the source that an area cites."""
        return f"{self.id}-{code[:2]}"

    def cells(self, province: str, name: str) -> dict[str, str]:
        """The row of the source for that province, by its code and, where the list tells it, its name."""
        title = f"{self.title}（{name or province}）"
        told = {"id": self.id_for(province), "title": title, "publisher": self.publisher, "published_on": self.published_on}
        return {name: text for name, text in told.items() if text}


@dataclass(frozen=True, slots=True)
class File:
    """One file of a list: its name in findings, and how it is opened."""

    name: str
    open: Callable[[], BinaryIO]

    @property
    def form(self) -> str:
        """.csv or .json."""
        return PurePath(self.name).suffix.lower()


@contextmanager
def files_at(path: Path, problems: Problems) -> Iterator[list[File]]:
    """The files of the list at that path, parents first; none when a problem says why.

    OSError, or one of BROKEN_ARCHIVE, when it cannot be read.
    """
    if path.is_dir():
        yield _in_folder(path, problems)
    elif path.suffix.lower() in _FORMS:
        yield [_plain(path)]
    elif path.suffix.lower() in (".tgz", ".gz"):
        with tarfile.open(path) as archive:
            yield _in_archive(archive, path.name, problems)
    else:
        problems.report(
            "UNKNOWN_FORMAT", path.name, 0, None, None, f"{quoted(path.name)} is in no form of a division list.", _FORM
        )
        yield []


_FORM = "Give a .csv or .json file, or a folder or .tgz with the tables of china-division."


def _plain(path: Path) -> File:
    return File(path.name, lambda: path.open("rb"))


def _in_folder(folder: Path, problems: Problems) -> list[File]:
    for below in _FOLDERS:
        found = [_first_form(folder / below, table) for table in PACKAGE_TABLES]
        files = [_plain(path) for path in found if path is not None]
        if files:
            return files
    return _nothing(folder.name, problems)


def _first_form(folder: Path, table: str) -> Path | None:
    paths = (folder / f"{table}{form}" for form in _FORMS)
    return next((path for path in paths if path.is_file()), None)


def _in_archive(archive: tarfile.TarFile, name: str, problems: Problems) -> list[File]:
    members = {PurePath(member.name).name: member for member in archive.getmembers() if member.isfile()}
    found = [next((f"{table}{form}" for form in _FORMS if f"{table}{form}" in members), None) for table in PACKAGE_TABLES]
    files = [File(one, _opener(archive, members[one])) for one in found if one is not None]
    return files or _nothing(name, problems)


def _opener(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        stream = archive.extractfile(member)
        if stream is None:
            raise OSError("it is no plain file")
        return stream  # type: ignore[return-value]  # IO[bytes], the same by another name

    return opened


def _nothing(name: str, problems: Problems) -> list[File]:
    tables = ", ".join(PACKAGE_TABLES)
    problems.report("NO_DIVISION_TABLE", name, 0, None, None, f"{quoted(name)} holds none of the tables {tables}.")
    return []


def is_utf8(file: File, problems: Problems) -> bool:
    """Whether the whole file is UTF-8; otherwise a problem says where it is not, and what it may be."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    row, at_start = 1, True
    with file.open() as stream:
        while block := stream.read(_STEP):
            if at_start and block.startswith(_UTF16_MARKS):
                return _misencoded(file, problems, 1, "begins with the mark of UTF-16", "UTF-16")
            if b"\0" in block:
                return _misencoded(file, problems, row + block[: block.index(0)].count(b"\n"), "holds zero bytes", "UTF-16")
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                held = error.object
                return _misencoded(file, problems, row + held[: error.start].count(b"\n"), "is not UTF-8", _guess(held))
            row, at_start = row + block.count(b"\n"), False
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            return _misencoded(file, problems, row, "ends in half a character", _guess(error.object))
    return True


def _misencoded(file: File, problems: Problems, row: int, what: str, guess: str) -> bool:
    like = f" It looks like {guess}." if guess else ""
    problems.report("BAD_ENCODING", file.name, row, None, None, f"Line {row} of {file.name} {what}.{like}")
    return False


def _guess(held: bytes) -> str:
    try:
        codecs.getincrementaldecoder("gb18030")().decode(held)
    except UnicodeDecodeError:
        return ""
    return "GB 18030 (GBK)"
