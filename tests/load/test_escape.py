"""The escaper: nothing from data acts on a terminal, a page or a build runner."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.storage.escape import plain

UNSAFE_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}
HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from("#[:\u202e\x1b\u200d\ud800 \\u{}vso\n")), max_size=40
)


def assert_harmless(shown: str) -> None:
    assert not {unicodedata.category(character) for character in shown} & UNSAFE_CATEGORIES
    assert "##[" not in shown
    assert not shown.lstrip().startswith("::")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("SoftBank’s “Son” – ソフトバンク ❤", "SoftBank’s “Son” – ソフトバンク ❤"),
        ("C:\\news and \\n", "C:\\news and \\n"),
        ("two\nlines\r\n\tindented", "two\\nlines\\r\\n\\tindented"),
        ("\x1b[31mred\x9b0m\x7f\x00", "\\u{1b}[31mred\\u{9b}0m\\u{7f}\\u{0}"),
        ("gnp.exe\u202e\u2066\u200f\u061c", "gnp.exe\\u{202e}\\u{2066}\\u{200f}\\u{61c}"),
        ("a\u200bb\u00adc\u200dd\ufeff", "a\\u{200b}b\\u{ad}c\\u{200d}d\\u{feff}"),
        ("\u2028\u2029\ud800\U000e0041", "\\u{2028}\\u{2029}\\u{d800}\\u{e0041}"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("see ##[error]x", "see #\\u{23}[error]x"),
        ("###[x", "##\\u{23}[x"),
        ("##vso[task.setvariable]", "#\\u{23}vso[task.setvariable]"),
        ("##[##[", "#\\u{23}[#\\u{23}["),
        ("::error::x", ":\\u{3a}error::x"),
        (" \u3000::set-env", " \u3000:\\u{3a}set-env"),
        (":::", ":\\u{3a}:"),
        ("a::b", "a::b"),
        ("", ""),
    ],
)
def test_each_dangerous_shape_is_shown_and_plain_text_is_left_alone(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_every_character_of_the_unsafe_categories_is_escaped_and_no_letter_is() -> None:
    for code_point in range(sys.maxunicode + 1):
        character = chr(code_point)
        category = unicodedata.category(character)
        if category in UNSAFE_CATEGORIES:
            assert plain(character) != character, hex(code_point)
        elif category != "Cn":
            assert plain(character) == character, hex(code_point)


@given(HOSTILE)
def test_any_text_becomes_harmless_and_stays_as_it_is_the_second_time(text: str) -> None:
    shown = plain(text)
    assert_harmless(shown)
    assert plain(shown) == shown


@given(HOSTILE, st.integers(1, 30))
def test_a_limit_holds_cuts_no_escape_and_stays_harmless(text: str, limit: int) -> None:
    shown = plain(text, limit=limit)
    assert_harmless(shown)
    assert len(shown) <= limit
    assert plain(shown, limit=limit) == shown
    whole = plain(text)
    if len(whole) <= limit:
        assert shown == whole
    else:
        assert shown.endswith("…")
        assert whole.startswith(shown[:-1])


@pytest.mark.parametrize(
    ("limit", "shown"),
    [(1, "…"), (9, "ab…"), (11, "ab\\u{202e}…"), (12, "ab\\u{202e}c…"), (13, "ab\\u{202e}cde")],
)
def test_a_cut_falls_beside_an_escape_never_inside(limit: int, shown: str) -> None:
    assert plain("ab\u202ecde", limit=limit) == shown


def test_a_limit_costs_no_more_than_it_shows() -> None:
    shown = plain("\u202e" * 10_000_000, limit=50)
    assert re.fullmatch(r"(\\u\{202e\}){6}…", shown)
