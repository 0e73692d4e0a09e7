"""The vocabulary made comparable: who and what is known, and what the relations demand."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.comparable.meant import Names
from claimcheck.values.names import nationality_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.values.names import Title
    from claimcheck.values.time import Span

MANY = 1_000_000_000
"""Stands for `"holders": "many"`."""
PLACE_OF_OBJECT = "object.place"
"""In `implies`: the place of the claim's own object."""
LITERALS = frozenset({"quantity", "date", "text", "boolean"})
"""The shapes of objects that are no entities."""
UNDERTAKINGS = frozenset({"event", "agreement", "work"})
"""The types of what takes place, is agreed or is made, and may come to nothing."""
DATE_OF_EVENT, PLACE_OF_EVENT = "takes-place-on", "takes-place-at"
"""The relations that say of an event what its entity's own `time` and `place` say (FORMAT.md, "Time")."""


BORN, DIED, BIRTHPLACE = "born-on", "died-on", "born-in"
OF_A_LIFE = frozenset({BORN, DIED})
"""The relations whose dates are of what has happened: nobody is told as dead before."""
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


class Implied(NamedTuple):
    """What a relation implies: another relation of the same subject, and what its object then is.

    `shape` is "" where the object is the same, PLACE_OF_OBJECT where it is the place of the object; else
    `shape` and `object` are those of a Statement.
    """

    predicate: str
    shape: str = ""
    object: str = ""


class KnownPredicate(NamedTuple):
    """A relation as rules see it. `declared` is False for one that an open registry let in.

    `unit` is canonical, as that of an Amount; "" when any will do. Values in `exclusive_values` and
    `ordered_values` are keys as the `object` of a Statement. `before` and `after` name each other: what one
    relation declares, the other has too. `implies` is the next step, `leads_to` all relations that it and
    `inverse` lead to over any steps; `led_to` tells that some relation leads to this one, or to one that it
    excludes. `exceptions` are the entities to which the constraints do not apply.
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
    acyclic: bool = False
    reschedulable: bool = False
    part_of_total: bool = False
    tolerance: Decimal = Decimal(0)
    declared: bool = True
    exclusive_with: frozenset[str] = frozenset()
    exclusive_values: frozenset[str] = frozenset()
    ordered_values: tuple[str, ...] = ()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    inverse: str = ""
    implies: Implied | None = None
    leads_to: frozenset[str] = frozenset()
    led_to: bool = False
    exceptions: frozenset[str] = frozenset()

    def lists(self, one: str, other: str) -> bool:
        """Whether two values are both among the exclusive ones, or both among the ordered ones."""
        return {one, other} <= self.exclusive_values or {one, other} <= {*self.ordered_values}

    def spares(self, *entities: str) -> bool:
        """Whether the relation's constraints do not apply to one of these."""
        return not self.exceptions.isdisjoint(entities)


class Term(NamedTuple):
    """What a claim says of when somebody holds an office that has titles.

    `what` is HOLDS, ELECT, ACTING, TAKES or LEAVES. `time` is EDTF, "" where it is not known or only told as
    before or after the writing; `moment` tells that it is some moment of it. `at_writing`: it holds when the
    article is written. `sure`: it is flatly told as a fact, and neither it nor its time is only inferred.
    """

    person: str
    office: str
    what: str
    time: str
    moment: bool
    at_writing: bool
    sure: bool
    claim: str
    article: str


HOLDS, ELECT, ACTING, TAKES, LEAVES = "holds", "elect", "acting", "takes", "leaves"


@dataclass(slots=True)
class Vocabulary:
    """Entities and predicates by id, and what follows from all records together.

    `canonical` maps an id to the id that stands for all its `same_as`; `titled` a title, as listed, to the
    offices whose holders it is said of. Of these offices, `terms` maps each to what claims say of who holds
    it when, and `offices_of` a person to those that any claim gives them. `lives` maps a person to the facts
    of their lives that claims give, by claim id.
    """

    entities: dict[str, KnownEntity] = field(default_factory=dict)
    predicates: dict[str, KnownPredicate] = field(default_factory=dict)
    canonical: dict[str, str] = field(default_factory=dict)
    units: frozenset[str] = frozenset()
    offices_of: dict[str, frozenset[str]] = field(default_factory=dict)
    lives: dict[str, tuple[LifeFact, ...]] = field(default_factory=dict)
    titled: dict[str, tuple[str, ...]] = field(default_factory=dict)
    terms: dict[str, tuple[Term, ...]] = field(default_factory=dict)

    def learn(self, terms: Iterable[Term]) -> None:
        """Keep what claims say of who holds the offices that have titles."""
        by_office: dict[str, list[Term]] = {}
        by_person: dict[str, set[str]] = {}
        for term in sorted(set(terms)):
            by_office.setdefault(term.office, []).append(term)
            by_person.setdefault(term.person, set()).add(term.office)
        self.terms = {office: tuple(held) for office, held in by_office.items()}
        self.offices_of = {person: frozenset(held) for person, held in by_person.items()}

    def offices_meant(self, person: str, title: Title) -> list[str]:
        """The offices that a title before a person's name may mean: those that some claim gives them.

        A nationality before the title must be that of the office.
        """
        offices = sorted(self.offices_of.get(person, frozenset()).intersection(self.titled[title.title]))
        if not title.nationality:
            return offices
        named = nationality_key(title.nationality)
        owners = {office: self.entities[office].of for office in offices if office in self.entities}
        return [
            office
            for office, owner in owners.items()
            if named in (nationality_key(owner), nationality_key(self.name(owner)))
        ]

    _lying_in: dict[str, list[str]] | None = None
    _names: Names | None = None

    @property
    def names(self) -> Names:
        """What the entities are called; gathered when first asked for, once all are known."""
        if self._names is None:
            self._names = Names(self.entities, self.canonical)
        return self._names

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
