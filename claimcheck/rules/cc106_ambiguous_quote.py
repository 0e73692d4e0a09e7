"""CC106: a quote stands several times in its article, and nothing tells which place is meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.comparable.statement import Quote, Statement
from claimcheck.example import Example
from claimcheck.finding import Problem, Severity, Spot, Unchecked
from claimcheck.rule import ClaimRule, Context, Suspicion
from claimcheck.values.searchable import Searchable

_TEXT = (
    "The summit opens on Monday. Mr. Son may attend the gala, aides said.\n"
    "Organisers confirmed that Mr. Son will come; “the gala” is sold out, and "
    "Mr. Son may attend the gala alone.\n"
)


class AmbiguousQuote(ClaimRule):
    """A quoted passage stands several times in the article, and nothing tells which place is meant.

    ## Why it matters
    Whether the article hedges a thing is read from the sentence around the quote. One place may say that
    somebody "may attend", another that it is confirmed; the record speaks of one of them.

    ## What to do
    Quote a few words more, or add `prefix` or `suffix`: the words right before or after the place that is
    meant. When all the places are meant, list one quote for each.
    """

    code = "CC106"
    name = "ambiguous-quote"
    question = "a quote stands twice in the article"
    severity = Severity.WARNING
    suspicion = Suspicion.MISQUOTED

    def check(self, statement: Statement, context: Context) -> Iterator[Problem | Unchecked]:
        """One problem for each quote that stands at several places."""
        text = context.article.searchable
        if text is None or not statement.live:
            return
        for index, quote in enumerate(statement.wording.quotes):
            places = text.find(quote.exact, quote.prefix, quote.suffix)
            if len(places) > 1:
                words = " ".join(quote.exact.split())
                message = (
                    f"“{words}” stands {_times(len(places))} in the article, and nothing tells which is meant"
                )
                spot = Spot(statement.claim, statement.wording.quote_pointer(index) + "/exact")
                key = (statement.claim, quote.exact, quote.prefix, quote.suffix)
                advice = _advice(text, quote, places[0].start, places[0].end)
                yield Problem(message, (spot,), key, help=advice)

    template: ClassVar = {"subject": "son", "predicate": "attends", "object": "gala", "hedging": "possible"}
    valid = (
        Example("it stands once", ({"quote": {"exact": "Mr. Son will come"}},), texts={"a": _TEXT}),
        Example(
            "the words before it settle it",
            ({"quote": {"exact": "Mr. Son may attend the gala", "prefix": "Monday."}},),
            texts={"a": _TEXT},
        ),
        Example(
            "the words after it settle it",
            ({"quote": {"exact": "Mr. Son may attend the gala", "suffix": "alone"}},),
            texts={"a": _TEXT},
        ),
        Example(
            "it stands in a longer word too",
            ({"quote": {"exact": "aide"}},),
            texts={"a": "An aide; two aides."},
        ),
    )
    invalid = (
        Example(
            "it stands twice",
            ({"quote": {"exact": "Mr. Son may attend the gala"}},),
            texts={"a": _TEXT},
            severity="warning",
        ),
        Example(
            "the words before it do not settle it",
            ({"quote": {"exact": "the gala", "prefix": "may attend"}},),
            texts={"a": _TEXT},
        ),
        Example(
            "nothing but white space sets the two apart",
            ({"quote": {"exact": "sold out"}},),
            texts={"a": "It is sold\nout. It is sold \n out."},
        ),
    )


def _advice(text: Searchable, quote: Quote, start: int, end: int) -> str:
    """The fewest words before the first place (or else after it) that no other place has, as advice."""
    for count in range(1, 9):
        before = " ".join(text.text[:start].split()[-count:])
        if _has_word(before) and len(text.find(quote.exact, before, quote.suffix)) == 1:
            return f"for the first one add `prefix`: “{before}”"
        after = " ".join(text.text[end:].split()[:count])
        if _has_word(after) and len(text.find(quote.exact, quote.prefix, after)) == 1:
            return f"for the first one add `suffix`: “{after}”"
    return "quote more of the words around it"


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"
