from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.values.searchable import Match, Searchable
from claimcheck.values.text import fold

from .awkward import AWKWARD

ARTICLE = (
    "U.S. President Donald Trump is “reportedly” set to attend a dinner in Tokyo on Oct. 27. "
    "The Trump team’s aides did not confirm it — they can’t.\n\n"
    "SoftBank – led by Masayoshi Son – plans to invest US$1,500.5 billion, or 9.85 percent, in the deal. "
    "It might cost -5 degrees of warmth. “We will not attend,” said a co\u00adoperative of\ufb01cial.\n"
    "He said he hopes to visit; Trumpism isn't a non-binding thing, said president-elect Lee. The end."
)


def found(text: str, quote: str, prefix: str = "", suffix: str = "") -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.level) for m in Searchable(text).find(quote, prefix, suffix)]


class TestFind:
    def test_words_as_they_are_stand_exactly(self) -> None:
        assert found(ARTICLE, "set to attend a dinner") == [("set to attend a dinner", "exact")]
        assert found(ARTICLE, "  set to attend\n") == [("set to attend", "exact")]

    @pytest.mark.parametrize(
        ("quote", "printed"),
        [
            ('is "reportedly" set', "is “reportedly” set"),
            ("SoftBank - led by", "SoftBank – led by"),
            ("they can't. SoftBank", "they can’t.\n\nSoftBank"),
            ("a cooperative official", "a co\u00adoperative of\ufb01cial"),
            ("set  to\nattend", "set to attend"),
            ("team's aides", "team’s aides"),
        ],
    )
    def test_typography_and_white_space_are_folded_and_lead_back(self, quote: str, printed: str) -> None:
        assert found(ARTICLE, quote) == [(printed, "folded")]

    @pytest.mark.parametrize(
        "quote",
        [
            "on Oct. 28",  # a digit
            "aides did confirm it",  # a negation dropped
            "Donald Tramp",  # a name
            "We may not attend",  # a modal
            "will attend",
            "1,600.5 billion",
            "president donald trump",  # case may be a name
            "",
            "  ",
            "…",
            "[word]",
        ],
    )
    def test_a_changed_digit_name_negation_or_modal_is_never_found(self, quote: str) -> None:
        assert found(ARTICLE, quote) == []

    @pytest.mark.parametrize(
        ("text", "quote"),
        [
            ("1500 people", "500"),
            ("1,500 people", "500 people"),
            ("1 500 people".replace(" ", "\u00a0", 1), "500 people"),
            ("1’500 people", "500 people"),
            ("grew by 9.85 percent", "grew by 9.8"),
            ("grew by 9.8 percent", "grew by 9"),
            ("grew by 9.8 percent", "8 percent"),
            ("at 10:30", "at 10"),
            ("it was -5 degrees", "5 degrees"),
            ("it was −5 degrees", "5 degrees"),
            ("１５００ people", "500 people"),
            ("Trumpism rose", "Trump"),
            ("the mayor said", "may"),
            ("the café opened", "caf"),
            ("the cafe\u0301 opened", "the cafe"),
            ("a dip\u00adlomat", "a dip"),
            ("he can't go", "he can"),
            ("he can’t go", "he can"),
            ("a non-binding deal", "binding deal"),
            ("said ex-President Trump", "President Trump"),
            ("the president-elect", "the president"),
            ("an of\ufb01cial", "an of"),
            ("二十五人", "二十"),
            ("wait…", "wait."),
        ],
    )
    def test_no_match_begins_or_ends_within_a_word_or_number(self, text: str, quote: str) -> None:
        assert found(text, quote) == []
        assert found(text, text) == [(text, "exact")]

    @pytest.mark.parametrize(
        ("text", "quote"),
        [
            ("Trump's plan", "Trump"),
            ("(500)", "500"),
            ("US$500 billion", "500"),
            ("in 2025, 300 people", "2025"),
            ("U.S.-Japan summit", "Japan summit"),
            ("5-10 people", "10 people"),
            ("高市早苗首相は東京で会見した", "首相は東京"),
            ("約500億ドル", "500"),
            ("트럼프는 도쿄에", "트럼프"),
        ],
    )
    def test_whole_words_beside_punctuation_and_in_unspaced_scripts_are_found(
        self, text: str, quote: str
    ) -> None:
        assert found(text, quote) == [(quote, "exact")]

    def test_all_places_are_given_in_order_at_the_closest_level_only(self) -> None:
        text = "it's on. It’s off. it's on."
        assert Searchable(text).find("it's on") == [Match(0, 7, "exact"), Match(19, 26, "exact")]
        assert len(found("a ‘x’ b 'x' c ‘x’", "‘x’")) == 2
        assert len(found("a ‘x’ b 'x' c ‘x’", "`x`")) == 3

    def test_prefix_and_suffix_settle_which_place_is_meant(self) -> None:
        text = "Son – rumored guest. Altman – rumored  guest? Lee: rumored guest"
        assert len(found(text, "rumored guest")) == 2
        assert Searchable(text).find("rumored guest", prefix="Son - ") == [Match(6, 19, "exact")]
        assert Searchable(text).find("rumored guest", suffix="?") == [Match(30, 44, "folded")]
        assert Searchable(text).find("rumored guest", prefix="Lee:") == [Match(51, 64, "exact")]
        assert found(text, "rumored guest", prefix="Benioff – ") == []
        assert found(text, "rumored guest", prefix="Son – ", suffix="!") == []


