"""Findings as cards: the sides next to each other, each claim with its words, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.config.settings import RESERVED
from claimcheck.finding import Outcome, Severity
from claimcheck.pages import advice
from claimcheck.report.dates import in_words
from claimcheck.reporters.frame import place_text
from claimcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.statement import Statement
    from claimcheck.finding import Spot
    from claimcheck.report.voices import Side, Voices
    from claimcheck.reported import Located, Reported, Waived

MOST_SIDES: Final = 6
"""So many sides of a finding are shown at once; the others can be unfolded."""
_SHORTEST: Final = 8
_OUTCOMES: Final = (Outcome.CONFLICT, None, Outcome.POSSIBLE, Outcome.PROGRESSION)


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
    """Makes cards of findings."""

    def __init__(self, corpus: Corpus, voices: Voices) -> None:
        self._corpus, self._voices = corpus, voices

    def cards(self, findings: Sequence[Reported]) -> list[Card]:
        """The cards, worst first."""
        prints = short_fingerprints([told.finding.fingerprint for told in findings])
        made = [(told, self._card(told, prints)) for told in findings]
        return [card for _, card in sorted(made, key=lambda pair: _weight(*pair))]

    def _card(self, told: Reported, prints: Mapping[str, str]) -> Card:
        finding, problem = told.finding, told.finding.problem
        proof, sides = problem.proof or (), self._voices.sides(problem)
        pointed = [spot.id for spot in problem.spots if spot.kind == "claim"]
        claims = tuple(dict.fromkeys([*(v.claim for side in sides for v in side.voices), *pointed]))
        statements = [s for claim in claims for s in self._voices.statements(claim)]
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
            places=tuple(self._elsewhere(told)),
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

    def _elsewhere(self, told: Reported) -> Iterator[Elsewhere]:
        """The places of a finding that its sides do not show: all but claims that say something."""
        settle = (told.finding.problem.settle, told.finding.problem.help)
        for place, spot in zip(told.places, told.finding.problem.spots, strict=True):
            if spot.kind == "claim" and self._voices.statements(spot.id):
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
