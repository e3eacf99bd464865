"""Reading bundles: forms, row numbers, canonical cells, and every way the input can be wrong."""

import io
import json
import os
import struct
import zipfile
from pathlib import Path

import pytest

from seeds.bundle import Bundle, Finding
from seeds.finding_codes import READING
from seeds.read import read_bundle, read_bundle_bytes

PEOPLE = b"id,name\r\nann,Ann\r\n"


def zip_of(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def folder_of(path: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


def read_csv(data: bytes, table: str = "people") -> tuple[Bundle, list[Finding]]:
    return read_bundle_bytes("x.zip", zip_of({f"{table}.csv": data}))


def read_json(value: object) -> tuple[Bundle, list[Finding]]:
    text = value if isinstance(value, bytes) else json.dumps(value).encode()
    return read_bundle_bytes("x.json", text)


def places(findings: list[Finding]) -> list[tuple[str, str, int, str | None]]:
    return [(f.code, f.table, f.row, f.column) for f in findings]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_columns_may_stand_in_any_order_with_or_without_mark(mark: bytes, end: bytes) -> None:
    bundle, findings = read_csv(mark + end.join([b"name,void,id", "安,,ann".encode(), b"", b" , ,", b'"B\nb",yes, bob ']))
    assert findings == []
    assert [(row.row, dict(row.cells)) for row in bundle.rows["people"]] == [
        (2, {"name": "安", "id": "ann"}),
        (5, {"name": "B\nb", "void": "yes", "id": "bob"}),
    ]


def test_cells_become_canonical() -> None:
    bundle, findings = read_csv(b"id,households,floor_area_m2,source\nc,0120,+1200.50,\xe3\x80\x80s2 ; s1;;s2\n", "compounds")
    assert findings == []
    assert dict(bundle.rows["compounds"][0].cells) == {
        "id": "c",
        "households": "120",
        "floor_area_m2": "1200.5",
        "source": "s2;s1",
    }


def test_json_takes_numbers_and_lists_where_a_column_does() -> None:
    bundle, findings = read_json(
        {
            "compounds": [
                {"id": "c", "households": 120.0, "floor_area_m2": 1.2e3, "source": ["s2", " s1 "], "grade": None},
                {},
                {"id": "d"},
            ]
        }
    )
    assert findings == []
    assert [(row.row, dict(row.cells)) for row in bundle.rows["compounds"]] == [
        (2, {"id": "c", "households": "120", "floor_area_m2": "1200", "source": "s2;s1"}),
        (4, {"id": "d"}),
    ]


def test_a_wrong_json_value_is_shown_as_it_stands() -> None:
    record = {"id": 7, "name": True, "born_on": 1980, "phone": 1.5, "source": ["a", None]}
    _, findings = read_json({"people": [record]})
    shown = {finding.column: finding.value for finding in findings}
    assert shown == {"id": "7", "name": "true", "born_on": "1980", "phone": "1.5", "source": '["a", null]'}


def test_other_files_of_a_folder_or_zip_are_passed_over(tmp_path: Path) -> None:
    files = {"people.csv": PEOPLE, "README.md": b"x", ".hidden.csv": b"x", "pictures/a.png": b"x"}
    from_folder = read_bundle(folder_of(tmp_path, files))
    assert from_folder[1] == []
    extra = {"__MACOSX/._people.csv": b"x"}
    assert read_bundle_bytes("x.zip", zip_of({f"top/{name}": data for name, data in files.items()} | extra)) == from_folder
    assert read_bundle_bytes("x.ZIP", zip_of(files, zipfile.ZIP_STORED)) == from_folder


def test_all_problems_are_reported_at_once() -> None:
    data = zip_of({"people.csv": b"id,nmae\nann\nbob,Bob\n", "persons.csv": b"", "posts.csv": b""})
    assert places(read_bundle_bytes("x.zip", data)[1]) == [
        ("UNKNOWN_TABLE", "persons", 0, None),
        ("UNKNOWN_COLUMN", "people", 1, "nmae"),
        ("RAGGED_ROW", "people", 2, None),
        ("EMPTY_FILE", "posts", 1, None),
    ]


def test_a_wrong_name_gets_the_right_one_as_advice() -> None:
    _, findings = read_bundle_bytes("x.zip", zip_of({"people.csv": b"id,nmae\n", "Area.csv": b""}))
    assert [f.advice for f in findings] == ["Did you mean areas?", "Did you mean name?"]
    assert "semicolons" in read_csv(b"id;name\na;b\n")[1][0].advice


def _bomb() -> bytes:
    return zip_of({"people.csv": b"0" * 3_000_000})


def _lying_bomb() -> bytes:
    """An archive whose directory says that the file is 10 bytes long."""
    data = bytearray(_bomb())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def _encrypted() -> bytes:
    data = bytearray(zip_of({"people.csv": PEOPLE}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def _corrupt() -> bytes:
    data = bytearray(zip_of({"people.csv": PEOPLE}, zipfile.ZIP_STORED))
    data[data.index(b"Ann")] ^= 1
    return bytes(data)


WRONG: list[tuple[str, str, bytes, tuple[str, str, int, str | None]]] = [
    ("not a zip", "x.zip", b"hello", ("BAD_ZIP", "bundle", 0, None)),
    ("nothing for a zip", "x.zip", b"", ("BAD_ZIP", "bundle", 0, None)),
    ("half a zip", "x.zip", zip_of({"people.csv": PEOPLE})[:60], ("BAD_ZIP", "bundle", 0, None)),
    ("an encrypted zip", "x.zip", _encrypted(), ("BAD_ZIP", "people", 0, None)),
    ("a wrong checksum", "x.zip", _corrupt(), ("BAD_ZIP", "people", 0, None)),
    ("a zip bomb", "x.zip", _bomb(), ("TOO_LARGE", "bundle", 0, None)),
    ("a lying zip", "x.zip", _lying_bomb(), ("BAD_ZIP", "people", 0, None)),
    ("a large file", "x.json", b" " * 2_000_000, ("TOO_LARGE", "bundle", 0, None)),
    ("a way out", "x.zip", zip_of({"../people.csv": PEOPLE}), ("UNSAFE_NAME", "bundle", 0, None)),
    ("an absolute name", "x.zip", zip_of({"/etc/people.csv": PEOPLE}), ("UNSAFE_NAME", "bundle", 0, None)),
    ("a Windows name", "x.zip", zip_of({"C:\\people.csv": PEOPLE}), ("UNSAFE_NAME", "bundle", 0, None)),
    ("two folders", "x.zip", zip_of({"a/people.csv": PEOPLE, "b/posts.csv": b"id\n"}), ("NESTED_FILE", "people", 0, None)),
    ("a deep folder", "x.zip", zip_of({"a/b/people.csv": PEOPLE}), ("NESTED_FILE", "people", 0, None)),
    ("one table twice", "x.zip", zip_of({"people.csv": PEOPLE, "people.CSV": PEOPLE}), ("DUPLICATE_TABLE", "people", 0, None)),
    ("an empty zip", "x.zip", zip_of({}), ("EMPTY_BUNDLE", "bundle", 0, None)),
    ("a zip in a zip", "x.zip", zip_of({"people.zip": zip_of({"people.csv": PEOPLE})}), ("EMPTY_BUNDLE", "bundle", 0, None)),
    ("a workbook", "x.xlsx", b"", ("XLSX_NOT_SUPPORTED", "bundle", 0, None)),
    ("a workbook named zip", "x.zip", zip_of({"xl/workbook.xml": b""}), ("XLSX_NOT_SUPPORTED", "bundle", 0, None)),
    ("a text", "x.txt", b"", ("UNKNOWN_FORMAT", "bundle", 0, None)),
    ("a lone table", "people.csv", PEOPLE, ("UNKNOWN_FORMAT", "bundle", 0, None)),
    ("no JSON", "x.json", b"{", ("BAD_JSON", "bundle", 0, None)),
    ("no text at all", "x.json", b"", ("BAD_JSON", "bundle", 0, None)),
    ("deep JSON", "x.json", b"[" * 100_000, ("BAD_JSON", "bundle", 0, None)),
    ("a list", "x.json", b"[]", ("BAD_JSON", "bundle", 0, None)),
    ("no number", "x.json", b'{"compounds":[{"households":NaN}]}', ("BAD_JSON", "bundle", 0, None)),
    ("JSON in another encoding", "x.json", '{"people":"安"}'.encode("gb18030"), ("BAD_ENCODING", "bundle", 0, None)),
    ("no tables", "x.json", b"{}", ("EMPTY_BUNDLE", "bundle", 0, None)),
    ("an unknown table", "x.json", b'{"persons":[]}', ("UNKNOWN_TABLE", "persons", 0, None)),
    ("a table that is no list", "x.json", b'{"people":{}}', ("BAD_RECORD", "people", 0, None)),
    ("a record that is no object", "x.json", b'{"people":[{"id":"a"},7]}', ("BAD_RECORD", "people", 3, None)),
    ("a table twice", "x.json", b'{"people":[],"people":[]}', ("DUPLICATE_KEY", "people", 0, None)),
    ("a key twice", "x.json", b'{"people":[{"id":"a","id":"b"}]}', ("DUPLICATE_KEY", "people", 2, "id")),
    ("an unknown key", "x.json", b'{"people":[{"id":"a","age":"b"},{"age":"c"}]}', ("UNKNOWN_COLUMN", "people", 2, "age")),
    ("a truth value", "x.json", b'{"compounds":[{"id":"a","mature":true}]}', ("BAD_VALUE", "compounds", 2, "mature")),
    ("a number for a name", "x.json", b'{"people":[{"id":"a","name":7}]}', ("BAD_VALUE", "people", 2, "name")),
    ("a list for one", "x.json", b'{"posts":[{"id":"a","body":["b"]}]}', ("BAD_VALUE", "posts", 2, "body")),
    ("a list of numbers", "x.json", b'{"posts":[{"id":"a","source":[1]}]}', ("BAD_VALUE", "posts", 2, "source")),
    ("an object", "x.json", b'{"posts":[{"id":"a","source":{}}]}', ("BAD_VALUE", "posts", 2, "source")),
    ("half a character", "x.json", b'{"people":[{"id":"a","name":"\\ud800"}]}', ("BAD_CHARACTER", "people", 2, "name")),
    ("an escaped NUL", "x.json", b'{"people":[{"id":"a","name":"\\u0000"}]}', ("BAD_CHARACTER", "people", 2, "name")),
]


@pytest.mark.parametrize(("name", "data", "place"), [wrong[1:] for wrong in WRONG], ids=[wrong[0] for wrong in WRONG])
def test_a_broken_file_is_a_finding(name: str, data: bytes, place: tuple[str, str, int, str | None]) -> None:
    _, findings = read_bundle_bytes(name, data, limit=1_000_000)
    assert place in places(findings)
    assert all(f.message and f.advice and f.severity == "error" for f in findings)


WRONG_CSV: list[tuple[str, bytes, tuple[str, str, int, str | None]]] = [
    ("nothing", b"", ("EMPTY_FILE", "people", 1, None)),
    ("a mark only", b"\xef\xbb\xbf", ("EMPTY_FILE", "people", 1, None)),
    ("a blank first row", b"\nid,name\n", ("EMPTY_FILE", "people", 1, None)),
    ("a column twice", b"id,name,name\na,b,c\n", ("DUPLICATE_COLUMN", "people", 1, "name")),
    ("a column without name", b"id,name,\na,b,c\n", ("UNKNOWN_COLUMN", "people", 1, None)),
    ("no identifier", b"name\nb\n", ("MISSING_COLUMN", "people", 1, "id")),
    ("too few cells", b"id,name\na,b\nc\n", ("RAGGED_ROW", "people", 3, None)),
    ("too many cells", b"id,name\na,b,\n", ("RAGGED_ROW", "people", 2, None)),
    ("an open quotation", b'id,name\na,"b\nc,d\n', ("BAD_CSV", "people", 2, None)),
    ("a stray quotation", b'id,name\na,"b"c\nd,e\n', ("BAD_CSV", "people", 2, None)),
    ("an endless cell", b"id,name\na," + b"x" * 200_000 + b"\n", ("BAD_CSV", "people", 2, None)),
    ("a NUL", b"id,name\na,b\nc,d\x00\n", ("BAD_CHARACTER", "people", 3, "name")),
    ("GB 18030", b'id,name\na,"b\n"\nc,' + "安".encode("gb18030") + b"\n", ("BAD_ENCODING", "people", 3, None)),
    ("UTF-16", PEOPLE.decode().encode("utf-16"), ("BAD_ENCODING", "people", 0, None)),
]


@pytest.mark.parametrize(("data", "place"), [wrong[1:] for wrong in WRONG_CSV], ids=[wrong[0] for wrong in WRONG_CSV])
def test_a_broken_table_is_a_finding(data: bytes, place: tuple[str, str, int, str | None]) -> None:
    _, findings = read_csv(data)
    assert places(findings) == [place]


def test_a_wrong_byte_is_named_and_the_rest_is_read_all_the_same() -> None:
    bundle, findings = read_csv(b"\xef\xbb\xbfid,name\na,\xb0\xb2\nb,B\n")
    assert findings[0].message == "Byte 14 of people.csv, in row 2, is not UTF-8. It looks like GB 18030."
    assert [row.id for row in bundle.rows["people"]] == ["a", "b"]


def test_a_lost_row_makes_its_table_incomplete() -> None:
    assert read_csv(b"id,name\na\n")[0].incomplete == {"people"}
    assert read_csv(PEOPLE)[0].incomplete == set()
    assert "people" in read_bundle_bytes("x.zip", b"")[0].incomplete


def test_paths_that_cannot_be_read_are_findings(tmp_path: Path) -> None:
    assert places(read_bundle(tmp_path / "nowhere")[1]) == [("NOT_FOUND", "bundle", 0, None)]
    assert places(read_bundle(tmp_path)[1]) == [("EMPTY_BUNDLE", "bundle", 0, None)]
    assert places(read_bundle(Path("nul\0byte"))[1])[0][0] in ("NOT_FOUND", "UNREADABLE")
    folder_of(tmp_path, {"people.csv/x": b"", "inner/posts.csv": b"id\n"})
    assert places(read_bundle(tmp_path)[1]) == [("NESTED_FILE", "posts", 0, None), ("UNREADABLE", "people", 0, None)]
    os.mkfifo(tmp_path / "pipe.json")
    assert places(read_bundle(tmp_path / "pipe.json")[1]) == [("UNREADABLE", "bundle", 0, None)]


def test_the_files_of_a_folder_together_have_a_limit(tmp_path: Path) -> None:
    folder_of(tmp_path, {"people.csv": PEOPLE, "posts.csv": b"id,body\n"})
    assert places(read_bundle(tmp_path, limit=20)[1]) == [("TOO_LARGE", "bundle", 0, None)]
    (tmp_path / "x.json").write_bytes(b'{"people": []}')
    assert places(read_bundle(tmp_path / "x.json", limit=5)[1]) == [("TOO_LARGE", "bundle", 0, None)]


def test_every_code_of_reading_has_a_case() -> None:
    shown = {place[0] for *_, place in WRONG} | {place[0] for *_, place in WRONG_CSV} | {"NOT_FOUND", "UNREADABLE"}
    assert {code.name for code in READING} == shown
