"""What names look like: keys by which names of one kind of thing are likely names of one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.values.names import name_key, split_title

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_HONORIFICS: Final = ("Mr", "Mrs", "Ms", "Dr", "Sir", "Dame", "Lord", "Lady", "Prof", "Professor")
LEGAL_FORMS: Final = frozenset(
    ("inc", "corp", "corporation", "ltd", "co", "company", "llc", "plc", "ag", "gmbh", "kk", "sa", "nv")
)
# Of kinds of a character that Japanese names use side by side and Unicode keeps apart.
_VARIANTS: Final = str.maketrans("髙﨑德濵", "高崎徳浜")
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
        """The words of a name that count: no title before a person's, no "the", no legal form at the end."""
        words = name_key(name).split()
        if kind == "person":
            titled = len(words) > 1 and words[0] in self.begins
            if titled and (split := split_title(name, self._titles)) and split.name:
                return name_key(split.name).split()
        elif words and words[0] == "the":
            del words[0]
        if kind == "organisation":
            while len(words) > 1 and words[-1] in LEGAL_FORMS:
                del words[-1]
        return words

    def keys(self, kind: str, name: str, *, alias: bool) -> Sequence[str]:
        """The keys of a name: two names that share one look like names of one thing.

        A title is dropped before a person's name, "the" before others, and a legal form after that of an
        organisation. A person's name of two words has a key for either order. A single word has one only as
        the name itself, for too many share an alias; three letters of Han or kana are a whole name.

        Args:
            kind: the entity type; other types have other keys.
            name: the name, as written.
            alias: whether it is but an alias.
        """
        words = self.words(kind, name)
        if kind == "person" and len(words) == 2 and not alias:
            first, last = words
            turned = f"{last} {first}" if last < first else f"{first} {last}"
            return f"{kind}:{first} {last}", f"{kind} either way:{turned}"
        if len(words) > 1:
            return (f"{kind}:{' '.join(words)}",)
        if words and words[0] >= "\u2e80" and len(words[0]) >= _LEAST_UNSPACED:
            return (f"{kind}:{words[0].translate(_VARIANTS)}",)
        return (f"{kind} by name:{words[0]}",) if words and not alias else ()
