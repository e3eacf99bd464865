"""Model values out of a policy document that has been found right (由校验过的文件构造模型)."""

from typing import Any

from graph.model.appointing import Appointing, Demand, Membership, Procedure, Replacing, StepDef, Suspending
from graph.model.bilingual import Bilingual
from graph.model.conditions import Composition, ModeCase, ModeConditions
from graph.model.kinds import AreaLevel, StepKind, SurveyFinding
from graph.model.measures import Measure, PopulationFilter, Subject
from graph.model.move import Move, Together, end_of
from graph.model.policy import FilterDef, MetricDef, PolicyDef, PolicyFile, RuleDef, RuleKind, Strength, SurveyReading, TargetDef

Row = dict[str, Any]


def policy_file(document: Row) -> PolicyFile:
    """The policy file of a document that met the schema."""
    policy = document.get("policy")
    return PolicyFile(
        policy=_policy(policy) if policy is not None else None,
        metrics=tuple(_metric(row) for row in document.get("metrics", ())),
        rules=tuple(_rule(row) for row in document.get("rules", ())),
        targets=tuple(_target(row) for row in document.get("targets", ())),
        modes=tuple(_mode_case(row) for row in document.get("modes", ())),
    )


def _policy(row: Row) -> PolicyDef:
    return PolicyDef(**{**row, "level": AreaLevel(row["level"])})


def _metric(row: Row) -> MetricDef:
    return MetricDef(
        id=row["id"],
        name=_bilingual(row["name"]),
        subject=Subject(row["subject"]),
        measure=Measure(row["measure"]),
        parameters=_parameters(row["parameters"]),
        filters=tuple(
            FilterDef(
                PopulationFilter(found["filter"]), _parameters({key: value for key, value in found.items() if key != "filter"})
            )
            for found in row.get("filters", ())
        ),
        judged=row.get("judged", False),
        personal=row.get("personal", False),
        population=_bilingual(row["population"]),
        condition=_bilingual(row["condition"]),
        surveys=tuple(
            SurveyReading(survey["aspect"], tuple(SurveyFinding(word) for word in survey["findings"]))
            for survey in row.get("surveys", ())
        ),
    )


def _rule(row: Row) -> RuleDef:
    return RuleDef(
        id=row["id"],
        clause=row["clause"],
        kind=RuleKind(row["kind"]),
        strength=Strength(row["strength"]),
        text=_bilingual(row["text"]),
        testable=row["testable"],
        not_testable_because=_bilingual_or_none(row.get("not_testable_because")),
        in_force_from=row.get("in_force_from"),
        in_force_until=row.get("in_force_until"),
        metrics=tuple(row.get("metrics", ())),
        composition=Composition(**_parameters(row["composition"])) if "composition" in row else None,
        moves=tuple(_move(move) for move in row.get("moves", ())),
        appointing=_appointing(row),
    )


def _appointing(row: Row) -> Appointing:
    suspends, replaces = row.get("suspends"), row.get("replaces")
    return Appointing(
        demands=tuple(_demand(one) for one in row.get("demands", ())),
        procedure=_procedure(row["procedure"]) if "procedure" in row else None,
        suspends=Suspending(end_of(suspends["of"]), end_of(suspends["by"])) if suspends else None,
        replaces=Replacing(end_of(replaces["elected"]), end_of(replaces["stand_in"])) if replaces else None,
    )


def _demand(row: Row) -> Demand:
    return Demand(
        of=end_of(row["of"]),
        home=end_of(row["home"]) if "home" in row else None,
        together=Together(row["together"]) if "together" in row else None,
        party=Membership(row["party"]) if "party" in row else None,
        owner=row.get("owner", False),
        named=row.get("named", False),
    )


def _procedure(row: Row) -> Procedure:
    return Procedure(
        of=end_of(row["of"]),
        steps=tuple(_step(one) for one in row["steps"]),
        home=end_of(row["home"]) if "home" in row else None,
        formation=row.get("formation", False),
    )


def _step(row: Row) -> StepDef:
    return StepDef(
        step=StepKind(row["step"]),
        by=end_of(row["by"]) if "by" in row else None,
        working_days=row.get("working_days"),
        within_working_days=row.get("within_working_days"),
        after=StepKind(row["after"]) if "after" in row else None,
        during=StepKind(row["during"]) if "during" in row else None,
        late=row.get("late", False),
    )


def _mode_case(row: Row) -> ModeCase:
    return ModeCase(
        clause=row["clause"],
        modes=tuple(row["modes"]),
        when=ModeConditions(**_parameters(row.get("when", {}))),
        needs=tuple(_bilingual(need) for need in row.get("needs", ())),
        text=_bilingual(row["text"]),
    )


def _move(row: Row) -> Move:
    return Move(
        home=end_of(row["from"]),
        away=end_of(row["to"]),
        both_ways=row.get("both_ways", False),
        together=Together(row["together"]) if "together" in row else None,
        party_member=row.get("party_member", False),
        forbids=row.get("forbids", False),
    )


def _target(row: Row) -> TargetDef:
    threshold = row.get("threshold")
    return TargetDef(
        id=row["id"],
        clause=row["clause"],
        metric=row["metric"],
        area=row.get("area"),
        threshold=float(threshold) if threshold is not None else None,
        count=row.get("count"),
        due=row.get("due"),
        due_text=_bilingual_or_none(row.get("due_text")),
        lead_units=tuple(row.get("lead_units", ())),
        responsible_units=tuple(row.get("responsible_units", ())),
        testable=row["testable"],
        not_testable_because=_bilingual_or_none(row.get("not_testable_because")),
    )


def _bilingual(row: Row) -> Bilingual:
    return Bilingual(row["zh"], row["en"])


def _bilingual_or_none(row: Row | None) -> Bilingual | None:
    return _bilingual(row) if row is not None else None


def _parameters(row: Row) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
