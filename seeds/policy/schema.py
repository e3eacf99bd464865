"""The published JSON Schema of a policy file (政策文件的 JSON Schema), made from the model's words.

`python -m seeds.policy.schema` prints it; seeds/policies/schema.json is that text, checked in.
"""

import json

from graph.model import kinds
from graph.model.conditions import COMPOSITION_PARAMETERS, MODES, WHEN_PARAMETERS
from graph.model.measures import (
    ALL_FORMS,
    FILTER_PARAMETERS,
    JUDGED_MEASURES,
    MEASURE_PARAMETERS,
    Measure,
    PopulationFilter,
    Subject,
)
from graph.model.move import Together
from graph.model.policy import RuleKind, Strength
from seeds.policy.schema_appointing import APPOINTING, appointing_definitions
from seeds.policy.schema_terms import Schema, id_list, listed, one_of, or_null, parameters_of, record, ref, said, text, word_list

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
        **record(
            {
                "policy": ref("policy", "文件本身", "the document itself"),
                "metrics": listed("metric", "指标", "metrics"),
                "rules": listed("rule", "规则", "rules"),
                "targets": listed("target", "目标", "targets"),
                "modes": listed("mode", "没有企业服务的小区按何种模式管理", "how compounds without a firm are to be managed"),
            },
            required=(),
        ),
        "minProperties": 1,
        "dependentRequired": {"rules": ["policy"], "targets": ["policy"], "modes": ["policy"]},
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    return {
        "text": {"type": "string", "pattern": _NOT_BLANK},
        "bilingual": record({"zh": text("中文", "Chinese"), "en": text("英文", "English")}),
        "id": {"type": "string", "pattern": ID_PATTERN},
        "day": {"type": "string", "pattern": DAY_PATTERN},
        "area": {"type": "string", "pattern": AREA_PATTERN},
        "units": {"type": "array", "items": {"$ref": "#/$defs/text"}, "uniqueItems": True},
        "policy": _policy(),
        "metric": _metric(),
        "filter": _filter(),
        "survey": _survey(),
        "rule": _rule(),
        "move": _move(),
        "end": _end(),
        **appointing_definitions(),
        "target": _target(),
        "composition": {**parameters_of(COMPOSITION_PARAMETERS), "minProperties": 2},
        "mode": _mode(),
        "when": parameters_of(WHEN_PARAMETERS),
        **{f"parameters_{measure}": parameters_of(MEASURE_PARAMETERS[measure]) for measure in Measure},
    }


def _policy() -> Schema:
    return record(
        {
            "id": ref("id", "编号", "id"),
            "title": text("印发的标题", "title as printed"),
            "document_number": or_null("text", "文号", "document number"),
            "issued_by": or_null("text", "发文机关", "issuer"),
            "issued_on": or_null("day", "发文日期", "day of issue"),
            "jurisdiction": {"type": "string", "pattern": "^[A-Z][A-Z0-9_]{0,63}$", **said("适用地区代号", "jurisdiction")},
            "level": one_of(tuple(str(level) for level in kinds.AreaLevel), "层级", "territorial level"),
            "area": or_null("area", "适用区划的代码", "code of the area it applies to"),
            "version": {"type": "integer", "minimum": 1, **said("本数据的版本", "version of this data")},
            "source": or_null("id", "数据包中来源记录的编号", "id of a source in a bundle"),
        }
    )


