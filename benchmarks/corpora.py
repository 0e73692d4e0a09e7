"""Seeded, news-like corpora of any size, in which every certain contradiction is planted and known.

A corpus is terms: somebody holds an office, or a player belongs to a club, from one day to another. The
terms of one office (or player) follow one another, some by a handover on one day, and never overlap, but for
the planted ones. Each term is told by two claims of different articles, at times with different certainty.
Nothing is kept in memory: a claim follows from its number, so ten million are written as they are made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import gcd
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TELLINGS = 2
CLAIMS_PER_CONFLICT = 4000
"""A planted conflict takes four claims (two terms, each told twice): one claim in a thousand."""
LINES_PER_FILE = 1_000_000

_FIRST_DAY, _ERA_DAYS = date(1950, 1, 1).toordinal(), 25_000
_FIRST_AGE, _AGES_DAYS = date(1000, 1, 1).toordinal(), 3_000_000
_SHORTEST_STEP = 6
_CLUBS = 500
_NOTES = 4096
_FIRST_NAMES = ("Aiko", "Bruno", "Chloé", "Dmitri", "Élise", "Farid", "Grace", "Hugo", "Inès", "Jörg")
_LAST_NAMES = ("Almeida", "Brandt", "Castro", "Dubois", "Evans", "Fujita", "García", "Hansen", "Ito")
_PROSE = (
    "the minister said on Monday that talks over budget defence trade and a new treaty would go on in spring "
    "while officials – speaking after a “long and frank” meeting – declined to name who had agreed to what; "
    "Société Générale, Škoda and São Paulo’s mayor were mentioned in an earlier dispatch of the agency"
)

Record = dict[str, Any]
Conflicts = frozenset[frozenset[str]]
"""The planted contradictions, each as the ids of all claims that take part."""


class Told(NamedTuple):
    """A claim: its term in words, and the article (by number) that tells it."""

    id: str
    article: int
    subject: str
    predicate: str
    object: str
    time: str
    hedging: str
    note: str
    tag: str


@dataclass(frozen=True)
class News:
    """What a corpus is made of; equal arguments give equal corpora.

    Args:
        claims: how many, a multiple of `2 * terms_per_key`, at least 200.
        articles: among how many articles they are spread.
        seed: which corpus.
        terms_per_key: how many terms one office or player has; each is told twice.
        players: every other key is a player who belongs to clubs, not an office.
        ages: the terms follow each other over 8,000 years, whatever their office, so that corpora which
            differ in `terms_per_key` alone hold the same times. Without it each key has the years from 1950.

    Raises:
        ValueError: the numbers do not fit together.
    """

    claims: int
    articles: int
    seed: int = 10
    terms_per_key: int = 10
    players: bool = True
    ages: bool = False

    def __post_init__(self) -> None:
        if self.claims < 200 or self.claims % (TELLINGS * self.terms_per_key):
            raise ValueError(f"{self.claims} claims are not keys of {self.terms_per_key} terms told twice")
        if self._step < _SHORTEST_STEP:
            raise ValueError(f"{self.terms_per_key} terms do not fit into the years there are")

    @property
    def terms(self) -> int:
        """How many terms there are."""
        return self.claims // TELLINGS

    @property
    def keys(self) -> int:
        """How many offices and players there are."""
        return self.terms // self.terms_per_key

    @property
    def people(self) -> int:
        """How many people share the offices."""
        return max(20, self.terms // 25)

    @property
    def conflicts(self) -> int:
        """How many contradictions are planted."""
        return max(1, self.claims // CLAIMS_PER_CONFLICT)

    def told(self, number: int) -> Told:
        """The claim of a number from 0; claims of one article have numbers in a row."""
        place = (number * self._stride + self.seed) % self.claims
        term, telling = divmod(place, TELLINGS)
        key = term // self.terms_per_key
        chance = self._chance(term)
        article = number * self.articles // self.claims
        if self._is_player(key):
            subject, predicate, value = f"player-{key}", "plays-for", f"club-{term % _CLUBS}"
        else:
            subject, predicate, value = f"person-{term % self.people}", "holds-office", f"office-{key}"
        start, end = self._days(term)
        hedging = "confirmed" if telling and chance & 1 else "stated"
        return Told(
            f"a{article:07d}/c{number:08d}", article, subject, predicate, value, f"{_iso(start)}/{_iso(end)}",
            hedging, self._notes[number % _NOTES], f"desk-{chance % 40}",
        )  # fmt: skip

    def planted(self, *, offices: bool | None = None) -> Conflicts:
        """The planted contradictions; with `offices` only those of offices (True) or of players (False)."""
        terms = (self._planted_term(index) for index in range(self.conflicts))
        return frozenset(
            frozenset(self._claim_id(t * TELLINGS + telling) for t in (term - 1, term) for telling in (0, 1))
            for term in terms
            if offices is None or offices is not self._is_player(term // self.terms_per_key)
        )

    def entities(self) -> Iterator[tuple[str, Record]]:
        """Everybody and everything that a claim names, by id."""
        for number in range(self.people):
            yield f"person-{number}", {"type": "person", "name": _name(number)}
        for key in range(self.keys):
            if self._is_player(key):
                yield f"player-{key}", {"type": "person", "name": f"{_name(key)} (player)"}
            else:
                yield f"office-{key}", {"type": "office", "name": f"governor of district {key}"}
        for number in range(_CLUBS if self.players else 0):
            yield f"club-{number}", {"type": "organisation", "name": f"Football Club {number}"}

    def predicates(self) -> dict[str, Record]:
        """The relations that the core vocabulary lacks."""
        plays: Record = {"label": "plays for", "kind": "state", "subject_type": ["person"]}
        plays |= {"object_type": ["organisation"], "one_object_per_subject": True}
        return {"plays-for": plays} if self.players else {}

    def article(self, number: int) -> Record:
        """An article's record; it came out after every term began, and has no date where terms fill ages."""
        day = {} if self.ages else {"published": _iso(_FIRST_DAY + _ERA_DAYS + number % 2600)}
        return {"id": f"a{number:07d}", "title": f"Dispatch {number}", **day, "language": "en"}

    @cached_property
    def _stride(self) -> int:
        """Spreads the terms over the corpus, so that the two tellings of one are never of one article."""
        apart = self.claims // self.articles + 2
        stride = int(self.claims * 0.618) | 1
        while gcd(stride, self.claims) > 1 or not apart < pow(stride, -1, self.claims) < self.claims - apart:
            stride += 1
        return stride

    @cached_property
    def _notes(self) -> list[str]:
        random, words = Random(self.seed), _PROSE.split()
        return [" ".join(random.choices(words, k=random.randint(27, 47))) for _ in range(_NOTES)]

    @property
    def _spacing(self) -> int:
        return self.terms // self.conflicts

    @cached_property
    def _step(self) -> int:
        """Days from the start of one term to that of the next."""
        return _AGES_DAYS // self.terms if self.ages else _ERA_DAYS // self.terms_per_key

    def _chance(self, term: int) -> int:
        return (term * 2_654_435_761 + self.seed * 97_531) % 4_294_967_291 >> 3

    def _is_player(self, key: int) -> bool:
        return self.players and key % 2 == 1

    def _claim_id(self, place: int) -> str:
        number = (place - self.seed) * pow(self._stride, -1, self.claims) % self.claims
        return self.told(number).id

    def _planted_term(self, index: int) -> int:
        """The later term of a planted contradiction; it begins a day before the one before it ends."""
        term = index * self._spacing + self._spacing // 2
        return term if term % self.terms_per_key else term + 1

    def _days(self, term: int) -> tuple[int, int]:
        """First and last day of a term."""
        start, end = self._peaceful(term)
        index = term // self._spacing
        if index < self.conflicts and term == self._planted_term(index):
            start = self._peaceful(term - 1)[1] - 1
        return start, end

    def _peaceful(self, term: int) -> tuple[int, int]:
        """First and last day of a term that contradicts no other; one in four ends as the next begins."""
        step, chance = self._step, self._chance(term)
        start = _FIRST_AGE + term * step
        if not self.ages:
            key, place = divmod(term, self.terms_per_key)
            start = _FIRST_DAY + key % 365 + place * step
        if chance % 4 == 0:
            return start, start + step
        return start, start + step // 2 + chance % (step // 2)


