"""What is personal about a person, who may read it, and what everybody else reads instead (脱敏): one table.

The law's terms and the reasons are in docs/privacy.md, into which the table is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.roles import Right

MASKED, NAMED, WHOLE = 0, 1, 2
"""What a caller may read of one person: nothing more than masked forms, the name in full, everything."""
MAY = "@may"
"""The key of that in a row that tells of a person; no field of a document can be called so."""
NEEDED: Mapping[Right, int] = {Right.NAMES: NAMED, Right.PERSONAL: WHOLE}


@dataclass(frozen=True, slots=True)
class Masking:
    """How one field is kept (字段): the right it needs and, where that is missing, the expression told over `{x}`, or nothing."""

    right: Right
    instead: str = "null"

    @property
    def needed(self) -> int:
        """What one must be allowed to read of a person to read this."""
        return NEEDED[self.right]


FIELDS: Mapping[str, Masking] = {
    "name": Masking(Right.NAMES, "left({x}.name, 1) + '*'"),
    "gender": Masking(Right.PERSONAL),
    "phone": Masking(Right.PERSONAL),
    "partyMember": Masking(Right.PERSONAL),
}
"""By field of Person; every other field of a person is structure, which is for every caller."""


ERASED = "〔已删除〕"
"""The name of a person whose identity was erased; no row may give that person another."""


def personal_texts(cells: Mapping[str, str]) -> list[str]:
    """The texts of a row of `people` by which the person could be found elsewhere: name and phone."""
    return [text for column in ("name", "phone") if (text := cells.get(column)) and text != ERASED]


def masked_name(name: str) -> str:
    """The name as those read it who may not read it in full: 张*."""
    return name[:1] + "*"


def masked_phone(phone: str) -> str:
    """A phone number as logs tell it: 138****1234; of a short one only the stars."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 11 else "****"


COLUMNS_HIDDEN: Mapping[int, frozenset[str]] = {
    MASKED: frozenset({"gender", "born_on", "party_status", "party_since", "party_until"}),
    NAMED: frozenset({"gender", "born_on", "party_status", "party_since", "party_until"}),
    WHOLE: frozenset(),
}
"""Columns of the bundle's table `people` that are left out of a row, by what the reader may read of the person."""


def shown_row(cells: Mapping[str, str], may: int) -> dict[str, str]:
    """A row of the table `people` as somebody reads it who may read so much of that person."""
    shown = {column: text for column, text in cells.items() if column not in COLUMNS_HIDDEN[may]}
    if may < NAMED and "name" in shown:
        shown["name"] = masked_name(shown["name"])
    if may < WHOLE and "phone" in shown:
        shown["phone"] = masked_phone(shown["phone"])
    return shown
