"""The notation of cues in the lexicon: words and a little more, made into regular expressions.

Words stand as they are, in small letters, one space apart. `(a|b)` is one or the other, `(a )?` may be
missing, `*` is any one word, `suggest*` a word that begins so, and `** ` up to three words or none. Nothing
else has a meaning of its own, so that no configuration file can bring in an expression that never ends.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

WORD: Final = r"[^\W_]+(?:['\-][^\W_]+)*"
"""A word: letters and digits, with apostrophes and hyphens inside."""

LONGEST: Final = 1000
"""The greatest length of a cue in the notation."""

MOST_STARS: Final = 4
"""How many `*` and `** ` a cue may have: with more, a search could try too many ways."""

_FEW_WORDS: Final = rf"(?:{WORD},?\s+){{0,3}}"
_REST_OF_WORD: Final = r"[^\W_]*"
_PIECE: Final = re.compile(r"[^\W_'\-.,\"]+(?:['\-][^\W_]+)*|['\-.,\"]| +|\*\* |\*|[(|]|\)\??")

_Openings = frozenset[tuple[str, bool]]  # how a pattern can begin, up to a space; whether the word goes on


class BadNotationError(ValueError):
    """A cue is not written in the notation; the message says why."""


class Pattern(NamedTuple):
    """A cue, or what stands beside one, made searchable.

    ``expression`` is a regular expression over text in small letters, without boundaries at its ends;
    ``heads`` are the words that it can begin with, "" where it begins with any word.
    """

    expression: str
    heads: frozenset[str]


def pattern(cue: str) -> Pattern:
    """Read a cue.

    Raises:
        BadNotationError: it is empty or too long, has too many stars, brackets that do not match, or a
            character without a meaning.
    """
    if not cue.strip() or len(cue) > LONGEST:
        raise BadNotationError(f"a cue has 1 to {LONGEST} characters")
    pieces = _PIECE.findall(cue.strip())
    if "".join(pieces) != cue.strip():
        raise BadNotationError("it holds a character that means nothing in a cue")
    if sum("*" in piece for piece in pieces) > MOST_STARS:
        raise BadNotationError(f"it has more than {MOST_STARS} stars")
    pieces.reverse()
    expression, openings = _alternatives(pieces)
    if pieces:
        raise BadNotationError("it closes a bracket that is not open")
    return Pattern(expression, frozenset(opening for opening, _ in openings))


def _alternatives(pieces: list[str]) -> tuple[str, _Openings]:
    """Read up to the bracket that closes, or to the end; the pieces stand in reverse."""
    expression, openings = _sequence(pieces)
    while pieces and pieces[-1] == "|":
        pieces.pop()
        further, more = _sequence(pieces)
        expression, openings = f"{expression}|{further}", openings | more
    return expression, openings


def _sequence(pieces: list[str]) -> tuple[str, _Openings]:
    """Read what follows one another."""
    expression, before = "", " "
    openings: _Openings = frozenset({("", True)})
    while pieces and pieces[-1] not in ("|", ")", ")?"):
        piece = pieces.pop()
        if piece == "(":
            inner, begun = _alternatives(pieces)
            if not pieces:
                raise BadNotationError("it opens a bracket that does not close")
            closing = pieces.pop()
            expression += f"(?:{inner}){closing[1:]}"
            longer = _joined(openings, begun)
            openings = longer | openings if closing == ")?" else longer
        else:
            expression += _expression(piece, before)
            word = piece.strip(" *")
            openings = _joined(openings, frozenset({(word, word != "")}))
        before = piece
    return expression, openings


def _expression(piece: str, before: str) -> str:
    if piece == "** ":
        return _FEW_WORDS
    if piece == "*":
        return _REST_OF_WORD if before[-1].isalnum() else WORD
    return re.escape(piece) if piece.strip() else r"\s+"


def _joined(openings: _Openings, after: _Openings) -> _Openings:
    """How something can begin when this comes after it."""
    ended = {opening for opening in openings if not opening[1]}
    going_on = {opening for opening, goes_on in openings if goes_on}
    return frozenset(ended | {(opening + rest, goes_on) for opening in going_on for rest, goes_on in after})
