"""The ends of a rule, wherever they stand in it (规则中的两端): what it says of bodies and posts, and of the steps between."""

from collections.abc import Iterator
from typing import Any

from seeds.policy.marked import Path

Row = dict[str, Any]
_NAMES = ("from", "to", "of", "home", "by", "elected", "stand_in")


def ends(path: Path, rule: Row) -> Iterator[tuple[Path, Row]]:
    """The ends that are mappings, each with its path: of moves, demands, the procedure and its steps, and who gives way."""
    for where, holder in _holders(path, rule):
        for name in _NAMES:
            end = holder.get(name)
            if isinstance(end, dict):
                yield (*where, name), end


def wrong_during(path: Path, rule: Row) -> Iterator[tuple[Path, str]]:
    """The steps that are said to fall into one that does not come before them, each with its path."""
    before: set[object] = set()
    for where, step in _steps(path, rule):
        during = step.get("during")
        if isinstance(during, str) and during not in before:
            yield (*where, "during"), during
        if isinstance(step.get("step"), str):
            before.add(step["step"])


def _holders(path: Path, rule: Row) -> Iterator[tuple[Path, Row]]:
    yield from _listed(path, rule, "moves")
    yield from _listed(path, rule, "demands")
    for name in ("procedure", "suspends", "replaces"):
        one = rule.get(name)
        if isinstance(one, dict):
            yield (*path, name), one
    yield from _steps(path, rule)


def _steps(path: Path, rule: Row) -> Iterator[tuple[Path, Row]]:
    procedure = rule.get("procedure")
    if isinstance(procedure, dict):
        yield from _listed((*path, "procedure"), procedure, "steps")


def _listed(path: Path, holder: Row, name: str) -> Iterator[tuple[Path, Row]]:
    listed = holder.get(name)
    for index, row in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(row, dict):
            yield (*path, name, index), row
