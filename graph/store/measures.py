"""Metrics as the parameters their statements take: data decides, graph/metrics/*.cypher answer."""

from collections.abc import Iterable, Mapping

from graph.errors import UnknownMetric
from graph.model.kinds import FIRM_MODES
from graph.model.policy import FilterDef, Measure, MetricDef, PopulationFilter
from graph.model.record import property_name

_LEFT_OUT: Mapping[str, object] = {
    "forms": None,
    "withoutForms": [],
    "modes": None,
    "firmOnly": False,
    "firmModes": sorted(FIRM_MODES),
}
_FINDINGS = ("complete", "withdrawn", "none", "present", "exempt")
_BY_METRIC = (PopulationFilter.WITH_METRIC, PopulationFilter.WITHOUT_METRIC)


def readings(metric: MetricDef) -> list[str]:
    """The surveys a metric reads, as aspect:finding: its own, and those its definition carries over."""
    own = [f"{metric.id}:{finding}" for finding in _FINDINGS]
    return own + [f"{reading.aspect}:{finding}" for reading in metric.surveys for finding in reading.findings]


def metric_map(metric: MetricDef, metrics: Mapping[str, MetricDef]) -> dict[str, object]:
    """One metric as the map that the statements take as `metric`."""
    given = {property_name(name): _plain(value) for name, value in metric.parameters.items()}
    return {
        **_LEFT_OUT,
        **given,
        "id": metric.id,
        "subject": str(metric.subject),
        "measure": str(metric.measure),
        "filters": [_filter_map(filter_, metrics) for filter_ in metric.filters],
        "readings": readings(metric),
    }


_ALWAYS = frozenset({"exists", "surveys"})
_BRANCH_OF = {
    PopulationFilter.NOT_SERVED_BY_FIRM: "served_by_firm",
    PopulationFilter.WITH_METRIC: "by_metric",
    PopulationFilter.WITHOUT_METRIC: "by_metric",
}


def branches(chosen: Iterable[MetricDef], metrics: Mapping[str, MetricDef]) -> frozenset[str]:
    """The branches that a statement needs to judge these metrics: what it costs to plan grows with each."""
    needed = set(_ALWAYS)
    if not (asked := list(chosen)):
        needed.add(str(Measure.BODY_SET_UP))  # where nothing is judged, the text still holds a measure
    for metric in asked:
        needed.add(str(metric.measure))
        for filter_ in metric.filters:
            needed.add(_BRANCH_OF.get(filter_.filter, str(filter_.filter)))
            if filter_.filter in _BY_METRIC:
                needed |= branches([metrics[str(filter_.parameters["metric"])]], metrics)
    return frozenset(needed)


def metric_maps(chosen: Iterable[MetricDef], metrics: Mapping[str, MetricDef]) -> list[dict[str, object]]:
    """Several metrics, in the order given."""
    return [metric_map(metric, metrics) for metric in chosen]


def _filter_map(filter_: FilterDef, metrics: Mapping[str, MetricDef]) -> dict[str, object]:
    values: dict[str, object] = {property_name(name): _plain(value) for name, value in filter_.parameters.items()}
    if filter_.filter in _BY_METRIC:
        values["metric"] = metric_map(metrics[str(filter_.parameters["metric"])], metrics)
    return {"filter": str(filter_.filter), **values}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def chosen_metrics(metrics: Mapping[str, MetricDef], ids: list[str] | None, argument: str = "metrics") -> list[MetricDef]:
    """The metrics asked for, in the order of their ids; all of them when none is named."""
    if ids is None:
        return [metrics[id_] for id_ in sorted(metrics)]
    unknown = [id_ for id_ in ids if id_ not in metrics]
    if unknown:
        known = ", ".join(sorted(metrics))
        raise UnknownMetric(f"no metric {', '.join(repr(id_) for id_ in unknown)}; there are: {known}", argument=argument)
    return [metrics[id_] for id_ in sorted(set(ids))]
