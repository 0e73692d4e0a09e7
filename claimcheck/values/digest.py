"""Whether a text is the one that a digest was taken of, but for white space.

A digest tells that something differs, not what. So the texts are tried that the recorded one can have been
if nothing but white space was touched since: the same text in the ways in which programs lay texts out.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_BYTE_ORDER_MARK: Final = "\ufeff"
_LINE_ENDINGS: Final = ("\n", "\r\n", "\r")
_ANY_ENDING: Final = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_BEFORE_ENDING: Final = re.compile(r"[^\S\n]+(?=\n)")
_WITHIN_LINE: Final = re.compile(r"[^\S\n]+")
_INDENT: Final = re.compile(r"\n ")
_BLANK_LINES: Final = re.compile(r"\n{2,}")
_BREAK_WITHIN_PARAGRAPH: Final = re.compile(r"(?<!\n)\n(?!\n)")
_ENDS: Final = ("", "\n", "\n\n")


def sha256_of(text: str) -> str:
    """The SHA-256 digest of a text in UTF-8: 64 hexadecimal digits, small letters."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def same_but_for_white_space(text: str, recorded: str) -> bool:
    """Tell whether a text has a recorded digest, or would have it in another layout.

    Tried are all line endings, with and without a byte order mark, any or no blank lines at the end, and with
    each: the text as it is; without white space at the ends of lines; with single spaces; with paragraphs
    parted by one line break or by two; with paragraphs of one line each; all in one line.

    Args:
        text: the text as it is now.
        recorded: a SHA-256 digest, 64 hexadecimal digits.
    """
    wanted = recorded.lower()
    if sha256_of(text) == wanted:
        return True
    return any(_has(layout, wanted) for layout in dict.fromkeys(_layouts(text)))


def _layouts(text: str) -> Iterator[str]:
    """The text laid out in the ways that are tried, with "\\n" for line breaks and none at the end."""
    plain = _ANY_ENDING.sub("\n", text.removeprefix(_BYTE_ORDER_MARK))
    yield plain
    yield plain.rstrip()
    tidy = _BEFORE_ENDING.sub("", plain).rstrip()
    yield tidy
    spaced = _INDENT.sub("\n", _WITHIN_LINE.sub(" ", tidy)).strip()
    yield spaced
    yield _BLANK_LINES.sub("\n", spaced)
    parted = _BLANK_LINES.sub("\n\n", spaced)
    yield parted
    yield _BLANK_LINES.sub("\n\n", spaced.replace("\n", "\n\n"))
    unwrapped = _BREAK_WITHIN_PARAGRAPH.sub(" ", parted)
    yield unwrapped
    yield unwrapped.replace("\n\n", "\n")
    yield " ".join(text.removeprefix(_BYTE_ORDER_MARK).split())


def _has(layout: str, wanted: str) -> bool:
    """Whether a text has a digest with some line ending, mark in front, and blank lines at the end."""
    for ending in _LINE_ENDINGS if "\n" in layout else _LINE_ENDINGS[:1]:
        broken = layout.replace("\n", ending)
        for mark in ("", _BYTE_ORDER_MARK):
            begun = hashlib.sha256((mark + broken).encode("utf-8", "surrogatepass"))
            for end in _ENDS:
                ended = begun.copy()
                ended.update(end.replace("\n", ending).encode())
                if ended.hexdigest() == wanted:
                    return True
    return False
