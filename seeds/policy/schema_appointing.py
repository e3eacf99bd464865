"""What a rule may say about appointing, in the JSON Schema of a policy file (任职规定的 JSON Schema)."""

from graph.model.appointing import Membership
from graph.model.kinds import StepKind
from graph.model.move import Together
from seeds.policy.schema_terms import Schema, listed, one_of, record, ref, said

_STEPS = tuple(str(step) for step in StepKind)

APPOINTING: Schema = {
    "demands": listed("demand", "任职条件", "what it asks of whoever takes a post"),
    "procedure": ref("procedure", "任职或组建的程序", "the steps of appointing, or of forming a body, in their order"),
    "suspends": ref("suspending", "谁可停止其履职", "who suspends the holders of which posts"),
    "replaces": ref("replacing", "代行机构何时终止", "which body gives way to which on the day that takes office"),
}
"""The fields of a rule that speak of appointing."""


def appointing_definitions() -> Schema:
    """What they are made of."""
    return {
        "demand": record(
            {
                "of": ref("end", "所任职务", "the post that is taken"),
                "home": ref("end", "须已担任的职务", "a post that must be held already"),
                "together": one_of(tuple(str(word) for word in Together), "两端同处", "what both posts have in common"),
                "party": one_of(tuple(str(word) for word in Membership), "党员身份", "Party membership"),
                "owner": {"type": "boolean", **said("须为该小区业主", "must own a home in a compound of the body")},
                "named": {
                    "type": "boolean",
                    **said("只问以本条为依据的任职", "asked only of appointments that rest on this rule"),
                },
            },
            required=("of",),
        ),
        "procedure": record(
            {
                "of": ref("end", "所任职务或所组建的机构", "the post that is taken, or the body that is formed"),
                "home": ref("end", "只问由此而来的人", "demanded of those who come from there"),
                "formation": {"type": "boolean", **said("是否机构组建的程序", "whether the steps are those of forming the body")},
                "steps": {**listed("step", "各步，依次", "the steps, in their order"), "minItems": 1},
            },
            required=("of", "steps"),
        ),
        "step": record(
            {
                "step": one_of(_STEPS, "步骤", "which step"),
                "by": ref("end", "由谁进行", "the body that takes it"),
                "working_days": {
                    "type": "integer",
                    "minimum": 1,
                    **said("不少于几个工作日", "lasts so many working days at least"),
                },
                "within_working_days": {
                    "type": "integer",
                    "minimum": 1,
                    **said("须在 after 之后几个工作日内", "comes so many working days after `after` at most"),
                },
                "after": one_of(_STEPS, "只在此步之后才要求", "demanded only once this step was taken"),
                "during": one_of(_STEPS, "在此步期间进行", "falls into that step and does not end it"),
                "late": {"type": "boolean", **said("可在就任之后", "may follow taking office")},
            },
            required=("step",),
        )
        | {"dependentRequired": {"within_working_days": ["after"]}},
        "suspending": record(
            {
                "of": ref("end", "被停职的职务", "the posts whose holders are suspended"),
                "by": ref("end", "由谁决定", "the body that suspends"),
            }
        ),
        "replacing": record(
            {
                "elected": ref("end", "选举产生的机构", "the elected body"),
                "stand_in": ref("end", "代行机构", "the body that stood in for it"),
            }
        ),
    }
