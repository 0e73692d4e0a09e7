"""A quote in the article's own characters, where the record has it in other typography."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from claimcheck.values.text import fold

if TYPE_CHECKING:
    from claimcheck.values.searchable import Searchable

Framed = tuple[str, str, str]
"""A quote with what stands right before and right after it."""


def as_printed(text: Searchable, quote: Framed) -> Framed:
    """A quote, its prefix and its suffix with the quotation marks, dashes and white space of the text.

    What does not stand there, is elided, or is printed in several ways comes back as it is.

    Args:
        text: the article's text.
        quote: the quote, what stands right before it, and what stands right after.
    """
    places = text.find(*quote)
    if not places or places[0].level == "elided":
        return quote
    exact, prefix, suffix = quote
    if places[0].level == "folded":
        exact = _only({text.text[place.start : place.end] for place in places}, exact)
    prefix = _only({_before(text, place.start, prefix) for place in places}, prefix)
    suffix = _only({_after(text, place.end, suffix) for place in places}, suffix)
    there = text.find(exact, prefix, suffix)
    same = [(place.start, place.end) for place in there] == [(place.start, place.end) for place in places]
    return (exact, prefix, suffix) if same else quote


def _only(ways: set[str], written: str) -> str:
    return ways.pop() if len(ways) == 1 else written


def _before(text: Searchable, at: int, prefix: str) -> str:
    """The characters of the text that a prefix of what begins at an offset stands for."""
    if not prefix.strip() or text.text.endswith(prefix, 0, at):
        return prefix
    folded, offsets = text.folded
    end = len(folded[: bisect_left(offsets, at)].rstrip())
    start = end - len(fold(prefix).text.strip())
    space = text.text[offsets[end] : at] if prefix[-1].isspace() else ""
    return text.text[offsets[start] : offsets[end]] + space


def _after(text: Searchable, at: int, suffix: str) -> str:
    """The characters of the text that a suffix of what ends at an offset stands for."""
    if not suffix.strip() or text.text.startswith(suffix, at):
        return suffix
    folded, offsets = text.folded
    start = bisect_left(offsets, at)
    start += len(folded[start:]) - len(folded[start:].lstrip())
    end = start + len(fold(suffix).text.strip())
    space = text.text[at : offsets[start]] if suffix[0].isspace() else ""
    return space + text.text[offsets[start] : offsets[end]]
