"""CC102: what a record says does not stand in the words that it quotes for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from claimcheck.example import Example
from claimcheck.finding import Problem, Severity, Spot, Unchecked
from claimcheck.quoted_value import Passages, passages_of, reads_english, stands, told_by_value
from claimcheck.rule import ClaimRule, Context, Suspicion
from claimcheck.statement import ENTITY, QUANTITY, Statement

if TYPE_CHECKING:
    from claimcheck.values.amount import Amount

_TEXT = (
    "The Stargate initiative, led by SoftBank, marks an investment of US$500 billion. It was announced in "
    "January 2025.\n"
    "Ishiba met the U.S. President on Tuesday. Mr. Son saw him later.\n"
    "The quake killed twenty-five people thirty miles from Osaka.\n"
    "Japanese police closed the palace.\n"
)


@dataclass(frozen=True)
class ValueNotInQuote(ClaimRule):
    """Neither the quote nor its sentence has the number, date or name that is recorded.

    Looked for is the record's object: a number in digits or words, in its unit or another that converts; a
    date, also one that counts from the day of writing ("last month", "on Tuesday"); somebody's or something's
    name or alias, a part of it (a surname is enough), a title, a nationality, a place that lies within it. A
    pronoun may be of somebody named just before. The name as printed (`object_as`) counts where it stands in
    the paragraph, unless it gives another figure.

    Not judged are events, agreements, topics, texts and yes or no, whose names are the record's own; what the
    recorder inferred; articles without a text or in another language than English.

    ## Why it matters
    A quote is there to show that the article says it. When the figure in it is another one, either of the two
    was copied wrong; when there is none, nobody can check the record.

    ## What to do
    Correct the object, or quote the words that give it. Where the article calls it by another name, write
    that in `object_as`.
    """

    code = "CC102"
    name = "value-not-in-quote"
    question = "the number, date or name of a record is not in the words quoted for it"
    severity = Severity.WARNING
    suspicion = Suspicion.QUOTED

    def check(self, statement: Statement, context: Context) -> Iterator[Problem | Unchecked]:
        """One problem when no quoted passage gives the object."""
        said = statement.wording
        if (
            not said.quotes
            or said.evidence == "inferred"
            or not statement.live
            or not told_by_value(statement, context)
        ):
            return
        passages = passages_of(statement, context)
        if passages is None or stands(statement, context, passages) or not reads_english(context):
            return
        yield _problem(statement, context, passages)

    template: ClassVar = {
        "subject": "stargate",
        "predicate": "has-value",
        "object": {"amount": "500e9", "unit": "USD"},
    }
    valid = (
        Example("the figure stands in it", ({"quote": {"exact": "US$500 billion"}},), texts={"a": _TEXT}),
        Example(
            "the figure stands elsewhere in the sentence",
            ({"quote": {"exact": "led by SoftBank"}},),
            texts={"a": _TEXT},
        ),
        Example(
            "a number in words",
            (
                {
                    "subject": "quake",
                    "predicate": "killed",
                    "object": {"amount": "25", "unit": "1"},
                    "quote": {"exact": "The quake killed twenty-five people"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "miles recorded as kilometres",
            (
                {
                    "subject": "quake",
                    "predicate": "distance",
                    "object": {"amount": "48", "unit": "km"},
                    "quote": {"exact": "thirty miles from Osaka"},
                },
            ),
            predicates={"distance": {"kind": "attribute"}},
            texts={"a": _TEXT},
        ),
        Example(
            "a date to the month",
            (
                {
                    "predicate": "announced-on",
                    "object": {"date": "2025-01"},
                    "quote": {"exact": "It was announced"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "a weekday, and the article is dated",
            (
                {
                    "subject": "summit",
                    "predicate": "takes-place-on",
                    "object": {"date": "2025-10-28"},
                    "quote": {"exact": "Ishiba met the U.S. President on Tuesday"},
                },
            ),
            articles={"a": {"published": "2025-10-29"}},
            texts={"a": _TEXT},
        ),
        Example(
            "a title for a name",
            (
                {"subject": "trump", "predicate": "holds-office", "object": "us-president"},
                {
                    "subject": "ishiba",
                    "predicate": "meets",
                    "object": "trump",
                    "quote": {"exact": "Ishiba met the U.S. President"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "a surname, and a pronoun for somebody named just before",
            (
                {
                    "subject": "trump",
                    "predicate": "meets",
                    "object": "ishiba",
                    "quote": {"exact": "Ishiba met the U.S. President"},
                },
                {
                    "subject": "son",
                    "predicate": "meets",
                    "object": "ishiba",
                    "quote": {"exact": "Mr. Son saw him"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "the name as printed",
            (
                {
                    "subject": "police",
                    "predicate": "located-in",
                    "object": "akasaka",
                    "object_as": "the palace",
                    "quote": {"exact": "closed the palace"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "a nationality for a country, a place for what it lies in",
            (
                {
                    "subject": "police",
                    "predicate": "located-in",
                    "object": "japan",
                    "quote": {"exact": "Japanese police"},
                },
                {
                    "subject": "quake",
                    "predicate": "takes-place-at",
                    "object": "japan",
                    "quote": {"exact": "thirty miles from Osaka"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "the recorder's own inference",
            (
                {
                    "object": {"amount": "100e9", "unit": "USD"},
                    "attribution": {"evidence": "inferred"},
                    "quote": {"exact": "led by SoftBank"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "an event is described, not named",
            (
                {
                    "subject": "son",
                    "predicate": "attends",
                    "object": "gala",
                    "quote": {"exact": "Mr. Son saw him later"},
                },
            ),
            texts={"a": _TEXT},
        ),
    )
    invalid = (
        Example(
            "another figure stands in the quote",
            (
                {
                    "object": {"amount": "550e9", "unit": "USD"},
                    "quote": {"exact": "an investment of US$500 billion"},
                },
            ),
            texts={"a": _TEXT},
            severity="error",
        ),
        Example(
            "million for billion, and the printed words are quoted",
            (
                {
                    "object": {"amount": "500e6", "unit": "USD"},
                    "object_as": "US$500 billion",
                    "quote": {"exact": "an investment of US$500 billion"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "no figure at all",
            ({"quote": {"exact": "closed the palace"}},),
            texts={"a": _TEXT},
            severity="warning",
        ),
        Example(
            "another number in words",
            (
                {
                    "subject": "quake",
                    "predicate": "killed",
                    "object": {"amount": "35", "unit": "1"},
                    "quote": {"exact": "The quake killed twenty-five people"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "another month",
            (
                {
                    "predicate": "announced-on",
                    "object": {"date": "2025-02"},
                    "quote": {"exact": "announced in January 2025"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "a weekday that the date does not fall on",
            (
                {
                    "subject": "summit",
                    "predicate": "takes-place-on",
                    "object": {"date": "2025-10-27"},
                    "quote": {"exact": "Ishiba met the U.S. President on Tuesday"},
                },
            ),
            articles={"a": {"published": "2025-10-29"}},
            texts={"a": _TEXT},
        ),
        Example(
            "another person",
            (
                {
                    "subject": "ishiba",
                    "predicate": "meets",
                    "object": "takaichi",
                    "quote": {"exact": "Ishiba met the U.S. President on Tuesday"},
                },
            ),
            texts={"a": _TEXT},
            severity="warning",
        ),
        Example(
            "another place",
            (
                {
                    "subject": "quake",
                    "predicate": "takes-place-at",
                    "object": "tokyo",
                    "quote": {"exact": "thirty miles from Osaka"},
                },
            ),
            texts={"a": _TEXT},
        ),
    )


def _problem(statement: Statement, context: Context, passages: Passages) -> Problem:
    """What to tell: what is missing, and what stands there instead."""
    said = statement.wording
    severity = None
    if statement.shape == ENTITY:
        message = f"neither the quote nor its sentence names {context.vocabulary.name(statement.object)}"
        advice = 'quote the words that name it, or write the name as printed in "object_as"'
    else:
        recorded = getattr(statement.value, "text", statement.object)
        instead = _instead(statement, passages)
        message = f"the record says {recorded}, but neither the quote nor its sentence does"
        if instead:
            message = f"the record says {recorded}, but the quote says “{instead}”"
            severity = Severity.ERROR
        advice = "correct the object, or quote the words that give it"
    quote = Spot(statement.claim, said.quote_pointer(0) + "/exact")
    spots = (Spot(statement.claim, "/object"), quote)
    return Problem(message, spots, (statement.claim, statement.object), severity=severity, help=advice)


def _instead(statement: Statement, passages: Passages) -> str:
    """The figure of the same sort that a quote has; "" where it has none."""
    if statement.shape != QUANTITY:
        return ""
    from claimcheck.values.measured import rival

    amount: Amount = statement.value  # type: ignore[assignment]
    return next((found for place in passages.places if (found := rival(amount, place.quote))), "")
