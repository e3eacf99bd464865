"""Single records by identifier, of any type, in one round trip; a voided one as it last was."""

from collections.abc import Mapping, Sequence

from graph.database import Reader, Row
from graph.model.asking import Asking
from graph.model.selection import Selection
from graph.store.compose import PRESENT, Composer, Lens, Special


async def by_ids(
    graph: Reader,
    asking: Asking,
    type_: str,
    ids: Sequence[str],
    selection: Selection | None,
    special: Special,
    *,
    known: int | None = None,
) -> Mapping[str, Row]:
    """The records of that type (`Node` for any) by identifier; one that is not there is left out.

    A record voided since is found in the ledger, as it was the moment before: that takes a second statement.
    With `known` (µs) they are told as they were known then.
    """
    composer = Composer(asking, special=special)
    composer.parameters["ids"] = list(ids)
    if known is not None:
        rows_then = await composer.ask(graph, [*_rows(composer, type_, selection, composer.lens(known), "$ids"), "RETURN rows"])
        return {row["id"]: row for row in rows_then["rows"]}
    found = await composer.ask(graph, [*_rows(composer, type_, selection, PRESENT, "$ids"), *_LAST])
    rows: dict[str, Row] = {row["id"]: row for row in found["rows"]}
    for id_, instant in found["voided"]:
        again = Composer(asking, special=special)
        lens = Lens(again.parameter(instant - 1))
        one = again.parameter([id_])
        last = await again.ask(graph, [*_rows(again, type_, selection, lens, one), "RETURN rows"])
        rows |= {row["id"]: row for row in last["rows"]}
    return rows


_LAST = (
    "CALL () {",
    "UNWIND $ids AS id",
    "MATCH (version:KnownRecord {id: id}) WHERE version.voided AND NOT EXISTS { MATCH (:Record {id: id}) }",
    "WITH id, max(version.supersededAt) AS ended",
    "RETURN collect([id, ended]) AS voided",
    "}",
    "RETURN rows, voided",
)


def _rows(composer: Composer, type_: str, selection: Selection | None, lens: Lens, ids: str) -> list[str]:
    call, expression = composer.project(type_, "x", selection, lens)
    label = "Record" if type_ == "Node" else type_
    match = composer.read(f"MATCH (x:{label} {{id: id}})", lens)
    lines = ["CALL () {", f"UNWIND {ids} AS id", match, call, f"RETURN collect({expression}) AS rows", "}"]
    return [line for line in lines if line]
