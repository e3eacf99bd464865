"""docs/model.md and its diagram say what the model says."""

from xml.etree import ElementTree

from graph import lens
from graph.migrations.steps import MIGRATIONS
from graph.model.coherence import Model
from graph.model.drawing import PLACE, model_svg
from graph.model.lookups import LEDGER_PREFIX, LOOKUPS, Lookup
from graph.model.masking_page import with_table
from graph.model.page import DOCS, model_page
from graph.model.relations import POLICY_RELATIONS, relations
from graph.model.tables import ANYTHING

AGAIN = "run `python -m graph.model.page`"


def created() -> list[str]:
    return [text for _, statements in MIGRATIONS for text in statements() if text.startswith("CREATE ")]


def test_the_page_is_the_one_that_the_model_writes() -> None:
    assert (DOCS / "model.md").read_text("utf-8") == model_page(), AGAIN


def test_the_diagram_is_the_one_that_the_model_draws() -> None:
    assert (DOCS / "model.svg").read_text("utf-8") == model_svg(), AGAIN


def test_the_diagram_is_well_formed_and_has_every_type_and_relation() -> None:
    texts = {element.text or "" for element in ElementTree.fromstring(model_svg()).iter("{http://www.w3.org/2000/svg}text")}
    drawn = " ".join(texts)
    for label in Model().labels:
        assert label in texts
    for relation in (*relations(), *POLICY_RELATIONS):
        assert f"{relation.type} {relation.cardinality}" in drawn


def test_every_type_has_a_place_in_the_diagram_and_no_two_overlap() -> None:
    assert set(PLACE) == {*Model().labels, ANYTHING}
    places = sorted(PLACE.values())
    for index, (x, y) in enumerate(places):
        assert not any(abs(x - a) < 170 and abs(y - b) < 60 for a, b in places[index + 1 :])


def test_a_migration_creates_each_constraint_and_index() -> None:
    assert [lookup.name for lookup in LOOKUPS if not any(is_creation(lookup, text) for text in created())] == []


def test_migrations_create_nothing_that_the_model_does_not_name() -> None:
    assert [text for text in created() if not any(is_creation(lookup, text) for lookup in LOOKUPS)] == []


def test_the_model_and_the_lens_name_the_ledger_alike() -> None:
    assert LEDGER_PREFIX == lens.KNOWN_LABEL
    assert {relation.type for relation in relations()} == lens.RELATIONS


def is_creation(lookup: Lookup, text: str) -> bool:
    """Whether a migration's statement creates this lookup, whatever it calls its variable."""
    if lookup.analyser:
        head = f"CREATE FULLTEXT INDEX {lookup.name} IF NOT EXISTS FOR (r:{lookup.label}) ON EACH [r.{lookup.property}] "
        return text.startswith(head) and f"`fulltext.analyzer`: '{lookup.analyser}'" in text
    kind, tail = ("CONSTRAINT", " IS UNIQUE") if lookup.unique else ("INDEX", ")")
    head = f"CREATE {kind} {lookup.name} IF NOT EXISTS FOR ("
    return text.startswith(head) and f":{lookup.label})" in text and text.endswith(f".{lookup.property}{tail}")


def test_the_table_of_who_reads_what_is_that_of_the_roles() -> None:
    page = (DOCS / "privacy.md").read_text("utf-8")
    assert page == with_table(page), "python -m graph.model.masking_page"
    assert page.count("| in its areas |") > 6
