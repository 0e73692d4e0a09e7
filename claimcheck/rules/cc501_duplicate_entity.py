"""CC501: two ids look like one entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from claimcheck.example import Example
from claimcheck.finding import Problem, Severity, Spot, Unchecked
from claimcheck.rule import Registry, RegistryRule
from claimcheck.values.likeness import Likeness
from claimcheck.values.listing import listed
from claimcheck.values.names import name_key
from claimcheck.values.time import gap
from claimcheck.vocabulary import BORN, KnownEntity, Vocabulary

_MOST_ALIKE: Final = 4
_YEAR: Final = 4


class _Named(NamedTuple):
    """A name of an entity, and where it stands in its record."""

    entity: KnownEntity
    pointer: str


_Pair = tuple[_Named, _Named]


def _people(**written: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {key: {"type": "person", **record} for key, record in written.items()}


class DuplicateEntity(RegistryRule):
    """Two ids look like one person, body or thing: same kind, same name.

    Names and aliases are compared without regard to case, accents, punctuation, titles before a person's name
    and the legal form after a company's; a person's two names may stand in either order. A single word counts
    only where it is the `name` of both: many people share the alias "Abe". Ids are never merged.

    Two are held to be different where the records say so: `distinct_from`, other years of birth, other ids in
    one registry (`same_as`), another country of an office (`of`), another place around a place (`within`),
    another time or place of an event.

    ## Why it matters
    What is said of the one id is never compared with what is said of the other, so contradictions between
    them stay unseen.

    ## What to do
    If they are one, write `"same_as": ["the-other-id"]` in one of them, or use one id everywhere. If not,
    write `"distinct_from": ["the-other-id"]`.
    """

    code = "CC501"
    name = "duplicate-entity"
    question = "two ids seem to be one person or thing"
    severity = Severity.WARNING

    def check(self, registry: Registry) -> Iterator[Problem | Unchecked]:
        """One problem for each set of ids that look alike."""
        known = registry.vocabulary
        buckets = _buckets(known)
        alike: dict[str, set[str]] = {}
        named: dict[str, _Named] = {}
        firsts = _first_words(known) if buckets else {}
        for bucket in buckets:
            for a, b in _pairs(bucket, known, firsts):
                one, other = (known.canonical.get(n.entity.id, n.entity.id) for n in (a, b))
                alike.setdefault(one, {one}).add(other)
                alike.setdefault(other, {other}).add(one)
                named.setdefault(one, a)
                named.setdefault(other, b)
        done: set[str] = set()
        for start in sorted(alike):
            if start not in done:
                together = _reached(start, alike)
                done |= together
                yield _problem([named[key] for key in sorted(together)], sorted(together))

    valid = (
        Example(
            "a surname that several share as an alias",
            entities=_people(
                a={"name": "Shinzo Abe", "aliases": ["Abe"]},
                b={"name": "Akie Abe", "aliases": ["Abe"]},
            ),
        ),
        Example("father and son", entities=_people(a={"name": "Donald Trump Jr."})),
        Example(
            "two companies of one trade",
            entities={
                "a": {"type": "organisation", "name": "Nippon Steel"},
                "b": {"type": "organisation", "name": "US Steel"},
            },
        ),
        Example(
            "recorded as different",
            entities=_people(
                a={"name": "Scott Kelly"},
                b={"name": "Scott Kelly", "distinct_from": ["a"]},
            ),
        ),
        Example(
            "recorded as the same",
            entities=_people(
                a={"name": "Scott Kelly"},
                b={"name": "Scott Kelly", "same_as": ["a"]},
            ),
        ),
        Example(
            "namesakes: claims give other years of birth",
            (
                {"subject": "one", "predicate": "born-on", "object": {"date": "1949"}},
                {
                    "subject": "other",
                    "predicate": "born-on",
                    "object": {"date": "1984-05-07"},
                    "article": "b",
                },
            ),
            entities=_people(one={"name": "Alex Smith"}, other={"name": "Alex Smith"}),
        ),
        Example(
            "other ids in one registry",
            entities=_people(
                a={"name": "Alex Smith", "same_as": ["wikidata:Q1"]},
                b={"name": "Alex Smith", "same_as": ["wikidata:Q2"]},
            ),
        ),
        Example(
            "different kinds",
            entities={
                "a": {"type": "person", "name": "Jordan"},
                "b": {"type": "place", "name": "Jordan"},
            },
        ),
        Example(
            "one office in two countries",
            entities={
                "pm-jp": {"type": "office", "name": "prime minister", "of": "japan"},
                "pm-us": {"type": "office", "name": "prime minister", "of": "united-states"},
            },
        ),
        Example(
            "one name of two places",
            entities={
                "paris-tx": {"type": "place", "name": "Paris", "within": "united-states"},
                "paris-jp": {"type": "place", "name": "Paris", "within": "japan"},
            },
        ),
        Example(
            "a yearly summit",
            entities={
                "s24": {"type": "event", "name": "the G7 summit", "time": "2024-06"},
                "s25": {"type": "event", "name": "the G7 summit", "time": "2025-06"},
            },
        ),
        Example(
            "numbers differ",
            entities=_people(
                a={"name": "Aiko Almeida 1700"},
                b={"name": "Aiko Almeida 17001"},
            ),
        ),
        Example(
            "names made of first names stand either way round",
            entities=_people(
                a={"name": "James Thomas"},
                b={"name": "Thomas James"},
                c={"name": "James Brown"},
                d={"name": "Thomas Miller"},
            ),
        ),
    )
    invalid = (
        Example(
            "the same name",
            entities=_people(
                a={"name": "Kevin Maher"},
                b={"name": "Kevin Maher"},
            ),
            severity="warning",
        ),
        Example("an alias in Japanese is the other's name", entities=_people(b={"name": "高市早苗"})),
        Example("another form of one character", entities=_people(b={"name": "髙市早苗"})),
        Example("family name first", entities=_people(b={"name": "Takaichi Sanae"})),
        Example("a title before the name", entities=_people(b={"name": "Prime Minister Shigeru Ishiba"})),
        Example(
            "accents, points and case",
            entities=_people(
                a={"name": "J. D. Vance", "aliases": ["Sinéad O’Connor"]},
                b={"name": "JD VANCE"},
                c={"name": "sinead oconnor"},
            ),
        ),
        Example(
            "the legal form of a company",
            entities={
                "sb": {"type": "organisation", "name": "SoftBank Corp."},
            },
        ),
        Example(
            "the article before a name",
            entities={
                "cops": {"type": "organisation", "name": "Police"},
            },
        ),
        Example(
            "three ids are one finding",
            entities=_people(
                a={"name": "Kevin Maher"},
                b={"name": "Kevin Maher"},
                c={"name": "Maher Kevin"},
            ),
        ),
        Example(
            "the same year of birth, to the day and to the year",
            (
                {"subject": "one", "predicate": "born-on", "object": {"date": "1984"}},
                {
                    "subject": "other",
                    "predicate": "born-on",
                    "object": {"date": "1984-05-07"},
                    "article": "b",
                },
            ),
            entities=_people(one={"name": "Alex Smith"}, other={"name": "Alex Smith"}),
        ),
    )


def _buckets(known: Vocabulary) -> list[list[_Named]]:
    """Names that look alike, those of more than one entity only, each entity once."""
    first: dict[str, tuple[str, KnownEntity, int]] = {}
    buckets: dict[str, dict[str, tuple[KnownEntity, int]]] = {}
    likeness = Likeness(known.titled)
    canonical = known.canonical
    for key in sorted(known.entities):
        entity = known.entities[key]
        kind = entity.type
        one = canonical.get(key, key)
        for index, name in enumerate((entity.name, *entity.aliases)):
            for looks in likeness.keys(kind, name, alias=index > 0) if kind else ():
                met = first.setdefault(looks, (one, entity, index))
                if met[0] != one:
                    buckets.setdefault(looks, {met[0]: met[1:]}).setdefault(one, (entity, index))
    return [
        [_Named(entity, f"/aliases/{index - 1}" if index else "/name") for entity, index in bucket.values()]
        for bucket in buckets.values()
    ]


def _first_words(known: Vocabulary) -> Counter[str]:
    """How many people's names begin with a word."""
    names = (name_key(e.name).split() for e in known.entities.values() if e.type == "person")
    return Counter(words[0] for words in names if len(words) > 1)


