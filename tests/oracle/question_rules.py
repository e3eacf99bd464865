"""The whole expected answers of the stored questions about what policies say: Q-59, Q-68, Q-69, Q-70, and of Q-02 and Q-11."""

from collections.abc import Sequence
from datetime import date

from tests.oracle import lists
from tests.oracle.answers import verdict
from tests.oracle.coverage import gaps
from tests.oracle.days import Truth, civil_day
from tests.oracle.holding import body_exists
from tests.oracle.metric_variants import by_id
from tests.oracle.places import area_of, areas_around, inside
from tests.oracle.policy_book import every_rule, every_target, metrics, policies, rules_around, targets_around
from tests.oracle.policy_told import document, metric_told, move_told, rules_of_metric, told
from tests.oracle.populations_listed import CompoundFilter, compounds
from tests.oracle.told import SOME_TEXT, Answer, first_page, shown, title
from tests.oracle.world import Record, State


def without_committee(then: State, within: str, verdicts: Sequence[str], first: int, day: date) -> Answer:
    """Q-02: ordered by name."""
    wanted = CompoundFilter(metric="committee", verdicts=verdicts)
    found = sorted((then.one(one) for one in compounds(then, within, day, wanted)), key=lambda one: (one["name"], one.id))
    nodes = [
        shown(
            one,
            *("id", "name", "households"),
            area=shown(then.one(one["area"]), "code", "name"),
            gaps=[_gap_without_committee(then, one, day)],
        )
        for one in found
    ]
    return {"compounds": first_page(nodes, first)}


def _gap_without_committee(state: State, compound: Record, day: date) -> Answer:
    codes = areas_around(state, compound["area"])
    return {
        "id": f"gap:committee:{compound.id}",
        "verdict": verdict(state, "committee", compound.id, day)[1],
        "explanation": SOME_TEXT,
        "rules": [told(rule, "id", "clause") for rule, _ in rules_around(codes, day) if "committee" in rule.get("metrics", [])],
        "targets": [told(target, "id", "clause", "due") for target, _ in targets_around("committee", codes)],
    }


def deadlines(now: State, then: State, id_: str, ids: Sequence[str], day: date) -> Answer:
    """Q-11."""
    compound = now.one(id_)
    told_then = then.get(id_)
    codes = areas_around(then, area_of(then, told_then)) if told_then else []
    found = []
    for metric in sorted(ids):
        belongs, answer = verdict(then, by_id(metric), id_, day)
        if belongs and answer in ("NOT_MET", "UNKNOWN"):
            targets = [
                told(
                    target,
                    *("id", "clause", "threshold", "count", "due", "due_text", "lead_units", "responsible_units"),
                    policy=told(policy, "id", "title", "document_number"),
                )
                for target, policy in targets_around(metric, codes)
            ]
            shown_metric = metric_told(metric, "id", "name")
            found.append({"id": f"gap:{metric}:{id_}", "verdict": answer, "metric": shown_metric, "targets": targets})
    return {"compound": shown(compound, "id", "name", gaps=found)}


def not_testable(now: State, within: str | None, due_by: date | None) -> Answer:
    """Q-59."""
    found = []
    for target, policy in every_target():
        area, due = target.get("area") or policy["area"], target.get("due")
        lies = within is None or (area is not None and now.get(area) is not None and inside(now, area, within))
        if target["testable"] or not lies or (due_by is not None and (due is None or due > due_by)):
            continue
        metric = metric_told(target["metric"], "id", "name", "population") if target["metric"] else None
        found.append(
            told(
                target,
                *("id", "clause", "not_testable_because", "threshold", "count", "due", "due_text"),
                metric=metric,
                policy=told(policy, "id", "title", "jurisdiction", "document_number"),
            )
        )
    return {"targets": found}


def rules_side_by_side(kind: str | None, in_force_on: date | None) -> Answer:
    """Q-68."""
    rules = [
        told(
            rule,
            *("id", "clause", "kind", "strength", "text"),
            policy=told(policy, "id", "jurisdiction"),
            moves=[move_told(move, rule["strength"]) for move in rule.get("moves", [])],
        )
        for rule, policy in every_rule(in_force_on)
        if kind is None or rule["kind"] == kind.lower()
    ]
    compared = [
        metric_told(
            one["id"],
            *("id", "name", "population", "condition", "parameters"),
            rules=[told(rule, "id", "strength", policy=told(p, "id", "jurisdiction")) for rule, p in rules_of_metric(one["id"])],
        )
        for one in metrics()
    ]
    return {"rules": rules, "metrics": compared}


def held_then(now: State, then: State, within: str, kinds: Sequence[str] | None, first: int, day: date) -> Answer:
    """Q-69."""
    rules = {str(rule["id"]): rule for policy in policies() for rule in policy["rules"]}

    def clause(id_: str) -> Answer | None:
        return told(rules[id_], "id", "clause") if id_ in rules else None

    def holder(appointment: Record) -> Answer | None:
        person = shown(then.one(appointment["person"]), "id", "name")
        return shown(appointment, "id", "since", "until", person=person, basis=clause(appointment["basis"]))

    def post(one: Record) -> Answer | None:
        held = [holder(then.one(a)) for a in sorted(lists.holders(then, one.id, day))]
        return shown(one, "id", "kind", title=title(one), requiredBy=clause(one["required_by"]), holders=held)

    found = [
        shown(body, "id", "name", "kind", posts=[post(then.one(p)) for p in sorted(lists.posts(then, body.id, day))])
        for body in sorted(then.table("bodies"), key=lambda one: one.id)
        if (kinds is None or body["kind"].upper() in kinds)
        and body_exists(body, civil_day(day)) is Truth.CERTAIN
        and inside(then, area_of(then, body), within)
    ]
    in_force = [
        told(
            rule,
            *("id", "clause", "strength", "text", "in_force_from", "in_force_until"),
            policy=told(
                policy,
                *("id", "title", "document_number"),
                area={"code": policy["area"]} if policy["area"] and now.get(policy["area"]) else None,
            ),
        )
        for rule, policy in every_rule(day)
        if rule["kind"] == "appointment"
    ]
    return {"bodies": first_page(found, first), "rules": in_force}


def gaps_and_documents(then: State, within: str, ids: Sequence[str], first: int, day: date) -> Answer:
    """Q-70."""
    nodes = []
    for metric in sorted(ids):
        for subject, answer in sorted(gaps(then, by_id(metric), within, day)):
            codes = areas_around(then, area_of(then, then.one(subject)))
            nodes.append(
                {
                    "id": f"gap:{metric}:{subject}",
                    "verdict": answer,
                    "rules": [
                        told(rule, "id", "clause", "strength", "text", policy=document(then, policy))
                        for rule, policy in rules_around(codes, day)
                        if metric in rule.get("metrics", [])
                    ],
                    "targets": [
                        told(target, "id", "clause", policy=document(then, policy))
                        for target, policy in targets_around(metric, codes)
                    ],
                }
            )
    return {"coverageGaps": first_page(nodes, first)}
