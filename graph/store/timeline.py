"""A person's appointments on both clocks (任职履历): every version of every one of them, in one round trip."""

from graph.database import Database, Row
from graph.model.asking import Asking
from graph.model.record import FOREVER
from graph.model.selection import NOTHING, Selection
from graph.statements import statement
from graph.store.compose import PRESENT, Composer, Special


async def timeline(database: Database, asking: Asking, person: str, selection: Selection | None, special: Special) -> Row:
    """{kind, rows}: what bears the identifier ('Person', 'other', null for nothing ever recorded), and the versions."""
    composer = Composer(asking, special=special)
    composer.parameters |= {"person": person, "forever": FOREVER}
    post = (selection or NOTHING).pick("post")
    call, expression = composer.project("Post", "post", post.below if post else None, PRESENT)
    lines = [
        "CALL () {",
        "OPTIONAL MATCH (was:KnownRecord {id: $person})",
        "RETURN CASE WHEN was:KnownPerson THEN 'Person' WHEN was IS NOT NULL THEN 'other' END AS kind LIMIT 1",
        "}",
        "CALL () {",
        statement("timeline").text,
        call,
        "RETURN collect({appointment: version.id, since: version.since, until: version.until, status: version.status,",
        "recordedAt: version.recordedAt, takenBack: coalesce(version.voided, false), bundle: version.bundle, row: version.row,",
        "supersededAt: CASE WHEN version.supersededAt < $forever THEN version.supersededAt END,",
        f"post: CASE WHEN post IS NOT NULL THEN {expression} END}}) AS rows",
        "}",
        "RETURN kind, rows",
    ]
    return await composer.ask(database, [line for line in lines if line])
