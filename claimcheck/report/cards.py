"""Findings as cards: the sides next to each other, each claim with its words, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.comparable.proposition import certainty_words, proposition
from claimcheck.config.settings import RESERVED
from claimcheck.finding import Outcome, Severity, Spot
from claimcheck.pages import advice
from claimcheck.report.dates import in_words
from claimcheck.report.passage import passages
from claimcheck.reporters.frame import place_text
from claimcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.statement import Statement
    from claimcheck.finding import Problem
    from claimcheck.report.passage import Passage
    from claimcheck.reported import Located, Reported, Waived
    from claimcheck.storage.placing import Placing

MOST_SIDES: Final = 6
"""So many sides of a finding are shown at once; the others can be unfolded."""
IN_FULL: Final = 3
"""So many claims of a side are shown with their passages; the others are listed."""
_SHORTEST: Final = 8
_OUTCOMES: Final = (Outcome.CONFLICT, None, Outcome.POSSIBLE, Outcome.PROGRESSION)


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


class Elsewhere(NamedTuple):
    """A place that is no claim of a side: a file, an entity, a key; with the source line there."""

    place: str
    what: str
    label: str
    source: str


class Card(NamedTuple):
    """A finding, ready to be told. `names` are the entities that its claims speak of, by id."""

    anchor: str
    fingerprint: str
    code: str
    name: str
    severity: Severity
    outcome: str
    message: str
    sides: tuple[Side, ...]
    places: tuple[Elsewhere, ...]
    interval: str
    interval_edtf: str
    notes: tuple[str, ...]
    settle: tuple[str, ...]
    accept: str
    compare: str
    waived: Waived | None
    articles: tuple[str, ...]
    names: tuple[str, ...]
    claims: tuple[str, ...]

    @property
    def first_sides(self) -> tuple[Side, ...]:
        """The sides that are shown at once, those that prove the finding among them."""
        return self.sides[:MOST_SIDES]

    @property
    def further_sides(self) -> tuple[Side, ...]:
        """The sides that can be unfolded."""
        return self.sides[MOST_SIDES:]


class Cards:
    """Makes cards of findings; what a claim says is worked out once, whatever it takes part in."""

    def __init__(self, corpus: Corpus, placing: Placing) -> None:
        self._corpus, self._placing = corpus, placing
        self._statements: dict[str, list[Statement]] = {}
        for statement in corpus.statements:
            self._statements.setdefault(statement.claim, []).append(statement)
        self._passages: dict[tuple[str, int, str, str], tuple[Passage, ...]] = {}
        self._places: dict[str, str] = {}

    def cards(self, findings: Sequence[Reported]) -> list[Card]:
        """The cards, worst first."""
        prints = short_fingerprints([told.finding.fingerprint for told in findings])
        made = [(told, self._card(told, prints)) for told in findings]
        return [card for _, card in sorted(made, key=lambda pair: _weight(*pair))]

    def _card(self, told: Reported, prints: Mapping[str, str]) -> Card:
        finding, problem = told.finding, told.finding.problem
        pointers = {spot.id: spot for spot in reversed(problem.spots) if spot.kind == "claim"}
        proof = problem.proof or ()
        sides = [
            Side(camp.label, tuple(self._voices(self._sorted(camp.claims, proof), pointers, problem)))
            for camp in problem.camps
        ]
        first = problem.spots[0].id
        sides.sort(
            key=lambda side: (
                all(voice.claim != first for voice in side.voices),
                not any(voice.proves for voice in side.voices),
            )
        )
        sided = {claim for camp in problem.camps for claim in camp.claims}
        pointed = dict.fromkeys(spot.id for spot in problem.spots if spot.kind == "claim")
        alone = [claim for claim in pointed if claim not in sided]
        if alone:
            sides.append(Side("", tuple(self._voices(alone, pointers, problem))))
        sides = [side for side in sides if side.voices]
        claims = tuple(dict.fromkeys([*(v.claim for side in sides for v in side.voices), *alone]))
        statements = [s for claim in claims for s in self._statements.get(claim, ())]
        short = prints[finding.fingerprint]
        waivable = finding.code not in RESERVED and told.waived is None
        settle = [part for part in (problem.settle, problem.help) if part] or [advice(RULES[finding.code])]
        return Card(
            anchor=f"finding-{short}",
            fingerprint=short,
            code=finding.code,
            name=finding.name,
            severity=finding.severity,
            outcome=problem.outcome or "",
            message=sentence(problem.message),
            sides=tuple(sides),
            places=tuple(self._elsewhere(told, claims)),
            interval=in_words(problem.interval) if problem.interval else "",
            interval_edtf=problem.interval or "",
            notes=problem.notes,
            settle=tuple(dict.fromkeys(settle)),
            accept=f'claimcheck accept {short} --reason "…"' if waivable else "",
            compare=f"claimcheck compare {' '.join(proof)}" if len(proof) == 2 else "",
            waived=told.waived,
            articles=tuple(dict.fromkeys(_articles(statements, told.places))),
            names=tuple(dict.fromkeys(self._names(statements, problem.spots))),
            claims=claims,
        )

    def _sorted(self, claims: Sequence[str], proof: Sequence[str]) -> list[str]:
        """A side's claims: what proves the finding first, then as the articles came out."""
        return sorted(claims, key=lambda claim: (claim not in proof, *self._published(claim), claim))

    def _published(self, claim: str) -> tuple[bool, int]:
        said = self._statements.get(claim)
        article = self._corpus.articles.get(said[0].article) if said else None
        day = article.published if article else None
        return (day is None, day.first_start if day else 0)

    def _voices(self, claims: Sequence[str], spots: Mapping[str, Spot], problem: Problem) -> Iterator[Voice]:
        proof, others = problem.proof or (), self._others_words(problem, claims)
        for number, claim in enumerate(claims):
            said = self._statements.get(claim)
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
                ()
                if further
                else self._words(statement, index, pointer, others if "/quote" in pointer else ""),
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

    def _words(self, statement: Statement, index: int, pointer: str, against: str) -> tuple[Passage, ...]:
        key = (statement.claim, index, pointer, against)
        if key not in self._passages:
            article, known = self._corpus.articles.get(statement.article), self._corpus.vocabulary
            self._passages[key] = tuple(passages(statement, article, pointer, known, against))
        return self._passages[key]

    def _others_words(self, problem: Problem, claims: Collection[str]) -> str:
        """The first quote of another side; "" where no other side quotes anything."""
        others = (claim for camp in problem.camps for claim in camp.claims if claim not in claims)
        said = (s for claim in others for s in self._statements.get(claim, ()))
        return next((quote.exact for s in said for quote in s.wording.quotes[:1]), "")

    def _elsewhere(self, told: Reported, claims: Sequence[str]) -> Iterator[Elsewhere]:
        """The places of a finding that its sides do not show: all but claims that say something."""
        settle = (told.finding.problem.settle, told.finding.problem.help)
        for place, spot in zip(told.places, told.finding.problem.spots, strict=True):
            if spot.kind == "claim" and spot.id in claims and self._statements.get(spot.id):
                continue
            what = "" if spot.kind == "file" else f"{spot.kind} {spot.id}"
            label = "" if spot.label in settle else spot.label
            yield Elsewhere(place_text(place), what, label, _excerpt(place))

    def _names(self, statements: Iterable[Statement], spots: Iterable[Spot]) -> Iterator[str]:
        known = self._corpus.vocabulary.entities
        for s in statements:
            yield from (key for key in (s.subject, s.object, s.event) if key in known)
        yield from (spot.id for spot in spots if spot.kind == "entity" and spot.id in known)


