"""The stored questions of docs/questions/, with variables drawn from the demonstration and the oracle's answers to them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tests.agreement.drawing import Drawn, Question, Variables
from tests.agreement.stored_role_questions import ROLE_QUESTIONS
from tests.oracle import question_answers as told
from tests.oracle import question_figures as figured
from tests.oracle import question_judgements as judged
from tests.oracle import question_rules as ruled
from tests.oracle.metric_table import SIX

FOLDER = Path(__file__).parents[2] / "docs" / "questions"
OPERATIONS: Mapping[str, str] = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("q-*.graphql"))}
COMMITTEES = ("owners_committee", "management_committee")


def _card(d: Drawn) -> tuple[Variables, Any]:
    id_, metrics = d.one("compounds"), sorted(d.random.sample(SIX, 3))
    return {"id": id_, "metrics": metrics}, told.compound_card(d.now, d.then, id_, metrics, d.day)


def _without_party(d: Drawn) -> tuple[Variables, Any]:
    within = d.one("areas", level=("community",))
    return {"within": within}, told.without_party_organisation(d.then, within, d.day)


def _without_firm(d: Drawn) -> tuple[Variables, Any]:
    within = d.one("areas", level=("community", "street"))
    return {"within": within, "first": 200}, judged.without_firm(d.then, within, d.day)


def _several(d: Drawn) -> tuple[Variables, Any]:
    community, least = d.one("areas", level=("community", "street")), d.random.choice((1, 2, 2, 3))
    return {"community": community, "least": least}, judged.firms_of_several_compounds(d.then, community, least, d.day)


def _holders(d: Drawn) -> tuple[Variables, Any]:
    id_ = d.one("bodies")
    return {"id": id_}, told.holders_of_body(d.now, d.then, id_, d.day)


def _person(d: Drawn) -> tuple[Variables, Any]:
    id_ = d.random.choice([d.one("people"), d.now.one(d.one("appointments"))["person"]])
    return {"id": id_}, told.person(d.now, d.then, id_, d.day)


def _neighbourhood(d: Drawn) -> tuple[Variables, Any]:
    id_ = d.now.one(d.one("appointments"))["person"]
    return {"id": id_}, told.neighbourhood(d.then, id_, d.day)


def _composition(d: Drawn) -> tuple[Variables, Any]:
    id_ = d.one("bodies", kind=COMMITTEES[d.random.random() < 0.7 :][:1])
    return {"id": id_}, judged.committee_composition(d.now, d.then, id_, d.day)


def _unfiled(d: Drawn) -> tuple[Variables, Any]:
    id_ = d.one("bodies", kind=("firm",))
    return {"id": id_}, told.unfiled_contracts(d.now, d.then, id_, d.day)


def _lines(d: Drawn) -> tuple[Variables, Any]:
    id_ = d.one("compounds")
    return {"id": id_}, told.complaint_lines(d.now, d.then, id_, d.day)


SOUGHT = ("物管会", "物业管理委员会", "临时物业管理委员会", "居委会", "演示·云桥", "业委会 演示", "青阳街道党工委")


def _searched(d: Drawn) -> tuple[Variables, Any]:
    text = d.random.choice([d.random.choice(SOUGHT), d.now.one(d.one("bodies"))["name"]])
    within = d.random.choice([None, d.one("areas", level=("street", "county"))])
    return {"text": text, "within": within, "first": 10}, told.bodies_searched(d.now, text, within, 10, d.day)


def _without_committee(d: Drawn) -> tuple[Variables, Any]:
    within, first = d.place("street", "county", "community"), d.random.choice((3, 50, 200))
    verdicts = d.random.choice((["NOT_MET", "UNKNOWN"], ["NOT_MET"]))
    expected = ruled.without_committee(d.then, within, verdicts, first, d.day)
    return {"within": within, "verdicts": verdicts, "first": first}, expected


OF_COMPOUNDS = ["committee", "committee--003-1", "owners-committee", "party-organisation-mature", "served"]
OF_ALL_SORTS = ["committee", "contract-filed", "firm-branch", "red-property--001", "served"]
"""Metrics of compounds, and of several sorts of subject: few, for each other choice is another statement to plan."""
RATES = (
    "committee",
    "owners-committee",
    "management-committee",
    "committee--003-1",
    "owners-committee--003-6",
    "owners-committee--003-7",
)
"""What each jurisdiction counts as the formation rate: Q-48 asks so when it is told nothing else."""


def _deadlines(d: Drawn) -> tuple[Variables, Any]:
    id_ = d.one("compounds")
    return {"id": id_, "metrics": OF_COMPOUNDS}, ruled.deadlines(d.now, d.then, id_, OF_COMPOUNDS, d.day)


def _formation(d: Drawn) -> tuple[Variables, Any]:
    within, metric = d.place("county", "city", "street"), d.random.choice(("committee", "owners-committee"))
    return {"within": within, "metric": metric}, figured.formation_rate(d.then, metric, within, "street", 200, d.day)


def _each_jurisdiction(d: Drawn) -> tuple[Variables, Any]:
    within = d.place("county", "street", "community")
    return {"within": within}, figured.rate_of_each_jurisdiction(d.then, RATES, within, d.day)


def _any_committee(d: Drawn) -> tuple[Variables, Any]:
    within, by = d.place("county", "street"), d.random.choice((None, "COMMUNITY", "STREET"))
    return {"within": within, "by": by}, figured.any_self_governance(d.then, RATES[:3], within, by, d.day)


def _red_property(d: Drawn) -> tuple[Variables, Any]:
    within = d.place("county", "street", "community")
    return {"within": within}, figured.red_property(d.then, within, d.day)


def _party_share(d: Drawn) -> tuple[Variables, Any]:
    within, since = d.place("city", "county", "street"), d.random.choice((date(2024, 11, 7), date(2023, 1, 1), date(2021, 6, 15)))
    return {"within": within, "establishedFrom": since.isoformat()}, figured.party_share(d.then, within, since, d.day)


def _due_first(d: Drawn) -> tuple[Variables, Any]:
    within, by = d.place("county", "street"), d.random.choice((None, "STREET", "COMMUNITY"))
    return {"within": within, "metrics": OF_ALL_SORTS, "by": by}, figured.due_first(d.then, OF_ALL_SORTS, within, by, d.day)


def _not_testable(d: Drawn) -> tuple[Variables, Any]:
    within = d.random.choice([None, d.one("areas", level=("province", "city", "county", "street"))])
    due_by = d.random.choice([None, d.day])
    return {"within": within, "dueBy": due_by and due_by.isoformat()}, ruled.not_testable(d.now, within, due_by)


def _side_by_side(d: Drawn) -> tuple[Variables, Any]:
    kind, on = d.random.choice([None, "APPOINTMENT", "COMPOSITION"]), d.random.choice([None, d.day])
    return {"kind": kind, "inForceOn": on and on.isoformat()}, ruled.rules_side_by_side(kind, on)


def _held_then(d: Drawn) -> tuple[Variables, Any]:
    within, first = d.place("community", "street"), d.random.choice((10, 200))
    kinds = d.random.choice([None, ["OWNERS_COMMITTEE", "MANAGEMENT_COMMITTEE", "SERVICE_STATION"]])
    variables = {"within": within, "kinds": kinds, "first": first}
    return variables, ruled.held_then(d.now, d.then, within, kinds, first, d.day)


def _documents(d: Drawn) -> tuple[Variables, Any]:
    within, first = d.place("street"), d.random.choice((5, 200))
    expected = ruled.gaps_and_documents(d.then, within, OF_COMPOUNDS, first, d.day)
    return {"within": within, "metrics": OF_COMPOUNDS, "first": first}, expected


QUESTIONS: Mapping[str, Question] = {
    "q-01": _card,
    "q-02": _without_committee,
    "q-03": _without_party,
    "q-04": _without_firm,
    "q-05": _several,
    "q-06": _holders,
    "q-07": _person,
    "q-10": _neighbourhood,
    "q-11": _deadlines,
    "q-13": _composition,
    "q-14": _unfiled,
    "q-15": _lines,
    "q-18": _searched,
    "q-47": _formation,
    "q-48": _each_jurisdiction,
    "q-49": _any_committee,
    "q-50": _red_property,
    "q-51": _party_share,
    "q-58": _due_first,
    "q-59": _not_testable,
    "q-68": _side_by_side,
    "q-69": _held_then,
    "q-70": _documents,
    **ROLE_QUESTIONS,
}