class TestElided:
    @pytest.mark.parametrize(
        ("quote", "printed"),
        [
            (
                "President Donald Trump … a dinner in Tokyo",
                "President Donald Trump is “reportedly” set to attend a dinner in Tokyo",
            ),
            ("Donald Trump ... dinner", "Donald Trump is “reportedly” set to attend a dinner"),
            ("Donald Trump [...] dinner", "Donald Trump is “reportedly” set to attend a dinner"),
            ("Donald Trump . . . dinner", "Donald Trump is “reportedly” set to attend a dinner"),
            ("[Aides] did not confirm it", "did not confirm it"),
            ("The [president's] aides did", "The Trump team’s aides did"),
            ("The Trump [sic] team's", "The Trump team’s"),
            ("[W]e will not attend", None),
            ("[t]hey can't", None),
            ("[T]hey can't", "they can’t"),
            ("…set to attend…", "set to attend"),
        ],
    )
    def test_marked_cuts_and_edits_stand_for_what_was_there(self, quote: str, printed: str | None) -> None:
        assert found(ARTICLE, quote) == ([(printed, "elided")] if printed else [])

    @pytest.mark.parametrize(
        "quote",
        [
            "a dinner … Donald Trump",  # the wrong order
            "did not confirm … Masayoshi Son",  # two paragraphs
            "set to … attend",  # nothing was cut
            "Donald Trump … lunch",
            "Donald … 28",
            "invest … 500.5 billion",  # begins within a number
        ],
    )
    def test_parts_out_of_order_across_paragraphs_or_changed_are_not_found(self, quote: str) -> None:
        assert found(ARTICLE, quote) == []

    def test_dots_that_the_article_prints_itself_are_no_cut(self) -> None:
        assert found("He paused… then left.", "paused... then left") == [("paused… then left", "folded")]

    def test_a_later_paragraph_is_tried_when_the_first_lacks_a_part(self) -> None:
        text = "Trump spoke.\nTrump then flew to Seoul. Trump too flew to Seoul."
        assert found(text, "Trump … Seoul") == [
            ("Trump then flew to Seoul", "elided"),
            ("Trump too flew to Seoul", "elided"),
        ]

    def test_many_cuts_over_a_long_text_stay_quick(self) -> None:
        text = "a b " * 20_000
        assert found(text, " … ".join(["a"] * 200 + ["c"])) == []


@given(st.integers(0, 400), st.integers(1, 60))
def test_any_span_of_whole_words_is_found_where_it_stands_whatever_its_typography(
    start: int, count: int
) -> None:
    words = ARTICLE.split()
    start %= len(words)
    quote = " ".join(words[start : start + count])
    for curly, straight in zip("“”’–—", '""\'--', strict=True):
        quote = quote.replace(curly, straight)
    matches = Searchable(ARTICLE).find(quote)
    assert matches
    assert all(fold(ARTICLE[m.start : m.end]).text == fold(quote).text for m in matches)


@given(AWKWARD, AWKWARD, AWKWARD)
def test_looking_up_never_fails_and_stays_within_the_text(text: str, quote: str, prefix: str) -> None:
    article = Searchable(text)
    for match in article.find(quote, prefix):
        assert 0 <= match.start < match.end <= len(text)