def _pairs(bucket: Sequence[_Named], known: Vocabulary, firsts: Mapping[str, int]) -> Iterator[_Pair]:
    """Pairs of a bucket that nothing tells apart; of very many, each with the first few."""
    for index, other in enumerate(bucket):
        for one in bucket[: min(index, _MOST_ALIKE)]:
            if not (_told_apart(one.entity, other.entity, known) or _two_first_names(one, other, firsts)):
                yield one, other


def _two_first_names(one: _Named, other: _Named, firsts: Mapping[str, int]) -> bool:
    """Whether the two are each other's name turned round, and both words begin other people's names too."""
    here, there = (name_key(named.entity.name).split() for named in (one, other))
    turned = len(here) == 2 and here == there[::-1] and here != there
    return turned and all(firsts.get(word, 0) > 1 for word in here)


def _told_apart(one: KnownEntity, other: KnownEntity, known: Vocabulary) -> bool:
    """Whether the records say that two entities are not one."""
    ids = [known.canonical.get(key, key) for key in (one.id, other.id)]
    marked = {known.canonical.get(key, key) for key in (*one.distinct_from, *other.distinct_from)}
    if not marked.isdisjoint(ids) or _born_apart(ids, known):
        return True
    if one.time is not None and other.time is not None and gap(one.time, other.time) > 0:
        return True
    for here, there in ((one.of, other.of), (one.within, other.within), (one.place, other.place),
                        (one.part_of, other.part_of)):  # fmt: skip
        if here and there and not known.nested(*(known.canonical.get(key, key) for key in (here, there))):
            return True
    registries = [_by_registry(entity) for entity in (one, other)]
    return any(
        registries[0][name].isdisjoint(registries[1][name])
        for name in registries[0].keys() & registries[1].keys()
    )


