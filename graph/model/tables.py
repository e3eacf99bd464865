"""The bundle's tables, column by column (数据包表结构): the model as data.

Everything that knows a table by name reads it here: the reader, the checks, the writer, the
constraints and indexes, and docs/model.md. Source: the outward contract, bundle.md.
"""

from enum import StrEnum

from graph.model import kinds
from graph.model.columns import Cell, Column, Table


def _id() -> Column:
    return Column("id", Cell.ID, required=True)


def _text(name: str, *, required: bool = False, personal: bool = False) -> Column:
    return Column(name, Cell.TEXT, required=required, personal=personal)


def _word(name: str, words: tuple[str, ...], *, required: bool = False, personal: bool = False) -> Column:
    return Column(name, Cell.WORD, required=required, words=words, personal=personal)


def _date(name: str, *, required: bool = False, personal: bool = False) -> Column:
    return Column(name, Cell.DATE, required=required, personal=personal)


def _ref(name: str, relation: str, *to: str, required: bool = False) -> Column:
    return Column(name, Cell.REFERENCE, required=required, relation=relation, to=to)


def _refs(name: str, relation: str, *to: str) -> Column:
    return Column(name, Cell.REFERENCES, relation=relation, to=to)


def _words(of: type[StrEnum]) -> tuple[str, ...]:
    return tuple(str(word) for word in of)


_SOURCE = _refs("source", "CITES", "Source")
ANYTHING = "Record"
"""The label every record carries: a reference to it may reach any table."""

