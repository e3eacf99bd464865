"""The stored questions of docs/questions/, with variables drawn from the demonstration and the oracle's answers to them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from tests.agreement.hub import instant_text
from tests.oracle import question_answers as told
from tests.oracle import question_judgements as judged
from tests.oracle.metric_table import SIX
from tests.oracle.questions import question
from tests.oracle.world import State, World

FOLDER = Path(__file__).parents[2] / "docs" / "questions"
OPERATIONS: Mapping[str, str] = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("q-*.graphql"))}
COMMITTEES = ("owners_committee", "management_committee")


@dataclass
class Drawn:
    """One drawing: a day, an instant, and what is known now and was known then."""

    world: World
    random: Random
    past: bool = True
    """Whether what was known earlier may be asked about too."""

    def __post_init__(self) -> None:
        asked = question(self.random, self.world)
        self.now: State = self.world.at()
        self.instant: int | None = asked.known_at if self.past and self.random.random() < 0.5 else None
        self.then: State = self.world.at(self.instant)
        self.day: date = asked.day

    @cached_property
    def when(self) -> dict[str, str | None]:
        return {"asOf": self.day.isoformat(), "knownAt": None if self.instant is None else instant_text(self.instant)}

    def one(self, table: str, **cells: tuple[str, ...]) -> str:
        """A record of the table whose cells are among those given; LookupError where there is none."""
        found = [one.id for one in self.now.table(table) if all(one[name] in among for name, among in cells.items())]
        if not found:
            raise LookupError(table)
        return self.random.choice(sorted(found))


Variables = dict[str, Any]
Question = Callable[[Drawn], tuple[Variables, Any]]


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


QUESTIONS: Mapping[str, Question] = {
    "q-01": _card,
    "q-03": _without_party,
    "q-04": _without_firm,
    "q-05": _several,
    "q-06": _holders,
    "q-07": _person,
    "q-10": _neighbourhood,
    "q-13": _composition,
    "q-14": _unfiled,
    "q-15": _lines,
    "q-18": _searched,
}