def _born_apart(people: Sequence[str], known: Vocabulary) -> bool:
    """Whether claims give both a birth, and no two of these fall into one year."""
    births = [
        [fact.time for fact in known.lives.get(who, ()) if fact.relation == BORN and fact.time is not None]
        for who in people
    ]
    return all(births) and all(
        gap(a, b) > 0 and a.text[:_YEAR] != b.text[:_YEAR] for a in births[0] for b in births[1]
    )


def _by_registry(entity: KnownEntity) -> dict[str, set[str]]:
    """The ids that an entity has elsewhere, by registry: "wikidata:Q1490" is one in wikidata."""
    found: dict[str, set[str]] = {}
    for name in entity.same_as:
        registry, colon, key = name.partition(":")
        if colon:
            found.setdefault(registry, set()).add(key)
    return found


def _reached(start: str, alike: Mapping[str, set[str]]) -> set[str]:
    """All that looks like something that looks like the start, over any steps."""
    reached, ahead = {start}, [start]
    for key in ahead:
        for other in sorted(alike[key] - reached):
            reached.add(other)
            ahead.append(other)
    return reached


def _problem(named: Sequence[_Named], ids: Sequence[str]) -> Problem:
    names = dict.fromkeys(n.entity.name or n.entity.id for n in named)
    told = f"“{next(iter(names))}”" if len(names) == 1 else listed([f"“{name}”" for name in names])
    noun = named[0].entity.type
    return Problem(
        message=f"{listed(list(ids))} look like one {noun}: {told}",
        spots=tuple(Spot(n.entity.id, n.pointer, "looks the same", "entity") for n in named),
        key=tuple(ids),
        help=f'write in {ids[0]} "same_as": ["{ids[1]}"] if they are one, "distinct_from" if they are not',
    )
