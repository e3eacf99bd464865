"""What of a record is searched, and how a text is folded for it (检索文本).

A folded text has one width, one case and neither spaces nor punctuation, so that 晋政青〔2024〕68号 and
晋政青(2024)68号 are one; a word of a question matches where it is part of a folded text. The full-text
index only narrows down: it holds each pair of neighbouring characters, and each character by itself.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import category, normalize

from graph.model.aliases import ALIASES, SUFFIXES
from graph.model.kinds import AREA_CODE_LENGTH

NAMES: Mapping[str, tuple[str, ...]] = {
    "Area": ("name",),
    "Compound": ("name",),
    "Body": ("name",),
    "Person": ("name",),
    "Post": ("title",),
    "Source": ("title", "documentNumber"),
    "Policy": ("title", "documentNumber"),
    "Metric": ("nameZh", "nameEn"),
}
"""The properties that are searched, by label; records of any other label are found by nothing."""
WITH_BASE_NAME = frozenset({"Area", "Body"})
SEARCH_PROPERTIES = ("searchTexts", "searchFolded", "searchOwn", "searchBase", "searchSpelling", "searchGrams")
MOST_VARIANTS = 24
"""Spellings of one name at most, where it holds several words that have others."""
_HAN = re.compile("[\u3400-\u4db5\u4e00-\u9fd5]+")
"""Characters that every analyser for Chinese takes for Chinese."""
_SPELLINGS = tuple((tuple(sorted(group, key=len, reverse=True)), group) for _, group in ALIASES)
_HAS_OTHERS = re.compile("|".join(word for group, _ in _SPELLINGS for word in group))


def words(text: str) -> list[str]:
    """The words of a text, folded: runs of letters, digits and marks, in one width and one case."""
    one = normalize("NFKC", normalize("NFKC", text).casefold())
    if one.isalnum():
        return [one]
    return "".join(char if _counts(char) else " " for char in one).split()


def folded(text: str) -> str:
    """The text without whatever tells words apart."""
    return "".join(words(text))


def _counts(char: str) -> bool:
    kind = category(char)
    return kind[0] in "LNM" or kind == "Co"


@dataclass(frozen=True, slots=True)
class BaseName:
    """A place's name without the ending that says what it is (地名专名), and with the ending's common spelling."""

    base: str
    spelling: str


def base_name(name: str) -> BaseName | None:
    """The base name of a folded name; None where it has no ending, or nothing else."""
    for common, endings in SUFFIXES:
        for ending in endings:
            if name.endswith(ending) and name != ending:
                base = name.removesuffix(ending)
                return BaseName(base, base + common)
    return None


def aliases(name: str) -> list[str]:
    """The name as others write it: each word that has other spellings replaced by them."""
    if not _HAS_OTHERS.search(name):
        return []
    found = [name]
    for longest_first, spellings in _SPELLINGS:
        written = next((word for word in longest_first if word in name), None)
        if written is not None:
            others = [written, *(word for word in spellings if word != written)]
            found = [text.replace(written, word) for word in others for text in found][:MOST_VARIANTS]
    return found[1:]


def grams(text: str) -> list[str]:
    """What a folded text is found by: its pairs of neighbours, or itself when it is one character."""
    return list(dict.fromkeys(map(_token, text if len(text) < 2 else map("".join, pairwise(text)))))


def _token(piece: str) -> str:
    """A piece as the index takes it: Chinese as it is, anything else spelled out so that no analyser drops or splits it."""
    return piece if _HAN.fullmatch(piece) else _spelled(piece)


def _spelled(piece: str) -> str:
    return "".join(f"u{ord(char):x}" for char in piece)


def beginning(text: str) -> str:
    """The token of whatever begins as a folded text does, as far as its second character."""
    return f"b{_spelled(text[:2])}"


def type_token(type_: str) -> str:
    """The token of every record of a type."""
    return f"is{type_.lower()}"


ELSEWHERE = "elsewhere"
"""The token of every record that is no area: where it lies may change without it."""


def place_tokens(code: str) -> list[str]:
    """The tokens of the areas that an area's code puts it into, itself included as far as it has digits."""
    digits = code.partition("-")[0]
    if not (digits.isascii() and digits.isdigit()):
        return []
    return [f"in{digits[:size]}" for size in AREA_CODE_LENGTH.values() if size <= len(digits)]


def _indexed(texts: list[str], own: int) -> Iterator[str]:
    for text in texts:
        yield from map(_token, text)
        yield from grams(text)
    for text in texts[:own]:
        yield from (beginning(text[0]), beginning(text))


def search_properties(label: str, properties: Mapping[str, object]) -> dict[str, object]:
    """What is written beside a record of the present so that it is found; nothing where nothing of it is searched."""
    own = [text for name in NAMES.get(label, ()) if isinstance(text := properties.get(name), str) and folded(text)]
    if not own:
        return {}
    texts = [*own, *(other for text in own for other in aliases(text))]
    flat = [folded(text) for text in texts]
    base = base_name(flat[0]) if label in WITH_BASE_NAME else None
    places = place_tokens(str(properties["id"])) if label == "Area" else [ELSEWHERE]
    tokens = [*_indexed(flat, len(own)), type_token(str(properties["type"])), *places]
    return {
        "searchTexts": texts,
        "searchFolded": flat,
        "searchOwn": len(own),
        "searchBase": base.base if base else None,
        "searchSpelling": base.spelling if base else None,
        "searchGrams": " ".join(dict.fromkeys(tokens)),
    }
