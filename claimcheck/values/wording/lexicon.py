"""The lexicon of hedges: what is shipped, what a project adds, and the cues by their first word.

`lexicon.json` names the sources of each family. A cue there is text in the notation, or an object: `cue`;
`left` and `right`, one of which must stand right beside it; `not_left` and `not_right`, none of which may;
`not_with`, which may stand nowhere in the sentence; `kind`, `reach` and `negated` in place of the family's;
`name`, whether the word in capitals is a name or a month.
"""

from __future__ import annotations

import json
import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from claimcheck.values.shipped import shipped
from claimcheck.values.wording.kinds import IGNORED, UNDER_NEGATION
from claimcheck.values.wording.notation import BadNotationError, pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    OwnCues = tuple[tuple[str, tuple[str, ...]], ...]
    """A project's own cues: (kind, cues) pairs, as Settings has them."""


class Entry:
    """A cue of the lexicon.

    ``reach`` is how far it reaches (see `clauses.Clauses.around`), ``negated`` what it is under a negation: a
    kind, "kept" or "dropped"; ``heads`` are the words it can begin with. Expressions are made when wanted.
    """

    def __init__(self, kind: str, reach: str, given: Mapping[str, Any]) -> None:
        self.kind: str = given.get("kind", kind)
        self.reach: str = given.get("reach", reach)
        self.negated: str = given.get("negated", UNDER_NEGATION.get(self.kind, "kept"))
        self.name: bool = given.get("name", False)
        self._given = given
        self.heads = pattern(given["cue"]).heads

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Matches the cue where it begins, never within a longer word."""
        return re.compile(rf"(?:{pattern(self._given['cue']).expression})(?!\w|['\-][^\W_])")

    @cached_property
    def left(self) -> re.Pattern[str] | None:
        """Must be found before the cue."""
        return _left(self._given.get("left", ()))

    @cached_property
    def not_left(self) -> re.Pattern[str] | None:
        """Must not be found before the cue."""
        return _left(self._given.get("not_left", ()))

    @cached_property
    def right(self) -> re.Pattern[str] | None:
        """Must match after the cue."""
        return _right(self._given.get("right", ()))

    @cached_property
    def not_right(self) -> re.Pattern[str] | None:
        """Must not match after the cue."""
        return _right(self._given.get("not_right", ()))

    @cached_property
    def not_with(self) -> re.Pattern[str] | None:
        """Must not be found anywhere in the sentence."""
        beside = self._given.get("not_with", ())
        made = "|".join(pattern(words).expression for words in beside)
        return re.compile(rf"(?<!\w)(?:{made})(?!\w)") if beside else None


def _left(beside: Collection[str]) -> re.Pattern[str] | None:
    made = [
        ("" if words.startswith(("n't", ",")) else r"(?<!\w)") + f"(?:{pattern(words).expression})"
        for words in beside
    ]
    return re.compile(rf"(?:{'|'.join(made)})\s*\Z") if made else None


def _right(beside: Collection[str]) -> re.Pattern[str] | None:
    made = "|".join(pattern(words).expression for words in beside)
    return re.compile(rf"\s*(?:{made})(?!\w)") if beside else None


class Lexicon:
    """Cues by the words that they can begin with; of two that match alike, the earlier counts.

    ``ignored`` holds cues, in small letters, that a project wants never to count.
    """

    __slots__ = ("by_head", "ignored")

    def __init__(self, entries: Iterable[Entry], ignored: Collection[str] = ()) -> None:
        by_head: dict[str, tuple[Entry, ...]] = {}
        for entry in entries:
            for head in entry.heads:
                by_head[head] = (*by_head.get(head, ()), entry)
        self.by_head: Mapping[str, tuple[Entry, ...]] = by_head
        self.ignored = frozenset(ignored)


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon that the package ships, read once."""
    return Lexicon(_shipped_entries())


def _shipped_entries() -> tuple[Entry, ...]:
    families = json.loads(shipped(__spec__, "lexicon.json"))["families"]
    return tuple(
        Entry(family["kind"], family["reach"], {"cue": cue} if isinstance(cue, str) else cue)
        for family in families
        for cue in family["cues"]
    )


def own_entry(kind: str, cue: str) -> Entry:
    """A project's own cue.

    Args:
        kind: a key of `kinds.KINDS`.
        cue: the cue in the notation.

    Raises:
        BadNotationError: the cue is not in the notation, or begins with `*`.
    """
    entry = Entry(kind, "clause", {"cue": cue.lower()})
    if "" in entry.heads:
        raise BadNotationError("it does not begin with a word")
    return entry


@lru_cache(maxsize=8)
def lexicon_with(own: OwnCues) -> Lexicon:
    """The lexicon of a project: the shipped one, extended by its own cues; made once for the same cues.

    Args:
        own: what `extended` takes, as pairs, in order.

    Raises:
        BadNotationError: as `own_entry`.
    """
    return extended(dict(own)) if own else shipped_lexicon()


def extended(hedging: Mapping[str, Collection[str]]) -> Lexicon:
    """The shipped lexicon with a project's own cues before it, and without the cues that it ignores.

    Args:
        hedging: kind -> cues, as `own_entry` takes them; `kinds.IGNORED` -> cues as they stand in texts,
            in any case.

    Raises:
        BadNotationError: as `own_entry`.
    """
    own = [own_entry(kind, cue) for kind, cues in hedging.items() if kind != IGNORED for cue in cues]
    return Lexicon((*own, *_shipped_entries()), {cue.lower() for cue in hedging.get(IGNORED, ())})
