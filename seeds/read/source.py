"""Where a bundle comes from: a folder, a zip or a JSON file (数据包来源)."""

from pathlib import Path, PurePath

from graph.model.tables import TABLE, TABLES
from seeds.bundle import WHOLE_BUNDLE, Bundle, Finding
from seeds.findings import finding, quoted
from seeds.read.csv_table import read_csv_table
from seeds.read.json_file import read_json_tables
from seeds.read.parts import TablePart, unknown_table
from seeds.read.zipped import csv_files_of_zip

READ_LIMIT = 2**30
"""The most bytes of text that are read, unpacked, into memory (1 GiB)."""


def read_bundle(path: Path, limit: int = READ_LIMIT) -> tuple[Bundle, list[Finding]]:
    """The bundle at that path and everything that is wrong with reading it.

    A folder holds one CSV file for each table; files of other kinds, hidden ones and folders
    without CSV files are passed over. Nothing is raised for a broken bundle: a finding says so.
    """
    try:
        if path.is_dir():
            return _read_folder(path, limit)
        if not path.exists():
            return _failed("NOT_FOUND", f"There is nothing at {quoted(str(path))}.")
        if not path.is_file():
            return _failed("UNREADABLE", f"{quoted(str(path))} is no plain file.")
        if path.stat().st_size > limit:
            return _failed("TOO_LARGE", f"{quoted(path.name)} is larger than {limit} bytes.")
        return read_bundle_bytes(path.name, path.read_bytes(), limit)
    except (OSError, ValueError) as error:
        return _failed("UNREADABLE", f"{quoted(str(path))} cannot be read: {_reason(error)}.")


def read_bundle_bytes(name: str, data: bytes, limit: int = READ_LIMIT) -> tuple[Bundle, list[Finding]]:
    """The bundle in the content of a file of that name, as `read_bundle` reads it."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".xlsx":
        return _failed("XLSX_NOT_SUPPORTED", f"{quoted(name)} is a workbook.")
    if len(data) > limit:
        return _failed("TOO_LARGE", f"{quoted(name)} is larger than {limit} bytes.")
    if suffix == ".json":
        return _bundle(*read_json_tables(data))
    if suffix == ".zip":
        files, findings = csv_files_of_zip(data, limit)
        parts, more = _csv_parts(files)
        return _bundle(parts, findings + more)
    return _failed("UNKNOWN_FORMAT", f"{quoted(name)} is neither a folder nor a .zip nor a .json file.")


def _read_folder(path: Path, limit: int) -> tuple[Bundle, list[Finding]]:
    files: list[tuple[str, bytes]] = []
    findings: list[Finding] = []
    left = limit
    for entry in sorted(path.iterdir()):
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir():
                findings += _nested(entry)
            if entry.suffix.lower() != ".csv":
                continue
            if not entry.is_file():
                raise OSError("it is no plain file")
            left -= entry.stat().st_size
            if left < 0:
                return _bundle([], [*findings, _whole("TOO_LARGE", f"The files together are larger than {limit} bytes.")])
            files.append((entry.name, entry.read_bytes()))
        except OSError as error:
            message = f"{quoted(entry.name)} cannot be read: {_reason(error)}."
            findings.append(finding("UNREADABLE", entry.stem, 0, None, None, message))
    parts, more = _csv_parts(files)
    return _bundle(parts, findings + more)


def _nested(folder: Path) -> list[Finding]:
    names = sorted(entry.name for entry in folder.iterdir() if entry.suffix.lower() == ".csv" and not entry.name.startswith("."))
    message = f"The folder {quoted(folder.name)} holds a table, which is not looked for there."
    return [finding("NESTED_FILE", name[: -len(".csv")], 0, None, f"{folder.name}/{name}", message) for name in names]


def _csv_parts(files: list[tuple[str, bytes]]) -> tuple[list[TablePart], list[Finding]]:
    parts: dict[str, TablePart] = {}
    findings: list[Finding] = []
    for name, data in files:
        table = name[: -len(".csv")]
        if table not in TABLE:
            findings.append(unknown_table(table))
        elif table in parts:
            findings.append(finding("DUPLICATE_TABLE", table, 0, None, name, f"There are two files for the table {table}."))
        else:
            parts[table] = read_csv_table(TABLE[table], data)
    return list(parts.values()), findings


def _bundle(parts: list[TablePart], findings: list[Finding]) -> tuple[Bundle, list[Finding]]:
    by_table = {part.table: part for part in parts}
    lost = {part.table for part in parts if not part.complete} | {found.table for found in findings if found.table in TABLE}
    if any(found.table == WHOLE_BUNDLE for found in findings):
        lost = set(TABLE)
    if not parts and not findings:
        findings = [_whole("EMPTY_BUNDLE", "No table was found.")]
    rows = {table.name: tuple(by_table[table.name].rows) for table in TABLES if table.name in by_table}
    ordered = [found for table in TABLES if table.name in by_table for found in by_table[table.name].findings]
    return Bundle(rows, frozenset(lost)), findings + ordered


def _failed(code: str, message: str) -> tuple[Bundle, list[Finding]]:
    return Bundle({}, frozenset(TABLE)), [_whole(code, message)]


def _whole(code: str, message: str) -> Finding:
    return finding(code, WHOLE_BUNDLE, 0, None, None, message)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) and error.strerror else str(error)).rstrip(".").lower()
