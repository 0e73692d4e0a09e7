"""From judged pairs to findings: one per maximal set of positions, never one per pair."""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.finding import Outcome
from claimcheck.meeting import Verdict
from claimcheck.pairing import sparse_pairs, whole_pairs
from claimcheck.values.time import certainly_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.block import Position
    from claimcheck.pairing import Bundle, Pairing
    from claimcheck.values.time import Span

TOLD = (Outcome.CONFLICT, Outcome.POSSIBLE, Outcome.PROGRESSION)


class Edge(NamedTuple):
    """Two positions (by index, left before right) and what was made of them, or of their like."""

    left: int
    right: int
    verdict: Verdict


class Group(NamedTuple):
    """A maximal set of positions connected by one outcome.

    `pairs` are links, enough to connect the set; `pair` is the one of all whose weaker side is firmest, and
    `proof` what was made of it. `all_linked`: every two camps contradict each other, not only neighbours in
    a chain.
    """

    outcome: Outcome
    positions: tuple[Position, ...]
    pairs: tuple[tuple[Position, Position], ...]
    proof: Verdict
    pair: tuple[Position, Position]
    all_linked: bool

    @property
    def doubts(self) -> tuple[str, ...]:
        """Every reason that keeps the proof pair from certainty."""
        return self.proof.doubts


class _Links(NamedTuple):
    """What was found for one outcome: edges, and bundles with what was made of one of their pairs."""

    edges: list[Edge]
    bundles: list[tuple[Bundle, Verdict]]


def groups(
    positions: Sequence[Position],
    camps: Sequence[str],
    judge: Callable[[Position, Position], Verdict],
    pairing: Pairing,
) -> Iterator[Group]:
    """Judge pairs of positions of a block, and one pair of every bundle; gather them by outcome.

    Positions connected by certain contradiction form one group; undecided links between what is not already
    in one contradiction form groups of their own, and so do successions.
    """
    found = {outcome: _Links([], []) for outcome in TOLD}
    for left, right in pairing.pairs:
        verdict = judge(positions[left], positions[right])
        if verdict.outcome in found:
            found[verdict.outcome].edges.append(Edge(left, right, verdict))
    for bundle in pairing.bundles:
        left, right = next(whole_pairs(bundle, camps))
        verdict = judge(positions[left], positions[right])
        if verdict.outcome in found:
            found[verdict.outcome].bundles.append((bundle, verdict))
    if not any(links.edges or links.bundles for links in found.values()):
        return
    _explain_by_order(found, positions, camps)
    settled = list(range(len(positions)))
    for outcome in TOLD:
        edges, bundles = found[outcome]
        sparse: list[Bundle] = []
        links: list[Edge] = []
        for bundle, verdict in bundles:
            if outcome is Outcome.CONFLICT or not _part_settled(bundle, settled):
                sparse.append(bundle)
                links += _edges(verdict, set(sparse_pairs(bundle, camps, positions)))
            else:
                edges += _edges(verdict, whole_pairs(bundle, camps))
        links += [e for e in edges if _root(settled, e.left) != _root(settled, e.right)]
        links.sort(key=lambda edge: (edge.right, edge.left))
        roots = settled if outcome is Outcome.CONFLICT else list(range(len(positions)))
        for edge in links:
            roots[_root(roots, edge.left)] = _root(roots, edge.right)
        yield from _components(outcome, links, sparse, roots, positions, camps)


def _edges(verdict: Verdict, pairs: Iterable[tuple[int, int]]) -> Iterator[Edge]:
    return (Edge(left, right, verdict) for left, right in pairs)


def _part_settled(bundle: Bundle, settled: list[int]) -> bool:
    """Whether some members of a bundle are in one contradiction, so that not all its pairs count."""
    members = {*bundle.left, *bundle.right}
    return len({_root(settled, index) for index in members}) < len(members)


def _root(roots: list[int], index: int) -> int:
    while roots[index] != index:
        roots[index] = roots[roots[index]]
        index = roots[index]
    return index


def _components(
    outcome: Outcome,
    links: Sequence[Edge],
    bundles: Sequence[Bundle],
    roots: list[int],
    positions: Sequence[Position],
    camps: Sequence[str],
) -> Iterator[Group]:
    parts: dict[int, list[Edge]] = {}
    for edge in links:
        parts.setdefault(_root(roots, edge.left), []).append(edge)
    for part in parts.values():
        members = sorted({i for edge in part for i in (edge.left, edge.right)})
        proof = min(part, key=lambda e: _firmness(positions[e.left], positions[e.right]))
        pairs = tuple((positions[edge.left], positions[edge.right]) for edge in part)
        pair = (positions[proof.left], positions[proof.right])
        linked = _all_linked(members, part, bundles, camps)
        yield Group(outcome, tuple(positions[i] for i in members), pairs, proof.verdict, pair, linked)


