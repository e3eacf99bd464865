"""`govhub adopt` and `govhub synth`: files taken whole or refused with line and reason, cities that load."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from graph.errors import BadInput
from seeds.prepare import prepare
from seeds.read import read_bundle
from server.cli import parser
from server.commands.command import CannotRunError, Speech, Status
from server.settings import Settings
from tests.agreement.hub import Hub, replay
from tests.conftest import Server
from tests.graph.ledger import digest
from tests.seeds.load_world import whole_world
from tests.server.test_cli import govhub, told_in_one_sentence

DOCS = (Path(__file__).parents[2] / "docs" / "policies.md").read_text("utf-8")
EXAMPLE = DOCS.split("```yaml\n")[1].split("```")[0]
FILTERS = EXAMPLE[EXAMPLE.index("    filters:") : EXAMPLE.index("    population:")]
INSTANT = 1_700_000_000_000_000
CHANGES = {
    "unknown measure": ("measure: body_set_up", "measure: body_set_on", "unknown-word"),
    "clause missing": ("    clause: 示例 §一\n", "", "missing-field"),
    "clause empty": ("clause: 示例 §一", "clause:", "empty-value"),
    "threshold above 1": ("threshold: 0.75", "threshold: 75", "out-of-range"),
    "unknown metric": ("metrics: [committee--example]", "metrics: [committee--exampel]", "unknown-metric"),
    "no YAML": ("title: 某街道物业管理行动方案", "title: [某街道", "yaml-syntax"),
}


@dataclass(frozen=True, slots=True)
class Heard(Speech):
    """What a command says as its result, kept."""

    said: list[tuple[Any, list[str]]] = field(default_factory=list)

    def result(self, document: object, lines: Iterable[str]) -> None:
        """Keep it."""
        self.said.append((document, list(lines)))


async def adopted(server: Server, *words: str) -> tuple[Status, dict[str, Any], list[str]]:
    """What `govhub adopt` answers, run inside this process: status, document, lines."""
    settings = Settings(NEO4J_URI=server.uri, NEO4J_USER=server.user, NEO4J_PASSWORD=server.password)  # type: ignore[call-arg]
    arguments = parser().parse_args(["adopt", *words])
    heard = Heard(as_json=True)
    status = await arguments.command.run(arguments, settings, heard)
    [(document, lines)] = heard.said
    return status, document, lines


@pytest.fixture
async def prepared(graph: Database) -> Database:
    """A graph with the shipped policies and no record."""
    await prepare(graph)
    return graph


def written(folder: Path, text: str) -> str:
    path = folder / "example.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def line_of(old: str) -> int:
    assert EXAMPLE.count(old) == 1, old
    return EXAMPLE[: EXAMPLE.index(old)].count("\n") + 1


async def test_a_good_file_is_adopted_and_a_second_time_changes_nothing(
    prepared: Database, engine: Server, tmp_path: Path
) -> None:
    path = written(tmp_path, EXAMPLE)
    status, document, lines = await adopted(engine, path)
    assert (status, document) == (Status.DONE, {"accepted": True, "findings": [], "changed": 5})
    assert lines == ["Adopted: 5 metrics, rules and targets are new or different."]
    before = await digest(prepared)
    assert (await adopted(engine, path))[:2] == (Status.DONE, {"accepted": True, "findings": [], "changed": 0})
    assert await digest(prepared) == before


async def test_a_dry_run_says_that_a_file_is_good_and_writes_nothing(prepared: Database, engine: Server, tmp_path: Path) -> None:
    before = await digest(prepared)
    status, document, lines = await adopted(engine, written(tmp_path, EXAMPLE), "--dry-run")
    assert (status, document["accepted"], document["changed"]) == (Status.DONE, True, 0)
    assert "nothing was written" in lines[-1]
    assert await digest(prepared) == before


@pytest.mark.parametrize("kind", CHANGES, ids=lambda kind: kind.replace(" ", "-"))
async def test_a_bad_file_is_refused_with_line_and_reason_and_nothing_is_written(
    kind: str, prepared: Database, engine: Server, tmp_path: Path
) -> None:
    old, new, code = CHANGES[kind]
    before = await digest(prepared)
    status, document, lines = await adopted(engine, written(tmp_path, EXAMPLE.replace(old, new)))
    assert (status, document["accepted"], document["changed"]) == (Status.REFUSED, False, 0)
    found = [one for one in document["findings"] if one["code"] == code]
    assert found
    assert all(one["message"] and one["advice"] for one in found)
    if code != "yaml-syntax":
        assert any(abs(one["line"] - line_of(old.strip())) <= 1 for one in found)
    assert any(line.startswith(f"example.yaml:{found[0]['line']}: {code} ") for line in lines)
    assert lines[-1] == "Refused; nothing was written."
    assert await digest(prepared) == before


async def test_all_problems_are_told_at_once(prepared: Database, engine: Server, tmp_path: Path) -> None:
    text = EXAMPLE
    for kind in ("unknown measure", "clause empty", "threshold above 1"):
        text = text.replace(*CHANGES[kind][:2])
    _, document, _ = await adopted(engine, written(tmp_path, text))
    codes = {one["code"] for one in document["findings"]}
    assert codes >= {"unknown-word", "empty-value", "out-of-range"}


async def test_the_running_hub_answers_with_a_new_metric_at_once(prepared: Database, engine: Server, tmp_path: Path) -> None:
    hub = Hub(prepared)
    ids = "{ metrics { id } }"
    coverage = '{ coverage(within: "970101", metrics: ["committee--example"]) { metric { id } } }'
    await replay(prepared, [(INSTANT, whole_world())])
    assert "committee--example" not in {one["id"] for one in (await hub.ask(ids))["metrics"]}
    _, errors = await hub.answer(coverage)
    assert "no metric 'committee--example'" in errors[0]["message"]
    all_metrics = '{ coverage(within: "970101") { metric { id } } }'
    await hub.ask(all_metrics)
    await adopted(engine, written(tmp_path, EXAMPLE))
    assert "committee--example" in {one["metric"]["id"] for one in (await hub.ask(all_metrics))["coverage"]}
    assert (await hub.ask(coverage))["coverage"] == [{"metric": {"id": "committee--example"}}]


@pytest.mark.parametrize(
    "query",
    [
        '{ compound(id: "c-2") { gaps { metric { id } } } }',
        '{ node(id: "gap:committee--example:c-2") { id } }',
        '{ compounds(filter: {metric: "committee--example"}) { edges { node { id } } } }',
    ],
)
async def test_every_question_put_together_from_metrics_knows_a_new_one_at_once(
    query: str, prepared: Database, engine: Server, tmp_path: Path
) -> None:
    await replay(prepared, [(INSTANT, whole_world())])
    running = Hub(prepared)
    await running.ask('{ coverage(within: "970101") { met } }')
    await adopted(engine, written(tmp_path, EXAMPLE.replace(FILTERS, "")))
    assert await running.answer(query) == await Hub(prepared).answer(query)


async def test_a_changed_file_changes_its_metric_and_drops_its_rules(prepared: Database, engine: Server, tmp_path: Path) -> None:
    await adopted(engine, written(tmp_path, EXAMPLE))
    rule = EXAMPLE[EXAMPLE.index("rules:") : EXAMPLE.index("targets:")]
    changed = EXAMPLE.replace(rule, "").replace("classes: [closed]", "classes: [open]").replace("version: 1", "version: 2")
    assert (await adopted(engine, written(tmp_path, changed)))[1]["changed"] == 4
    hub = Hub(prepared)
    found = await hub.ask('{ policy(id: "policy-example") { version rules { id } targets { threshold metric { parameters } } } }')
    policy = found["policy"]
    assert (policy["version"], policy["rules"], policy["targets"][0]["threshold"]) == (2, [], 0.75)
    assert policy["targets"][0]["metric"]["parameters"]["filters"][0]["parameters"] == {"classes": ["open"]}


async def test_a_file_that_only_drops_its_rules_drops_them(prepared: Database, engine: Server, tmp_path: Path) -> None:
    await adopted(engine, written(tmp_path, EXAMPLE))
    rules = EXAMPLE[EXAMPLE.index("rules:") : EXAMPLE.index("targets:")]
    assert (await adopted(engine, written(tmp_path, EXAMPLE.replace(rules, ""))))[1]["changed"] == 2
    assert (await Hub(prepared).ask('{ policy(id: "policy-example") { rules { id } } }'))["policy"]["rules"] == []


@pytest.mark.parametrize("taken", ["R-001", "T-010", "policy-000"])
async def test_an_id_of_another_policy_is_not_taken_over(taken: str, prepared: Database, engine: Server, tmp_path: Path) -> None:
    before = await digest(prepared)
    with pytest.raises(BadInput, match=taken):
        await adopted(engine, written(tmp_path, EXAMPLE.replace("example-R-1", taken)))
    assert await digest(prepared) == before


async def test_an_id_of_a_record_is_not_taken_over(prepared: Database, engine: Server, tmp_path: Path) -> None:
    await replay(prepared, [(INSTANT, whole_world())])
    person = whole_world()["people"][0]["id"]
    before = await digest(prepared)
    with pytest.raises(BadInput, match=person):
        await adopted(engine, written(tmp_path, EXAMPLE.replace("example-R-1", person)))
    assert await digest(prepared) == before


def test_the_command_prints_one_json_document_and_ends_with_its_status(
    engine: Server, database: Database, empty_environment: dict[str, str], tmp_path: Path
) -> None:
    environment = empty_environment | engine.environment
    good = govhub("adopt", written(tmp_path, EXAMPLE), "--dry-run", "--json", environment=environment)
    assert (good.returncode, json.loads(good.stdout)["accepted"]) == (0, True)
    bad = govhub("adopt", written(tmp_path, EXAMPLE.replace("0.75", "75")), environment=environment)
    assert bad.returncode == 1
    assert bad.stdout.splitlines()[-1] == "Refused; nothing was written."
    assert "Traceback" not in bad.stderr
    assert "nobody.yaml" in told_in_one_sentence(govhub("adopt", "nobody.yaml", environment=environment))


def test_a_city_is_written_as_a_bundle_that_reads_without_a_finding(empty_environment: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "city"
    done = govhub("synth", str(folder), "--compounds", "12", "--json", environment=empty_environment)
    said = json.loads(done.stdout)
    assert done.returncode == 0
    assert said["folder"] == str(folder)
    assert said["rows"]["compounds"] == 12
    assert (said["rows"]["people"], said["rows"]["appointments"]) == (120, 180)
    bundle, findings = read_bundle(folder)
    assert findings == []
    assert {table: len(rows) for table, rows in bundle.rows.items() if rows} == said["rows"]
    again = govhub("synth", str(folder), "--compounds", "12", "--json", environment=empty_environment)
    assert again.returncode == 2
    assert "CSV" in json.loads(again.stdout)["error"]
    assert not Path(empty_environment["GOVHUB_HOME"]).exists()


@pytest.mark.parametrize("words", [("--compounds", "0"), ("--compounds", "-5"), ("--compounds", "10", "--people", "0")])
async def test_numbers_of_which_no_city_can_be_made_are_refused(words: tuple[str, ...], tmp_path: Path) -> None:
    arguments = parser().parse_args(["synth", str(tmp_path / "city"), *words])
    with pytest.raises(CannotRunError, match="cannot be written"):
        await arguments.command.run(arguments, Settings(), Speech(as_json=True))
