"""Statements kept in files: read once, their parameters declared and checked.

A file in graph/cypher/ or graph/metrics/ begins with `//` lines: what it answers, each
`$parameter: type – meaning`, and for a part `in:` and `out:` variables. A line `//> name` takes
in a part: a file of that name in the same folder, in graph/cypher/parts/ or in graph/metrics/.
A line `//| word` begins a branch, which ends at the next one or at `//|`: of such a row of branches
those are kept whose word is needed, joined by UNION ALL.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_PARAMETER = re.compile(r"\$([a-zA-Z]\w*)")
_DECLARED = re.compile(r"^// \$(\w+): ", re.MULTILINE)
_TAKES_IN = re.compile(r"^[ \t]*//> ([\w/]+)[ \t]*$", re.MULTILINE)
_BRANCHES = re.compile(r"^[ \t]*//\| \w[^\0]*?^[ \t]*//\|[ \t]*$", re.MULTILINE)
_BRANCH = re.compile(r"^[ \t]*//\| ?(\w*)[ \t]*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement or part: its text without comments and the names of its parameters."""

    name: str
    text: str
    parameters: frozenset[str]
    says: str


class StatementFault(Exception):
    """A statement file contradicts its own header."""


def _folder(name: str) -> Traversable:
    return files("graph").joinpath(name)


@cache
def statement(name: str, folder: str = "cypher", needs: frozenset[str] | None = None) -> Statement:
    """The statement of that file, with the branches that are needed (None: all of them).

    Raises StatementFault when used and declared parameters differ, and when no branch is left.
    """
    file = _folder(folder).joinpath(f"{name}.cypher").read_text("utf-8")
    source = _BRANCHES.sub(lambda match: _union(match[0], needs, f"{folder}/{name}"), file)
    parts = {part: _part(part, folder, needs) for part in _TAKES_IN.findall(source)}
    whole = _TAKES_IN.sub(lambda match: parts[match[1]].text, source)
    declared = set(_DECLARED.findall(source)).union(*(part.parameters for part in parts.values()))
    text = "\n".join(line for line in whole.splitlines() if line.strip() and not line.lstrip().startswith("//"))
    used = set(_PARAMETER.findall(text))
    if used != declared:
        faults = f"used but not declared {sorted(used - declared)}, or the reverse {sorted(declared - used)}"
        raise StatementFault(f"{folder}/{name}.cypher: {faults}")
    says = source.splitlines()[0].removeprefix("//").strip()
    return Statement(name, text, frozenset(used), says)


def _union(branches: str, needs: frozenset[str] | None, file: str) -> str:
    """The needed ones of a row of branches, as one union."""
    _, *pairs = _BRANCH.split(branches + "\n")
    kept = [text for word, text in zip(pairs[::2], pairs[1::2], strict=True) if word and (needs is None or word in needs)]
    if not kept:
        raise StatementFault(f"{file}.cypher: none of its branches is needed by {sorted(needs or ())}")
    return "UNION ALL\n".join(kept)


def _part(name: str, folder: str, needs: frozenset[str] | None) -> Statement:
    """A part that a statement takes in: from its own folder, graph/cypher/parts/ or graph/metrics/."""
    for place in (folder, "cypher/parts"):
        if _folder(place).joinpath(f"{name}.cypher").is_file():
            return statement(name, place, needs)
    return statement(name, "metrics", needs)


def statement_names(folder: str = "cypher") -> list[str]:
    """The names of every statement in a folder."""
    return sorted(item.name.removesuffix(".cypher") for item in _folder(folder).iterdir() if item.name.endswith(".cypher"))
