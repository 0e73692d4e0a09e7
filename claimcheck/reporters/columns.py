"""Terminal columns: how wide text stands on a screen, and which part of a long line is shown."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.storage.escape import RUNNER_MARK, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAB = "    "
_ELLIPSIS = "…"
_CONTEXT = 24
"""Columns shown before the value of a line that is too long."""


class Window(NamedTuple):
    """The part of a source line that is shown, and the columns at which the value starts and ends in it."""

    text: str
    start: int
    end: int


def width(text: str) -> int:
    """Columns that a text takes on a terminal: two for wide characters, none for combining marks.

    Wide and Fullwidth are those of Unicode Standard Annex #11, East Asian Width; Ambiguous counts as narrow.
    """
    if text.isascii():
        return len(text)
    return sum(map(_width_of, text))


@lru_cache(maxsize=4096)
def _width_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def shortened(text: str, columns: int) -> str:
    """A text escaped and cut to so many columns, with an ellipsis; a closing quotation mark is kept."""
    if len(text) > 2 and text[0] == text[-1] == '"':
        return f'"{_first(text[1:-1], columns - 2)}"'
    return _first(text, columns)


def _first(text: str, columns: int) -> str:
    return _fitted(_cells(text[:columns]), columns, more=len(text) > columns)


def window(source: str, start: int, end: int, room: int) -> Window:
    """The part of a source line to show: all of it, or what fits around the value.

    Args:
        source: the line as it stands in the file; tabs are shown as four spaces, all else is escaped.
        start: the value's first code point, from 0; a place past the end of the line is shown there.
        end: the code point after the value's last.
        room: the greatest width, in columns.
    """
    start = min(start, len(source))
    end = max(start, min(end, len(source)))
    # Lines may be megabytes long: at most `room` code points either way are looked at.
    left = source[max(0, start - room) : start]
    value = source[start : min(end, start + room)]
    cells = _cells(left + value + source[end : end + room])
    before = cells[: len(left)]
    within = cells[len(left) : len(left) + len(value)]
    after = cells[len(left) + len(value) :]
    if start > room or (_width(before) > _CONTEXT and _width(cells) > room):
        before = [_ELLIPSIS, *_tail(before, _CONTEXT - 1)]
    margin = _width(before)
    shown = _fitted(within, room - margin, more=end - start > room)
    until = margin + width(shown)
    cut = "".join(within) != shown
    rest = "" if cut or until >= room else _fitted(after, room - until, more=len(source) - end > room)
    return Window("".join(before) + shown + rest, margin, max(until, margin + 1))


def _cells(source: str) -> Sequence[str]:
    """What each code point of a line is shown as; a line that is shown as it stands comes back itself."""
    if plain(source) == source:
        return source
    shown = [c if " " <= c <= "~" else _TAB if c == "\t" else plain(c) for c in source]
    for mark in RUNNER_MARK.finditer(source):
        # A build runner obeys this mark anywhere in a line (see `plain`).
        shown[mark.start() + 1] = plain("##[")[1:-1]
    return shown


def _width(cells: Sequence[str]) -> int:
    return width(cells) if isinstance(cells, str) else sum(map(width, cells))


def _fitted(cells: Sequence[str], columns: int, *, more: bool) -> str:
    """As many cells as fit, with an ellipsis where some do not, or where there is more than these."""
    if not more and _width(cells) <= columns:
        return "".join(cells)
    if isinstance(cells, str) and cells.isascii():
        return cells[: max(0, columns - 1)].rstrip() + _ELLIPSIS
    used, kept = 0, []
    for cell in cells:
        used += width(cell)
        if used > columns - 1:
            break
        kept.append(cell)
    return "".join(kept).rstrip() + _ELLIPSIS


def _tail(cells: Sequence[str], columns: int) -> list[str]:
    """As many of the last cells as fit."""
    if isinstance(cells, str) and cells.isascii():
        return list(cells[-columns:])
    used, first = 0, len(cells)
    while first and used + width(cells[first - 1]) <= columns:
        first -= 1
        used += width(cells[first])
    return list(cells[first:])
