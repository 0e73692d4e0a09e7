"""How far cues reach within their sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.values.wording.clauses import Clauses, quotations
from claimcheck.values.wording.cues import find_cues, lowered


@pytest.mark.parametrize(
    ("marked", "cue", "reach"),
    [
        ("[Trump may visit Tokyo], but Xi has left.", "may", "clause"),
        ("Xi has left, and [Trump may visit Tokyo.]", "may", "clause"),
        ("[He may sign a bid], which Biden blocked.", "may", "clause"),
        ("He said that [Trump may go.]", "may", "clause"),
        ("[Trump (R) may go] after he was elected.", "may", "clause"),
        ("[While the meeting is reportedly private], analysts came.", "reportedly", "clause"),
        ("While the room is private,[ the end may come.]", "may", "clause"),
        ("[The bid, which Biden blocked, may return.]", "may", "clause"),
        ("Xi, who [“may run,”] won.", "may", "clause"),
        ("[He may buy a “big” house]; Xi won.", "may", "clause"),
        ("Xi won, but Trump [believes that he lost and will run.]", "believes", "complement"),
        ("Trump [believes that he lost], while Xi won.", "believes", "complement"),
        ("[The deal is done, according to aides], but Xi left.", "according to", "sentence"),
        ("Xi left;[ the deal is done, according to aides.]", "according to", "sentence"),
        ("[If it rains, he stays.]", "if", "condition"),
        ("Xi won, and [if it rains he stays.]", "if", "condition"),
        ("The [alleged breaches of election rules] are old.", "alleged", "noun"),
        ("The [alleged breach], he wrote.", "alleged", "noun"),
        ("[The breach is only alleged.]", "alleged", "adjective"),
        ("He saw the [alleged thief] who was there.", "alleged", "adjective"),
        ("[The deal is done, sources said.]", "sources said", "saying"),
        ("[Six died when it fell, sources said.]", "sources said", "saying"),
        ("[“It holds,” sources said], hours after Xi left.", "sources said", "saying"),
        ("[“It holds,” sources said, “for now”], hours after Xi left.", "sources said", "saying"),
        ("[A man believed to be ill ]was found.", "believed to", "participle"),
        ("[He was believed to be ill.]", "believed to", "participle"),
        ("[Men believed to belong to it ]killed six.", "believed to", "participle"),
        ("[Men believed to have killed six.]", "believed to", "participle"),
        ("[The deal, worth $60bn, may fail.]", "may", "clause"),
        ("Six died and [possibly others were hurt.]", "possibly", "clause"),
        ("[He may come] after missing two games.", "may", "clause"),
        ("Xi [believes that it fell], which killed three.", "believes", "complement"),
        ("While Xi left, [sources say the deal is done.]", "sources say", "saying"),
    ],
)
def test_the_reach_is_what_stands_in_square_brackets(marked: str, cue: str, reach: str) -> None:
    before, expected, after = re.split(r"[\[\]]", marked)
    sentence = before + expected + after
    small = lowered(sentence)
    start = small.index(cue)
    low, high = Clauses(small).around(start, start + len(cue), reach)
    assert sentence[low:high] == expected


def test_quotations_are_those_with_both_marks() -> None:
    text = '"One" and “two” (three) "four'
    assert [text[start:end] for start, end in quotations(text)] == ['"One"', "“two”"]


@given(st.text(alphabet='may if, ;“”"()whcand\n') | st.text())
def test_a_cue_is_within_its_own_reach(text: str) -> None:
    clauses = Clauses(lowered(text))
    for cue in find_cues(text):
        reach = clauses.reach(cue)
        assert any(low <= cue.start < cue.end <= high for low, high in reach)
        assert 0 <= reach[0].start <= reach[-1].end <= len(text)


def test_a_relative_clause_between_commas_is_left_out() -> None:
    sentence = "The bid, which Biden blocked, may return."
    (cue,) = find_cues(sentence)
    assert [sentence[low:high] for low, high in Clauses(lowered(sentence)).reach(cue)] == [
        "The bid",
        ", may return.",
    ]
