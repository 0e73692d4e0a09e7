"""Which declared id a word was meant for: by another spelling of the id, by a name, by an old id.

Likeness does not count here: `takaichy` is like `takaichi`, and may yet be somebody else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from claimcheck.values.names import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FIGURES = re.compile(r"\d+")
_Key = tuple[str, tuple[str, ...]]


class Named(Protocol):
    """What has a name, other names, and ids that it had or has elsewhere."""

    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...
    @property
    def same_as(self) -> tuple[str, ...]: ...


class Names:
    """What entities are called, for looking up whom a word names.

    Args:
        entities: all that are declared, by id.
        canonical: the one id for each that has several.
    """

    def __init__(self, entities: Mapping[str, Named], canonical: Mapping[str, str]) -> None:
        self._bearers: dict[_Key, set[str]] = {}
        for identifier, entity in entities.items():
            one = canonical.get(identifier, identifier)
            for name in (identifier, entity.name, *entity.aliases, *entity.same_as):
                self._bearers.setdefault(_key(name), set()).add(one)

    def meant(self, word: str) -> str | None:
        """The id of the only entity that has the word for its id, name, alias or old id, however written."""
        found = self._bearers.get(_key(word), set()) if any(map(str.isalnum, word)) else set()
        return next(iter(found)) if len(found) == 1 else None


def same_id(word: str, known: Iterable[str]) -> str | None:
    """The only known id that a word is but another spelling of: case, spaces, hyphens, dots; else None."""
    if not any(map(str.isalnum, word)):
        return None
    key = _key(word)
    found = [identifier for identifier in known if _key(identifier) == key]
    return found[0] if len(found) == 1 else None


def _key(word: str) -> _Key:
    """What stays the same however a name is written; figures are never run together."""
    return name_key(word), tuple(_FIGURES.findall(word))
