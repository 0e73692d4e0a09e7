"""What stands around a quote, and which cues hold for a record."""

from __future__ import annotations

from claimcheck.families.quoted_wording import paragraphs


def around(text: str, quote: str) -> str:
    start = text.index(quote)
    return paragraphs(text, start, start + len(quote))


def test_a_paragraph_comes_with_the_one_before() -> None:
    assert around("One.\n\nTwo.\n\n\nThree four.\nFive.", "four") == "Two.\n\n\nThree four."
    assert around("One two.\nThree.", "two") == "One two."


def test_a_quote_over_several_lines_is_whole() -> None:
    assert around("One.\nTwo\nthree.\nFour.", "Two\nthree") == "One.\nTwo\nthree."


def test_a_text_in_one_line_is_cut() -> None:
    text = f"{'a ' * 50_000}quote{' b' * 50_000}"
    assert len(around(text, "quote")) < 10_000
