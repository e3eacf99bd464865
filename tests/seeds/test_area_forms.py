"""Every published form of the division list says the same, and each way it can be wrong is told."""

import io
import json
import tarfile
from pathlib import Path

import pytest

from seeds.areas.problems import MOST_TOLD, Problems
from seeds.areas.read import read_list
from seeds.areas.spool import Division, Spool
from seeds.bundle import Finding
from seeds.finding_codes import DIVISIONS
from tests.seeds.area_lists import COUNTRY, Area, csv_text, nested, package, padded, rows_of, table, written

Told = tuple[str, int, str | None, str]
"""Table, row, column, code of a finding."""


async def read(path: Path) -> tuple[list[Division], list[Finding]]:
    problems = Problems()
    with Spool() as spool:
        await read_list(path, spool, problems)
        return [one for batch in spool.batches(5) for one in batch], problems.findings()


async def areas_in(path: Path) -> list[Area]:
    found, findings = await read(path)
    assert findings == []
    return sorted((one.code, one.level, one.name, one.parent) for one in found)


async def told_of(path: Path) -> list[Told]:
    _, findings = await read(path)
    return [(one.table, one.row, one.column, one.code) for one in findings]


async def test_a_csv_with_level_and_parent_is_read(tmp_path: Path) -> None:
    assert await areas_in(written(tmp_path / "list.csv", rows_of())) == sorted(COUNTRY)


async def test_the_byte_order_mark_chinese_headers_and_columns_in_any_order_do_no_harm(tmp_path: Path) -> None:
    rows = [{"名称": n, "上级代码": p, "统计用区划代码": c, "城乡分类代码": "111", "级别": lv} for c, lv, n, p in COUNTRY]
    content = b"\xef\xbb\xbf" + csv_text(rows).encode()
    assert await areas_in(written(tmp_path / "list.csv", content)) == sorted(COUNTRY)


async def test_level_and_parent_follow_from_the_code_where_they_are_not_stated(tmp_path: Path) -> None:
    bare = [{"code": c, "name": n} for c, _, n, _ in COUNTRY if not c.startswith("9619")]
    found = await areas_in(written(tmp_path / "list.csv", bare))
    assert found == sorted(area for area in COUNTRY if not area[0].startswith("9619"))


async def test_the_parent_makes_the_code_of_a_placeholder_county_plain(tmp_path: Path) -> None:
    rows = [{"code": c, "name": n, "parent": p} for c, _, n, p in COUNTRY]
    assert await areas_in(written(tmp_path / "list.csv", rows)) == sorted(COUNTRY)


async def test_codes_padded_to_twelve_digits_are_cut_to_their_level(tmp_path: Path) -> None:
    assert await areas_in(written(tmp_path / "list.csv", padded())) == sorted(COUNTRY)


@pytest.mark.parametrize("digits", [0, 12])
async def test_nested_json_is_read_and_its_padded_codes_are_cut(tmp_path: Path, digits: int) -> None:
    assert await areas_in(written(tmp_path / "pcas-code.json", nested(digits=digits))) == sorted(COUNTRY)


async def test_six_padded_digits_as_of_administrative_divisions_are_cut(tmp_path: Path) -> None:
    upper = [area for area in COUNTRY if len(area[0]) <= 6]
    assert await areas_in(written(tmp_path / "upper.json", nested(upper, digits=6))) == sorted(upper)


async def test_padded_siblings_of_a_placeholder_county_keep_their_level(tmp_path: Path) -> None:
    areas = [*COUNTRY, ("961901", "county", "虚构二区", "9619"), ("97", "province", "虚构乙省", "")]
    assert await areas_in(written(tmp_path / "pca.json", nested(areas, digits=12))) == sorted(areas)


async def test_one_object_around_everything_is_read(tmp_path: Path) -> None:
    assert await areas_in(written(tmp_path / "one.json", nested()[0])) == sorted(COUNTRY)


