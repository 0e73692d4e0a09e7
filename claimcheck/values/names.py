"""Names: keys to compare them by, and the titles that stand before them ("former U.S. President ...")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from claimcheck.values.demonyms import COUNTRIES, LONGEST
from claimcheck.values.words import INVISIBLE

# Letters whose stroke or ligature Unicode does not take apart.
_UNDECOMPOSED: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
# Only the marks of Latin, Greek and Cyrillic: elsewhere a mark makes another letter (kana) or is the vowel.
_DIACRITICS: Final = re.compile("[\u0300-\u036f]")
_DROPPED: Final = str.maketrans(dict.fromkeys((*INVISIBLE, *".'’‘ʼʻ`´")))


class _Spaced(dict[int, str]):
    """Code point -> a space for a mark, a space or a control character, itself for another; once each."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = " " if unicodedata.category(character)[0] in "PZC" else character
        return self[code]


_SPACED: Final = _Spaced()
_MARKS: Final = (("’", ""), ("‘", ""), ("“", " "), ("”", " "), ("–", " "), ("—", " "))
_ASCII: Final = {code: None if chr(code) in ".'`" else _SPACED[code] for code in range(128)}
_SPACED_INITIALS: Final = re.compile(r"\b([^\W\d_]) (?=[^\W\d_]\b)")
_ASIDE: Final = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]?")

_MARKED: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_SPELT_OUT: Final = [
    str.maketrans({**letters, **{key.upper(): value.capitalize() for key, value in letters.items()}})
    for letters in (_MARKED, {"ō": "oh"}, {"ō": "ou"})
]
_SPELLABLE: Final = frozenset(chr(code) for letters in _SPELT_OUT for code in letters)
_PREFIXES: Final = {
    "former": "former",
    "ex": "former",
    "ex-": "former",
    "past": "former",
    "onetime": "former",
    "one-time": "former",
    "then": "then-",
    "then-": "then-",
    "late": "late",
}
# Before a title these say no more than that it is held now, or is to be held.
_STILL: Final = frozenset({"the", "current", "incumbent", "outgoing", "present", "sitting"})
_SOON: Final = frozenset({"future", "incoming"})
# Before a title these make another office of it.
_OTHER_RANK: Final = frozenset(
    {"acting", "assistant", "associate", "caretaker", "co", "deputy", "honorary", "interim", "vice", "under"}
)
_HYPHENED: Final = re.compile(r"\b(then|ex)-(?=\w)|(?<=\w)(-elect)\b", re.IGNORECASE)
_LONGEST_NATIONALITY: Final = 4


class Title(NamedTuple):
    """A title as it stands before a name.

    ``prefix`` is "former", "then-", "late" or ""; ``nationality`` the words before the title as printed
    ("U.S.", "South Korean", ""), not checked against any list; ``title`` the title as listed; ``elect`` tells
    "-elect"; ``name`` is the rest, "" where the title stands alone.
    """

    prefix: str
    nationality: str
    title: str
    elect: bool
    name: str


@lru_cache(maxsize=8192)
def name_key(text: str) -> str:
    """Return the key by which names compare: case, diacritics, punctuation, width and spacing folded away.

    "J. D. Vance", "J.D. Vance" and "JD Vance" have one key, as have "O’Brien" and "OBrien". Marks of other
    scripts than Latin, Greek and Cyrillic stay, since there they make other letters.
    """
    if not text.isascii():
        # Common marks and Latin letters fold one by one, whatever stands beside them; the same, many times
        # quicker.
        for mark, folded in _MARKS:
            text = text.replace(mark, folded)
        if not text.isascii() and _latin().fullmatch(text):
            text = _NOT_ASCII.sub(lambda letter: _LETTERS[ord(letter[0])], text)
    if text.isascii():
        # The same for ASCII, many times quicker.
        words = text.translate(_ASCII).lower().split()
        key = " ".join(words)
        plain = 1 not in map(len, words) and "".join(words).isalnum()
        return key if plain else _SPACED_INITIALS.sub(r"\1", key)
    return _SPACED_INITIALS.sub(r"\1", " ".join(_folded(text).translate(_SPACED).split()))


