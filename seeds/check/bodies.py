"""Bodies (组织): form by kind, the code of each its own, firms where a firm is meant."""

from collections.abc import Iterator

from graph.model.kinds import FORM_FREE, FORM_REQUIRED, FORMS, BodyKind
from seeds.bundle import Finding
from seeds.check.cells import word_findings
from seeds.check.state import Record, State
from seeds.findings import finding_at, quoted

_KINDS = frozenset(map(str, BodyKind))
_NAMES_FIRM = ("bodies", "employments")


def form_findings(state: State) -> Iterator[Finding]:
    """Bodies whose form is missing, superfluous or not in the list of their kind."""
    for row in state.rows_of("bodies"):
        kind, form = row.cells.get("kind", ""), row.cells.get("form")
        if kind not in _KINDS or kind in FORM_FREE:
            continue
        if form is None:
            if kind in FORM_REQUIRED:
                advice = f"Write one of: {', '.join(FORMS[kind])}."
                yield finding_at("FORM_MISSING", row, "form", f"A body of kind {kind} needs a form.", advice)
        elif kind not in FORMS:
            yield finding_at("FORM_NOT_TAKEN", row, "form", f"A body of kind {kind} has no form.")
        else:
            yield from word_findings(row, "form", form, FORMS[kind])


def uscc_findings(state: State) -> Iterator[Finding]:
    """Bodies that share a unified social credit code."""
    holders: dict[str, Record] = {}
    for record in state.untouched():
        if record.table == "bodies" and (code := record.cells.get("uscc")):
            holders.setdefault(code.upper(), record)
    for row in state.rows_of("bodies"):
        if code := row.cells.get("uscc"):
            other = holders.setdefault(code.upper(), row)
            if other is not row:
                yield finding_at("DUPLICATE_USCC", row, "uscc", f"{quoted(code)} is the code of {quoted(other.id)} already.")


def firm_findings(state: State) -> Iterator[Finding]:
    """References to a firm that reach a body of another kind."""
    for table in _NAMES_FIRM:
        for row in state.rows_of(table):
            firm = row.cells.get("firm")
            if firm and (kind := _kind_if_no_firm(state, firm)):
                yield finding_at("NOT_A_FIRM", row, "firm", f"{quoted(firm)} is a body of kind {kind}.")
    # A body of the bundle that is no firm any more, though the graph's records take it for one.
    misled: dict[str, str] = {}
    for record in state.untouched():
        firm = record.cells.get("firm") if record.table in _NAMES_FIRM else None
        if firm and firm in state.rows and _kind_if_no_firm(state, firm):
            misled.setdefault(firm, record.id)
    for firm, id_ in misled.items():
        message = f"{quoted(firm)} is no firm in this row, but {quoted(id_)} in the graph names it as a firm."
        yield finding_at("NOT_A_FIRM", state.rows[firm], "kind", message, "Keep the kind, or correct what names it first.")


def _kind_if_no_firm(state: State, id_: str) -> str | None:
    body = state.live.get(id_)
    kind = body.cells.get("kind") if body is not None and body.table == "bodies" else None
    return kind if kind != BodyKind.FIRM else None
