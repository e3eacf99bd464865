"""Policy files read, checked and turned into model values (读取政策文件)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from graph.model.policy import MetricDef, PolicyFile
from seeds.policy.building import policy_file
from seeds.policy.coherence import Resting, RestsOn, coherence_findings, rests_on, rows
from seeds.policy.conformity import conformity_findings
from seeds.policy.findings import PolicyFinding
from seeds.policy.marked import Marked, marked_document

SHIPPED = Path(__file__).parents[1] / "policies"
"""The policy files that come with the hub."""
RESERVED = "metrics.yaml"
"""The file of the metrics that belong to no jurisdiction."""


def read_policy_file(
    source: Path | bytes, known: Iterable[MetricDef] | None = None
) -> tuple[PolicyFile | None, list[PolicyFinding]]:
    """One policy file and what is wrong in it; the file is None when anything is.

    `known` are the metrics defined elsewhere (None: the reserved ones); a file that replaces
    another must not be given the metrics of the one it replaces. Raises OSError when the file
    cannot be read.
    """
    raw = source if isinstance(source, bytes) else source.read_bytes()
    elsewhere = reserved_metrics() if known is None else {metric.id: _resting(metric) for metric in known}
    return _checked(marked_document(raw), elsewhere)


def read_policies(folder: Path = SHIPPED) -> tuple[tuple[PolicyFile, ...], list[PolicyFinding]]:
    """All policy files of a folder, which may name one another's metrics; none when anything is wrong.

    The reserved metrics come first, the rest by name; each finding names its file. Raises OSError
    when the folder or a file cannot be read.
    """
    paths = sorted(folder.glob("*.yaml"), key=lambda path: (path.name != RESERVED, path.name))
    documents = {path.name: marked_document(path.read_bytes()) for path in paths}
    read: list[PolicyFile] = []
    findings = _ids_in_two_files(documents)
    for name, marked in documents.items():
        elsewhere = {metric: on for other, m in documents.items() if other != name for metric, on in rests_on(m).items()}
        file, wrong = _checked(marked, elsewhere)
        findings += [replace(finding, file=name) for finding in wrong]
        if file is not None:
            read.append(file)
    return (() if findings else tuple(read)), findings


@cache
def shipped_policies() -> tuple[PolicyFile, ...]:
    """The policies that come with the hub, in which nothing is wrong."""
    files, findings = read_policies()
    assert not findings, findings
    return files


def reserved_metrics() -> RestsOn:
    """The ids of the reserved metrics, each with those its population rests on."""
    return rests_on(marked_document((SHIPPED / RESERVED).read_bytes()))


def _checked(marked: Marked, elsewhere: RestsOn) -> tuple[PolicyFile | None, list[PolicyFinding]]:
    if not marked.findings:
        marked.findings += conformity_findings(marked) + coherence_findings(marked, elsewhere)
    elif marked.data is not None:
        marked.findings += conformity_findings(marked)
    findings = sorted(marked.findings, key=lambda finding: (finding.line, finding.column, finding.code))
    return (None if findings else policy_file(marked.data)), findings


def _resting(metric: MetricDef) -> Resting:
    named = [population.parameters.get("metric") for population in metric.filters] + [metric.parameters.get("also")]
    return Resting(metric.measure, frozenset(name for name in named if isinstance(name, str)))


def _ids_in_two_files(documents: Mapping[str, Marked]) -> list[PolicyFinding]:
    """Ids of policies, rules and targets in two files; metrics are checked against the file set."""
    taken: dict[str, str] = {}
    findings: list[PolicyFinding] = []
    for name, marked in documents.items():
        own: set[str] = set()
        for section in ("policy", "rules", "targets"):
            for path, row in rows(marked, section):
                identifier = row.get("id")
                if not isinstance(identifier, str):
                    continue
                own.add(identifier)
                if identifier in taken:
                    message = f"The id {identifier} is taken already, in {taken[identifier]}."
                    found = marked.finding((*path, "id"), "duplicate-id", message, "Choose another.")
                    findings.append(replace(found, file=name))
        taken |= dict.fromkeys(own, name)
    return findings
