"""Which positions of a block are worth comparing: pairs, bundles of pairs, and sweeps."""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations, pairwise, permutations, product
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.judging.bundles import Bundle, differs
from claimcheck.judging.crowding import (
    Term,
    at_one_end,
    certainly_lasts,
    crowded,
    regular,
    sweeps,
    worth_sweeping,
)
from claimcheck.judging.sweep import Sweep

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

    from claimcheck.values.time import Span


class Pairing(NamedTuple):
    """What there is to judge: pairs (by index, the smaller first), bundles, and sweeps.

    `undecided` are further bundles; whatever they are, they are no certain contradictions.
    """

    pairs: Iterable[tuple[int, int]]
    bundles: Sequence[Bundle] = ()
    sweeps: Iterable[Sweep] = ()
    undecided: Iterable[Bundle] = ()


def candidates(
    times: Sequence[Span | None], camps: Sequence[str], kinds: Sequence[Hashable | None]
) -> Pairing:
    """What of different camps may meet in time, and neighbours in time (one may follow the other).

    `times` and `camps` give each position's; a position without a time may meet every other. `kinds` tell
    positions that meet any third one alike, as long as it is in another camp than they are and their times
    stand alike to its; None stands for a position that is like no other.
    """
    classes: dict[object, list[int]] = {}
    for index, kind in enumerate(kinds):
        classes.setdefault(index if kind is None else (kind, times[index]), []).append(index)
    undated = [members for members in classes.values() if times[members[0]] is None]
    terms = [
        Term(members, time, kinds[members[0]])
        for members in classes.values()
        if (time := times[members[0]]) is not None
    ]
    swept = [term for term in terms if regular(term)]
    if not crowded(swept):
        swept = []
    apart = terms if not swept else [term for term in terms if not regular(term)]

    def met(*, bundled: bool) -> Iterator[Bundle]:
        for left, right in chain(_undated(undated, terms, kinds), _meeting(apart, swept)):
            alone = len(left) == 1 == len(right) or None in (kinds[left[0]], kinds[right[0]])
            if bundled is not alone:
                yield Bundle(left, right)

    alike = [*undated, *(term.members for term in apart)]
    bundles = [*(Bundle(some, some) for some in alike if len(some) > 1), *met(bundled=True)]
    pairs = ((a, b) for left, right in met(bundled=False) for a in left for b in right)
    at_once = (Bundle(term.members, term.members) for term in swept if not certainly_lasts(term.time))
    at_an_end = (Bundle(swept[a].members, swept[b].members) for a, b in at_one_end(swept))
    return Pairing(
        _different(chain(pairs, _followers(times)), camps),
        [bundle for bundle in bundles if differs(bundle, camps)],
        sweeps(swept),
        (bundle for bundle in chain(at_once, at_an_end) if differs(bundle, camps)),
    )


def candidates_by_day(
    times: Sequence[Span | None],
    camps: Sequence[str],
    kinds: Sequence[Hashable | None],
    days: Sequence[int | None],
) -> Pairing | None:
    """The same candidates, where the days on which they were told decide what they are to each other.

    `days` give each position's, None where it is not told on one. What is made of two kinds, and whether
    their times meet, has to depend on nothing but which was told on the earlier day; what was told on one day
    is judged pair by pair, and so is what is of no kind or no day. None where so few may meet that this is
    not worth it.
    """
    sides: dict[tuple[Hashable, str], dict[int, int]] = {}
    odd: list[int] = []
    for index, (kind, day) in enumerate(zip(kinds, days, strict=True)):
        if kind is None or day is None:
            odd.append(index)
        else:
            sides.setdefault((kind, camps[index]), {})[index] = day
    told = {index: day for side in sides.values() for index, day in side.items()}
    of_camp = Counter(camps[index] for index in told)
    pairs = (len(told) ** 2 - sum(number**2 for number in of_camp.values())) // 2
    if not worth_sweeping(pairs, len(sides), len(told)):
        return None
    return Pairing(
        _different(chain(_odd_pairs(times, odd, told), _on_one_day(told), _followers(times)), camps),
        sweeps=(
            Sweep({i: (day, 1) for i, day in earlier.items()}, {i: (day, 0) for i, day in later.items()})
            for (one, earlier), (other, later) in permutations(sides.items(), 2)
            if one[1] != other[1] and _first_touches_last(times, earlier, later)
        ),
    )


class Extent(NamedTuple):
    """What a value covers: two exclude each other if the `high` of one is below the `low` of the other.

    `kind` tells values alike: what is made of two kinds is one outcome for all that exclude each other.
    """

    kind: Hashable
    low: Any
    high: Any


