"""Ways to break a sound graph by raw Cypher, each a sentence, and the checks that must see it."""

from dataclasses import dataclass, field

CURRENT = "9223372036854775807"
OLD = f"MATCH (v:KnownCompound {{id: 'c-1'}}) WHERE v.supersededAt <> {CURRENT}"
NOW = f"MATCH (v:KnownCompound {{id: 'c-1'}}) WHERE v.supersededAt = {CURRENT}"


@dataclass(frozen=True)
class Break:
    says: str
    codes: frozenset[str]
    statements: tuple[str, ...]
    follows: frozenset[str] = field(default=frozenset())
    """What may be told with it, because it follows."""
    undo: tuple[str, ...] = field(default=())
    """What takes it back where the doctor has no repair and emptying the graph does not."""


def breaking(says: str, codes: str, *statements: str, follows: str = "", undo: tuple[str, ...] = ()) -> Break:
    return Break(says, frozenset(codes.split()), statements, frozenset(follows.split()), undo)


HEALED = [
    breaking("a migration was not applied", "MIGRATION_PENDING", "MATCH (m:Migration {name: '0002_lookups'}) DELETE m"),
    breaking("an index was dropped", "LOOKUP_MISSING", "DROP INDEX person_name"),
    breaking("a constraint was dropped", "LOOKUP_MISSING", "DROP CONSTRAINT body_uscc"),
    breaking(
        "an index is on another property",
        "LOOKUP_DIFFERENT",
        "DROP INDEX person_name",
        "CREATE INDEX person_name FOR (r:Person) ON (r.gender)",
    ),
    breaking(
        "a constraint is an index only",
        "LOOKUP_DIFFERENT",
        "DROP CONSTRAINT body_uscc",
        "CREATE INDEX body_uscc FOR (r:Body) ON (r.uscc)",
    ),
    breaking("the ledger's node is gone", "LEDGER_MISSING POLICY_STAMP_MISSING", "MATCH (l:Ledger) DETACH DELETE l"),
    breaking("the ledger's instant went back", "LEDGER_BEHIND", "MATCH (l:Ledger) SET l.recordedAt = 1"),
    breaking("a version lost its type", "LEDGER_LABEL_WRONG", f"{OLD} REMOVE v:KnownCompound"),
    breaking("a version is of two types", "LEDGER_LABEL_WRONG", "MATCH (v:KnownPerson {id: 'p-1'}) SET v:KnownSource"),
    breaking("a version's property was changed", "LEDGER_PROPERTY_WRONG", f"{OLD} SET v.households = 7"),
    breaking("a version's number became a text", "LEDGER_PROPERTY_WRONG", f"{OLD} SET v.households = '120'"),
    breaking("a relation of the ledger is gone", "LEDGER_RELATION_WRONG", f"{OLD} MATCH (v)-[l:KNOWN_LOCATED_IN]->() DELETE l"),
    breaking(
        "a relation of the ledger begins too early",
        "LEDGER_RELATION_WRONG",
        "MATCH (:KnownAppointment {id: 'a-2'})-[l:KNOWN_OF_PERSON]->() SET l.recordedAt = l.recordedAt - 1",
    ),
    breaking(
        "a relation of the ledger ended though nothing superseded it",
        "LEDGER_RELATION_WRONG",
        "MATCH (:KnownAppointment {id: 'a-2'})-[l:KNOWN_TO_POST]->() SET l.supersededAt = l.recordedAt + 1",
    ),
    breaking(
        "a body's area ended early in the ledger",
        "LEDGER_DERIVED_RELATION_WRONG",
        f"MATCH (:KnownBody {{id: 'b-under'}})-[l:KNOWN_LIES_IN]->() WHERE l.supersededAt = {CURRENT} "
        "SET l.supersededAt = l.recordedAt + 1",
    ),
    breaking(
        "an area's implied parent is gone from the ledger",
        "LEDGER_DERIVED_RELATION_WRONG",
        "MATCH (:KnownArea {id: '9701'})-[l:KNOWN_IN]->() DELETE l",
    ),
    breaking(
        "a record is gone from the present",
        "RECORD_MISSING",
        "MATCH (p:Person {id: 'p-2'}) DETACH DELETE p",
        follows="RELATION_WRONG UNKNOWN_REFERENCE",
    ),
    breaking(
        "a version is gone from the ledger",
        "RECORD_WITHOUT_VERSION",
        "MATCH (v:KnownPerson {id: 'p-2'}) DETACH DELETE v",
        follows="LEDGER_RELATION_WRONG LEDGER_REFERENCE_BROKEN LOAD_COUNTS",
    ),
    breaking(
        "a record is of another type",
        "LABEL_WRONG",
        "MATCH (p:Person {id: 'p-2'}) SET p:Source REMOVE p:Person",
        follows="MISSING_VALUE WRONG_TABLE",
    ),
    breaking("what a record states is garbled", "STATED_UNREADABLE", "MATCH (p:Person {id: 'p-2'}) SET p.stated = '{'"),
    breaking("a property was changed", "PROPERTY_WRONG", "MATCH (c:Compound {id: 'c-1'}) SET c.households = 121"),
    breaking("a number became a text", "PROPERTY_WRONG", "MATCH (c:Compound {id: 'c-1'}) SET c.households = '130'"),
    breaking("a derived day is gone", "PROPERTY_WRONG", "MATCH (a:Appointment {id: 'a-1'}) REMOVE a.sinceFirst"),
    breaking("a property was added", "PROPERTY_WRONG", "MATCH (a:Appointment {id: 'a-1'}) SET a.salary = 1"),
    breaking("a relation is gone", "RELATION_WRONG", "MATCH (:Compound {id: 'c-1'})-[l:LOCATED_IN]->() DELETE l"),
    breaking(
        "relations are in another order",
        "RELATION_WRONG",
        "MATCH (:Body {id: 'b-oc'})-[l:SET_UP_IN]->() SET l.position = 1 - l.position",
    ),
    breaking(
        "a relation was added",
        "RELATION_WRONG",
        "MATCH (p:Person {id: 'p-2'}), (s:Source {id: 's-1'}) CREATE (p)-[:CITES {position: 0}]->(s)",
    ),
    breaking(
        "a body lies in another area",
        "DERIVED_RELATION_WRONG",
        "MATCH (b:Body {id: 'b-under'})-[l:LIES_IN]->(), (a:Area {id: '97'}) DELETE l CREATE (b)-[:LIES_IN {position: 0}]->(a)",
    ),
    breaking(
        "an area has lost its implied parent",
        "DERIVED_RELATION_WRONG",
        "MATCH (:Area {id: '970101001'})-[l:IN]->() DELETE l",
    ),
    breaking("a rule that the hub brings along is gone", "POLICY_OUTDATED", "MATCH (r:Rule {id: 'R-002'}) DETACH DELETE r"),
    breaking(
        "a target states something else",
        "POLICY_OUTDATED",
        "MATCH (t:Target) WITH t ORDER BY t.id LIMIT 1 SET t.stated = '[{}, null]'",
    ),
    breaking("a metric has another name", "POLICY_PROPERTY_WRONG", "MATCH (m:Metric {id: 'served'}) SET m.nameZh = '无'"),
    breaking("a rule has lost its policy", "POLICY_LINK_WRONG", "MATCH (:Rule {id: 'R-001'})-[l:SET_BY]->() DELETE l"),
    breaking("rules have lost their metrics", "POLICY_LINK_WRONG", "MATCH (:Rule)-[l:TESTED_BY]->() DELETE l"),
    breaking(
        "a target is on a second metric",
        "POLICY_LINK_WRONG",
        "MATCH (t:Target)-[:ON_METRIC]->(m) WITH t, m ORDER BY t.id LIMIT 1 "
        "MATCH (other:Metric) WHERE other <> m WITH t, other ORDER BY other.id LIMIT 1 CREATE (t)-[:ON_METRIC]->(other)",
    ),
    breaking("the stamp of the policies is gone", "POLICY_STAMP_MISSING", "MATCH (l:Ledger) REMOVE l.policyStamp"),
]
"""What `--repair` heals, so that the graph is afterwards equal to what it was."""

