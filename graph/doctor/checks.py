"""Every check of the graph itself, by code (检查项): docs/doctor.md says the same.

What Neo4j Community cannot hold as a constraint is held here. The rules of the bundle are checked
too, by the code that checks a load (seeds/doctor.py), and the server by server/doctor.py.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is (严重程度): an error makes answers wrong or slow, a warning may be meant."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Check:
    """One check (检查): what a finding of it means, what `--repair` does about it, and what a person can do.

    `repair` is empty where nothing can be repaired without inventing a fact.
    """

    code: str
    meaning: str
    repair: str = ""
    instruction: str = ""
    severity: Severity = Severity.ERROR


_BACKUP = "Restore the graph from a backup, or load it anew from its bundles."
_BY_HAND = "Look where it comes from, and remove it by hand if nothing uses it."

SHAPE: tuple[Check, ...] = (
    Check("MIGRATION_PENDING", "The graph has not had a migration of this version.", "Applies it, as `govhub migrate` does."),
    Check(
        "MIGRATION_UNKNOWN",
        "The graph has had a migration that this version does not know: a newer hub wrote it. Nothing is repaired.",
        instruction="Use the newer version of the hub.",
    ),
    Check(
        "LOOKUP_MISSING",
        "A constraint or index of the model is not there.",
        "Creates it and waits until it is filled.",
        "Where two nodes share a value that is held unique, remove one of them first.",
    ),
    Check(
        "LOOKUP_DIFFERENT",
        "A constraint or index is of another kind or on something else.",
        "Drops it and creates the right one.",
    ),
    Check("LOOKUP_NOT_ONLINE", "A constraint or index cannot be used.", "Drops it and creates it again."),
    Check("TOKEN_INDEX_MISSING", "The index of labels or of relation types is not there; everything is slow.", "Creates it."),
    Check(
        "LOOKUP_UNKNOWN",
        "There is a constraint or index that the model does not name.",
        instruction="Drop it by hand (`DROP INDEX name` or `DROP CONSTRAINT name`) if nothing uses it.",
        severity=Severity.WARNING,
    ),
    Check("STRAY_NODE", "A node is nothing of the hub's, or has no identifier.", instruction=_BY_HAND, severity=Severity.WARNING),
)
BOOKS: tuple[Check, ...] = (
    Check(
        "LEDGER_MISSING",
        "The node whose lock lets one load write at a time is not there.",
        "Creates it, at the instant of the last load.",
    ),
    Check("LEDGER_BEHIND", "The ledger's instant is not that of the last load.", "Sets it to that."),
    Check(
        "LEDGER_AHEAD",
        "The last load lies in the future by this machine's clock.",
        instruction="Set the clocks right; until then each load is recorded one µs after the one before.",
        severity=Severity.WARNING,
    ),
    Check("LOADS_OUT_OF_ORDER", "Two loads have one identifier or one instant, or one has none.", instruction=_BACKUP),
    Check("LOAD_COUNTS", "A load recorded more or fewer versions than the ledger has of it.", instruction=_BACKUP),
)
LEDGER: tuple[Check, ...] = (
    Check("CLOCK_ORDER", "A version is superseded before it is recorded.", instruction=_BACKUP),
    Check("VERSIONS_OVERLAP", "Two versions of one record are current at the same time.", instruction=_BACKUP),
    Check(
        "VERSION_GAP",
        "A version is superseded by nothing, and its record was not taken back.",
        instruction=_BACKUP,
    ),
    Check(
        "ENDING_UNTOLD", "A version does not say by which load it was superseded, or says so and is current.", instruction=_BACKUP
    ),
    Check("LOAD_UNKNOWN", "A version names a load that was not recorded, or not at that instant.", instruction=_BACKUP),
    Check(
        "STATED_UNREADABLE",
        "What a record states cannot be read. The rules of the bundle are not examined as long as there is one.",
        "Takes it from the current version, if it is the present's that cannot be read.",
        _BACKUP,
    ),
    Check(
        "LEDGER_LABEL_WRONG",
        "A version is not of one type, or of another than its record.",
        "Gives it the type of the other versions or of the present, where these agree.",
        _BACKUP,
    ),
    Check(
        "LEDGER_PROPERTY_WRONG",
        "A property of a version is not what it states gives.",
        "Derives the properties anew from what is stated.",
    ),
    Check(
        "LEDGER_REFERENCE_BROKEN",
        "A version names a record that was not there, or void, at some instant.",
        instruction="Load the record that is named, or correct the reference; what was known earlier stays as it is.",
    ),
    Check(
        "LEDGER_RELATION_WRONG",
        "The relations of a version are not those that it states, from one instant to the other.",
        "Links what is stated and unlinks what is not.",
    ),
    Check(
        "LEDGER_DERIVED_RELATION_WRONG",
        "The derived relations of a version (an area's implied parent, a body's area) do not follow from the others.",
        "Derives them anew.",
    ),
    Check(
        "RECORD_MISSING",
        "A record has a current version and is not in the present.",
        "Puts it into the present, with its relations.",
    ),
    Check(
        "RELATION_UNKNOWN",
        "A relation is of a type that the model does not have.",
        instruction=_BY_HAND,
        severity=Severity.WARNING,
    ),
)
PRESENT: tuple[Check, ...] = (
    Check(
        "RECORD_WITHOUT_VERSION",
        "A record of the present has no current version in the ledger.",
        "Puts the version back where the load that the record names was recorded and the ledger has nothing else of that time.",
        "Remove the record by hand if no load ever stated it; else restore the graph from a backup.",
    ),
    Check(
        "LABEL_WRONG",
        "A record of the present is of another type than its version, or of several.",
        "Gives it the type of its version.",
    ),
    Check(
        "STATED_DIFFERS",
        "The present and the ledger do not agree on what a record states.",
        instruction="Load the record as it should be; if it says that nothing changed, load it with a change and then back.",
    ),
    Check(
        "PROPERTY_WRONG",
        "A property of a record is not what it states gives, or not that of its version.",
        "Derives the properties anew from what is stated.",
    ),
    Check(
        "RELATION_WRONG",
        "The relations of a record are not those that it states.",
        "Links what is stated and unlinks what is not.",
    ),
    Check(
        "DERIVED_RELATION_WRONG",
        "The derived relations of a record (an area's implied parent, a body's area) do not follow from the others.",
        "Derives them anew.",
    ),
)
POLICIES: tuple[Check, ...] = (
    Check(
        "POLICY_OUTDATED",
        "A policy, rule, target or metric that the hub brings along is missing or different.",
        "Adopts it again.",
    ),
    Check(
        "POLICY_PROPERTY_WRONG",
        "A property of a policy, rule, target or metric is not what it states gives.",
        "Derives the properties anew from what is stated.",
        "If that cannot be read, adopt its file again under a new version.",
    ),
    Check(
        "POLICY_LINK_WRONG",
        "A rule or target is not linked to its one policy and the metrics that it states.",
        "Links what is stated and unlinks what is not.",
        "Where the policy of a file of your own is missing, adopt the file again under a new version.",
    ),
    Check(
        "POLICY_STAMP_MISSING", "The stamp by which running hubs learn of new policies is not there.", "Stamps the policies anew."
    ),
)
CHECKS: tuple[Check, ...] = (*SHAPE, *BOOKS, *LEDGER, *PRESENT, *POLICIES)
