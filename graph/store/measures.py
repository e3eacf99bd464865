"""Metrics as the parameters their statements take: data decides, graph/metrics/*.cypher answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import Personal, UnknownMetric
from graph.model.dates import stretch
from graph.model.kinds import FIRM_MODES
from graph.model.measures import (
    AREAS,
    BODIES,
    FILTER_PARAMETERS,
    MEASURE_PARAMETERS,
    Measure,
    Parameter,
    PopulationFilter,
    Subject,
    Takes,
)
from graph.model.policy import FilterDef, MetricDef
from graph.model.record import property_name

_FINDINGS = ("complete", "withdrawn", "none", "present", "exempt")
_BY_METRIC = (PopulationFilter.WITH_METRIC, PopulationFilter.WITHOUT_METRIC)
_LISTS = frozenset({"without_forms", "or_posts"})
"""Parameters that, left out, mean none and not any."""
_STANDING: Mapping[str, str] = {Subject.SERVICE: "service_by_firm", Subject.COMPLAINT: "complaint_due"}
"""What puts a subject into a population before any filter of the metric; areas have no life of their own."""


def readings(metric: MetricDef) -> list[str]:
    """The surveys a metric reads, as aspect:finding: its own, and those its definition carries over."""
    own = [f"{metric.id}:{finding}" for finding in _FINDINGS]
    return own + [f"{reading.aspect}:{finding}" for reading in metric.surveys for finding in reading.findings]


def subject_type(metric: MetricDef) -> str:
    """The sort of record that a metric judges: compound, body, area, service or complaint."""
    if metric.subject in BODIES:
        return "body"
    return "area" if metric.subject in AREAS else str(metric.subject)


def _standing(metric: MetricDef) -> str:
    return "always" if metric.subject in AREAS else _STANDING.get(metric.subject, "exists")


def metric_map(metric: MetricDef, metrics: Mapping[str, MetricDef]) -> dict[str, object]:
    """One metric as the map that the statements take as `metric`."""
    filters = [_filter_map(filter_, metrics) for filter_ in metric.filters]
    return {
        **_taken(MEASURE_PARAMETERS[metric.measure], metric.parameters, metrics),
        "firmModes": sorted(FIRM_MODES),
        "id": metric.id,
        "subject": str(metric.subject),
        "subjectType": subject_type(metric),
        "measure": str(metric.measure),
        "filters": filters,
        "personal": metric.personal,
        "belongs": [{"filter": _standing(metric)}, *filters],
        "readings": readings(metric),
    }


def _filter_map(filter_: FilterDef, metrics: Mapping[str, MetricDef]) -> dict[str, object]:
    taken = _taken(FILTER_PARAMETERS[filter_.filter], filter_.parameters, metrics)
    return {"filter": str(filter_.filter), "firmModes": sorted(FIRM_MODES), **taken}


def _taken(parameters: Iterable[Parameter], given: Mapping[str, object], metrics: Mapping[str, MetricDef]) -> dict[str, object]:
    """Every parameter with its value; one that is left out with what that means."""
    taken: dict[str, object] = {}
    for parameter in parameters:
        value = given.get(parameter.name)
        if value is None:
            value = False if parameter.takes is Takes.FLAG else [] if parameter.name in _LISTS else None
        elif parameter.takes is Takes.DAY:
            value = stretch(str(value)).first
        elif parameter.takes is Takes.METRIC:
            value = metric_map(metrics[str(value)], metrics)
        elif isinstance(value, tuple):
            value = list(value)
        taken[property_name(parameter.name)] = value
    return taken


def branches(chosen: Iterable[MetricDef], metrics: Mapping[str, MetricDef]) -> frozenset[str]:
    """The branches that a statement needs to judge these metrics: what it costs to plan grows with each."""
    asked = list(chosen)
    needed = {"simple", "surveys"}
    if not asked:  # where nothing is judged, the text still holds a measure
        needed |= {str(Measure.BODY_SET_UP), str(Subject.COMPOUND), "exists"}
    for metric in asked:
        needed |= {str(metric.measure), subject_type(metric), _standing(metric)}
        if "home" in metric.parameters:
            needed.add(str(metric.parameters["home"]))
        if "also" in metric.parameters:
            needed |= {"also", str(metrics[str(metric.parameters["also"])].parameters["home"])}
        for filter_ in metric.filters:
            if filter_.filter in _BY_METRIC:
                rested = metrics[str(filter_.parameters["metric"])]
                needed |= {"by_metric", str(rested.measure)} | {f"rests_{_branch(below)}" for below in rested.filters}
            else:
                needed.add(_branch(filter_))
    return frozenset(needed)


def _branch(filter_: FilterDef) -> str:
    same = filter_.filter is PopulationFilter.NOT_SERVED_BY_FIRM
    return str(PopulationFilter.SERVED_BY_FIRM if same else filter_.filter)


TOGETHER: frozenset[Measure] = frozenset(
    {Measure.BODY_SET_UP, Measure.SERVICE_HOLDS, Measure.POST_IN_COMMUNITY, Measure.SAME_PERSON}
)
"""Measures that one statement may hold together; each of the others has statements of its own (decision 3)."""
HOLDER_MEASURES: frozenset[Measure] = frozenset(
    {
        Measure.POST_IN_COMMUNITY,
        Measure.SAME_PERSON,
        Measure.POST_PARTY_MEMBER,
        Measure.COMMITTEE_COMPOSITION,
        Measure.ONE_PERSON_POSTS,
        Measure.AREA_POST_HELD,
        Measure.FIRM_PARTY_WORK,
    }
)
"""Measures whose answer may rest on who holds what."""


def rests_on_holders(metric: MetricDef) -> bool:
    """Whether an answer of the metric, or a place in its population, may rest on who holds what.

    What a population rests on by another metric is whether a body or a service is there, never who holds a post.
    """
    return metric.measure in HOLDER_MEASURES or any(one.filter is PopulationFilter.HEAD_IS_MEMBER for one in metric.filters)


@dataclass(frozen=True, slots=True)
class Group:
    """Metrics that one statement judges, and the branches of it that they need."""

    metrics: Sequence[MetricDef]
    needs: frozenset[str]


def groups(chosen: Sequence[MetricDef], metrics: Mapping[str, MetricDef]) -> list[Group]:
    """The metrics by the statements that judge them, each in the order given; one group where nothing is asked.

    What a statement holds follows from the measures and not from which metrics of them are asked, so
    that Neo4j, which keeps plans by text, has few to make.
    """
    by_family: dict[frozenset[Measure], list[MetricDef]] = {}
    for metric in chosen:
        by_family.setdefault(TOGETHER if metric.measure in TOGETHER else frozenset({metric.measure}), []).append(metric)
    found = [Group(asked, _needs(asked, metrics)) for asked in by_family.values()]
    return found or [Group((), branches((), metrics))]


def _needs(asked: Sequence[MetricDef], metrics: Mapping[str, MetricDef]) -> frozenset[str]:
    measures = {metric.measure for metric in asked}
    return branches([metric for metric in metrics.values() if metric.measure in measures], metrics)


def metric_maps(chosen: Iterable[MetricDef], metrics: Mapping[str, MetricDef]) -> list[dict[str, object]]:
    """Several metrics, in the order given."""
    return [metric_map(metric, metrics) for metric in chosen]


def chosen_metrics(
    metrics: Mapping[str, MetricDef], ids: list[str] | None, *, membership: bool, argument: str = "metrics"
) -> list[MetricDef]:
    """The metrics asked for, in the order of their ids; when none is named, all that the caller may have: `membership` tells
    whether they may read Party membership there.

    UnknownMetric for one that nothing defines; Personal for one that rests on Party membership, where the caller
    may not read that.
    """
    if ids is None:
        return [metrics[id_] for id_ in sorted(metrics) if membership or not metrics[id_].personal]
    unknown = [id_ for id_ in ids if id_ not in metrics]
    if unknown:
        known = ", ".join(sorted(metrics))
        raise UnknownMetric(f"no metric {', '.join(repr(id_) for id_ in unknown)}; there are: {known}", argument=argument)
    hidden = [id_ for id_ in ids if metrics[id_].personal and not membership]
    if hidden:
        raise Personal(
            f"{', '.join(hidden)} rests on Party membership, which you may not read here; leave it out", argument=argument
        )
    return [metrics[id_] for id_ in sorted(set(ids))]
