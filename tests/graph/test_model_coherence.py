"""The model checks itself: ours has no faults, and every kind of planted fault is told."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.model import kinds
from graph.model.coherence import Model, model_faults
from graph.model.columns import Cell, Column, Table
from graph.model.lookups import Lookup
from graph.model.record import links
from graph.model.relations import POLICY_RELATIONS, RelationKind, relations
from graph.model.tables import TABLE, TABLES

Spoil = Callable[[Model], Model]


def with_table(name: str, change: Callable[[Table], Table]) -> Spoil:
    return lambda model: replace(model, tables=tuple(change(t) if t.name == name else t for t in model.tables))


def with_column(table: str, name: str, **change: object) -> Spoil:
    def changed(one: Table) -> Table:
        columns = tuple(replace(c, **change) if c.name == name else c for c in one.columns)  # type: ignore[arg-type]
        return replace(one, columns=columns)

    return with_table(table, changed)


def with_one_more(table: str, column: Column) -> Spoil:
    return with_table(table, lambda one: replace(one, columns=(*one.columns, column)))


def without_a_post_title(model: Model) -> Model:
    return replace(model, post_title={kind: title for kind, title in kinds.POST_TITLE.items() if kind != "chief"})


PLANTED: list[tuple[str, Spoil, str]] = [
    (
        "a label that does not exist",
        with_column("posts", "body", to=("Bodie",)),
        "posts.body reaches Bodie, which does not exist",
    ),
    (
        "a table that comes later",
        with_column("compounds", "area", to=("Post",)),
        "compounds.area reaches Post, whose table comes later",
    ),
    (
        "tables out of order",
        lambda m: replace(m, tables=m.tables[::-1]),
        "appointments.person reaches Person, whose table comes later",
    ),
    ("no label", with_column("posts", "body", to=()), "posts: body reaches no type of record, or one twice"),
    ("no relation name", with_column("posts", "body", relation=""), "posts: body states a relation without a name: ''"),
    ("a relation on text", with_column("posts", "title", relation="X"), "posts: title is no reference, yet names a relation"),
    ("one name for two ends", with_column("services", "provider", relation="UNDER"), "UNDER has more than one pair of ends"),
    ("one name for two columns", with_column("bodies", "firm", relation="UNDER"), "two columns of Body state UNDER"),
    ("sharing what is not", lambda m: replace(m, shared=m.shared | {"UNDER"}), "UNDER is said to be shared and is not"),
    (
        "a start that is no column",
        with_table("posts", lambda t: replace(t, start="begun")),
        "posts: the period's column begun is no",
    ),
    (
        "a start that is no date",
        with_table("posts", lambda t: replace(t, start="title")),
        "posts: the period's column title is no",
    ),
    ("half a period", with_table("posts", lambda t: replace(t, end="")), "posts: a period needs both its columns"),
    (
        "a period of one column",
        with_table("posts", lambda t: replace(t, end="since")),
        "posts: the period begins and ends with since",
    ),
    ("an empty word list", with_column("posts", "kind", words=()), "posts: kind has an empty word list"),
    ("a word twice", with_column("people", "gender", words=("male", "male")), "people: gender lists male twice"),
    (
        "a word in capitals",
        with_column("people", "gender", words=("Male",)),
        "people: gender lists a word that is not lower case",
    ),
    ("words on text", with_column("posts", "title", words=("a",)), "posts: title has a word list, yet takes no words"),
    ("no identifier", with_column("posts", "id", required=False), "posts: the column id, which identifies a row, is missing"),
    ("two identifiers", with_one_more("posts", Column("code", Cell.CODE)), "posts: more than one column identifies a row"),
    ("a column twice", with_one_more("posts", Column("title")), "posts: two columns are called title"),
    ("two columns, one property", with_one_more("surveys", Column("on_first")), "surveys: two properties are called onFirst"),
    ("a bad column name", with_one_more("posts", Column("Seats2")), "posts: Seats2 is no name for a column"),
    ("a column of the hub", with_one_more("posts", Column("recorded_at")), "posts: recorded_at has a name that the hub keeps"),
    ("void in a table", with_one_more("posts", Column("void")), "posts: void has a name that the hub keeps"),
    ("a table twice", lambda m: replace(m, tables=(*m.tables, m.tables[0])), "two tables are called sources"),
    (
        "a label of the ledger",
        with_table("sources", lambda t: replace(t, label="KnownSource")),
        "KnownSource is no name for a type",
    ),
    (
        "a type without a Chinese name",
        with_table("steps", lambda t: replace(t, label="Step")),
        "the list of Chinese names lacks Step",
    ),
    ("a post without a title", without_a_post_title, "the titles of posts lacks chief"),
    ("an empty title", lambda m: replace(m, post_title={**m.post_title, "chief": " "}), "the title of chief is empty"),
    ("a kind without a type", lambda m: replace(m, body_type={}), "the types of body lacks firm"),
    (
        "two kinds, one type",
        lambda m: replace(m, body_type={**m.body_type, "firm": "PublicOffice"}),
        "two kinds of body are of type",
    ),
    (
        "a type named as a record",
        lambda m: replace(m, body_type={**m.body_type, "firm": "Post"}),
        "a type of body and a record are",
    ),
    ("forms of no kind", lambda m: replace(m, forms={**m.forms, "club": ("a",)}), "forms are listed for club, which is no kind"),
    ("no forms", lambda m: replace(m, forms={**m.forms, "firm": ()}), "the forms of firm are none or not unique"),
    ("a form without a name", lambda m: replace(m, form_name={}), "the names of forms of firm lacks market"),
    (
        "a form to be had nowhere",
        lambda m: replace(m, form_required=frozenset({"public_office"})),
        "public_office must have a form",
    ),
    (
        "forms listed and free",
        lambda m: replace(m, form_free=frozenset({"firm"})),
        "firm takes free text for its form and a list",
    ),
    ("codes of one length", lambda m: replace(m, code_length={**m.code_length, "city": 2}), "codes do not grow longer"),
    (
        "an index on nothing",
        lambda m: replace(m, lookups=(Lookup("x", "Post", "colour", False, ""),)),
        "x is on Post.colour, which",
    ),
    ("an index on no label", lambda m: replace(m, lookups=(Lookup("x", "Dog", "id", False, ""),)), "x is on Dog, which does not"),
    ("an index twice", lambda m: replace(m, lookups=m.lookups * 2), "two lookups are called record_id"),
    (
        "more than the most",
        lambda m: replace(m, further=(RelationKind("X", "Body", ("Area",), 2, 1),)),
        "at least 2 and at most 1",
    ),
    ("an end that is not there", lambda m: replace(m, further=(RelationKind("X", "Body", ("Dog",), 0, 1),)), "X ends at Dog"),
]


def test_our_model_has_no_faults() -> None:
    assert model_faults() == []


@pytest.mark.parametrize(("spoil", "told"), [case[1:] for case in PLANTED], ids=[case[0] for case in PLANTED])
def test_a_planted_fault_is_told(spoil: Spoil, told: str) -> None:
    faults = model_faults(spoil(Model()))
    assert any(told in fault for fault in faults), faults


def test_a_required_reference_is_exactly_one_and_a_list_any_number() -> None:
    found = {(r.from_label, r.column): (r.least, r.most, r.cardinality) for r in relations()}
    assert found["Appointment", "person"] == (1, 1, "1")
    assert found["Appointment", "on_behalf_of"] == (0, 1, "0..1")
    assert found["Body", "compound"] == (0, None, "0..n")
    assert found["Area", "parent"] == (0, 1, "0..1")


def test_relations_are_those_that_rows_write_and_the_derived_ones() -> None:
    written = set()
    for table in TABLES:
        cells = {column.name: "x" for column in table.columns}
        written |= {(table.label, link.type) for link in links(table.name, cells)}
    assert {(r.from_label, r.type) for r in relations()} == written | {("Body", "LIES_IN")}


def test_policy_relations_are_those_that_policy_files_write() -> None:
    assert {(r.from_label, r.type) for r in POLICY_RELATIONS} == {
        ("Rule", "SET_BY"),
        ("Target", "SET_BY"),
        ("Rule", "TESTED_BY"),
        ("Target", "ON_METRIC"),
    }
    assert TABLE["surveys"].column("aspect").to == ("Metric",)
