"""Whether a text is in English, by its commonest words."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
# Common in English prose and not in other languages, as "in", "for", "was" and "on" are.
_COMMON: Final = frozenset(
    _WORD.findall(
        "the of to and that with as by from it his are been were which this their they would not but who she"
        " after said its than about into when while could because between there has would been what where how"
        " them him your you out up before people year years last more most other some two three new also"
    )
)
_ALSO: Final = frozenset(_WORD.findall("a an at be for had have in is on was will"))
"""As common, but words of other languages, too."""
_SHARE: Final = 12
_LESS: Final = 24
_WITH_OTHERS: Final = 6


def is_english(text: str) -> bool:
    """Tell whether at least one word of twelve is a common English one.

    Of sentences full of names it is enough that one of twenty-four is, and one of six with such as "in".
    """
    words = _WORD.findall(text.lower())
    common = sum(word in _COMMON for word in words)
    if common * _LESS < len(words) or not words:
        return False
    return common * _SHARE >= len(words) or (
        (common + sum(word in _ALSO for word in words)) * _WITH_OTHERS >= len(words)
    )
