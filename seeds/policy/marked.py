"""YAML read into plain values that remember their lines (带行号的安全 YAML).

Only what JSON could say is taken: no aliases (a small file could unfold into a huge one), no
tags, no key twice, scalars as in YAML 1.2 (`no` and `on` are words, dates stay text).
"""

import math
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from seeds.policy.findings import PolicyFinding

MAX_BYTES = 1_048_576
"""Largest policy file, in bytes."""
MAX_DEPTH = 16
"""Deepest nesting of lists and mappings."""

Path = tuple[str | int, ...]
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z", re.ASCII)
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][-+]?[0-9]{1,3})?\Z", re.ASCII)
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(slots=True)
class Marked:
    """A document with the place of every value and key."""

    data: Any = None
    findings: list[PolicyFinding] = field(default_factory=list)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def finding(self, path: Path, code: str, message: str, advice: str, *, at_key: bool = False) -> PolicyFinding:
        """A finding at the nearest place that the document knows on that path."""
        place = self.keys.get(path) if at_key else None
        near = path
        while place is None and near and near not in self.values:
            near = near[:-1]
        line, column = place or self.values.get(near, (1, 1))
        return PolicyFinding(line, column, path_text(path), code, message, advice)


def path_text(path: Path) -> str:
    """A path as written: targets[2].threshold."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def marked_document(raw: bytes) -> Marked:
    """The one document of a YAML file. Never raises: what is wrong is in its findings."""
    marked = Marked()
    text = _decoded(raw, marked)
    if text is None:
        return marked
    try:
        if not _events_are_plain(text, marked):
            return marked
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        _add(marked, line, column, "yaml-syntax", f"This is not YAML: {error.problem or error.context}.", "Correct the line.")
        return marked
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        _add(marked, line, column, "yaml-syntax", "This character may not stand in a YAML file.", "Remove it.")
        return marked
    if root is not None:
        marked.data = _value(root, (), marked)
    return marked


def _add(marked: Marked, line: int, column: int, code: str, message: str, advice: str) -> None:
    marked.findings.append(PolicyFinding(line, column, "", code, message, advice))


def _decoded(raw: bytes, marked: Marked) -> str | None:
    if len(raw) > MAX_BYTES:
        _add(marked, 1, 1, "too-large", f"The file has {len(raw)} bytes.", f"A policy file has at most {MAX_BYTES}; split it.")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = error.start - before.rfind(b"\n")
        _add(marked, before.count(b"\n") + 1, column, "encoding", "The file is not UTF-8.", "Save it as UTF-8.")
        return None


def _events_are_plain(text: str, marked: Marked) -> bool:
    """Whether aliases, tags and depth are within bounds: the composer recurses, so this comes first."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            _add(marked, line, column, "yaml-alias", "Anchors and aliases are not taken.", "Write the value out.")
            return False
        elif tag := getattr(event, "tag", None):
            _add(marked, line, column, "yaml-tag", f"The tag {tag} is not taken.", "Remove it; quote text instead.")
            return False
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                _add(marked, line, column, "yaml-depth", f"Nested deeper than {MAX_DEPTH} levels.", "A policy file is flat.")
                return False
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if documents > 1:
            _add(marked, line, column, "yaml-documents", "A second document begins here.", "Put each policy into its own file.")
            return False
    if documents == 0:
        _add(marked, 1, 1, "yaml-documents", "The file is empty.", "Write policy, metrics, rules or targets.")
    return documents == 1


def _value(node: yaml.Node, path: Path, marked: Marked) -> Any:
    marked.values[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, marked)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, index), marked) for index, item in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: yaml.MappingNode, path: Path, marked: Marked) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if not isinstance(key_node, yaml.ScalarNode):
            _add(marked, line, column, "key-not-text", "A key must be one word.", "Write key: value.")
            continue
        key = str(key_node.value)
        here = (*path, key)
        if key in found:
            first = marked.keys[here][0]
            message = f"{key} stands here twice, first on line {first}."
            marked.findings.append(PolicyFinding(line, column, path_text(here), "duplicate-key", message, "Keep one."))
            continue
        marked.keys[here] = (line, column)
        found[key] = _value(value_node, here, marked)
    return found


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    if getattr(node, "style", None) is not None:  # quoted or a block: text whatever it looks like
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text):
        number = float(text)
        return number if math.isfinite(number) else text
    return text
