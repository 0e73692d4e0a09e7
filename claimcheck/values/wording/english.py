"""Whether a text is in English, by its commonest words."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
# Common in English prose and not in other languages, as "in", "for", "was" and "on" are.
_COMMON: Final = frozenset(
    _WORD.findall(
        "the of to and that with as by from it his are been were which this their they would not but who she"
        " after said its than about into when while could because between there"
    )
)
_SHARE: Final = 12


def is_english(text: str) -> bool:
    """Tell whether at least one word of twelve is a common English one."""
    words = _WORD.findall(text.lower())
    return sum(word in _COMMON for word in words) * _SHARE >= len(words) > 0
