"""What of a text's wording holds for some words in it: which hedge, whose voice, plan or condition.

The question of the rules that compare a record with its quote. A cue counts for the words that it reaches:
not for those of another clause, and from within a quotation for none outside. `clauses` says how far.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.values.hedging import FLAT_RANK, SCALE
from claimcheck.values.wording import voices
from claimcheck.values.wording.clauses import FINITE_VERB, Clauses, quotations
from claimcheck.values.wording.cues import Cue, find_cues, lowered
from claimcheck.values.wording.notation import WORD
from claimcheck.values.wording.reading import together
from claimcheck.values.wording.sentences import Span, sentences
from claimcheck.values.wording.voices import Voice, find_voices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.values.wording.lexicon import Lexicon

_WORD: Final = re.compile(WORD)
# Words that claim nothing by themselves: articles, auxiliaries, pronouns, prepositions.
_EMPTY_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        "a an the this that these those is are was were be been being has have had do does did will would to"
        " of in on at by for from with as and or but he she it they we his her its their our who which there"
        " also not so if",
    )
)
_LONG_LINE: Final = 2000
"""How far from the words their sentence may begin and end, in code points."""
_REMEMBERED: Final = 512
_PLACES: Final = 16
"""How many places are remembered: several rules ask about the quotes of one claim, one after the other."""
_LONGEST_LIST: Final = 50
"""How many lines above an item the line is looked for that its list begins with."""
_LIST_ITEM: Final = re.compile(r"\s*(?:[-*•–·]|\d{1,2}[.)])\s")
_IN: Final = re.compile(r"\W*(?:in|at|on|to|from|for|by|with|near|outside)\s")
_NO_MARK: Final = re.compile(r"[^\"“”]*")
_AFTER_DASH: Final = re.compile(r"[–—-]\s*\Z")


class SpanReading(NamedTuple):
    """What holds for some words of a text; all offsets are those of the text.

    ``hedging`` and ``rank`` come from ``cues``, which hold for all of the words; ``partial`` are cues that
    hold for some of them only: a hedged half of a long quote. ``modality`` is "conditional", "planned" or
    "actual"; ``voices`` are those whose words or views they are; ``denied`` tells that somebody denies them.
    ``bare_name`` tells that the words are a name, perhaps with a title: that an article gives as known, even
    where it hedges the rest. ``sentence`` is the stretch of sentences that was looked at.
    """

    hedging: str
    rank: int | None
    cues: tuple[Cue, ...]
    partial: tuple[Cue, ...]
    modality: str
    voices: tuple[Voice, ...]
    denied: bool
    bare_name: bool
    sentence: Span

    @property
    def weakest(self) -> str:
        """The word of the scale that all cues give together, also those that hold for a part."""
        return together((*self.cues, *self.partial))


@lru_cache(maxsize=_PLACES)
def read_span(text: str, start: int, end: int, lexicon: Lexicon | None = None) -> SpanReading:
    """Read some words of a text.

    An item of a list also gets what the line before the list leaves open ("Their talk may explore:").

    Args:
        text: the article's text, or any passage that holds at least the sentence.
        start: where the words begin, in code points.
        end: where they end, excluded.
        lexicon: by default the shipped one.
    """
    lines = _lines(text, start, end)
    parts = _sentences(text, lines)
    around = [part for part in parts if part.start < end and start < part.end]
    stretch = _around(parts, start, end)
    heard = [(cue, reach) for part in around for cue, reach in _cues(text, part, lexicon)]
    words = _content_words(text, start, end, [cue for cue, _ in heard])
    lead = _lead_in(text, lines)
    whole = [cue for cue, reach in _cues(text, lead, lexicon) if reach[-1].end > lead.end]
    partial: list[Cue] = []
    for cue, reach in heard:
        if any(words.within(part) for part in reach):
            # What is said in passing within the quote takes nothing from its being hedged.
            whole_of_it = words.within(Span(reach[0].start, reach[-1].end)) == len(words)
            (whole if whole_of_it else partial).append(cue)
    heard_from = [
        *_voices(text, lead, _Words([Span(lead.end - 1, lead.end)])),
        *_voices(text, _whole_quotations(text, lines, parts, stretch), words),
    ]
    word = together(whole)
    kinds = {cue.kind for cue in whole}
    return SpanReading(
        hedging=word,
        rank=SCALE[word].rank,
        cues=tuple(whole),
        partial=tuple(partial),
        modality=next((kind for kind in ("conditional", "planned") if kind in kinds), "actual"),
        voices=tuple(heard_from),
        denied="denied" in kinds or any(voice.denies for voice in heard_from),
        bare_name=FINITE_VERB.search(text, start, end) is None
        and not any(start <= cue.start < end for cue in whole)
        and _IN.match(text, start, end) is None
        and all(text[first].isupper() for first in words.starts),
        sentence=stretch,
    )


@lru_cache(maxsize=_PLACES)
def passages(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences that some words stand in, as one stretch; of a list's item also the line it begins with.

    Args:
        text: the text.
        start: where the words begin, in code points.
        end: where they end, excluded.
    """
    lines = _lines(text, start, end)
    lead = _lead_in(text, lines)
    own = _around(_sentences(text, lines), start, end)
    return (lead, own) if lead.end else (own,)


