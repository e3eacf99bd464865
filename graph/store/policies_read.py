"""Metrics, policies, rules and targets as selected, in one round trip each."""

from graph.database import Database, Row
from graph.model.asking import Asking
from graph.model.selection import Selection
from graph.statements import statement
from graph.store.compose import PRESENT, Composer, Special


async def policy_rows(
    database: Database,
    asking: Asking,
    name: str,
    type_: str,
    parameters: dict[str, object],
    selection: Selection | None,
    special: Special,
) -> Row:
    """{seen, rows} of the list graph/cypher/roots/<name>.cypher, by identifier."""
    composer = Composer(asking, special=special)
    composer.parameters |= {"within": "", **parameters}
    call, expression = composer.project(type_, "y", selection, PRESENT)
    lines = [
        "CALL () {\nRETURN $within = '' OR EXISTS { MATCH (version:KnownArea {id: $within}) } AS seen\n}",
        "CALL () {",
        statement(name, "cypher/roots").text,
        "WITH * ORDER BY y.id",
        call,
        f"RETURN collect({expression}) AS rows",
        "}",
        "RETURN seen, rows",
    ]
    return await composer.ask(database, [line for line in lines if line])