TOLD = [
    breaking(
        "a newer hub has written to the graph",
        "MIGRATION_UNKNOWN",
        "CREATE (:Migration {name: '9999_newer'})",
        undo=("MATCH (m:Migration {name: '9999_newer'}) DELETE m",),
    ),
    breaking(
        "somebody left an index",
        "LOOKUP_UNKNOWN",
        "CREATE INDEX leftover FOR (r:Person) ON (r.gender)",
        undo=("DROP INDEX leftover",),
    ),
    breaking("somebody left a node", "STRAY_NODE", "CREATE (:Alien {id: 'x'})"),
    breaking(
        "two loads have one instant",
        "LOADS_OUT_OF_ORDER",
        "MATCH (l:Load) WITH l LIMIT 1 CREATE (:Load {id: 'x', recordedAt: l.recordedAt, name: 'x', counts: '{}'})",
    ),
    breaking("a load says that it recorded less", "LOAD_COUNTS", "MATCH (l:Load) WITH l LIMIT 1 SET l.counts = '{}'"),
    breaking("a version was superseded before it was recorded", "CLOCK_ORDER", f"{OLD} SET v.supersededAt = v.recordedAt - 1"),
    breaking("a version lasts into its successor's time", "VERSIONS_OVERLAP", f"{OLD} SET v.supersededAt = v.supersededAt + 1"),
    breaking(
        "a version is there twice",
        "VERSIONS_OVERLAP LOAD_COUNTS",
        "MATCH (v:KnownPerson {id: 'p-1'}) CREATE (w:KnownRecord:KnownPerson) SET w = properties(v)",
    ),
    breaking("a version ends before its successor begins", "VERSION_GAP", f"{OLD} SET v.supersededAt = v.supersededAt - 1"),
    breaking(
        "a current version was superseded by nothing",
        "VERSION_GAP RECORD_WITHOUT_VERSION",
        "MATCH (v:KnownPost {id: 't-chair'}) SET v.supersededAt = v.recordedAt + 5",
    ),
    breaking("nobody knows which row superseded a version", "ENDING_UNTOLD", f"{OLD} REMOVE v.endedByRow"),
    breaking("a version was superseded by a load that never was", "LOAD_UNKNOWN", f"{OLD} SET v.endedByBundle = 'load-x'"),
    breaking("a current version's row is gone", "LOAD_UNKNOWN PROPERTY_WRONG", f"{NOW} REMOVE v.row"),
    breaking("what an old version states is garbled", "STATED_UNREADABLE", f"{OLD} SET v.stated = '[]'"),
    breaking(
        "an old version names what never was",
        "LEDGER_REFERENCE_BROKEN LEDGER_RELATION_WRONG",
        f"{OLD} SET v.stated = replace(v.stated, 's-1', 's-9')",
    ),
    breaking(
        "somebody drew a relation of their own",
        "RELATION_UNKNOWN",
        "MATCH (p:Person {id: 'p-2'}), (s:Source {id: 's-1'}) CREATE (p)-[:LIKES]->(s)",
    ),
    breaking(
        "somebody made a record by hand",
        "RECORD_WITHOUT_VERSION",
        """CREATE (:Record:Person {id: 'p-9', type: 'Person', name: '虚构癸', stated: '{"id": "p-9", "name": "虚构癸"}',"""
        " sinceFirst: 0, sinceLast: 0, untilFirst: 99991231, untilLast: 99991231})",
    ),
    breaking(
        "the present states another name than the ledger",
        "STATED_DIFFERS",
        "MATCH (p:Person {id: 'p-1'}) SET p.stated = replace(p.stated, '虚构己', '虚构丁')",
    ),
]
"""What can only be told: a repair would invent a fact or take away what somebody may need."""
