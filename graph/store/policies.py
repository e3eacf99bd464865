"""Policies in the graph: adopting files, and the metrics every figure is put together from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from graph.audit import Author, Changed
from graph.database import Database, Row, Transaction
from graph.errors import BadInput
from graph.model.measures import Home, Measure
from graph.model.move import Move, moves_of
from graph.model.policy import MetricDef, PolicyFile
from graph.model.policy_record import links, metric_of, nodes
from graph.model.searching import search_properties
from graph.statements import statement

RECORDED = frozenset({Measure.BODY_SET_UP, Measure.SERVICE_HOLDS})
"""Measures on whose answer another metric's population may rest (graph/metrics/answers_recorded.cypher)."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Every metric, the moves that rules speak of by rule, and the stamp of the policies they were read under."""

    stamp: int
    by_id: Mapping[str, MetricDef]
    moves: Mapping[str, Sequence[Move]] = field(default_factory=dict)
    dues: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """The days on which targets on each metric are due, yyyymmdd."""


async def read_metrics(database: Database) -> Metrics:
    """The metrics as the graph has them now."""
    row = (await database.read(statement("read_metrics").text))[0]
    found = [metric for definition in row["definitions"] if (metric := _readable(definition)) is not None]
    moves = {rule: moves_of(text) for rule, text in sorted(row["moves"])}
    dues: dict[str, set[int]] = {}
    for metric, day in row["dues"]:
        dues.setdefault(metric, set()).add(day)
    fixed = {metric: frozenset(days) for metric, days in dues.items()}
    return Metrics(row["stamp"], {metric.id: metric for metric in found}, moves, fixed)


def _readable(definition: str) -> MetricDef | None:
    """The metric; None where an older version wrote it in words of its own, until its file is adopted again."""
    try:
        return metric_of(definition)
    except (KeyError, ValueError):
        return None


async def metrics_beside(database: Database, ids: Iterable[str]) -> list[MetricDef]:
    """The metrics of the graph that a file defining `ids` finds beside it."""
    own = set(ids)
    return [metric for metric in (await read_metrics(database)).by_id.values() if metric.id not in own]


def _checked(metrics: Mapping[str, MetricDef]) -> None:
    """BadInput where a metric rests on another of a measure that nothing may rest on."""
    for metric in metrics.values():
        also = metrics.get(str(metric.parameters.get("also")))
        if also is not None and (also.measure is not Measure.POST_IN_COMMUNITY or also.parameters["home"] != Home.ITSELF):
            raise BadInput(
                f"{metric.id} rests on {also.id}; `also` takes a metric of the measure post_in_community with home: itself"
            )
        for filter_ in metric.filters:
            other = metrics.get(str(filter_.parameters.get("metric")))
            if other is not None and other.measure not in RECORDED:
                raise BadInput(
                    f"the population of {metric.id} rests on {other.id}, which asks for neither a body nor a service; "
                    f"name a metric of the measures {', '.join(sorted(RECORDED))}"
                )
            if other is not None and any("metric" in below.parameters for below in other.filters):
                raise BadInput(
                    f"the population of {metric.id} rests on {other.id}, whose own rests on a third metric; "
                    "name one that rests on none"
                )


async def adopt_policies(database: Database, files: Iterable[PolicyFile], author: Author | None = None) -> int:
    """Write policy files, already read and checked, in one transaction; returns how many nodes are new, different or gone.

    `author` logs what is new or different; AuditUnwritable, and nothing written, when that cannot be kept.
    BadInput where an identifier is taken: by a record, by a node of another kind, or by another policy.
    """
    given = list(files)
    _checked(dict((await read_metrics(database)).by_id) | {metric.id: metric for file in given for metric in file.metrics})

    async def work(tx: Transaction) -> int:
        rows = [
            {"id": id_, "label": label, "properties": values | search_properties(label, values)}
            for file in given
            for id_, label, values in nodes(file)
        ]
        ids = [row["id"] for row in rows]
        found = await tx.run(statement("read_policy_texts").text, {"ids": ids})
        _none_taken(given, found)
        now = {r["id"]: r["stated"] for r in found}
        fresh = [row for row in rows if now.get(str(row["id"])) != _stated(row["properties"])]
        hanging = [rule.id for file in given for rule in file.rules] + [t.id for file in given for t in file.targets]
        policies = [file.policy.id for file in given if file.policy]
        dropped = (await tx.run(statement("drop_policy_nodes").text, {"policies": policies, "ids": hanging}))[0]["dropped"]
        if not fresh and not dropped:
            return 0
        await tx.run(statement("adopt_policy_nodes").text, {"rows": rows})
        joined = [link for file in given for link in links(file)]
        await tx.run(statement("adopt_policy_links").text, {"ids": hanging, "rows": joined})
        await tx.run(statement("stamp_policies").text)
        by.writes(id_, ", ".join(policies), int(datetime.now(UTC).timestamp() * 1_000_000), _changed(fresh, now))
        return len(fresh) + int(dropped)

    id_, by = f"adoption-{uuid4()}", author or Author()
    with by.loading(id_):
        return await database.write(work)


def _changed(fresh: Iterable[Row], now: Mapping[str, str]) -> Iterator[Changed]:
    for row in fresh:
        before = now.get(row["id"])
        what = "created" if before is None else "changed"
        yield Changed(row["label"], row["id"], 0, what, before, str(_stated(row["properties"])))


def _none_taken(given: Iterable[PolicyFile], found: Iterable[Row]) -> None:
    """BadInput where what is to be written would replace something that is not its own earlier version."""
    own = {id_: (label, file.policy.id if file.policy else None) for file in given for id_, label, _ in nodes(file)}
    for row in found:
        label, policy = own[row["id"]]
        if label not in row["labels"] or row["policy"] not in (None, policy):
            kind = next(name for name in row["labels"] if name != "Record")
            by = f" of {row['policy']}" if row["policy"] else ""
            raise BadInput(f"the id {row['id']} is taken already, by a {kind}{by}; choose another")


def _stated(properties: object) -> object:
    return properties["stated"] if isinstance(properties, dict) else None
