"""The Dockerfile: what is pinned, what is copied, who runs it."""

import json
import re
import tomllib

from tests.deploy.stack import ROOT, Instruction, stages

ROOMS = {"graph", "resolvers", "schema", "seeds", "server"}


def words(stage: list[Instruction], word: str) -> list[str]:
    return [step.rest for step in stage if step.word == word]


def test_both_stages_stand_on_one_pinned_python_that_the_project_supports() -> None:
    above, build, final = stages()
    (argument,) = words(above, "ARG")
    version = re.fullmatch(r"PYTHON=(\d+\.\d+)\.\d+-slim-[a-z]+", argument)
    assert version is not None
    assert words(build, "FROM") == ["python:${PYTHON} AS build"]
    assert words(final, "FROM") == ["python:${PYTHON}"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    least = project["requires-python"].removeprefix(">=")
    assert [int(part) for part in version[1].split(".")] >= [int(part) for part in least.split(".")]


def test_every_installation_is_hashed_or_reaches_no_network() -> None:
    commands = [command for stage in stages() for run in words(stage, "RUN") for command in run.split(" && ") if "pip" in command]
    installs = [command for command in commands if re.search(r"\b(install|wheel)\b", command)]
    assert len(installs) == 4
    for command in installs:
        assert "--require-hashes --only-binary=:all: -r requirements" in command or "--no-index --no-deps" in command


def test_what_the_wheel_is_built_with_is_what_the_project_says() -> None:
    (backend,) = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    text = (ROOT / "requirements-build.txt").read_text("utf-8")
    assert re.search(rf"^{re.escape(backend)} ", text, re.MULTILINE)
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)


def test_all_rooms_are_copied_and_nothing_that_the_ignore_file_keeps_out() -> None:
    copied = {name for source in words(stages()[1], "COPY") for name in source.split()[:-1]}
    admitted = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    assert copied == admitted
    assert copied >= ROOMS
    assert all((ROOT / name).exists() for name in copied)
    assert (ROOT / ".dockerignore").read_text("utf-8").splitlines()[1] == "*"


def test_the_image_runs_as_nobody_in_particular_and_stops_when_told() -> None:
    final = stages()[-1]
    (user,) = words(final, "USER")
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    assert words(final, "STOPSIGNAL") == ["SIGTERM"]
    assert json.loads(words(final, "ENTRYPOINT")[0]) == ["govhub"]
    assert "CMD" in words(final, "HEALTHCHECK")[0]
    assert not {"EXPOSE", "VOLUME", "ADD", "RUN"} & {step.word for step in final}


def test_the_image_never_fetches_a_database() -> None:
    (environment,) = words(stages()[-1], "ENV")
    assert re.search(r"\bNEO4J_URI=bolt://neo4j:7687\b", environment)


def test_no_secret_is_in_the_build_or_the_repository() -> None:
    text = (ROOT / "Dockerfile").read_text("utf-8")
    assert not re.search(r"password|auth", text, re.IGNORECASE)
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert {".env", "secrets/"} <= set(ignored)
