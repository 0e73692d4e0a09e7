"""What names look like: keys by which names of one kind of thing are likely names of one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimcheck.values.names import name_key, spelt_out, split_title

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_HONORIFICS: Final = ("Mr", "Mrs", "Ms", "Dr", "Sir", "Dame", "Lord", "Lady", "Prof", "Professor")
LEGAL_FORMS: Final = frozenset(
    ("inc", "corp", "corporation", "ltd", "co", "company", "llc", "plc", "ag", "gmbh", "kk", "sa", "nv")
)
# Old and new forms of characters that Japanese names use side by side and Unicode keeps apart. Source: the
# list of Joyo kanji (2010), as far as names have them, and 髙 﨑 濵 邉.
_VARIANTS: Final = str.maketrans(
    "髙﨑德濵濱邊邉齋齊澤廣國龍櫻嶋惠榮眞壽條靜豐瀨圓藏萬實學",
    "高崎徳浜浜辺辺斎斉沢広国竜桜島恵栄真寿条静豊瀬円蔵万実学",
)
_LEGAL_FORMS_IN_HAN: Final = re.compile(r"^(?:株式会社|有限会社|合同会社)|(?:株式会社|有限会社|合同会社)$")
_SHORT_FOR: Final = (("united states ", "us "), ("united kingdom ", "uk "))
_LEAST_UNSPACED: Final = 3


class Likeness:
    """Makes keys of names.

    Args:
        titles: the titles that may stand before a person's name, beside the honorifics of English.
    """

    def __init__(self, titles: Collection[str]) -> None:
        self._titles = frozenset((*titles, *_HONORIFICS))
        self.begins = {name_key(title.split()[0]) for title in self._titles if title.split()}

    def words(self, kind: str, name: str) -> list[str]:
        """The words of a name that count: no title of a person, no "the", "and" or legal form of others.

        "Saint" is "St.", and "United States" before further words "US".
        """
        words = ["st" if word == "saint" else word for word in name_key(name).split()]
        if kind == "person":
            titled = len(words) > 1 and words[0] in self.begins
            if titled and (split := split_title(name, self._titles)) and split.name:
                return name_key(split.name).split()
            return words
        if words and words[0] == "the":
            del words[0]
        if len(words) > 2:
            words = _shortened([word for word in words if word != "and"] if words[-1] != "and" else words)
        return without_legal_form(" ".join(words)).split() if kind == "organisation" else words

    def keys(self, kind: str, name: str, *, alias: bool) -> Sequence[str]:
        """The keys of a name: two names that share one look like names of one thing.

        A title is dropped before a person's name, "the" before others, and a legal form after that of an
        organisation. A person's name of two words has a key for either order. A single word has one only as
        the name itself, for too many share an alias; three letters of Han or kana are a whole name. Letters
        with marks have keys for the ways in which they are spelt out ("Müller", "Mueller"; "Ōtani",
        "Ohtani"), and a person's name of two words one without hyphens ("Jae-in Moon", "Moon Jaein").

        Args:
            kind: the entity type; other types have other keys.
            name: the name, as written.
            alias: whether it is but an alias.
        """
        if name.isascii() and "-" not in name:
            return self._keys(kind, name, alias=alias)
        spellings = _spellings(name, hyphens=kind == "person")
        keys = (key for spelling in spellings for key in self._keys(kind, spelling, alias=alias))
        return tuple(dict.fromkeys(keys))

    def _keys(self, kind: str, name: str, *, alias: bool) -> Sequence[str]:
        words = self.words(kind, name)
        if kind == "person" and len(words) == 2 and not alias:
            first, last = words
            turned = f"{last} {first}" if last < first else f"{first} {last}"
            return f"{kind}:{first} {last}", f"{kind} either way:{turned}"
        if len(words) > 1:
            return (f"{kind}:{' '.join(words)}",)
        if words and words[0] >= "\u2e80" and len(words[0]) >= _LEAST_UNSPACED:
            own = _LEGAL_FORMS_IN_HAN.sub("", words[0]) if kind == "organisation" else words[0]
            return (f"{kind}:{(own or words[0]).translate(_VARIANTS)}",)
        return (f"{kind} by name:{words[0]}",) if words and not alias else ()


def _spellings(name: str, *, hyphens: bool) -> Iterator[str]:
    """A name as written, with its marks spelt out, and with a hyphen left out."""
    yield name
    yield from spelt_out(name)
    if hyphens and "-" in name and len(name.split()) == 2:
        yield name.replace("-", "")


def without_legal_form(key: str) -> str:
    """The name of an organisation, given its name_key, without the legal forms at its end."""
    words = key.split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        del words[-1]
    return " ".join(words)


def _shortened(words: list[str]) -> list[str]:
    """The words with the countries much in the news by their initials, where more words follow."""
    key = " ".join(words)
    for long, short in _SHORT_FOR:
        if key.startswith(long):
            return (short + key.removeprefix(long)).split()
    return words
