"""Text: folding typography away without touching meaning.

Folding follows Unicode NFKC (UAX #15) only where a change is typography: white space, quotation marks,
dashes, invisible characters, ligatures, presentation and width forms. Superscripts, fractions, circled and
numbered forms stay, since "10²" is not "102" and "№" is not "No". Letters keep their case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from claimcheck.values.offsets import Offsets
from claimcheck.values.typography import FOLDS, MARKS, leans

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


def plainly_folded(text: str) -> str | None:
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