def may_hedge(text: str, start: int, end: int, lexicon: Lexicon | None = None) -> bool:
    """Whether the passages of some words have a hedge; to read what each one reaches takes much longer."""
    return any(
        (SCALE[cue.hedging].rank or 0) < FLAT_RANK
        for low, high in passages(text, start, end)
        for cue in _found(text[low:high], lexicon)
    )


def may_report(text: str, start: int, end: int) -> bool:
    """Whether anybody may be reported where some words stand; to read who, and how far, takes much longer."""
    lines = _lines(text, start, end)
    parts = _sentences(text, lines)
    lead = _lead_in(text, lines)
    whole = _whole_quotations(text, lines, parts, _around(parts, start, end))
    if _WORD.search(text, start, end) is None:
        return True
    return bool(_speaking(text[lead.start : lead.end])[0]) or any(
        voice.reach.start + whole.start < end and start < voice.reach.end + whole.start
        for voice in _speaking(text[whole.start : whole.end])[0]
    )


def _around(parts: Sequence[Span], start: int, end: int) -> Span:
    """The stretch of the sentences that some words stand in."""
    around = [part for part in parts if part.start < end and start < part.end]
    return Span(around[0].start, around[-1].end) if around else Span(start, end)


class _Words:
    """Words of a text in their order, for counting those that lie in a stretch."""

    def __init__(self, words: Sequence[Span]) -> None:
        self.starts = [word.start for word in words]
        self._ends = [word.end for word in words]

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, stretch: Span) -> int:
        """How many lie in a stretch from end to end."""
        return max(0, bisect_right(self._ends, stretch.end) - bisect_left(self.starts, stretch.start))


def _lines(text: str, start: int, end: int) -> Span:
    """The whole lines that some words stand in, cut where they are very long."""
    low = text.rfind("\n", max(0, start - _LONG_LINE), start) + 1
    high = text.find("\n", max(start, end - 1), end + _LONG_LINE)
    return Span(low or max(0, start - _LONG_LINE), high if high >= 0 else min(len(text), end + _LONG_LINE))


# Several rules ask about the same sentence, and several quotes stand in one.
_parted: Final = lru_cache(maxsize=_REMEMBERED)(sentences)
_found: Final = lru_cache(maxsize=_REMEMBERED)(find_cues)


@lru_cache(maxsize=_REMEMBERED)
def _taken_apart(sentence: str) -> Clauses:
    return Clauses(lowered(sentence))


def _sentences(text: str, stretch: Span) -> list[Span]:
    """The sentences of a stretch of a text, at their offsets in it."""
    return [_moved(part, stretch.start) for part in _parted(text[stretch.start : stretch.end])]


def _moved(part: Span, by: int) -> Span:
    return Span(part.start + by, part.end + by)