def _folded(text: str) -> str:
    """Case, diacritics and width folded away, and what is dropped in names."""
    key = unicodedata.normalize("NFKC", text.translate(_DROPPED)).casefold()
    key = _DIACRITICS.sub("", unicodedata.normalize("NFD", key))
    return unicodedata.normalize("NFKC", key).casefold().translate(_UNDECOMPOSED).translate(_DROPPED)


@cache
def _latin() -> re.Pattern[str]:
    """ASCII, and the letters of Latin-1 and Latin Extended-A."""
    return re.compile(r"[\x00-\x7f\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f]+")


class _Letters(dict[int, str]):
    """Letters folded when first met."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        self[point] = character if character.isascii() else _folded(character)
        return self[point]


_LETTERS: Final = _Letters()
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")


def spelt_out(name: str) -> Iterator[str]:
    """The ways in which a name is written where its letters can have no marks: "Mueller", "Ohtani", "Outani".

    None where it has no such letters.
    """
    if not name.isascii() and not _SPELLABLE.isdisjoint(name):
        for letters in _SPELT_OUT:
            spelt = name.translate(letters)
            if spelt != name:
                yield spelt


def split_title(as_printed: str, titles: Collection[str]) -> Title | None:
    """Split "former U.S. President Donald Trump" into its parts; None when it begins with none of ``titles``.

    The longest listed title counts, and the one furthest left. None too where the words before the title make
    another office ("Vice", "deputy") or cannot be a nationality, and where the office is spelt out after it
    ("president of France"): then the title alone says nothing.
    """
    known = _known_titles(frozenset(titles))
    words = _HYPHENED.sub(_apart, _ASIDE.sub("", as_printed)).split()
    keys = [name_key(word) for word in words]
    reach = max((len(key) for key in known), default=0)
    for start in range(len(words)):
        for end in range(min(len(words), start + reach), start, -1):
            title = known.get(tuple(keys[start:end]))
            if title is not None:
                return _title(words[:start], title, words[end:])
    return None


def nationality_key(word: str) -> str:
    """Return the key of the country that a nationality or country name means: "U.S." is "united-states".

    The table (demonyms.py) holds the countries much in the news, in English; any other word is its own key,
    with hyphens ("Burkina Faso" is "burkina-faso").
    """
    return country_of(word) or name_key(word).replace(" ", "-")


def countries_in(key: str) -> frozenset[str]:
    """Return the countries whose names, or what is called after them, stand in a text, given its name_key."""
    words = key.split()
    return frozenset(
        country
        for at in range(len(words))
        for length in range(1, LONGEST + 1)
        if (country := COUNTRIES.get(" ".join(words[at : at + length])))
    )


def country_of(word: str) -> str:
    """Return the country that a nationality or country name means; "" for any other word."""
    return COUNTRIES.get(name_key(word), "")


@lru_cache(maxsize=64)
def _known_titles(titles: frozenset[str]) -> dict[tuple[str, ...], str]:
    known: dict[tuple[str, ...], str] = {}
    for title in sorted(titles):
        words = tuple(name_key(word) for word in title.split())
        known[words] = known[(" ".join(words),)] = title  # "Vice President" and "Vice-President"
    return known


def _apart(hyphened: re.Match[str]) -> str:
    return f"{hyphened[1]}- " if hyphened[1] else f" {hyphened[2]}"


def _title(before: list[str], title: str, after: list[str]) -> Title | None:
    elect = bool(after) and name_key(after[0]) == "elect"
    if elect:
        after = after[1:]
    if after and after[0].lower() in ("of", "for"):
        return None
    prefix = ""
    nationality: list[str] = []
    for word in before:
        plain = word.lower()
        if plain in _PREFIXES:
            prefix = prefix or _PREFIXES[plain]
        elif plain in _SOON:
            elect = True
        elif plain not in _STILL:
            nationality.append(word)
    if len(nationality) > _LONGEST_NATIONALITY or not all(map(_can_be_nationality, nationality)):
        return None
    origin = re.sub("['’]s?$", "", " ".join(nationality))
    if origin and not after and name_key(origin) not in COUNTRIES:
        return None  # rather a name before its title
    return Title(prefix=prefix, nationality=origin, title=title, elect=elect, name=" ".join(after))


def _can_be_nationality(word: str) -> bool:
    return name_key(word) not in _OTHER_RANK and not word[0].islower() and word[-1] not in ",;:"
