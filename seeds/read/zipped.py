"""The CSV files of a zip archive, read in memory and never unpacked (压缩包)."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from seeds.bundle import WHOLE_BUNDLE, Finding
from seeds.findings import finding, quoted

_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""What the standard library raises on archives that are damaged, encrypted or packed in an unknown way."""
_MOST_FILES = 10_000


def csv_files_of_zip(data: bytes, limit: int) -> tuple[list[tuple[str, bytes]], list[Finding]]:
    """Name and content of each CSV file at the top of the archive, or in its one top folder.

    At most `limit` bytes are unpacked in all, whatever sizes the archive claims. Files of other
    kinds, hidden ones and those that macOS adds are passed over.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _files(archive, limit)
    except _BROKEN as error:
        return [], [_bad(None, error)]


def _files(archive: zipfile.ZipFile, limit: int) -> tuple[list[tuple[str, bytes]], list[Finding]]:
    members = archive.infolist()
    if len(members) > _MOST_FILES:
        message = f"The archive holds {len(members)} files; {_MOST_FILES} are allowed."
        return [], [finding("TOO_LARGE", WHOLE_BUNDLE, 0, None, None, message)]
    if "xl/workbook.xml" in archive.NameToInfo:
        return [], [finding("XLSX_NOT_SUPPORTED", WHOLE_BUNDLE, 0, None, None, "The file is a workbook.")]
    files: list[tuple[str, bytes]] = []
    findings: list[Finding] = []
    wanted = list(_wanted(members, findings))
    top = _common_top([path for path, _ in wanted])
    left = limit
    for path, member in wanted:
        inner = path.relative_to(top) if top else path
        if len(inner.parts) > 1:
            message = f"{quoted(str(path))} lies in a folder of its own."
            findings.append(finding("NESTED_FILE", inner.stem, 0, None, str(path), message))
            continue
        try:
            with archive.open(member) as opened:
                content = opened.read(left + 1)
        except _BROKEN as error:
            findings.append(_bad(inner, error))
            continue
        if len(content) > left:
            message = f"Unpacked, the archive is larger than {limit} bytes."
            return files, [*findings, finding("TOO_LARGE", WHOLE_BUNDLE, 0, None, None, message)]
        left -= len(content)
        files.append((inner.name, content))
    return files, findings


def _wanted(members: list[zipfile.ZipInfo], findings: list[Finding]) -> Iterator[tuple[PurePosixPath, zipfile.ZipInfo]]:
    for member in members:
        name = member.filename.replace("\\", "/")
        path = PurePosixPath(name)
        if name.startswith("/") or ".." in path.parts or ":" in name or not path.parts:
            message = f"The name {quoted(name)} leads out of the archive."
            findings.append(finding("UNSAFE_NAME", WHOLE_BUNDLE, 0, None, name, message))
        elif not (member.is_dir() or path.suffix.lower() != ".csv" or _is_hidden(path)):
            yield path, member


def _is_hidden(path: PurePosixPath) -> bool:
    return path.parts[0] == "__MACOSX" or any(part.startswith(".") for part in path.parts)


def _common_top(paths: list[PurePosixPath]) -> str | None:
    tops = {path.parts[0] if len(path.parts) > 1 else "" for path in paths}
    top = tops.pop() if len(tops) == 1 else ""
    return top or None


def _bad(path: PurePosixPath | None, error: Exception) -> Finding:
    what = quoted(str(path)) if path else "The archive"
    reason = str(error).rstrip(".") or type(error).__name__
    return finding("BAD_ZIP", path.stem if path else WHOLE_BUNDLE, 0, None, None, f"{what} cannot be unpacked: {reason}.")
