"""What each migration does; constraints and indexes follow from the model (graph/model/lookups.py)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from graph.database import Database
from graph.migrations.search_texts import write_search_texts
from graph.model.lookups import CHANGES, FIRST, KEYS, LOOKUPS, SEARCH, TOKENS, Lookup

Statements = Callable[[], Sequence[str]]
Act = Callable[[Database], Awaitable[object]]


def _create(lookup: Lookup) -> str:
    if lookup.unique:
        return f"CREATE CONSTRAINT {lookup.name} IF NOT EXISTS FOR (r:{lookup.label}) REQUIRE r.{lookup.property} IS UNIQUE"
    if lookup.analyser:
        # Consistent at once: what a load has written is found as soon as it is told that it was accepted.
        options = f"{{indexConfig: {{`fulltext.analyzer`: '{lookup.analyser}', `fulltext.eventually_consistent`: false}}}}"
        on = f"FOR (r:{lookup.label}) ON EACH [r.{lookup.property}]"
        return f"CREATE FULLTEXT INDEX {lookup.name} IF NOT EXISTS {on} OPTIONS {options}"
    return f"CREATE INDEX {lookup.name} IF NOT EXISTS FOR (r:{lookup.label}) ON (r.{lookup.property})"


def _of(migration: str) -> list[str]:
    return [_create(lookup) for lookup in LOOKUPS if lookup.migration == migration]


def _identifiers() -> list[str]:
    """One identifier, one record, over all tables (bundle.md); versions are found by the same identifier."""
    return [*_of(FIRST), "MERGE (:Ledger {id: 'ledger'})"]


def _lookups() -> list[str]:
    """The listings begin at these: an index for each label's identifier, name or level."""
    return _of("0002_lookups")


def _contacts() -> list[str]:
    """The published contacts of bodies, a table of their own."""
    return _of("0003_contacts")


def _search() -> list[str]:
    """Search asks one full-text index over all names, and finds places by their base name."""
    return _of(SEARCH)


def _tokens() -> list[str]:
    """The tokens that the hub issues itself, found by the identifier they begin with."""
    return _of(TOKENS)


def _changes() -> list[str]:
    """The change log tells what was voided, and by whom."""
    return _of(CHANGES)


def _keys() -> list[str]:
    """An act that a caller gave a key to is found by it, and is done once."""
    return _of(KEYS)


MIGRATIONS: Sequence[tuple[str, Statements]] = (
    (FIRST, _identifiers),
    ("0002_lookups", _lookups),
    ("0003_contacts", _contacts),
    (SEARCH, _search),
    (TOKENS, _tokens),
    (CHANGES, _changes),
    (KEYS, _keys),
)
"""In order; a migration that has been released is never changed, only followed."""

FILLS: Mapping[str, Act] = {SEARCH: write_search_texts}
"""What is written once the statements of a migration have run, where that cannot be said in a statement."""
