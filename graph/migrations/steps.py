"""What each migration does; constraints and indexes follow from the model (graph/model/lookups.py)."""

from collections.abc import Callable, Sequence

from graph.model.lookups import FIRST, LOOKUPS, Lookup

Statements = Callable[[], Sequence[str]]


def _create(lookup: Lookup) -> str:
    if lookup.unique:
        return f"CREATE CONSTRAINT {lookup.name} IF NOT EXISTS FOR (r:{lookup.label}) REQUIRE r.{lookup.property} IS UNIQUE"
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


MIGRATIONS: Sequence[tuple[str, Statements]] = (
    (FIRST, _identifiers),
    ("0002_lookups", _lookups),
    ("0003_contacts", _contacts),
)
"""In order; a migration that has been released is never changed, only followed."""
