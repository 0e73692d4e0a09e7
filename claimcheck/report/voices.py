"""Claims as the sides of a finding tell them: what each says, how firmly, in which words, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.comparable.proposition import certainty_words, proposition
from claimcheck.finding import Spot
from claimcheck.report.dates import in_words, publication
from claimcheck.report.passage import passages
from claimcheck.reporters.frame import place_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.statement import Statement
    from claimcheck.finding import Problem
    from claimcheck.report.passage import Passage
    from claimcheck.storage.placing import Placing

IN_FULL: Final = 3
"""So many claims of a side are shown with their passages; the others are listed."""


class Voice(NamedTuple):
    """One claim as a side of a finding: what it says, how firmly, in which words, and where it stands.

    `certainty` is in words, `strength` its rank, 0 off the scale. `proves` tells that it is one of the pair
    that proves the finding; `further` that it is only listed, without its passages.
    """

    claim: str
    article: str
    sentence: str
    certainty: str
    strength: int
    place: str
    time: str
    proves: bool
    passages: tuple[Passage, ...]
    further: bool = False


class Side(NamedTuple):
    """One side of a disagreement; `label` is "" where a finding has no sides, but only claims."""

    label: str
    voices: tuple[Voice, ...]

    @property
    def strength(self) -> int | None:
        """The rank of the certainty that the side is called by, None where it is called by something else."""
        return next((voice.strength for voice in self.voices if voice.certainty == self.label), None)

    @property
    def shown(self) -> tuple[Voice, ...]:
        """The claims that are shown in full."""
        return tuple(voice for voice in self.voices if not voice.further)

    @property
    def further(self) -> tuple[Voice, ...]:
        """The claims that are only listed."""
        return tuple(voice for voice in self.voices if voice.further)


class Voices:
    """Tells claims; what one says is worked out once, whatever it takes part in."""

    def __init__(self, corpus: Corpus, placing: Placing) -> None:
        self._corpus, self._placing = corpus, placing
        self._statements: dict[str, list[Statement]] = {}
        for statement in corpus.statements:
            self._statements.setdefault(statement.claim, []).append(statement)
        self._passages: dict[tuple[str, int, str, str], tuple[Passage, ...]] = {}
        self._places: dict[str, str] = {}

    def statements(self, claim: str) -> Sequence[Statement]:
        """What a claim states; nothing where it cannot be compared."""
        return self._statements.get(claim, ())

    def sides(self, problem: Problem) -> list[Side]:
        """The sides of a problem, that of its primary place first; then the claims that are on no side."""
        spots = {spot.id: spot for spot in reversed(problem.spots) if spot.kind == "claim"}
        proof, first = problem.proof or (), problem.spots[0].id
        sides = [
            Side(camp.label, tuple(self._voices(self._sorted(camp.claims, proof), spots, problem)))
            for camp in problem.camps
        ]
        sides.sort(
            key=lambda side: (
                all(voice.claim != first for voice in side.voices),
                not any(voice.proves for voice in side.voices),
            )
        )
        sided = {claim for camp in problem.camps for claim in camp.claims}
        pointed = dict.fromkeys(spot.id for spot in problem.spots if spot.kind == "claim")
        alone = [claim for claim in pointed if claim not in sided]
        sides.append(Side("", tuple(self._voices(alone, spots, problem))))
        return [side for side in sides if side.voices]

    def _sorted(self, claims: Sequence[str], proof: Sequence[str]) -> list[str]:
        """A side's claims: what proves the finding first, then as the articles came out."""
        return sorted(claims, key=lambda claim: (claim not in proof, *self._published(claim), claim))

    def _published(self, claim: str) -> tuple[bool, int]:
        said = self.statements(claim)
        return publication(self._corpus.articles.get(said[0].article) if said else None)

    def _voices(self, claims: Sequence[str], spots: Mapping[str, Spot], problem: Problem) -> Iterator[Voice]:
        proof = problem.proof or ()
        for number, claim in enumerate(claims):
            said = self.statements(claim)
            if not said:
                continue
            # What a finding points at in one claim of a side it means in the others, too.
            spot = spots.get(claim) or next(iter(spots.values()), None)
            pointer = spot.pointer if spot else ""
            index = next((i for i, s in enumerate(said) if s.subject_pointer == pointer), 0)
            statement = said[index]
            further = number >= IN_FULL
            yield Voice(
                claim,
                statement.article,
                self.sentence(statement),
                certainty_words(statement),
                statement.rank or 0,
                self.place(claim),
                in_words(statement.time.text) if statement.time and statement.time_from == "time" else "",
                claim in proof,
                () if further else self._words(statement, index, pointer, problem, claims),
                further,
            )

    def sentence(self, statement: Statement) -> str:
        """What a statement says, without its certainty."""
        vocabulary = self._corpus.vocabulary
        said = proposition(statement, vocabulary.predicates[statement.predicate], vocabulary)
        return said if statement.affirmed else f"denied: {said}"

    def place(self, claim: str) -> str:
        """Where the record of a claim stands, as path:line:column."""
        if claim not in self._places:
            self._places[claim] = place_text(self._placing.locate(Spot(claim)))
        return self._places[claim]

    def _words(
        self, statement: Statement, index: int, pointer: str, problem: Problem, side: Sequence[str]
    ) -> tuple[Passage, ...]:
        # Only what is about the quote itself is held against the quotes of other sides.
        against = self._others_words(problem, side) if pointer.startswith("/quote") else ""
        key = (statement.claim, index, pointer, against)
        if key not in self._passages:
            article, known = self._corpus.articles.get(statement.article), self._corpus.vocabulary
            self._passages[key] = tuple(passages(statement, article, pointer, known, against))
        return self._passages[key]

    def _others_words(self, problem: Problem, side: Sequence[str]) -> str:
        """The first quote of another side; "" where no other side quotes anything."""
        own = frozenset(side)
        others = (claim for camp in problem.camps for claim in camp.claims if claim not in own)
        said = (s for claim in others for s in self.statements(claim))
        return next((quote.exact for s in said for quote in s.wording.quotes[:1]), "")
