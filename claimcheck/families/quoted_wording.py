"""What CC103, CC104 and CC105 share: how the article words what a record quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.comparable.statement import DATE, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.comparable.statement import Statement
    from claimcheck.rule import Context
    from claimcheck.values.searchable import Searchable
    from claimcheck.values.wording.cues import Cue
    from claimcheck.values.wording.span import SpanReading

UNASSERTED = frozenset({"opinion", "hypothetical"})
"""Modalities that claim nothing to be so."""
_FAR = 4000
"""How far from a quote is looked for what stands around it, in code points."""
_NEAR = 80
_NOT_BEFORE: Final = re.compile(r"[^.;,]*?\b(?:before|until|till)\b")
_BESIDE = 3
"""So many words between a cue and a quote leave no doubt that it was cut off there."""


class Heard(NamedTuple):
    """A place where a quote stands: which quote, where in the text, and what was read there."""

    number: int
    start: int
    end: int
    reading: SpanReading


class Place(NamedTuple):
    """A place where a quote stands: which quote, and where in the text."""

    number: int
    start: int
    end: int


def places_of(statement: Statement, context: Context) -> list[Place]:
    """Where the quotes of a statement stand, as far as their wording can be read.

    Empty without a text, where no quote stands in it, for another language than English, and for what is no
    longer in force or claims nothing to be so.
    """
    text = context.article.searchable
    if (
        text is None
        or not (statement.live and statement.wording.quotes)
        or statement.modality in UNASSERTED
        or not in_english(context)
    ):
        return []
    return [
        Place(number, start, end)
        for number, quote in enumerate(statement.wording.quotes)
        for start, end, _ in text.find(quote.exact, quote.prefix, quote.suffix)
    ]


def read(place: Place, context: Context) -> Heard:
    """What is read where a quote stands."""
    # Imported here: most runs read no wording.
    from claimcheck.values.wording.span import read_span

    number, start, end = place
    return Heard(number, start, end, read_span(context.article.text or "", start, end, context.lexicon))


def in_english(context: Context) -> bool:
    """Whether the article is in English, as far as its record says."""
    language = context.article.language.lower()
    return not language or language.partition("-")[0] == "en"


def governing(statement: Statement, context: Context, place: Heard) -> tuple[Cue, ...]:
    """The cues that hold for what the record says, of those that hold for the words quoted.

    Left out are those of a sentence that takes what is quoted for known: a name with its title, an office, a
    phrase without a verb that describes ("the bridge, built in 1990"); and those within words that the record
    passes on as somebody's. What is unlikely to be is, denied, likely not to be.
    """
    text = context.article.searchable
    if text is None or place.reading.bare_name:
        return ()
    cues = list(place.reading.cues)
    if not has_verb(text.text, place):
        if context.vocabulary.type(statement.object) == "office":
            cues = [cue for cue in cues if place.start <= cue.start < place.end]
        elif context.vocabulary.predicates[statement.predicate].kind in ("state", "attribute"):
            cues = [cue for cue in cues if _beside(text.text, cue, place)]
    passed_on = list(_passed_on(statement, text))
    if passed_on:
        cues = [cue for cue in cues if not any(start <= cue.start < end for start, end in passed_on)]
    if statement.modality == "predicted":
        cues = [cue for cue in cues if cue.kind != "likely"]  # a forecast says what is expected
    if statement.shape == DATE:  # "not expected before May": in May, then
        cues = [
            cue._replace(kind="likely")
            if cue.negated and _NOT_BEFORE.match(text.text, cue.end, cue.end + _NEAR)
            else cue
            for cue in cues
        ]
    if not statement.affirmed:
        cues = [cue._replace(kind="likely") if cue.kind == "unlikely" else cue for cue in cues]
    return tuple(cues)


def has_verb(text: str, place: Heard) -> bool:
    """Whether the words quoted hold a verb that can be told without a parser."""
    from claimcheck.values.wording.clauses import FINITE_VERB

    return FINITE_VERB.search(text, place.start, place.end) is not None


def tells_of_saying(statement: Statement) -> bool:
    """Whether what is recorded is that somebody says something, in the words of who says it."""
    return statement.shape == TEXT and statement.speaker in ("", statement.subject)


def _beside(text: str, cue: Cue, place: Heard) -> bool:
    between = text[cue.end : place.start] if cue.end <= place.start else text[place.end : cue.start]
    return len(between.split()) <= _BESIDE


def _passed_on(statement: Statement, text: Searchable) -> Iterator[tuple[int, int]]:
    """Where the words stand that a statement has for its object."""
    if isinstance(statement.value, str):
        for place in text.find(statement.value):
            yield place.start, place.end


def paragraphs(text: str, start: int, end: int) -> str:
    """The lines that some words stand in, and the one before that is not blank; cut where very long."""
    near = max(0, start - _FAR)
    before = text[near : max(near, text.rfind("\n", near, start) + 1)].rstrip()
    return text[near + before.rfind("\n") + 1 : end] + rest_of_line(text, end)


def rest_of_line(text: str, end: int) -> str:
    """What is left of a line from a place on; cut where that is very long."""
    stop = text.find("\n", end, end + _FAR)
    return text[end : stop if stop >= 0 else end + _FAR]
