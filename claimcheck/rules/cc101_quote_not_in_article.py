"""CC101: a quote does not stand in the article that it is said to come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.comparable.statement import Quote, Statement
from claimcheck.example import Example
from claimcheck.finding import Problem, Spot, Unchecked
from claimcheck.rule import ClaimRule, Context, Suspicion
from claimcheck.values.passage import closest
from claimcheck.values.searchable import Searchable

_TEXT = (
    "Mr. Son, 67, is “not expected” to attend the gala on 27 October.\n\n"
    "The bid that President Joe Biden blocked last month is worth $14.9 billion, SoftBank said. "
    "The bid stands.\n"
)


class QuoteNotInArticle(ClaimRule):
    """A record quotes words that do not stand in its article.

    The words are looked up in the article's text. Typography and white space do not count: curly and straight
    quotation marks, dashes, ligatures, line breaks. Words left out or changed may be marked with `…`, `[…]`
    or `[word]`. A changed digit, name or negation is never overlooked. Articles without a text are not
    judged.

    ## Why it matters
    The quote is what lets a reader check the record against the article in a moment. One changed figure or a
    lost "not" turns the evidence into its opposite, and no other check looks at it again.

    ## What to do
    Copy the words from the text as they stand, and mark what you leave out. When `prefix` or `suffix` is what
    does not fit, copy the words right before or after the quote, or take it out.
    """

    code = "CC101"
    name = "quote-not-in-article"
    question = "a quote is not what the article says"
    suspicion = Suspicion.MISQUOTED

    def check(self, statement: Statement, context: Context) -> Iterator[Problem | Unchecked]:
        """One problem for each quote that the text does not have."""
        text = context.article.searchable
        if text is None or not statement.live:
            return
        for index, quote in enumerate(statement.wording.quotes):
            if not text.find(quote.exact, quote.prefix, quote.suffix):
                yield _problem(statement.claim, statement.wording.quote_pointer(index), quote, text)

    template: ClassVar = {"subject": "son", "predicate": "attends", "object": "gala"}
    valid = (
        Example(
            "typography: straight quotation marks and a line break for curly ones and a space",
            ({"quote": {"exact": 'is "not expected" to attend\nthe gala'}},),
            texts={"a": _TEXT},
        ),
        Example(
            "elision: what is left out is marked",
            ({"quote": {"exact": "Mr. Son […] is “not expected” to attend … on 27 October"}},),
            texts={"a": _TEXT},
        ),
        Example(
            "the words before and after it tell which",
            ({"quote": {"exact": "The bid", "prefix": "SoftBank said.", "suffix": "stands"}},),
            texts={"a": _TEXT},
        ),
        Example("the article's text is not at hand", ({"quote": {"exact": "anything"}},)),
        Example(
            "a retracted record",
            ({"quote": {"exact": "is expected to attend"}, "retracted": True},),
            texts={"a": _TEXT},
        ),
    )
    invalid = (
        Example("a lost negation", ({"quote": {"exact": "Mr. Son, 67, is to attend"}},), texts={"a": _TEXT}),
        Example("a changed figure", ({"quote": {"exact": "worth $14.8 billion"}},), texts={"a": _TEXT}),
        Example(
            "a changed name", ({"quote": {"exact": "President Joseph Biden blocked"}},), texts={"a": _TEXT}
        ),
        Example("a changed word", ({"quote": {"exact": "blocked last year"}},), texts={"a": _TEXT}),
        Example(
            "words left out without a mark",
            ({"quote": {"exact": "Mr. Son, 67, to attend"}},),
            texts={"a": _TEXT},
        ),
        Example("nothing like it", ({"quote": {"exact": "rain fell on Osaka"}},), texts={"a": _TEXT}),
        Example("half a word", ({"quote": {"exact": "to attend the gal"}},), texts={"a": _TEXT}),
        Example(
            "the second of two quotes",
            ({"quote": [{"exact": "blocked last month"}, {"exact": "blocked last week"}]},),
            texts={"a": _TEXT},
        ),
        Example(
            "the words stand, but elsewhere",
            ({"quote": {"exact": "blocked last month", "prefix": "Donald Trump"}},),
            texts={"a": _TEXT},
        ),
    )


def _problem(claim: str, pointer: str, quote: Quote, text: Searchable) -> Problem:
    places = text.find(quote.exact)
    if places:
        return _misplaced(claim, pointer, quote, text, places[0].start, places[0].end)
    found = closest(text, quote.exact)
    if found is None:
        message = f"the article has no passage like the quote “{_shown(quote.exact)}”"
        advice = "copy the words from the article's text, or take the quote out"
    else:
        message = (
            f"the quote differs from the article: the article has “{found.text}”, the record “{found.quote}”"
        )
        advice = "copy the words as they stand in the text; mark what is left out with […]"
    spot = Spot(claim, pointer + "/exact")
    return Problem(message, (spot,), (claim, quote.exact), help=advice)


def _misplaced(claim: str, pointer: str, quote: Quote, text: Searchable, start: int, end: int) -> Problem:
    """The problem of words that stand in the text, but not between these."""
    at_fault, where, near = "prefix", "after", text.text[:start].split()[-6:]
    if not quote.prefix or (quote.suffix and text.find(quote.exact, quote.prefix)):
        at_fault, where, near = "suffix", "before", text.text[end:].split()[:6]
    said = _shown(getattr(quote, at_fault))
    message = f"the quote stands in the article, but not right {where} “{said}”"
    advice = f"there it stands {where} “{' '.join(near)}”" if near else f"take the {at_fault} out"
    spot = Spot(claim, f"{pointer}/{at_fault}")
    return Problem(message, (spot,), (claim, quote.exact, quote.prefix, quote.suffix), help=advice)


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 80 else words[:79] + "…"
