"""The moves that rules speak of for one compound (小区的兼任流向): its posts and pairs, then what is asked of them."""

from collections.abc import Sequence
from dataclasses import asdict

from graph.database import Database, Reader, Row
from graph.model.asking import Asking
from graph.model.move import moves_of
from graph.model.selection import NOTHING, Selection
from graph.rules.moving import Binding, CompoundMove
from graph.statements import statement
from graph.store.compose import Composer
from graph.store.cross import pair_row
from graph.store.gaps import compound_gaps
from graph.store.policies import Metrics


async def posts_and_pairs(graph: Reader, asking: Asking, compound: str, day: int, known: int | None) -> Row:
    """{kind, codes, posts, pairs}: where the compound lies, what it can send from and to, and who is in both."""
    composer = Composer(asking)
    lens = composer.lens(known)
    composer.parameters |= {"compound": compound, "day": day, "homeKinds": None}
    sees, may = composer.may_read("person")
    lines = [
        composer.read(statement("compound_moves").text, lens),
        "CALL (posts) {",
        composer.read(statement("compound_pairs").text, lens),
        sees,
        f"RETURN collect({{home: home.id, away: away.id, homePost: homePost.id, homeBody: homeBody.id, awayPost: awayPost.id, "
        f"side: side, party: party, may: {may}, stated: stated}}) AS pairs",
        "}",
        "RETURN kind, codes, posts, pairs",
    ]
    return await composer.ask(graph, [line for line in lines if line])


async def rules_with_moves(graph: Reader, day: int) -> list[Binding]:
    """The rules in force on the day that speak of moves, with the area of their policy."""
    rows = await graph.read(statement("moving_rules").text, {"day": day})
    return [Binding(row["id"], row["strength"], row["area"], moves_of(row["moves"])) for row in rows]


async def moves_shown(
    database: Database,
    asking: Asking,
    moves: Sequence[CompoundMove],
    day: int,
    known: int | None,
    selection: Selection | None,
    metrics: Metrics,
) -> list[Row]:
    """Each move as it is asked for, in the order given."""
    composer = Composer(asking, special=compound_gaps(metrics))
    lens = composer.lens(known)
    composer.parameters |= {"rows": [asdict(one) | {"place": place} for place, one in enumerate(moves)], "day": day}
    chosen = selection or NOTHING
    picks = {name: chosen.pick(name) for name in ("rule", "home", "away", "pairs")}
    below = {name: pick.below if pick else None for name, pick in picks.items()}
    rule_call, rule = composer.project("Rule", "rule", below["rule"], lens)
    home_call, home = composer.project("Body", "one", below["home"], lens)
    away_call, away = composer.project("Body", "one", below["away"], lens)
    pair_call, pair = pair_row(composer, below["pairs"], lens, metrics)
    lines = [
        "CALL () {",
        composer.read(statement("compound_moves_shown").text, lens),
        "ORDER BY place",
        rule_call,
        f"CALL (home) {{\nUNWIND home AS one\n{home_call}\nRETURN collect({home}) AS homes\n}}",
        f"CALL (away) {{\nUNWIND away AS one\n{away_call}\nRETURN collect({away}) AS aways\n}}",
        "CALL (pairs) {",
        "UNWIND pairs AS pair",
        composer.read(statement("compound_pair").text, lens),
        pair_call,
        f"RETURN collect({pair}) AS told",
        "}",
        f"RETURN collect({{rule: {rule}, home: homes, away: aways, pairs: told}}) AS rows",
        "}",
        "RETURN rows",
    ]
    found = await composer.ask(database, [line for line in lines if line])
    rows: list[Row] = found["rows"]
    return rows