async def test_a_list_that_leaves_out_a_level_leaves_the_parent_to_the_graph(tmp_path: Path) -> None:
    province = {"code": "96", "name": "虚构省", "children": [{"code": "960101", "name": "虚构区"}]}
    found = await areas_in(written(tmp_path / "pc-code.json", [province]))
    assert found == [("96", "province", "虚构省", ""), ("960101", "county", "虚构区", "")]


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("below", [".", "dist", "package/dist"])
async def test_the_tables_of_the_package_are_read_in_their_order_from_its_folder(tmp_path: Path, form: str, below: str) -> None:
    package(tmp_path / "here" / below, form)
    assert await areas_in(tmp_path / "here") == sorted(COUNTRY)


async def test_the_package_itself_is_read(tmp_path: Path) -> None:
    folder = package(tmp_path / "dist")
    with tarfile.open(tmp_path / "china-division.tgz", "w:gz") as archive:
        for path in sorted(folder.iterdir()):
            archive.add(path, f"package/dist/{path.name}")
    assert await areas_in(tmp_path / "china-division.tgz") == sorted(COUNTRY)


async def test_numbers_as_codes_in_json_are_read(tmp_path: Path) -> None:
    rows = [{"code": int(c), "name": n, "level": lv, "parent": int(p or 0)} for c, lv, n, p in COUNTRY]
    assert await areas_in(written(tmp_path / "list.json", rows)) == sorted(COUNTRY)


async def test_a_json_text_is_read_wherever_the_pieces_in_memory_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "list.json", json.dumps(rows_of(), ensure_ascii=False, indent=2))
    for step in (1, 2, 7, 64):
        monkeypatch.setattr("seeds.areas.json_form._STEP", step)
        assert await areas_in(path) == sorted(COUNTRY)


async def test_a_placeholder_county_without_a_name_of_its_own_takes_its_citys(tmp_path: Path) -> None:
    rows = [row | ({"name": "市辖区"} if row["code"] in ("961900", "9690") else {}) for row in rows_of()]
    names = {code: name for code, _, name, _ in await areas_in(written(tmp_path / "list.csv", rows))}
    assert names["961900"] == names["9619"] == "虚构莞市"
    assert names["9690"] == "市辖区", "a city's name stays as the list has it"


async def test_a_street_straight_under_its_city_is_read(tmp_path: Path) -> None:
    rows = [*rows_of(area for area in COUNTRY if len(area[0]) <= 4)]
    rows.append({"code": "961900003", "level": "street", "name": "东城街道", "parent": "9619"})
    assert ("961900003", "street", "东城街道", "") in await areas_in(written(tmp_path / "list.csv", rows))


