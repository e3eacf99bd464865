"""docker-compose.yml: its form, its versions, its secrets, and that nothing leaves the machine."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest

from graph.engine.java import configuration_text, memory_shares
from server.settings import Settings
from tests.deploy.stack import ROOT, compose, filled, neo4j_configuration, seconds, service, stages, variables

SERVICES = sorted(compose()["services"])


def test_it_fits_the_published_schema_of_compose_files() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_database_is_of_the_version_that_the_hub_runs_itself() -> None:
    locked = re.search(r"^org\.neo4j:neo4j:(\S+)", (ROOT / "graph/engine/jars.lock").read_text("utf-8"), re.MULTILINE)
    assert locked is not None
    assert service("neo4j")["image"] == f"neo4j:{locked[1]}-community"


def test_the_hub_s_image_is_of_the_version_of_the_project() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert version is not None
    assert service("hub")["image"] == f"governance-graph-hub:{version[1]}"
    labels = next(step.rest for step in stages()[-1] if step.word == "LABEL")
    assert f'org.opencontainers.image.version="{version[1]}"' in labels


@pytest.mark.parametrize("name", SERVICES)
def test_every_image_is_named_by_a_version_and_no_registry(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+:\d+(\.\d+){2}(-[a-z]+)?", service(name)["image"])


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_closed_restarted_checked_limited_and_given_time_to_stop(name: str) -> None:
    stated = service(name)
    assert stated["cap_drop"] == ["ALL"]
    assert stated["security_opt"] == ["no-new-privileges:true"]
    assert stated["restart"] == "unless-stopped"
    assert stated["healthcheck"]["test"][0] == "CMD"
    assert stated["deploy"]["resources"]["limits"]["memory"]
    assert seconds(stated["stop_grace_period"]) > 10
    assert not {"privileged", "cap_add", "devices", "pid", "ipc"} & set(stated)


def test_only_the_database_may_write_outside_its_volumes() -> None:
    assert [name for name in SERVICES if not service(name).get("read_only")] == ["neo4j"]
    assert service("neo4j")["user"] == "7474:7474"
    volumes = [volume for name in SERVICES for volume in service(name).get("volumes", ())]
    assert {volume.partition(":")[0] for volume in volumes} == set(compose()["volumes"])


def test_the_audit_log_is_kept_in_a_volume_that_the_hub_s_user_may_write_to() -> None:
    final = stages()[-1]
    folder = next(pair for step in final if step.word == "ENV" for pair in step.rest.split() if pair.startswith("GOVHUB_AUDIT="))
    (volume,) = service("hub")["volumes"]
    assert volume.partition(":")[2] == folder.partition("=")[2]
    (user,) = (step.rest for step in final if step.word == "USER")
    (owned,) = (step.rest for step in final if step.word == "COPY" and "--chown" in step.rest)
    parent = folder.partition("=")[2].rpartition("/")[0]
    assert owned == f"--from=build --chown={user} /build/state {parent}"
    assert "mkdir -p state/audit" in [step.rest for step in stages()[1] if step.word == "RUN"][-1]


def test_one_port_is_published_and_only_on_this_machine() -> None:
    published = {name: service(name)["ports"] for name in SERVICES if "ports" in service(name)}
    assert published == {"gate": ["127.0.0.1:${GOVHUB_PORT:-8000}:8080"]}


def test_the_hub_keeps_to_loopback_and_the_gate_beside_it_is_the_way_in() -> None:
    hub = service("hub")
    assert hub["network_mode"] == "service:gate"
    assert "command" not in hub
    assert next(step.rest for step in stages()[-1] if step.word == "CMD") == '["serve"]'
    gate = (ROOT / compose()["configs"]["gate"]["file"]).read_text("utf-8")
    assert re.search(r"^  bind :8080$", gate, re.MULTILINE)
    assert re.search(rf"^  server hub 127\.0\.0\.1:{hub['environment']['GOVHUB_PORT']}$", gate, re.MULTILINE)
    assert re.search(r"^  mode tcp$", gate, re.MULTILINE)


def test_the_database_has_no_way_out_of_its_network() -> None:
    assert compose()["networks"]["graph"] == {"internal": True}
    assert service("neo4j")["networks"] == ["graph"]


def test_the_hub_is_told_only_what_its_settings_know() -> None:
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    told = service("hub")["environment"]
    assert set(told) <= known
    assert told["NEO4J_URI"] == "bolt://neo4j:7687"
    Settings(**{name: filled(value) for name, value in told.items() if not name.endswith("_FILE")})


def test_the_database_is_told_what_the_hub_tells_its_own() -> None:
    shares = memory_shares(2048)
    own = dict(line.split("=", 1) for line in configuration_text(7687, shares).splitlines())
    here = neo4j_configuration()
    # Bolt answers the network of the two, and HTTP the health check.
    theirs = {
        "server.default_listen_address",
        "server.bolt.listen_address",
        "server.bolt.advertised_address",
        "server.http.enabled",
    }
    told = {name: value for name, value in own.items() if name not in theirs and not name.startswith("internal.")}
    assert {name: here.get(name) for name in told} == told
    assert here["server.memory.heap.max_size"] == f"{shares.heap}m"
    assert here["server.http.listen_address"].startswith("127.0.0.1:")


def test_a_start_without_secrets_is_refused_with_a_sentence() -> None:
    secrets = compose()["secrets"]
    assert {name for stated in SERVICES for name in service(stated).get("secrets", ())} == set(secrets)
    for name, stated in secrets.items():
        assert re.fullmatch(rf"\$\{{GOVHUB_SECRETS:\?[^}}]+docs/deploy\.md\}}/{name}", stated["file"])
    for name in ("neo4j", "hub"):
        environment: dict[str, Any] = service(name)["environment"]
        for variable, path in environment.items():
            if variable.endswith("_FILE"):
                assert path.removeprefix("/run/secrets/") in service(name)["secrets"]
            assert not re.search(r"AUTH$|PASSWORD$", variable)


def test_every_variable_of_the_compose_file_is_documented_with_its_default() -> None:
    page = (ROOT / "docs/deploy.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| (\S.*?) \|$", page, re.MULTILINE))
    assert set(rows) == set(variables())
    for name, default in variables().items():
        assert rows[name] == ("none: the start is refused" if name == "GOVHUB_SECRETS" else f"`{default}`")


def test_the_health_checks_ask_what_the_hub_serves() -> None:
    page = (ROOT / "docs/serving.md").read_text("utf-8")
    asked = set(re.findall(r"127\.0\.0\.1:80\d\d(/\w+)", json.dumps([service("hub"), service("gate")])))
    assert asked == {"/readyz", "/healthz"}
    assert all(f"`GET {path}`" in page for path in asked)
