"""What a record is searched by: folded texts, base names, other spellings, and tokens that miss nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.aliases import ALIASES, SUFFIXES
from graph.model.searching import (
    MOST_VARIANTS,
    SEARCH_PROPERTIES,
    aliases,
    base_name,
    beginning,
    folded,
    grams,
    place_tokens,
    search_properties,
    words,
)

TEXT = st.one_of(st.text(max_size=20), st.text("阳光社区居委会物管 aZ9〔〕·ＡＢ𠮷\ue823", max_size=20))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("晋政青〔2024〕68号", ["晋政青", "2024", "68号"]),
        ("ＡＢ（Ｃ）", ["ab", "c"]),
        ("阳光·一期", ["阳光", "一期"]),
        ("𠮷田\ue823", ["𠮷田\ue823"]),
        ("，。\ud800!", []),
    ],
)
def test_words_are_folded_and_punctuation_only_parts_them(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(TEXT)
def test_folded_words_are_folded_to_themselves(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)


@given(TEXT, st.integers(0, 20), st.integers(1, 20))
def test_every_piece_of_a_name_is_proposed_by_its_tokens(name: str, start: int, size: int) -> None:
    held = set(str(search_properties("Person", {"id": "p", "type": "Person", "name": name}).get("searchGrams", "")).split())
    piece = folded(name)[start : start + size]
    assert set(grams(piece)) <= held if piece else True
    if piece and start == 0:
        assert beginning(piece) in held


@pytest.mark.parametrize("name", ["大潘居委会", "大潘社区", "大潘社区居委会", "大潘社区居民委员会", "大潘居民委员会"])
def test_the_spellings_of_a_community_have_one_base_name(name: str) -> None:
    found = base_name(name)
    assert found is not None
    assert (found.base, found.spelling) == ("大潘", "大潘社区")


@pytest.mark.parametrize("name", ["社区", "居委会", "村", "阳光花园", ""])
def test_what_has_no_ending_or_nothing_else_has_no_base_name(name: str) -> None:
    assert base_name(name) is None


def test_a_name_has_its_other_spellings_and_not_itself() -> None:
    assert aliases("幸福苑物管会") == ["幸福苑物业管理委员会", "幸福苑临时物业管理委员会", "幸福苑临时物管会"]
    assert aliases("幸福苑") == []
    every = "".join(spellings[0] for _, spellings in ALIASES)
    assert len(aliases(every)) == MOST_VARIANTS - 1


def test_the_tables_of_spellings_hold_nothing_twice() -> None:
    spellings = [word for _, group in ALIASES for word in group]
    endings = [ending for _, group in SUFFIXES for ending in group]
    assert len(spellings) == len(set(spellings))
    assert len(endings) == len(set(endings))
    assert all(number.startswith("G-") and len(group) > 1 for number, group in ALIASES)


def test_only_records_with_a_name_or_a_title_are_searched() -> None:
    assert search_properties("Appointment", {"id": "a", "type": "Appointment"}) == {}
    assert search_properties("Person", {"id": "p", "type": "Person", "name": "·"}) == {}
    assert tuple(search_properties("Area", {"id": "98", "type": "Area", "name": "演示省"})) == SEARCH_PROPERTIES


def test_an_area_is_proposed_for_the_areas_its_code_puts_it_into() -> None:
    assert place_tokens("980101001001-G1") == ["in98", "in9801", "in980101", "in980101001", "in980101001001"]
    assert place_tokens("nowhere") == place_tokens("３５") == []
