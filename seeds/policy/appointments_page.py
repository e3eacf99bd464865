"""Writes the drawn parts of docs/appointments.md: the machine, the procedures of the shipped rules, the codes (任职流程图)."""

from collections.abc import Iterator
from pathlib import Path

from graph.model.move import MoveEnd
from graph.model.policy import RuleDef
from graph.rules.appointing.facts import end_words
from graph.rules.appointing.machine import ACTIONS, BEFORE_OFFICE
from graph.rules.appointing.words import CODES
from seeds.policy.reader import read_policies

PAGE = Path(__file__).parents[2] / "docs" / "appointments.md"
PARTS = (
    ("%% begin: python -m seeds.policy.appointments_page", "%% end\n"),
    ("<!-- begin: python -m seeds.policy.appointments_page -->", "<!-- end -->"),
    ("<!-- codes: python -m seeds.policy.appointments_page -->", "<!-- end of codes -->"),
)


def machine() -> str:
    """The actions as a state diagram."""
    lines = ["stateDiagram-v2", "  [*] --> proposed", "  state before_office {"]
    lines += [f"    {status}" for status in sorted(BEFORE_OFFICE)]
    lines.append("  }")
    for action, one in ACTIONS.items():
        if one.leads is None:
            continue
        start = "before_office" if one.starts == BEFORE_OFFICE else None
        lines += [f"  {start or status} --> {one.leads}: {action}" for status in ([start] if start else sorted(one.starts))]
    return "\n".join(lines)


def rules() -> str:
    """Every shipped rule that speaks of appointing, its procedure drawn."""
    found = [rule for file in read_policies()[0] for rule in file.rules if rule.appointing]
    return "\n\n".join(_rule(rule) for rule in found)


def _rule(rule: RuleDef) -> str:
    said = rule.appointing
    lines = [f"### {rule.id}", "", f"{rule.clause}, {rule.strength}: {rule.text.zh} / {rule.text.en}"]
    for demand in said.demands:
        asked = [f"a post of {_end(demand.home)}" if demand.home else "", f"in one {demand.together}" if demand.together else ""]
        asked += [f"Party membership: {demand.party}" if demand.party else "", "a home in the compound" if demand.owner else ""]
        only = " (appointments that rest on this rule)" if demand.named else ""
        lines += ["", f"- demands of {_end(demand.of)}{only}: {', '.join(filter(None, asked))}"]
    if said.suspends:
        lines += ["", f"- holders of {_end(said.suspends.of)} are suspended by {_end(said.suspends.by)}"]
    if said.replaces:
        lines += ["", f"- {_end(said.replaces.stand_in)} gives way to {_end(said.replaces.elected)}"]
    return "\n".join([*lines, *_procedure(rule)])


def _procedure(rule: RuleDef) -> Iterator[str]:
    procedure = rule.appointing.procedure
    if procedure is None:
        return
    home = f", of those who come from {_end(procedure.home)}" if procedure.home else ""
    yield from ("", f"- {'forming' if procedure.formation else 'taking'} {_end(procedure.of)}{home}:")
    yield from ("", "```mermaid", "flowchart LR")
    before = "start([ ])"
    for number, step in enumerate(procedure.steps):
        notes = [f"≥ {step.working_days} working days" if step.working_days else ""]
        notes += [f"≤ {step.within_working_days} working days" if step.within_working_days else ""]
        notes += [f"after {step.after}" if step.after else "", f"during {step.during}" if step.during else ""]
        notes += [f"by {end_words(step.by)}" if step.by else "", "may follow taking office" if step.late else ""]
        name = f's{number}["{"<br>".join(filter(None, [str(step.step), *notes]))}"]'
        yield f"  {before} {'-.->' if step.after or step.late else '-->'} {name}"
        before = f"s{number}"
    yield "```"


def _end(end: MoveEnd) -> str:
    return f"`{end_words(end)}`"


def codes() -> str:
    """What each code says."""
    lines = ["| Code | 中文 | English |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| `{code}` | {zh} | {en} |" for code, (zh, en) in CODES.items())])


def page_now(page: str) -> str:
    """The page with its drawn parts as they are now."""
    for (begin, end), text, gap in zip(PARTS, (machine(), rules(), codes()), ("\n", "\n\n", "\n\n"), strict=True):
        before, _, rest = page.partition(begin)
        _, _, after = rest.partition(end)
        page = f"{before}{begin}{gap}{text}{gap}{end}{after}"
    return page


if __name__ == "__main__":
    PAGE.write_text(page_now(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
