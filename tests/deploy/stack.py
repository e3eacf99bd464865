"""docker-compose.yml and Dockerfile as data."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction of a Dockerfile, its continued lines joined."""

    word: str
    rest: str


def compose() -> dict[str, Any]:
    """The compose file, nothing put in for its variables."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))  # type: ignore[no-any-return]


def service(name: str) -> dict[str, Any]:
    """One service of it."""
    return compose()["services"][name]  # type: ignore[no-any-return]


def variables() -> dict[str, str]:
    """What the compose file takes from outside, each with its default or the message of its absence."""
    found = re.findall(r"\$\{(\w+):[-?]([^}]*)\}", (ROOT / "docker-compose.yml").read_text("utf-8"))
    return dict(found)


def stages() -> list[list[Instruction]]:
    """The instructions of each stage of the Dockerfile, what stands above the first stage before it."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / "Dockerfile").read_text("utf-8"), flags=re.MULTILINE)
    joined = re.sub(r"\s*\\\n\s*", " ", text)
    found: list[list[Instruction]] = [[]]
    for line in joined.splitlines():
        word, _, rest = line.strip().partition(" ")
        if word == "FROM":
            found.append([])
        if word:
            found[-1].append(Instruction(word, rest.strip()))
    return found


def neo4j_configuration() -> dict[str, str]:
    """What the compose file sets in neo4j.conf, by the rule of Neo4j's image: `_` stands for a dot, `__` for an underscore."""
    stated = service("neo4j")["environment"]
    return {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): filled(str(value))
        for name, value in stated.items()
        if not name.endswith("_FILE")
    }


def filled(value: str) -> str:
    """A value with the defaults of its variables."""
    return re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value)


def seconds(duration: str) -> float:
    """A duration such as `1m30s`."""
    units = {"h": 3600, "m": 60, "s": 1}
    return float(sum(int(number) * units[unit] for number, unit in re.findall(r"(\d+)([hms])", duration)))
