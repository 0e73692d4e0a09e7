"""Parts of one whole: which of them are of one time, and what they come to at the least."""

from __future__ import annotations

from decimal import Decimal
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.judging.comparison import NO_BASIS
from claimcheck.judging.timing import UNDATED
from claimcheck.values.amount import Amount
from claimcheck.values.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.comparable.block import Block, Position
    from claimcheck.values.time import Span

HUNDRED = Decimal(100)
GROUP = "group"
ONE_MOMENT = "the shares may not be of the same moment"
TWO_VOICES = "the shares are told by different voices"


class Measure(NamedTuple):
    """Parts of one whole in one measure, as positions, and how much the whole is."""

    parts: list[Position]
    whole: Decimal


class Parts(NamedTuple):
    """Parts that are of one time, and why that may not be so."""

    positions: Sequence[Position]
    doubts: tuple[str, ...] = ()


class Sum(NamedTuple):
    """The parts that count, the greatest first, the least that they come to, and what is in doubt."""

    parts: list[Position]
    total: Decimal
    doubts: tuple[str, ...]


def measures(block: Block) -> Iterator[Measure]:
    """The parts of a block by unit and scope, where it is known how much the whole is."""
    named = {value for _, value in block.positions[0].lead.separators}
    if not named:
        return
    by_measure: dict[object, list[Position]] = {}
    for position in block.positions:
        lead, value = position.lead, position.lead.value
        if lead.affirmed and lead.modality == "actual" and isinstance(value, Amount):
            by_measure.setdefault((value.unit, value.per, lead.qualifiers), []).append(position)
    for members in by_measure.values():
        stated = [_amount(p).high for p in members if p.lead.subject in named]
        if _amount(members[0]).unit == PERCENT:
            stated = [HUNDRED]
        known = [high for high in stated if high is not None]
        if not known or len(known) < len(stated):
            continue
        parts = [p for p in members if p.lead.subject not in named and _amount(p).low is not None]
        apart = _apart(block, {p.lead.subject for p in parts})
        yield Measure([p for p in parts if p.lead.subject in apart and not _joint(p)], max(known))


def _apart(block: Block, holders: set[str]) -> set[str]:
    """The holders of whom none can hold a share that another one's figure has in it."""
    groups = {name for name in holders if block.vocabulary.type(name) == GROUP}
    single = holders if groups == holders else holders - groups
    return {name for name in single if single.isdisjoint(_larger(block, name))}


def _larger(block: Block, name: str) -> Iterator[str]:
    """What an entity is within, part of or of, over all steps."""
    entities, seen, waiting = block.vocabulary.entities, {name}, [name]
    while waiting:
        known = entities.get(waiting.pop())
        if known is not None:
            further = {known.within, known.of, known.part_of} - seen - {""}
            seen |= further
            waiting += sorted(further)
            yield from further


def _joint(position: Position) -> bool:
    """Whether one claim gives the share to several holders, perhaps to all of them together."""
    return any(statement.subject_index >= 0 for statement in position.statements)


def _amount(position: Position) -> Amount:
    value = position.lead.value
    assert isinstance(value, Amount)
    return value


def _time(position: Position) -> Span | None:
    return position.lead.as_of or position.lead.time


def at_one_time(measure: Measure) -> Iterator[Parts]:
    """Sets of parts that are of one time: of one day, of one list in an article, of terms that overlap."""
    if sum(_most(measure.parts)) <= measure.whole:
        return
    terms: list[Position] = []
    moments: dict[tuple[int, int], list[Position]] = {}
    undated: list[Position] = []
    for part in measure.parts:
        time = _time(part)
        if time is None:
            undated.append(part)
        elif not time.moment and time.last_start < time.first_end:
            terms.append(part)
        elif time.moment and (part.lead.as_of or part.lead.time_from != "relative"):
            moments.setdefault((time.first_start, time.last_end), []).append(part)
    yield from _overlapping(terms, measure.whole)
    for (first, last), members in moments.items():
        around = [p for p in terms if (t := _time(p)) and t.last_start < first and last < t.first_end]
        dated = [part for part in members if part.lead.as_of]
        for listing in (dated, *_by_article(members)):
            yield Parts([*listing, *around])
        yield Parts([*members, *around], (ONE_MOMENT,))
    for listing in _by_article(undated):
        yield Parts(listing)
    yield Parts([part for part in undated if not part.lead.relative], (UNDATED[1],))


def _by_article(parts: Iterable[Position]) -> list[list[Position]]:
    """The parts of each article, those before, at and after the writing apart."""
    lists: dict[tuple[str, str], list[Position]] = {}
    for part in parts:
        for article in part.articles:
            lists.setdefault((article, part.lead.relative), []).append(part)
    return list(lists.values())


def _overlapping(terms: Sequence[Position], whole: Decimal) -> Iterator[Parts]:
    """The terms that are running when one of them has begun, where they may be too much."""
    running: list[tuple[int, int]] = []
    total = Decimal(0)
    begun = sorted(terms, key=lambda part: (_core(part)[0], part.lead.claim))
    for index, part in enumerate(begun):
        start, end = _core(part)
        while running and running[0][0] <= start:
            total -= _least(begun[heappop(running)[1]])
        heappush(running, (end, index))
        total += _least(part)
        if total > whole:
            yield Parts([begun[i] for _, i in sorted(running)])


def _core(part: Position) -> tuple[int, int]:
    """The days between which a term certainly runs."""
    time = _time(part)
    assert time is not None
    return time.last_start, time.first_end


def _least(part: Position) -> Decimal:
    """The least that the rounding of a share leaves of it."""
    return max(_amount(part).low or Decimal(0), Decimal(0))


def _most(parts: Iterable[Position]) -> Iterable[Decimal]:
    """The most that each holder is given at any time."""
    held: dict[str, Decimal] = {}
    for part in parts:
        held[part.lead.subject] = max(held.get(part.lead.subject, Decimal(0)), _least(part))
    return held.values()


def sum_of(parts: Parts) -> Sum:
    """What parts come to when each holder counts once, with the least of its figures."""
    held: dict[str, Position] = {}
    for part in sorted(parts.positions, key=lambda p: (_least(p), p.lead.claim)):
        held.setdefault(part.lead.subject, part)
    counted = sorted(held.values(), key=lambda p: (-_least(p), p.lead.claim))
    leads = [part.lead for part in counted]
    doubts = list(dict.fromkeys((*parts.doubts, *(doubt for lead in leads for doubt in lead.doubts))))
    if len({lead.speaker for lead in leads}) > 1:
        doubts.append(TWO_VOICES)
    if any(lead.time_inferred and not lead.as_of for lead in leads):
        doubts.append("a date is only inferred")
    if any(lead.rank is None for lead in leads):
        doubts.append(NO_BASIS)
    return Sum(counted, sum(map(_least, counted), Decimal(0)), tuple(doubts))
