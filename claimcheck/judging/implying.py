"""What a statement implies, by the vocabulary's `implies`, `inverse` and `symmetric`, closed over steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.comparable.proposition import proposition
from claimcheck.comparable.statement import DATE, ENTITY, Statement
from claimcheck.comparable.vocabulary import PLACE_OF_OBJECT
from claimcheck.values.time import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.comparable.vocabulary import Implied, Vocabulary

_APART = frozenset({"remote", "online", "virtual", "video", "telephone", "phone", "livestream"})
"""Words in a scope that say that somebody takes part without being there."""


class Chain(NamedTuple):
    """A statement and what it implies, step by step; the last one is what it comes to."""

    steps: tuple[Statement, ...]

    @property
    def end(self) -> Statement:
        """What the statement comes to: itself where there is no step."""
        return self.steps[-1]

    def words(self, vocabulary: Vocabulary) -> str:
        """The steps in words: "Son attends the gala, so Son visits Tokyo"."""
        said = (proposition(s, vocabulary.predicates[s.predicate], vocabulary) for s in self.steps)
        return ", so ".join(said)


def chains(statement: Statement, vocabulary: Vocabulary) -> Iterator[Chain]:
    """The statement itself, and all that it implies over any steps, the shortest chains first.

    What is denied implies nothing, and neither does a step whose subject is not of the kind that the next
    relation takes. The scope of a claim is its own: what it implies has none.
    """
    waiting = [Chain((statement,))]
    seen = {(statement.predicate, statement.subject, statement.object)}
    while waiting:
        chain = waiting.pop(0)
        yield chain
        for step in _steps(chain, vocabulary) if statement.affirmed else ():
            mark = (step.predicate, step.subject, step.object)
            if mark not in seen:
                seen.add(mark)
                waiting.append(Chain((*chain.steps, step)))


def comes_to(statement: Statement, predicate: str, vocabulary: Vocabulary) -> Chain | None:
    """The shortest chain from a statement to one of a relation; None where it does not imply one."""
    found = (chain for chain in chains(statement, vocabulary) if chain.end.predicate == predicate)
    return next(found, None)


def is_there(statement: Statement, located: str, vocabulary: Vocabulary) -> Chain | None:
    """Where whoever does something is: at the place that the claim itself gives; None where it gives none.

    Args:
        statement: of something that is done by being there.
        located: the relation that says where somebody is.
        vocabulary: of the corpus.
    """
    if not statement.place or not statement.affirmed or _takes_part_from_afar((statement,)):
        return None
    there = replace(statement, predicate=located, shape=ENTITY, object=statement.place, value=None)
    return next((Chain((statement, step)) for step in _kept(there, vocabulary)), None)


def _steps(chain: Chain, vocabulary: Vocabulary) -> Iterator[Statement]:
    last = chain.end
    relation = vocabulary.predicates[last.predicate]
    if relation.implies is not None and (step := _implied(chain, relation.implies, vocabulary)) is not None:
        yield from _kept(step, vocabulary)
    if last.shape == ENTITY:
        for other in (relation.inverse, relation.id if relation.symmetric else ""):
            if other in vocabulary.predicates:
                turned = replace(last, predicate=other, subject=last.object, object=last.subject)
                yield from _kept(turned, vocabulary)


def _implied(chain: Chain, implied: Implied, vocabulary: Vocabulary) -> Statement | None:
    last = chain.end
    if implied.shape == "":
        return replace(last, predicate=implied.predicate)
    if implied.shape == PLACE_OF_OBJECT:
        thing = vocabulary.entities.get(last.object)
        place = (thing.place if thing is not None else "") or last.place
        if not place or _takes_part_from_afar(chain.steps):
            return None
        place = vocabulary.canonical.get(place, place)
        return replace(last, predicate=implied.predicate, shape=ENTITY, object=place, value=None)
    value = parse(implied.object) if implied.shape == DATE else implied.object
    return replace(last, predicate=implied.predicate, shape=implied.shape, object=implied.object, value=value)


def _kept(step: Statement, vocabulary: Vocabulary) -> Iterator[Statement]:
    relation = vocabulary.predicates[step.predicate]
    kind = vocabulary.type(step.object) if step.shape == ENTITY else step.shape
    fits = vocabulary.fits(vocabulary.type(step.subject), relation.subject_type)
    if fits and vocabulary.fits(kind, relation.object_type):
        event = step.event if relation.kind == "event" else ""
        yield replace(step, separators=(), qualifiers=(), event=event)


def _takes_part_from_afar(steps: Sequence[Statement]) -> bool:
    said = {word for key, value in (*steps[0].separators, *steps[0].qualifiers) for word in (key, value)}
    return not said.isdisjoint(_APART)
