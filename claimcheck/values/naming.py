"""Whether a passage names somebody or something, by a name, a part of it, or its nationality."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.values.likeness import without_legal_form
from claimcheck.values.names import countries_in, country_of, name_key, spelt_out
from claimcheck.values.sounding import rendered

if TYPE_CHECKING:
    from collections.abc import Iterable

_POSSESSIVE: Final = re.compile(r"['’]s?(?![^\W_])")
# Words of names that name nobody by themselves.
_EMPTY: Final = frozenset(
    re.findall(
        r"\w+",
        "the a an of and or for in on at to by from with de la le du des del der den van von al bin ibn el da"
        " dos inc corp co ltd plc llc sa ag jr sr st mr mrs ms dr sir new north south east west great united",
    )
)
_GENERIC: Final = frozenset(
    re.findall(
        r"\w+",
        "government ministry state administration authorities officials army navy military forces police"
        " parliament embassy team people public congress senate court federal national",
    )
)
"""What every country has."""
_OTHERS: Final = r"they|them|their|theirs|themselves|both|former|latter|these|those"
_NOUN: Final = r"(?:the|this|that|its|his|her|their)\s(?:[\w-]+\s){0,2}?"
_PERSON: Final = re.compile(
    rf"\b(?:he|she|him|her|hers|his|himself|herself|who|whom|whose|{_OTHERS})\b|\b{_NOUN}(?:man|woman|president"
    r"|minister|leader|official|suspect|victim|senator|governor|mayor|chief|billionaire|executive|founder|player"
    r"|coach|couple|pair|two)s?\b",
    re.IGNORECASE,
)
_SOME_PLACE: Final = re.compile(
    rf"\b{_NOUN}(?:city|cities|country|countries|nation|capital|town|island|region|venue|site|building|kingdom"
    r"|republic|area)s?\b",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    rf"\b(?:there|here|it|its|where|which|{_OTHERS})\b|{_SOME_PLACE.pattern}", re.IGNORECASE
)
_THING: Final = re.compile(
    rf"\b(?:it|its|itself|who|which|{_OTHERS})\b|\b{_NOUN}(?:company|companies|firm|bank|group|giant|maker|party"
    r"|agency|ministry|government|club|team|union|court|university|school|hospital|start-?up|retailer|organi[sz]ation"
    r"|project|initiative|venture|book|film|system|plan|platform|service)s?\b",
    re.IGNORECASE,
)
_NEAR: Final = 60
_LEAST_RENDERED: Final = 5
"""Of so many letters a word is somebody's name by its sound, too."""
_AFTER_NAME: Final = re.compile(r"[,;:!?]?(?: |\n|\Z)|\.(?: |\n|\Z)")
_ENDS: Final = ',;:!?)”"'
_OF_ANOTHER: Final = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]")
_A_NAME: Final = re.compile(r"-|\s+[A-Z]")
# In capitals before a title, these say nothing of what it is a title of.
_NO_NAME: Final = frozenset(
    re.findall(
        r"\w+",
        "the a an former then late acting interim incoming outgoing new as when while and but if in"
        " by with for to after before since although because mr mrs ms dr sir his her its their our your"
        " this that",
    )
)


