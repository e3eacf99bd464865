"""What later loads do to what was told: correct it, restate it, void it, bring it back."""

from tests.oracle.bundle_draft import Draft, chance, choice, reduced_or_full
from tests.oracle.bundle_rules import REFERENCES, Cells, referrers
from tests.oracle.world import IDENTIFIER

REQUIRED = {
    "areas": ("code", "name", "level"), "compounds": ("id", "name", "area"), "bodies": ("id", "name", "kind", "form"),
    "people": ("id", "name"), "ownerships": ("id", "person", "compound"), "employments": ("id", "person", "firm"),
    "posts": ("id", "body", "kind"), "appointments": ("id", "person", "post"), "suspensions": ("id", "appointment", "since"),
    "services": ("id", "compound", "mode"), "activities": ("id", "kind", "subject", "on"),
    "contacts": ("id", "body", "kind", "value"),
    "surveys": ("id", "subject", "aspect", "on", "finding"), "sources": ("id", "title"), "steps": ("id", "subject", "step"),
}  # fmt: skip
DATES = {
    "compounds": ("built_on", "demolished_on"), "bodies": ("established_on", "dissolved_on"), "people": ("party_until",),
    "ownerships": ("until",), "employments": ("until",), "posts": ("since", "until"), "appointments": ("since", "until"),
    "suspensions": ("since", "until"), "services": ("since", "until"), "activities": ("done_on", "due"), "surveys": ("on",),
}  # fmt: skip
MOVABLE = {"compounds": ("area",), "services": ("provider",), "appointments": ("person",), "posts": ("compound",)}
WORDS = {
    ("services", "mode"): ("professional", "quasi", "bundled"),
    ("surveys", "finding"): ("none", "present", "exempt", "complete"),
    ("appointments", "status"): ("in_office", "ended", "approved"),
    ("compounds", "mature"): ("yes", "no"),
    ("people", "party_status"): ("full", "probationary"),
}


def correct(draft: Draft) -> None:
    """One record told anew: a cell left out, a date, a reference or a word changed."""
    record_id = choice(draft.draw, sorted(draft.records))
    table, cells = draft.records[record_id]
    changed = dict(cells)
    sort = draft.draw.number(0, 3)
    if sort == 0:
        optional = [column for column in sorted(cells) if column not in REQUIRED[table]]
        if optional:
            del changed[choice(draft.draw, optional)]
    elif sort == 1 and table in DATES:
        changed[choice(draft.draw, DATES[table])] = reduced_or_full(draft.draw, 2022, 2026)
    elif sort == 2 and table in MOVABLE:
        column = choice(draft.draw, MOVABLE[table])
        options = [i for i in draft.ids(REFERENCES[table][column]) if _fits(draft, column, i)]
        if options:
            changed[column] = choice(draft.draw, options)
    elif any(named == table for named, _ in WORDS):
        column = choice(draft.draw, [column for named, column in WORDS if named == table])
        changed[column] = choice(draft.draw, WORDS[table, column])
        if changed.get("finding") == "complete" and draft.records[cells["subject"]][0] == "areas":
            changed["finding"] = choice(draft.draw, ("complete", "withdrawn"))
    draft.propose([(table, changed)])


def _fits(draft: Draft, column: str, record_id: str) -> bool:
    return column != "area" or draft.cell(record_id, "level") in ("community", "grid")


def restate(draft: Draft) -> None:
    """A row equal to the current version: it writes nothing."""
    record_id = choice(draft.draw, sorted(draft.records))
    draft.propose([draft.records[record_id]])


def void(draft: Draft, at_most: int = 6) -> None:
    """One record and all that refers to it, in one bundle."""
    group = [choice(draft.draw, sorted(draft.records))]
    for record_id in group:
        group += [r for r in referrers(draft.records, record_id) if r not in group]
        if len(group) > at_most:
            return
    draft.propose([_void_row(draft, record_id) for record_id in group])


def _void_row(draft: Draft, record_id: str) -> tuple[str, Cells]:
    table, cells = draft.records[record_id]
    # Only the identifier of a void row is read: the rest is sometimes given all the same.
    rest = dict(cells) if chance(draft.draw, 20) else {}
    return table, {**rest, IDENTIFIER.get(table, "id"): record_id, "void": "yes"}


def bring_back(draft: Draft) -> None:
    if draft.voided:
        draft.propose([draft.voided[choice(draft.draw, sorted(draft.voided))]])
