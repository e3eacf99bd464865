"""The steps of the Dockerfile in a plain folder, and the hub as it would run in the image."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Server
from tests.deploy.stack import ROOT, Instruction, seconds, service, stages

INSTALLED = "/opt/govhub"
NOBODY = 65534
PATIENCE = 120.0
LEFT_OUT = ("site-packages", "test", "tests", "idlelib", "lib2to3", "__pycache__")
"""Of the copied Python; the image's has them, and the hub needs none."""


@dataclass(frozen=True, slots=True)
class Image:
    """A folder that stands for the image: an interpreter and what was installed."""

    root: Path

    @property
    def installed(self) -> Path:
        return self.root / INSTALLED.removeprefix("/")

    def command(self, *words: str) -> list[str]:
        return [str(self.installed / "bin" / "govhub"), *words]

    def content(self) -> set[tuple[str, float, int]]:
        """Name, time of change and size of all that was installed."""
        return {(str(path), path.lstat().st_mtime, path.lstat().st_size) for path in self.installed.rglob("*")}


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    # Not below pytest's own folder, which is closed to the user who runs the hub.
    root = Path(tempfile.mkdtemp(prefix="govhub-image-"))
    try:
        root.chmod(0o755)
        interpreter = python_for_everybody(root)
        built = Image(root)
        for step in stages()[1]:
            if step.word == "COPY":
                copy(step, root / "build")
            elif step.word == "RUN":
                run(step, built, interpreter)
        shutil.rmtree(root / "build")
        for path in [built.installed, *built.installed.rglob("*")]:
            if not path.is_symlink():
                path.chmod(path.stat().st_mode & ~0o222)
        yield built
    finally:
        for path in root.rglob("*"):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
        shutil.rmtree(root)


def python_for_everybody(root: Path) -> Path:
    """A Python that the hub's user may run: root's may lie in a home folder that is closed to others, so root's is copied."""
    base = Path(sys.base_prefix)
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    copied = root / "usr" / "local"
    if os.geteuid() != 0:
        (copied / "bin").mkdir(parents=True)
        (copied / "bin" / "python").symlink_to(base / "bin" / name)
        return copied / "bin" / "python"
    shutil.copytree(base / "lib" / name, copied / "lib" / name, symlinks=True, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for library in (base / "lib").glob("libpython*"):
        shutil.copy2(library, copied / "lib", follow_symlinks=False)
    (copied / "bin").mkdir()
    shutil.copy2(base / "bin" / name, copied / "bin" / "python")
    return copied / "bin" / "python"


def copy(step: Instruction, to: Path) -> None:
    *sources, _ = step.rest.split()
    to.mkdir(exist_ok=True)
    for source in sources:
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, to / source, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        else:
            shutil.copy2(ROOT / source, to)


def run(step: Instruction, image: Image, interpreter: Path) -> None:
    command = step.rest.replace(INSTALLED, str(image.installed))
    if command.startswith("python "):
        image.installed.parent.mkdir(parents=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    environment |= {"PATH": f"{interpreter.parent}{os.pathsep}{os.environ['PATH']}", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        ["sh", "-e", "-c", command], cwd=image.root / "build", env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def as_the_image_runs(image: Image, writable: Path) -> dict[str, str]:
    (stated,) = (step.rest for step in stages()[-1] if step.word == "ENV")
    pairs = dict(word.split("=", 1) for word in shlex.split(stated))
    path = pairs["PATH"].replace(INSTALLED, str(image.installed)).replace("$PATH", os.defpath)
    # An interpreter that was copied looks for its library where it was, unless it is told.
    libraries = str(image.root / "usr" / "local" / "lib")
    places = {"HOME": str(writable), "TMPDIR": str(writable), "GOVHUB_AUDIT": str(writable / "audit")}
    return pairs | places | {"PATH": path, "LD_LIBRARY_PATH": libraries}


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


@pytest.mark.long
def test_what_is_installed_is_the_hub_and_the_hashed_libraries_alone(image: Image) -> None:
    site = next((image.installed / "lib").iterdir()) / "site-packages"
    names = {path.name.split("-")[0].lower().replace("_", "-") for path in site.glob("*.dist-info")}
    listed = {line.split("==")[0] for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines() if "==" in line}
    assert {name.replace(".", "-") for name in names} == {name.replace(".", "-") for name in listed} | {"governance-graph-hub"}


@pytest.mark.long
def test_the_hub_runs_from_it_without_rights_and_stops_within_its_grace(image: Image, graph: object, engine: Server) -> None:
    with tempfile.TemporaryDirectory(prefix="govhub-writable-") as folder:
        writable = Path(folder)
        (writable / "password").write_text(engine.password, "utf-8")
        (writable / "audit").mkdir()
        for path in (writable, writable / "password"):
            path.chmod(0o755)
        if os.geteuid() == 0:
            os.chown(writable / "audit", NOBODY, NOBODY)
        environment = as_the_image_runs(image, writable)
        told = service("hub")["environment"]
        environment |= {"NEO4J_URI": engine.uri, "NEO4J_USER": engine.user, "GOVHUB_PORT": "0"}
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        help_text = subprocess.run(image.command("--help"), env=environment, capture_output=True, text=True, check=False, **user)
        assert "usage: govhub" in help_text.stdout, help_text.stderr

        unsigned = subprocess.run(image.command("serve"), env=environment, capture_output=True, text=True, check=False, **user)
        assert (unsigned.returncode, unsigned.stdout, unsigned.stderr.count("\n")) == (2, "", 1)
        assert "NEO4J_PASSWORD" in unsigned.stderr

        assert "NEO4J_PASSWORD_FILE" in told
        environment["NEO4J_PASSWORD_FILE"] = str(writable / "password")
        before = image.content()
        with subprocess.Popen(image.command("serve"), stdout=subprocess.PIPE, text=True, env=environment, cwd="/", **user) as hub:
            try:
                assert hub.stdout is not None
                address = hub.stdout.readline().split()[4].removesuffix("/graphql")
                assert status_of(f"{address}/healthz") == 200
                deadline = time.monotonic() + PATIENCE
                while status_of(f"{address}/readyz") != 200:
                    assert time.monotonic() < deadline
                    time.sleep(0.5)
                hub.send_signal(signal.SIGTERM)
                assert hub.wait(seconds(service("hub")["stop_grace_period"])) == 0
            finally:
                hub.kill()
        assert image.content() == before
        assert {path.name for path in writable.iterdir()} == {"password", "audit"}
