"""What is told of one gap: fields composed into whatever statement has found it."""

from graph.errors import BadInput
from graph.model.selection import NOTHING, Pick, Selection
from graph.statements import statement
from graph.store.compose import PRESENT, Composer, Lens

POOL = 20
"""Employees of each firm and owners in each compound who are thought of as candidates."""
MOST_CANDIDATES = 50
EXPLAINING = ("explanation", "evidence")


def project_gap(composer: Composer, selection: Selection | None, lens: Lens, needs: frozenset[str]) -> tuple[str, str]:
    """Subqueries and map of one gap: (metric, subject, area, day, place, verdict) are in scope; `needs` as measures.branches."""
    chosen = selection or NOTHING
    calls = []
    pairs = ["__typename: 'CoverageGap'", "id: 'gap:' + metric.id + ':' + subject.id", "verdict: verdict"]
    if chosen.pick("since"):
        calls.append(composer.read(statement("since", "metrics", needs).text, lens))
        pairs.append("since: since")
    if any(chosen.pick(name) for name in EXPLAINING):
        calls.append(composer.read(statement("evidence", "metrics", needs).text, lens))
        pairs += _named(composer, calls)
    if chosen.pick("remedies"):
        composer.parameters["pool"] = POOL
        calls.append(composer.read(statement("remedies", "metrics", needs).text, lens))
    if chosen.pick("explanation"):
        calls.append(composer.read(statement("gap_facts", "cypher/fields").text, lens))
        pairs.append("facts: facts")
    for pick in chosen.on("*", "CoverageGap"):
        call, expression = _field(composer, pick, lens)
        if expression:
            calls.append(call)
            pairs.append(f"`{pick.key}`: {expression}")
    return "\n".join(filter(None, calls)), "{" + ", ".join(pairs) + "}"


def _named(composer: Composer, calls: list[str]) -> list[str]:
    """What the caller may read of the people whom explanation and evidence name, where that is not everything."""
    who, out = composer.name(), composer.name()
    found, may = composer.may_read(who)
    if not found:
        return []
    each = f"UNWIND looked AS one\nWITH DISTINCT one.facts.personId AS id WHERE id IS NOT NULL\nWITH {{id: id}} AS {who}"
    calls.append(f"CALL (looked) {{\n{each}\n{found}\nRETURN collect([{who}.id, {may}]) AS {out}\n}}")
    return [f"named: {out}"]


def _field(composer: Composer, pick: Pick, lens: Lens) -> tuple[str, str]:
    if pick.name == "metric":
        x, out = composer.name(), composer.name()
        call, expression = composer.project("Metric", x, pick.below, lens)
        return f"CALL (metric) {{\nMATCH ({x}:Metric {{id: metric.id}})\n{call}\nRETURN {expression} AS {out}\n}}", out
    if pick.name == "subject":
        return composer.project("Node", "subject", pick.below, lens)
    if pick.name == "area":
        return composer.project("Area", "area", pick.below, lens)
    if pick.name in ("rules", "targets"):
        y, out = composer.name(), composer.name()
        call, expression = composer.project("Rule" if pick.name == "rules" else "Target", y, pick.below, lens)
        match = composer.read(statement(f"applying_{pick.name}", "cypher/fields").text, lens)
        ending = f"RETURN collect({expression}) AS {out}"
        return f"CALL (metric, area, day) {{\n{match}\nWITH y AS {y} ORDER BY {y}.id\n{call}\n{ending}\n}}", out
    if pick.name == "evidence":
        return _evidence(composer, pick, lens)
    if pick.name == "remedies":
        return _remedies(composer, pick, lens)
    return "", ""


def _evidence(composer: Composer, pick: Pick, lens: Lens) -> tuple[str, str]:
    below = pick.below or NOTHING
    node, sources = below.pick("node"), below.pick("sources")
    item, out = composer.name(), composer.name()
    call, expression = composer.project("Node", item, node.below if node else None, lens)
    cites, cited = composer.field("Evidence", item, sources, lens) if sources else ("", "[]")
    lines = [
        "CALL (looked) {",
        "UNWIND looked AS one",
        f"WITH one, one.item AS {item} ORDER BY {item}.id, one.code",
        call,
        cites,
        f"RETURN collect({{facts: one.facts, node: {expression}, sources: {cited}}}) AS {out}",
        "}",
    ]
    return "\n".join(filter(None, lines)), out


def _remedies(composer: Composer, pick: Pick, lens: Lens) -> tuple[str, str]:
    """What remedies are made of, and everybody who might be a candidate as each field `candidates` shows them."""
    calls, fields = [], []
    for asked in (pick.below or NOTHING).on("Remedy"):
        if asked.name == "candidates":
            first = _candidates(asked)
            shown = (asked.below or NOTHING).pick("person")
            person, people = composer.name(), composer.name()
            call, expression = composer.project("Person", person, shown.below if shown else None, lens)
            each = f"UNWIND people AS {person}\n{call}\nRETURN collect({expression}) AS {people}"
            calls.append(f"CALL (people) {{\n{each}\n}}")
            fields.append(f"{{key: {composer.parameter(asked.key)}, first: {composer.parameter(first)}, people: {people}}}")
    person, told = composer.name(), composer.name()
    found, may = composer.may_read(person)
    if found:
        each = f"UNWIND people AS {person}\n{found}\nRETURN collect([{person}.id, {may}]) AS {told}"
        calls.append(f"CALL (people) {{\n{each}\n}}")
    named = told if found else "[]"
    pairs = f"facts: around, named: {named}, past: {composer.parameter(lens != PRESENT)}, fields: [{', '.join(fields)}]"
    return "\n".join(calls), f"{{__typename: 'remedies', {pairs}}}"


def _candidates(pick: Pick) -> int:
    first = pick.arguments.get("first")
    if not isinstance(first, int) or not 1 <= first <= MOST_CANDIDATES:
        raise BadInput(f"first candidates must be from 1 to {MOST_CANDIDATES}, not {first}", argument="first")
    return first
