"""The published JSON Schema of a policy file (政策文件的 JSON Schema), made from the model's words.

`python -m seeds.policy.schema` prints it; seeds/policies/schema.json is that text, checked in.
"""

import json
from typing import Any

from graph.model import kinds
from graph.model.conditions import COMPOSITION_PARAMETERS, MODES, WHEN_PARAMETERS
from graph.model.policy import (
    FILTER_PARAMETERS,
    JUDGED_MEASURES,
    MEASURE_PARAMETERS,
    Measure,
    Parameter,
    PopulationFilter,
    RuleKind,
    Strength,
    Subject,
    Takes,
)

Schema = dict[str, Any]

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$"
DAY_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
AREA_PATTERN = r"^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3}(-[A-Za-z0-9._:-]{1,51})?)?)?)?)?$"
_NOT_BLANK = r"\S"


def policy_schema() -> Schema:
    """The whole schema, as JSON values."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:governance-graph-hub:policy-file:1",
        "title": "政策文件 / Policy file",
        "description": "一份文件的规则与目标，或一组指标。 / Rules and targets of one document, or a set of metrics.",
        **_record(
            {
                "policy": _ref("policy", "文件本身", "the document itself"),
                "metrics": _list("metric", "指标", "metrics"),
                "rules": _list("rule", "规则", "rules"),
                "targets": _list("target", "目标", "targets"),
                "modes": _list("mode", "没有企业服务的小区按何种模式管理", "how compounds without a firm are to be managed"),
            },
            required=(),
        ),
        "minProperties": 1,
        "dependentRequired": {"rules": ["policy"], "targets": ["policy"], "modes": ["policy"]},
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    text = {"type": "string", "pattern": _NOT_BLANK}
    return {
        "text": text,
        "bilingual": _record({"zh": _text("中文", "Chinese"), "en": _text("英文", "English")}),
        "id": {"type": "string", "pattern": ID_PATTERN},
        "day": {"type": "string", "pattern": DAY_PATTERN},
        "area": {"type": "string", "pattern": AREA_PATTERN},
        "units": {"type": "array", "items": {"$ref": "#/$defs/text"}, "uniqueItems": True},
        "policy": _policy(),
        "metric": _metric(),
        "filter": _filter(),
        "survey": _survey(),
        "rule": _rule(),
        "target": _target(),
        "composition": {**_parameters(COMPOSITION_PARAMETERS), "minProperties": 2},
        "mode": _mode(),
        "when": _parameters(WHEN_PARAMETERS),
        **{f"parameters_{measure}": _parameters(MEASURE_PARAMETERS[measure]) for measure in Measure},
    }


def _policy() -> Schema:
    return _record(
        {
            "id": _ref("id", "编号", "id"),
            "title": _text("印发的标题", "title as printed"),
            "document_number": _or_null("text", "文号", "document number"),
            "issued_by": _or_null("text", "发文机关", "issuer"),
            "issued_on": _or_null("day", "发文日期", "day of issue"),
            "jurisdiction": {"type": "string", "pattern": "^[A-Z][A-Z0-9_]{0,63}$", **_said("适用地区代号", "jurisdiction")},
            "level": _enum(tuple(str(level) for level in kinds.AreaLevel), "层级", "territorial level"),
            "area": _or_null("area", "适用区划的代码", "code of the area it applies to"),
            "version": {"type": "integer", "minimum": 1, **_said("本数据的版本", "version of this data")},
            "source": _or_null("id", "数据包中来源记录的编号", "id of a source in a bundle"),
        }
    )


def _metric() -> Schema:
    metric = _record(
        {
            "id": _ref("id", "编号", "id"),
            "name": _ref("bilingual", "名称", "name"),
            "subject": _enum(tuple(str(subject) for subject in Subject), "计量对象", "what is judged one by one"),
            "measure": _enum(tuple(str(measure) for measure in Measure), "测度", "measure"),
            "parameters": {"type": "object", **_said("测度的参数", "parameters of the measure")},
            "filters": _list("filter", "总体条件，须同时满足", "population filters, all of which must hold"),
            "judged": {"type": "boolean", **_said("判定型为 true,存在型为 false", "judged (true) or existence (false)")},
            "personal": {"type": "boolean", **_said("是否依据党员身份", "whether it rests on Party membership")},
            "population": _ref("bilingual", "总体的说明", "the population in words"),
            "condition": _ref("bilingual", "达标条件的说明", "the condition in words"),
            "surveys": _list("survey", "沿用其他指标的核查", "surveys of other metrics read as made for this one"),
        },
        required=("id", "name", "subject", "measure", "parameters", "population", "condition"),
    )
    metric["allOf"] = [
        {
            "if": {"properties": {"measure": {"const": str(measure)}}, "required": ["measure"]},
            "then": {"properties": {"parameters": {"$ref": f"#/$defs/parameters_{measure}"}}},
        }
        for measure in Measure
    ]
    metric["$comment"] = "judged: " + ", ".join(sorted(JUDGED_MEASURES))
    return metric


def _filter() -> Schema:
    return {
        "type": "object",
        "required": ["filter"],
        "properties": {"filter": _enum(tuple(str(word) for word in PopulationFilter), "总体条件", "population filter")},
        "allOf": [
            {
                "if": {"properties": {"filter": {"const": str(word)}}, "required": ["filter"]},
                "then": _parameters(parameters, also={"filter": {"const": str(word)}}),
            }
            for word, parameters in FILTER_PARAMETERS.items()
        ],
    }


def _survey() -> Schema:
    findings = tuple(str(finding) for finding in kinds.SurveyFinding)
    return _record(
        {
            "aspect": _ref("id", "核查所针对的指标", "metric that the survey was made for"),
            "findings": _word_list(findings, "沿用的结论", "findings that are read across"),
        }
    )


def _rule() -> Schema:
    return _record(
        {
            "id": _ref("id", "编号", "id"),
            "clause": _text("条款", "clause"),
            "kind": _enum(tuple(str(kind) for kind in RuleKind), "类别", "kind"),
            "strength": _enum(tuple(str(strength) for strength in Strength), "约束力", "strength"),
            "text": _ref("bilingual", "规则内容，自行表述", "the rule, in one's own words"),
            "testable": {"type": "boolean", **_said("可否检验", "whether data can tell")},
            "not_testable_because": _or_null("bilingual", "不可检验的原因", "why data cannot tell"),
            "in_force_from": _or_null("day", "生效日", "first day in force"),
            "in_force_until": _or_null("day", "失效日（当日已失效）", "day on which it is no longer in force"),
            "metrics": _ids("由哪些指标检验", "metrics that test it"),
            "composition": _ref("composition", "对委员会组成的要求", "what it requires of a committee"),
        },
        required=("id", "clause", "kind", "strength", "text", "testable"),
    )


def _mode() -> Schema:
    return _record(
        {
            "clause": _text("条款", "clause"),
            "modes": _word_list(MODES, "管理模式，任一即可", "service modes, any of them"),
            "when": _ref("when", "须有记录可证的条件", "conditions that records can show"),
            "needs": {
                "type": "array",
                "items": {"$ref": "#/$defs/bilingual"},
                **_said("条款要看而没有记录的事实", "facts that the clause asks for and nothing records"),
            },
            "text": _ref("bilingual", "情形，自行表述", "the case, in one's own words"),
        },
        required=("clause", "modes", "text"),
    )


def _target() -> Schema:
    return _record(
        {
            "id": _ref("id", "编号", "id"),
            "clause": _text("条款", "clause"),
            "metric": _or_null("id", "条款所定义的指标", "the metric that the clause defines"),
            "area": _or_null("area", "区划代码；空为政策的适用区划", "area code; null is the policy's area"),
            "threshold": {"type": ["number", "null"], "exclusiveMinimum": 0, "maximum": 1, **_said("比例", "share: 0.6 is 60 %")},
            "count": {"type": ["integer", "null"], "minimum": 1, **_said("数量", "number of subjects")},
            "due": _or_null("day", "期限", "due day"),
            "due_text": _or_null("bilingual", "期限的说明", "the deadline in words"),
            "lead_units": {"$ref": "#/$defs/units", **_said("牵头单位", "lead units, as printed")},
            "responsible_units": {"$ref": "#/$defs/units", **_said("责任单位", "responsible units, as printed")},
            "testable": {"type": "boolean", **_said("可否检验", "whether data can tell")},
            "not_testable_because": _or_null("bilingual", "不可检验的原因", "why data cannot tell"),
        },
        required=("id", "clause", "metric", "testable"),
    )


def _said(zh: str, en: str) -> Schema:
    return {"description": f"{zh} / {en}"}


def _record(properties: Schema, required: tuple[str, ...] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def _text(zh: str, en: str) -> Schema:
    return _ref("text", zh, en)


def _ref(name: str, zh: str, en: str) -> Schema:
    return {"$ref": f"#/$defs/{name}", **_said(zh, en)}


def _or_null(name: str, zh: str, en: str) -> Schema:
    """A value or null, as if/then: an anyOf would hide which of the two went wrong."""
    return {"if": {"not": {"type": "null"}}, "then": {"$ref": f"#/$defs/{name}"}, **_said(zh, en)}


def _enum(words: tuple[str, ...], zh: str, en: str) -> Schema:
    return {"type": "string", "enum": list(words), **_said(zh, en)}


def _word_list(words: tuple[str, ...], zh: str, en: str) -> Schema:
    items = {"type": "string", "enum": list(words)}
    return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True, **_said(zh, en)}


def _list(name: str, zh: str, en: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}, **_said(zh, en)}


def _ids(zh: str, en: str) -> Schema:
    return {"type": "array", "items": {"$ref": "#/$defs/id"}, "uniqueItems": True, **_said(zh, en)}


def _parameters(parameters: tuple[Parameter, ...], also: Schema | None = None) -> Schema:
    properties: Schema = dict(also or {})
    for parameter in parameters:
        properties[parameter.name] = _parameter(parameter)
    return _record(properties, required=tuple(also or ()) + tuple(p.name for p in parameters if p.required))


def _parameter(parameter: Parameter) -> Schema:
    zh, en = parameter.meaning.zh, parameter.meaning.en
    match parameter.takes:
        case Takes.WORDS:
            return _word_list(parameter.words, zh, en)
        case Takes.WORD:
            return _enum(parameter.words, zh, en)
        case Takes.FLAG:
            return {"type": "boolean", **_said(zh, en)}
        case Takes.NUMBER:
            return {"type": "integer", "minimum": 1, **_said(zh, en)}
        case Takes.DAY:
            return _ref("day", zh, en)
        case Takes.METRIC:
            return _ref("id", zh, en)


def schema_text() -> str:
    """The schema as the checked-in file has it."""
    return json.dumps(policy_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
