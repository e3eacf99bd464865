"""The one door to Neo4j: sessions, transactions, and what its failures mean to us.

Reads are one auto-commit statement each (a managed transaction costs 1.4 times as much,
shared measurement in docs/decisions/0003) with our own retry of transient failures; writes
are one managed transaction, which the driver may run twice.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Protocol, TypeVar, cast

from neo4j import READ_ACCESS, WRITE_ACCESS, AsyncDriver, AsyncGraphDatabase, AsyncManagedTransaction, Query, unit_of_work
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    TransientError,
)

from graph.errors import GraphBusy, GraphUnreachable, LimitExceeded, NotUnique

T = TypeVar("T")
Row = dict[str, Any]
_ATTEMPTS = 3
_STOPPED = ("TransactionTimedOut", "LockClientStopped", "Transaction.Terminated")
"""What the database says of a transaction that passed its time limit, running, waiting for a lock or between two statements."""
LONGEST_READ = 60.0
"""Seconds a read may take in the database; a client that hangs up does not stop it."""
LONGEST_ACT = 50.0
"""Seconds an act may take, waiting and its answer included."""
LONGEST_REHEARSAL = 50.0
"""Seconds a rehearsal may take, waiting included: it is told to be over before its request is."""


class Reader(Protocol):
    """Whatever answers a statement that changes nothing: the graph, or one transaction of it (可读者)."""

    async def read(self, text: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """The rows of one statement."""
        ...

    async def at_once(self, reads: Sequence[Awaitable[T]]) -> list[T]:
        """What several reads give that do not wait for one another."""
        ...


class Transaction:
    """One transaction, handed to the work that runs inside it; what it has written, it alone reads."""

    def __init__(self, inner: AsyncManagedTransaction) -> None:
        self._inner = inner
        self._turn = asyncio.Lock()
        """Statements asked all at once take turns: a transaction is one conversation."""
        self._over = False

    async def run(self, text: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """The rows of one statement."""
        async with self._turn:
            if self._over:
                raise RuntimeError("the transaction is over")
            result = await self._inner.run(cast(Any, text), dict(parameters or {}))
            return [record.data() for record in await _all(result)]

    async def read(self, text: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """The rows of one statement that changes nothing."""
        return await self.run(text, parameters)

    async def at_once(self, reads: Sequence[Awaitable[T]]) -> list[T]:
        """What several reads give, each in its turn."""
        return await asyncio.gather(*reads)

    async def end(self) -> None:
        """Wait for the statement that runs; those that still wait for their turn fail, and do not meet what comes next."""
        self._over = True
        async with self._turn:
            pass


class _Over(Exception):
    """A rehearsal came to its end: raised inside its transaction, so that the driver takes everything back."""

    def __init__(self, outcome: object) -> None:
        super().__init__()
        self.outcome = outcome


async def _all(result: Any) -> list[Any]:
    return [record async for record in result]


class Database:
    """A connection pool to one Neo4j database (数据库连接)."""

    def __init__(self, driver: AsyncDriver, database: str | None) -> None:
        self._driver = driver
        self._database = database
        self.round_trips = 0
        """Times that reads have waited for the database so far: what a test of round trips counts."""

    @classmethod
    async def connect(cls, uri: str, user: str, password: str, database: str | None = None) -> "Database":
        """A connection that has been tried; GraphUnreachable when it does not hold."""
        try:
            driver = AsyncGraphDatabase.driver(
                uri,
                auth=(user, password),
                notifications_min_severity="OFF",
                connection_acquisition_timeout=30,
                max_transaction_retry_time=15,
                telemetry_disabled=True,
            )
        except (ConfigurationError, ValueError) as error:
            raise GraphUnreachable(f"{uri} is not an address of a Neo4j server: {error}") from None
        try:
            async with driver.session(database=database, default_access_mode=READ_ACCESS) as session:
                await (await session.run("RETURN 1")).consume()
        except Exception as error:
            await driver.close()
            raise _refusal(error, uri) from None
        return cls(driver, database)

    async def close(self) -> None:
        """Give every connection back."""
        await self._driver.close()

    async def __aenter__(self) -> "Database":
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    async def read(
        self, text: str, parameters: Mapping[str, object] | None = None, *, timeout: float | None = LONGEST_READ
    ) -> list[Row]:
        """The rows of one statement that changes nothing; `timeout` in seconds, after which the server stops it."""
        self.round_trips += 1
        for attempt in range(_ATTEMPTS):
            try:
                async with self._driver.session(database=self._database, default_access_mode=READ_ACCESS) as session:
                    result = await session.run(Query(cast(Any, text), timeout=timeout), dict(parameters or {}))
                    # Not `record.data()`: it walks all that is nested, for nodes and paths, which no statement returns.
                    return [dict(record) for record in await _all(result)]
            except (Neo4jError, DriverError) as error:
                if attempt + 1 == _ATTEMPTS or not error.is_retryable():
                    raise _refusal(error) from error
                await asyncio.sleep(0.1 * 3**attempt)
        raise AssertionError("unreachable")

    async def at_once(self, reads: Sequence[Awaitable[T]]) -> list[T]:
        """What several reads give that do not wait for one another: together they take one round trip, and count as one."""
        found = await asyncio.gather(*reads)
        self.round_trips -= max(0, len(found) - 1)
        return found

    async def read_together(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """What `work` returns, its statements, which change nothing, in one transaction without a time limit."""

        async def inside(inner: AsyncManagedTransaction) -> T:
            return await work(Transaction(inner))

        try:
            async with self._driver.session(database=self._database, default_access_mode=READ_ACCESS) as session:
                return await session.execute_read(inside)
        except (Neo4jError, DriverError) as error:
            raise _refusal(error) from error

    async def write(self, work: Callable[[Transaction], Awaitable[T]], *, timeout: float | None = None) -> T:
        """What `work` returns, its statements in one transaction: all of them or none.

        `timeout` in seconds, none for a load; after it LimitExceeded, and nothing is written.
        """

        @unit_of_work(timeout=timeout)
        async def inside(inner: AsyncManagedTransaction) -> T:
            return await work(Transaction(inner))

        try:
            async with self._driver.session(database=self._database, default_access_mode=WRITE_ACCESS) as session:
                return await session.execute_write(inside)
        except (Neo4jError, DriverError) as error:
            raise _refusal(error) from error

    async def rehearse(self, work: Callable[[Transaction], Awaitable[T]], *, timeout: float = LONGEST_REHEARSAL) -> T:
        """What `work` returns of a transaction in which it may write; all that it wrote is taken back, and nobody saw it.

        `timeout` in seconds; after it LimitExceeded. GraphBusy when others stood in the way for too long.
        """

        @unit_of_work(timeout=timeout)
        async def inside(inner: AsyncManagedTransaction) -> None:
            transaction = Transaction(inner)
            try:
                outcome = await work(transaction)
            finally:
                await transaction.end()
            raise _Over(outcome)

        try:
            async with self._driver.session(database=self._database, default_access_mode=WRITE_ACCESS) as session:
                await session.execute_write(inside)
        except _Over as over:
            return cast(T, over.outcome)
        except (Neo4jError, DriverError) as error:
            raise _refusal(error) from error
        raise AssertionError("unreachable")

    async def execute(self, text: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """One statement in a transaction of its own: constraints, indexes and batches that commit by themselves."""
        try:
            async with self._driver.session(database=self._database, default_access_mode=WRITE_ACCESS) as session:
                result = await session.run(cast(Any, text), dict(parameters or {}))
                return [record.data() for record in await _all(result)]
        except (Neo4jError, DriverError) as error:
            raise _refusal(error) from error

    async def profile(self, text: str, parameters: Mapping[str, object] | None = None, *, replan: str = "default") -> int:
        """Database hits of one statement: the exact, noise-free cost.

        `replan` is Cypher's own: `force` plans for the graph as it is, `skip` keeps the plan that is there.
        """
        async with self._driver.session(database=self._database, default_access_mode=READ_ACCESS) as session:
            result = await session.run(cast(Any, f"CYPHER replan={replan} PROFILE {text}"), dict(parameters or {}))
            await _all(result)
            summary = await result.consume()
        return _hits(cast(dict[str, Any], summary.profile))


def _hits(plan: Mapping[str, Any]) -> int:
    children = cast(Sequence[Mapping[str, Any]], plan.get("children", ()))
    return int(plan.get("dbHits", 0)) + sum(_hits(child) for child in children)


def _refusal(error: Exception, uri: str = "") -> Exception:
    """A connection failure as one sentence; anything else stays what it is."""
    where = f" at {uri}" if uri else ""
    if isinstance(error, AuthError):
        return GraphUnreachable(f"The database{where} refuses the user name or password; check NEO4J_USER and NEO4J_PASSWORD.")
    if isinstance(error, ClientError) and (error.code or "").endswith("DatabaseNotFound"):
        return GraphUnreachable(f"The server{where} has no such database; check NEO4J_DATABASE.")
    if isinstance(error, Neo4jError) and (error.code or "").endswith("OutOfMemoryError"):
        return LimitExceeded("The database has too little memory for this in one transaction; give it more (GOVHUB_MEMORY).")
    if isinstance(error, Neo4jError) and any(code in (error.code or "") for code in _STOPPED):
        message = "The database stopped this because it took too long; ask for less at a time."
        return LimitExceeded(message, code="EXECUTION_TIMEOUT")
    if isinstance(error, TransientError):
        return GraphBusy("Others were writing what this needs, several times in a row; try again in a moment.")
    if isinstance(error, Neo4jError) and (error.code or "").endswith("ConstraintCreationFailed"):
        return NotUnique("A constraint cannot be made, because two nodes share the value that it holds unique.")
    if isinstance(error, ServiceUnavailable | OSError | DriverError):
        return GraphUnreachable(f"The database{where} cannot be reached; check NEO4J_URI and that the server runs.")
    return error
