"""What the database holds unique and what it finds by index (约束与索引), as data.

Numbered migrations create these; docs/model.md lists them; a test holds the three together.
"""

from dataclasses import dataclass

from graph.model.searching import SEARCH_PROPERTIES
from graph.model.tables import TABLES

LEDGER_PREFIX = "Known"
"""Begins the labels of the ledger, the second world beside the present."""
SYSTEM_LABELS: tuple[str, ...] = ("Record", "KnownRecord", "Ledger", "Load", "Migration", "AccessToken")
"""Labels that are no type of record: all records of a world, and the hub's own bookkeeping."""
SYSTEM_PROPERTIES: tuple[str, ...] = (
    "id",
    "type",
    "stated",
    "bundle",
    "row",
    "recordedAt",
    "supersededAt",
    "endedByBundle",
    "endedByRow",
    "voided",
    "key",
    "sinceFirst",
    "sinceLast",
    "untilFirst",
    "untilLast",
    *SEARCH_PROPERTIES,
    "name",
)
"""Properties that the hub writes itself; `name` is that of a load or a migration, `key` that of an act."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """One constraint or index (约束或索引) on one property of one label, created by the migration it names."""

    name: str
    label: str
    property: str
    unique: bool
    why: str
    migration: str = "0002_lookups"
    analyser: str = ""
    """That of a full-text index; empty for an index of whole values."""


FIRST = "0001_identifiers"
SEARCH = "0004_search"
TOKENS = "0005_tokens"
CHANGES = "0006_changes"
KEYS = "0007_keys"


LATER: dict[str, str] = {"Contact": "0003_contacts"}
"""Tables younger than the second migration, by label, and the migration that brought each."""


def _by_identifier(label: str) -> Lookup:
    migration = LATER.get(label.removeprefix(LEDGER_PREFIX), "0002_lookups")
    return Lookup(f"{label.lower()}_id", label, "id", False, "pages of one type in the order of its identifiers", migration)


LOOKUPS: tuple[Lookup, ...] = (
    Lookup("record_id", "Record", "id", True, "one identifier, one record, over all tables", FIRST),
    Lookup("migration_name", "Migration", "name", True, "a migration is applied once", FIRST),
    Lookup("ledger_id", "Ledger", "id", True, "one ledger, whose lock lets one load write at a time", FIRST),
    Lookup("known_id", "KnownRecord", "id", False, "every version of a record", FIRST),
    Lookup("known_recorded", "KnownRecord", "recordedAt", False, "what one load recorded", FIRST),
    *(_by_identifier(label) for table in TABLES for label in (table.label, LEDGER_PREFIX + table.label)),
    Lookup("body_uscc", "Body", "uscc", True, "one unified social credit code, one body"),
    Lookup("area_level", "Area", "level", False, "areas of one level"),
    Lookup("body_name", "Body", "name", False, "bodies by name, and likely duplicates"),
    Lookup("compound_name", "Compound", "name", False, "compounds by name, and likely duplicates"),
    Lookup("person_name", "Person", "name", False, "people by name, and likely duplicates"),
    Lookup("record_base_name", "Record", "searchBase", False, "places by their base name", SEARCH),
    Lookup("known_voided", "KnownRecord", "voided", False, "what was voided, and when", CHANGES),
    Lookup("load_id", "Load", "id", False, "who loaded a version", CHANGES),
    Lookup("record_search", "Record", "searchGrams", False, "search, by neighbouring characters", SEARCH, "cjk"),
    Lookup("load_key", "Load", "key", True, "a key that a caller gave is good for one act", KEYS),
    Lookup("token_id", "AccessToken", "id", True, "one token to an identifier", TOKENS),
)
"""In the order in which they are created."""
