"""A division list from its files into the spool (读取清单): every good row, and everything that is wrong with the others."""

import asyncio
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path

from seeds.areas.check import Checking
from seeds.areas.csv_form import csv_rows
from seeds.areas.json_form import json_rows
from seeds.areas.problems import Problems
from seeds.areas.sources import BROKEN_ARCHIVE, File, files_at, is_utf8
from seeds.areas.spool import Spool
from seeds.findings import quoted

Progress = Callable[[str, int, int], None]
"""Called with what is being done, the rows done and the rows in all; 0 in all is not known."""
_BREATH = 2_000
"""Rows between two moments at which an interruption is heard."""


def silent(what: str, done: int, total: int) -> None:
    """Shows no progress."""


async def read_list(path: Path, spool: Spool, problems: Problems, progress: Progress = silent) -> Checking:
    """Every good row of the list into the spool, everything wrong with it into the problems."""
    checking = Checking(problems)
    try:
        with files_at(path, problems) as files:
            for file in files:
                if is_utf8(file, problems):
                    await _read_file(file, checking, spool, problems, progress)
    except BROKEN_ARCHIVE as error:
        problems.report("BAD_ZIP", path.name, 0, None, None, f"{quoted(path.name)} cannot be unpacked: {error}.")
    except OSError as error:
        reason = (error.strerror or str(error)).rstrip(".").lower()
        problems.report("UNREADABLE", path.name, 0, None, None, f"{quoted(str(path))} cannot be read: {reason}.")
    if not spool.size and not problems:
        problems.report("EMPTY_BUNDLE", path.name, 0, None, None, f"{quoted(path.name)} has no row.", "Give a list with rows.")
    return checking


async def _read_file(file: File, checking: Checking, spool: Spool, problems: Problems, progress: Progress) -> None:
    checking.begin(file.name)
    with file.open() as stream, TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text:
        read = json_rows if file.form == ".json" else csv_rows
        number = 0
        for number, told in enumerate(read(text, file.name, problems), start=1):
            if (one := checking.division(told)) is not None:
                spool.put(one)
            if number % _BREATH == 0:
                progress(f"reading {file.name}", number, 0)
                await asyncio.sleep(0)
        progress(f"reading {file.name}", number, number)
