"""Examines the policies of the graph: what each node gives, its links, and those that the hub brings along."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.database import Database
from graph.doctor.findings import Fault, Remedy
from graph.doctor.world import differing
from graph.model.policy import PolicyFile
from graph.model.policy_record import links, metric_node, metric_of, nodes
from graph.model.relations import POLICY_RELATIONS
from graph.model.searching import search_properties
from graph.statements import statement

OUTDATED = "POLICY_OUTDATED"
Row = Mapping[str, Any]


async def policy_rows(database: Database) -> list[Row]:
    """Every policy, metric, rule and target with its links."""
    return list(await database.read(statement("policy_nodes", "cypher/doctor").text, timeout=None))


def policy_faults(rows: Sequence[Row], stamp: int | None, shipped: Iterable[PolicyFile]) -> Iterator[Fault]:
    """What is wrong with them; a shipped one that is not as shipped is adopted anew and needs no other remedy."""
    files = list(shipped)
    brought = {id_: values for file in files for id_, _, values in nodes(file)}
    policy_of = {link["from"]: link["to"] for file in files for link in links(file) if link["type"] == "SET_BY"}
    keys = {str(row["properties"].get("id")): str(row["key"]) for row in rows}
    if rows and stamp is None:
        yield Fault("POLICY_STAMP_MISSING", "ledger", "no stamp", (Remedy("stamp_policies", {}, "cypher"),))
    for id_ in sorted(brought.keys() - keys.keys()):
        yield Fault(OUTDATED, id_, "is not there")
    for row in rows:
        id_, stated = str(row["properties"].get("id")), row["properties"].get("stated")
        if id_ in brought and brought[id_]["stated"] != stated:
            yield Fault(OUTDATED, id_, "states something else than what the hub brings along")
            continue
        label = next(label for label in row["labels"] if label in {"Metric", "Policy", "Rule", "Target"})
        read = _read(label, stated)
        if read is None:
            yield Fault("POLICY_PROPERTY_WRONG", id_, "stated")
            continue
        wanted, metrics = read
        if names := differing(row["properties"], wanted):
            remedy = Remedy("set_properties", {"key": row["key"], "properties": wanted})
            yield Fault("POLICY_PROPERTY_WRONG", id_, ", ".join(names), (remedy, _STAMP))
        yield from _link_faults(row, label, metrics, policy_of.get(id_), keys)


_STAMP = Remedy("stamp_policies", {}, "cypher")


def _read(label: str, stated: object) -> tuple[dict[str, object], list[str]] | None:
    """The properties that a node's `stated` gives, and the metrics it names; None when it cannot be read."""
    try:
        found = json.loads(str(stated))
        metrics: list[str] = []
        if label == "Metric":
            values = metric_node(metric_of(str(stated)))[2]
        elif label == "Policy":
            values = found | {"stated": stated}
        else:
            named = found[1]
            metrics = [named] if isinstance(named, str) else list(named or ())
            values = found[0] | {"stated": stated}
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None
    values |= search_properties(label, values)
    return {name: value for name, value in values.items() if value is not None}, metrics


def _link_faults(row: Row, label: str, metrics: Sequence[str], policy: str | None, keys: Mapping[str, str]) -> Iterator[Fault]:
    types = {relation.type: relation for relation in POLICY_RELATIONS if relation.from_label == label}
    wanted = Counter((type_, id_) for type_ in types if type_ != "SET_BY" for id_ in metrics)
    found = [link for link in row["links"] if link["type"] in types]
    set_by = [link for link in found if link["type"] == "SET_BY"]
    if "SET_BY" in types:
        told = [link["to"] for link in set_by if types["SET_BY"].to_labels[0] in link["labels"]]
        if policy or len(set_by) == len(told) == 1:
            wanted["SET_BY", policy or told[0]] += 1
        else:
            yield Fault("POLICY_LINK_WRONG", str(row["properties"]["id"]), f"SET_BY {len(set_by)} policies")
            found = [link for link in found if link["type"] != "SET_BY"]
    superfluous = []
    for link in found:
        if wanted[link["type"], link["to"]] > 0:
            wanted[link["type"], link["to"]] -= 1
        else:
            superfluous.append(link)
    lacking = [pair for pair in wanted.elements() if pair[1] in keys]
    absent = [pair for pair in wanted.elements() if pair[1] not in keys]
    if superfluous or lacking or absent:
        told = [f"{type_} to {to} is missing" for type_, to in (*lacking, *absent)]
        told += [f"{link['type']} to {link['to']} is superfluous" for link in superfluous]
        remedies = [Remedy("delete_relations", {"key": link["key"]}) for link in superfluous]
        rows = [{"start": row["key"], "type": type_, "finish": keys[to], "properties": {}} for type_, to in lacking]
        remedies += [Remedy("create_relations", one) for one in rows]
        yield Fault("POLICY_LINK_WRONG", str(row["properties"]["id"]), "; ".join(told), (*remedies, _STAMP))
