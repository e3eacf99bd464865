"""The role-holder network around some records, as of a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.database import Database, Row
from graph.model.asking import Asking
from graph.model.masking import MAY
from graph.model.selection import NOTHING, Selection
from graph.statements import statement
from graph.store.compose import Composer, Lens, Special
from graph.store.masking import masked


@dataclass(frozen=True, slots=True)
class NetworkQuestion:
    """Around which records, how far, through which kinds of body, how many nodes at most, on which day, as known when."""

    around: Sequence[str]
    depth: int
    kinds: Sequence[str] | None
    limit: int
    day: int
    known: int | None


async def network(
    database: Database, asking: Asking, question: NetworkQuestion, selection: Selection | None, special: Special
) -> Row:
    """{nodes, edges, truncated, unseen, odd}: nodes by depth and identifier, edges by identifier, in one round trip."""
    composer = Composer(asking, special=special)
    composer.parameters |= {
        "around": list(question.around),
        "depth": question.depth,
        "kinds": None if question.kinds is None else list(question.kinds),
        "limit": question.limit,
        "day": question.day,
    }
    lens = composer.lens(question.known)
    lines = [composer.read(statement("network").text, lens), *shown(composer, selection, lens)]
    return await composer.ask(database, [*lines, "RETURN nodes, ties AS edges, more AS truncated, unseen, odd"])


def shown(composer: Composer, selection: Selection | None, lens: Lens) -> list[str]:
    """Lines that make `nodes` and `ties` of `levels` (lists of persons and bodies) and `edges` ({app, post, person, body})."""
    chosen = selection or NOTHING
    nodes, edges = chosen.pick("nodes"), chosen.pick("edges")
    node = nodes.below.pick("node") if nodes and nodes.below else None
    appointment = edges.below.pick("appointment") if edges and edges.below else None
    call, expression = composer.project("Node", "one", node.below if node else None, lens)
    app_call, app_expression = composer.project("Appointment", "app", appointment.below if appointment else None, lens)
    person = composer.read("one:Person", lens)
    sees, may = composer.may_read("one")
    label = f"CASE WHEN {person} THEN {masked('name', 'one', may, 'one.name')} ELSE one.name END"
    lines = [
        "CALL (levels) {",
        "UNWIND range(0, size(levels) - 1) AS depth",
        "UNWIND levels[depth] AS one",
        "WITH * ORDER BY depth, one.id",
        sees,
        call,
        f"RETURN collect({{id: one.id, node: {expression}, label: {label}, `{MAY}`: {may}, depth: depth,",
        f"kind: CASE WHEN {person} THEN 'Person' ELSE toUpper(one.kind) END}}) AS nodes",
        "}",
        "CALL (edges) {",
        "UNWIND edges AS edge",
        "WITH edge, edge.app AS app ORDER BY app.id",
        app_call,
        "RETURN collect({id: app.id, source: edge.person.id, target: edge.body.id, kind: 'Appointment',",
        f"label: edge.post.title, since: app.since, until: app.until, appointment: {app_expression}}}) AS ties",
        "}",
    ]
    return [line for line in lines if line]
