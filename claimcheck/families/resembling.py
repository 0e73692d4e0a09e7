"""Entities whose names look or sound alike, and that nothing in the records tells apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from claimcheck.comparable.vocabulary import BORN, KnownEntity, Vocabulary
from claimcheck.values.likeness import Likeness
from claimcheck.values.names import name_key
from claimcheck.values.sounding import LATIN, Spoken, script_of
from claimcheck.values.time import gap

_MOST_ALIKE: Final = 4
_YEAR: Final = 4


class Named(NamedTuple):
    """A name of an entity, and where it stands in its record."""

    entity: KnownEntity
    pointer: str


Pair = tuple[Named, Named]


def _buckets(known: Vocabulary) -> list[list[Named]]:
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
        [Named(entity, f"/aliases/{index - 1}" if index else "/name") for entity, index in bucket.values()]
        for bucket in buckets.values()
    ]


def spelt_alike(known: Vocabulary) -> Iterator[Pair]:
    """Pairs of names that are spelt alike, of entities that nothing tells apart."""
    buckets = _buckets(known)
    firsts = _first_words(known) if buckets else {}
    for bucket in buckets:
        yield from _pairs(bucket, known, firsts)


def _first_words(known: Vocabulary) -> Counter[str]:
    """How many people's names begin with a word."""
    names = (name_key(e.name).split() for e in known.entities.values() if e.type == "person")
    return Counter(words[0] for words in names if len(words) > 1)


def _pairs(bucket: Sequence[Named], known: Vocabulary, firsts: Mapping[str, int]) -> Iterator[Pair]:
    """Pairs of a bucket that nothing tells apart; of very many, each with the first few."""
    for index, other in enumerate(bucket):
        for one in bucket[: min(index, _MOST_ALIKE)]:
            if not (_told_apart(one.entity, other.entity, known) or _two_first_names(one, other, firsts)):
                yield one, other


def sounding_alike(known: Vocabulary) -> Iterator[Pair]:
    """Pairs of a name in another script and one in Latin letters that sound alike, and nothing tells apart.

    What has a name in both scripts is known by that one, so its other names are not guessed at.
    """
    if all(script in ("", LATIN) for _, _, script in _written(known)):
        return
    written = list(_written(known))
    scripts: dict[str, set[str]] = {}
    for named, _, script in written:
        scripts.setdefault(known.canonical.get(named.entity.id, named.entity.id), set()).add(script)
    spoken = Spoken(Likeness(known.titled))
    for number, (named, name, script) in enumerate(written):
        own = scripts[known.canonical.get(named.entity.id, named.entity.id)]
        if script not in ("", LATIN) and LATIN not in own:
            spoken.add(number, named.entity.type, name, script, alias=named.pointer != "/name")
    for named, name, script in written:
        own = scripts[known.canonical.get(named.entity.id, named.entity.id)]
        if script == LATIN:
            found = spoken.like(named.entity.type, name, alias=named.pointer != "/name")
            for number in [number for number, other in found.items() if other not in own][:_MOST_ALIKE]:
                if not _told_apart(written[number][0].entity, named.entity, known):
                    yield written[number][0], named


def _written(known: Vocabulary) -> Iterator[tuple[Named, str, str]]:
    """Every name with the entity that it is of, and its script."""
    for key in sorted(known.entities):
        entity = known.entities[key]
        for index, name in enumerate((entity.name, *entity.aliases)):
            if name and entity.type:
                pointer = f"/aliases/{index - 1}" if index else "/name"
                yield Named(entity, pointer), name, script_of(name)


def _two_first_names(one: Named, other: Named, firsts: Mapping[str, int]) -> bool:
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
