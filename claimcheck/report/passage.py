"""A quote in its passage: what stands around it in the article, and the words that make the difference."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.report.telling_words import telling_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimcheck.comparable.statement import Article, Quote, Statement
    from claimcheck.comparable.vocabulary import Vocabulary

AROUND: Final = 240
"""So much of the paragraph is shown on either side of a quote, in code points."""
MISSING: Final = "missing"
_BREAKS: Final = re.compile(r"\s*\n\s*")


class Piece(NamedTuple):
    """Some words of a quote; `marked` where they are what the disagreement is about."""

    text: str
    marked: bool


class Passage(NamedTuple):
    """A quote and its paragraph.

    `level` is how it stands in the text: exact, folded or elided; MISSING where it does not, "" where
    no text is at hand. `before` and `after` are what stands around it; an ellipsis shows that there is more.
    """

    before: tuple[Piece, ...]
    quote: tuple[Piece, ...]
    after: tuple[Piece, ...]
    level: str

    @property
    def words(self) -> str:
        """The quote as it stands in the text, or as it was recorded."""
        return "".join(piece.text for piece in self.quote)


def passages(
    statement: Statement,
    article: Article | None,
    pointer: str,
    vocabulary: Vocabulary,
    against: str = "",
) -> list[Passage]:
    """The quotes of a statement in their passages; of one that stands several times the first place.

    Args:
        statement: whose quotes.
        article: its article, None where no record has it.
        pointer: JSON pointer, inside the claim, of what a finding is about; it decides what is marked.
        vocabulary: for the names of who and what is spoken of.
        against: the words of another side, for a finding that is about the quote itself.
    """
    marks = partial(
        telling_words, statement=statement, pointer=pointer, vocabulary=vocabulary, against=against
    )
    return [_passage(quote, article, marks) for quote in statement.wording.quotes]


def _passage(quote: Quote, article: Article | None, marked: Callable[..., list[tuple[int, int]]]) -> Passage:
    text = article.searchable if article is not None else None
    places = text.find(quote.exact, quote.prefix, quote.suffix) if text is not None else []
    if text is None or not places:
        whole = (0, len(quote.exact))
        marks = marked(quote.exact, within=whole)
        return Passage((), _pieces(quote.exact, *whole, marks), (), MISSING if text is not None else "")
    start, end, level = places[0]
    low, high = _paragraph(text.text, start, end)
    shown = text.text[low:high]
    marks = marked(shown, within=(start - low, end - low))
    before = _pieces(shown, 0, start - low, marks)
    after = _pieces(shown, end - low, len(shown), marks)
    if low and text.text[low - 1] != "\n":
        before = (Piece("… ", False), *before)
    if high < len(text.text) and text.text[high] != "\n":
        after = (*after, Piece(" …", False))
    return Passage(before, _pieces(shown, start - low, end - low, marks), after, level)


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines that the words from `start` to `end` stand in, cut between words where they are long."""
    low = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    stop = text.find("\n", end)
    high = min(stop if stop >= 0 else len(text), end + AROUND)
    if low and text[low - 1] != "\n":
        low = next((at + 1 for at in range(low, start) if text[at].isspace()), start)
    if high < len(text) and text[high] != "\n":
        high = next((at for at in range(high, end, -1) if text[at].isspace()), end)
    return low, high


def _pieces(text: str, low: int, high: int, marks: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """The text from `low` to `high`, split at marks (sorted, apart); a line break is a space."""
    pieces: list[Piece] = []
    at = low
    for start, end in marks:
        first, last = max(start, at), min(end, high)
        if first >= last:
            continue
        pieces += (Piece(text[at:first], False), Piece(text[first:last], True))
        at = last
    pieces.append(Piece(text[at:high], False))
    return tuple(Piece(_BREAKS.sub(" ", words), marked) for words, marked in pieces if words)
