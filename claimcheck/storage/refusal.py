"""Why a run cannot do what was asked, in words for people: the command line ends with exit status 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.storage.escape import plain

if TYPE_CHECKING:
    from collections.abc import Collection

_SHOWN = 80
_MOST = 12


class Refused(Exception):  # noqa: N818 - the run refuses; nothing is broken
    """What was asked cannot be done.

    Args:
        message: one line for people: what is wrong and what to do.
        frame: further lines that show the place, already escaped; empty where there is none.
    """

    def __init__(self, message: str, frame: str = "") -> None:
        super().__init__(message, frame)
        self.message = message
        self.frame = frame

    def __str__(self) -> str:
        return self.message


def unknown(noun: str, word: str, known: Collection[str], *, alike_in: str = "", listing: str = "") -> str:
    """Say that a word is unknown, with the nearest: ``unknown key "ignor": did you mean "ignore"?``.

    Args:
        noun: what the word should be: "key", "rule", "verb".
        word: the word as written, escaped here.
        known: the words that there are.
        alike_in: what they all begin with, and so are not alike by.
        listing: the command that lists them, where they are too many to be read in a line.
    """
    # Imported here: only a mistake pays for it.
    from claimcheck.values.listing import listed, nearest

    said = f'unknown {noun} "{plain(word, limit=_SHOWN)}"'
    close = nearest(word.removeprefix(alike_in), [one.removeprefix(alike_in) for one in known])
    if close is not None:
        return f'{said}: did you mean "{alike_in}{close}"?'
    if listing and len(known) > _MOST:
        return f"{said}: `{listing}` lists them"
    return f"{said}: there are {listed(sorted(known), last='and', most=_MOST)}" if known else said
