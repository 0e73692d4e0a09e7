"""Columns on a terminal: what is shown of a line, and where the value in it begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reporters.columns import shortened, width, window
from claimcheck.storage.escape import plain


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("石破茂", 6), ("ＡＢ", 4), ("é", 1), ("e\N{COMBINING ACUTE ACCENT}", 1), ("…", 1), ("", 0)],
)
def test_wide_characters_take_two_columns_and_combining_marks_none(text: str, columns: int) -> None:
    assert width(text) == columns


def test_a_line_that_fits_is_shown_whole() -> None:
    part = window('  "hedging": "rumored",', 13, 22, 100)
    assert part.text == '  "hedging": "rumored",'
    assert part.text[part.start : part.end] == '"rumored"'


def test_marks_stand_under_the_value_after_wide_characters_and_tabs() -> None:
    part = window('\t"石破": "x"', 7, 10, 100)
    assert part.text == '    "石破": "x"'
    assert (part.start, part.end) == (4 + 2 + 4 + 2, 4 + 2 + 4 + 2 + 3)


def test_marks_cover_the_escapes_of_hostile_characters() -> None:
    part = window('{"a": "\u202e\x1b[31m"}', 6, 14, 100)
    assert part.text == '{"a": "\\u{202e}\\u{1b}[31m"}'
    assert part.text[part.start : part.end] == '"\\u{202e}\\u{1b}[31m"'


def test_a_runner_mark_across_the_edge_of_the_value_is_broken_up() -> None:
    assert "##[" not in window("x##[y", 3, 5, 100).text
    assert "##vso[" not in window("##vso[", 2, 6, 100).text


def test_a_long_line_is_cut_around_the_value() -> None:
    source = '{"a": ' + "1" * 400 + ', "hedging": "rumored", "b": ' + "2" * 400 + "}"
    start = source.index('"rumored"')
    part = window(source, start, start + 9, 100)
    assert part.text[part.start : part.end] == '"rumored"'
    assert part.text[0] == part.text[-1] == "…"
    assert width(part.text) <= 100


def test_a_long_value_is_cut_itself() -> None:
    source = '  "exact": "' + "word " * 100 + '",'
    part = window(source, 11, len(source) - 1, 80)
    assert part.text.startswith('  "exact": "word word')
    assert part.text.endswith("…")
    assert part.end == width(part.text) <= 80


def test_a_place_behind_the_end_of_a_line_gets_one_mark_there() -> None:
    part = window("{", 1, 2, 100)
    assert (part.text, part.start, part.end) == ("{", 1, 2)


def test_a_closing_quotation_mark_survives_the_cut() -> None:
    assert shortened('"SoftBank\'s Son, who joined the dinner"', 20) == '"SoftBank\'s Son, w…"'
    assert shortened('"short"', 20) == '"short"'
    assert shortened("no marks, and too long", 10) == "no marks,…"


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300), st.integers(60, 120))
def test_whatever_the_line_it_fits_is_safe_and_has_a_mark(source: str, a: int, b: int, room: int) -> None:
    part = window(source, min(a, b), max(a, b), room)
    # A single code point may be shown as an escape of ten columns, and is then cut whole.
    assert width(part.text) <= room
    assert plain(part.text).replace("\\u{3a}", ":") == part.text
    assert 0 <= part.start < part.end <= room + 1


@given(st.text(), st.integers(10, 60))
def test_a_shortened_text_fits_and_is_safe(text: str, columns: int) -> None:
    short = shortened(text, columns)
    assert width(short) <= columns
    assert plain(short).replace("\\u{3a}", ":") == short
