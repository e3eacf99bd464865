"""The rules of the house that no linter knows: names, statements, sizes, addresses, pins."""

import ast
import importlib.util
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from graphql import build_schema, parse, validate

from graph.migrations.steps import MIGRATIONS
from graph.statements import statement

ROOT = Path(__file__).parents[1]
ROOMS = ("schema", "resolvers", "graph", "seeds", "server")
LONGER_FOR_A_REASON: dict[str, str] = {}
MOST_LINES = 300
REGISTRY = re.compile(
    r"(?:https?|git|ssh)://[\w.@-]*(?:pypi|pythonhosted|npmjs|yarnpkg|maven|sonatype|crates|golang|debian|ghcr|docker)[\w.-]*",
    re.I,
)
MACHINE = re.compile(r"(?<![\w.…}])/(?:root|home/\w+|Users/\w+|work/\w+|opt/wheels)(?:/|\b)")
CYPHER = re.compile(
    r"\b(?:(?:OPTIONAL )?MATCH|MERGE|CREATE|FOREACH) ?\(|\bUNWIND [\w$\[]|\bDETACH DELETE\b|\bCALL ?(?:\(\w*\) ?)?\{"
)


@cache
def own_files() -> tuple[Path, ...]:
    """Every file that is or would be committed."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True)
    return tuple(path for name in sorted(listed.stdout.decode().split("\0")) if name and (path := ROOT / name).is_file())


def python_files(*rooms: str) -> list[Path]:
    return [path for path in own_files() if path.suffix == ".py" and (not rooms or path.relative_to(ROOT).parts[0] in rooms)]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]  # type: ignore[no-any-return]


def statement_files() -> list[Path]:
    return sorted([*(ROOT / "graph/cypher").rglob("*.cypher"), *(ROOT / "graph/metrics").rglob("*.cypher")])


@pytest.mark.parametrize("room", ROOMS)
def test_no_installed_distribution_takes_the_name_of_a_room(room: str) -> None:
    assert set(packages_distributions().get(room, ())) <= {project()["name"]}
    found = importlib.util.find_spec(room)
    assert found is not None
    assert found.origin == str(ROOT / room / "__init__.py")


@pytest.mark.parametrize("path", statement_files(), ids=place)
def test_a_statement_declares_the_parameters_it_uses_and_says_what_it_answers(path: Path) -> None:
    found = statement(path.stem, path.parent.relative_to(ROOT / "graph").as_posix())
    assert found.text
    assert found.says
    assert path.read_text("utf-8").startswith("// ")


def test_every_statement_is_used() -> None:
    named, patterns = named_in_code()
    taken_in = {Path(name).name for path in statement_files() for name in re.findall(r"//> ([\w/]+)", path.read_text("utf-8"))}
    unused = [
        place(path)
        for path in statement_files()
        if path.stem not in named | taken_in and not any(pattern.fullmatch(path.stem) for pattern in patterns)
    ]
    assert unused == []


def named_in_code() -> tuple[set[str], list[re.Pattern[str]]]:
    """Texts in the code that may name a statement; one with gaps (`applying_{name}`) as a pattern."""
    named: set[str] = set()
    patterns = []
    for path in python_files(*ROOMS):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named.add(node.value.rpartition("/")[2])
            elif isinstance(node, ast.JoinedStr) and len(text := fixed_text(node)) > 4 and re.fullmatch(r"[a-z_/]+", text):
                parts = [re.escape(v.value) if isinstance(v, ast.Constant) else r"\w+" for v in node.values]  # type: ignore[type-var]
                patterns.append(re.compile("".join(parts).rpartition("/")[2]))  # type: ignore[arg-type]
    return named, patterns


def fixed_text(node: ast.JoinedStr) -> str:
    return "".join(v.value for v in node.values if isinstance(v, ast.Constant) and isinstance(v.value, str))


def test_no_cypher_is_put_together_from_strings_outside_the_composer_and_the_migrations() -> None:
    allowed = ("graph/store/", "graph/migrations/")
    found = [
        f"{place(path)}:{node.lineno}"
        for path in python_files(*ROOMS)
        if not place(path).startswith(allowed)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr) and CYPHER.search(fixed_text(node))
    ]
    assert found == []


def test_no_python_file_is_longer_than_300_lines() -> None:
    long = {place(path) for path in python_files() if len(path.read_text("utf-8").splitlines()) > MOST_LINES}
    assert long <= set(LONGER_FOR_A_REASON)


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [place(path) for path in python_files() if drawers & {path.stem, *path.relative_to(ROOT).parts[:-1]}] == []


def test_migrations_are_numbered_without_a_gap_and_named_once() -> None:
    names = [name for name, _ in MIGRATIONS]
    assert [name[:4] for name in names] == [f"{number:04d}" for number in range(1, len(names) + 1)]
    assert all(re.fullmatch(r"\d{4}(_[a-z]+)+", name) for name in names)
    assert all(list(statements()) for _, statements in MIGRATIONS)


def told(pattern: re.Pattern[str]) -> Iterator[str]:
    for path in own_files():
        if path == Path(__file__):
            continue
        text = path.read_bytes().decode("utf-8", errors="ignore")
        yield from (f"{place(path)}: {match[0]}" for match in pattern.finditer(text))


def test_no_file_names_a_package_registry() -> None:
    assert list(told(REGISTRY)) == []


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    assert list(told(MACHINE)) == []


@pytest.mark.parametrize(("name", "extras"), [("requirements.txt", ()), ("requirements-dev.txt", ("dev",))])
def test_the_hashed_requirements_hold_the_pins_of_the_project(name: str, extras: tuple[str, ...]) -> None:
    text = (ROOT / name).read_text("utf-8")
    pinned = dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"^-|^\s*--(?!hash)", text, re.MULTILINE)
    for requirement in wanted(extras):
        library, _, version = requirement.partition("==")
        assert version, f"{requirement} is not pinned"
        assert pinned[library] == version


def wanted(extras: tuple[str, ...]) -> list[str]:
    optional = project()["optional-dependencies"]
    assert isinstance(optional, dict)
    direct = project()["dependencies"]
    assert isinstance(direct, list)
    return [*direct, *(requirement for extra in extras for requirement in optional[extra])]


def test_what_a_document_links_to_is_there() -> None:
    broken = []
    for path in own_files():
        if path.suffix != ".md":
            continue
        for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8")):
            if not re.match(r"[a-z]+:|#", target) and not (path.parent / target.partition("#")[0]).exists():
                broken.append(f"{place(path)} → {target}")
    assert broken == []


def test_the_questions_in_the_readme_fit_the_schema() -> None:
    schema = build_schema((ROOT / "schema" / "schema.graphql").read_text("utf-8"))
    questions = re.findall(r"```graphql\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert len(questions) == 3
    assert [validate(schema, parse(question)) for question in questions] == [[], [], []]


def test_the_readme_has_the_two_commands_and_names_every_document() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "pip install . && govhub serve --demo" in readme
    assert "pip install -e '.[dev]' && pytest" in readme
    pages = [place(path) for path in own_files() if path.suffix == ".md" and path.parent == ROOT / "docs"]
    assert [page for page in pages if f"({page})" not in readme] == []