def short_fingerprints(fingerprints: Iterable[str]) -> dict[str, str]:
    """Each fingerprint with its shortest beginning, eight digits or more, that tells it from the others."""
    ordered = sorted(set(fingerprints))
    short = {}
    for index, one in enumerate(ordered):
        length = _SHORTEST
        for other in (*ordered[max(index - 1, 0) : index], *ordered[index + 1 : index + 2]):
            while length < len(one) and one[:length] == other[:length]:
                length += 1
        short[one] = one[:length]
    return short


def sentence(message: str) -> str:
    """A message as a sentence: with a capital letter, unless it begins with what may be a name or an id."""
    first = message.split(" ", 1)[0]
    return message[:1].upper() + message[1:] if first.isalpha() and first.islower() else message


def _articles(statements: Iterable[Statement], places: Iterable[Located]) -> Iterator[str]:
    yield from (s.article for s in statements)
    yield from (place.article for place in places if place.article)


def _excerpt(place: Located) -> str:
    """The source line, cut around the value where it is long."""
    if place.column is None:
        return ""
    start = max(0, place.column - 60)
    return ("…" if start else "") + place.source[start : start + 160].strip()


def _weight(told: Reported, card: Card) -> tuple[int, int, int, str, str, int, str]:
    problem = told.finding.problem
    first = told.places[0]
    return (
        told.finding.severity.weight,
        _OUTCOMES.index(problem.outcome) if problem.outcome in _OUTCOMES else len(_OUTCOMES),
        -len(card.articles),
        card.code,
        first.path,
        first.line or 0,
        card.fingerprint,
    )