WRONG_CSV: dict[str, tuple[str, list[Told]]] = {
    "seven digits": ("code,name\n96,甲\n9601011,乙\n", [("x.csv", 3, "code", "BAD_AREA_CODE")]),
    "letters": ("code,name\n96a1,甲\n", [("x.csv", 2, "code", "BAD_AREA_CODE")]),
    "full-width digits": ("code,name\n９６,甲\n", [("x.csv", 2, "code", "BAD_AREA_CODE")]),
    "no code": ("code,name\n,甲\n", [("x.csv", 2, "code", "MISSING_VALUE")]),
    "no name": ("code,name\n96,  \n", [("x.csv", 2, "name", "MISSING_VALUE")]),
    "a code twice": ("code,name\n96,甲\n96,甲\n", [("x.csv", 3, "code", "DUPLICATE_ID")]),
    "a code twice, once padded": (
        "code,name,level\n96,甲,province\n960000000000,甲,province\n",
        [("x.csv", 3, "code", "DUPLICATE_ID")],
    ),
    "a child before its parent": (
        "code,name,parent\n96,甲,\n960101,丙,9601\n9601,乙,96\n",
        [("x.csv", 3, "parent", "CHILD_BEFORE_PARENT")],
    ),
    "a child before the parent it does not name": ("code,name\n9601,乙\n96,甲\n", [("x.csv", 2, "code", "CHILD_BEFORE_PARENT")]),
    "a child before its parent in a table of the package": (
        "code,name,provinceCode\n9601,乙,96\n96,甲,\n",
        [("x.csv", 2, "provinceCode", "CHILD_BEFORE_PARENT")],
    ),
    "a level that does not fit": ("code,name,level\n96,甲,city\n", [("x.csv", 2, "code", "BAD_AREA_CODE")]),
    "a longer level that does not fit": ("code,name,level\n960101,甲,city\n", [("x.csv", 2, "code", "BAD_AREA_CODE")]),
    "a level that is none": ("code,name,level\n96,甲,planet\n", [("x.csv", 2, "level", "UNKNOWN_WORD")]),
    "padding without a level": ("code,name\n960000000000,甲\n", [("x.csv", 2, "code", "BAD_AREA_CODE")]),
    "a parent elsewhere": ("code,name,parent\n96,甲,\n97,乙,\n9601,丙,97\n", [("x.csv", 4, "parent", "AREA_OUTSIDE_PARENT")]),
    "a control character": ("code,name\n96,甲\x01\n", [("x.csv", 2, "name", "BAD_CHARACTER")]),
    "a name too long": (f"code,name\n96,{'甲' * 1001}\n", [("x.csv", 2, "name", "NAME_TOO_LONG")]),
    "a national number": ("code,name\n96,11010519491231002X\n", [("x.csv", 2, "name", "NATIONAL_NUMBER")]),
    "a cell too many": ("code,name\n96,甲,乙\n", [("x.csv", 2, None, "RAGGED_ROW")]),
    "an open quotation mark": ('code,name\n96,"甲\n', [("x.csv", 2, None, "BAD_CSV")]),
    "no header": ("", [("x.csv", 1, None, "EMPTY_FILE")]),
    "no rows": ("code,name\n", [("x.csv", 0, None, "EMPTY_BUNDLE")]),
    "no code column": ("name,level\n甲,city\n", [("x.csv", 1, "code", "MISSING_COLUMN")]),
    "an unknown column": ("code,name,population\n96,甲,1\n", [("x.csv", 1, "population", "UNKNOWN_COLUMN")]),
    "a column twice": ("code,name,代码\n96,甲,96\n", [("x.csv", 1, "代码", "DUPLICATE_COLUMN")]),
}


@pytest.mark.parametrize("case", WRONG_CSV)
async def test_what_is_wrong_in_a_csv_is_told_with_its_place(tmp_path: Path, case: str) -> None:
    text, told = WRONG_CSV[case]
    assert await told_of(written(tmp_path / "x.csv", text)) == told


WRONG_JSON: dict[str, tuple[object, list[Told]]] = {
    "names as keys": ({"北京市": {"市辖区": ["东城区"]}}, [("x.json", 2, "code", "NAMES_WITHOUT_CODES")]),
    "names only": (["北京市"], [("x.json", 2, "code", "NAMES_WITHOUT_CODES")]),
    "names below codes": (
        [{"code": "96", "name": "甲", "children": ["乙"]}],
        [("x.json", 3, "code", "NAMES_WITHOUT_CODES")],
    ),
    "a child that lies elsewhere": (
        [{"code": "96", "name": "甲", "children": [{"code": "9701", "name": "乙"}]}],
        [("x.json", 3, "code", "AREA_OUTSIDE_PARENT")],
    ),
    "seven digits": ([{"code": "9601011", "name": "甲"}], [("x.json", 2, "code", "BAD_AREA_CODE")]),
    "children that are no list": ([{"code": "96", "name": "甲", "children": "乙"}], [("x.json", 2, "children", "BAD_VALUE")]),
    "a name that is a list": (
        [{"code": "96", "name": ["甲"]}],
        [("x.json", 2, "name", "BAD_VALUE"), ("x.json", 2, "name", "MISSING_VALUE")],
    ),
    "a record that is nothing": ([None], [("x.json", 2, None, "BAD_RECORD")]),
    "an unknown key": ([{"code": "96", "name": "甲", "mayor": "乙"}], [("x.json", 2, "mayor", "UNKNOWN_COLUMN")]),
    "a key twice": ('[{"code": "96", "code": "97", "name": "甲"}]', [("x.json", 1, None, "BAD_JSON")]),
    "an end too early": ('[{"code": "96", "name": "甲"}', [("x.json", 2, None, "BAD_JSON")]),
    "something behind": ('[{"code": "96", "name": "甲"}] []', [("x.json", 2, None, "BAD_JSON")]),
    "no JSON": ("code,name", [("x.json", 1, None, "BAD_JSON")]),
    "no number": ('[{"code": NaN, "name": "甲"}]', [("x.json", 1, None, "BAD_JSON")]),
    "too deep": ("[" * 100_000, [("x.json", 1, None, "BAD_JSON")]),
    "an empty array": ("[]", [("x.json", 0, None, "EMPTY_BUNDLE")]),
}


