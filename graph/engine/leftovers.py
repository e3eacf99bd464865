"""What a rebuild that was killed left in a data folder (残留): taken away before anything else uses the folder."""

import os
import shutil
from pathlib import Path

from graph.engine import process
from graph.engine.home import Home


def fresh_home(home: Home) -> Home:
    """The data folder inside that one where a new store is built."""
    return Home(home.root / "fresh")


def importer_words(fresh: Home) -> Path:
    """The file with the importer's arguments, by which its process is known."""
    return fresh.class_path_file.with_name("importer")


def replaced_data(home: Home) -> Path:
    """Where the old data are for the moment between two renamings."""
    return home.neo4j / "data.replaced"


def clear_up(home: Home) -> None:
    """End what still builds, take a half-built store away, and put the old data back where only they were moved."""
    fresh, replaced = fresh_home(home), replaced_data(home)
    if fresh.root.exists():
        for argument in (f"@{importer_words(fresh)}", fresh.home_argument):
            for mark in process.with_argument(argument):
                process.stop(mark, 0)
    if replaced.exists() and not home.data.exists():
        os.rename(replaced, home.data)
    for folder in (replaced, fresh.root):
        if folder.exists():
            shutil.rmtree(folder)
