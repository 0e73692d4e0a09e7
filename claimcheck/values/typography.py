"""Typography: what each character folds to by itself, and which ones merge with the one before."""

from __future__ import annotations

import unicodedata
from typing import Final

from claimcheck.values.words import INVISIBLE

_TYPOGRAPHY: Final = {
    **dict.fromkeys("‘’‚‛′‵ʼʻ´`‹›", "'"),
    **dict.fromkeys("“”„‟″‶«»〝〞〟", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣", "-"),
    **dict.fromkeys("…⋯", "..."),
}
_HARMLESS_FORMS: Final = ("<wide>", "<narrow>", "<font>", "<initial>", "<medial>", "<final>", "<isolated>")


class _Folds(dict[str, str]):
    """One character -> what it folds to by itself, worked out on first use."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = _folded_alone(character)
        return folded


def _folded_alone(character: str) -> str:
    if character in INVISIBLE:
        return ""
    if character.isspace():
        return " "
    form = unicodedata.normalize("NFC", character)
    kind, _, _ = unicodedata.decomposition(character).partition(" ")
    if kind in _HARMLESS_FORMS or kind == "<compat>":
        wide = unicodedata.normalize("NFKC", character)
        spells_word = character == "№"  # "No" would read as a negation
        lone_jamo = "\u3131" <= character <= "\u318e" or "\uffa0" <= character <= "\uffdc"
        letters_only = kind != "<compat>" or wide.isalpha()
        if letters_only and " " not in wide and not spells_word and not lone_jamo:
            form = wide
    return "".join(_TYPOGRAPHY.get(piece, piece) for piece in form)


_SET: Final = {mark: plain for mark, plain in _TYPOGRAPHY.items() if not mark.isascii()}
MARKS: Final = str.maketrans({**_SET, **dict.fromkeys(INVISIBLE, "")})
"""For ``str.translate``: quotation marks and dashes as typewriters have them; what is unseen is gone."""

FOLDS: Final = _Folds()
"""Character -> what it folds to; a spelling of the same words, never a change of meaning."""


def leans(character: str) -> bool:
    """Tell whether a character can merge with the one before: a mark, or the end of a Hangul syllable."""
    if character < "\u0300":
        return False
    return (
        "\u1160" <= character <= "\u11ff"
        or "\ud7b0" <= character <= "\ud7fb"
        or unicodedata.category(character)[0] == "M"
    )
