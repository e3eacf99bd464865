"""Why a subject is a gap: rule and clause, what was counted, what is missing (缺口解释)."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.model.dates import day_text
from graph.rules.wording import ACTIVITIES, COUNTED, MISSING, OPEN, REASONS, TOO_LATE, VERDICTS

Facts = Mapping[str, Any]


def reason(facts: Facts, language: str) -> str:
    """Why one thing that was looked at counts or does not."""
    side = 1 if language == "en" else 0
    text: str = REASONS[facts["code"]][side]
    period = _period(facts, language)
    return f"{_what(facts, language)}{period}{': ' if side else '：'}{text}"


def counted(facts: Facts) -> bool:
    """Whether it bears on the answer."""
    return facts["code"] in COUNTED


def _what(facts: Facts, language: str) -> str:
    if facts.get("person"):
        if language == "en":
            return f"{facts['person']} ({facts['body']}, {facts['title']})"
        return f"{facts['body']}{facts['title']}{facts['person']}"
    if facts["type"] == "Post":
        return f"{facts['body']}, {facts['title']}" if language == "en" else f"{facts['body']}{facts['title']}"
    if facts["type"] == "Service":
        by = facts.get("body")
        if language == "en":
            return f"service {facts['id']} ({facts['mode']}{', by ' + by if by else ''})"
        return f"服务 {facts['id']}（{facts['mode']}{'，' + by if by else ''}）"
    if facts["type"] == "Activity":
        return _activity(facts, language)
    if facts["type"] == "Survey":
        return f"survey {facts['id']} of {facts['on']}" if language == "en" else f"{facts['on']} 的核查 {facts['id']}"
    return str(facts.get("name") or facts["id"])


def _activity(facts: Facts, language: str) -> str:
    zh, en = ACTIVITIES[facts["kind"]]
    parts = [facts["on"], facts["due"] and f"{'due' if language == 'en' else '期限'} {facts['due']}"]
    parts.append(facts["doneOn"] and f"{'done' if language == 'en' else '完成'} {facts['doneOn']}")
    said = (", " if language == "en" else "，").join(filter(None, parts))
    if language == "en":
        return f"{en} {facts['id']}{f' ({said})' if said else ''}"
    return f"{zh} {facts['id']}{f'（{said}）' if said else ''}"


def _period(facts: Facts, language: str) -> str:
    since, until = facts.get("since"), facts.get("until")
    if not since and not until:
        return ""
    if language == "en":
        return f" [{since or 'start not stated'} to {until or 'open'})"
    return f"〔{since or '起始未载'} 至 {until or '至今'}〕"


def explanation(facts: Facts, language: str) -> str:
    """The whole reason of a gap in one paragraph: what is asked by which clause, what was found, what is missing."""
    return _english(facts) if language == "en" else _chinese(facts)


def _missing(facts: Facts, side: int) -> str:
    codes = {one["code"] for one in facts["looked"]}
    if facts["place"] == 1:
        return MISSING["PLACE"][side]
    if facts["verdict"] == "NOT_MET":
        condition: str = MISSING["CONDITION"][side] + facts["conditionEn" if side else "conditionZh"]
        return condition + (MISSING["INCURABLE"][side] if codes & TOO_LATE else "")
    if codes & OPEN:
        return MISSING["DETAIL"][side]
    return MISSING["HOLDER" if facts["judged"] else "RECORD"][side]


def _targets(targets: Sequence[Facts], language: str) -> str:
    parts = []
    for target in targets:
        amount = f"{100 * target['threshold']:.6g}%" if target["threshold"] is not None else str(target["count"] or "")
        due = target["due"] or ("no date" if language == "en" else "未定期限")
        if language == "en":
            parts.append(f"{target['id']} ({target['clause']}): {amount}, {due}")
        else:
            parts.append(f"{target['id']}（{target['clause']}）{amount}，{due}")
    return ("; " if language == "en" else "；").join(parts)


def _in_order(looked: Sequence[Facts]) -> list[Facts]:
    """The same order wherever the same things were looked at: the database collects them as it finds them."""
    return sorted(looked, key=lambda one: (one["id"], one["code"]))


def _chinese(facts: Facts) -> str:
    lines = [
        f"{facts['subject']}：{day_text(facts['day'])} 的“{facts['nameZh']}”{VERDICTS[facts['verdict']][0]}。",
        f"要求：{facts['conditionZh']}；总体：{facts['populationZh']}。",
    ]
    if facts["rules"]:
        rules = (f"{rule['id']}（{rule['document']}，{rule['clause']}）{rule['zh']}" for rule in facts["rules"])
        lines.append("依据：" + "；".join(rules) + "。")
    if facts["targets"]:
        lines.append("目标：" + _targets(facts["targets"], "zh") + "。")
    looked = _in_order(facts["looked"])
    reasons = "；".join(reason(one, "zh") for one in looked)
    lines.append(f"已核 {len(looked)} 项：{reasons}。" if looked else "没有任何相关记录。")
    lines.append(_missing(facts, 0) + "。")
    return "".join(lines)


def _english(facts: Facts) -> str:
    lines = [
        f"{facts['subject']}: “{facts['nameEn']}” on {day_text(facts['day'])} is {VERDICTS[facts['verdict']][1]}.",
        f"Asked: {facts['conditionEn']}; of: {facts['populationEn']}.",
    ]
    if facts["rules"]:
        rules = (f"{rule['id']} ({rule['document']}, {rule['clause']}) {rule['en']}" for rule in facts["rules"])
        lines.append("By: " + "; ".join(rules) + ".")
    if facts["targets"]:
        lines.append("Targets: " + _targets(facts["targets"], "en") + ".")
    looked = _in_order(facts["looked"])
    reasons = "; ".join(reason(one, "en") for one in looked)
    lines.append(f"Looked at {len(looked)}: {reasons}." if looked else "Nothing is recorded.")
    missing = _missing(facts, 1)
    lines.append(missing[:1].upper() + missing[1:] + ".")
    return " ".join(lines)
