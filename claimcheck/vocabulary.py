"""The vocabulary made comparable: who and what is known, and what the relations demand."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.values.time import Span

MANY = 1_000_000_000
"""Stands for `"holders": "many"`."""
LITERALS = frozenset({"quantity", "date", "text", "boolean"})
"""The shapes of objects that are no entities."""
UNDERTAKINGS = frozenset({"event", "agreement", "work"})
"""The types of what takes place, is agreed or is made, and may come to nothing."""
DATE_OF_EVENT = "takes-place-on"
"""The relations that say of an event what its entity's own `time` and `place` say (FORMAT.md, "Time")."""


BORN, DIED, BIRTHPLACE = "born-on", "died-on", "born-in"
LIFE = (BORN, DIED, BIRTHPLACE)
"""The relations that tell people of one name apart."""


class KnownEntity(NamedTuple):
    """An entity as rules see it. `holders` counts who may hold it at once (MANY for "many")."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    within: str = ""
    of: str = ""
    holders: int = 1
    titles: tuple[str, ...] = ()
    time: Span | None = None
    place: str = ""
    part_of: str = ""
    same_as: tuple[str, ...] = ()
    distinct_from: tuple[str, ...] = ()


class LifeFact(NamedTuple):
    """What a claim gives as fact of somebody's life: one of LIFE, and its object.

    `time` is the date that the object is, None for a place.
    """

    claim: str
    article: str
    relation: str
    object: str
    time: Span | None = None


class KnownPredicate(NamedTuple):
    """A relation as rules see it. `declared` is False for one that an open registry let in.

    `unit` is canonical, as that of an Amount; "" when any will do.
    """

    id: str
    label: str
    kind: str
    subject_type: frozenset[str] = frozenset()
    object_type: frozenset[str] = frozenset()
    unit: str = ""
    one_object_per_subject: bool = False
    one_subject_per_object: bool = False
    separators: frozenset[str] = frozenset()
    symmetric: bool = False
    reschedulable: bool = False
    part_of_total: bool = False
    tolerance: Decimal = Decimal(0)
    declared: bool = True


@dataclass(slots=True)
class Vocabulary:
    """Entities and predicates by id, and what follows from all records together.

    `canonical` maps an id to the id that stands for all its `same_as`; `offices_of` a person to the offices
    that any claim gives them, and `lives` to the facts of their lives that claims give, by claim id; `titled`
    a title, as listed, to the offices whose holders it is said of.
    """

    entities: dict[str, KnownEntity] = field(default_factory=dict)
    predicates: dict[str, KnownPredicate] = field(default_factory=dict)
    canonical: dict[str, str] = field(default_factory=dict)
    units: frozenset[str] = frozenset()
    offices_of: dict[str, frozenset[str]] = field(default_factory=dict)
    lives: dict[str, tuple[LifeFact, ...]] = field(default_factory=dict)
    titled: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _lying_in: dict[str, list[str]] | None = None

    def name(self, entity: str) -> str:
        """What to call an entity in a message: its name, else its id."""
        known = self.entities.get(entity)
        return known.name if known and known.name else entity

    def type(self, entity: str) -> str:
        """An entity's type, "" when it is not declared."""
        known = self.entities.get(entity)
        return known.type if known else ""

    def fits(self, kind: str, wanted: frozenset[str]) -> bool:
        """Whether a kind is among those that a relation wants, or nothing can be said of it.

        A kind that the project adds and that no relation lists fits everywhere.
        """
        if not wanted or not kind or kind in wanted:
            return True
        if kind in LITERALS:
            return False
        return not any(kind in p.subject_type or kind in p.object_type for p in self.predicates.values())

    def around(self, place: str) -> Iterator[str]:
        """The place itself and all that it lies within, innermost first; a ring of `within` ends it."""
        seen: set[str] = set()
        while place and place not in seen:
            seen.add(place)
            yield place
            known = self.entities.get(place)
            place = self.canonical.get(known.within, known.within) if known else ""

    def places_in(self, place: str) -> Iterator[str]:
        """All places that lie within a place, at any depth; a ring of `within` ends it."""
        if self._lying_in is None:
            self._lying_in = {}
            for key, known in self.entities.items():
                if known.within:
                    around = self.canonical.get(known.within, known.within)
                    self._lying_in.setdefault(around, []).append(key)
        seen, left = {place}, [place]
        while left:
            for inner in self._lying_in.get(left.pop(), ()):
                if inner not in seen:
                    seen.add(inner)
                    left.append(inner)
                    yield inner

    def nested(self, a: str, b: str) -> bool:
        """Whether one place lies within the other, or both are one."""
        return a == b or self._lies_in(a, b) or self._lies_in(b, a)

    def _lies_in(self, inner: str, outer: str) -> bool:
        known = self.entities.get(inner)
        return known is not None and known.within != "" and outer in self.around(inner)
