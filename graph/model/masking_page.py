"""Writes the table of docs/privacy.md: who reads which field of a person (脱敏表)."""

from pathlib import Path

from graph.model.masking import FIELDS
from graph.model.roles import RIGHTS, Right, Role

PAGE = Path(__file__).parents[2] / "docs" / "privacy.md"
BEGIN, END = "<!-- table: python -m graph.model.masking_page -->", "<!-- end of the table -->"
_FORMS = {"name": "张*", "gender": "null", "phone": "null", "partyMember": "null"}
_OTHERS = {
    "what rests on Party membership (metrics marked P, with their gaps, evidence, remedies, candidates)": Right.PERSONAL,
    "filters by name": Right.NAMES,
    "filters by membership": Right.PERSONAL,
    "who read and who changed what": Right.LOGS,
    "changing the graph": Right.CHANGE,
    "tokens, erasure": Right.ADMINISTER,
}


def table() -> str:
    """The table as Markdown: a row a field, a column a role; `in its areas` where the role has the right."""
    lines = ["| | " + " | ".join(Role) + " |", "|---" * (len(Role) + 1) + "|"]
    for field, kept in FIELDS.items():
        lines.append(_row(f"`Person.{field}`", kept.right, _FORMS[field]))
    for what, right in _OTHERS.items():
        lines.append(_row(what, right, "refused"))
    return "\n".join(lines)


def _row(what: str, right: Right, otherwise: str) -> str:
    cells = ("in its areas" if right in RIGHTS[role] else otherwise for role in Role)
    return f"| {what} | {' | '.join(cells)} |"


def with_table(page: str) -> str:
    """The page with the table as it is now."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
