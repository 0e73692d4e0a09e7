"""The closest passage: what is shown is what differs, in the article's own typography."""

from __future__ import annotations

import pytest

from claimcheck.values.passage import LONGEST_TOLD, closest
from claimcheck.values.searchable import Searchable

TEXT = (
    "Mr. Son, 67, is “not expected” to attend the gala on 27 October.\n\n"
    "The bid that President Joe Biden blocked last month is worth $14.9 billion, SoftBank said.\n"
)


@pytest.mark.parametrize(
    ("quote", "text", "record"),
    [
        ("blocked last year", "…blocked last month is worth…", "blocked last year"),
        ("is worth $14.8 billion", "…is worth $14.9 billion, SoftBank said.", "is worth $14.8 billion"),
        ("Mr. Son, 67, is to attend", "…67, is “not expected” to attend…", "…67, is to attend"),
        ("bid that President Joe Biden has blocked", "…Joe Biden blocked last…", "…Joe Biden has blocked"),
        (
            "President Joseph Biden blocked",
            "…that President Joe Biden blocked…",
            "President Joseph Biden blocked",
        ),
        ("Soft Bank", "SoftBank said.", "Soft Bank"),
    ],
)
def test_what_differs_is_shown_with_a_little_around_it(quote: str, text: str, record: str) -> None:
    found = closest(Searchable(TEXT), quote)
    assert found is not None
    assert (found.text, found.quote) == (text, record)


def test_typography_is_no_difference() -> None:
    found = closest(Searchable(TEXT), 'is "not expected" to miss the gala')
    assert found == ("…expected” to attend the gala…", '…expected" to miss the gala')


@pytest.mark.parametrize("quote", ["rain fell on Osaka", "", "  ", "東京"])
def test_nothing_like_it(quote: str) -> None:
    assert closest(Searchable(TEXT), quote) is None


def test_an_empty_text_has_nothing_like_anything() -> None:
    assert closest(Searchable(""), "words") is None


def test_a_quote_longer_than_the_text() -> None:
    found = closest(Searchable("He may come."), "He may come, aides told the paper on Monday.")
    assert found is not None
    assert "come" in found.text


def test_many_differences_are_cut_short() -> None:
    words = [f"word{number}" for number in range(40)]
    changed = ["other" if number in (3, 36) else word for number, word in enumerate(words)]
    found = closest(Searchable(" ".join(words)), " ".join(changed))
    assert found is not None
    assert "…" in found.text
    assert len(found.text.split()) <= LONGEST_TOLD + 1


@pytest.mark.parametrize("end", range(1, len(TEXT), 7))
def test_any_cut_of_the_text_is_answered_without_an_error(end: int) -> None:
    found = closest(Searchable(TEXT), TEXT[:end] + " xyzzy")
    assert found is None or "xyzzy" in found.quote
