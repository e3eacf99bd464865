"""What the columns of published division lists are called, and what each of them means (列名)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from sys import intern

CODE, NAME, LEVEL, PARENT, CHILDREN = "code", "name", "level", "parent", "children"

COLUMN: Mapping[str, str] = {
    "code": CODE, "代码": CODE, "区划代码": CODE, "统计用区划代码": CODE, "行政区划代码": CODE,
    "name": NAME, "名称": NAME,
    "level": LEVEL, "级别": LEVEL, "层级": LEVEL,
    "parent": PARENT, "pcode": PARENT, "上级代码": PARENT,
    "provinceCode": "provinceCode", "cityCode": "cityCode", "areaCode": "areaCode", "streetCode": "streetCode",
    "category": "", "城乡分类代码": "",
}  # fmt: skip
"""By the name in the file; the class of town or country (城乡分类) is known and not kept."""

TABLES: tuple[tuple[str, str], ...] = (
    ("streetCode", "community"),
    ("areaCode", "street"),
    ("cityCode", "county"),
    ("provinceCode", "city"),
)
"""The tables of the package china-division: the first of these columns that is there names the parent and tells the level."""


@dataclass(frozen=True, slots=True)
class Told:
    """One row as the file has it (原始行): cells by meaning, stripped, empty ones left out.

    `row` counts the header, or the line before the first JSON record, as 1. `above` is the code of the object
    that a nested one lies in, None where the form does not nest.
    """

    row: int
    cells: Mapping[str, str]
    above: str | None = None


def meaning_of(name: str) -> str | None:
    """What a column of that name holds; empty for one that is known and not kept, None for an unknown one."""
    found = COLUMN.get(name.strip())
    return None if found is None else intern(found)


def parent_column(columns: Collection[str]) -> tuple[str, str | None]:
    """The column that names the parent, and the level of the table's rows where the columns tell it."""
    return next(((column, level) for column, level in TABLES if column in columns), (PARENT, None))
