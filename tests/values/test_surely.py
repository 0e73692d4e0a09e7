"""The quick look for a quote never says what the careful one would not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.values.searchable import Searchable
from claimcheck.values.text import spoken_key

LETTERS = st.sampled_from("ab .,-'\"\n“”8é\u200b…(")


@settings(max_examples=2000, derandomize=True, database=None)
@given(st.text(LETTERS, max_size=16), st.text(LETTERS, min_size=1, max_size=3))
def test_what_surely_stands_once_is_found_once(text: str, quote: str) -> None:
    if Searchable(text).surely_holds_once(quote):
        assert len(Searchable(text).find(quote)) == 1


def test_ordinary_quotes_are_sure() -> None:
    text = Searchable("He said: “no decision\nhas been made” – and left. It\u00a0may rain, he said.")
    assert text.surely_holds_once("no decision has been")
    assert text.surely_holds_once("It may rain,")
    assert text.surely_holds_once("he said")
    assert not text.surely_holds_once("said")  # twice


def test_spoken_words() -> None:
    assert spoken_key("“It’s 9.8 %, up from -5% (of $500bn)!”") == spoken_key(
        "it’s 9.8 %, up from -5%: of $500bn"
    )
    assert spoken_key("We will not go") != spoken_key("We will go")
    assert spoken_key("9.8") != spoken_key("98") != spoken_key("-98")
