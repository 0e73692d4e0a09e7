"""Which positions of a block are worth comparing: pairs, and bundles of pairs that need one look only."""

from __future__ import annotations

from itertools import chain, combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from claimcheck.block import Position
    from claimcheck.values.time import Span

_HUBS = 3
"""With hubs of three camps a side, sparse pairs connect all that the whole bundle connects (see there)."""


class Bundle(NamedTuple):
    """All pairs of one member of `left` and one of `right` (both by index) that are in different camps.

    The two sides are one and the same, or have nothing in common. All pairs have the same outcome.
    """

    left: Sequence[int]
    right: Sequence[int]


class Pairing(NamedTuple):
    """What there is to judge: pairs (by index, the smaller first), and bundles."""

    pairs: Iterable[tuple[int, int]]
    bundles: Sequence[Bundle] = ()


def candidates(
    times: Sequence[Span | None], camps: Sequence[str], kinds: Sequence[Hashable | None]
) -> Pairing:
    """What of different camps may meet in time, and neighbours in time (one may follow the other).

    `times` and `camps` give each position's; a position without a time may meet every other. `kinds` tell
    positions that meet any third one alike, as long as it is in another camp than they are; None stands for
    a position that is like no other. Of one kind is only what is of one time.
    """
    classes: dict[object, list[int]] = {}
    for index, kind in enumerate(kinds):
        classes.setdefault(index if kind is None else (kind,), []).append(index)
    members = list(classes.values())
    if len(members) == len(times):
        return Pairing(_different(chain(_meeting(times), _followers(times)), camps))

    def met(*, bundled: bool) -> Iterator[Bundle]:
        for one, other in _meeting([times[some[0]] for some in members]):
            left, right = members[one], members[other]
            alone = len(left) == 1 == len(right) or None in (kinds[left[0]], kinds[right[0]])
            if bundled is not alone:
                yield Bundle(left, right)

    bundles = [*(Bundle(some, some) for some in members if len(some) > 1), *met(bundled=True)]
    apart = ((a, b) for left, right in met(bundled=False) for a in left for b in right)
    pairs = _different(chain(apart, _followers(times)), camps)
    return Pairing(pairs, [bundle for bundle in bundles if _differs(bundle, camps)])


def _differs(bundle: Bundle, camps: Sequence[str]) -> bool:
    """Whether a bundle has a pair: two camps in all are enough, however they lie on its sides."""
    return len({camps[index] for side in bundle for index in side}) > 1


def _different(pairs: Iterable[tuple[int, int]], camps: Sequence[str]) -> Iterator[tuple[int, int]]:
    for a, b in pairs:
        if camps[a] != camps[b]:
            yield (a, b) if a < b else (b, a)


def _meeting(times: Sequence[Span | None]) -> Iterator[tuple[int, int]]:
    """Pairs whose times may have a day in common, each once.

    A sweep over the starts keeps those whose latest end is not yet past.
    """
    undated = [index for index, time in enumerate(times) if time is None]
    yield from combinations(undated, 2)
    active: list[tuple[int, int]] = []
    for start, index, end in _in_order(times):
        active = [(last, i) for last, i in active if last >= start]
        for other in chain(undated, (i for _, i in active)):
            yield other, index
        active.append((end, index))


def _followers(times: Sequence[Span | None]) -> Iterator[tuple[int, int]]:
    """Neighbours in the order of their starts that have no day in common."""
    for (_, one, end), (start, other, _) in pairwise(_in_order(times)):
        if end < start:
            yield one, other


def _in_order(times: Sequence[Span | None]) -> list[tuple[int, int, int]]:
    """The dated ones by their starts: earliest start, index, latest end."""
    return sorted((time.first_start, i, time.last_end) for i, time in enumerate(times) if time is not None)


def whole_pairs(bundle: Bundle, camps: Sequence[str]) -> Iterator[tuple[int, int]]:
    """All pairs of a bundle, the smaller index first."""
    same = bundle.left is bundle.right
    for a in bundle.left:
        for b in bundle.right:
            if camps[a] != camps[b] and (a < b or not same):
                yield min(a, b), max(a, b)


def sparse_pairs(
    bundle: Bundle, camps: Sequence[str], positions: Sequence[Position]
) -> Iterator[tuple[int, int]]:
    """Pairs of a bundle, at most three a member, that connect all that its pairs connect.

    Every member is paired with the hubs of the other side: of three camps those with the smallest claim ids.
    So the pair with the smallest ids that a member is in is among them, too. Why this connects enough: let a
    and b be a pair of the bundle, of the camps p and q. a is paired with hubs of other camps than p, b with
    hubs of other camps than q; two such hubs are a pair themselves unless all of them are of one camp r. Then
    b's side has hubs of p and r at most, thus all its camps, so q, being neither, is not among them: it is.
    """
    sides = (bundle.left, bundle.right)
    hubs = [_hubs(side, camps, positions) for side in sides]
    for side, across in zip(sides, reversed(hubs), strict=True):
        for index in side:
            for hub in across:
                if camps[hub] != camps[index]:
                    yield min(index, hub), max(index, hub)


def _hubs(side: Sequence[int], camps: Sequence[str], positions: Sequence[Position]) -> list[int]:
    smallest: dict[str, int] = {}
    for index in side:
        known = smallest.get(camps[index])
        if known is None or positions[index].lead.claim < positions[known].lead.claim:
            smallest[camps[index]] = index
    return sorted(smallest.values(), key=lambda index: positions[index].lead.claim)[:_HUBS]
