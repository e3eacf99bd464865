"""A role network that somebody else made, in small: what the files say is what the hub answers."""

import gzip
import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.us_committees.__main__ import main
from benchmarks.us_committees.comparison import differences, published
from benchmarks.us_committees.congress import congress_bundle
from benchmarks.us_committees.dated_roles import DatedRole, add_dated_roles, most_at_once
from benchmarks.us_committees.draft import Draft, Notes
from benchmarks.us_committees.figures import figures_of
from benchmarks.us_committees.jurisdictions import state_of
from benchmarks.us_committees.loading import NotLoadedError
from benchmarks.us_committees.page import PAGE, RESULTS, page_of
from benchmarks.us_committees.raw_count import states_count
from benchmarks.us_committees.raw_files import States, UnreadableDataError, read_congress, read_states
from benchmarks.us_committees.run import run
from benchmarks.us_committees.states import office_id, states_bundles
from benchmarks.us_committees.titles import is_chair, kind_of
from graph.database import Database
from server.settings import Settings
from tests.agreement.hub import replay
from tests.conftest import Server

SAMPLE = Path(__file__).parents[2] / "benchmarks" / "us_committees" / "sample"


@pytest.fixture(scope="module")
def results_file() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(RESULTS.read_text("utf-8"))
    return found


def settings_of(engine: Server) -> Settings:
    return Settings.model_validate(engine.environment)


async def test_the_hub_answers_of_the_sample_what_the_files_say(graph: Database, engine: Server, tmp_path: Path) -> None:
    results = await run(SAMPLE, tmp_path, settings_of(engine), whole=False, say=lambda sentence: None)
    assert differences(results) == []
    states, congress = results["collections"]["us_states_committees"], results["collections"]["us_congress"]
    assert states["counted"]["without_chair"] == 4
    assert states["headed_under_another_title"] == 2
    assert states["other_vacant_seats"] == congress["other_vacant_seats"] == 0
    assert congress["counted"]["without_chair"] == 4
    assert congress["counted"]["organisations"] == 7
    assert all(day["sitting"] for day in results["days"])
    assert all(load["written"] == sum(load["rows"].values()) for load in results["loads"])


async def test_a_graph_that_holds_other_data_is_refused(graph: Database, engine: Server, tmp_path: Path) -> None:
    await replay(graph, [(1, {"people": [{"id": "p-1", "name": "虚构甲"}]})])
    with pytest.raises(NotLoadedError, match="series 0"):
        await run(SAMPLE, tmp_path, settings_of(engine), whole=False, say=lambda sentence: None)


def test_what_is_odd_in_the_data_is_reported_and_not_guessed() -> None:
    congress, states = Notes(), Notes()
    congress_bundle(read_congress(SAMPLE), congress)
    committees, _ = states_bundles(read_states(SAMPLE), states)
    assert congress.counts == {"committee_without_members": 1, "person_without_name": 2, "role_of_a_person_without_name": 2}
    assert states.counts == {
        "membership_of_a_person_not_listed": 2,
        "membership_without_identifier": 2,
        "membership_without_title": 1,
        "name_borne_by_several": 11,
        "name_written_otherwise": 2,
        "person_listed_twice": 1,
        "role_without_a_day": 3,
        "roles_that_overlap": 57,
    }
    nobody_listed = [row for row in committees.tables["people"] if row["name"] == "Kyle Koehler"]
    assert len(nobody_listed) == 1
    listed = {one["name"] for one in read_states(SAMPLE).people}
    without_identifier = {m["name"] for one in read_states(SAMPLE).committees for m in one["members"] if m["person_id"] is None}
    assert not without_identifier & {row["name"] for row in committees.tables["people"]} - listed


def test_a_bundle_is_the_same_whenever_it_is_made() -> None:
    once, again = (states_bundles(read_states(SAMPLE), Notes()) for _ in range(2))
    assert [draft.tables for draft in once] == [draft.tables for draft in again]


@pytest.mark.parametrize(
    ("title", "chair", "kind"),
    [
        ("chair", True, "director"),
        ("Cochairman", True, "director"),
        ("republican chair", True, "director"),
        ("chair emeritus", True, "other"),
        ("vice chair", False, "deputy_director"),
        ("co-vice chair", False, "deputy_director"),
        ("presidenta", False, "director"),
        ("vice=presidente", False, "deputy_director"),
        ("Ranking Member", False, "member"),
        ("", False, "member"),
        ("secretary", False, "other"),
        ("vice", False, "other"),
    ],
)
def test_a_title_has_a_kind_and_only_an_english_one_makes_a_chair(title: str, chair: bool, kind: str) -> None:
    assert (is_chair(title), kind_of(title)) == (chair, kind)


