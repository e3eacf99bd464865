"""Reasons for and against an act (审查意见): a code, whether it blocks, the rule, and what its words need."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.rules.appointing.facts import NO, PERHAPS, Ruling


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason (意见); `rule` is None where no rule of a policy is behind it."""

    code: str
    blocking: bool
    rule: str | None = None
    said: Mapping[str, object] = field(default_factory=dict)


def weighed(rule: Ruling, truth: int, code: str, **said: object) -> list[Reason]:
    """What follows for a rule from how certainly a condition of it holds; `code` is what it is called when it does not."""
    if not rule.binds or truth > PERHAPS:
        return []
    told = {"clause": rule.clause, "document": rule.document, **said}
    if truth == NO:
        return [Reason(code, rule.blocks, rule.id, told)]
    return [Reason("UNKNOWN_FACT", rule.blocks, rule.id, told | {"fact": code})]


def blocked(reasons: Iterable[Reason]) -> bool:
    """Whether any of them stops the act."""
    return any(reason.blocking for reason in reasons)


def settled(reasons: Iterable[Reason], because: str | None) -> Sequence[Reason]:
    """The reasons, each once and those that block first; where a should is not followed and nobody says why, that blocks too."""
    found = sorted({_key(one): one for one in reasons}.values(), key=_key)
    unheeded = [one.rule for one in found if not one.blocking and one.rule is not None]
    if unheeded and not (because or "").strip():
        found.append(Reason("REASON_REQUIRED", True, unheeded[0], {"rules": sorted(set(unheeded))}))
    return sorted(found, key=lambda one: (not one.blocking, *_key(one)))


def _key(reason: Reason) -> tuple[str, str, str]:
    return reason.rule or "", reason.code, repr(sorted(reason.said.items(), key=str))