@lru_cache(maxsize=_REMEMBERED)
def _reaching(sentence: str, lexicon: Lexicon | None) -> tuple[tuple[Cue, tuple[Span, ...]], ...]:
    """The cues of a sentence and what they reach, at their offsets in it."""
    cues = _found(sentence, lexicon)
    if not cues:
        return ()
    clauses = _taken_apart(sentence)
    item = _LIST_ITEM.match(sentence)
    found = []
    for cue in cues:
        reach = list(clauses.reach(cue))
        if cue.reach == "condition":
            reach[0] = Span(max(reach[0].start, _conditional_noun(sentence, cues, cue)), reach[0].end)
        if item is not None and _AFTER_DASH.search(sentence, item.end(), cue.start):
            reach[0] = Span(item.end(), reach[0].end)  # "- Masayoshi Son – rumored guest": that is, is one
        found.append((cue, tuple(reach)))
    return tuple(found)


def _cues(text: str, part: Span, lexicon: Lexicon | None) -> Iterator[tuple[Cue, list[Span]]]:
    """The cues of a sentence and what they reach, at their offsets in the text."""
    sentence = text[part.start : part.end]
    for cue, stretches in _reaching(sentence, lexicon):
        reach = [_moved(stretch, part.start) for stretch in stretches]
        if reach[-1].end == part.end and sentence.endswith(":"):
            reach[-1] = Span(reach[-1].start, len(text))  # it goes on in the list that follows
        yield cue._replace(start=cue.start + part.start, end=cue.end + part.start), reach


def _conditional_noun(sentence: str, cues: Sequence[Cue], condition: Cue) -> int:
    """Where the noun begins that alone is conditional, as in "a possible rise if prices fall"; else 0."""
    nouns = [cue for cue in cues if cue.reach == "noun" and cue.end <= condition.start]
    if nouns and not FINITE_VERB.search(sentence, nouns[-1].end, condition.start):
        return nouns[-1].start
    return 0


def _content_words(text: str, start: int, end: int, cues: Sequence[Cue]) -> _Words:
    """The words between two offsets that a cue must reach to hold for all of them; all words failing any."""
    words = [Span(*word.span()) for word in _WORD.finditer(text, start, end)]
    taken = {at for cue in cues for at in range(cue.start, cue.end)}
    told = [
        word
        for word in words
        if word.start not in taken and text[word.start : word.end].lower() not in _EMPTY_WORDS
    ]
    return _Words(told or words)


def _lead_in(text: str, lines: Span) -> Span:
    """The sentence with a colon that the list begins with in which some lines stand; else an empty span."""
    nothing = Span(0, 0)
    if not _LIST_ITEM.match(text, lines.start, lines.end):
        return nothing
    end = lines.start - 1
    for _ in range(_LONGEST_LIST):
        if end <= 0:
            break
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if line and not _LIST_ITEM.match(text, start, end):
            return _sentences(text, Span(start, end))[-1] if line.endswith(":") else nothing
        end = start - 1
    return nothing


def _whole_quotations(text: str, lines: Span, parts: Sequence[Span], stretch: Span) -> Span:
    """A stretch of sentences, made longer until it cuts no quotation: who speaks stands at either end."""
    low, high = stretch
    if _NO_MARK.fullmatch(text, lines.start, lines.end):
        return stretch
    for quotation in quotations(text[lines.start : lines.end]):
        begin, finish = quotation.start + lines.start, quotation.end + lines.start
        if begin < high and low < finish:
            low = min(low, max((part.start for part in parts if part.start <= begin), default=low))
            high = max(high, min((part.end for part in parts if part.end >= finish), default=high))
    return Span(low, high)


@lru_cache(maxsize=_REMEMBERED)
def _speaking(sentence: str) -> tuple[tuple[Voice, ...], tuple[Span, ...]]:
    """Who speaks in a sentence, and what it says in passing."""
    if not voices.may_report(sentence):
        return (), ()
    clauses = _taken_apart(sentence)
    return find_voices(sentence, clauses), clauses.asides


def _voices(text: str, part: Span, words: _Words) -> Iterator[Voice]:
    """Those in a stretch of text whose words these are.

    What stands in passing before a voice is the article's own: "the poet, born in Rome, has died, he said".
    """
    speaking, asides = _speaking(text[part.start : part.end])
    for spoken in speaking:
        voice = spoken.moved(part.start)
        own = (_moved(aside, part.start) for aside in asides if aside.end <= spoken.start)
        if words.within(voice.reach) == len(words) and not any(
            words.within(aside) == len(words) for aside in own
        ):
            yield voice
