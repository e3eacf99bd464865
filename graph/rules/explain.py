"""Why a subject is a gap: rule and clause, what was counted, what is missing (缺口解释)."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.model.dates import day_text
from graph.rules.wording import COUNTED, REASONS, VERDICTS

Facts = Mapping[str, Any]


def reason(facts: Facts, language: str) -> str:
    """Why one thing that was looked at counts or does not."""
    side = 1 if language == "en" else 0
    text = REASONS[facts["code"]][side]
    period = _period(facts, language)
    return f"{_what(facts, language)}{period}{': ' if side else '：'}{text}"


def counted(facts: Facts) -> bool:
    """Whether it bears on the answer."""
    return facts["code"] in COUNTED


def _what(facts: Facts, language: str) -> str:
    if facts.get("person"):
        return f"{facts['person']} ({facts['body']}, {facts['title']})" if language == "en" else f"{facts['body']}{facts['title']}{facts['person']}"
    if facts["type"] == "Post":
        return f"{facts['body']}, {facts['title']}" if language == "en" else f"{facts['body']}{facts['title']}"
    if facts["type"] == "Service":
        by = facts.get("body")
        if language == "en":
            return f"service {facts['id']} ({facts['mode']}{', by ' + by if by else ''})"
        return f"服务 {facts['id']}（{facts['mode']}{'，' + by if by else ''}）"
    if facts["type"] == "Survey":
        return f"survey {facts['id']} of {facts['on']}" if language == "en" else f"{facts['on']} 的核查 {facts['id']}"
    return str(facts.get("name") or facts["id"])


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
        return (
            "是否属于本指标的总体本身无法断定（日期只写到年或月，或提供方、所依据的指标未定）",
            "whether it belongs to the population at all is uncertain (a reduced date, an unknown provider or an uncertain condition)",
        )[side]
    if facts["verdict"] == "NOT_MET":
        return ("缺：" + facts["conditionZh"], "missing: " + facts["conditionEn"])[side]
    if codes & {"DATE_UNCERTAIN", "PROVIDER_UNKNOWN"}:
        return (
            "有记录但其日期或提供方未定，补明即可判定",
            "a record exists, but its dates or provider are open; stating them decides it",
        )[side]
    if facts["judged"]:
        return (
            "对应职务没有确定在任的人，补录任职或核查即可判定",
            "a post concerned has no certain holder; recording one, or a survey, decides it",
        )[side]
    return (
        "没有记录，也没有核查说明确实没有：需要核查",
        "nothing is recorded and no survey says that there is none: it has to be checked",
    )[side]


def _targets(targets: Sequence[Facts], language: str) -> str:
    parts = []
    for target in targets:
        amount = f"{target['threshold']:.0%}" if target["threshold"] is not None else str(target["count"] or "")
        due = target["due"] or ("no date" if language == "en" else "未定期限")
        parts.append(f"{target['id']} ({target['clause']}): {amount}, {due}" if language == "en" else f"{target['id']}（{target['clause']}）{amount}，{due}")
    return ("; " if language == "en" else "；").join(parts)


def _chinese(facts: Facts) -> str:
    lines = [
        f"{facts['subject']}：{day_text(facts['day'])} 的“{facts['nameZh']}”{VERDICTS[facts['verdict']][0]}。",
        f"要求：{facts['conditionZh']}；总体：{facts['populationZh']}。",
    ]
    if facts["rules"]:
        lines.append("依据：" + "；".join(f"{r['id']}（{r['document']}，{r['clause']}）{r['zh']}" for r in facts["rules"]) + "。")
    if facts["targets"]:
        lines.append("目标：" + _targets(facts["targets"], "zh") + "。")
    looked = facts["looked"]
    lines.append(f"已核 {len(looked)} 项：" + "；".join(reason(one, "zh") for one in looked) + "。" if looked else "没有任何相关记录。")
    lines.append(_missing(facts, 0) + "。")
    return "".join(lines)


def _english(facts: Facts) -> str:
    lines = [
        f"{facts['subject']}: “{facts['nameEn']}” on {day_text(facts['day'])} is {VERDICTS[facts['verdict']][1]}.",
        f"Asked: {facts['conditionEn']}; of: {facts['populationEn']}.",
    ]
    if facts["rules"]:
        lines.append("By: " + "; ".join(f"{r['id']} ({r['document']}, {r['clause']}) {r['en']}" for r in facts["rules"]) + ".")
    if facts["targets"]:
        lines.append("Targets: " + _targets(facts["targets"], "en") + ".")
    looked = facts["looked"]
    lines.append(f"Looked at {len(looked)}: " + "; ".join(reason(one, "en") for one in looked) + "." if looked else "Nothing is recorded.")
    lines.append(_missing(facts, 1)[:1].upper() + _missing(facts, 1)[1:] + ".")
    return " ".join(lines)
