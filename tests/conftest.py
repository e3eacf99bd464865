"""What tests share: one real Neo4j for the whole run, and an empty graph for each test that asks for one."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from graph.database import Database
from graph.engine import attach_or_start, shown_on_stderr
from graph.migrations import migrate
from server.settings import Settings

settings.register_profile("govhub", deadline=None)  # a busy machine is no fault of what is tested
settings.load_profile("govhub")

MEMORY = 3072
"""MiB for the server of a test run."""
EVERYTHING_BUT_MIGRATIONS = "MATCH (n) WHERE NOT n:Migration CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Two runs side by side, a database each, when all tests are asked for: one keeps one processor busy with plans.

    Some tests alone, or a machine without the memory for two databases, take one.
    """
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >> 20
    whole = config.args_source is not pytest.Config.ArgsSource.ARGS
    return 2 if whole and memory >= 3 * MEMORY else 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that only read the demonstration come first, then those that read it too: it is not loaded between all others."""
    files: dict[Path, list[bool]] = {}
    for item in items:
        files.setdefault(item.path, []).append("demo" in getattr(item, "fixturenames", ()))
    items.sort(key=lambda item: (not all(files[item.path]), not any(files[item.path])))


@dataclass(frozen=True, slots=True)
class Server:
    """A Neo4j server that tests may empty at any time."""

    uri: str
    user: str
    password: str

    @property
    def environment(self) -> dict[str, str]:
        """The variables that make a command use it."""
        return {"NEO4J_URI": self.uri, "NEO4J_USER": self.user, "NEO4J_PASSWORD": self.password}


@pytest.fixture(scope="session")
def jars_folder() -> Path:
    """The person's own cache of jars: they are downloaded once for all runs."""
    return Settings().jars_folder


@pytest.fixture(scope="session")
def engine(jars_folder: Path) -> Iterator[Server]:
    """The server of this run; GOVHUB_TEST_URI and GOVHUB_TEST_PASSWORD name one that runs already."""
    uri = os.environ.get("GOVHUB_TEST_URI")
    if uri:
        yield Server(uri, "neo4j", os.environ.get("GOVHUB_TEST_PASSWORD", ""))
        return
    home = Path(tempfile.mkdtemp(prefix="govhub-tests-"))
    try:
        with shown_on_stderr() as report, attach_or_start(home, cache=jars_folder, memory_mib=MEMORY, report=report) as started:
            yield Server(started.uri, started.user, started.password)
    finally:
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
async def database(engine: Server) -> AsyncIterator[Database]:
    """A connection to the server of this run, its graph migrated."""
    async with await Database.connect(engine.uri, engine.user, engine.password, None) as database:
        await migrate(database)
        yield database


@pytest.fixture
async def graph(database: Database) -> Database:
    """The migrated graph without a single record."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    return database


@pytest.fixture
def empty_environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing is configured and nothing of the person's own is touched."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE") if name in os.environ}
    cache = Settings().jars_folder.parent
    return kept | {"HOME": str(tmp_path), "GOVHUB_HOME": str(tmp_path / "home"), "GOVHUB_CACHE": str(cache)}
