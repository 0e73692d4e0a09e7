"""Whether a text is in English, by its commonest words."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
# The words that make up most of English prose and of no other language's: "a", "in" or "an" are others', too.
_COMMON: Final = frozenset(
    _WORD.findall(
        "the of to and is that for with as by at from it his are be has had have was were which this their"
        " they will its would on not but who he she after been said"
    )
)
_SHARE: Final = 10


def is_english(text: str) -> bool:
    """Tell whether at least one word of ten is a common English one."""
    words = _WORD.findall(text.lower())
    return sum(word in _COMMON for word in words) * _SHARE >= len(words) > 0
