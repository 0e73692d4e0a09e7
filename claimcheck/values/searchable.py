"""Finding a quote in its article: as it is, but for typography, or with marked cuts and edits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from claimcheck.values.text import Folded, fold, plainly_folded
from claimcheck.values.words import cuts_word

_REMEMBERED: Final = 16
"""How many look-ups a text remembers: rules ask one after the other about the quotes of one claim."""


class Match(NamedTuple):
    """Where a quote stands: offsets in the article's text, and how closely ("exact", "folded", "elided")."""

    start: int
    end: int
    level: str


class Searchable:
    """An article's text, ready for many look-ups; it is folded only when a look-up needs it."""

    __slots__ = ("_folded", "_found", "_plain", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._plain: tuple[str | None] | None = None
        self._folded: Folded | None = None
        self._found: dict[tuple[str, str, str], list[Match]] = {}

    @property
    def folded(self) -> Folded:
        """The text folded, see fold."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    def find(self, exact: str, prefix: str = "", suffix: str = "") -> list[Match]:
        """Return the places where a quote stands, in order; none if it does not stand in the text.

        Tried in turn, and the first that finds anything counts: the words as they are ("exact"), but for
        typography and white space ("folded"), with the marked cuts and edits "…", "[…]" and "[word]" allowed
        for ("elided"). A match never begins or ends within a word or number. ``prefix`` and ``suffix`` must
        stand right before and after it, but for typography.
        """
        asked = (exact, prefix, suffix)
        found = self._found.get(asked)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[asked] = self._look_up(exact.strip(), prefix, suffix)
        return [*found]

    def _look_up(self, quote: str, prefix: str, suffix: str) -> list[Match]:
        if not quote:
            return []
        for look_up in (self._find_exact, self._find_folded, self._find_elided):
            matches = [match for match in look_up(quote) if self._framed(match, prefix, suffix)]
            if matches:
                return matches
        return []

    def surely_holds_once(self, exact: str) -> bool:
        """Tell whether `find(exact)` gives one place; quick, and False where only `find` can tell.

        The words are looked for as they are, then folded, and only where space or a mark before or after it
        shows that no word is cut.
        """
        quote = exact.strip()
        if _stands_once(self.text, quote):
            return True
        text = self._plainly_folded
        return text is not None and (words := plainly_folded(quote)) is not None and _stands_once(text, words)

    @property
    def _plainly_folded(self) -> str | None:
        if self._plain is None:
            self._plain = (plainly_folded(self.text),)
        return self._plain[0]

    def _find_exact(self, quote: str) -> Iterator[Match]:
        at = self.text.find(quote)
        while at >= 0:
            end = at + len(quote)
            whole = not cuts_word(self.text, at) and not cuts_word(self.text, end)
            if whole:
                yield Match(at, end, "exact")
            at = self.text.find(quote, end if whole else at + 1)

    def _find_folded(self, quote: str) -> Iterator[Match]:
        words = fold(quote).text.strip()
        for start, end in self._places(words, 0, len(self.folded.text)):
            yield self._match(start, end, "folded")

    def _find_elided(self, quote: str) -> Iterator[Match]:
        parts = _parts(fold(quote).text)
        at = 0
        while parts:
            span = self._in_order(parts, at)
            if span is None:
                return
            yield self._match(*span, "elided")
            at = span[1]

    def _in_order(self, parts: list[_Part], at: int) -> tuple[int, int] | None:
        """Return the first folded span from ``at`` that holds all parts in order within one paragraph."""
        words, offsets = self.folded.text, self.folded.offsets
        while True:
            span = next(self._places(parts[0].words, at, len(words)), None)
            if span is None or len(parts) == 1:
                return span
            start, end = span
            line_end = self.text.find("\n", offsets[start])
            limit = bisect_left(offsets, line_end) if line_end >= 0 else len(words)
            for part in parts[1:]:
                places = self._places(part.words, end, limit)
                fitting = (p for p in places if not part.after_cut or _has_word(words[end : p[0]]))
                span = next(fitting, None)
                if span is None:
                    break
                end = span[1]
            else:
                return start, end
            # A later start in this paragraph leaves even less room for the other parts.
            at = max(limit, start + 1)

    def _places(self, words: str, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Yield the folded spans between ``low`` and ``high`` where ``words`` stand as whole words."""
        folded, offsets = self.folded.text, self.folded.offsets
        at = folded.find(words, low, high) if words else -1
        while at >= 0:
            end = at + len(words)
            inside = (at and offsets[at] == offsets[at - 1]) or offsets[end] == offsets[end - 1]
            whole = not (inside or cuts_word(self.text, offsets[at]) or cuts_word(self.text, offsets[end]))
            if whole:
                yield at, end
            at = folded.find(words, end if whole else at + 1, high)

    def _match(self, start: int, end: int, level: str) -> Match:
        return Match(self.folded.offsets[start], self.folded.offsets[end], level)

    def _framed(self, match: Match, prefix: str, suffix: str) -> bool:
        if prefix.strip() and not self.text.endswith(prefix, 0, match.start):
            words = self.folded.text[: bisect_left(self.folded.offsets, match.start)]
            if not words.rstrip().endswith(fold(prefix).text.strip()):
                return False
        if suffix.strip() and not self.text.startswith(suffix, match.end):
            words = self.folded.text[bisect_left(self.folded.offsets, match.end) :]
            return words.lstrip().startswith(fold(suffix).text.strip())
        return True


_OPENING: Final = frozenset('"“(')
_BEFORE: Final = frozenset(" \n")


def _stands_once(text: str, words: str) -> bool:
    """Whether words stand at one place in a text, with space, or a mark and space, on both sides."""
    at = text.find(words) if words else -1
    if at < 0 or text.find(words, at + 1) >= 0:
        return False
    start = at - 1 if at and text[at - 1] in _OPENING else at
    return (start == 0 or text[start - 1] in _BEFORE) and _ends().match(text, at + len(words)) is not None


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"""[.,;:!?)"]*(?: |\n|\Z)""")


class _Part(NamedTuple):
    words: str
    after_cut: bool


_CASE_CHANGE: Final = re.compile(r"\[(\w)\](?=\w)")
_MARK: Final = re.compile(r"(\[ ?\.{3,} ?\]|\( ?\.{3,} ?\)|\.{3,}|\. \. \.|\[[^\[\]]*\])")


def _parts(quote: str) -> list[_Part]:
    """Split a folded quote at its marked cuts and edits; empty when it has none.

    "[T]he" is an edit of one letter's case; "[word]" stands for any words, or for none.
    """
    printed = _CASE_CHANGE.sub(lambda change: change[1].swapcase(), quote)
    pieces = _MARK.split(printed)
    if len(pieces) == 1 and printed == quote:
        return []
    parts: list[_Part] = []
    cut = False
    for index, piece in enumerate(pieces):
        if index % 2:
            cut = cut or "..." in piece or piece == ". . ."
        elif _has_word(piece):
            parts.append(_Part(piece.strip(), cut))
            cut = False
    return parts


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))
