"""The notation of cues."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.values.wording.notation import LONGEST, BadNotationError, pattern


@pytest.mark.parametrize(
    ("cue", "heads", "yes", "no"),
    [
        ("may", {"may"}, ["may"], ["mayor", "ma"]),
        ("word has it", {"word"}, ["word has it", "word  has\nit"], ["word has", "wordhas it"]),
        ("rumo(u)?red", {"rumored", "rumoured"}, ["rumored", "rumoured"], ["rumouured"]),
        ("alleg(e|es|)", {"allege", "alleges", "alleg"}, ["alleges"], ["alleged"]),
        ("(is|are) about to", {"is", "are"}, ["are about to"], ["is about"]),
        ("((the|some) )?sources", {"the", "some", "sources"}, ["the sources", "sources"], ["a sources"]),
        ("(no one|nobody) knows", {"no", "nobody"}, ["no one knows"], ["no knows"]),
        ("suggest*", {"suggest"}, ["suggestive", "suggest"], ["sug"]),
        ("see * as", {"see"}, ["see him as"], ["see as", "see his son as"]),
        ("see ** as", {"see"}, ["see as", "see his eldest son as"], ["see a b c d as"]),
        ("would-be", {"would-be"}, ["would-be"], ["would be"]),
    ],
)
def test_what_a_cue_matches(cue: str, heads: set[str], yes: list[str], no: list[str]) -> None:
    made = pattern(cue)
    assert made.heads == heads
    assert [text for text in yes if not re.fullmatch(made.expression, text)] == []
    assert [text for text in no if re.fullmatch(made.expression, text)] == []


@pytest.mark.parametrize(
    ("cue", "says"),
    [
        ("", f"1 to {LONGEST} characters"),
        ("  ", f"1 to {LONGEST} characters"),
        ("x" * (LONGEST + 1), f"1 to {LONGEST} characters"),
        ("(a|b", "opens a bracket"),
        ("a)b", "closes a bracket"),
        ("a+", "means nothing"),
        ("[ab]", "means nothing"),
        ("a?", "means nothing"),
        ("a_b", "means nothing"),
        (r"a\b", "means nothing"),
        ("a ** ** ** ** ** b", "more than 4 stars"),
    ],
)
def test_what_is_no_cue(cue: str, says: str) -> None:
    with pytest.raises(BadNotationError, match=re.escape(says)):
        pattern(cue)


@given(st.text(alphabet="ab(|)? *-'", max_size=20))
def test_what_is_a_cue_compiles(cue: str) -> None:
    try:
        made = pattern(cue)
    except BadNotationError:
        return
    re.compile(made.expression)
