"""Which words of a passage a disagreement is about: the hedge, the name, the number, the date, the "not"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimcheck.comparable.statement import DATE, ENTITY, QUANTITY
from claimcheck.values.searchable import Searchable
from claimcheck.values.text import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.comparable.statement import Statement
    from claimcheck.comparable.vocabulary import Vocabulary

Mark = tuple[int, int]
_CERTAINTY: Final = frozenset({"hedging", "modality", "cue", "condition"})
_NEGATIONS: Final = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|den(?:y|ies|ied|ying|ial)|reject(?:s|ed)?|refut(?:es|ed)"
    r"|dismiss(?:es|ed)?|false|untrue)\b|\b\w+n['’]t\b",
    re.IGNORECASE,
)
"""Words that turn a sentence round; for marking alone."""
_WORD: Final = re.compile(r"[^\s“”\"]+")
_AMOUNT: Final = re.compile(
    r"(?:[$€£¥₹]|\b[A-Z]{2,3}\$)?\s?\d[\d,.]*(?:\s?(?:%|per\s?cent|bn|trillion|billion|million|thousand|hundred)\b)?%?",
    re.IGNORECASE,
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s\d{{4}})?|{_MONTH}\s\d{{1,2}}(?!\d)(?:,?\s\d{{4}})?"
    rf"|{_MONTH},?\s\d{{4}}|\d{{4}}-\d{{2}}(?:-\d{{2}})?|[12]\d{{3}})\b",
    re.IGNORECASE,
)
_CASE_MATTERS: Final = re.compile(r"[A-Z]")


def telling_words(
    passage: str,
    statement: Statement,
    pointer: str,
    vocabulary: Vocabulary,
    within: Mark,
    against: str = "",
) -> list[Mark]:
    """Where the words stand that carry what a finding points at: spans, sorted and apart.

    Args:
        passage: the words quoted, and what stands around them.
        statement: what was recorded of them.
        pointer: JSON pointer, inside the claim, of what the finding is about.
        vocabulary: for the names of who and what is spoken of.
        within: where the quote stands in the passage; only what hedges it, and who says it, may stand around.
        against: the words of another side, where the finding is about the quote itself.
    """
    text = Searchable(passage)
    field = pointer.split("/")[1] if pointer else ""
    if field in _CERTAINTY:
        said = statement.wording
        condition = said.condition if statement.modality == "conditional" else ""
        return _apart(_found(text, (said.cue, condition))) or _apart(_cues(passage, within))
    if field == "quote" and against:
        return _differing(passage, within, against)
    if field in ("quote", "attribution"):
        return _apart(_voices(passage, within))
    found = _marks(text, statement, field, vocabulary)
    return _apart(mark for mark in found if within[0] <= mark[0] and mark[1] <= within[1])


def _marks(text: Searchable, s: Statement, field: str, vocabulary: Vocabulary) -> Iterator[Mark]:
    said = s.wording
    if field in ("subject", "subject_as"):
        yield from _named(text, said.subject_as, s.subject, vocabulary)
    elif field in ("object", "object_as"):
        yield from _object(text, s, vocabulary)
    elif field == "polarity":
        yield from (match.span() for match in _NEGATIONS.finditer(text.text))
    elif field in ("time", "time_as", "relative"):
        yield from _found(text, (said.time_as,)) if said.time_as else ()
        yield from (match.span() for match in _DATE.finditer(text.text))
    elif field == "place":
        yield from _named(text, "", s.place, vocabulary)


def _object(text: Searchable, s: Statement, vocabulary: Vocabulary) -> Iterator[Mark]:
    printed = s.wording.object_as
    if s.shape == ENTITY:
        yield from _named(text, printed, s.object, vocabulary)
        return
    standing = [*_found(text, (printed,))]
    if standing:
        yield from standing
    elif s.shape in (QUANTITY, DATE):
        pattern = _AMOUNT if s.shape == QUANTITY else _DATE
        yield from (match.span() for match in pattern.finditer(text.text))
    elif isinstance(s.value, str):
        yield from _found(text, (s.value,))


def _named(text: Searchable, printed: str, entity: str, vocabulary: Vocabulary) -> list[Mark]:
    """The name as printed, else one of the entity's names, else the last word of one (a surname)."""
    known = vocabulary.entities.get(entity)
    names = (known.name, *known.aliases) if known else ()
    return (
        [*_found(text, (printed,))]
        or [*_found(text, names)]
        or [*_found(text, (_last_word(name) for name in names))]
    )


def _last_word(name: str) -> str:
    """The last word of a name, "" where it is no name by itself."""
    word = name.split()[-1] if name.split() else ""
    return word if len(word) > 2 and _CASE_MATTERS.match(word) else ""


def _found(text: Searchable, words: Iterable[str]) -> Iterator[Mark]:
    for each in words:
        if each.strip():
            yield from ((start, end) for start, end, _ in text.find(each))


def _cues(passage: str, within: Mark) -> Iterator[Mark]:
    """The cues that reach the quote, as the shipped lexicon has them."""
    from claimcheck.values.wording.span import read_span

    reading = read_span(passage, *within)
    yield from ((cue.start, cue.end) for cue in (*reading.cues, *reading.partial))


def _voices(passage: str, within: Mark) -> Iterator[Mark]:
    """The words that say whose words the quote is."""
    from claimcheck.values.wording.span import read_span

    yield from ((voice.start, voice.end) for voice in read_span(passage, *within).voices)


def _differing(passage: str, within: Mark, against: str) -> list[Mark]:
    """The words of the quote that the other words do not have, in order."""
    from difflib import SequenceMatcher

    ours = [match.span() for match in _WORD.finditer(passage, *within)]
    keys = [fold_key(passage[start:end]) for start, end in ours]
    theirs = [fold_key(match.group()) for match in _WORD.finditer(against)]
    steps = SequenceMatcher(None, keys, theirs, autojunk=False).get_opcodes()
    return [
        (ours[low][0], ours[high - 1][1]) for what, low, high, *_ in steps if what != "equal" and high > low
    ]


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Spans sorted, those that touch or overlap made one."""
    joined: list[Mark] = []
    for start, end in sorted(set(marks)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
