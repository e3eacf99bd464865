"""How each field of each kind of record is read: as a property, over a relation, or by a statement of its own.

The patterns are written about the present; `x` is the record, `y` what the field leads to.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.record import FOREVER


@dataclass(frozen=True, slots=True)
class Value:
    """A property or an expression over the record (标量)."""

    expression: str


@dataclass(frozen=True, slots=True)
class One:
    """At most one record over a relation (一对一); `otherwise` is the expression for none, where there must be one."""

    pattern: str
    type: str
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Many:
    """Records over a relation, all of them, in a stated order (一对多)."""

    pattern: str
    type: str
    order: str = "y.id"


@dataclass(frozen=True, slots=True)
class Asked:
    """A field with arguments, read by the part graph/cypher/fields/<part>.cypher.

    `gives` is value, one, many or page; `every` tells that no day means all, not today; `takes` are arguments
    of the field's own, which the part finds as variables of their names.
    """

    part: str
    gives: str
    type: str = ""
    order: str = "y.id"
    every: bool = False
    takes: tuple[str, ...] = ()


Shape = Value | One | Many | Asked
_RESERVED = (
    "{__typename: 'Metric', id: x.aspect, name: x.aspect, population: '', condition: '', "
    "judged: false, personal: false, parameters: '{}'}"
)
"""A metric that the contract reserves and no file defines yet: a survey may name it already."""
_SOURCES = Many("(x)-[link:CITES]->(y:Source)", "Source", "link.position")
_STEPS = Many("(x)<-[:STEP_OF]-(y:ProcedureStep)", "ProcedureStep", "y.sinceFirst, y.id")


def _values(*names: str, **others: str) -> dict[str, Shape]:
    found: dict[str, Shape] = {name: Value(f"x.{name}") for name in names}
    return found | {name: Value(text) for name, text in others.items()}


def _by_language(name: str) -> Value:
    return Value(f"CASE $language WHEN 'en' THEN x.{name}En ELSE x.{name}Zh END")


SHAPES: Mapping[str, Mapping[str, Shape]] = {
    "Area": {
        **_values("id", "name", "level", code="x.id"),
        "parent": One("(x)-[:IN]->(y:Area)", "Area"),
        "children": Asked("area_children", "page", "Area"),
        "bodies": Asked("area_bodies", "page", "Body", takes=("kinds",)),
    },
    "Compound": {
        **_values("id", "name", "class", "mature", "households", "builtOn", "demolishedOn"),
        "area": One("(x)-[:LOCATED_IN]->(y:Area)", "Area"),
        "services": Asked("compound_services", "many", "Service"),
        "firms": Asked("compound_firms", "many", "Body"),
        "committee": Asked("compound_committee", "one", "Body"),
        "partyOrganisation": Asked("compound_party_organisation", "one", "Body"),
        "bodies": Asked("compound_bodies", "many", "Body"),
    },
    "Body": {
        **_values("id", "name", "kind", "form", "establishedOn", "dissolvedOn"),
        "area": One("(x)-[:LIES_IN]->(y:Area)", "Area"),
        "compounds": Many("(x)-[link:SET_UP_IN]->(y:Compound)", "Compound", "link.position"),
        "parent": One("(x)-[:UNDER]->(y:Body)", "Body"),
        "sources": _SOURCES,
        "contacts": Many("(x)<-[:CONTACT_OF]-(y:Contact)", "Contact"),
        "steps": _STEPS,
        "posts": Asked("body_posts", "many", "Post", every=True),
        "appointments": Asked("body_appointments", "page", "Appointment", every=True),
        "services": Asked("firm_services", "many", "Service", takes=("within", "filed")),
    },
    "Post": {
        **_values("id", "kind", "title", "seats"),
        "body": One("(x)-[:OF_BODY]->(y:Body)", "Body"),
        "compound": One("(x)-[:FOR_COMPOUND]->(y:Compound)", "Compound"),
        "requiredBy": One("(x)-[:REQUIRED_BY]->(y:Rule)", "Rule"),
        "vacantSeats": Asked("post_vacant_seats", "value"),
        "holders": Asked("post_holders", "many", "Appointment"),
    },
    "Appointment": {
        **_values(
            "id",
            "since",
            "until",
            "recordedAt",
            supersededAt=f"CASE WHEN x.supersededAt < {FOREVER} THEN x.supersededAt END",
        ),
        "person": One("(x)-[:OF_PERSON]->(y:Person)", "Person"),
        "post": One("(x)-[:TO_POST]->(y:Post)", "Post"),
        "status": Asked("appointment_status", "value"),
        "suspensions": Many("(x)<-[:SUSPENDS]-(y:Suspension)", "Suspension", "y.sinceFirst, y.id"),
        "steps": _STEPS,
        "onBehalfOf": One("(x)-[:ON_BEHALF_OF]->(y:Body)", "Body"),
        "nominatedBy": One("(x)-[:NOMINATED_BY]->(y:Body)", "Body"),
        "approvedBy": One("(x)-[:APPROVED_BY]->(y:Body)", "Body"),
        "filedWith": One("(x)-[:FILED_WITH]->(y:Body)", "Body"),
        "basis": One("(x)-[:BASED_ON]->(y:Rule)", "Rule"),
        "sources": _SOURCES,
    },
    "ProcedureStep": {
        **_values("id", "step", "on", "until", "note"),
        "by": One("(x)-[:DONE_BY]->(y:Body)", "Body"),
        "sources": _SOURCES,
    },
    "Suspension": _values("id", "since", "until", "reason"),
    "Person": {
        **_values("id", "name", "gender", "phone"),
        "partyMember": Asked("person_party_member", "value"),
        "appointments": Asked("person_appointments", "many", "Appointment", every=True),
        "employers": Asked("person_employers", "many", "Body"),
    },
    "Ownership": {
        **_values("id", "since", "until"),
        "person": One("(x)-[:OWNED_BY]->(y:Person)", "Person"),
        "compound": One("(x)-[:HOME_IN]->(y:Compound)", "Compound"),
        "sources": _SOURCES,
    },
    "Employment": {
        **_values("id", "since", "until"),
        "person": One("(x)-[:EMPLOYS]->(y:Person)", "Person"),
        "firm": One("(x)-[:AT_FIRM]->(y:Body)", "Body"),
        "sources": _SOURCES,
    },
    "Service": {
        **_values("id", "mode", "since", "until", "filedOn", "featured"),
        "compound": One("(x)-[:SERVES]->(y:Compound)", "Compound"),
        "provider": One("(x)-[:PROVIDED_BY]->(y:Body)", "Body"),
        "projectManagers": Asked("service_project_managers", "many", "Appointment"),
        "sources": _SOURCES,
    },
    "Evidence": {"sources": _SOURCES},
    "Contact": {
        **_values("id", "kind", "value"),
        "body": One("(x)-[:CONTACT_OF]->(y:Body)", "Body"),
        "sources": _SOURCES,
    },
    "Activity": {
        **_values("id", "kind", "on", "due", "doneOn", "period", "result", "value"),
        "subject": One("(x)-[:ABOUT]->(y:Record)", "Node"),
        "participants": Many("(x)-[link:WITH]->(y:Record)", "Node", "link.position"),
        "sources": _SOURCES,
    },
    "Survey": {
        **_values("id", "on", "finding", "reason"),
        "subject": One("(x)-[:SURVEYS]->(y:Record)", "Node"),
        "metric": One("(y:Metric {id: x.aspect})", "Metric", _RESERVED),
        "sources": _SOURCES,
    },
    "Source": _values("id", "title", "documentNumber", "publisher", "publishedOn", "url"),
    "Metric": {
        **_values("id", "judged", "personal", "parameters"),
        "name": _by_language("name"),
        "population": _by_language("population"),
        "condition": _by_language("condition"),
        "rules": Many("(x)<-[:TESTED_BY]-(y:Rule)", "Rule"),
        "targets": Many("(x)<-[:ON_METRIC]-(y:Target)", "Target"),
    },
    "Policy": {
        **_values("id", "title", "documentNumber", "issuedBy", "issuedOn", "jurisdiction", "version"),
        "area": One("(y:Area {id: x.area})", "Area"),
        "source": One("(y:Source {id: x.source})", "Source"),
        "rules": Many("(x)<-[:SET_BY]-(y:Rule)", "Rule"),
        "targets": Many("(x)<-[:SET_BY]-(y:Target)", "Target"),
    },
    "Rule": {
        **_values("id", "clause", "kind", "strength", "testable", "inForceFrom", "inForceUntil", "moves"),
        "text": _by_language("text"),
        "notTestableBecause": _by_language("notTestableBecause"),
        "policy": One("(x)-[:SET_BY]->(y:Policy)", "Policy"),
    },
    "Target": {
        **_values("id", "clause", "threshold", "count", "due", "leadUnits", "responsibleUnits", "testable"),
        "dueText": _by_language("dueText"),
        "notTestableBecause": _by_language("notTestableBecause"),
        "policy": One("(x)-[:SET_BY]->(y:Policy)", "Policy"),
        "metric": One("(x)-[:ON_METRIC]->(y:Metric)", "Metric"),
        "area": One("(y:Area {id: x.area})", "Area"),
    },
}
"""Fields by type; the concrete kinds of body share `Body`. Gaps, coverage and networks are composed apart."""
