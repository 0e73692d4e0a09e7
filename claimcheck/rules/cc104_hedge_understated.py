"""CC104: a record hedges what the article says flatly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.comparable.statement import Statement
from claimcheck.example import Example
from claimcheck.families.quoted_wording import Heard, paragraphs, places_of, read
from claimcheck.finding import Problem, Severity, Spot, Unchecked
from claimcheck.rule import ClaimRule, Context, Suspicion
from claimcheck.values.hedging import FLAT_RANK, SCALE, phrase

_SECOND_HAND = frozenset({"unnamed_source", "other_media", "inferred"})
"""Evidence that is a reason to hedge, whatever the sentence says."""

_TEXT = (
    "Police say that Mr. Son may have left the country.\n"
    "He boarded a plane at Osaka.\n\n"
    "The organisers met the press in the evening.\n\n"
    "Mr. Son attended the gala on Monday. The gala was sold out.\n"
)


class HedgeUnderstated(ClaimRule):
    """A record hedges what its article says flatly.

    The sentence of each quote is read as `claimcheck hedging` reads it (docs/hedging.md), and so is what
    stands around it: its paragraph, the one before, and the line that a list begins with. Nothing is said
    when a hedge or a voice stands there, when the record's `cue` stands anywhere in the article, or when the
    record gives a reason to hedge: second-hand evidence, an inference, a condition, a `likelihood`, somebody
    who did not confirm. Articles in another language than English, and those without a text, are not judged.

    ## Why it matters
    What is recorded with a doubt that the article does not have contradicts nothing: a false statement in the
    article then passes unseen, and a true one confirms nothing.

    ## What to do
    Record it as `stated`, or write the words that hedge it as the `cue`.
    """

    code = "CC104"
    name = "hedge-understated"
    question = "a record is less sure than its article"
    severity = Severity.WARNING
    suspicion = Suspicion.QUOTED

    def check(self, statement: Statement, context: Context) -> Iterator[Problem | Unchecked]:
        """One problem when a hedged record quotes nothing but flat sentences."""
        rank = SCALE[statement.hedging].rank
        if (rank is not None and rank >= FLAT_RANK) or _has_reason(statement):
            return
        text = context.article.searchable
        if text is None or (statement.wording.cue and text.find(statement.wording.cue)):
            return
        places = [read(place, context) for place in places_of(statement, context)]
        if not places or not all(_is_flat(text.text, place, context) for place in places):
            return
        cue = statement.wording.cue
        message = f"recorded {phrase(statement.hedging)}, but the article says it flatly"
        if cue:
            message += f"; the cue “{' '.join(cue.split())}” does not stand in it"
        advice = 'write "hedging": "stated", or copy the words that hedge it as the "cue"'
        quote = Spot(statement.claim, statement.wording.quote_pointer(places[0].number) + "/exact")
        spots = (Spot(statement.claim, "/hedging"), quote)
        yield Problem(message, spots, (statement.claim, statement.hedging), help=advice)

    template: ClassVar = {"subject": "son", "predicate": "attends", "object": "gala", "hedging": "likely"}
    valid = (
        Example(
            "the hedge stands in the paragraph before",
            (
                {
                    "predicate": "visits",
                    "object": "osaka",
                    "hedging": "possible",
                    "quote": {"exact": "boarded a plane"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "the cue is quoted from elsewhere",
            ({"cue": "may have left", "quote": {"exact": "Mr. Son attended the gala"}},),
            texts={"a": _TEXT},
        ),
        Example(
            "the line before a list hedges its items",
            ({"quote": {"exact": "Masayoshi Son"}},),
            texts={
                "a": "The guests are expected to include:\n- Shigeru Ishiba\n- Sam Altman\n- Masayoshi Son"
            },
        ),
        Example(
            "second-hand evidence is a reason to hedge",
            (
                {
                    "hedging": "reportedly",
                    "attribution": {"evidence": "unnamed_source"},
                    "quote": {"exact": "Mr. Son attended the gala"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "somebody did not confirm it",
            (
                {
                    "hedging": "unconfirmed",
                    "attribution": {"unconfirmed_by": ["softbank"]},
                    "quote": {"exact": "Mr. Son attended the gala"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "the wording of another language cannot be read",
            ({"quote": {"exact": "Masayoshi Son pourrait assister au gala"}},),
            texts={"a": "Masayoshi Son pourrait assister au gala, selon ses proches."},
        ),
        Example(
            "stated flatly, recorded flatly",
            ({"hedging": "stated", "quote": {"exact": "Mr. Son attended the gala"}},),
            texts={"a": _TEXT},
        ),
    )
    invalid = (
        Example(
            "flat in the article, likely in the record",
            ({"quote": {"exact": "Mr. Son attended the gala"}},),
            texts={"a": _TEXT},
            severity="warning",
        ),
        Example(
            "a rumour on nobody's word",
            ({"hedging": "rumored", "quote": {"exact": "Mr. Son attended the gala on Monday"}},),
            texts={"a": _TEXT},
        ),
        Example(
            "a plan is no hedge",
            ({"modality": "planned", "quote": {"exact": "Mr. Son is scheduled to attend the gala"}},),
            texts={"a": "Mr. Son is scheduled to attend the gala in the city."},
        ),
        Example(
            "the cue does not stand in the article",
            ({"cue": "is thought to", "quote": {"exact": "Mr. Son attended the gala"}},),
            texts={"a": _TEXT},
        ),
    )


def _has_reason(statement: Statement) -> bool:
    """Whether the record says why it hedges."""
    said = statement.wording
    return bool(
        said.evidence in _SECOND_HAND
        or said.unconfirmed_by
        or said.declined_comment
        or said.likelihood
        or statement.modality == "conditional"
    )


def _is_flat(text: str, place: Heard, context: Context) -> bool:
    """Whether nothing hedges around a quote, as far as it can be read."""
    from claimcheck.values.wording import reading
    from claimcheck.values.wording.english import is_english

    if place.reading.voices or (SCALE[place.reading.weakest].rank or 0) < FLAT_RANK:
        return False
    passage = paragraphs(text, place.start, place.end)
    return is_english(passage) and (reading.read(passage, context.lexicon).rank or 0) >= FLAT_RANK
