"""The Qingyang bundle says what the document's annex prints, no more."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph.model import kinds
from graph.model.columns import Cell
from graph.model.tables import TABLE

FOLDER = Path(__file__).parents[2] / "seeds" / "qingyang"
Row = dict[str, str]


def rows(table: str) -> list[Row]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_id(table: str) -> dict[str, Row]:
    return {row["id"]: row for row in rows(table)}


@pytest.fixture(scope="module")
def held() -> list[tuple[Row, Row, Row]]:
    """Each appointment's person, post and body."""
    people, posts, bodies = by_id("people"), by_id("posts"), by_id("bodies")
    return [(people[a["person"]], post := posts[a["post"]], bodies[post["body"]]) for a in rows("appointments")]


def test_forty_two_people_hold_forty_two_seats_of_the_task_force(held: list[tuple[Row, Row, Row]]) -> None:
    seats = [(person["id"], post["title"]) for person, post, body in held if body["form"] == "task_force"]
    assert len({person for person, _ in seats}) == len(rows("people")) == 42
    assert Counter(title for _, title in seats) == {"组长": 2, "常务副组长": 1, "副组长": 18, "组员": 21}


def test_sixty_three_printed_posts_are_held_and_half_of_the_people_hold_two(held: list[tuple[Row, Row, Row]]) -> None:
    printed = Counter(person["id"] for person, _, body in held if body["kind"] != "coordination_body")
    assert sum(printed.values()) == 63
    assert Counter(printed.values()) == {1: 21, 2: 21}


def test_the_coordination_group_is_headed_by_a_deputy_director_of_the_street_office(held: list[tuple[Row, Row, Row]]) -> None:
    bodies = by_id("bodies")
    assert bodies["qy-b-coordination"]["parent"] == "qy-b-task-force"
    heads = [person["name"] for person, _, body in held if body["id"] == "qy-b-coordination"]
    assert heads == ["李铭集"]
    posts = {post["title"] for person, post, body in held if person["name"] == "李铭集" and body["name"] == "青阳街道办事处"}
    assert posts == {"副主任"}


def test_fourteen_communities_have_the_party_bodies_printed() -> None:
    communities = {row["code"] for row in rows("areas") if row["level"] == "community"}
    assert len(communities) == 14
    party = [row for row in rows("bodies") if row["area"] in communities and row["kind"] == "party_organisation"]
    assert {row["area"] for row in party} == communities
    assert Counter(row["form"] for row in party) == {"community_committee": 6, "general_branch": 7, "branch": 1}
    assert [row["name"] for row in party if row["form"] == "branch"] == ["永福里社区党支部"]
    residents = [row for row in rows("bodies") if row["kind"] == "residents_committee"]
    assert {row["area"] for row in residents} == communities
    assert {row["form"] for row in residents} == {"committee"}


def test_in_each_of_the_fourteen_the_secretary_is_the_director(held: list[tuple[Row, Row, Row]]) -> None:
    secretary = {b["area"]: p["id"] for p, o, b in held if o["kind"] == "secretary" and len(b["area"]) == 12}
    director = {b["area"]: p["id"] for p, o, b in held if o["kind"] == "director" and b["kind"] == "residents_committee"}
    assert len(secretary) == 14
    assert secretary == director


def test_names_stand_as_printed_and_membership_is_not_stated() -> None:
    names = {row["name"] for row in rows("people")}
    assert {"黄 珑", "颜 彦", "洪鸿雁", "曾台店"} <= names
    assert len(names) == 42
    assert set(rows("people")[0]) == {"id", "name", "source"}


def test_two_are_listed_by_rank_only(held: list[tuple[Row, Row, Row]]) -> None:
    assert [(p["name"], o["title"]) for p, o, _ in held if o["kind"] == "rank_only"] == [
        ("洪鸿雁", "二级主任科员"),
        ("曾台店", "二级主任科员"),
    ]


def test_every_holding_begins_on_the_documents_day_and_cites_it() -> None:
    for row in rows("appointments"):
        assert (row["since"], row["until"]) == ("2024-11-07", "")
        assert {"qy-s-annex", "qy-s-one-day"} <= set(row["source"].split(";"))


def test_seats_are_as_many_as_are_held() -> None:
    taken = Counter(row["post"] for row in rows("appointments"))
    assert {row["id"]: int(row["seats"]) for row in rows("posts")} == taken


def test_ids_are_unique_and_every_reference_and_word_is_good() -> None:
    tables = {path.stem: rows(path.stem) for path in FOLDER.glob("*.csv")}
    ids = [row[TABLE[name].key] for name, listed in tables.items() for row in listed]
    assert len(ids) == len(set(ids))
    for name, listed in tables.items():
        for row in listed:
            for column_name, value in row.items():
                column = TABLE[name].column(column_name)
                assert value or not column.required
                if value and column.cell in (Cell.REFERENCE, Cell.REFERENCES):
                    assert set(value.split(";")) <= set(ids)
                if value and column.words:
                    assert value in column.words
    for row in tables["bodies"]:
        assert row["form"] in kinds.FORMS.get(row["kind"], ("",))


def test_area_codes_begin_with_their_parents() -> None:
    areas = {row["code"]: row for row in rows("areas")}
    assert Counter(row["level"] for row in areas.values()) == {
        "province": 1,
        "city": 1,
        "county": 1,
        "street": 1,
        "community": 14,
    }
    for code, row in areas.items():
        assert len(code) == kinds.AREA_CODE_LENGTH[row["level"]]
        assert code.startswith(row["parent"])
        assert not row["parent"] or row["parent"] in areas
