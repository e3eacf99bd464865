"""What is wrong in a policy file, said with its line (政策文件的问题清单)."""

from dataclasses import dataclass

CODES: dict[str, str] = {
    "encoding": "the file is not UTF-8 text",
    "too-large": "the file is larger than a policy file may be",
    "yaml-syntax": "the file is not YAML",
    "yaml-alias": "anchors and aliases are not taken",
    "yaml-tag": "type tags are not taken",
    "yaml-depth": "lists or mappings are nested too deeply",
    "yaml-documents": "the file holds no document, or more than one",
    "key-not-text": "a key is not a plain word",
    "duplicate-key": "a key stands twice in one mapping",
    "missing-field": "a required field is not there",
    "unknown-field": "a field, or a parameter, that this place does not take",
    "unknown-word": "a word outside a closed list, an unknown measure or filter for example",
    "wrong-type": "a value of the wrong type",
    "empty-value": "a value that must not be empty is empty",
    "out-of-range": "a number outside its range, a threshold above 1 for example",
    "bad-format": "an id, a code or a jurisdiction not written as it must be",
    "bad-date": "a day that is no YYYY-MM-DD of the calendar",
    "date-order": "a period that ends before it begins",
    "repeated-word": "a word stands twice in one list",
    "duplicate-id": "an id that is taken already",
    "unknown-metric": "a metric that neither this file nor the file set defines",
    "metric-cycle": "a metric whose population rests on itself",
    "cannot-rest-on": "a metric that this one's population or condition cannot rest on",
    "form-of-other-kind": "a form that none of the named kinds of body has",
    "unknown-step": "a step said to fall into one that does not come before it",
    "wrong-subject": "a measure or a filter that cannot be asked of this subject",
    "judged-mismatch": "judged does not agree with the measure",
    "area-level": "an area code whose length is not that of the level",
    "area-outside": "an area outside the policy's own area",
    "threshold-and-count": "a target with a share and a number at once",
    "nothing-to-reach": "a testable target without a metric, or without threshold and count",
    "reason-missing": "not testable, and no reason given",
    "reason-unneeded": "testable, and yet a reason why not",
}
"""Every code a finding may carry, with what it says. docs/policies.md lists the same."""


@dataclass(frozen=True, slots=True)
class PolicyFinding:
    """One problem (问题). Lines and columns count from 1; `path` is the place in the document."""

    line: int
    column: int
    path: str
    code: str
    message: str
    advice: str
    file: str = ""

    def __str__(self) -> str:
        """One line for a terminal."""
        place = f"{self.file}:{self.line}:{self.column}" if self.file else f"line {self.line}, column {self.column}"
        return f"{place}: {self.code}: {self.message} {self.advice}"
