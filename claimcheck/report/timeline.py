"""Who held what when: the holders of each office on a common axis, and where two claim one time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.comparable.vocabulary import ACTING, ELECT
from claimcheck.report.dates import in_words
from claimcheck.values.edtf import FUTURE, PAST, day_number, day_text
from claimcheck.values.time import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.statement import Statement
    from claimcheck.report.cards import Card
    from claimcheck.values.time import Span

MOST: Final = 60
"""So many offices are drawn: those with findings first, then those with most holders."""
_TO: Final = 100
"""The axis goes from 0 to this."""
_TICKS: Final = 7
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_DAYS_OF_YEAR: Final = 365.2425


class Bar(NamedTuple):
    """A term on the axis: the certain part from `start` to `end`, and what it may cover beyond that.

    All are per cent of the axis; `start` equals `end` where no day is certain. `open_start` and `open_end`
    tell that it goes beyond what is drawn or has no known bound there. `claim` is the first of the `claims`.
    """

    start: float
    end: float
    may_start: float
    may_end: float
    words: str
    claim: str
    claims: int


class Holder(NamedTuple):
    """Somebody who holds an office: their dated terms, and the claims that say so without a date.

    `kind` is "acting", "elect" or "".
    """

    name: str
    kind: str
    bars: tuple[Bar, ...]
    undated: tuple[tuple[str, str], ...]


class Tick(NamedTuple):
    """A mark of the axis."""

    at: float
    label: str


class Clash(NamedTuple):
    """An interval at which two cannot both hold it, on the axis, and the finding that says so."""

    start: float
    end: float


class Office(NamedTuple):
    """An office and its holders, those who came first on top."""

    name: str
    anchor: str
    holders: tuple[Holder, ...]
    ticks: tuple[Tick, ...]
    clashes: tuple[Clash, ...]
    findings: tuple[Card, ...]

    @property
    def drawn(self) -> bool:
        """Whether any term has a date."""
        return any(holder.bars for holder in self.holders)


class Timeline(NamedTuple):
    """The offices that several people are said to hold. `left_out` counts those that are not drawn."""

    offices: tuple[Office, ...]
    left_out: int


def timeline(corpus: Corpus, cards: Sequence[Card]) -> Timeline:
    """The offices, and whatever else only one can hold, with all that claims say of who holds them when."""
    held: defaultdict[str, list[Statement]] = defaultdict(list)
    for s in corpus.statements:
        relation = corpus.vocabulary.predicates[s.predicate]
        if relation.one_subject_per_object and s.live and s.asserted:
            held[s.object].append(s)
    touched: defaultdict[str, list[Card]] = defaultdict(list)
    claims = {s.claim: key for key, said in held.items() for s in said}
    for card in cards:
        for key in dict.fromkeys(claims[claim] for claim in card.claims if claim in claims):
            touched[key].append(card)
    several = {key: said for key, said in held.items() if len({s.subject for s in said}) > 1}
    order = sorted(several, key=lambda k: (-len(touched[k]), -len({s.subject for s in held[k]}), k))
    offices = tuple(_office(key, held[key], touched[key], corpus) for key in order[:MOST])
    return Timeline(offices, max(0, len(order) - MOST))


def _office(key: str, said: Sequence[Statement], cards: Sequence[Card], corpus: Corpus) -> Office:
    dated = [s for s in said if s.time is not None]
    low, high = _extent([s.time for s in dated if s.time is not None])
    axis = _Axis(low, high)
    names: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in said:
        scope = dict((*s.separators, *s.qualifiers))
        names[s.subject, next((kind for kind in (ACTING, ELECT) if kind in scope), "")].append(s)
    order = sorted(names, key=lambda who: (_first(names[who]), corpus.vocabulary.name(who[0]), who[1]))
    holders = tuple(
        Holder(
            corpus.vocabulary.name(who),
            kind,
            tuple(_bars(names[who, kind], axis)),
            tuple((s.claim, s.article) for s in names[who, kind] if s.time is None),
        )
        for who, kind in order
    )
    return Office(
        corpus.vocabulary.name(key), f"office-{key}", holders, tuple(axis.ticks()) if dated else (),
        tuple(_clashes(cards, axis)) if dated else (), tuple(cards),
    )  # fmt: skip


def _first(said: Iterable[Statement]) -> tuple[bool, int]:
    days = [s.time.first_start for s in said if s.time is not None and s.time.first_start > PAST]
    return (not days, min(days, default=0))


def _extent(times: Iterable[Span]) -> tuple[int, int]:
    """The days that the axis goes from and to: all known bounds, and a little room."""
    days = [
        day
        for t in times
        for day in (t.first_start, t.last_start, t.first_end, t.last_end)
        if PAST < day < FUTURE
    ]
    low, high = min(days, default=0), max(days, default=1)
    room = max(15, (high - low) // 20)
    return low - room, high + room


class _Axis:
    def __init__(self, low: int, high: int) -> None:
        self._low, self._high = low, high

    def at(self, day: int) -> float:
        share = (min(max(day, self._low), self._high) - self._low) / (self._high - self._low)
        return round(share * _TO, 2)

    def ticks(self) -> Iterable[Tick]:
        """Beginnings of years (every so many), or of months where the axis is short."""
        first, last = (day_text(day) for day in (self._low, self._high))
        if not (first[:4].isdigit() and last[:4].isdigit()):
            return
        years = (self._high - self._low) / _DAYS_OF_YEAR
        if years < 2:
            step = next((s for s in (1, 2, 3) if years * 12 / s <= _TICKS), 6)
            months = range(int(first[:4]) * 12, int(last[:4]) * 12 + 12, step)
            marks = [(month // 12, month % 12 + 1) for month in months]
        else:
            step = next((s for s in _STEPS if years / s <= _TICKS), _STEPS[-1])
            marks = [(year, 1) for year in range(int(first[:4]) // step * step, int(last[:4]) + 1, step)]
        for year, month in marks:
            day = day_number(year, month, 1)
            if self._low <= day <= self._high:
                yield Tick(self.at(day), f"{year:04d}" if years >= 2 else f"{year:04d}-{month:02d}")


def _bars(said: Iterable[Statement], axis: _Axis) -> Iterator[Bar]:
    """The dated terms in the order of their beginnings; claims that give one alike share its bar."""
    alike: defaultdict[tuple[int, int, str], list[Statement]] = defaultdict(list)
    for s in said:
        if s.time is not None:
            alike[s.time.first_start, s.time.last_end, s.time.text].append(s)
    for key in sorted(alike):
        first = alike[key][0]
        if first.time is not None:
            yield _bar(first, first.time, axis, len({s.claim for s in alike[key]}))


def _bar(s: Statement, time: Span, axis: _Axis, claims: int) -> Bar:
    certain = not time.moment and time.last_start <= time.first_end
    may_start, may_end = axis.at(time.first_start), axis.at(time.last_end + 1)
    return Bar(
        start=axis.at(time.last_start) if certain else may_start,
        end=axis.at(time.first_end + 1) if certain else may_start,
        may_start=may_start,
        may_end=max(may_end, may_start + 0.4),
        words=("at some time in " if time.moment and len(time.text) < 10 else "") + in_words(time.text),
        claim=s.claim,
        claims=claims,
    )


def _clashes(cards: Iterable[Card], axis: _Axis) -> Iterable[Clash]:
    for card in cards:
        if card.interval_edtf and card.outcome in ("conflict", "possible"):
            span = parse(card.interval_edtf)
            start, end = axis.at(span.first_start), axis.at(span.last_end + 1)
            yield Clash(start, max(end, start + 0.4))