def write_lines(root: Path, news: News, lines_per_file: int = LINES_PER_FILE) -> Conflicts:
    """Write a project of JSON Lines (claims, articles, entities); returns what is planted.

    Args:
        root: the project's folder; made when it is not there.
        news: the corpus.
        lines_per_file: how many claims go into one file.
    """
    claims = root / "claims"
    claims.mkdir(parents=True)
    for part, first in enumerate(range(0, news.claims, lines_per_file)):
        with (claims / f"claims-{part:02d}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            last = min(first + lines_per_file, news.claims)
            file.writelines(_line(news.told(number)) for number in range(first, last))
    with (claims / "articles.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_dumped(news.article(number)) + "\n" for number in range(news.articles))
    with (claims / "entities.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_dumped({"id": key, **record}) + "\n" for key, record in news.entities())
    (claims / "vocabulary.json").write_text(_dumped({"predicates": news.predicates()}), encoding="utf-8")
    return news.planted()


def write_folder(root: Path, news: News) -> Conflicts:
    """Write a project of claim files, one an article, and a vocabulary; returns what is planted.

    Args:
        root: the project's folder; made when it is not there.
        news: the corpus.
    """
    claims = root / "claims"
    claims.mkdir(parents=True)
    for number in range(news.articles):
        value = {"article": news.article(number), "claims": [record(told) for told in told_by(news, number)]}
        text = json.dumps(value, ensure_ascii=False, indent=1)
        (claims / f"a{number:07d}.json").write_text(text, encoding="utf-8")
    vocabulary = {"entities": dict(news.entities()), "predicates": news.predicates()}
    (claims / "vocabulary.json").write_text(_dumped(vocabulary), encoding="utf-8")
    return news.planted()


def told_by(news: News, article: int) -> Iterator[Told]:
    """The claims of an article, by its number."""
    first = -(-article * news.claims // news.articles)
    last = -(-(article + 1) * news.claims // news.articles)
    return map(news.told, range(first, last))


def record(told: Told) -> Record:
    """A claim as a claim file has it."""
    return {
        "id": told.id, "subject": told.subject, "predicate": told.predicate, "object": told.object,
        "hedging": told.hedging, "time": told.time, "note": told.note, "tags": [told.tag],
    }  # fmt: skip


def _line(told: Told) -> str:
    # None of the words needs an escape; json.dumps would take three times as long.
    return (
        f'{{"id": "{told.id}", "article": "a{told.article:07d}", "subject": "{told.subject}", '
        f'"predicate": "{told.predicate}", "object": "{told.object}", "hedging": "{told.hedging}", '
        f'"time": "{told.time}", "note": "{told.note}", "tags": ["{told.tag}"]}}\n'
    )


def _dumped(value: Record) -> str:
    return json.dumps(value, ensure_ascii=False)


def _name(number: int) -> str:
    return f"{_FIRST_NAMES[number % 10]} {_LAST_NAMES[number // 10 % 9]} {number}"


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
