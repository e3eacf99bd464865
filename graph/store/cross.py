"""Cross appointments: pairs of posts that one person holds in two bodies, listed in pages and counted in a matrix."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.database import Database, Row
from graph.model.asking import Asking
from graph.model.move import Move, MoveEnd
from graph.model.selection import NOTHING, Pick, Selection
from graph.statements import statement
from graph.store.compose import Composer, Lens, Special
from graph.store.cursor import after_key, first_of, owned
from graph.store.gaps import compound_gaps
from graph.store.policies import Metrics

FIELD = {"away": "crossAppointments", "home": "crossAppointmentsHome"}
"""The name under which cursors are given, by the end that lies in the area: the pairs of one are not those of the other."""
PAGE = {"away": statement("cross_page"), "home": statement("cross_page_home")}
TOTAL = {"away": statement("cross_total"), "home": statement("cross_total_home")}


def move_maps(moves: Mapping[str, Sequence[Move]]) -> list[dict[str, object]]:
    """The moves that rules speak of, one direction each, as the statements take them."""
    return [
        {
            "rule": rule,
            "home": _end_map(one.home),
            "away": _end_map(one.away),
            "together": one.together,
            "party": one.party_member,
        }
        for rule, found in moves.items()
        for move in found
        for one in move.directions
    ]


def _end_map(end: MoveEnd) -> dict[str, object]:
    return {
        "kinds": list(end.kinds) or None,
        "forms": list(end.forms) or None,
        "posts": list(end.posts) or None,
        "level": end.level,
    }


@dataclass(frozen=True, slots=True)
class CrossQuestion:
    """Inside which area, from and to which kinds of body (None: any), on which day, as known when."""

    within: str
    home_kinds: Sequence[str] | None
    away_kinds: Sequence[str] | None
    day: int
    known: int | None
    end: str = "away"
    """Which end lies inside the area."""

    def parameters(self) -> dict[str, object]:
        """What the statements take."""
        kinds = {"homeKinds": self.home_kinds, "awayKinds": self.away_kinds}
        return {"within": self.within, "day": self.day, **{name: found and list(found) for name, found in kinds.items()}}


async def cross_page(database: Database, asking: Asking, question: CrossQuestion, pick: Pick, metrics: Metrics) -> Row:
    """{seen, page}: a page by the identifiers of the away and the home appointment, in one round trip."""
    composer = Composer(asking, special=compound_gaps(metrics))
    lens = composer.lens(question.known)
    selection, first = pick.below or NOTHING, first_of(pick)
    field = owned(FIELD[question.end], asking.viewer)
    away, home = after_key(pick.arguments.get("after"), field) or ("", "")
    # A number is no identifier: a cursor of that kind stands before everything.
    composer.parameters |= question.parameters() | {"afterAway": str(away), "afterHome": home, "take": first + 1}
    edges = selection.pick("edges")
    node = edges.below.pick("node") if edges and edges.below else None
    call, expression = pair_row(composer, node.below if node else None, lens, metrics)
    lines = [
        composer.read(statement("within", "cypher/parts").text, lens),
        "CALL (within) {",
        composer.read(PAGE[question.end].text, lens),
        call,
        f"RETURN collect({{key: [away.id, home.id], node: {expression}}}) AS rows",
        "}",
    ]
    pairs = ["rows: rows"]
    if selection.pick("totalCount"):
        lines += ["CALL (within) {", composer.read(TOTAL[question.end].text, lens), "RETURN count(*) AS total", "}"]
        pairs.append("total: total")
    found = await composer.ask(database, [*(line for line in lines if line), f"RETURN seen, {{{', '.join(pairs)}}} AS page"])
    return found | {"page": found["page"] | {"first": first, "field": field}}


def pair_row(composer: Composer, selection: Selection | None, lens: Lens, metrics: Metrics) -> tuple[str, str]:
    """Subqueries and map of one pair: person, home and away with their posts and bodies, and stated are in scope."""
    chosen = selection or NOTHING
    calls = []
    pairs = ["stated: stated"]
    for name, type_ in (("person", "Person"), ("home", "Appointment"), ("away", "Appointment")):
        pick = chosen.pick(name)
        if pick is not None:
            call, expression = composer.project(type_, name, pick.below, lens)
            calls.append(call)
            pairs.append(f"{name}: {expression}")
    if chosen.pick("since") or chosen.pick("until"):
        calls.append(statement("cross_period", "cypher/fields").text)
        pairs += ["since: since", "until: until"]
    if chosen.pick("twoWay"):
        calls.append(composer.read(statement("cross_two_way", "cypher/fields").text, lens))
        pairs.append("twoWay: twoWay")
    rules = chosen.pick("rules")
    if rules is not None:
        composer.parameters["moves"] = move_maps(metrics.moves)
        found, may = composer.may_read("person")
        calls.append(f"{found}\nWITH *, {may} AS may")
        y, out = composer.name(), composer.name()
        match = composer.read(statement("cross_rules", "cypher/fields").text, lens)
        call, expression = composer.project("Rule", y, rules.below, lens)
        ending = f"RETURN collect({expression}) AS {out}"
        scope = "person, may, homePost, homeBody, awayPost, awayBody"
        calls.append(f"CALL ({scope}) {{\n{match}\nWITH y AS {y} ORDER BY {y}.id\n{call}\n{ending}\n}}")
        pairs.append(f"rules: {out}")
    return "\n".join(filter(None, calls)), "{" + ", ".join(pairs) + "}"


async def cross_matrix(
    database: Database, asking: Asking, question: CrossQuestion, by: str | None, area: Selection | None, special: Special
) -> Row:
    """{seen, areas}: each area of the split that has any, as selected, with its cells; in one round trip."""
    composer = Composer(asking, special=special)
    lens = composer.lens(question.known)
    composer.parameters |= question.parameters() | {"by": by or ""}
    call, expression = composer.project("Area", "group", area, lens)
    lines = [
        composer.read(statement("coverage_places").text, lens),
        "CALL (places) {",
        composer.read(statement("cross_matrix").text, lens),
        composer.read("MATCH (group:Area {id: code})", lens),
        "WITH * ORDER BY code",
        call,
        f"RETURN collect({{area: {expression}, cells: cells}}) AS areas",
        "}",
        "RETURN seen, areas",
    ]
    return await composer.ask(database, [line for line in lines if line])
