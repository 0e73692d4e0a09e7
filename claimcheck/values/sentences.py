"""Where the sentences of an article begin: a small splitter for news text.

It knows full stops that end no sentence (titles, initials, "U.S.", decimals, list numbers). In doubt it does
not split: a sentence that is too long still holds the words that hedge it.
"""

from __future__ import annotations

import re
from typing import Final

# A line's end, or closing punctuation with any closing quotes and brackets.
_END: Final = re.compile(r"[\n.!?…。！？](?:(?<!\n)[.!?…。！？]*[\"'”’»)\]」』）]*)?\s*")
_WORD_BEFORE: Final = re.compile(r"[^\s(\[\"'“‘]*\Z")
_INITIALISM: Final = re.compile(r"(?:\w\.)+\w")
_LONGEST_WORD: Final = 40

_TITLES_AND_MONTHS = (
    "Mr Mrs Ms Dr Prof Sen Rep Gov Gen Lt Col Maj Sgt Capt Cmdr Adm Rev Hon Pres Amb Mt Ft vs cf approx ca"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
_NEVER_LAST: Final = frozenset(_TITLES_AND_MONTHS.split())
_NUMBER_FOLLOWS: Final = ("No", "Nos", "Art", "Sec", "Fig", "Vol", "p", "pp")
_SOMETIMES_LAST: Final = ("Inc", "Corp", "Co", "Ltd", "Jr", "Sr", "St", "Ave", "Bros", "etc", "al")
_WORDS_THAT_OPEN = (
    "The A An In On At It He She They We I You But And Or So This That These Those His Her Its Their Our"
    " However Meanwhile As If When While For To With After Before Since By From There Here Now Then Not No"
)
_OPENERS: Final = frozenset(_WORDS_THAT_OPEN.split())


def sentence_starts(text: str) -> list[int]:
    """Return the offsets at which sentences of ``text`` begin, 0 first, then ``len(text)`` as the end of all.

    Sentences end at full stops, exclamation and question marks (CJK ones too) and at every line break.
    """
    starts = [0]
    for end in _END.finditer(text):
        if starts[-1] < end.end() < len(text) and _closes(text, end):
            starts.append(end.end())
    starts.append(len(text))
    return starts


def _closes(text: str, end: re.Match[str]) -> bool:
    mark = end.group()
    if "\n" in mark or mark[0] in "。！？":
        return True
    following = text[end.end()]
    if following.islower() or not mark[-1].isspace():
        return False
    if mark.rstrip() != ".":
        return True
    before = text[max(0, end.start() - _LONGEST_WORD) : end.start()]
    word_match = _WORD_BEFORE.search(before)
    word = word_match.group() if word_match else ""
    if word.isdigit():
        return not _opens_line(text, end.start() - len(word))
    if word in _NEVER_LAST or (len(word) == 1 and word.isupper()):
        return False
    if word in _NUMBER_FOLLOWS and following.isdigit():
        return False
    if word in _SOMETIMES_LAST or _INITIALISM.fullmatch(word):
        next_word = re.match(r"\w*", text[end.end() : end.end() + _LONGEST_WORD])
        return next_word is not None and next_word.group() in _OPENERS
    return True


def _opens_line(text: str, at: int) -> bool:
    """Tell whether only white space stands on the line before ``at``, as before a list number."""
    line = text.rfind("\n", 0, at) + 1
    return not text[line:at].strip()