class Passage:
    """A passage, ready for being asked whom and what it names."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _in_order(self) -> list[str]:
        return _folded_words(self._text)

    @cached_property
    def _words(self) -> set[str]:
        spelt = (word for other in spelt_out(self._text) for word in _folded_words(other))
        return {form for word in (*self._in_order, *spelt) for form in (word, word.removesuffix("s"))}

    @cached_property
    def _spaced(self) -> str:
        return f" {' '.join(self._in_order)} "

    @cached_property
    def _unspaced(self) -> str:
        return "".join(self._in_order)

    @cached_property
    def _small(self) -> str:
        """The text in small letters, with those that an expression takes for i and s as these."""
        small = self._text.lower()
        return small.replace("ſ", "s").replace("ı", "i").replace("\u0307", "")

    @cached_property
    def _countries(self) -> frozenset[str]:
        return countries_in(self._spaced)

    @cached_property
    def _rendered(self) -> set[str]:
        return {rendered(word) for word in self._words}

    def names(self, names: Iterable[str]) -> bool:
        """Tell whether one of the names stands in the passage, or a part of one: a surname, "the ministry".

        Letters with marks may be spelt out ("Mueller"), and endings that other scripts are rendered by may
        differ ("Zelensky", "Zelenskyy").

        A country is also named by what is called after it ("Japanese"), and so is what has no other name of
        its own ("Japanese government"). Scripts that part no words are looked up as they are.
        """
        asked = [*names]
        plainly = (self._stands(words) for name in asked for words in _plain_words(name))
        return any(plainly) or any(
            self._names(_key(form)) for name in asked for form in (name, *spelt_out(name))
        )

    def _stands(self, words: str) -> bool:
        """Whether words stand there as they are written, which takes no folding to see; it may miss some."""
        at = self._text.find(words)
        return (
            at >= 0
            and (not at or self._text[at - 1] in " \n")
            and _AFTER_NAME.match(self._text, at + len(words)) is not None
        )

    def _names(self, key: str) -> bool:
        if not key:
            return False
        if f" {without_legal_form(key)} " in self._spaced or (
            not key.isascii() and key.replace(" ", "") in self._unspaced
        ):
            return True
        if country := country_of(key):
            return country in self._countries
        parts = _parts(key)
        if parts.is_generic:
            # "The Senate" is that of the country that is told of, unless another one stands before it.
            countries, own = parts.countries, " ".join(parts.own)
            return not countries.isdisjoint(self._countries) or f" the {own} " in self._spaced
        if any(word in self._words or word.removesuffix("s") in self._words for word in parts.own):
            return True
        return any(rendered(word) in self._rendered for word in parts.own if len(word) >= _LEAST_RENDERED)

    def has_title(self, title: str, country: str, *, beside_name: bool) -> bool:
        """Tell whether a title stands in the passage, and not as one of another country or company.

        Args:
            title: the title.
            country: what country it is of, as country_of gives it; "" for none.
            beside_name: whether it may stand before a name ("President Xi"), which then is the holder's.
        """
        if title.isascii() and title.lower() not in self._small:
            return False
        for found in _whole(title).finditer(self._text):
            before = self._text[max(0, found.start() - _NEAR) : found.start()].split()[-2:]
            if not self._is_of(before, country) or _OF_ANOTHER.match(self._text, found.end()):
                continue
            if beside_name or not _A_NAME.match(self._text, found.end()):
                return True
        return False

    @staticmethod
    def _is_of(before: list[str], country: str) -> bool:
        """Whether the words before a title let it be one of a country."""
        named = country_of(" ".join(before)) or country_of("".join(before[-1:]))
        if named:
            return named == country
        word = "".join(before[-1:])
        return not word[:1].isupper() or word[-1] in _ENDS or name_key(word) in _NO_NAME

    def points_back(self, kind: str) -> bool:
        """Tell whether a pronoun or the like stands in it, for what may have been named before.

        Args:
            kind: what that is: a type of entities.
        """
        pronoun = _PERSON if kind == "person" else _PLACE if kind == "place" else _THING
        return pronoun.search(self._text) is not None

    def describes_place(self) -> bool:
        """Tell whether a place is described rather than named: "the Japanese capital"."""
        return _SOME_PLACE.search(self._text) is not None


@lru_cache(maxsize=1024)
def _whole(title: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(title)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8192)
def _plain_words(name: str) -> tuple[str, ...]:
    """A name, and the words of it that name by themselves, where nothing in them has to be folded away.

    An initial at either end of the name could be taken for one with what stands beside it.
    """
    key, written = _key(name), name.split(" ")
    if not key:
        return ()
    plain = all(map(str.isalnum, written)) and len(written[0]) > 1 < len(written[-1])
    own = () if country_of(key) else _parts(key).by_themselves
    words = [word for word in written if word.isalnum() and len(word) > 1 and _key(word) in own]
    return (name, *words) if plain else tuple(words)


class _Parts(NamedTuple):
    """The words of a name that are no countries', and those countries."""

    own: tuple[str, ...]
    countries: frozenset[str]

    @property
    def is_generic(self) -> bool:
        """Whether it has no other name than its country's: "Japanese government"."""
        return bool(self.countries) and _GENERIC.issuperset(self.own)

    @property
    def by_themselves(self) -> tuple[str, ...]:
        return () if self.is_generic else self.own


@lru_cache(maxsize=8192)
def _parts(key: str) -> _Parts:
    words = [word for word in key.split() if word not in _EMPTY and len(word) > 1]
    own = tuple(word for word in words if not country_of(word))
    return _Parts(own, frozenset(country_of(word) for word in words) - {""})


@lru_cache(maxsize=8192)
def _key(text: str) -> str:
    return name_key(_POSSESSIVE.sub("", text))


def _folded_words(text: str) -> list[str]:
    """The words of a passage; past name_key's memory, which is for names."""
    return name_key.__wrapped__(_POSSESSIVE.sub("", text)).split()