def _all_linked(
    members: Sequence[int], part: Sequence[Edge], bundles: Sequence[Bundle], camps: Sequence[str]
) -> bool:
    """Whether every two camps of a component are linked, by an edge or by a pair of a bundle.

    Camps whose members are on the same sides of the same bundles are linked alike.
    """
    inside = set(members)
    sides: dict[str, set[tuple[int, int]]] = {camps[index]: set() for index in members}
    for number, bundle in enumerate(bundles):
        for side, indexes in enumerate(bundle):
            for index in indexes:
                if index in inside:
                    sides[camps[index]].add((number, side))
    alike: dict[frozenset[tuple[int, int]], list[str]] = {}
    for camp, on in sides.items():
        alike.setdefault(frozenset(on), []).append(camp)
    edges = {frozenset((camps[edge.left], camps[edge.right])) for edge in part}
    for one, other in combinations_with_replacement(alike, 2):
        if any((number, 1 - side) in other for number, side in one):
            continue
        left, right = alike[one], alike[other]
        wanted = len(left) * (len(left) - 1) // 2 if one is other else len(left) * len(right)
        if wanted > len(edges):
            return False
        if any(frozenset((a, b)) not in edges for a in left for b in right if a != b):
            return False
    return True


def _firmness(a: Position, b: Position) -> tuple[int, str, str]:
    """Sort key of a proof pair: the pair whose weaker side is firmest, then the smallest claim ids."""
    weaker = min(-1 if p.lead.rank is None else p.lead.rank for p in (a, b))
    first, second = sorted((a.lead.claim, b.lead.claim))
    return (-weaker, first, second)


def _explain_by_order(
    found: dict[Outcome, _Links], positions: Sequence[Position], camps: Sequence[str]
) -> None:
    """An undated side is no puzzle where other records already show that one camp followed the other."""
    possible, progression = found[Outcome.POSSIBLE], found[Outcome.PROGRESSION]
    judged = [*(edge.verdict for edge in possible.edges), *(verdict for _, verdict in possible.bundles)]
    if not any(verdict.undated for verdict in judged):
        return
    order = _Order(positions, camps)
    in_turn = {camps[i] for e in progression.edges for i in (e.left, e.right)}
    in_turn.update(camps[i] for bundle, _ in progression.bundles for side in bundle for i in side)
    known = in_turn | order.dated
    left_whole = []
    for bundle, verdict in possible.bundles:
        if verdict.undated and len({camps[i] for side in bundle for i in side} & known) > 1:
            possible.edges.extend(_edges(verdict, whole_pairs(bundle, camps)))
        else:
            left_whole.append((bundle, verdict))
    possible.bundles[:] = left_whole
    puzzling = [e for e in possible.edges if e.verdict.undated]
    if not puzzling:
        return
    followed = {frozenset((camps[e.left], camps[e.right])) for e in progression.edges}
    for bundle, _ in progression.bundles:
        followed.update(frozenset((camps[a], camps[b])) for a, b in whole_pairs(bundle, camps))
    told = Verdict(Outcome.PROGRESSION, "other records show that the one followed the other")
    kept = [e for e in possible.edges if not e.verdict.undated]
    for edge in puzzling:
        left, right = camps[edge.left], camps[edge.right]
        if frozenset((left, right)) in followed or order.known(left, right):
            progression.edges.append(Edge(edge.left, edge.right, told))
        else:
            kept.append(edge)
    possible.edges[:] = kept


class _Order:
    """Which camps are certainly over before another begins, by their dated positions."""

    def __init__(self, positions: Sequence[Position], camps: Sequence[str]) -> None:
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

    @property
    def dated(self) -> set[str]:
        """The camps with a dated position."""
        return {*self._ended}

    def known(self, one: str, other: str) -> bool:
        """Whether one of two camps was over at some time before the other began at some time."""
        if one not in self._ended or other not in self._ended:
            return False
        return certainly_before(self._ended[one], self._began[other]) or certainly_before(
            self._ended[other], self._began[one]
        )
