"""One bundle in three forms reads alike, and no input whatever stops the reader or the checks."""

import csv
import io
import json
import tempfile
import zipfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.columns import Cell, Column
from graph.model.tables import TABLE, TABLES, VOID
from seeds.bundle import Bundle, BundleRow
from seeds.check import Known, check, wanted
from seeds.findings import findings_page
from seeds.read import read_bundle, read_bundle_bytes

Table = list[dict[str, str]]

_text = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"), min_size=1, max_size=8)
_line = st.sampled_from(['a,"b"', "x\ny", "安居,小区", "'", "=1+1", "a;b"])
_stripped = (_text | _line).map(str.strip).filter(bool)
_id = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,5}", fullmatch=True)


def _cell(column: Column) -> st.SearchStrategy[str]:
    if column.cell is Cell.REFERENCES:
        return st.lists(_id, min_size=1, max_size=3, unique=True).map(";".join)
    if column.cell is Cell.WHOLE:
        return st.integers(0, 10**9).map(str)
    if column.cell is Cell.NUMBER:
        return st.decimals(-1000, 1000, places=2).map(lambda number: f"{float(number) + 0.0:g}")
    return _stripped


def _record(name: str) -> st.SearchStrategy[dict[str, str]]:
    table = TABLE[name]
    optional = {column.name: _cell(column) for column in (*table.columns, VOID) if column.name != table.key}
    return st.fixed_dictionaries({table.key: _id}, optional=optional)


_tables = st.dictionaries(st.sampled_from([table.name for table in TABLES]), st.none(), min_size=1, max_size=3).flatmap(
    lambda names: st.fixed_dictionaries({name: st.lists(_record(name), max_size=4) for name in names})
)


def _csv(name: str, records: Table, *, reverse: bool) -> bytes:
    columns = [column.name for column in (*TABLE[name].columns, VOID)]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, sorted(columns, reverse=reverse), quoting=csv.QUOTE_ALL if reverse else csv.QUOTE_MINIMAL)
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode("utf-8-sig" if reverse else "utf-8")


def _json_value(column: str, table: str, text: str) -> object:
    cell = VOID.cell if column == VOID.name else TABLE[table].column(column).cell
    if cell is Cell.REFERENCES:
        return text.split(";")
    return json.loads(text) if cell in (Cell.WHOLE, Cell.NUMBER) else text


@given(_tables, st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_folder_a_zip_and_a_json_file_read_alike(tables: dict[str, Table], reverse: bool) -> None:
    expected = {
        table.name: tuple(BundleRow(table.name, row, cells) for row, cells in enumerate(tables[table.name], start=2))
        for table in TABLES
        if table.name in tables
    }
    out = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(out, "w") as archive:
        for name, records in tables.items():
            data = _csv(name, records, reverse=reverse)
            (Path(folder) / f"{name}.csv").write_bytes(data)
            archive.writestr(f"bundle/{name}.csv", data)
        assert read_bundle(Path(folder)) == (Bundle(expected), [])
    assert read_bundle_bytes("b.zip", out.getvalue()) == (Bundle(expected), [])
    values = {
        name: [{column: _json_value(column, name, text) for column, text in record.items()} for record in records]
        for name, records in tables.items()
    }
    assert read_bundle_bytes("b.json", json.dumps(values).encode()) == (Bundle(expected), [])


@given(_tables)
@settings(max_examples=60, deadline=None)
def test_the_checks_take_any_text_in_any_cell(tables: dict[str, Table]) -> None:
    bundle = Bundle({name: [BundleRow(name, i, cells) for i, cells in enumerate(records, 2)] for name, records in tables.items()})
    wanted(bundle)
    for finding in check(bundle, Known()).findings:
        assert finding.advice
        assert finding.message


@given(st.sampled_from(["x.zip", "x.json"]), st.binary(max_size=200))
@settings(max_examples=60, deadline=None)
def test_no_bytes_stop_the_reader(name: str, data: bytes) -> None:
    assert read_bundle_bytes(name, data)[1] or data


def test_the_page_of_findings_says_what_the_code_says() -> None:
    page = Path(__file__).parents[2] / "docs" / "findings.md"
    assert page.read_text(encoding="utf-8") == findings_page()
