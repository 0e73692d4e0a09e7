"""CC103: a record is surer than the wording of the sentence that it quotes."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import ClassVar

from claimcheck.comparable.statement import Statement
from claimcheck.example import Example
from claimcheck.families.quoted_wording import Place, governing, places_of, read, tells_of_saying
from claimcheck.finding import Problem, Severity, Spot, Unchecked
from claimcheck.rule import ClaimRule, Context, Suspicion
from claimcheck.values.hedging import FLAT_RANK, SCALE, phrase

_TEXT = (
    "Mr. Son is reportedly set to attend the gala in Tokyo. Prime Minister Ishiba, who may speak, has come.\n"
    "The mayor of Osaka will certainly come in May.\n"
    "“We hope to win them all,” Shigeru Ishiba said. His visit has not been confirmed.\n"
)


class HedgeOverstated(ClaimRule):
    """A record gives as fact, or as surer, what the sentence of its quote hedges.

    The sentence is read as `claimcheck hedging` reads it (docs/hedging.md), with the project's own cues, and
    only those cues count that hold for the words quoted: not those of another clause, of what a sentence
    takes for known ("Prime Minister Ishiba", an office) or within a speech that is itself what is recorded.
    One quoted place that carries the record is enough. Articles in another language than English, and those
    without a text, are not judged.

    ## Why it matters
    A rumour that is recorded as fact counts as a fact from then on: it makes contradictions where there are
    none, and it confirms what nobody confirmed.

    ## What to do
    Record the hedge that the article uses, with its words as the `cue`; or quote the place where the article
    says it outright.
    """

    code = "CC103"
    name = "hedge-overstated"
    question = "a record is surer than its article"
    severity = Severity.WARNING
    suspicion = Suspicion.QUOTED

    def check(self, statement: Statement, context: Context) -> Iterator[Problem | Unchecked]:
        """One problem when every place quoted is worded less surely than recorded."""
        rank = statement.rank
        if rank is None or rank <= 1 or not statement.wording.quotes or tells_of_saying(statement):
            return
        places = places_of(statement, context)
        if not places:
            return
        from claimcheck.values.wording.reading import together

        weak = []
        for quoted in places:
            if not _may_hedge(quoted, context):
                return
            place = read(quoted, context)
            cues = governing(statement, context, place)
            word = together(cues)
            worded = SCALE[word].rank
            # Off the scale means that there is no basis to judge: no less sure than what is hedged already.
            if worded is not None and (worded >= FLAT_RANK or worded >= rank):
                return
            if worded is None and rank < FLAT_RANK:
                return
            weak.append((worded or 0, place, word, cues))
        _, place, word, cues = max(weak, key=lambda one: one[0])
        deciding = [cue for cue in cues if cue.hedging == word]
        said = ", ".join(dict.fromkeys(f"“{cue.text}”" for cue in deciding))
        given, write = _told(word, {cue.kind for cue in deciding})
        recorded = phrase(statement.hedging)
        message = f"recorded {recorded}, but the sentence of the quote gives it {given}: {said}"
        advice = f"write {write}, or quote where the article says it outright"
        quote = Spot(statement.claim, statement.wording.quote_pointer(place.number) + "/exact", said)
        spots = (Spot(statement.claim, "/hedging"), quote)
        yield Problem(message, spots, (statement.claim, statement.hedging, word), help=advice)

    template: ClassVar = {"subject": "son", "predicate": "attends", "object": "gala"}
    valid = (
        Example(
            "recorded as it is worded",
            ({"hedging": "reportedly", "quote": {"exact": "is reportedly set to attend the gala"}},),
            texts={"a": _TEXT},
        ),
        Example(
            "the cue is that of another clause",
            (
                {
                    "subject": "ishiba",
                    "predicate": "visits",
                    "object": "tokyo",
                    "quote": {"exact": "Prime Minister Ishiba, who may speak, has come"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "a mayor, a month and a booster",
            ({"modality": "planned", "quote": {"exact": "The mayor of Osaka will certainly come in May"}},),
            texts={"a": _TEXT},
        ),
        Example(
            "a title is given as known, whatever the sentence hedges",
            (
                {
                    "subject": "ishiba",
                    "predicate": "holds-office",
                    "object": "prime-minister",
                    "quote": {"exact": "Prime Minister Ishiba"},
                },
            ),
            texts={"a": "Prime Minister Ishiba is rumored to be ill."},
        ),
        Example(
            "an office that is told in passing",
            (
                {
                    "subject": "ishiba",
                    "predicate": "holds-office",
                    "object": "prime-minister",
                    "quote": {"exact": "Ishiba, the prime minister"},
                },
            ),
            texts={"a": "Ishiba, the prime minister, may meet Trump."},
        ),
        Example(
            "a hope in a speech, and what is recorded is the speech",
            (
                {
                    "subject": "ishiba",
                    "predicate": "says",
                    "object": {"text": "We hope to win them all"},
                    "attribution": {"evidence": "named_source", "speaker": "ishiba"},
                    "quote": {"exact": "We hope to win them all"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "another place that is quoted says it outright",
            ({"quote": [{"exact": "may attend the gala"}, {"exact": "attended the gala"}]},),
            texts={"a": "Mr. Son may attend the gala, aides said.\nIn the end Mr. Son attended the gala."},
        ),
        Example(
            "not expected to come is likely not to come",
            (
                {
                    "hedging": "likely",
                    "polarity": "negated",
                    "quote": {"exact": "Son is not expected to come"},
                },
            ),
            texts={"a": "Son is not expected to come."},
        ),
        Example(
            "not expected before a date is likely on it",
            (
                {
                    "subject": "summit",
                    "predicate": "begins-on",
                    "object": {"date": "2026-03"},
                    "hedging": "likely",
                    "modality": "planned",
                    "quote": {"exact": "is not expected to begin before March"},
                },
            ),
            texts={"a": "The summit is not expected to begin before March."},
        ),
        Example(
            "what is said of somebody in passing, and of what came before",
            (
                {"object": "gala", "quote": {"exact": "was seen at the gala"}},
                {"object": "summit", "quote": {"exact": "after leaving the summit"}},
            ),
            texts={
                "a": "A man believed to be Masayoshi Son was seen at the gala.\n"
                "Mr. Son, accused of fraud in 2020, may come after leaving the summit."
            },
        ),
        Example(
            "a condition is recorded as one",
            ({"modality": "conditional", "condition": "it rains", "quote": {"exact": "Son will stay"}},),
            texts={"a": "If it rains, Son will stay."},
        ),
        Example(
            "an article in another language",
            ({"quote": {"exact": "Son may attend"}},),
            articles={"a": {"language": "fr"}},
            texts={"a": "« Son may attend », dit-on."},
        ),
        Example(
            "a cue that the project does not count",
            ({"quote": {"exact": "Son apparently came"}},),
            texts={"a": "Son apparently came."},
            config='[hedging]\nignore = ["apparently"]\n',
        ),
    )
    invalid = (
        Example(
            "reportedly, recorded as confirmed",
            ({"hedging": "confirmed", "quote": {"exact": "Mr. Son is reportedly set to attend the gala"}},),
            texts={"a": _TEXT},
            severity="warning",
        ),
        Example(
            "the hedge was cut off",
            ({"quote": {"exact": "attend the gala in Tokyo"}},),
            texts={"a": _TEXT},
        ),
        Example(
            "may, recorded as likely",
            ({"hedging": "likely", "quote": {"exact": "Son may attend the gala"}},),
            texts={"a": "Son may attend the gala."},
        ),
        Example(
            "unlikely, recorded as a forecast",
            ({"modality": "predicted", "quote": {"exact": "Son will attend"}},),
            texts={"a": "It is unlikely that Son will attend the gala."},
        ),
        Example(
            "a headline in capitals",
            ({"modality": "planned", "quote": {"exact": "SON MAY ATTEND GALA IN MAY"}},),
            texts={"a": "SON MAY ATTEND GALA IN MAY\nThe organisers of the gala said nothing."},
        ),
        Example(
            "not confirmed, recorded as fact",
            (
                {
                    "subject": "ishiba",
                    "object": "summit",
                    "quote": {"exact": "His visit has not been confirmed"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "a plan under a condition, recorded as a plan",
            ({"modality": "planned", "quote": {"exact": "Son will stay for the gala"}},),
            texts={"a": "If it rains, Son will stay for the gala."},
        ),
        Example(
            "a hope that a speaker voices, recorded as that speaker's fact",
            (
                {
                    "subject": "ishiba",
                    "modality": "planned",
                    "attribution": {"evidence": "named_source", "speaker": "ishiba"},
                    "quote": {"exact": "I hope to attend the gala"},
                },
            ),
            texts={"a": "“I hope to attend the gala,” Ishiba said."},
        ),
        Example(
            "a cue of the project's own",
            ({"quote": {"exact": "Word in the corridors is that Son came"}},),
            texts={"a": "Word in the corridors is that Son came."},
            config='[hedging]\nrumored = ["word in the corridors"]\n',
        ),
    )


def _told(word: str, kinds: Set[str]) -> tuple[str, str]:
    """How the cues of some kinds give it, and what to write for it."""
    if kinds == {"unlikely"}:
        return "as unlikely", '"hedging": "possible", or that it is likely not so ("polarity": "negated")'
    if kinds == {"conditional"}:
        return "under a condition", f'"modality": "conditional" with its words, or "hedging": "{word}"'
    return phrase(word), f'"hedging": "{word}"'


def _may_hedge(place: Place, context: Context) -> bool:
    """Whether the sentence of a quote has any hedge."""
    from claimcheck.values.wording.span import may_hedge

    return may_hedge(context.article.text or "", place.start, place.end, context.lexicon)
