"""Many pairs at once that two comparisons tell from all others, such as terms that certainly overlap."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Camps = Sequence[str] | Mapping[int, str]


@dataclass(slots=True)
class Sweep:
    """All pairs of one that asks and one that is placed, of different camps, where both comparisons hold.

    `placed` gives of each (by index) its key and its value, `asking` a key and a threshold: they are a pair
    if the key of the placed one is below that of the asking one, and its value above the threshold. All
    pairs have the same outcome, if `alike` for the same reasons, to the word. Whatever asks has one rank, and
    so has whatever is placed.
    """

    placed: Mapping[int, tuple[int, int]]
    asking: Mapping[int, tuple[int, int]]
    alike: bool = False

    def holds(self, one: int, other: int) -> bool:
        """Whether two of different camps are a pair of it."""
        return self._finds(one, other) or self._finds(other, one)

    def all_at_once(self, members: Iterable[int], camps: Sequence[str]) -> int:
        """How many camps at most have members of which every two are a pair, as far as one look tells.

        It tells where keys and values are starts and ends: of what holds on one day, all are pairs.
        """
        ends = [
            (day, opens, camps[index])
            for index in members
            if (span := self.placed.get(index)) and self.asking.get(index) == span[::-1] and span[0] < span[1]
            for day, opens in ((span[0], 1), (span[1], -1))
        ]
        holding: Counter[str] = Counter()
        most = now = 0
        for _, opens, camp in sorted(ends):
            before, holding[camp] = holding[camp], holding[camp] + opens
            now += (before == 0) - (holding[camp] == 0)
            most = max(most, now)
        return most

    def _finds(self, one: int, other: int) -> bool:
        asked, there = self.asking.get(one), self.placed.get(other)
        return asked is not None and there is not None and there[0] < asked[0] and there[1] > asked[1]


def links(sweep: Sweep, camps: Camps, settled: Sequence[int] | None = None) -> Iterator[tuple[int, int]]:
    """Pairs of a sweep, the smaller index first: a few a member, that connect all that its pairs connect.

    Every member that is in a pair is in one of these, too. With `settled`, which tells each one's set, only
    what is of different sets is a pair.

    How: in the order of the keys, each that asks takes out all that it finds. By that they are connected, so
    it is enough to put back those few that stand for all of them, whoever asks next. What is taken out does
    not come back, but for these few, so all is done in n log n steps.
    """
    labels = _labels(sweep, camps, settled)
    waiting = sorted(((key, index, value) for index, (key, value) in sweep.placed.items()), reverse=True)
    asking = sorted((key, index, threshold) for index, (key, threshold) in sweep.asking.items())
    shelf = _Shelf(1 if settled is None else 2)
    for key, one, threshold in asking:
        while waiting and waiting[-1][0] < key:
            _, index, value = waiting.pop()
            shelf.put(value, index, labels[index])
        taken = list(shelf.take(threshold, labels[one]))
        for _, other in taken:
            yield (one, other) if one < other else (other, one)
        for value, other in _standing_for(taken, labels):
            shelf.put(value, other, labels[other])


def _labels(sweep: Sweep, camps: Camps, settled: Sequence[int] | None) -> Mapping[int, tuple[Any, ...]]:
    """What has to differ in all parts between the two of a pair.

    What a shelf has to pass over costs time: at most all camps, if these are the first part, and at most
    the members of one camp, if the sets are. So the fewer decide.
    """
    members = sweep.placed.keys() | sweep.asking.keys()
    if settled is None:
        return {index: (camps[index],) for index in members}
    few = len({camps[index] for index in members}) ** 2 <= len(members)
    return {
        index: (camps[index], settled[index]) if few else (settled[index], camps[index]) for index in members
    }


def _standing_for(
    taken: list[tuple[int, int]], labels: Mapping[int, tuple[Any, ...]]
) -> list[tuple[int, int]]:
    """Those of (value, index) by which anybody finds something who would find something among all.

    Beginning with the highest value, one is kept if somebody could ask who may have it and none of those
    kept before, that is whose labels share a part with each of them. Of one part two are enough, of two
    four (B. Bollobás, "On generalized graphs", Acta Math. Acad. Sci. Hungar. 16, 1965).
    """
    kept: list[tuple[int, int]] = []
    for value, index in sorted(taken, reverse=True):
        here = [labels[other] for _, other in kept]
        askers = [
            asker
            for asker in product(*(dict.fromkeys([*parts, None]) for parts in zip(*here, strict=True)))
            if all(any(a == b for a, b in zip(asker, label, strict=True)) for label in here)
        ]
        if here and not askers:
            break
        if not here or any(
            all(a != b for a, b in zip(asker, labels[index], strict=True)) for asker in askers
        ):
            kept.append((value, index))
    return kept


class _Pile:
    """Entries, the highest value first."""

    __slots__ = ("_entries",)

    def __init__(self) -> None:
        self._entries: list[tuple[int, int]] = []

    def highest(self) -> int | None:
        """The highest value there is."""
        return -self._entries[0][0] if self._entries else None

    def put(self, value: int, index: int, labels: tuple[Any, ...]) -> None:
        """Add an entry."""
        del labels
        heappush(self._entries, (-value, index))

    def take(self, threshold: int, labels: tuple[Any, ...]) -> Iterator[tuple[int, int]]:
        """Take out what is above the threshold: its value and its index."""
        del labels
        while self._entries and -self._entries[0][0] > threshold:
            negated, index = heappop(self._entries)
            yield -negated, index


class _Shelf:
    """Entries by their labels, so that those of another label are found without looking at the rest."""

    __slots__ = ("_depth", "_order", "_parts")

    def __init__(self, depth: int) -> None:
        self._depth = depth
        self._parts: dict[Any, _Pile | _Shelf] = {}
        self._order: list[tuple[int, Any]] = []
        """The highest value of each part, negated; what else is there is out of date, and passed over."""

    def highest(self) -> int | None:
        """The highest value there is."""
        while self._order:
            negated, label = self._order[0]
            if self._parts[label].highest() == -negated:
                return -negated
            heappop(self._order)
        return None

    def put(self, value: int, index: int, labels: tuple[Any, ...]) -> None:
        """Add an entry."""
        label, *deeper = labels
        part = self._parts.get(label)
        if part is None:
            part = self._parts[label] = _Shelf(self._depth - 1) if self._depth > 1 else _Pile()
        highest = part.highest()
        part.put(value, index, tuple(deeper))
        if highest is None or value > highest:
            heappush(self._order, (-value, label))

    def take(self, threshold: int, labels: tuple[Any, ...]) -> Iterator[tuple[int, int]]:
        """Take out what is above the threshold and differs in every label: its value and its index."""
        own, *deeper = labels
        left: dict[Any, int] = {}
        while self._order and -self._order[0][0] > threshold:
            negated, label = heappop(self._order)
            part = self._parts[label]
            if label in left or part.highest() != -negated:
                continue
            if label != own:
                yield from part.take(threshold, tuple(deeper))
            highest = part.highest()
            if highest is not None:
                left[label] = highest
        for label, highest in left.items():
            heappush(self._order, (-highest, label))
