"""Cursors come back as they went out, and only those that the field itself gave."""

import base64
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.store.cursor import after_key, cursor

FIELD = "compounds:NAME"
GOOD = cursor(FIELD, ["演示·云桥苑", "99-xq-001"])
KEYS = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.integers(-(2**63), 2**63 - 1))


def written(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@given(KEYS, st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_cursor_comes_back_as_its_key(sorted_by: str | int, id_: str) -> None:
    text = cursor(FIELD, [sorted_by, id_])
    assert after_key(text, FIELD) == [sorted_by, id_]
    assert text.isascii()
    assert not set(text) & set("+/= ")


def test_the_cursor_of_a_row_with_a_very_long_name_is_read_too() -> None:
    assert after_key(cursor(FIELD, ["演" * 5000, "b"]), FIELD) == ["演" * 5000, "b"]


def test_no_cursor_is_no_key() -> None:
    assert after_key(None, FIELD) is None


def test_a_written_cursor_is_read_whoever_wrote_it() -> None:
    assert after_key(written([FIELD, "a", "b"]), FIELD) == ["a", "b"]


REFUSED = {
    "of another field": cursor("bodies", ["a", "b"]),
    "of another order": cursor("compounds:AREA", ["a", "b"]),
    "empty": "",
    "blank": " ",
    "words": "the second page",
    "an offset": "2",
    "cut short": GOOD[:-4],
    "cut at the front": GOOD[1:],
    "one letter more": GOOD + "A",
    "with padding and more": GOOD + "====A",
    "with a line break": GOOD[:8] + "\n" + GOOD[8:],
    "with the signs of another alphabet": GOOD[:8] + "+/" + GOOD[8:],
    "with letters that are not ASCII": GOOD[:-1] + "界",
    "with full-width letters": GOOD[:-1] + "Ａ",
    "far too long": written([FIELD, "a" * 60_000, "b"]),
    "no JSON": base64.urlsafe_b64encode(b"[compounds").decode(),
    "no UTF-8": base64.urlsafe_b64encode(b'["compounds:NAME","\xff","b"]').decode(),
    "a map": written({"field": FIELD, "key": ["a", "b"]}),
    "a bare string": written(FIELD),
    "a bare null": written(None),
    "an empty list": written([]),
    "one key too few": written([FIELD, "a"]),
    "one key too many": written([FIELD, "a", "b", "c"]),
    "a null for a key": written([FIELD, None, "b"]),
    "a list for a key": written([FIELD, ["a"], "b"]),
    "a map for a key": written([FIELD, {"a": 1}, "b"]),
    "true for a key": written([FIELD, True, "b"]),
    "a fraction for a key": written([FIELD, 1.5, "b"]),
    "a number for an identifier": written([FIELD, "a", 5]),
    "a null for an identifier": written([FIELD, "a", None]),
    "a number past 64 bits": written([FIELD, 2**63, "b"]),
    "a number below 64 bits": written([FIELD, -(2**63) - 1, "b"]),
    "a number far past 64 bits": written([FIELD, 10**30, "b"]),
    "a lone surrogate": written([FIELD, "\ud800", "b"]),
}


@pytest.mark.parametrize("kind", REFUSED, ids=lambda kind: kind.replace(" ", "-"))
def test_a_cursor_that_this_field_did_not_give_is_refused_by_name(kind: str) -> None:
    with pytest.raises(BadInput, match="after") as refused:
        after_key(REFUSED[kind], FIELD)
    assert refused.value.argument == "after"
    assert refused.value.code == "BAD_USER_INPUT"


@pytest.mark.parametrize("value", [5, 1.5, True, ["a"], {}, b"YQ"])
def test_what_is_no_text_is_no_cursor(value: object) -> None:
    with pytest.raises(BadInput):
        after_key(value, FIELD)


@given(st.text(max_size=60))
def test_no_text_at_all_fails_otherwise_than_by_a_refusal(text: str) -> None:
    with suppress(BadInput):
        found = after_key(text, FIELD)
        assert found is not None
        assert len(found) == 2


def test_each_changed_letter_is_refused_or_gives_a_key_of_the_same_field() -> None:
    """A cursor is opaque, not secret: a changed one may name another row, never another field or another shape."""
    for place in range(len(GOOD)):
        for letter in "A0_z":
            try:
                found = after_key(GOOD[:place] + letter + GOOD[place + 1 :], FIELD)
            except BadInput:
                continue
            assert found is not None
            assert isinstance(found[1], str)
