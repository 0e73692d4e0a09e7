"""Bundles of pairs that need one look only, and the few pairs that stand for all of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.comparable.block import Position

_HUBS = 3
"""With hubs of three camps a side, sparse pairs connect all that the whole bundle connects (see there)."""


class Bundle(NamedTuple):
    """All pairs of one member of `left` and one of `right` (both by index) that are in different camps.

    The two sides are one and the same, or have nothing in common. All pairs have the same outcome.
    """

    left: Sequence[int]
    right: Sequence[int]


def differs(bundle: Bundle, camps: Sequence[str]) -> bool:
    """Whether a bundle has a pair: two camps in all are enough, however they lie on its sides."""
    return len({camps[index] for side in bundle for index in side}) > 1


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
