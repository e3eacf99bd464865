"""docs/targets.md, written from the shipped policies (目标一览): `python -m seeds.policy.page`."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph.model.bilingual import Bilingual
from graph.model.policy import PolicyDef, PolicyFile, TargetDef
from seeds.policy.reader import shipped_policies

PAGE = Path(__file__).parents[2] / "docs" / "targets.md"
SAME_RATE: Mapping[str, tuple[Bilingual, tuple[str, ...]]] = {
    "D-01, D-02, D-03": (
        Bilingual("业主自治组织组建率", "share of compounds with a committee"),
        (
            "committee",
            "owners-committee",
            "management-committee",
            "committee--003-1",
            "owners-committee--003-6",
            "owners-committee--003-7",
        ),
    ),
    "D-04, D-05": (Bilingual("企业党支部组建率", "share of firms with a branch"), ("firm-branch", "firm-branch--003-2")),
    "D-06": (
        Bilingual("委员会党员比例", "committees with enough Party members"),
        ("committee-party-share", "committee-party-share--003-3", "committee-party-share--004"),
    ),
    "D-07": (
        Bilingual("主任人选", "who is director"),
        ("director-party-member", "secretary-is-director", "director-in-community-party"),
    ),
    "D-08": (
        Bilingual("在社区党组织兼职", "posts in the community Party organisation"),
        ("committee-in-party", "firm-in-party", "committee-in-party--004"),
    ),
    "D-09": (
        Bilingual("居委会兼职委员", "part-time members of the residents' committee"),
        ("committee-in-residents", "firm-in-residents"),
    ),
    "D-19": (Bilingual("联席会议", "joint meetings"), ("meeting-held", "meeting-held--003-4")),
    "D-22": (Bilingual("考评覆盖", "assessment"), ("assessed", "assessed--003-1")),
    "D-26": (
        Bilingual("物业服务覆盖率", "share of compounds under management"),
        ("served", "served--003-1", "served--003-6", "served--003-7"),
    ),
    "D-27": (
        Bilingual("认可的管理模式", "modes that count as management"),
        ("served", "professional-service", "served--003-6", "served--003-7"),
    ),
}
"""By row of the catalogue's table of differences: the metrics that are one rate, each as a place counts it (各地口径)."""
_HEAD = """# Targets 目标一览

Written from `seeds/policies/*.yaml` by `python -m seeds.policy.page`; a test compares. Every figure that the documents set is
here, with the metric that judges it or with the reason why data cannot tell; the files give reasons and deadlines in both
languages. How a target stands on a day is asked with `coverage`.
"""
_RATES = """## The same rate, as each place counts it 同一指标，各地口径

The rows are those of the catalogue's table of differences; `coverage(within: …, metrics: [the ids of one row])` shows them side
by side. *By* names the policies whose rules or targets ask for the metric.
"""


def targets_page() -> str:
    """The page's text; equal policies give equal text."""
    files = [file for file in shipped_policies() if file.policy is not None]
    testable = [target.testable for file in files for target in file.targets]
    count = f"{len(testable)} targets, {sum(testable)} of them testable.\n"
    return "\n".join([_HEAD, count, *(_policy(file) for file in files), _RATES, *_rates(files)]) + "\n"


def _policy(file: PolicyFile) -> str:
    policy = file.policy
    assert policy is not None
    return "\n".join([f"## {policy.title}\n", f"{_about(policy)}\n", *_table(file.targets)]) + "\n"


def _about(policy: PolicyDef) -> str:
    where = f"area {policy.area}" if policy.area else "no area: the text names none that has a code"
    told = [f"`{policy.id}`", *(text for text in (policy.document_number, policy.issued_on) if text)]
    return f"{', '.join(told)}; {where}."


def _table(targets: Iterable[TargetDef]) -> Iterator[str]:
    yield "| target | clause | metric | figure | due | not testable because |"
    yield "|---|---|---|---|---|---|"
    for one in targets:
        metric = f"`{one.metric}`" if one.metric else ""
        why = one.not_testable_because.en if one.not_testable_because else ""
        yield f"| `{one.id}` | {one.clause} | {metric} | {_figure(one)} | {_due(one)} | {why} |"


def _figure(target: TargetDef) -> str:
    if target.count is not None:
        return str(target.count)
    return f"{target.threshold * 100:g} %" if target.threshold is not None else ""


def _due(target: TargetDef) -> str:
    text = target.due_text.en if target.due_text else ""
    return f"{target.due} ({text})" if target.due and text else target.due or text


def _rates(files: list[PolicyFile]) -> Iterator[str]:
    metrics = {metric.id: metric for file in shipped_policies() for metric in file.metrics}
    yield "| row | rate | metric | by | population | met when |"
    yield "|---|---|---|---|---|---|"
    for row, (rate, ids) in SAME_RATE.items():
        for id_ in ids:
            metric = metrics[id_]
            words = f"{metric.population.zh} {metric.population.en} | {metric.condition.zh} {metric.condition.en}"
            yield f"| {row} | {rate.zh} {rate.en} | `{id_}` | {', '.join(_asking(files, id_))} | {words} |"


def _asking(files: Iterable[PolicyFile], metric: str) -> Iterator[str]:
    for file in files:
        asked = {name for rule in file.rules for name in rule.metrics} | {target.metric for target in file.targets}
        if file.policy is not None and metric in asked:
            yield file.policy.id.removeprefix("policy-")


if __name__ == "__main__":
    PAGE.write_text(targets_page(), encoding="utf-8")