def candidates_by_extent(
    times: Sequence[Span | None],
    camps: Sequence[str],
    extents: Sequence[Extent | None],
    near: Iterable[tuple[int, int]] = (),
) -> Pairing | None:
    """The candidates, where it is what values cover that decides whether they exclude each other.

    `extents` give that of each position that has no time; None stands for a position that is judged pair by
    pair. `near` are further pairs that want a look each. Two of kinds that do not exclude each other are no
    candidates. None where there are so few that this is not worth it.
    """
    sides: dict[Hashable, list[int]] = {}
    for index, extent in enumerate(extents):
        if extent is not None:
            sides.setdefault(extent.kind, []).append(index)
    told = {index: extent for index, extent in enumerate(extents) if extent is not None}
    if not worth_sweeping(len(told) * (len(told) - 1) // 2, len(sides) ** 2, len(told)):
        return None
    odd = [index for index, extent in enumerate(extents) if extent is None]
    bounds = sorted({bound for extent in told.values() for bound in extent[1:]})
    rank = {bound: number for number, bound in enumerate(bounds)}
    below, above = (
        {kind: {i: (rank[told[i][end]], value) for i in some} for kind, some in sides.items()}
        for end, value in ((2, 1), (1, 0))
    )
    return Pairing(
        _different(chain(_odd_pairs(times, odd, told), near, _followers(times)), camps),
        sweeps=(Sweep(below[one], above[other]) for one, other in product(sides, repeat=2)),
    )


def _odd_pairs(
    times: Sequence[Span | None], odd: Sequence[int], others: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Each of the odd ones with all that it may meet in time."""
    undated = [index for index in odd if times[index] is None]
    yield from combinations(undated, 2)
    dated, across = (
        [Term((i,), time, None) for i in some if (time := times[i]) is not None] for some in (odd, others)
    )
    for index in undated:
        yield from ((index, other) for other in others)
        yield from ((index, term.members[0]) for term in dated)
    for index in others:
        if times[index] is None:
            yield from ((index, term.members[0]) for term in dated)
    for (one,), (other,) in _meeting(dated, across):
        yield one, other


def _on_one_day(told: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Two that were told on one day."""
    days: dict[int, list[int]] = {}
    for index, day in told.items():
        days.setdefault(day, []).append(index)
    for some in days.values():
        yield from combinations(some, 2)


def _first_touches_last(
    times: Sequence[Span | None], earlier: Mapping[int, int], later: Mapping[int, int]
) -> bool:
    """Whether what was told earlier may meet in time what was told later: all do, if the outermost do."""
    first, last = min(earlier, key=earlier.__getitem__), max(later, key=later.__getitem__)
    if earlier[first] >= later[last]:
        return False
    one, other = times[first], times[last]
    if one is None or other is None:
        return True
    return one.first_start <= other.last_end and other.first_start <= one.last_end


def _different(pairs: Iterable[tuple[int, int]], camps: Sequence[str]) -> Iterator[tuple[int, int]]:
    for a, b in pairs:
        if camps[a] != camps[b]:
            yield (a, b) if a < b else (b, a)


def _undated(
    undated: Sequence[Sequence[int]], terms: Sequence[Term], kinds: Sequence[Hashable | None]
) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """What has no time meets all others: those of one kind together, for their times make no difference."""
    yield from combinations(undated, 2)
    if not undated:
        return
    dated: dict[Hashable, list[int]] = {}
    for term in terms:
        if term.kind is not None:
            dated.setdefault(term.kind, []).extend(term.members)
    single = [term.members for term in terms if term.kind is None]
    for some in undated:
        alike = (
            dated.values() if kinds[some[0]] is not None else (t.members for t in terms if t.kind is not None)
        )
        for others in chain(alike, single):
            yield some, others


def _meeting(terms: Sequence[Term], swept: Sequence[Term]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Two of `terms`, or one of them and one `swept`, whose times may have a day in common, each once.

    In the order of the starts those are kept whose latest end is not yet past.
    """
    in_order = sorted(
        (term.time.first_start, term.members[0], term.time.last_end, known, term.members)
        for known, some in enumerate((terms, swept))
        for term in some
    )
    active: tuple[list[tuple[int, Sequence[int]]], list[tuple[int, Sequence[int]]]] = ([], [])
    for start, _, end, known, members in in_order if terms else ():
        for some in active[: 2 - known]:
            some[:] = [entry for entry in some if entry[0] >= start]
            for _, others in some:
                yield others, members
        active[known].append((end, members))


def _followers(times: Sequence[Span | None]) -> Iterator[tuple[int, int]]:
    """Neighbours in the order of their starts that have no day in common."""
    dated = ((time.first_start, i, time.last_end) for i, time in enumerate(times) if time is not None)
    for (_, one, end), (start, other, _) in pairwise(sorted(dated)):
        if end < start:
            yield one, other
