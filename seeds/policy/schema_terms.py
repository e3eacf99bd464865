"""The terms that the JSON Schema of a policy file is written in (JSON Schema 的写法)."""

from typing import Any

from graph.model.measures import Parameter, Takes

Schema = dict[str, Any]


def said(zh: str, en: str) -> Schema:
    """The description of a place, in two languages (说明)."""
    return {"description": f"{zh} / {en}"}


def record(properties: Schema, required: tuple[str, ...] | None = None) -> Schema:
    """A mapping with these fields and no others (记录)."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def text(zh: str, en: str) -> Schema:
    """A text that is not blank (文本)."""
    return ref("text", zh, en)


def ref(name: str, zh: str, en: str) -> Schema:
    """What is defined under that name (引用)."""
    return {"$ref": f"#/$defs/{name}", **said(zh, en)}


def or_null(name: str, zh: str, en: str) -> Schema:
    """A value or null, as if/then: an anyOf would hide which of the two went wrong."""
    return {"if": {"not": {"type": "null"}}, "then": {"$ref": f"#/$defs/{name}"}, **said(zh, en)}


def one_of(words: tuple[str, ...], zh: str, en: str) -> Schema:
    """One word of a closed list (词表中的一个词)."""
    return {"type": "string", "enum": list(words), **said(zh, en)}


def word_list(words: tuple[str, ...], zh: str, en: str) -> Schema:
    """One or more words of a closed list (词表中的词)."""
    items = {"type": "string", "enum": list(words)}
    return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True, **said(zh, en)}


def listed(name: str, zh: str, en: str) -> Schema:
    """A list of what is defined under that name (列表)."""
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}, **said(zh, en)}


def id_list(zh: str, en: str) -> Schema:
    """A list of ids (编号列表)."""
    return {"type": "array", "items": {"$ref": "#/$defs/id"}, "uniqueItems": True, **said(zh, en)}


def parameters_of(parameters: tuple[Parameter, ...], also: Schema | None = None) -> Schema:
    """A mapping of these parameters (参数)."""
    properties: Schema = dict(also or {})
    for parameter in parameters:
        properties[parameter.name] = _parameter(parameter)
    return record(properties, required=tuple(also or ()) + tuple(p.name for p in parameters if p.required))


def _parameter(parameter: Parameter) -> Schema:
    zh, en = parameter.meaning.zh, parameter.meaning.en
    match parameter.takes:
        case Takes.WORDS:
            return word_list(parameter.words, zh, en)
        case Takes.WORD:
            return one_of(parameter.words, zh, en)
        case Takes.FLAG:
            return {"type": "boolean", **said(zh, en)}
        case Takes.NUMBER:
            return {"type": "integer", "minimum": 1, **said(zh, en)}
        case Takes.SHARE:
            return {"type": "number", "exclusiveMinimum": 0, "maximum": 1, **said(zh, en)}
        case Takes.TEXT:
            return text(zh, en)
        case Takes.DAY:
            return ref("day", zh, en)
        case Takes.METRIC:
            return ref("id", zh, en)
