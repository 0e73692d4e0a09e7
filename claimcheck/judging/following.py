"""Which sides are known to have followed each other, so that a statement without a date is no puzzle."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from claimcheck.finding import Outcome
from claimcheck.judging.bundles import Bundle
from claimcheck.judging.linking import Links
from claimcheck.judging.meeting import Verdict
from claimcheck.judging.sweep import Sweep, links
from claimcheck.values.time import certainly_before

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from claimcheck.comparable.block import Position
    from claimcheck.values.time import Span

FOLLOWED = Verdict(Outcome.PROGRESSION, "other records show that the one followed the other")


class Order:
    """Which camps followed each other.

    They did where a succession was found between them, and where one was certainly over at some time, by its
    dated positions, before the other began at some time.
    """

    def __init__(self, positions: Sequence[Position], camps: Sequence[str]) -> None:
        self._camps = camps
        self._ended: dict[str, Span] = {}
        self._began: dict[str, Span] = {}
        for camp, position in zip(camps, positions, strict=True):
            time = position.lead.time
            if time is None:
                continue
            if camp not in self._ended or time.last_end < self._ended[camp].last_end:
                self._ended[camp] = time
            if camp not in self._began or time.first_start > self._began[camp].first_start:
                self._began[camp] = time
        self._known = {*self._ended}
        self._followed: set[frozenset[str]] = set()
        self._sweeps: list[_Swept] = []
        self._asked: dict[frozenset[str], bool] = {}

    def leaves_open(self, bundle: Bundle) -> bool:
        """Whether the dates do not tell of all camps of a bundle which followed which."""
        left, right = ({self._camps[index] for index in side} for side in bundle)
        return any(a != b and not self._in_turn(a, b) for a, b in product(left, right))

    def explain(self, possible: Links, progression: Links) -> None:
        """An undated side is no puzzle where other records already show that one camp followed the other."""
        self._learn(progression)
        edges, bundles = [*possible.edges], [*possible.bundles]
        possible.edges.clear()
        possible.bundles.clear()
        explained = Links([], [], [])
        for edge in edges:
            if edge.verdict.undated and self.known(self._camps[edge.left], self._camps[edge.right]):
                explained.edges.append(edge._replace(verdict=FOLLOWED))
            else:
                possible.edges.append(edge)
        for bundle, verdict in bundles:
            for part, known in self.parts(bundle) if verdict.undated else [(bundle, False)]:
                (explained if known else possible).bundles.append((part, FOLLOWED if known else verdict))
        progression.edges.extend(explained.edges)
        progression.bundles.extend(explained.bundles)

    def _learn(self, progression: Links) -> None:
        """Take note of the successions that were found."""
        camps = self._camps
        self._followed.update(frozenset((camps[e.left], camps[e.right])) for e in progression.edges)
        for bundle, _ in progression.bundles:
            left, right = ({camps[index] for index in side} for side in bundle)
            self._followed.update(frozenset(pair) for pair in product(left, right))
        self._sweeps += [_Swept(sweep, camps) for sweep, _ in progression.sweeps]
        self._known.update(*self._followed, *(sweep.camps for sweep in self._sweeps))

    def known(self, one: str, other: str) -> bool:
        """Whether it is known of two camps that one followed the other."""
        if one not in self._known or other not in self._known:
            return False
        pair = frozenset((one, other))
        if pair not in self._asked:
            self._asked[pair] = (
                pair in self._followed
                or self._in_turn(one, other)
                or any(sweep.connects(one, other) for sweep in self._sweeps)
            )
        return self._asked[pair]

    def parts(self, bundle: Bundle) -> Iterator[tuple[Bundle, bool]]:
        """A bundle in parts, each with whether it is known of its camps that one followed the other."""
        left, right = (_by_camp(side, self._camps) for side in bundle)
        if len((left.keys() | right.keys()) & self._known) < 2:
            yield bundle, False
        elif bundle.left is bundle.right:
            while len(left) > 1:
                camp, some = left.popitem()
                yield from _split(some, left, {other for other in left if self.known(camp, other)})
        else:
            alike: dict[frozenset[str], list[int]] = {}
            for camp, some in left.items():
                followed = frozenset(other for other in right if other != camp and self.known(camp, other))
                alike.setdefault(followed and followed | {camp}, []).extend(some)
            for followed, some in alike.items():
                yield from _split(some, right, followed)

    def _in_turn(self, one: str, other: str) -> bool:
        """Whether by their dates one was over at some time before the other began at some time."""
        if one not in self._ended or other not in self._ended:
            return False
        return certainly_before(self._ended[one], self._began[other]) or certainly_before(
            self._ended[other], self._began[one]
        )


def _split(
    some: list[int], across: Mapping[str, list[int]], followed: Collection[str]
) -> Iterator[tuple[Bundle, bool]]:
    """Some and those across, in two bundles: the camps of which the one followed the other, and the rest."""
    for known in (True, False):
        others = [
            index for camp, members in across.items() if (camp in followed) is known for index in members
        ]
        if others:
            yield Bundle(some, others), known


class _Swept:
    """A sweep by its camps: whether it has a pair of two of them."""

    def __init__(self, sweep: Sweep, camps: Sequence[str]) -> None:
        self._sweep = sweep
        self.camps = _by_camp(sweep.placed.keys() | sweep.asking.keys(), camps)

    def connects(self, one: str, other: str) -> bool:
        """Whether a pair of it is of these two camps."""
        camps = {index: camp for camp in (one, other) for index in self.camps.get(camp, ())}
        placed, asking = (
            {index: side[index] for index in camps if index in side}
            for side in (self._sweep.placed, self._sweep.asking)
        )
        return next(links(Sweep(placed, asking), camps), None) is not None


def _by_camp(members: Iterable[int], camps: Sequence[str]) -> dict[str, list[int]]:
    held: dict[str, list[int]] = {}
    for index in members:
        held.setdefault(camps[index], []).append(index)
    return held
