"""By which modes a compound without a firm may be managed (管理模式建议): a policy's cases held against what is recorded.

A case is ruled out by a record that contradicts it, and rests on what nobody recorded where its
clause asks for such a fact. Nothing is guessed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.model.conditions import ModeConditions
from graph.model.dates import stretch

Facts = Mapping[str, Any]
Row = dict[str, Any]
SO, UNSAID, NOT_SO = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Looked:
    """One condition held against the records: whether it is so, and the condition in two languages."""

    standing: int
    zh: str
    en: str

    def said(self, language: str) -> str:
        """The condition in that language."""
        return self.en if language == "en" else self.zh


def suggested_modes(facts: Facts, policies: Iterable[Facts], language: str) -> list[Row]:
    """The cases that nothing recorded rules out, each with its policy; `policies` are {policy, modes}, modes as JSON."""
    return [
        found
        for row in policies
        for case in json.loads(row["modes"])
        if (found := _suggested(case, facts, row["policy"], language)) is not None
    ]


def _suggested(case: Facts, facts: Facts, policy: object, language: str) -> Row | None:
    looked = list(_looked(ModeConditions(**case["when"]), facts))
    if any(one.standing == NOT_SO for one in looked):
        return None
    missing = [one.said(language) for one in looked if one.standing == UNSAID] + [need[language] for need in case["needs"]]
    known = [one.said(language) for one in looked if one.standing == SO]
    return {
        "modes": case["modes"],
        "clause": case["clause"],
        "policy": policy,
        "verdict": "UNKNOWN" if missing else "MET",
        "because": _because(case["text"][language], known, missing, language),
        "missing": missing,
    }


def _because(text: str, known: list[str], missing: list[str], language: str) -> str:
    if language == "en":
        parts = [text, *([f"Recorded: {', '.join(known)}"] if known else [])]
        parts.append(f"Not recorded: {'; '.join(missing)}" if missing else "Nothing more is asked")
        return ". ".join(parts) + "."
    parts = [text, *([f"已有记录：{'、'.join(known)}"] if known else [])]
    parts.append(f"没有记录：{'；'.join(missing)}" if missing else "不再要求其他条件")
    return "。".join(parts) + "。"


def _looked(when: ModeConditions, facts: Facts) -> Iterator[Looked]:
    if when.classes is not None:
        so = _one(facts["class"], facts["class"] in when.classes)
        yield Looked(so, f"小区类型为 {' 或 '.join(when.classes)}", f"class {' or '.join(when.classes)}")
    if when.mature is not None:
        zh, en = ("", "") if when.mature else ("不", "not ")
        yield Looked(_one(facts["mature"], facts["mature"] == when.mature), f"小区{zh}成熟", f"{en}mature")
    if when.households_below is not None:
        count, most = facts["households"], when.households_below
        yield Looked(_one(count, count is not None and count < most), f"户数少于 {most}", f"fewer than {most} households")
    if when.built_before is not None:
        day = when.built_before
        yield Looked(_built(day, facts), f"{day} 之前建成", f"built before {day}")
    if when.served_in is not None:
        fitting = [one for one in facts["services"] if one["mode"] in when.served_in]
        # No record of such a service does not say that there is none.
        so = SO if any(one["certain"] for one in fitting) else UNSAID
        yield Looked(so, f"现有 {' 或 '.join(when.served_in)} 模式的服务", f"a service of mode {' or '.join(when.served_in)}")


def _one(value: object, fits: bool) -> int:
    if value is None:
        return UNSAID
    return SO if fits else NOT_SO


def _built(before: str, facts: Facts) -> int:
    day = stretch(before).first
    if facts["built"] is None or facts["builtFirst"] < day <= facts["builtLast"]:
        return UNSAID
    return SO if facts["builtLast"] < day else NOT_SO
