"""Puts a metric together out of its measure, its filters and its surveys: data decides, files answer.

Certainty is 2 (certain), 1 (perhaps) or 0 (no) everywhere, so "and" is the smallest and "or" the
largest; a subject's place in the population is such a figure too (metrics.md, Populations).
"""

from collections.abc import Mapping

from graph.errors import BadInput
from graph.model.kinds import FIRM_MODES
from graph.model.policy import FilterDef, Measure, MetricDef, PopulationFilter
from graph.model.record import property_name
from graph.statements import statement
from graph.store.compose import Composer, Lens

SCOPE = "CALL (subject, area, day) {"
_OPTIONAL: Mapping[str, object] = {
    "forms": None,
    "withoutForms": [],
    "modes": None,
    "firmOnly": False,
    "firmModes": sorted(FIRM_MODES),
}
_EXISTENCE = """CASE WHEN place = 1 THEN 'UNKNOWN'
     WHEN found = 2 THEN 'MET'
     WHEN found = 1 THEN 'UNKNOWN'
     WHEN surveyed = 'exempt' THEN 'EXEMPT'
     WHEN surveyed = 'present' THEN 'MET'
     WHEN surveyed = 'none' OR complete THEN 'NOT_MET'
     WHEN surveyed = 'complete' AND subject.type <> 'Area' THEN 'NOT_MET'
     ELSE 'UNKNOWN' END"""
_JUDGED = "CASE WHEN place = 1 THEN 'UNKNOWN' WHEN surveyed = 'exempt' THEN 'EXEMPT' ELSE answer END"


def readings(metric: MetricDef) -> list[str]:
    """The surveys a metric reads, as aspect:finding: its own, and those its definition carries over."""
    own = [f"{metric.id}:{finding}" for finding in ("complete", "withdrawn", "none", "present", "exempt")]
    return own + [f"{reading.aspect}:{finding}" for reading in metric.surveys for finding in reading.findings]


def metric_text(
    composer: Composer, metric: MetricDef, metrics: Mapping[str, MetricDef], lens: Lens, *, outside: bool = False
) -> str:
    """A subquery from (subject, area, day) to `place`, `found` and `verdict`.

    A subject outside the population gives no row, or with `outside` a row of place 0 and no verdict.
    """
    lines = [SCOPE]
    places = []
    for filter_ in (None, *metric.filters):
        name = composer.name("place")
        lines.append(_place(composer, filter_, metrics, lens, name))
        places.append(name)
    together = "[" + ", ".join(places) + "]"
    lines.append(f"WITH subject, area, day, CASE WHEN 0 IN {together} THEN 0 WHEN 1 IN {together} THEN 1 ELSE 2 END AS place")
    if not outside:
        lines.append("WHERE place > 0")
    measure = composer.part(str(metric.measure), "metrics", measure_values(metric))
    lines += [SCOPE, composer.read(measure, lens), "}"]
    if metric.measure is Measure.SAME_PERSON or metric.judged:
        lines.append("WITH *, null AS found")
    own = composer.part("own_survey", "cypher/parts", {"readings": readings(metric)})
    lines.append(composer.read(own, lens))
    if metric.judged:
        answer = _JUDGED
    else:
        around = composer.part("area_survey", "cypher/parts", {"readings": readings(metric)})
        lines.append(composer.read(around, lens))
        answer = _EXISTENCE
    verdict = f"CASE WHEN place > 0 THEN {answer} END" if outside else answer
    lines.append(f"RETURN place, found, {verdict} AS verdict\n}}")
    return "\n".join(lines)


def measure_values(metric: MetricDef) -> dict[str, object]:
    """The parameters of a metric's measure as its statement takes them, what is left out filled in."""
    return dict(_OPTIONAL) | {property_name(name): _plain(value) for name, value in metric.parameters.items()}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _place(
    composer: Composer, filter_: FilterDef | None, metrics: Mapping[str, MetricDef], lens: Lens, name: str
) -> str:
    """One condition of the population, as a subquery giving `name`; None is that the subject exists."""
    if filter_ is None:
        return _filter(composer, "exists", {}, lens, f"place AS {name}")
    if filter_.filter is PopulationFilter.NOT_SERVED_BY_FIRM:
        return _filter(composer, "served_by_firm", {}, lens, f"2 - place AS {name}")
    if filter_.filter in (PopulationFilter.WITH_METRIC, PopulationFilter.WITHOUT_METRIC):
        other = metrics[str(filter_.parameters["metric"])]
        inner = metric_text(composer, other, metrics, lens, outside=True)
        met, unmet = (2, 0) if filter_.filter is PopulationFilter.WITH_METRIC else (0, 2)
        # Only a record that is there but uncertain makes the place uncertain: a mere absence is "without".
        figure = f"CASE WHEN verdict = 'MET' THEN {met} WHEN place = 1 OR (place = 2 AND found = 1) THEN 1 ELSE {unmet} END"
        return f"{SCOPE}\n{inner}\nRETURN {figure} AS {name}\n}}"
    return _filter(composer, str(filter_.filter), filter_.parameters, lens, f"place AS {name}")


def _filter(composer: Composer, part: str, given: Mapping[str, object], lens: Lens, returned: str) -> str:
    values = _OPTIONAL | {property_name(key): _plain(value) for key, value in given.items()}
    text = composer.read(composer.part(part, "metrics/filters", values), lens)
    return f"{SCOPE}\n{SCOPE}\n{text}\n}}\nRETURN {returned}\n}}"


def chosen(metrics: Mapping[str, MetricDef], ids: list[str] | None) -> list[MetricDef]:
    """The metrics asked for, in the order of their ids; all of them when none is named."""
    if ids is None:
        return [metrics[id_] for id_ in sorted(metrics)]
    unknown = [id_ for id_ in ids if id_ not in metrics]
    if unknown:
        known = ", ".join(sorted(metrics))
        raise BadInput(f"no metric {', '.join(repr(id_) for id_ in unknown)}; there are: {known}", argument="metrics")
    return [metrics[id_] for id_ in sorted(set(ids))]
