"""CC502: one id gathers what cannot be one entity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, ClassVar, Final, NamedTuple

from claimcheck.comparable.vocabulary import BIRTHPLACE, BORN, DIED, LifeFact, Vocabulary
from claimcheck.example import Example
from claimcheck.finding import Camp, Outcome, Problem, Severity, Spot, Unchecked
from claimcheck.rule import Registry, RegistryRule
from claimcheck.values.listing import listed
from claimcheck.values.time import certainly_before, gap

# Of one nature is what people may call one thing: a country and its government, a treaty and its signing.
# Topics, and types that a project adds, may be anything.
_NATURES: Final = {
    "person": "person",
    **dict.fromkeys(("organisation", "group", "place", "office"), "body"),
    **dict.fromkeys(("event", "work", "agreement"), "matter"),
}
_DAYS: Final = 366
_ONE: Final = {"predicate": "born-on", "object": {"date": "1954"}}
_OTHER: Final = {"predicate": "born-on", "object": {"date": "1990"}, "article": "b"}
_IN_TOKYO: Final = {"predicate": "born-in", "object": "tokyo"}
_IN_OSAKA: Final = {"predicate": "born-in", "object": "osaka", "article": "b"}


class _Life(NamedTuple):
    """What one article says of a person's life."""

    born: Sequence[LifeFact]
    died: Sequence[LifeFact]
    birthplaces: Sequence[LifeFact]

    @property
    def facts(self) -> Sequence[LifeFact]:
        return (*self.born, *self.died, *self.birthplaces)


@dataclass(frozen=True)
class OneIdTwoEntities(RegistryRule):
    """One id gathers what cannot be one entity: two lives, or things of different nature.

    Two lives: one article has the person born more than `years_apart` years before another article does, and
    the two also disagree on the day of death or the place of birth, or the one has died before the other is
    born. A single wrong date is no second person; CC205 tells it. Different nature: entities that `same_as`
    makes one are a person and an organisation, a place and an event, or are `distinct_from` each other.

    ## Why it matters
    Everything that is said of two namesakes is compared as if it were one person's, and each of their facts
    contradicts the other's.

    ## What to do
    Give each an id of its own, with `distinct_from`, and sort the claims; or take the wrong `same_as` out.
    """

    code = "CC502"
    name = "one-id-two-entities"
    question = "one id seems to be two people"
    severity = Severity.WARNING

    years_apart: int = 5

    def check(self, registry: Registry) -> Iterator[Problem | Unchecked]:
        """One problem for each id that gathers two lives, or ids that cannot be one."""
        known = registry.vocabulary
        gathered: dict[str, list[str]] = {}
        for key, one in known.canonical.items():
            gathered.setdefault(one, []).append(key)
        for one, others in sorted(gathered.items()):
            yield from _natures(known, sorted({one, *others}))
        for person, facts in sorted(known.lives.items()):
            if len({fact.article for fact in facts}) > 1:
                yield from self._lives(known, person, facts)

    def _lives(self, known: Vocabulary, person: str, facts: Sequence[LifeFact]) -> Iterator[Problem]:
        lives = _by_article(facts)
        if len(lives) < 2:
            return
        # Who cannot be the one born first, or else the one born last: no two others are further apart.
        for start in (lives[0], lives[-1]):
            others = [life for life in lives if self._two_people(known, start, life)]
            if others:
                alike = [life for life in lives if not self._far(start, life)]
                yield _two_lives(known, person, alike, others)
                return

    def _far(self, one: _Life, other: _Life) -> bool:
        return all(_gap(a, b) > self.years_apart * _DAYS for a in one.born for b in other.born)

    def _two_people(self, known: Vocabulary, one: _Life, other: _Life) -> bool:
        """Whether two articles contradict each other on the birth by far, and on something else too."""
        if not self._far(one, other):
            return False
        if one.died and other.died and all(_gap(a, b) > _DAYS for a in one.died for b in other.died):
            return True
        if any(
            death.time is not None and birth.time is not None and certainly_before(death.time, birth.time)
            for dead, alive in ((one, other), (other, one))
            for death in dead.died
            for birth in alive.born
        ):
            return True
        places = (one.birthplaces, other.birthplaces)
        return all(places) and not any(known.nested(a.object, b.object) for a in places[0] for b in places[1])

    template: ClassVar[Mapping[str, Any]] = {"subject": "son"}
    valid = (
        Example(
            "one wrong date: the rest agrees", (_ONE, _IN_TOKYO, _OTHER, {**_IN_OSAKA, "object": "japan"})
        ),
        Example(
            "a slip of a year or two, and another place",
            (_ONE, _IN_TOKYO, {**_OTHER, "object": {"date": "1957"}}, _IN_OSAKA),
        ),
        Example("two dates of birth and nothing else", (_ONE, _OTHER)),
        Example(
            "the other birth is only rumoured",
            (_ONE, _IN_TOKYO, {**_OTHER, "hedging": "rumored"}, _IN_OSAKA),
        ),
        Example(
            "two people with an id each",
            (_ONE, _IN_TOKYO, {**_OTHER, "subject": "trump"}, {**_IN_OSAKA, "subject": "trump"}),
        ),
        Example(
            "a country and its government are one to many people",
            entities={
                "government": {
                    "type": "organisation",
                    "name": "the government of Japan",
                    "same_as": ["japan"],
                }
            },
        ),
        Example(
            "two ids of one person",
            (_ONE, _IN_TOKYO),
            entities={"masayoshi": {"type": "person", "name": "Masayoshi Son", "same_as": ["son"]}},
        ),
    )
    invalid = (
        Example(
            "born in 1954 in Tokyo, born in 1990 in Osaka",
            (_ONE, _IN_TOKYO, _OTHER, _IN_OSAKA),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "one died before the other was born",
            (
                {**_ONE, "object": {"date": "1890"}},
                {"predicate": "died-on", "object": {"date": "1961"}},
                _OTHER,
            ),
        ),
        Example(
            "two births and two deaths",
            (
                {**_ONE, "object": {"date": "1890-05-01"}},
                {"predicate": "died-on", "object": {"date": "1961"}},
                {**_OTHER, "object": {"date": "1912"}},
                {"predicate": "died-on", "object": {"date": "1994-02"}, "article": "b"},
            ),
        ),
        Example(
            "an id that is the same as a person's and as a company's",
            entities={"both": {"type": "organisation", "name": "Son & Co", "same_as": ["son"]}},
            severity="warning",
        ),
        Example(
            "the same and distinct",
            entities={
                "masa": {"type": "person", "name": "Masa", "same_as": ["son"], "distinct_from": ["son"]}
            },
        ),
    )