TABLES: tuple[Table, ...] = (
    Table(
        "sources",
        "Source",
        (_id(), _text("title", required=True), _text("document_number"), _text("publisher"), _date("published_on"), _text("url")),
    ),
    Table(
        "areas",
        "Area",
        (
            Column("code", Cell.CODE, required=True),
            _text("name", required=True),
            _word("level", _words(kinds.AreaLevel), required=True),
            _ref("parent", "IN", "Area"),
            _SOURCE,
        ),
    ),
    Table(
        "compounds",
        "Compound",
        (
            _id(),
            _text("name", required=True),
            _ref("area", "LOCATED_IN", "Area", required=True),
            _word("class", _words(kinds.CompoundClass)),
            _word("mature", kinds.YES_NO),
            _date("built_on"),
            _date("demolished_on"),
            Column("households", Cell.WHOLE),
            Column("buildings", Cell.WHOLE),
            Column("floor_area_m2", Cell.NUMBER),
            _text("grade"),
            _SOURCE,
        ),
        start="built_on",
        end="demolished_on",
    ),
    Table(
        "bodies",
        "Body",
        (
            _id(),
            _text("name", required=True),
            _word("kind", _words(kinds.BodyKind), required=True),
            _text("form"),
            _ref("area", "SEATED_IN", "Area"),
            _refs("compound", "SET_UP_IN", "Compound"),
            _ref("firm", "BRANCH_OF", "Body"),
            _ref("parent", "UNDER", "Body"),
            _date("established_on"),
            _date("dissolved_on"),
            Column("uscc", Cell.USCC),
            _SOURCE,
        ),
        start="established_on",
        end="dissolved_on",
    ),
    Table(
        "people",
        "Person",
        (
            _id(),
            _text("name", required=True, personal=True),
            _word("gender", kinds.GENDERS, personal=True),
            _date("born_on", personal=True),
            _text("phone", personal=True),
            _word("party_status", kinds.PARTY_STATUS, personal=True),
            _date("party_since", personal=True),
            _date("party_until", personal=True),
            _SOURCE,
        ),
        start="party_since",
        end="party_until",
    ),
    Table(
        "ownerships",
        "Ownership",
        (
            _id(),
            _ref("person", "OWNED_BY", "Person", required=True),
            _ref("compound", "HOME_IN", "Compound", required=True),
            _date("since"),
            _date("until"),
            _SOURCE,
        ),
        start="since",
        end="until",
    ),
    Table(
        "employments",
        "Employment",
        (
            _id(),
            _ref("person", "EMPLOYS", "Person", required=True),
            _ref("firm", "AT_FIRM", "Body", required=True),
            _date("since"),
            _date("until"),
            _SOURCE,
        ),
        start="since",
        end="until",
    ),
    Table(
        "posts",
        "Post",
        (
            _id(),
            _ref("body", "OF_BODY", "Body", required=True),
            _word("kind", _words(kinds.PostKind), required=True),
            _text("title"),
            Column("seats", Cell.WHOLE),
            _ref("compound", "FOR_COMPOUND", "Compound"),
            _ref("required_by", "REQUIRED_BY", "Rule"),
            _date("since"),
            _date("until"),
            _SOURCE,
        ),
        start="since",
        end="until",
    ),
    Table(
        "appointments",
        "Appointment",
        (
            _id(),
            _ref("person", "OF_PERSON", "Person", required=True),
            _ref("post", "TO_POST", "Post", required=True),
            _date("since"),
            _date("until"),
            _word("status", _words(kinds.AppointmentStatus)),
            _ref("on_behalf_of", "ON_BEHALF_OF", "Body"),
            _ref("nominated_by", "NOMINATED_BY", "Body"),
            _ref("approved_by", "APPROVED_BY", "Body"),
            _ref("filed_with", "FILED_WITH", "Body"),
            _ref("basis", "BASED_ON", "Rule"),
            _text("ended_because"),
            _SOURCE,
        ),
        start="since",
        end="until",
    ),
    Table(
        "suspensions",
        "Suspension",
        (
            _id(),
            _ref("appointment", "SUSPENDS", "Appointment", required=True),
            _date("since", required=True),
            _date("until"),
            _text("reason"),
            _SOURCE,
        ),
        start="since",
        end="until",
    ),
    Table(
        "services",
        "Service",
        (
            _id(),
            _ref("compound", "SERVES", "Compound", required=True),
            _word("mode", _words(kinds.ServiceMode), required=True),
            _ref("provider", "PROVIDED_BY", "Body"),
            _date("since"),
            _date("until"),
            _date("filed_on"),
            _word("featured", kinds.YES_NO),
            _SOURCE,
        ),
        start="since",
        end="until",
    ),
    Table(
        "contacts",
        "Contact",
        (
            _id(),
            _ref("body", "CONTACT_OF", "Body", required=True),
            _word("kind", _words(kinds.ContactKind), required=True),
            _text("value", required=True),
            _SOURCE,
        ),
    ),
    Table(
        "activities",
        "Activity",
        (
            _id(),
            _word("kind", _words(kinds.ActivityKind), required=True),
            _ref("subject", "ABOUT", ANYTHING, required=True),
            _date("on"),
            _date("due"),
            _date("done_on"),
            Column("period", Cell.PERIOD),
            _text("result"),
            Column("value", Cell.NUMBER),
            _refs("participants", "WITH", ANYTHING),
            _SOURCE,
        ),
    ),
    Table(
        "steps",
        "ProcedureStep",
        (
            _id(),
            _ref("subject", "STEP_OF", "Appointment", "Body", required=True),
            _word("step", _words(kinds.StepKind), required=True),
            _date("on"),
            _date("until"),
            _ref("by", "DONE_BY", "Body"),
            _text("note"),
            _SOURCE,
        ),
        start="on",
        end="until",
    ),
    Table(
        "surveys",
        "Survey",
        (
            _id(),
            _ref("subject", "SURVEYS", ANYTHING, required=True),
            Column("aspect", Cell.REFERENCE, required=True, relation="ON_METRIC", to=("Metric",)),
            _date("on", required=True),
            _word("finding", _words(kinds.SurveyFinding), required=True),
            _text("reason"),
            _SOURCE,
        ),
    ),
)
"""In the order of dependence: a table refers to itself and to tables above it (activities, steps, surveys to any)."""

TABLE: dict[str, Table] = {table.name: table for table in TABLES}
TABLE_OF_LABEL: dict[str, Table] = {table.label: table for table in TABLES}
VOID = Column("void", Cell.WORD, words=kinds.YES_NO)
"""A column of every table: `yes` takes the record back."""
