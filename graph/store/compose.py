"""Composes one statement for one question out of the schema's own fragments.

Nothing a caller sends becomes text: names of fields choose fragments, everything else is a
parameter. The same shape of question always gives the same text, so Neo4j plans it once.

Rows are put in order before the subqueries about them, which keep it: a sort behind subqueries has Neo4j plan them
once more for the order they could come in, level upon level (docs/decisions/0003).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.database import Reader, Row
from graph.errors import BadInput, NotFound, PoliciesChanged
from graph.lens import as_known
from graph.model.asking import Asking
from graph.model.kinds import BODY_TYPE
from graph.model.masking import FIELDS, MAY
from graph.model.selection import ANY, NOTHING, Pick, Selection
from graph.statements import statement
from graph.store.cursor import after_key, first_of, owned
from graph.store.masking import ALL, in_sight, masked, may_read
from graph.store.renaming import rename
from graph.store.shapes import SHAPES, Asked, Many, One, Value

_BODY_TYPES = tuple(BODY_TYPE.values())
_PARAMETER = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Lens:
    """The world a fragment is read in: the present (`instant` None) or the ledger at an instant."""

    instant: str | None = None


PRESENT = Lens()
Field = Callable[["Composer", str, Pick, Lens], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Special:
    """Fields that another door composes, by type and name: what needs metrics is not known here.

    `stamp` is that of the policies the metrics were read under.
    """

    fields: Mapping[tuple[str, str], Field]
    stamp: int


_STAMP = "COLLECT { MATCH (ledger:Ledger {id: 'ledger'}) RETURN coalesce(ledger.policyStamp, 0) }[0] AS policyStamp"
_UNSEEN = "[code IN $areas WHERE NOT EXISTS { MATCH (version:KnownArea {id: code}) }] AS unseenAreas"


@dataclass(slots=True)
class Composer:
    """Collects the text and the parameters of one statement."""

    asking: Asking
    parameters: dict[str, object] = field(default_factory=dict)
    special: Special | None = None
    now: Lens = PRESENT
    """The world in which a field is read whose `knownAt` is null."""
    true: Lens = PRESENT
    """The world in which it is decided what the caller may read: where changes are tried, that without them."""
    _names: int = 0
    _areas: dict[str, str] = field(default_factory=dict)
    """Areas that fields name, and in which argument."""

    def __post_init__(self) -> None:
        self.parameters["language"] = self.asking.language

    def name(self, stem: str = "v") -> str:
        """A name nobody else has in this statement."""
        self._names += 1
        return f"{stem}{self._names}"

    def parameter(self, value: object) -> str:
        """A new parameter with that value, as it stands in the text."""
        name = self.name("p")
        self.parameters[name] = value
        return f"${name}"

    async def ask(self, graph: Reader, lines: Sequence[str]) -> Row:
        """The one row of the composed statement, whose last line is its RETURN.

        All parameters travel as one map: Neo4j plans a text anew for each combination of parameter
        types and sizes, and a map has but one. Raises PoliciesChanged when the metrics it was put
        together from are not those of the graph any more, NotFound when a field names an area never recorded.
        """
        self.parameters["areas"] = list(self._areas)
        stamped = [*lines[:-1], ", ".join([lines[-1], _STAMP, *([_UNSEEN] if self._areas else [])])]
        text = _PARAMETER.sub(r"$asked.\1", "\n".join(stamped))
        row = (await graph.read(text, {"asked": self.parameters}))[0]
        unseen = row.pop("unseenAreas", [])
        if unseen:
            code = unseen[0]
            raise NotFound(f"no area {code!r} was ever recorded; an area is named by its code", argument=self._areas[code])
        stamp = row.pop("policyStamp", 0) or 0
        if self.special is not None and stamp != self.special.stamp:
            raise PoliciesChanged
        return row

    def read(self, text: str, lens: Lens) -> str:
        """The text in the world of the lens."""
        return text if lens.instant is None else as_known(text, lens.instant, self.name("k") + "_")

    def part(self, name: str, names: Mapping[str, str], lens: Lens) -> str:
        """The part of that name of graph/cypher/fields/ with its variables renamed, in the world of the lens."""
        return self.read(rename(statement(name, "cypher/fields").text, names), lens)

    def require_area(self, code: str, argument: str) -> None:
        """Have `ask` refuse that area if it was never recorded, by the argument that names it."""
        self._areas[code] = argument

    def area(self, code: str) -> str:
        """A new parameter with that area's code; `ask` refuses one that was never recorded."""
        self.require_area(code, "within")
        return self.parameter(code)

    def lens(self, known: object) -> Lens:
        """The lens of a `knownAt` argument: null is now; the future is refused."""
        if known is None:
            return self.now
        if not isinstance(known, int) or self.asking.is_future(known):
            raise BadInput("knownAt lies in the future: nobody knows yet what will be recorded by then", argument="knownAt")
        return Lens(self.parameter(known))

    # -- projection ------------------------------------------------------------------------

    def project(self, type_: str, x: str, selection: Selection | None, lens: Lens) -> tuple[str, str]:
        """Subqueries that fetch what is picked below record `x`, and the map that holds it all."""
        chosen = selection or NOTHING
        if type_ == "Node":
            return self._project_node(x, chosen, lens)
        types = (ANY, "Body", *_BODY_TYPES) if type_ == "Body" else (ANY, type_)
        calls: list[str] = []
        pairs = [f"__typename: {x}.type", f"id: {x}.id"]
        may = ALL
        if type_ == "Person" and any(pick.name in FIELDS for pick in chosen.on(*types)):
            found, may = self.may_read(x)
            calls.append(found)
            pairs.append(f"`{MAY}`: {may}")
        for pick in chosen.on(*types):
            if pick.name in ("id", "__typename"):
                continue
            call, expression = self.field(type_, x, pick, lens)
            if type_ == "Person" and pick.name in FIELDS:
                expression = masked(pick.name, x, may, expression)
            calls.append(call)
            pairs.append(f"`{pick.key}`: {expression}")
        return "\n".join(filter(None, calls)), "{" + ", ".join(pairs) + "}"

    def may_read(self, x: str) -> tuple[str, str]:
        """The subquery that finds what the caller may read of person `x`, and what that is."""
        self.parameters["sight"] = self.asking.sight.parameters(self.asking.today)
        found, may = may_read(self.asking.sight, x, self.name("may"))
        return self.read(found, self.true), may

    def in_sight(self, area: str) -> str:
        """Whether the caller may read everything personal in that area (a variable), as an expression."""
        self.parameters["sight"] = self.asking.sight.parameters(self.asking.today)
        return self.read(in_sight(self.asking.sight, area), self.true)

    def _project_node(self, x: str, selection: Selection, lens: Lens) -> tuple[str, str]:
        """A record of any type: one subquery for each type that something is picked on."""
        calls, maps = [], []
        shared = selection.picks.get(ANY, ())
        for type_ in sorted({"Body" if name in _BODY_TYPES else name for name in selection.picks} - {ANY, "Node"}):
            if type_ not in SHAPES:
                continue
            inner, out = self.name(), self.name()
            below = Selection({**selection.picks, type_: (*shared, *selection.picks.get(type_, ()))})
            call, expression = self.project(type_, inner, below, lens)
            test = self.read(f"{x}:{type_}", lens)
            calls.append(
                f"CALL ({x}) {{\nWITH CASE WHEN {test} THEN {x} END AS {inner}\n{call}\n"
                f"RETURN CASE WHEN {inner} IS NOT NULL THEN {expression} END AS {out}\n}}"
            )
            maps.append(out)
        base = f"{{__typename: {x}.type, id: {x}.id}}"
        return "\n".join(calls), f"coalesce({', '.join([*maps, base])})" if maps else base

    def field(self, type_: str, x: str, pick: Pick, lens: Lens) -> tuple[str, str]:
        """One field of one record: its subquery, if it needs one, and its expression."""
        special = self.special.fields.get((type_, pick.name)) if self.special else None
        if special is not None:
            return special(self, x, pick, lens)
        shape = SHAPES[type_][pick.name]
        if isinstance(shape, Value):
            return "", rename(shape.expression, {"x": x})
        if isinstance(shape, Asked):
            return self._asked(shape, x, pick, lens)
        return self._related(shape, x, pick, lens)

    def _related(self, shape: One | Many, x: str, pick: Pick, lens: Lens) -> tuple[str, str]:
        y, out = self.name(), self.name()
        call, expression = self.project(shape.type, y, pick.below, lens)
        names = {"x": x, "y": y, "link": self.name("l")}
        pattern = self.read(rename(shape.pattern, names), lens)
        if isinstance(shape, One):
            otherwise = f" ELSE {rename(shape.otherwise, names)}" if shape.otherwise else ""
            ending = f"RETURN CASE WHEN {y} IS NOT NULL THEN {expression}{otherwise} END AS {out}"
            return f"CALL ({x}) {{\nOPTIONAL MATCH {pattern}\n{call}\n{ending}\n}}", out
        order = rename(shape.order, names)
        return f"CALL ({x}) {{\nMATCH {pattern}\nWITH * ORDER BY {order}\n{call}\nRETURN collect({expression}) AS {out}\n}}", out

    def day(self, shape: Asked, pick: Pick) -> str:
        """The day a field is asked about: its own argument, else today, else none where that means all."""
        given = pick.arguments.get("asOf")
        if given is None:
            given = None if shape.every else self.asking.today
        return self.parameter(given)

    def anchored(self, x: str, own: Lens, lens: Lens) -> tuple[str, str]:
        """The variable of record `x` in a field's own world, and the lines that find it there; none where it is that of `x`."""
        if own == lens:
            return x, ""
        anchor = self.name()
        return anchor, self.part("same_record", {"x": x, "y": anchor}, own) + "\n"

    def _taken(self, name: str, value: object) -> str:
        return self.area(str(value)) if name == "within" and value is not None else self.parameter(value)

    def _asked(self, shape: Asked, x: str, pick: Pick, lens: Lens) -> tuple[str, str]:
        """A field with arguments: it has a day and an instant of its own, and is found there by its identifier."""
        own = self.lens(pick.arguments.get("knownAt"))
        if "knownAt" not in _ARGUMENTS.get(shape.part, ("asOf", "knownAt")):
            own = lens
        anchor, start = self.anchored(x, own, lens)
        y, out = self.name(), self.name()
        taken = [f"{self._taken(name, pick.arguments.get(name))} AS {name}" for name in shape.takes]
        start += f"WITH {', '.join([anchor, f'{self.day(shape, pick)} AS day', *taken])}\n"
        body = start + self.part(shape.part, {"x": anchor, "y": y}, own)
        if shape.gives == "value":
            return f"CALL ({x}) {{\n{body}\nRETURN collect({y})[0] AS {out}\n}}", _or_zero(shape, out)
        if shape.gives == "page":
            return self.page(pick, shape.type, body, y, own, scope=x, field=shape.part)
        call, expression = self.project(shape.type, y, pick.below, own)
        order = rename(shape.order, {"y": y})
        ending = f"RETURN collect({expression}) AS {out}"
        text = f"CALL ({x}) {{\n{body}\nWITH {y} ORDER BY {order}\n{call}\n{ending}\n}}"
        return text, out if shape.gives == "many" else f"{out}[0]"

    # -- pages -----------------------------------------------------------------------------

    def page(
        self,
        pick: Pick,
        type_: str,
        body: str,
        y: str,
        lens: Lens,
        *,
        field: str,
        scope: str = "",
        key: str = "",
        down: bool = False,
    ) -> tuple[str, str]:
        """A keyset page of what `body` finds: {rows: [{key, node}], more, total}.

        `key` is the expression sorted by before the identifier; the identifier alone when empty.
        """
        selection = pick.below or NOTHING
        first, field = first_of(pick), owned(field, self.asking.viewer)
        sort, rows, total = self.name("s"), self.name("rows"), self.name("total")
        expression_key = key or f"{y}.id"
        after = after_key(pick.arguments.get("after"), field)
        order = " DESC" if down else ""
        where = ""
        if after is not None:
            sorted_by, id_ = self.parameter(after[0]), self.parameter(after[1])
            sign = "<" if down else ">"
            where = f" WHERE {sort} {sign} {sorted_by} OR ({sort} = {sorted_by} AND {y}.id {sign} {id_})"
        edges = selection.pick("edges")
        node = edges.below.pick("node") if edges and edges.below else None
        call, expression = self.project(type_, y, node.below if node else None, lens)
        take = self.parameter(first + 1)
        calls = [
            f"CALL ({scope}) {{\n{body}\nWITH {y}, {expression_key} AS {sort}{where}\n"
            f"ORDER BY {sort}{order}, {y}.id{order} LIMIT {take}\n{call}\n"
            f"RETURN collect({{key: [{sort}, {y}.id], node: {expression}}}) AS {rows}\n}}"
        ]
        pairs = [f"rows: {rows}", f"first: {self.parameter(first)}", f"field: {self.parameter(field)}"]
        if selection.pick("totalCount"):
            calls.append(f"CALL ({scope}) {{\n{body}\nRETURN count(DISTINCT {y}) AS {total}\n}}")
            pairs.append(f"total: {total}")
        return "\n".join(calls), "{" + ", ".join(pairs) + "}"


_ARGUMENTS: Mapping[str, tuple[str, ...]] = {"area_children": (), "appointment_status": ("asOf",)}
"""Fields without a `knownAt` of their own are read in the world of what they hang on."""


def _or_zero(shape: Asked, out: str) -> str:
    return f"coalesce({out}, 0)" if shape.part == "post_vacant_seats" else out