def _gap(a: LifeFact, b: LifeFact) -> int:
    """The days between two dates of a life, 0 where they may be one."""
    return gap(a.time, b.time) if a.time is not None and b.time is not None else 0


def _by_article(facts: Sequence[LifeFact]) -> list[_Life]:
    """What each article that says so has of birth, death and birthplace, by birth; none that disagrees with
    itself."""
    told: dict[str, list[LifeFact]] = {}
    for fact in facts:
        told.setdefault(fact.article, []).append(fact)
    lives = []
    for own in told.values():
        born, died, places = ([f for f in own if f.relation == name] for name in (BORN, DIED, BIRTHPLACE))
        if any(fact.time for fact in born) and not any(_gap(a, b) for a, b in combinations(born, 2)):
            lives.append(_Life([fact for fact in born if fact.time], died, places))
    return sorted(
        lives, key=lambda life: (life.born[0].time.first_start if life.born[0].time else 0, life.born)
    )


def _two_lives(known: Vocabulary, person: str, alike: Sequence[_Life], others: Sequence[_Life]) -> Problem:
    sides = sorted((alike, others), key=lambda side: side[0].born[0].object)
    leads = [min((fact for life in side for fact in life.born), key=lambda f: f.claim) for side in sides]
    labels = [f"born {lead.object}" for lead in leads]
    camps = tuple(
        Camp(label, ", ".join(sorted({f.object for life in side for f in life.born})),
             tuple(sorted({f.claim for life in side for f in life.facts})))
        for label, side in zip(labels, sides, strict=True)
    )  # fmt: skip
    return Problem(
        message=f"{known.name(person)} ({person}) seems to be two people: one {labels[0]}, one {labels[1]}, "
        "and more than the birth differs",
        spots=tuple(
            Spot(lead.claim, "/object", label)
            for lead, label in sorted(zip(leads, labels, strict=True), key=lambda pair: pair[0].claim)
        ),
        key=(person,),
        outcome=Outcome.POSSIBLE,
        severity=Severity.WARNING,
        camps=camps,
        proof=(min(lead.claim for lead in leads), max(lead.claim for lead in leads)),
        settle="give each an id of its own, with `distinct_from`, and sort the claims",
    )


def _natures(known: Vocabulary, ids: Sequence[str]) -> Iterator[Problem]:
    """What cannot be one, of entities that are declared to be the same."""
    things = [known.entities[key] for key in ids]
    natures = {_NATURES[thing.type]: thing for thing in reversed(things) if thing.type in _NATURES}
    if len(natures) > 1:
        odd = sorted(natures.values(), key=lambda thing: thing.id)
        why = listed([f"{known.name(thing.id)} is of the kind {thing.type}" for thing in odd])
        spots = tuple(Spot(thing.id, "/type", thing.name, "entity") for thing in odd)
    else:
        odd = [thing for thing in things if not set(thing.distinct_from).isdisjoint(ids)]
        if not odd:
            return
        why = f"{known.name(odd[0].id)} is also recorded as distinct from one of them"
        spots = tuple(Spot(thing.id, "/distinct_from", "", "entity") for thing in odd)
    yield Problem(
        message=f"{listed(list(ids))} are recorded as the same, but {why}",
        spots=spots,
        key=tuple(ids),
        help="take the wrong `same_as` out",
    )