def _metric() -> Schema:
    metric = record(
        {
            "id": ref("id", "编号", "id"),
            "name": ref("bilingual", "名称", "name"),
            "subject": one_of(tuple(str(subject) for subject in Subject), "计量对象", "what is judged one by one"),
            "measure": one_of(tuple(str(measure) for measure in Measure), "测度", "measure"),
            "parameters": {"type": "object", **said("测度的参数", "parameters of the measure")},
            "filters": listed("filter", "总体条件，须同时满足", "population filters, all of which must hold"),
            "judged": {"type": "boolean", **said("判定型为 true,存在型为 false", "judged (true) or existence (false)")},
            "personal": {"type": "boolean", **said("是否依据党员身份", "whether it rests on Party membership")},
            "population": ref("bilingual", "总体的说明", "the population in words"),
            "condition": ref("bilingual", "达标条件的说明", "the condition in words"),
            "surveys": listed("survey", "沿用其他指标的核查", "surveys of other metrics read as made for this one"),
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
        "properties": {"filter": one_of(tuple(str(word) for word in PopulationFilter), "总体条件", "population filter")},
        "allOf": [
            {
                "if": {"properties": {"filter": {"const": str(word)}}, "required": ["filter"]},
                "then": parameters_of(parameters, also={"filter": {"const": str(word)}}),
            }
            for word, parameters in FILTER_PARAMETERS.items()
        ],
    }


def _survey() -> Schema:
    findings = tuple(str(finding) for finding in kinds.SurveyFinding)
    return record(
        {
            "aspect": ref("id", "核查所针对的指标", "metric that the survey was made for"),
            "findings": word_list(findings, "沿用的结论", "findings that are read across"),
        }
    )


def _rule() -> Schema:
    return record(
        {
            "id": ref("id", "编号", "id"),
            "clause": text("条款", "clause"),
            "kind": one_of(tuple(str(kind) for kind in RuleKind), "类别", "kind"),
            "strength": one_of(tuple(str(strength) for strength in Strength), "约束力", "strength"),
            "text": ref("bilingual", "规则内容，自行表述", "the rule, in one's own words"),
            "testable": {"type": "boolean", **said("可否检验", "whether data can tell")},
            "not_testable_because": or_null("bilingual", "不可检验的原因", "why data cannot tell"),
            "in_force_from": or_null("day", "生效日", "first day in force"),
            "in_force_until": or_null("day", "失效日（当日已失效）", "day on which it is no longer in force"),
            "metrics": id_list("由哪些指标检验", "metrics that test it"),
            "composition": ref("composition", "对委员会组成的要求", "what it requires of a committee"),
            "moves": listed("move", "所说的兼任流向", "the moves between bodies that it speaks of"),
            **APPOINTING,
        },
        required=("id", "clause", "kind", "strength", "text", "testable"),
    )


def _mode() -> Schema:
    return record(
        {
            "clause": text("条款", "clause"),
            "modes": word_list(MODES, "管理模式，任一即可", "service modes, any of them"),
            "when": ref("when", "须有记录可证的条件", "conditions that records can show"),
            "needs": {
                "type": "array",
                "items": {"$ref": "#/$defs/bilingual"},
                **said("条款要看而没有记录的事实", "facts that the clause asks for and nothing records"),
            },
            "text": ref("bilingual", "情形，自行表述", "the case, in one's own words"),
        },
        required=("clause", "modes", "text"),
    )


def _move() -> Schema:
    return record(
        {
            "from": ref("end", "派出一端", "the end that somebody comes from"),
            "to": ref("end", "进入一端", "the end that they go to"),
            "both_ways": {"type": "boolean", **said("是否双向", "whether the opposite direction is meant too")},
            "together": one_of(tuple(str(word) for word in Together), "两端同处", "what both ends have in common"),
            "party_member": {"type": "boolean", **said("是否限党员", "whether it is said of Party members only")},
            "forbids": {"type": "boolean", **said("是否禁止", "whether the rule speaks against it")},
        },
        required=("from", "to"),
    )


def _end() -> Schema:
    levels = tuple(str(level) for level in kinds.AreaLevel)
    end = record(
        {
            "kinds": word_list(tuple(str(kind) for kind in kinds.BodyKind), "组织类别", "kinds of body"),
            "forms": word_list(ALL_FORMS, "组织形式", "forms of that body"),
            "posts": word_list(tuple(str(kind) for kind in kinds.PostKind), "职务", "posts in it"),
            "level": one_of(levels, "组织所填区划的层级", "level of the area that the body states as its own"),
        },
        required=(),
    )
    return end | {"minProperties": 1}


def _target() -> Schema:
    return record(
        {
            "id": ref("id", "编号", "id"),
            "clause": text("条款", "clause"),
            "metric": or_null("id", "条款所定义的指标", "the metric that the clause defines"),
            "area": or_null("area", "区划代码；空为政策的适用区划", "area code; null is the policy's area"),
            "threshold": {"type": ["number", "null"], "exclusiveMinimum": 0, "maximum": 1, **said("比例", "share: 0.6 is 60 %")},
            "count": {"type": ["integer", "null"], "minimum": 1, **said("数量", "number of subjects")},
            "due": or_null("day", "期限", "due day"),
            "due_text": or_null("bilingual", "期限的说明", "the deadline in words"),
            "lead_units": {"$ref": "#/$defs/units", **said("牵头单位", "lead units, as printed")},
            "responsible_units": {"$ref": "#/$defs/units", **said("责任单位", "responsible units, as printed")},
            "testable": {"type": "boolean", **said("可否检验", "whether data can tell")},
            "not_testable_because": or_null("bilingual", "不可检验的原因", "why data cannot tell"),
        },
        required=("id", "clause", "metric", "testable"),
    )


def schema_text() -> str:
    """The schema as the checked-in file has it."""
    return json.dumps(policy_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
