"""What the JSON Schema finds wrong in a policy file, in sentences with lines (结构校验)."""

import difflib
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from seeds.policy.findings import PolicyFinding
from seeds.policy.marked import Marked, Path
from seeds.policy.schema import AREA_PATTERN, DAY_PATTERN, ID_PATTERN, policy_schema

_TYPE_NAME = {"string": "text", "object": "a mapping", "array": "a list", "integer": "a whole number", "boolean": "true or false"}
_RANGES = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "above"}
_FORMATS = {
    ID_PATTERN: "An id begins with a letter or digit and has up to 64 of A–Z a–z 0–9 . _ : -",
    AREA_PATTERN: "An area code has 2, 4, 6, 9 or 12 digits; a grid adds - and a suffix.",
}
_BLANK = r"\S"


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(policy_schema())


def conformity_findings(marked: Marked) -> list[PolicyFinding]:
    """One finding for each place where the document departs from the schema."""
    found: dict[tuple[str, str], PolicyFinding] = {}
    for error in _validator().iter_errors(marked.data):
        for finding in _findings(error, marked):
            found.setdefault((finding.path, finding.code), finding)
    return list(found.values())


def _findings(error: ValidationError, marked: Marked) -> list[PolicyFinding]:
    path: Path = tuple(error.absolute_path)
    value: Any = error.instance
    wanted: Any = error.validator_value
    rule = str(error.validator)
    name = str(path[-1]) if path else "the file"
    match rule:
        case "required":
            return [_missing(marked, path, field) for field in wanted if field not in value]
        case "dependentRequired":
            return [_missing(marked, path, "policy")]
        case "additionalProperties":
            return _unknown_fields(marked, path, error)
        case "enum" | "const":
            return [_unknown_word(marked, path, name, error)]
        case "pattern":
            return [_misspelt(marked, path, name, str(value), str(error.validator_value))]
        case "type":
            return [_wrong_type(marked, path, name, error)]
        case "minItems" | "minProperties":
            return [marked.finding(path, "empty-value", f"{name} is empty.", "Fill it in or leave it out.")]
        case "uniqueItems":
            return [marked.finding(path, "repeated-word", f"{name} holds a word twice.", "Keep one.")]
        case "minimum" | "maximum" | "exclusiveMinimum":
            advice = "Write a share: 0.6 for 60 %." if name == "threshold" else "Correct the number."
            bound = f"{_RANGES[rule]} {wanted}"
            return [marked.finding(path, "out-of-range", f"{name} is {value}; it must be {bound}.", advice)]
    return [marked.finding(path, "wrong-type", f"{name}: {error.message}.", "See docs/policies.md.")]


def _missing(marked: Marked, path: Path, field: str) -> PolicyFinding:
    return marked.finding((*path, field), "missing-field", f"{field} is missing here.", f"Add {field}.")


def _unknown_fields(marked: Marked, path: Path, error: ValidationError) -> list[PolicyFinding]:
    schema: Any = error.schema
    instance: Any = error.instance
    allowed = list(schema["properties"])
    return [
        marked.finding((*path, key), "unknown-field", f"{key} is not taken here.", _nearest(key, allowed), at_key=True)
        for key in instance
        if key not in allowed
    ]


def _unknown_word(marked: Marked, path: Path, name: str, error: ValidationError) -> PolicyFinding:
    value: Any = error.validator_value
    words = [value] if error.validator == "const" else list(value)
    if error.instance is None:
        return marked.finding(path, "empty-value", f"{name} is empty.", _nearest("", words))
    return marked.finding(path, "unknown-word", f"{name} does not take {error.instance!r}.", _nearest(str(error.instance), words))


def _nearest(word: str, words: list[str]) -> str:
    if not words:
        return "Nothing else is taken here."
    if len(words) <= 10:
        return f"Use one of: {', '.join(words)}."
    near = difflib.get_close_matches(word, words, n=3)
    return f"Did you mean {' or '.join(near)}?" if near else "docs/policies.md lists the words."


def _misspelt(marked: Marked, path: Path, name: str, value: str, pattern: str) -> PolicyFinding:
    if pattern == _BLANK:
        return marked.finding(path, "empty-value", f"{name} is empty.", "Fill it in.")
    if pattern == DAY_PATTERN:
        return marked.finding(path, "bad-date", f"{name} is {value!r}, which is no day.", "Write YYYY-MM-DD.")
    advice = _FORMATS.get(pattern, "Use capital letters, digits and _.")
    return marked.finding(path, "bad-format", f"{name} is {value[:80]!r}.", advice)


def _wrong_type(marked: Marked, path: Path, name: str, error: ValidationError) -> PolicyFinding:
    wanted: Any = error.validator_value
    kind = _TYPE_NAME.get(wanted, str(wanted)) if isinstance(wanted, str) else "a number or null"
    if error.instance is None:
        return marked.finding(path, "empty-value", f"{name} is empty; it takes {kind}.", "Fill it in.")
    advice = "Put it in quotes." if wanted == "string" and isinstance(error.instance, int | float) else f"Write {kind}."
    return marked.finding(path, "wrong-type", f"{name} must be {kind}.", advice)
