"""Division codes (统计用区划代码): levels, and codes padded with zeros cut to what their level needs.

Source: 统计用区划代码编制规则 – 2 digits for the province, 4, 6, 9 and 12 for what lies below; many lists pad every
code with zeros to 6 or 12 digits.
"""

import re

from graph.model.kinds import AREA_CODE_LENGTH, LEVEL_OF_LENGTH

LEVELS: tuple[str, ...] = tuple(AREA_CODE_LENGTH)
"""From the province down."""
_WORDS = {
    "province": ("省级", "1"),
    "city": ("prefecture", "地级", "2"),
    "county": ("area", "县级", "3"),
    "street": ("township", "乡级", "4"),
    "community": ("village", "村级", "5"),
}
LEVEL_OF_WORD: dict[str, str] = {word: level for level, words in _WORDS.items() for word in (level, *words)}
"""What lists call the levels, in our words."""
LENGTHS: tuple[int, ...] = tuple(sorted(LEVEL_OF_LENGTH))
PADDED = (6, 12)
"""The lengths to which published lists fill codes up with zeros."""
_DIGITS = re.compile(r"[0-9]+\Z")
_MAY_BE_PADDED = re.compile(r"[0-9]{4}00|[0-9]{9}000\Z")


def fault_of(code: str) -> str | None:
    """Why the text is no code of any level; None when it is one."""
    if not _DIGITS.match(code):
        return "is not made of digits"
    return None if len(code) in LEVEL_OF_LENGTH else f"has {len(code)} digits"


def cut_to(code: str, level: str) -> str | None:
    """The code at that level without the zeros it is padded with; None when it is of another level."""
    length = AREA_CODE_LENGTH[level]
    if len(code) == length:
        return code
    padding = code[length:]
    return code[:length] if len(code) in PADDED and padding and not padding.strip("0") else None


def level_below(code: str, above: str) -> str | None:
    """The level of a code that lies below another: the first one at which only zeros are left over."""
    below = (level for level in LEVELS if AREA_CODE_LENGTH[level] > len(above))
    return next((level for level in below if cut_to(code, level) is not None), None)


def cut_below(code: str, above: str, level: str | None) -> str:
    """The code of an area inside another, cut to the level stated or, without one, to the first that fits; else as it is."""
    found = level or level_below(code, above)
    return (found and cut_to(code, found)) or code


def level_alone(code: str) -> str | None:
    """The level of a code by its length; None when its last digits may be padding, so that it might be of a higher one."""
    return None if _MAY_BE_PADDED.fullmatch(code) else LEVEL_OF_LENGTH[len(code)]


def level_in_list(code: str, above: str | None, parent: str | None) -> str | None:
    """The level of a code that a list gives none: from what it lies in or names above it, else from its length."""
    if above is not None:
        return level_below(code, above)
    if parent is not None and fault_of(parent) is None and level_alone(parent) is not None and code.startswith(parent):
        return level_below(code, parent)
    return level_alone(code)


def above_in(code: str, parent: str) -> list[str]:
    """The codes that a stated parent may mean, the nearest first; none when the code does not lie in it."""
    if len(parent) < len(code) and len(parent) in LEVEL_OF_LENGTH and code.startswith(parent):
        return [parent]
    return [above for above in prefixes(code) if len(parent) in PADDED and above.ljust(len(parent), "0") == parent]


def prefixes(code: str) -> list[str]:
    """The codes of what may lie around an area, the nearest first."""
    return [code[:length] for length in reversed(LENGTHS) if length < len(code)]


def is_placeholder_county(code: str) -> bool:
    """Whether the code stands for a county that its city does not have (东莞 441900, 中山 442000, 儋州 460400)."""
    return len(code) == AREA_CODE_LENGTH["county"] and code.endswith("00")
