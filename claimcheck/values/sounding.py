"""What names in other scripts sound like: keys that a name shares with its usual spellings in Latin letters.

Only scripts whose letters say how a name is read: Cyrillic and Greek, Arabic by its consonants, kana,
Hangul. Han does not: nothing in 高市 says "Takaichi".
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final

from claimcheck.values.names import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.values.likeness import Likeness

LATIN: Final = "latin"
CYRILLIC, GREEK, ARABIC, KANA, HANGUL = "cyrillic", "greek", "arabic", "kana", "hangul"
# The blocks of Unicode that hold each script's letters, and letters of no script of their own (ー).
_SCRIPTS: Final = {
    LATIN: re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]+"),
    CYRILLIC: re.compile(r"[\u0400-\u052f]+"),
    GREEK: re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]+"),
    ARABIC: re.compile(r"[\u0620-\u065f\u066e-\u06d3]+"),
    KANA: re.compile(r"[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff]+"),
    HANGUL: re.compile(r"[\uac00-\ud7a3]+"),
}
_NO_LETTER: Final = re.compile(r"[\W\d_]+")
_DOUBLED: Final = re.compile(r"(.)\1+")
_VOWELS: Final = re.compile(r"[aeiouyw]")
_LAST_VOWEL: Final = re.compile(r"([aeiouyw]+)[^aeiouyw]+$")
_LEAST: Final = {ARABIC: 7, KANA: 6, HANGUL: 5}
"""So many letters of a key name somebody; fewer are shared by too many names."""

_MOST_WORDS: Final = 6
# Spellings of one sound, in the order in which they are made one.
_SPELT: Final = (("x", "ks"), ("ph", "f"), ("kh", "h"), ("ou", "u"), ("w", "v"), ("tz", "ts"), ("y", "i"))
_SLAVIC: Final = (("ander", "andr"), *_SPELT)
_GREEK: Final = (("oy", "u"), *_SPELT)
_KOREAN: Final = (
    ("park", "pak"), ("ahn", "an"), ("roh", "no"), ("lee", "i"), ("rhee", "i"), ("yi", "i"), ("oh", "o"),
    ("ee", "i"), ("oi", "oe"), ("sh", "s"), ("ch", "j"), ("eo", "o"), ("eu", "u"), ("o", "u"),
    ("g", "k"), ("d", "t"), ("b", "p"), ("r", "l"),
)  # fmt: skip
_JAPANESE: Final = (("ou", "o"), ("mb", "nb"), ("mp", "np"))
_ARABIC: Final = (("q", "k"), ("oo", "u"), ("ou", "u"), ("ee", "i"))


def script_of(name: str) -> str:
    """Return the script of a name's letters; "" for none, several, or one that is not read here."""
    if name.isascii():
        return LATIN
    letters = _NO_LETTER.sub("", name)
    return next((script for script, one in _SCRIPTS.items() if one.fullmatch(letters)), "")


def sounds(words: Sequence[str], script: str, *, turned: bool) -> set[str]:
    """Return the keys of a name by what it sounds like, as a name of that script or spelt in Latin letters.

    A name of the script and one in Latin letters that share a key are likely one; two of one script tell more
    by their letters.

    Args:
        words: the name's words, as name_key has them.
        script: the other script, one of those that script_of gives.
        turned: whether the last word may stand first: a person's family name.
    """
    from anyascii import anyascii  # only registries with names in two scripts pay for it

    plain = [word if word.isascii() else name_key(anyascii(word)).replace(" ", "") for word in words]
    orders = [plain, [plain[-1], *plain[:-1]]] if turned and len(plain) > 1 else [plain]
    if script in (CYRILLIC, GREEK):
        spellings = _SLAVIC if script == CYRILLIC else _GREEK
        return {" ".join(_spelt(word, spellings) for word in order) for order in orders}
    if script == ARABIC:
        if len(plain) > _MOST_WORDS:
            return set()
        keys = {"".join(parts) for parts in product(*map(_consonants, plain))}
    elif script == HANGUL:
        keys = {_spelt("".join(_spelt(word, _KOREAN) for word in order), ()) for order in orders}
    else:
        keys = {_spelt("".join(order), _JAPANESE) for order in orders}
    return {key for key in keys if len(key) >= _LEAST[script]}


@lru_cache(maxsize=8192)
def rendered(word: str) -> str:
    """Return what the usual renderings of a Slavic or Greek word in Latin letters have in common."""
    return _spelt(word, _SLAVIC)


def _consonants(word: str) -> set[str]:
    """What Arabic writes of a word: its consonants, and a long vowel before the last of them, if any.

    That vowel tells Mahmoud from Mohammed and Hussein from Hassan; a single "i" may be short or long.
    """
    word = _spelt(word, _ARABIC)
    bare = _VOWELS.sub("", word)
    last = _LAST_VOWEL.search(word)
    vowel = last[1] if last else ""
    if vowel == "i":
        return {bare, f"{bare}I"}
    long = "U" if set(vowel) & set("uw") else "I" if set(vowel) & set("iy") else ""
    return {bare + long}


def _spelt(word: str, spellings: Sequence[tuple[str, str]]) -> str:
    for one, other in spellings:
        word = word.replace(one, other)
    return _DOUBLED.sub(r"\1", word)


class Spoken:
    """Names by what they sound like: those in other scripts, to be asked for by names in Latin letters.

    Args:
        likeness: how the words of a name are told.
    """

    def __init__(self, likeness: Likeness) -> None:
        self._likeness = likeness
        self._known: dict[tuple[str, str, str], list[int]] = {}
        self._scripts: set[tuple[str, str]] = set()

    def add(self, number: int, kind: str, name: str, script: str, *, alias: bool) -> None:
        """Keep a name in another script under a number that the caller gives it."""
        self._scripts.add((kind, script))
        for key in self._keys(kind, name, script, alias=alias):
            self._known.setdefault((kind, script, key), []).append(number)

    def like(self, kind: str, name: str, *, alias: bool) -> dict[int, str]:
        """The numbers of the names that sound like one in Latin letters, each with its script."""
        found: dict[int, str] = {}
        for script in sorted(script for one, script in self._scripts if one == kind):
            for key in self._keys(kind, name, script, alias=alias):
                found.update(dict.fromkeys(self._known.get((kind, script, key), ()), script))
        return found

    def _keys(self, kind: str, name: str, script: str, *, alias: bool) -> set[str]:
        """A single word of letters that part words has no key as an alias: too many share one."""
        words = self._likeness.words(kind, name)
        if not words or (alias and len(words) == 1 and script in (CYRILLIC, GREEK)):
            return set()
        return sounds(words, script, turned=kind == "person" and not alias)
