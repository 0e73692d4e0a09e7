"""Finding the cues of a sentence: the longest at each place, if what stands beside it lets it count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.values.wording.kinds import KINDS
from claimcheck.values.wording.lexicon import shipped_lexicon
from claimcheck.values.wording.notation import WORD

if TYPE_CHECKING:
    from claimcheck.values.wording.lexicon import Entry, Lexicon

_WORDS: Final = re.compile(WORD)
_NEAR: Final = 80
"""How many characters before a cue are looked at for what stands beside it."""
_FAR: Final = 400
"""How many characters before and after a cue are looked at for what its sentence holds."""

# Negation right before a cue, with at most three words between that do not end it. Huddleston and Pullum
# 2002, chapter 9; "yet to", "declined to" and the like are their covert negatives.
_NEGATION: Final = re.compile(
    r"(?:(?<!\w)(?:\w+n't|not|never|no longer|neither(?: \w+)?|nor|cannot|no one|nobody|no|without"
    r"|(?:has|have|had|is|are) yet to|yet to"
    r"|declin\w+ to|refus\w+ to|unable to|fail\w* to))"
    r"(?:\s+(?:yet|been|be|being|so|ever|even|really|actually|also|currently|independent|official|further|formal"
    r"|immediate|still|to|either|\w+ly)){0,3}\s+\Z"
)


class Cue(NamedTuple):
    """Words that hedge, plan, deny or assure.

    ``start`` and ``end`` are offsets in code points, the end excluded; ``kind`` is a key of `kinds.KINDS`,
    ``reach`` how far it reaches (see `clauses.Clauses.around`). ``negated`` tells that it stands under a
    negation: "is not expected to", "has not been confirmed".
    """

    text: str
    start: int
    end: int
    kind: str
    reach: str
    negated: bool

    @property
    def hedging(self) -> str:
        """The word of the scale that it gives what it reaches."""
        return KINDS[self.kind]


def lowered(text: str) -> str:
    """A text in small letters with straight quotation marks, of the same length."""
    small = text.lower()
    if len(small) != len(text):  # "İ" becomes two characters
        small = "".join(character.lower()[0] for character in text)
    # Each in turn: many times quicker than one translation.
    return small.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def find_cues(sentence: str, lexicon: Lexicon | None = None) -> tuple[Cue, ...]:
    """Find the cues of a sentence, in order; they do not overlap.

    Args:
        sentence: one sentence, or a line of text.
        lexicon: by default the shipped one.
    """
    lexicon = lexicon or shipped_lexicon()
    by_head = lexicon.by_head
    small = lowered(sentence)
    found: list[Cue] = []
    done = 0
    for word in _WORDS.finditer(small):
        entries = by_head.get(word.group())
        start = word.start()
        if entries is None or start < done:
            continue
        best = _longest(entries, sentence, small, start)
        if best is None or small[start : best[1]] in lexicon.ignored:
            continue
        entry, done = best
        cue = _cue(entry, sentence, small, start, done)
        if cue is not None:
            found.append(cue)
    return tuple(found)


def _longest(entries: tuple[Entry, ...], sentence: str, small: str, start: int) -> tuple[Entry, int] | None:
    """The entry that matches the most at a place, and where it ends."""
    best: tuple[Entry, int] | None = None
    for entry in entries:
        match = entry.expression.match(small, start)
        if match is not None and (best is None or match.end() > best[1]):
            end = match.end()
            if not (entry.name and _is_name(sentence, start, end)) and _fits(entry, small, start, end):
                best = (entry, end)
    return best


def _fits(entry: Entry, small: str, start: int, end: int) -> bool:
    """Whether what stands beside a cue lets it count."""
    near = max(0, start - _NEAR)
    return not (
        (entry.right is not None and not entry.right.match(small, end))
        or (entry.not_right is not None and entry.not_right.match(small, end))
        or (entry.left is not None and not entry.left.search(small, near, start))
        or (entry.not_left is not None and entry.not_left.search(small, near, start))
        or (
            entry.not_with is not None
            and entry.not_with.search(small, max(0, start - _FAR), min(len(small), end + _FAR))
        )
    )


def _cue(entry: Entry, sentence: str, small: str, start: int, end: int) -> Cue | None:
    """The cue, with its negation where that makes it another kind; None where the negation undoes it."""
    kind = entry.kind
    negation = _NEGATION.search(small, max(0, start - _NEAR), start)
    if negation is not None:
        if entry.negated == "dropped":
            return None
        if entry.negated != "kept":
            kind, start = entry.negated, negation.start()
    return Cue(sentence[start:end], start, end, kind, entry.reach, negation is not None)


_BARE_VERB: Final = re.compile(r"\s+(?!\w*(?:s|ed|ing)\b)[a-zA-Z]{2,}\b(?!\s*$)")
_MONTH_BEFORE: Final = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|to|through|between|and|on|during|early|late|mid|last|next|this|\d+"
    r"|\d+(?:st|nd|rd|th)|president|minister|mr\.?|mrs\.?|ms\.?|theresa|sir)[\s\-]+)\Z",
    re.IGNORECASE,
)
_CAPITALS: Final = re.compile(r"\b[A-Z]\w*")


def _is_name(sentence: str, start: int, end: int) -> bool:
    """Whether "May" or "Will" is a month or a name: in capitals, unless all words of the headline are."""
    if sentence[start].islower():
        return False
    around = sentence[max(0, start - _FAR) : end + _FAR]
    words = _WORDS.findall(around)
    capitals = len(_CAPITALS.findall(around))
    if start == 0 or capitals * 3 < len(words) * 2:
        return not (start == 0 and sentence.rstrip().endswith("?"))
    return (
        bool(_MONTH_BEFORE.search(sentence, max(0, start - _NEAR), start))
        or _BARE_VERB.match(sentence, end) is None
    )