@pytest.mark.parametrize(
    ("jurisdiction", "state", "office"),
    [
        ("ocd-jurisdiction/country:us/government", "us", "us-office:us:lower"),
        ("ocd-jurisdiction/country:us/state:ak/government", "ak", "us-office:ak:lower"),
        ("ocd-jurisdiction/country:us/territory:pr/government", "pr", "us-office:pr:lower"),
        ("ocd-jurisdiction/country:us/district:dc/government", "dc", "us-office:dc:lower"),
        ("ocd-jurisdiction/country:us/state:ca/place:oakland/government", "ca", "us-office:ca:place:oakland:lower"),
        ("ocd-jurisdiction/country:ca/government", None, None),
        ("ocd-jurisdiction/country:us/state:zz/government", None, None),
    ],
)
def test_a_jurisdiction_is_in_a_state_or_not_placed(jurisdiction: str, state: str | None, office: str | None) -> None:
    assert state_of(jurisdiction) == state
    assert office is None or office_id(jurisdiction, "lower") == office


def test_times_in_one_seat_that_overlap_are_one_and_those_that_touch_are_two() -> None:
    roles = [
        DatedRole("p", "b", "7", "2015-01-01", "2017-01-01"),
        DatedRole("p", "b", "7", "2016-01-01", "2019-01-01", "resigned"),
        DatedRole("p", "b", "7", "2019-01-01", None),
        DatedRole("p", "b", "7", "2012-01-01", "2011-01-01"),
        DatedRole("q", "b", "7", "2018-12-31", "2020-01-01"),
    ]
    draft, notes = Draft("x"), Notes()
    add_dated_roles(draft, roles, "s", notes)
    periods = [
        (row["person"], row.get("since"), row.get("until"), row.get("ended_because")) for row in draft.tables["appointments"]
    ]
    assert periods == [
        ("p", "2015-01-01", "2019-01-01", "resigned"),
        ("p", "2019-01-01", None, None),
        ("q", "2018-12-31", "2020-01-01", None),
    ]
    assert draft.tables["posts"][0]["seats"] == "2"
    assert notes.counts == {"roles_that_overlap": 1, "role_without_a_day": 1}
    assert most_at_once([]) == 0


def test_both_ways_of_counting_agree_on_networks_made_by_chance() -> None:
    for seed in range(60):
        chance = random.Random(seed)
        pairs = {(f"p{chance.randrange(30)}", f"o{chance.randrange(20)}") for _ in range(chance.randrange(1, 40))}
        committees = [
            {"id": one, "members": [{"person_id": p, "role": "member"} for p, o in sorted(pairs) if o == one]}
            for one in sorted({o for _, o in pairs})
        ]
        counted = states_count(States([], committees))
        assert counted.pop("without_chair") == len(committees)
        assert figures_of(pairs).as_json() == counted


def files_of(folder: Path, **files: str) -> Path:
    for name in ("us_congress.json", "us_states_people.jsonl", "us_states_committees.jsonl"):
        (folder / name).write_text(files.get(name.partition(".")[0], (SAMPLE / name).read_text("utf-8")), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"us_congress": "{"}, "us_congress.json line 1 is not JSON"),
        ({"us_congress": "[]"}, "us_congress.json line 1 is not a JSON object"),
        ({"us_congress": "{}"}, "us_congress.json has no list 'people'"),
        ({"us_states_people": '{"id": "x"}'}, "us_states_people.jsonl line 1 has no name, roles"),
        ({"us_states_committees": "nonsense"}, "us_states_committees.jsonl line 1 is not JSON"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_named(
    files: Mapping[str, str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(files_of(tmp_path, **files))]) == 2
    assert said in capsys.readouterr().err


def test_a_missing_file_and_a_broken_archive_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDataError, match=r"no us_congress\.json\.gz"):
        read_congress(tmp_path)
    (tmp_path / "us_congress.json.gz").write_bytes(gzip.compress(b"{}")[:-6])
    with pytest.raises(UnreadableDataError, match=r"us_congress\.json\.gz cannot be read"):
        read_congress(tmp_path)


def test_the_recorded_figures_of_the_whole_agree_with_the_published_ones(results_file: dict[str, Any]) -> None:
    assert results_file["whole"]
    assert differences(results_file) == []
    for collection in ("us_congress", "us_states_committees"):
        asked = results_file["collections"][collection]["asked"]["bodies"]
        assert {name: asked[name] for name in published()[collection]} == published()[collection]


def test_a_figure_that_differs_is_told(results_file: dict[str, Any]) -> None:
    wrong = json.loads(json.dumps(results_file))
    wrong["collections"]["us_congress"]["asked"]["network"]["sharing_pairs"] += 1
    wrong["days"][0]["only_asked"] = 2
    assert len(differences(wrong)) == 2


def test_the_page_is_what_the_recorded_results_make(results_file: dict[str, Any]) -> None:
    assert PAGE.read_text("utf-8") == page_of(results_file)