@pytest.mark.parametrize("case", WRONG_JSON)
async def test_what_is_wrong_in_a_json_is_told_with_its_place(tmp_path: Path, case: str) -> None:
    content, told = WRONG_JSON[case]
    assert await told_of(written(tmp_path / "x.json", content)) == told


@pytest.mark.parametrize(
    ("encoding", "row", "like"),
    [("gb18030", 2, "GB 18030"), ("utf-16", 1, "UTF-16"), ("utf-16-le", 1, "UTF-16"), ("utf-16-be", 1, "UTF-16")],
)
@pytest.mark.parametrize("name", ["x.csv", "x.json"])
async def test_another_encoding_is_told_with_the_line_and_what_it_looks_like(
    tmp_path: Path, encoding: str, row: int, like: str, name: str
) -> None:
    text = csv_text(rows_of()) if name == "x.csv" else json.dumps(rows_of(), ensure_ascii=False, indent=None)
    found, findings = await read(written(tmp_path / name, text.replace("[", "[\n", 1).encode(encoding)))
    assert found == []
    assert [(one.table, one.row, one.code) for one in findings] == [(name, row, "BAD_ENCODING")]
    assert like in findings[0].message


async def test_half_a_character_at_the_end_is_told(tmp_path: Path) -> None:
    content = "code,name\n96,甲".encode()[:-1]
    assert await told_of(written(tmp_path / "x.csv", content)) == [("x.csv", 2, None, "BAD_ENCODING")]


async def test_a_folder_an_archive_or_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert await told_of(tmp_path / "empty") == [("empty", 0, None, "NO_DIVISION_TABLE")]
    with tarfile.open(tmp_path / "empty.tgz", "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("package/readme"), io.BytesIO())
    assert await told_of(tmp_path / "empty.tgz") == [("empty.tgz", 0, None, "NO_DIVISION_TABLE")]
    assert await told_of(written(tmp_path / "x.tgz", b"no archive")) == [("x.tgz", 0, None, "BAD_ZIP")]
    half = (tmp_path / "empty.tgz").read_bytes()[:60]
    assert await told_of(written(tmp_path / "half.tgz", half)) == [("half.tgz", 0, None, "BAD_ZIP")]
    assert await told_of(written(tmp_path / "x.sqlite", b"SQLite format 3\0")) == [("x.sqlite", 0, None, "UNKNOWN_FORMAT")]


async def test_problems_of_several_tables_are_told_together(tmp_path: Path) -> None:
    folder = package(tmp_path / "dist")
    written(folder / "cities.csv", [*table("city"), {"code": "96", "name": "", "provinceCode": "96"}])
    written(folder / "villages.csv", csv_text(table("community")).encode("gb18030"))
    assert await told_of(folder) == [
        ("cities.csv", 5, "code", "BAD_AREA_CODE"),
        ("cities.csv", 5, "name", "MISSING_VALUE"),
        ("villages.csv", 2, None, "BAD_ENCODING"),
    ]


async def test_a_list_full_of_problems_tells_so_many_and_counts_the_rest(tmp_path: Path) -> None:
    rows = [{"code": f"{number:07d}", "name": "甲"} for number in range(MOST_TOLD + 500)]
    _, findings = await read(written(tmp_path / "x.csv", rows))
    assert len(findings) == MOST_TOLD + 1
    assert (findings[-1].code, findings[-1].value) == ("MORE_PROBLEMS", "500")


def test_every_code_of_division_lists_is_met_here() -> None:
    met = Path(__file__).read_text("utf-8")
    assert [code.name for code in DIVISIONS if f'"{code.name}"' not in met] == []
