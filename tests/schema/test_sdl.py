"""The schema as clients see it: checked in, described in two languages, and no wider than what is built."""

import re

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    build_schema,
    is_specified_scalar_type,
)

from graph.model import kinds, move, policy
from schema.sdl import CHECKED_IN, schema_text

CHINESE_FIRST = re.compile(r"\W*[\u3400-\u9fff][^/]* ?/ .*[A-Za-z]{2,}", re.DOTALL)

ROOTS = {
    "accessLog",
    "changes",
    "viewer", "node", "nodes", "area", "areas", "compound", "compounds", "body", "bodies", "person", "people", "metrics",
    "policies", "policy", "rules", "targets", "coverage", "coverageGaps", "crossAppointments", "crossAppointmentMatrix",
    "roleHolderNetwork", "search", "coverageTrend", "coverageDiff", "simulate", "paths", "bridges", "dependence",
    "checkAppointment", "checkDecision", "timeline",
}  # fmt: skip
ACTS = {"proposeAppointment", "decideAppointment", "endAppointment", "recordActivity", "recordSurvey", "recordStep"}


@pytest.fixture(scope="module")
def served() -> GraphQLSchema:
    return build_schema(schema_text())


def test_the_checked_in_sdl_is_what_is_served() -> None:
    assert CHECKED_IN.read_text(encoding="utf-8") == schema_text(), "run python -m schema.sdl"


def described(schema: GraphQLSchema) -> dict[str, str | None]:
    """Every description of our own, by what it describes."""
    found: dict[str, str | None] = {}
    for name, type_ in schema.type_map.items():
        if name.startswith("__") or (isinstance(type_, GraphQLScalarType) and is_specified_scalar_type(type_)):
            continue
        found[name] = type_.description
        if isinstance(type_, GraphQLEnumType):
            found |= {f"{name}.{word}": value.description for word, value in type_.values.items()}
        if isinstance(type_, GraphQLInputObjectType):
            found |= {f"{name}.{part}": field.description for part, field in type_.fields.items()}
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for part, one in type_.fields.items():
                found[f"{name}.{part}"] = one.description
                found |= {f"{name}.{part}({given}:)": argument.description for given, argument in one.args.items()}
    return found


def test_everything_is_described_in_chinese_first_and_then_in_english_on_one_line(served: GraphQLSchema) -> None:
    found = described(served)
    assert len(found) > 500
    wrong = {where for where, text in found.items() if not text or "\n" in text or not CHINESE_FIRST.match(text)}
    assert not wrong


def test_the_questions_of_this_version_are_served_and_no_others(served: GraphQLSchema) -> None:
    assert served.query_type is not None
    assert set(served.query_type.fields) == ROOTS
    assert served.mutation_type is not None
    assert set(served.mutation_type.fields) == ACTS
    assert served.subscription_type is None


def test_fields_of_later_versions_are_absent(served: GraphQLSchema) -> None:
    simulation = served.type_map["Simulation"]
    assert isinstance(simulation, GraphQLObjectType)
    assert set(simulation.fields) == {"before", "after", "closed", "opened"}


@pytest.mark.parametrize(
    ("type_", "field", "written"),
    [
        ("Query", "coverage", "[Coverage!]!"),
        ("Query", "coverageGaps", "CoverageGapConnection!"),
        ("Query", "nodes", "[Node]!"),
        ("Query", "coverageTrend", "[Coverage!]!"),
        ("Query", "coverageDiff", "CoverageDiff!"),
        ("Query", "simulate", "Simulation!"),
        ("CoverageDiff", "closed", "[CoverageGap!]!"),
        ("CoverageGap", "remedies", "[Remedy!]!"),
        ("Remedy", "candidates", "[Candidate!]!"),
        ("ProposedChange", "row", "JSON!"),
        ("Candidate", "for", "[String!]!"),
        ("Candidate", "opens", "[CoverageGap!]!"),
        ("Compound", "class", "CompoundClass"),
        ("Body", "appointments", "AppointmentConnection!"),
        ("Appointment", "status", "AppointmentStatus!"),
        ("Metric", "parameters", "JSON!"),
        ("CompoundEdge", "node", "Compound!"),
        ("PageInfo", "endCursor", "String"),
    ],
)
def test_types_and_nullability_are_those_promised(served: GraphQLSchema, type_: str, field: str, written: str) -> None:
    of = served.type_map[type_]
    assert isinstance(of, GraphQLObjectType | GraphQLInterfaceType)
    assert str(of.fields[field].type) == written


def test_every_kind_of_body_has_a_type_that_is_a_body(served: GraphQLSchema) -> None:
    body = served.type_map["Body"]
    assert isinstance(body, GraphQLInterfaceType)
    assert {type_.name for type_ in served.get_possible_types(body)} == set(kinds.BODY_TYPE.values())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("AreaLevel", kinds.AreaLevel),
        ("BodyKind", kinds.BodyKind),
        ("PostKind", kinds.PostKind),
        ("CompoundClass", kinds.CompoundClass),
        ("ServiceMode", kinds.ServiceMode),
        ("RuleKind", policy.RuleKind),
        ("Strength", policy.Strength),
        ("Stance", move.Stance),
        ("Together", move.Together),
    ],
)
def test_the_words_of_the_model_are_the_values_of_the_enums(served: GraphQLSchema, name: str, words: type) -> None:
    enum = served.type_map[name]
    assert isinstance(enum, GraphQLEnumType)
    assert set(enum.values) == {word.name for word in words}  # type: ignore[attr-defined]


def test_a_suspended_holder_has_a_status_no_bundle_states(served: GraphQLSchema) -> None:
    enum = served.type_map["AppointmentStatus"]
    assert isinstance(enum, GraphQLEnumType)
    assert set(enum.values) == {word.name for word in kinds.AppointmentStatus} | {"SUSPENDED"}
