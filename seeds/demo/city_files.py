"""A synthetic city written as a bundle of CSV tables (合成城市数据包)."""

import csv
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from graph.model.tables import TABLES
from seeds.demo.synthetic import synthetic_city

EACH_REPORT = 1000
"""Compounds between two reports of progress."""


def write_city(
    folder: Path,
    compounds: int,
    people: int,
    appointments: int,
    seed: int,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, int]:
    """Writes the bundle into the folder, which is made when absent; how many rows each table has.

    `progress` is called with the compounds written so far and those to come in all. Memory does not
    grow with the city. Raises FileExistsError when the folder has a CSV file already, ValueError
    when the numbers do not fit together (see `synthetic_city`).
    """
    rows = synthetic_city(compounds, seed, people=people, appointments=appointments)
    folder.mkdir(parents=True, exist_ok=True)
    if present := sorted(path.name for path in folder.glob("*.csv")):
        raise FileExistsError(f"{folder} already holds CSV files: {', '.join(present)}")
    counts = {table.name: 0 for table in TABLES}
    columns = {table.name: [column.name for column in table.columns] for table in TABLES}
    with ExitStack() as files:
        writers = {}
        for table, row in rows:
            if table not in writers:
                file = files.enter_context((folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
                writers[table] = csv.writer(file, lineterminator="\n")
                writers[table].writerow(columns[table])
            writers[table].writerow([row.get(name, "") for name in columns[table]])
            counts[table] += 1
            if progress and table == "compounds" and (counts[table] % EACH_REPORT == 0 or counts[table] == compounds):
                progress(counts[table], compounds)
    return {table: count for table, count in counts.items() if count}
