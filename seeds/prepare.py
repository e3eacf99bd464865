"""Makes a graph ready for records: its migrations, and the shipped policies whose metrics and rules records name."""

from collections.abc import Callable

from graph.audit import Author
from graph.database import Database
from graph.migrations import migrate
from graph.store.policies import adopt_policies
from seeds.policy import shipped_policies


async def adopt_shipped(database: Database, author: Author | None = None) -> int:
    """Adopt the policies that come with the hub; returns how many of their nodes are new or different."""
    return await adopt_policies(database, shipped_policies(), author)


async def prepare(
    database: Database, progress: Callable[[str], None] = lambda name: None, *, author: Author | None = None
) -> list[str]:
    """Apply pending migrations, adopt the shipped policies, and return the names of the migrations applied."""
    applied = await migrate(database, progress)
    await adopt_shipped(database, author)
    return applied
