"""What the compose file and the documents promise about Neo4j, tried on a real one."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from graph.engine.fetch import fetched_jars
from graph.engine.home import Home, write_private
from graph.engine.jars import locked_jars
from graph.engine.java import admin_command, admin_text, class_path_text, environment
from graph.engine.progress import unreported
from tests.conftest import Server
from tests.deploy.stack import ROOT, neo4j_configuration


@pytest.mark.long
@pytest.mark.parametrize("wrong", [None, "dbms.fleet.manager.enabled"])
def test_the_pinned_neo4j_accepts_every_setting_of_the_compose_file(wrong: str | None, tmp_path: Path, jars_folder: Path) -> None:
    home = Home(tmp_path / "home")
    home.prepare()
    jars = fetched_jars(locked_jars(), jars_folder, mirror=None, report=unreported, cancelled=threading.Event())
    home.class_path_file.write_text(class_path_text(jars), "utf-8")
    settings = neo4j_configuration() | ({wrong: "false"} if wrong else {})
    lines = "".join(f"{name}={value}\n" for name, value in settings.items())
    (home.configuration / "neo4j.conf").write_text(lines, "utf-8")
    words = tmp_path / "words"
    write_private(words, admin_text(home, "server", "validate-config"))
    done = subprocess.run(admin_command(words), env=environment(home), capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert (done.returncode == 0) is (wrong is None), said
    if wrong:
        assert wrong in said


@pytest.mark.long
def test_a_single_server_is_also_reached_by_routing(graph: object, engine: Server, empty_environment: dict[str, str]) -> None:
    routed = empty_environment | engine.environment | {"NEO4J_URI": engine.uri.replace("bolt://", "neo4j://")}
    for words, said in (
        (("migrate",), "nothing to apply"),
        (("load", "seeds/qingyang"), " created, 0 changed, 0 unchanged, 0 voided."),
        (("load", "seeds/qingyang"), "Loaded: 0 created, 0 changed,"),
    ):
        command = [sys.executable, "-m", "server.cli", *words]
        done = subprocess.run(command, capture_output=True, text=True, env=routed, cwd=ROOT, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        assert said in done.stdout
