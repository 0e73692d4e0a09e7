from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from claimcheck.values.text import fold, fold_key

from .awkward import AWKWARD

# All planes that hold characters with a compatibility form.
CODES = (*range(0x20000), *range(0x2F800, 0x2FA20), *range(0xE0000, 0xE0200))


class TestFold:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("‘a’ “b” «c»", '\'a\' "b" "c"'),
            ("a – b — c ‑ d − e", "a - b - c - d - e"),
            ("a \u00a0\n\t b", "a b"),
            ("co\u00adoperate \u200b now\u2060", "cooperate now"),
            ("of\ufb01cial Ａｂ５ 𝟓", "official Ab5 5"),
            ("wait…", "wait..."),
            ("cafe\u0301", "café"),
            ("\u1112\u1161\u11ab", "한"),
            ("plain text. 9.8 %", "plain text. 9.8 %"),
            ("", ""),
        ],
    )
    def test_typography_and_white_space_fold(self, text: str, folded: str) -> None:
        assert fold(text).text == folded

    @pytest.mark.parametrize(
        "text", ["10²", "x₂", "1½", "①", "№ 5", "⒈", "Café", "Ł", "ñ", "が", "A", "1º", "⁵"]
    )
    def test_what_carries_meaning_does_not(self, text: str) -> None:
        assert fold(text).text == text

    @given(AWKWARD)
    def test_folding_twice_changes_nothing(self, text: str) -> None:
        once = fold(text).text
        assert fold(once).text == once

    def test_every_single_character_folds_to_something_that_stays(self) -> None:
        for code in CODES:
            once = fold(f"a{chr(code)}b").text
            assert fold(once).text == once, hex(code)

    def test_what_the_fast_path_skips_would_fold_to_itself(self) -> None:
        for code in CODES:
            alone, among_unusual = fold(chr(code)).text, fold(f"²{chr(code)}").text
            assert among_unusual in ("²" + alone, unicodedata.normalize("NFC", "²" + alone)), hex(code)

    @given(AWKWARD)
    def test_offsets_lead_back_in_order_and_end_at_the_length(self, text: str) -> None:
        folded = fold(text)
        offsets = list(folded.offsets)
        assert len(offsets) == len(folded.text) + 1 == len(folded.offsets)
        assert offsets[-1] == len(text)
        assert offsets == sorted(offsets)
        assert all(0 <= offset < len(text) for offset in offsets[:-1])

    @given(AWKWARD, AWKWARD)
    def test_every_offset_points_at_what_was_folded(self, before: str, after: str) -> None:
        folded = fold(f"{before} Q {after}")
        for index, character in enumerate(folded.text):
            if character == "Q":
                origin = folded.offsets[index]
                assert fold(f"{before} Q {after}"[origin]).text == "Q"

    def test_offsets_behave_as_a_sequence(self) -> None:
        offsets = fold("a  b…c").offsets
        assert list(offsets) == [0, 1, 3, 4, 4, 4, 5, 6]
        assert offsets[-1] == 6
        assert list(offsets[1:3]) == [1, 3]
        with pytest.raises(IndexError):
            offsets[8]


class TestFoldKey:
    def test_case_width_and_white_space_are_no_difference(self) -> None:
        assert fold_key("  Stra\u00dfe \n ＡＢＣ ") == fold_key("STRASSE abc") == "strasse abc"

    def test_other_words_are(self) -> None:
        assert fold_key("won the vote") != fold_key("won no vote")

    @given(AWKWARD)
    def test_it_is_its_own_key(self, text: str) -> None:
        assert fold_key(fold_key(text)) == fold_key(text)

    def test_every_single_character_has_a_stable_key(self) -> None:
        for code in CODES:
            key = fold_key(f"a{chr(code)}b")
            assert fold_key(key) == key, hex(code)
