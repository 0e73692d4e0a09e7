"""Spoken words: how much a verbatim match of them proves."""

from __future__ import annotations

import re
from typing import Final

# From here on Unicode has Han, kana and Hangul.
_UNSPACED_FROM: Final = "\u2e80"
# Two letters of a script without spaces stand for about one word.
_LETTERS_A_WORD: Final = 2
# Set phrases of press offices, compiled by hand: many people say them, word for word.
_SET_PHRASES: Final = re.compile(
    r"\b(?:thoughts and prayers|no comment|comment on|remain committed|\w+ condolences"
    r"|aware of the (?:reports?|incident|situation)|under investigation|ongoing (?:investigation|litigation)"
    r"|cooperating (?:fully )?with|take (?:this|these|all|such) \w+ (?:very )?seriously|hearts go out"
    r"|so help me god|god bless)\b"
)


def spoken_length(key: str) -> int:
    """How many words there are in a key of `text.spoken_key`; two letters of Han or kana count for one."""
    unspaced = sum(character >= _UNSPACED_FROM for character in key)
    return sum(word < _UNSPACED_FROM for word in key.split()) + unspaced // _LETTERS_A_WORD


def is_set_phrase(key: str) -> bool:
    """Whether spoken words are built around a phrase that many use alike, so that a match proves nothing."""
    return _SET_PHRASES.search(key) is not None
