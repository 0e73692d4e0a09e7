"""Where words and numbers begin and end, so that a quote is never found in the middle of one."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

INVISIBLE: Final = frozenset(
    "\u00ad\u034f\u061c\u180e\ufeff"
    + "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))))
    + "".join(map(chr, range(0xFE00, 0xFE10)))
)
"""Soft hyphen, joiners, direction marks, variation selectors: put in by layout programs, seen by nobody."""

# Thai, Lao, Myanmar, Khmer, kana, Han; and Hangul, whose nouns carry their particles unspaced.
_UNSPACED: Final = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x30FF),
    (0x3400, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x20000, 0x3FFFF),
)  # fmt: skip
_HAN_NUMERALS: Final = frozenset("〇零一二三四五六七八九十百千万億兆")
_POINTS: Final = ".,:٫٬"
_GROUPERS: Final = "\u00a0\u2009\u202f'’"
_HYPHENS: Final = "-‐‑"
_SIGNS: Final = "-‐‑−"
_TURNING_PREFIX: Final = re.compile(rf"\b(?:non|un|anti|ex|pre|post)[{_HYPHENS}]\Z", re.IGNORECASE)
_PREFIX_REACH: Final = 6
_TURNING_SUFFIXES: Final = ("elect", "designate")


def cuts_word(text: str, at: int) -> bool:
    """Tell whether the place before ``text[at]`` lies within a word or number.

    Within a number are also its points and its sign ("9|.8", "1|,500", "-|5"); within a word also what turns
    its meaning ("can|'t", "non-|binding", "president|-elect"). Scripts written without spaces have no such
    places but before a combining mark and within a number.
    """
    before, after = at - 1, at
    while before >= 0 and text[before] in INVISIBLE:
        before -= 1
    while after < len(text) and text[after] in INVISIBLE:
        after += 1
    if before < 0 or after >= len(text):
        return False
    left, right = text[before], text[after]
    if _is_mark(right):
        return True
    if right.isalnum() and (left.isalnum() or _is_mark(left)):
        if left in _HAN_NUMERALS and right in _HAN_NUMERALS:
            return True
        return not (_is_unspaced(left) or _is_unspaced(right))
    return _within_number(text, before, after) or _within_compound(text, before, after)


def _is_unspaced(character: str) -> bool:
    return character >= "\u0e00" and any(first <= ord(character) <= last for first, last in _UNSPACED)


def _is_mark(character: str) -> bool:
    return character >= "\u0300" and unicodedata.category(character)[0] == "M"


def _within_number(text: str, before: int, after: int) -> bool:
    left, right = text[before], text[after]
    if right.isdigit() and left in _SIGNS and text[max(0, before - 1) : before].strip() in ("", "("):
        return True
    if right.isdigit() and before and text[before - 1].isdigit():
        separator, group = left, text[after : after + 4]
    elif left.isdigit() and text[after + 1 : after + 2].isdigit():
        separator, group = right, text[after + 1 : after + 5]
    else:
        return False
    groups_thousands = len(group) >= 3 and group[:3].isdigit() and not group[3:].isdigit()
    return separator in _POINTS or (separator in _GROUPERS and groups_thousands)


def _within_compound(text: str, before: int, after: int) -> bool:
    left, right = text[before], text[after]
    if right.isalpha() and left in _HYPHENS:
        return _TURNING_PREFIX.search(text[max(0, before + 1 - _PREFIX_REACH) : before + 1]) is not None
    if left.isalpha() and right in _HYPHENS:
        return text.startswith(_TURNING_SUFFIXES, after + 1)
    if left.isalpha() and right in "'’":
        return text[after + 1 : after + 2] in ("t", "T") and not text[after + 2 : after + 3].isalnum()
    return False
