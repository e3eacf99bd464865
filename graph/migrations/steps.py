"""What each migration does, derived from the model where the model says it."""

from collections.abc import Callable, Sequence

from graph.lens import KNOWN_LABEL
from graph.model.tables import TABLES

Statements = Callable[[], Sequence[str]]


def _identifiers() -> list[str]:
    """One identifier, one record: over all tables (bundle.md); versions are found by the same identifier."""
    return [
        "CREATE CONSTRAINT record_id IF NOT EXISTS FOR (r:Record) REQUIRE r.id IS UNIQUE",
        "CREATE CONSTRAINT migration_name IF NOT EXISTS FOR (m:Migration) REQUIRE m.name IS UNIQUE",
        "CREATE CONSTRAINT ledger_id IF NOT EXISTS FOR (l:Ledger) REQUIRE l.id IS UNIQUE",
        "CREATE INDEX known_id IF NOT EXISTS FOR (r:KnownRecord) ON (r.id)",
        "CREATE INDEX known_recorded IF NOT EXISTS FOR (r:KnownRecord) ON (r.recordedAt)",
        "MERGE (:Ledger {id: 'ledger'})",
    ]


def _lookups() -> list[str]:
    """The listings begin at these: an index for each label's identifier, name or level."""
    texts = []
    for table in TABLES:
        for label in (table.label, KNOWN_LABEL + table.label):
            texts.append(f"CREATE INDEX {label.lower()}_id IF NOT EXISTS FOR (r:{label}) ON (r.id)")
    texts.append("CREATE CONSTRAINT body_uscc IF NOT EXISTS FOR (b:Body) REQUIRE b.uscc IS UNIQUE")
    texts.append("CREATE INDEX area_level IF NOT EXISTS FOR (a:Area) ON (a.level)")
    texts.append("CREATE INDEX body_name IF NOT EXISTS FOR (b:Body) ON (b.name)")
    texts.append("CREATE INDEX compound_name IF NOT EXISTS FOR (c:Compound) ON (c.name)")
    texts.append("CREATE INDEX person_name IF NOT EXISTS FOR (p:Person) ON (p.name)")
    return texts


MIGRATIONS: Sequence[tuple[str, Statements]] = (
    ("0001_identifiers", _identifiers),
    ("0002_lookups", _lookups),
)
"""In order; a migration that has been released is never changed, only followed."""
