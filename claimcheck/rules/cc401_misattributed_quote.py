"""CC401: the same words are put into two speakers' mouths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from claimcheck.comparable.block import Block
from claimcheck.comparable.statement import Statement
from claimcheck.comparable.vocabulary import Vocabulary
from claimcheck.example import Example
from claimcheck.finding import Camp, Outcome, Problem, Severity, Spot, Unchecked
from claimcheck.rule import CrossRule, quoted
from claimcheck.values.listing import listed
from claimcheck.values.utterance import is_set_phrase, spoken_length

_TOGETHER: Final = re.compile(r"\b(?:joint|jointly|together)\b", re.IGNORECASE)
_FOR_ANOTHER: Final = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|press secretary|on behalf of|chief cabinet secretary)\b",
    re.IGNORECASE,
)
_OFFICIAL: Final = frozenset({"official_statement", "official_record"})
_SECOND_HAND: Final = frozenset({"other_media", "inferred"})


@dataclass(frozen=True)
class MisattributedQuote(CrossRule):
    """Two articles put the same words into two speakers' mouths.

    Word for word the same quote, but one article gives it to one person and the other to another. Quotes of
    fewer than `least_words` words, and set phrases ("our thoughts and prayers"), prove nothing: many people
    say them. A spokesperson speaks for somebody, an organisation through a person, a joint statement for
    several, and an article may report what another one has: none of these is told.

    ## Why it matters
    A sentence in the wrong mouth is a correction on the front page, and it is copied faster than it is
    corrected.

    ## What to do
    Look up who said it, and correct `attribution.speaker`. Where both said it together, or one for the other,
    say so in `attribution.source` ("joint statement", "spokesperson for …").
    """

    code = "CC401"
    name = "misattributed-quote"
    question = "one quote is given to two speakers"
    severity = Severity.WARNING
    block_on = ("quote_key",)
    differs_in = ("spoken_by",)
    filled = ("quote_key", "spoken_by")
    meets_in = ""

    least_words: int = 8

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """One problem for all speakers of one quote that do not speak together or for each other."""
        (key,) = block.key
        if spoken_length(key) < self.least_words or is_set_phrase(key):
            return
        said = [s for p in block.positions for s in p.statements if s.wording.evidence not in _SECOND_HAND]
        speakers: dict[str, list[Statement]] = {}
        for statement in said:
            speakers.setdefault(statement.spoken_by, []).append(statement)
        if len(speakers) < 2 or any(_shared(statement, block.vocabulary) for statement in said):
            return
        together = _together(said)
        kinds: dict[str, set[str]] = {}
        for speaker in speakers:
            kinds.setdefault(block.vocabulary.type(speaker), set()).add(speaker)
        kinds.pop("", None)
        apart = {speaker for kind in kinds.values() for speaker in kind if not kind <= together[speaker]}
        if apart and not _both_official([speakers[speaker] for speaker in apart]):
            yield _problem(block, {speaker: speakers[speaker] for speaker in sorted(apart)})

    template: ClassVar[Mapping[str, Any]] = {
        "subject": "softbank",
        "predicate": "supports",
        "object": "deal",
        "attribution": {"evidence": "named_source", "speaker": "ishiba"},
        "quote": {"exact": "We will not sign a deal that hurts the farmers of this country"},
    }
    valid = (
        Example("one speaker in two articles", ({}, {"article": "b"})),
        Example(
            "a spokesperson for the ministry: a person speaks for an organisation",
            ({}, {"article": "b", "attribution": {"evidence": "named_source", "speaker": "ministry"}}),
        ),
        Example(
            "a spokesperson for the minister",
            (
                {},
                {
                    "article": "b",
                    "attribution": {"speaker": "takaichi", "source": "a spokeswoman for the prime minister"},
                },
            ),
        ),
        Example(
            "the one who says it is called a spokeswoman",
            tuple(
                {
                    "article": article,
                    "subject": who,
                    "subject_as": printed,
                    "predicate": "says",
                    "object": {"text": "We will not sign a deal that hurts the farmers of this country"},
                    "attribution": {},
                }
                for article, who, printed in (
                    ("a", "ishiba", "Ishiba"),
                    ("b", "takaichi", "spokeswoman Sanae Takaichi"),
                )
            ),
        ),
        Example(
            "the speaker is known as a press secretary",
            ({}, {"article": "b", "attribution": {"speaker": "leavitt"}}),
            entities={
                "leavitt": {
                    "type": "person",
                    "name": "Karoline Leavitt",
                    "aliases": ["Press Secretary Leavitt"],
                }
            },
        ),
        Example(
            "a joint statement, named so",
            ({}, {"article": "b", "attribution": {"speaker": "trump", "source": "joint statement"}}),
        ),
        Example(
            "two bodies issue one official text",
            tuple(
                {"article": article, "attribution": {"evidence": "official_statement", "source": body}}
                for article, body in (("a", "police"), ("b", "ministry"))
            ),
        ),
        Example(
            "one article gives it to both: they said it together",
            (
                {},
                {"attribution": {"speaker": "trump"}},
                {"article": "b", "attribution": {"speaker": "trump"}},
            ),
        ),
        Example(
            "an article that reports what another one reported",
            ({}, {"article": "b", "attribution": {"evidence": "other_media", "speaker": "trump"}}),
        ),
        Example(
            "a few words that anybody says",
            tuple(
                {
                    "article": article,
                    "quote": {"exact": "We will see"},
                    "attribution": {"speaker": speaker},
                }
                for article, speaker in (("a", "ishiba"), ("b", "trump"))
            ),
        ),
        Example(
            "a set phrase of press offices",
            tuple(
                {
                    "article": article,
                    "quote": {"exact": "Our thoughts and prayers are with the families of the victims"},
                    "attribution": {"speaker": speaker},
                }
                for article, speaker in (("a", "ishiba"), ("b", "trump"))
            ),
        ),
    )
    invalid = (
        Example(
            "one article gives the sentence to Ishiba, another to Trump",
            ({}, {"article": "b", "attribution": {"speaker": "trump"}}),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "one article says that Ishiba said it, another that Trump did",
            tuple(
                {
                    "article": article,
                    "subject": who,
                    "predicate": "says",
                    "object": {"text": "We will not sign a deal that hurts the farmers of this country."},
                    "attribution": {},
                }
                for article, who in (("a", "ishiba"), ("b", "trump"))
            ),
            outcome="possible",
        ),
        Example(
            "other quotation marks and capitals are the same words",
            (
                {},
                {
                    "article": "b",
                    "quote": {"exact": "“we will not sign a deal that hurts the farmers of this country,”"},
                    "attribution": {"evidence": "named_source", "source": "takaichi"},
                },
            ),
            outcome="possible",
        ),
        Example(
            "the words stand under different relations",
            (
                {},
                {
                    "article": "b",
                    "predicate": "opposes",
                    "subject": "trump",
                    "attribution": {"speaker": "trump"},
                },
            ),
        ),
        Example(
            "Japanese, which is written without spaces",
            tuple(
                {
                    "article": article,
                    "quote": {"exact": "農家を傷つける合意には決して署名しません"},
                    "attribution": {"speaker": speaker},
                }
                for article, speaker in (("a", "ishiba"), ("b", "takaichi"))
            ),
        ),
    )


def _shared(statement: Statement, known: Vocabulary) -> bool:
    """Whether the record says that the speaker does not speak alone, or not for themselves."""
    words = f"{statement.wording.source or ''} {statement.wording.subject_as or ''}"
    if _TOGETHER.search(words) or _FOR_ANOTHER.search(words):
        return True
    speaker = known.entities.get(statement.spoken_by)
    return speaker is not None and any(map(_FOR_ANOTHER.search, (speaker.name, *speaker.aliases)))


def _together(said: Sequence[Statement]) -> dict[str, set[str]]:
    """For each speaker those to whom some article gives the words as well, the speaker among them."""
    by_article: dict[str, set[str]] = {}
    for statement in said:
        by_article.setdefault(statement.article, set()).add(statement.spoken_by)
    found: dict[str, set[str]] = {}
    for speakers in by_article.values():
        for speaker in speakers:
            found.setdefault(speaker, set()).update(speakers)
    return found


def _both_official(sides: Sequence[Sequence[Statement]]) -> bool:
    """Whether every side published the words itself: bodies that issue one text issue it jointly."""
    return all(any(s.wording.evidence in _OFFICIAL for s in side) for side in sides)


def _pointer(statement: Statement) -> str:
    return "/attribution" if statement.speaker else statement.subject_pointer


def _problem(block: Block, speakers: Mapping[str, Sequence[Statement]]) -> Problem:
    known = block.vocabulary
    first = {speaker: min(said, key=lambda s: s.claim) for speaker, said in speakers.items()}
    proof = sorted(first.values(), key=lambda s: s.claim)
    names = [known.name(speaker) for speaker in speakers]
    camps = tuple(
        Camp(known.name(speaker), speaker, tuple(sorted({s.claim for s in said})))
        for speaker, said in speakers.items()
    )
    return Problem(
        message=f"the same words are given to {listed(names)}: {quoted(proof[0])}",
        spots=tuple(Spot(s.claim, _pointer(s), f"said by {known.name(s.spoken_by)}") for s in proof),
        key=block.key,
        outcome=Outcome.POSSIBLE,
        severity=Severity.WARNING,
        camps=camps,
        proof=(proof[0].claim, proof[1].claim),
        settle="look up who said it; if they said it together, say so in `attribution.source`",
        notes=("they may have said it together, or one for the other; no record says so",),
    )
