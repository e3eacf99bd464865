"""A bundle as the whole content of a fresh graph (首次载入): checked as for any load, written as files for the importer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from graph.model.entry import Entry
from graph.model.record import Link
from graph.rules.seats import areas_of_bodies
from graph.store.import_files import ImportFiles
from graph.store.initial import Standing
from seeds.bundle import BundleRow
from seeds.check import Checked, Known, check
from seeds.check.areas import implied_parent
from seeds.load import result_of
from seeds.read import read_bundle
from seeds.result import ImportResult

Progress = Callable[[str], None]
GoOn = Callable[[], None]
"""Called now and then; raises whatever ends the work early."""
_LOOK_EVERY = 5_000


@dataclass(frozen=True, slots=True)
class InitialLoad:
    """A bundle judged against a graph without records, and what its load would do."""

    name: str
    checked: Checked
    result: ImportResult

    @property
    def writes(self) -> bool:
        """Whether there is anything to write, and nothing against it."""
        return self.result.accepted and not self.result.dry_run and any(self.checked.created.values())


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a load (导入文件): the importer's words, and what has to be in the graph when it has run."""

    words: Sequence[str]
    nodes: int
    relations: int


def judged(path: Path, standing: Standing, *, dry_run: bool, progress: Progress, go_on: GoOn) -> InitialLoad:
    """Read and check the bundle at that path with the checks of every load; nothing is written."""
    progress("Reading the bundle.")
    bundle, findings = read_bundle(path)
    go_on()
    progress(f"Checking {sum(map(len, bundle.rows.values()))} rows.")
    known = Known(metric_ids=standing.metric_ids, rule_ids=standing.ids("Rule"), taken_ids=standing.ids("Policy", "Target"))
    checked = check(bundle, known)
    go_on()
    return InitialLoad(path.name, checked, result_of(f"load-{uuid4()}", findings, checked, dry_run=dry_run, at=None))


def write_files(load: InitialLoad, folder: Path, standing: Standing, at: int, *, progress: Progress, go_on: GoOn) -> Written:
    """Write everything that the load brings into the folder, for the importer."""
    files = ImportFiles(folder, load.result.id, at, standing.ids())
    total, done = sum(map(len, load.checked.created.values())), 0
    progress(f"Writing {total} rows for the importer.")
    for rows in load.checked.created.values():
        for row in rows:
            if done % _LOOK_EVERY == 0:
                go_on()
            files.put(Entry(row.table, row.row, row.cells))
            done += 1
    files.link(derived_links(load.checked.created))
    words = files.close()
    return Written(words, files.nodes, files.relations)


def derived_links(created: Mapping[str, Sequence[BundleRow]]) -> Iterator[Link]:
    """The relations that no column states: the area above one that names none, and where each body lies."""
    codes = {row.id for row in created["areas"]}
    for row in created["areas"]:
        if "parent" not in row.cells and (above := implied_parent(row.id, codes)):
            yield Link(row.id, "IN", above, 0)
    for body, area in areas_of_bodies(_seats(created)).items():
        if area:
            yield Link(body, "LIES_IN", area, 0)


def _seats(created: Mapping[str, Sequence[BundleRow]]) -> dict[str, dict[str, str | None]]:
    homes = {row.id: row.cells.get("area") for row in created["compounds"]}
    return {
        row.id: {
            "own": row.cells.get("area"),
            "first": next((homes.get(one) for one in row.cells.get("compound", "").split(";") if one), None),
            "firm": row.cells.get("firm"),
            "parent": row.cells.get("parent"),
        }
        for row in created["bodies"]
    }
