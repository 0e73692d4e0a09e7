"""CC102: what a record says does not stand in the words that it quotes for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from claimcheck.comparable.statement import ENTITY, Statement
from claimcheck.example import Example
from claimcheck.families.quoted_value import (
    Passages,
    instead_of,
    passages_of,
    reads_english,
    stands,
    told_by_value,
)
from claimcheck.finding import Problem, Severity, Spot, Unchecked
from claimcheck.rule import ClaimRule, Context, Suspicion

_TEXT = (
    "The Stargate initiative, led by SoftBank, marks an investment of US$500 billion. It was announced in "
    "January 2025.\n"
    "Ishiba met the U.S. President on Tuesday. Mr. Son saw him later.\n"
    "The quake killed twenty-five people thirty miles from Osaka.\n"
    "Japanese police closed the palace.\n"
)
_KILLED = {
    "subject": "quake",
    "predicate": "killed",
    "quote": {"exact": "The quake killed twenty-five people"},
}
_FAR = {"subject": "quake", "predicate": "distance", "quote": {"exact": "thirty miles from Osaka"}}
_STRUCK = {**_FAR, "predicate": "takes-place-at"}
_SHARE = {"subject": "quake", "predicate": "share"}
_MET = {"subject": "ishiba", "predicate": "meets", "quote": {"exact": "Ishiba met the U.S. President"}}
_MET_ON = {
    "subject": "summit",
    "predicate": "takes-place-on",
    "quote": {"exact": "Ishiba met the U.S. President on Tuesday"},
}


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
        Example(
            "the figure stands in the quote, or elsewhere in its sentence",
            ({"quote": {"exact": "US$500 billion"}}, {"quote": {"exact": "led by SoftBank"}}),
            texts={"a": _TEXT},
        ),
        Example(
            "a number in words",
            ({**_KILLED, "object": {"amount": "25", "unit": "1"}},),
            texts={"a": _TEXT},
        ),
        Example(
            "miles recorded as kilometres",
            ({**_FAR, "object": {"amount": "48", "unit": "km"}},),
            predicates={"distance": {"kind": "attribute"}},
            texts={"a": _TEXT},
        ),
        Example(
            "shares in words: one in five, half of them, basis points",
            (
                {**_SHARE, "object": {"amount": "20", "unit": "%"}, "quote": {"exact": "One in five homes"}},
                {**_SHARE, "object": {"amount": "50", "unit": "%"}, "quote": {"exact": "half of them"}},
                {**_SHARE, "object": {"amount": "0.25", "unit": "%"}, "quote": {"exact": "25 basis points"}},
            ),
            predicates={"share": {"kind": "attribute"}},
            texts={
                "a": "One in five homes burned, half of them here.\nThe bank cut its rate by 25 basis points."
            },
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
            ({**_MET_ON, "object": {"date": "2025-10-28"}},),
            articles={"a": {"published": "2025-10-29"}},
            texts={"a": _TEXT},
        ),
        Example(
            "a time of the day is of the day of writing",
            ({**_MET_ON, "object": {"date": "2025-10-29"}, "quote": {"exact": "It begins at 4 p.m."}},),
            articles={"a": {"published": "2025-10-29"}},
            texts={"a": "The summit is in Tokyo. It begins at 4 p.m. and ends before dinner."},
        ),
        Example(
            "a title for a name",
            (
                {"subject": "trump", "predicate": "holds-office", "object": "us-president"},
                {**_MET, "object": "trump"},
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "a surname, and a pronoun for somebody named just before",
            (
                {**_MET, "subject": "trump", "object": "ishiba"},
                {**_MET, "subject": "son", "object": "ishiba", "quote": {"exact": "Mr. Son saw him"}},
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "an office, where somebody steps down",
            (
                {
                    **_MET,
                    "predicate": "leaves-office",
                    "object": "prime-minister",
                    "quote": {"exact": "Ishiba"},
                },
            ),
            texts={"a": "Ishiba is to step down in the autumn, as the party had asked of him."},
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
                {**_STRUCK, "object": "japan"},
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
            ({**_KILLED, "object": {"amount": "35", "unit": "1"}},),
            texts={"a": _TEXT},
            severity="warning",
        ),
        Example(
            "figures turned around, and “dozens” elsewhere in the sentence",
            (
                {
                    **_KILLED,
                    "object": {"amount": "59", "unit": "1", "bound": "at_least"},
                    "quote": {"exact": "killed at least 95 people"},
                },
            ),
            texts={"a": "The quake killed at least 95 people, and rescuers searched for dozens."},
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
            ({**_MET_ON, "object": {"date": "2025-10-27"}},),
            articles={"a": {"published": "2025-10-29"}},
            texts={"a": _TEXT},
        ),
        Example("another person", ({**_MET, "object": "takaichi"},), texts={"a": _TEXT}, severity="warning"),
        Example("another place", ({**_STRUCK, "object": "tokyo"},), texts={"a": _TEXT}),
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
        instead, same_sort = instead_of(statement, passages)
        message = f"the record says {recorded}, but neither the quote nor its sentence does"
        if instead:
            message = f"the record says {recorded}, but the quote says “{instead}”"
            severity = Severity.ERROR if same_sort else None
        advice = "correct the object, or quote the words that give it"
    quote = Spot(statement.claim, said.quote_pointer(0) + "/exact")
    spots = (Spot(statement.claim, "/object"), quote)
    return Problem(message, spots, (statement.claim, statement.object), severity=severity, help=advice)
