"""National identity numbers (公民身份号码): found so that they are refused, never repeated.

Source: GB 11643 for the 18-digit form; the older 15-digit form has no check digit, so there
only a number that names a county and a birthday from 1930 on counts. That leaves out what
area codes with three more digits look like.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from stdnum import numdb
from stdnum.cn import ric

SHORTEST = 15
"""No shorter text can hold such a number: the cheap test before the dear one."""

_LONG = re.compile(r"(?<!\d)(\d{6})[ -]?(\d{8})[ -]?(\d{3}[\dXxＸｘ])(?!\d)")
_SHORT = re.compile(r"(?<!\d)\d{15}(?!\d)")
_EARLIEST_SHORT_YEAR = 30


def national_numbers(text: str) -> tuple[str, ...]:
    """The parts of the text that are national identity numbers, as written."""
    if len(text) < SHORTEST:
        return ()
    return tuple(text[start:end] for start, end in _places(text))


def masked(text: str) -> str:
    """The text with all but the first three and last two characters of each such number hidden."""
    if len(text) < SHORTEST:
        return text
    parts, done = [], 0
    for start, end in _places(text):
        parts += [text[done : start + 3], "*" * (end - start - 5), text[end - 2 : end]]
        done = end
    return "".join([*parts, text[done:]])


def _places(text: str) -> Iterator[tuple[int, int]]:
    found = [m.span() for m in _LONG.finditer(text) if _is_long(m[1] + m[2] + m[3])]
    found += [m.span() for m in _SHORT.finditer(text) if _is_short(m[0])]
    yield from sorted(found)


def _is_long(number: str) -> bool:
    body = "".join(str(int(digit)) for digit in number[:17])
    last = number[17]
    check = str(int(last)) if last.isdigit() else "X"
    return _is_day(int(body[6:10]), body[10:14], earliest=1850) and ric.calc_check_digit(body + check) == check


def _is_short(number: str) -> bool:
    digits = "".join(str(int(digit)) for digit in number)
    year = int(digits[6:8])
    return year >= _EARLIEST_SHORT_YEAR and _is_day(1900 + year, digits[8:12], earliest=1900) and _is_county(digits[:6])


def _is_day(year: int, month_and_day: str, *, earliest: int) -> bool:
    try:
        return earliest <= date(year, int(month_and_day[:2]), int(month_and_day[2:])).year < 2100
    except ValueError:
        return False


@lru_cache(maxsize=4096)
def _is_county(code: str) -> bool:
    return any("county" in properties for _, properties in numdb.get("cn/loc").info(code))
