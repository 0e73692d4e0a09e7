"""What a terminal adds to a text: its width, line breaks between words, and colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.reporters.columns import width as columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDEST, NARROWEST = 120, 60
"""The widths, in columns, within which frames are drawn; on no terminal they have the former."""

_CODES: Final = {
    "error": "1;31",
    "warning": "1;35",
    "info": "1;94",
    "message": "1",
    "edge": "1;94",
    "path": "1",
    "word": "1",
    "help": "1;94",
}
"""Role -> parameters of SGR (ECMA-48, section 8.3.117), of the 16 colours that every palette sets.

These can be read on white and on black. Yellow and cyan cannot on white, for which reason GCC and Clang, too,
warn in magenta, nor can blue on black unless it is the bright one.
"""

_INDENT: Final = " " * 6
_UNBROKEN: Final = re.compile(r"(?:`[^`]*`|[^ ])+")


class Look(NamedTuple):
    """How a text looks: the greatest width of a frame, in columns, and whether there are colours.

    `broken`: lines of words are broken at the width; elsewhere whoever reads them does that.
    """

    width: int = WIDEST
    coloured: bool = False
    broken: bool = False

    def paint(self, role: str, text: str) -> str:
        """A text, escaped already, in the colour of its role; as it is where there are none."""
        return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if self.coloured and text else text

    def sentence(self, role: str, head: str, text: str, text_role: str = "") -> Iterator[str]:
        """A head and what is said after it, in as many lines as it takes.

        Args:
            role: the role of the head.
            head: the head, escaped.
            text: what is said, escaped; a command in backquotes is never broken.
            text_role: the role of that; "" for none.
        """
        first, *further = self._lines(f"{head} {text}", len(head) + 1)
        said = [first[len(head) + 1 :], *further]
        painted = [self.paint(text_role, line) if text_role else line for line in said]
        yield f"{self.paint(role, head)} {painted[0]}"
        yield from (_INDENT + line for line in painted[1:])

    def _lines(self, text: str, least: int) -> list[str]:
        """A text broken between words; the first line holds at least so many characters."""
        if not self.broken or columns_of(text) <= self.width:
            return [text]
        lines: list[str] = []
        start = end = 0
        for word in _UNBROKEN.finditer(text):
            room = self.width - (len(_INDENT) if lines else 0)
            if word.start() > max(start, least) and columns_of(text[start : word.end()]) > room:
                lines.append(text[start:end])
                start = word.start()
            end = word.end()
        return [*lines, text[start:]]


PLAIN: Final = Look()
"""How a text looks that goes to no terminal."""
