"""Text: folding typography away without touching meaning, and finding a quote in its article.

Folding follows Unicode NFKC (UAX #15) only where a change is typography: white space, quotation marks,
dashes, invisible characters, ligatures, presentation and width forms. Superscripts, fractions, circled and
numbered forms stay, since "10²" is not "102" and "№" is not "No". Letters keep their case.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from claimcheck.values.offsets import Offsets
from claimcheck.values.typography import FOLDS, MARKS, leans
from claimcheck.values.words import cuts_word

# For speed. Characters that fold to one other, whatever stands beside them: replaced first, at one scan each.
_ONE_FOR_ONE: Final = tuple(
    (character, FOLDS[character]) for character in "\t\n\v\f\r\x1c\x1d\x1e\x1f`\u00a0‘’“”–—"
)
# What folds to itself and leans on nothing: ASCII, Latin, Greek, Cyrillic, Hebrew and Arabic letters, kana,
# Han, Hangul. The rest is looked at one by one.
_PLAIN: Final = (
    r"!-~\u00bc-\u0131\u0134-\u0148\u014a-\u017e\u038e-\u03a1\u03a3-\u03cf\u03fa-\u0482\u048a-\u052f"
    r"\u05d0-\u05ea\u061d-\u064a\u0660-\u066f\u0679-\u06d5\u3001-\u301c\u3041-\u3096\u30a0-\u30ff\u3400-\ua48c"
    r"\uac00-\ud7a3"
)
_SPACES: Final = re.compile(r"  +")
_SHORT_RUN: Final = 8
_REMEMBERED: Final = 16
"""How many look-ups a text remembers: rules ask one after the other about the quotes of one claim."""


@cache
def _run() -> re.Pattern[str]:
    """What does not fold to itself: compiled when first wanted, for it costs 6 ms of every start."""
    return re.compile(rf" [^{_PLAIN}]+|[^ {_PLAIN}][^{_PLAIN}]*")


class Folded(NamedTuple):
    """A folded text and where it comes from.

    ``offsets[i]`` is the offset in the original of folded character ``i``; the last entry is the original's
    length. Characters that fold as one (a letter and its accents, the three dots of "…") share an offset.
    """

    text: str
    offsets: Sequence[int]


def fold(text: str) -> Folded:
    """Fold typography and white space away, and keep where every character was.

    Each run of white space becomes one space, none is stripped at the ends. Folding a folded text changes
    nothing.
    """
    for character, folded in _ONE_FOR_ONE:
        text = text.replace(character, folded)
    pieces: list[str] = []
    starts, before = [0], [0]
    done = length = 0
    for found in (_SPACES if text.isascii() else _run()).finditer(text):
        start, end = found.span()
        run = found.group()
        folded, origins, merges = _fold_short_run(run) if len(run) <= _SHORT_RUN else _fold_run(run)
        if merges and start > done:
            start -= 1
            folded, origins, _ = _fold_run(text[start:end])
        pieces += (text[done:start], folded)
        length += start - done
        starts += range(length, length + len(origins) + 1)
        before += [start + origin for origin in origins]
        before.append(end)
        length += len(origins)
        done = end
    pieces.append(text[done:])
    return Folded("".join(pieces), Offsets(starts, before, length + len(text) - done + 1))


def fold_key(text: str) -> str:
    """Return the key by which literal strings compare: NFKC, case folding, white space folded and stripped.

    Dashes and quotation marks are told apart by typesetters only, so a score of 2–1 is one of 2-1.
    Source: Unicode Standard, section 3.13, definition D145 (compatibility caseless match).
    """
    key = unicodedata.normalize("NFD", text if text.isascii() else text.translate(MARKS)).casefold()
    key = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", key).casefold())
    return " ".join((key if key.isascii() else key.translate(MARKS)).split())


def spoken_key(text: str) -> str:
    """Return the key by which spoken words compare: `fold_key` without marks and signs that nobody speaks."""
    return " ".join(_spoken().findall(fold_key(text)))


@cache
def _spoken() -> re.Pattern[str]:
    # Signs that change a number ("-5", "9.8", "5%", "$5") are spoken.
    return re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*|[%$€£¥+-](?=\d)|(?<=\d)%")


def _fold_run(run: str) -> tuple[str, tuple[int, ...], bool]:
    """Fold a run of unusual characters: the text, where each character was, and if it merges leftwards."""
    characters: list[str] = []
    origins: list[int] = []
    for origin, character in enumerate(run):
        for piece in FOLDS[character]:
            if piece != " " or characters[-1:] != [" "]:
                characters.append(piece)
                origins.append(origin)
    if not any(map(leans, characters)):
        return "".join(characters), tuple(origins), False
    folded: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in range(1, len(characters) + 1):
        if end == len(characters) or not leans(characters[end]):
            cluster = unicodedata.normalize("NFC", "".join(characters[start:end]))
            folded.append(cluster)
            offsets += [origins[start]] * len(cluster)
            start = end
    return "".join(folded), tuple(offsets), leans(characters[0])


# The same few curly quotes, dashes and line breaks make up nearly all runs of an article.
_fold_short_run: Final = lru_cache(maxsize=4096)(_fold_run)


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
        return (
            text is not None and (words := _plainly_folded(quote)) is not None and _stands_once(text, words)
        )

    @property
    def _plainly_folded(self) -> str | None:
        if self._plain is None:
            self._plain = (_plainly_folded(self.text),)
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


def _plainly_folded(text: str) -> str | None:
    """What `fold` makes of a text in which all that is folded has one character for one; else None."""
    if not text.isascii():
        for character, folded in _ONE_FOR_ONE:
            if character in text:
                text = text.replace(character, folded)
        if _unusual().search(text):
            return None
    elif not text.isprintable() or "`" in text:
        for character in "\t\n\v\f\r\x1c\x1d\x1e\x1f`":
            text = text.replace(character, FOLDS[character])
    return _SPACES.sub(" ", text) if "  " in text else text


@cache
def _unusual() -> re.Pattern[str]:
    return re.compile(rf"[^ {_PLAIN}]")


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
