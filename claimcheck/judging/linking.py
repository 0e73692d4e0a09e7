"""What judged pairs, bundles and sweeps connect, by few links: two positions and what was made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.judging.bundles import Bundle, sparse_pairs
from claimcheck.judging.sweep import Sweep, links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.comparable.block import Position
    from claimcheck.judging.meeting import Verdict


class Edge(NamedTuple):
    """Two positions (by index, left before right) and what was made of them, or of their like.

    With a `sweep`, it is one of many that the sweep holds.
    """

    left: int
    right: int
    verdict: Verdict
    sweep: Sweep | None = None


class Links(NamedTuple):
    """What was found for one outcome: edges; bundles and sweeps with what was made of one of their pairs."""

    edges: list[Edge]
    bundles: list[tuple[Bundle, Verdict]]
    sweeps: list[tuple[Sweep, Verdict]]

    @property
    def verdicts(self) -> Iterator[Verdict]:
        """Everything that was made of pairs."""
        yield from (edge.verdict for edge in self.edges)
        yield from (verdict for _, verdict in (*self.bundles, *self.sweeps))


class Linked(NamedTuple):
    """Edges enough to connect all that is linked, in order, and what all of it is of."""

    edges: list[Edge]
    of: Links


def connecting(
    found: Links, positions: Sequence[Position], camps: Sequence[str], settled: Sequence[int] | None = None
) -> Linked:
    """What connects all that is linked.

    With `settled`, which tells each position's set, what is of one set is not linked. A bundle of which only
    a part is of one set is a sweep then.
    """
    whole, parted = [], []
    for bundle, verdict in found.bundles:
        if settled is not None and part_settled(bundle, settled):
            parted.append((all_of(bundle), verdict))
        else:
            whole.append((bundle, verdict))
    used = Links(found.edges, whole, [*found.sweeps, *parted])
    made = [edge for edge in used.edges if settled is None or settled[edge.left] != settled[edge.right]]
    for bundle, verdict in used.bundles:
        made += [Edge(left, right, verdict) for left, right in set(sparse_pairs(bundle, camps, positions))]
    for sweep, verdict in used.sweeps:
        made += [Edge(left, right, verdict, sweep) for left, right in links(sweep, camps, settled)]
    made.sort(key=lambda edge: (edge.right, edge.left))
    return Linked(made, used)


def part_settled(bundle: Bundle, settled: Sequence[int]) -> bool:
    """Whether some members of a bundle are in one set, so that not all its pairs count."""
    members = {*bundle.left, *bundle.right}
    return len({settled[index] for index in members}) < len(members)


def in_one_set(bundle: Bundle, settled: Sequence[int]) -> bool:
    """Whether all members of a bundle are in one set, so that none of its pairs counts."""
    first = settled[bundle.left[0]]
    return all(settled[index] == first for side in bundle for index in side)


def all_of(bundle: Bundle) -> Sweep:
    """A bundle as a sweep that holds all its pairs."""
    return Sweep(dict.fromkeys(bundle.right, (0, 1)), dict.fromkeys(bundle.left, (1, 0)), alike=True)


def sets(edges: Iterable[Edge], size: int) -> list[int]:
    """For each of so many positions which one stands for its set, that is for all it is connected with."""
    roots = list(range(size))

    def root(index: int) -> int:
        while roots[index] != index:
            roots[index] = roots[roots[index]]
            index = roots[index]
        return index

    for edge in edges:
        roots[root(edge.left)] = root(edge.right)
    return [root(index) for index in range(size)]
