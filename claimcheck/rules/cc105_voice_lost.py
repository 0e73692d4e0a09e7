"""CC105: the article reports somebody's words, and the record has them in the article's own voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from claimcheck.comparable.statement import TEXT, Statement
from claimcheck.example import Example
from claimcheck.families.quoted_wording import Heard, Place, governing, has_verb, places_of, read
from claimcheck.finding import Problem, Severity, Spot, Unchecked
from claimcheck.rule import ClaimRule, Context, Suspicion
from claimcheck.values.names import name_key

_SAYING: Final = frozenset({"said", "says", "say", "told", "tells", "tweeted", "according to", ""})
"""Verbs that do nothing but pass on words; the others also add, recall, maintain or announce things."""
_ATTITUDES: Final = frozenset({"text", "topic", "agreement"})
"""Objects of relations that tell what somebody says, wants or rejects."""
_NO_SOURCE: Final = re.compile(
    r"(?:the |its |his |her |their |some |a )?(?:original )?"
    r"(?:plans?|schedules?|laws?|rules?|need|size|age|tradition|custom|taste|type|legend|expectations"
    r"|agreements?|deals?|contracts?|treat(?:y|ies)|constitution|terms|regulations)\b",
    re.IGNORECASE,
)
_PRONOUNS: Final = frozenset({"he", "she", "they", "it", "we", "i", "who"})
_EMPTY: Final = frozenset({"the", "a", "an", "of", "and", "for"})
_STEM: Final = 5

_TEXT = (
    "The deal is worth $14.9 billion, SoftBank said. No deal of $14.9 billion was struck before.\n"
    "“Mr. Son will attend the gala,” said Kevin Maher, a former diplomat.\n"
    "The quake claimed 12 lives. All went according to plan.\n"
    "Shigeru Ishiba stressed that he backs the trade deal.\n"
)
_LEADS = {"subject": "son", "predicate": "leads"}


class VoiceLost(ClaimRule):
    """The sentence of the quote passes on somebody's words, and the record has them in the article's voice.

    The record names neither a speaker nor a source nor a kind of evidence, while everything that it quotes is
    what somebody said. Nothing is said where another quote of the record is in the article's own voice; where
    saying it is what is recorded ("Ishiba backs the deal, he said"); and of titles and offices told in
    passing. Words that the sentence hedges ("sources say") are CC103's. Articles in another language than
    English, and those without a text, are not judged.

    ## Why it matters
    What a company says of itself is then compared as if the paper had found it out, and a denial of it looks
    like a contradiction between two papers.

    ## What to do
    Write who speaks: `"attribution": {"evidence": "named_source", "speaker": …}`. Where the article also says
    it in its own voice, quote that, too.
    """

    code = "CC105"
    name = "voice-lost"
    question = "an article reports somebody's words, and the record gives them as its own"
    severity = Severity.WARNING
    suspicion = Suspicion.QUOTED

    def check(self, statement: Statement, context: Context) -> Iterator[Problem | Unchecked]:
        """One problem when every place quoted is somebody's words and the record names nobody."""
        said = statement.wording
        if not said.quotes or statement.speaker or said.source or said.evidence or statement.hearsay:
            return
        lost = []
        for quoted in places_of(statement, context):
            if not _may_report(quoted, context):
                return
            place = read(quoted, context)
            voice = _voice(statement, context, place)
            if voice is None or any(cue.kind == "reported" for cue in governing(statement, context, place)):
                return
            lost.append((place, voice))
        if not lost:
            return
        place, voice = lost[0]
        message = f"the article gives this as the words of “{voice}”, the record as the article's own"
        advice = 'add "attribution": {"evidence": …, "speaker": …}, or quote where the article itself says it'
        spot = Spot(statement.claim, said.quote_pointer(place.number) + "/exact", f"said by “{voice}”")
        yield Problem(message, (spot,), (statement.claim, voice), help=advice)

    template: ClassVar = {
        "subject": "deal",
        "predicate": "has-value",
        "object": {"amount": "14.9e9", "unit": "USD"},
    }
    valid = (
        Example(
            "the speaker is recorded",
            (
                {
                    "attribution": {"evidence": "named_source", "speaker": "softbank"},
                    "quote": {"exact": "worth $14.9 billion"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "the article says it itself, too, and that is quoted",
            (
                {"quote": [{"exact": "worth $14.9 billion"}, {"exact": "No deal of $14.9 billion"}]},
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "a quake that claims lives does not speak",
            (
                {
                    "subject": "quake",
                    "predicate": "killed",
                    "object": {"amount": "12", "unit": "1"},
                    "quote": {"exact": "The quake claimed 12 lives"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "a plan is nobody who speaks",
            (
                {
                    "subject": "son",
                    "predicate": "attends",
                    "object": "gala",
                    "quote": {"exact": "All went according to plan"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "who the speaker is, and what follows a quotation",
            (
                {**_LEADS, "object": "softbank", "quote": {"exact": "head of SoftBank"}},
                {"object": {"amount": "9e9", "unit": "USD"}, "quote": {"exact": "a deal of $9 billion"}},
            ),
            texts={"a": "“It holds,” said Mr. Son, head of SoftBank, a day after a deal of $9 billion."},
        ),
        Example(
            "what somebody stands for is told by saying so",
            (
                {
                    "subject": "ishiba",
                    "predicate": "supports",
                    "object": "deal",
                    "quote": {"exact": "he backs the trade deal"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "the speaker's own name and post",
            (
                {
                    "subject": "son",
                    "predicate": "holds-office",
                    "object": "senator",
                    "quote": {"exact": "former senator Masayoshi Son"},
                },
            ),
            texts={"a": "It stands, said former senator Masayoshi Son."},
        ),
        Example(
            "sources say: a hedge, and the record hedges",
            (
                {
                    "hedging": "reportedly",
                    "quote": {"exact": "worth $14.9 billion"},
                },
            ),
            texts={"a": "The deal is worth $14.9 billion, sources said."},
        ),
        Example("the article's own voice", ({"quote": {"exact": "worth $14.9 billion"}},),
                texts={"a": "The deal is worth $14.9 billion. SoftBank said nothing."}),
    )  # fmt: skip
    invalid = (
        Example(
            "a company on its own deal",
            ({"quote": {"exact": "The deal is worth $14.9 billion"}},),
            texts={"a": _TEXT},
            severity="warning",
        ),
        Example(
            "a wire's last words",
            (
                {
                    "subject": "quake",
                    "predicate": "killed",
                    "object": {"amount": "12", "unit": "1"},
                    "quote": {"exact": "Twelve people died"},
                },
            ),
            texts={"a": "Twelve people died when the bridge fell, the broadcaster NHK reported Sunday."},
        ),
        Example(
            "words between quotation marks",
            (
                {
                    "subject": "son",
                    "predicate": "attends",
                    "object": "gala",
                    "modality": "planned",
                    "quote": {"exact": "Mr. Son will attend the gala"},
                },
            ),
            texts={"a": _TEXT},
        ),
        Example(
            "according to a ministry",
            (
                {
                    "subject": "quake",
                    "predicate": "killed",
                    "object": {"amount": "12", "unit": "1"},
                    "quote": {"exact": "12 people died"},
                },
            ),
            texts={"a": "According to the ministry, 12 people died."},
        ),
        Example(
            "what somebody says of himself",
            (
                {
                    "subject": "son",
                    "predicate": "attends",
                    "object": "gala",
                    "modality": "planned",
                    "quote": {"exact": "he will attend the gala"},
                },
            ),
            texts={"a": "Mr. Son said he will attend the gala."},
        ),
        Example(
            "two quotes, both of somebody's words",
            ({"quote": [{"exact": "worth $14.9 billion"}, {"exact": "a deal of $14.9 billion"}]},),
            texts={"a": _TEXT + "Mr. Son insisted that a deal of $14.9 billion is enough.\n"},
        ),
    )


def _may_report(place: Place, context: Context) -> bool:
    """Whether anybody is reported near a quote."""
    from claimcheck.values.wording.span import may_report

    return may_report(context.article.text or "", place.start, place.end)


def _voice(statement: Statement, context: Context, place: Heard) -> str | None:
    """Whose words a quote is, as the article calls them; None where that is nobody else's."""
    text = context.article.text or ""
    if place.reading.bare_name:
        return None
    if context.vocabulary.type(statement.object) == "office" and not has_verb(text, place):
        return None
    for voice in place.reading.voices:
        own = voice.about.start <= place.start and place.end <= voice.about.end
        if not own and _speaks(text, voice.verb, voice.name, place) and not _records_saying(
            statement, context, voice.verb, voice.name
        ):  # fmt: skip
            return " ".join(voice.name.split())
    return None


def _speaks(text: str, verb: str, name: str, place: Heard) -> bool:
    """Whether a verb passes on words where it stands."""
    if verb == "according to":
        return _NO_SOURCE.match(name) is None
    if verb in _SAYING:
        return True
    sentence = text[place.reading.sentence.start : place.reading.sentence.end]
    told = re.escape(verb)
    return (
        re.search(
            rf"\b{told}\b(?:\s\w+){{0,3}}?\s?(?:\bthat\b|[:“\"])"
            rf"|\b{told}\s(?:(?!which|who)\w+\s){{1,5}}?(?:would|will|had|has|was|were|is|are)\b"
            rf"|[,”\"]\s(?:{re.escape(name)}\s)?{told}\b(?:\s{re.escape(name)})?"
            r"(?:\s(?:on\s)?\w+day)?\s*(?:[.,;]|\Z)",
            sentence,
        )
        is not None
    )


def _records_saying(statement: Statement, context: Context, verb: str, name: str) -> bool:
    """Whether it is the saying itself that is recorded, in the words of the record's subject."""
    predicate = context.vocabulary.predicates[statement.predicate]
    if predicate.id == "says" or (verb and verb[:_STEM] in f"{predicate.id} {predicate.label}"):
        return True
    if statement.shape != TEXT and predicate.object_type.isdisjoint(_ATTITUDES):
        return False
    key = name_key(name)
    if key in _PRONOUNS:
        return True
    known = context.vocabulary.entities.get(statement.subject)
    names = (known.name, *known.aliases) if known is not None else ()
    words = {word for called in names for word in name_key(called).split()} - _EMPTY
    return not words.isdisjoint(key.split())
