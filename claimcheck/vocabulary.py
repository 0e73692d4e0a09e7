"""The vocabulary made comparable: who and what is known, and what the relations demand."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.values.time import Span

MANY = 1_000_000_000
"""Stands for `"holders": "many"`."""


@dataclass(frozen=True, slots=True)
class KnownEntity:
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


@dataclass(frozen=True, slots=True)
class KnownPredicate:
    """A relation as rules see it. `declared` is False for one that an open registry let in."""

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
    tolerance: Decimal = Decimal(0)
    declared: bool = True


@dataclass(slots=True)
class Vocabulary:
    """Entities and predicates by id. `canonical` maps an id to the id that stands for all its `same_as`."""

    entities: dict[str, KnownEntity] = field(default_factory=dict)
    predicates: dict[str, KnownPredicate] = field(default_factory=dict)
    canonical: dict[str, str] = field(default_factory=dict)
    units: frozenset[str] = frozenset()

    def name(self, entity: str) -> str:
        """What to call an entity in a message: its name, else its id."""
        known = self.entities.get(entity)
        return known.name if known and known.name else entity

    def type(self, entity: str) -> str:
        """An entity's type, "" when it is not declared."""
        known = self.entities.get(entity)
        return known.type if known else ""

    def around(self, place: str) -> Iterator[str]:
        """The place itself and all that it lies within, innermost first; a ring of `within` ends it."""
        seen: set[str] = set()
        while place and place not in seen:
            seen.add(place)
            yield place
            known = self.entities.get(place)
            place = self.canonical.get(known.within, known.within) if known else ""

    def nested(self, a: str, b: str) -> bool:
        """Whether one place lies within the other, or both are one."""
        return b in self.around(a) or a in self.around(b)
