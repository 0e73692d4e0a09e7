"""CC006: a time that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from claimcheck.comparable.statement import DATE, Statement
from claimcheck.comparable.vocabulary import OF_A_LIFE
from claimcheck.example import Example
from claimcheck.finding import Problem, Spot, Unchecked
from claimcheck.rule import ClaimRule, Context, Suspicion
from claimcheck.values.time import Span

_VISIT = {"predicate": "visits", "object": "tokyo"}
_TERM = {"predicate": "holds-office", "object": "us-president"}
_DATE = {"subject": "gala", "predicate": "takes-place-on"}
_PRINTED = {"a": {"published": "2025-10-27"}}
_GALA = {"gala": {"type": "event", "name": "the Tokyo gala", "time": "2025-12-24"}}


@dataclass(frozen=True)
class ImpossibleTime(ClaimRule):
    """A time ends before it starts, or something is told as done before it could be.

    An interval's end lies certainly before its start; or what the record gives as actual (it happened, it
    holds, somebody was born or died) certainly begins only after the article came out, or after the day given
    with `--as-of`. Coarse, approximate and inferred dates never decide it, and `grace_days` (1) leaves room
    for time zones.

    ## Why it matters
    Nobody reports on Monday what happened on Wednesday. Either the date is wrong, or a plan is recorded as
    a fact, and then it is compared with the wrong claims.

    ## What to do
    Correct the date, or record a plan as `"modality": "planned"` and a forecast as `"predicted"`. This
    finding can be neither switched off nor waived.
    """

    grace_days: int = 1

    code = "CC006"
    name = "impossible-time"
    question = "a date lies before or after what it can be"
    suspicion = Suspicion.UNTIMELY

    def check(self, statement: Statement, context: Context) -> Iterator[Problem | Unchecked]:
        """One problem for each time of the claim that cannot be."""
        if not statement.live:
            return
        own_time = statement.time if statement.time_from == "time" else None
        object_date = (
            statement.value if statement.shape == DATE and isinstance(statement.value, Span) else None
        )
        for pointer, span in (
            ("/time", own_time),
            ("/object/date", object_date),
            ("/object/as_of", statement.as_of),
        ):
            if span is not None and span.impossible:
                message = f"{span.text} ends before it starts"
                yield Problem(
                    message, (Spot(statement.claim, pointer),), (statement.claim, pointer, span.text)
                )
        yield from self._too_early(statement, context)

    def _too_early(self, statement: Statement, context: Context) -> Iterator[Problem]:
        """What is told as actual, and certainly begins after the article, or after today."""
        if statement.modality != "actual" or not statement.affirmed or statement.time_inferred:
            return
        predicate = context.vocabulary.predicates.get(statement.predicate)
        date = statement.value if statement.predicate in OF_A_LIFE else None
        of_a_life = date if isinstance(date, Span) else None
        if predicate is None or (predicate.kind == "attribute" and of_a_life is None):
            return
        pointer, span = "/time", statement.time
        if of_a_life is not None:
            pointer, span = "/object/date", of_a_life
        elif statement.as_of is not None:
            pointer, span = "/object/as_of", statement.as_of
        elif statement.time_from == "event":
            pointer = "/object" if statement.event == statement.object else "/event"
        elif statement.time_from != "time":
            return
        if span is None or span.impossible:
            return
        article = context.article
        printed = article.published if article.published_basis != "inferred" else None
        for latest, words in (
            (printed, "the article came out on {}"),
            (context.as_of, "that is after the day given as today, {}"),
        ):
            if latest is not None and span.first_start > latest.last_end + self.grace_days:
                since = words.format(latest.text)
                message = f"this is told as already true from {span.text}, but {since}"
                key = (statement.claim, pointer, span.text, latest.text)
                advice = 'correct the date, or record a plan as "modality": "planned"'
                yield Problem(
                    message, (Spot(statement.claim, pointer, statement.wording.time_as),), key, help=advice
                )
                return

    template: ClassVar = {"subject": "trump", **_VISIT}
    valid = (
        Example("it happened before the article came out", ({"time": "2025-10-26"},), articles=_PRINTED),
        Example("time zones: one day later", ({"time": "2025-10-28"},), articles=_PRINTED),
        Example("a plan lies ahead", ({"time": "2025-12", "modality": "planned"},), articles=_PRINTED),
        Example(
            "undecided precision: some day of the month",
            ({"time": "2025-10"},),
            articles={"a": {"published": "2025-10-03"}},
        ),
        Example("undecided precision: about November", ({"time": "2025-11~"},), articles=_PRINTED),
        Example(
            "the article's date is only inferred",
            ({"time": "2025-12"},),
            articles={"a": {"published": "2025-10-27", "published_basis": "inferred"}},
        ),
        Example(
            "a denial covers what lies ahead",
            ({"time": "2025-12", "polarity": "negated"},),
            articles=_PRINTED,
        ),
        Example("a term that goes on", ({**_TERM, "time": "2025-01-20/2029-01-20"},), articles=_PRINTED),
        Example(
            "the date of an event to come is a fact of today",
            ({**_DATE, "object": {"date": "2025-12-24"}},),
            articles=_PRINTED,
        ),
        Example("an interval within one day", ({"time": "2025-10-27/2025-10-27"},)),
    )
    invalid = (
        Example("the end before the start", ({"time": "2025-10-27/2025-10-20"},), severity="error"),
        Example("a date as object that ends before it starts", ({**_DATE, "object": {"date": "2026/2025"}},)),
        Example(
            "it happened two days after the article came out", ({"time": "2025-10-29"},), articles=_PRINTED
        ),
        Example(
            "it happens with an event to come",
            ({"predicate": "attends", "object": "gala"},),
            articles=_PRINTED,
            entities=_GALA,
        ),
        Example("a term that has not begun", ({**_TERM, "time": "2029-01-20/.."},), articles=_PRINTED),
        Example(
            "a death of after the article",
            ({"subject": "trump", "predicate": "died-on", "object": {"date": "2025-11-07"}},),
            articles=_PRINTED,
            severity="error",
        ),
        Example(
            "a count of later than the article",
            (
                {
                    "subject": "quake",
                    "predicate": "killed",
                    "object": {"amount": 9, "unit": "1", "as_of": "2026"},
                },
            ),
            articles=_PRINTED,
        ),
        Example("after the day given as today", ({"time": "2025-12"},), config='as-of = "2025-10-27"\n'),
        Example(
            "no grace at all",
            ({"time": "2025-10-28"},),
            articles=_PRINTED,
            config="[rules.impossible-time]\ngrace-days = 0\n",
        ),
    )
