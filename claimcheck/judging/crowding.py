"""Very many terms that share days: which of them certainly overlap, by comparing ends instead of pairs."""

from __future__ import annotations

from bisect import bisect_left
from itertools import combinations_with_replacement
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.judging.sweep import Sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from claimcheck.values.time import Span

CROWDED = 16
"""From so many pairs on for each member and side, sweeps cost less than a look at each pair."""


class Term(NamedTuple):
    """What is of one kind and one time: its members, by index."""

    members: Sequence[int]
    time: Span
    kind: Hashable | None


class _Side(NamedTuple):
    """Terms of one kind, and alike in which of their ends are open or unknown."""

    terms: list[Term]
    from_ever: bool
    for_ever: bool


def certainly_lasts(time: Span) -> bool:
    """Whether it has certainly started before it can end, so that it overlaps its like."""
    return time.last_start < time.first_end


def pairs_that_touch(times: Iterable[Span]) -> int:
    """How many pairs of these may have a day in common."""
    spans = list(times)
    starts, ends = sorted(span.first_start for span in spans), sorted(span.last_end for span in spans)
    return sum(index - bisect_left(ends, start) for index, start in enumerate(starts))


def regular(term: Term) -> bool:
    """Whether sweeps know how to tell what a term is to another; each of the others is looked at by itself.

    What ends before it starts is none, nor what is open on both sides, of which there are few.
    """
    time = term.time
    return term.kind is not None and not time.impossible and not (_from_ever(time) and _for_ever(time))


def crowded(terms: Sequence[Term]) -> bool:
    """Whether so many of these share days that sweeps are worth it."""
    return worth_sweeping(pairs_that_touch(term.time for term in terms), len(_sides(terms)), len(terms))


def worth_sweeping(pairs: int, sides: int, members: int) -> bool:
    """Whether sweeps over so many members of so many sides cost less than a look at each of the pairs."""
    return pairs > CROWDED * (sides + 1) * members


def sweeps(terms: Iterable[Term]) -> Iterator[Sweep]:
    """All pairs of regular terms that share days, but for those of `at_one_end`.

    By the days between which each may start and end, two terms
    - certainly overlap if each has certainly started before the other can end;
    - follow each other if the end of one is open or unknown, and the other certainly starts later;
    - follow each other if the start of one is open or unknown, and the other certainly ends earlier;
    - may overlap, no more is known, if the start of one is open or unknown, and so is the end of the other,
      which certainly starts before the one can end.
    These are cases of `claimcheck.values.time.relation` and of `claimcheck.judging.timing`; in each, the
    terms of one side are to those of another all the same. Where none applies, either two terms share no day,
    or the days on which one may end and those on which the other may start have one in common.
    """
    for one, other in combinations_with_replacement(_sides(terms), 2):
        yield Sweep(_keyed(one, _last_start, _first_end), _keyed(other, _first_end, _last_start))
        for a, b in ((one, other), (other, one))[: 1 if one is other else 2]:
            if a.for_ever:
                yield Sweep(
                    _keyed(a, _last_start, _above),
                    _keyed(b, _first_end if b.from_ever else _first_start, _below),
                )
            elif b.from_ever:
                yield Sweep(_keyed(a, _last_end, _above), _keyed(b, _first_end, _below))


def at_one_end(terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Pairs of regular terms (by index), each once, that share days at one end only, or may do so.

    Whatever they are to each other, it is not certain that they overlap.
    """
    since = [i for i, term in enumerate(terms) if not _from_ever(term.time)]
    until = [i for i, term in enumerate(terms) if not _for_ever(term.time)]
    from_ever = [i for i, term in enumerate(terms) if _from_ever(term.time)]
    for_ever = [i for i, term in enumerate(terms) if _for_ever(term.time)]
    times = [term.time for term in terms]
    starts = [(time.first_start, time.last_start) for time in times]
    ends = [(time.first_end, time.last_end) for time in times]
    for a, b in _sharing(until, ends, since, starts):
        if a < b or not _end_meets_start(times[b], times[a]):
            yield a, b
    for a, b in _sharing(for_ever, starts, since, starts):
        if (a < b or not _for_ever(times[b])) and not _end_meets_start(times[b], times[a]):
            yield a, b
    for a, b in _sharing(from_ever, ends, until, ends):
        if (a < b or not _from_ever(times[b])) and not _end_meets_start(times[a], times[b]):
            yield a, b


def _sharing(
    some: Iterable[int],
    windows: Sequence[tuple[int, int]],
    others: Iterable[int],
    across: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """One of `some` and one of the `others` whose windows (first and last day) share a day."""
    opening = sorted([*((*windows[i], 0, i) for i in some), *((*across[i], 1, i) for i in others)])
    still_open: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for first, last, side, index in opening:
        met = still_open[1 - side]
        met[:] = [entry for entry in met if entry[0] >= first]
        for _, other in met:
            if other != index:
                yield (other, index) if side else (index, other)
        still_open[side].append((last, index))


def _end_meets_start(one: Span, other: Span) -> bool:
    """Whether the days on which one may end and those on which the other may start share one."""
    return (
        not _for_ever(one) and not _from_ever(other)
        and one.first_end <= other.last_start and other.first_start <= one.last_end
    )  # fmt: skip


def _from_ever(time: Span) -> bool:
    return time.open_start or time.unknown_start


def _for_ever(time: Span) -> bool:
    return time.open_end or time.unknown_end


def _sides(terms: Iterable[Term]) -> list[_Side]:
    """The terms by kind, and by which of their ends are open or unknown."""
    sides: dict[object, _Side] = {}
    for term in terms:
        time = term.time
        which = (term.kind, time.open_start, time.unknown_start, time.open_end, time.unknown_end)
        side = sides.setdefault(which, _Side([], _from_ever(time), _for_ever(time)))
        side.terms.append(term)
    return list(sides.values())


_first_start, _last_start = attrgetter("first_start"), attrgetter("last_start")
_first_end, _last_end = attrgetter("first_end"), attrgetter("last_end")


def _above(time: Span) -> int:
    """A value that is above every `_below`, where the key alone decides."""
    del time
    return 1


def _below(time: Span) -> int:
    del time
    return 0


def _keyed(
    side: _Side, key: Callable[[Span], int], value: Callable[[Span], int]
) -> Mapping[int, tuple[int, int]]:
    """Key and value, or threshold, of every member of a side."""
    return {index: (key(term.time), value(term.time)) for term in side.terms for index in term.members}
