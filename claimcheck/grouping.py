"""From judged pairs to findings: one per maximal set of positions, never one per pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.finding import Outcome
from claimcheck.meeting import Verdict
from claimcheck.values.time import certainly_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.block import Position
    from claimcheck.values.time import Span

TOLD = (Outcome.CONFLICT, Outcome.POSSIBLE, Outcome.PROGRESSION)


class Edge(NamedTuple):
    """Two positions (by index, left before right) and what was made of them."""

    left: int
    right: int
    verdict: Verdict


class Group(NamedTuple):
    """A maximal set of positions connected by one outcome.

    `pairs` are the links; `pair` is the one whose weaker side is firmest, and `proof` what was made of it.
    """

    outcome: Outcome
    positions: tuple[Position, ...]
    pairs: tuple[tuple[Position, Position], ...]
    proof: Verdict
    pair: tuple[Position, Position]

    def all_pairs(self, camp: Callable[[Position], str]) -> bool:
        """Whether every two camps of the group contradict each other, not only neighbours in a chain."""
        camps = {camp(position) for position in self.positions}
        linked = {frozenset((camp(a), camp(b))) for a, b in self.pairs}
        return 2 * len(linked) == len(camps) * (len(camps) - 1)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Every reason that keeps the proof pair from certainty."""
        return self.proof.doubts


def candidates(times: Sequence[Span | None], camps: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of different camps whose times may meet, and neighbours in time (one may follow the other).

    `times` and `camps` give each position's. A sweep over the starts keeps those whose latest end is not yet
    past; a position without a time is paired with every other.
    """
    starts = sorted((time.first_start, index) for index, time in enumerate(times) if time is not None)
    undated = [index for index, time in enumerate(times) if time is None]
    for place, index in enumerate(undated):
        for other in undated[:place]:
            if camps[other] != camps[index]:
                yield other, index
    active: list[tuple[int, int]] = []
    previous = -1
    for start, index in starts:
        active = [(end, i) for end, i in active if end >= start]
        others = {*undated, *(i for _, i in active)}
        if previous >= 0:
            others.add(previous)
        for other in sorted(others):
            if camps[other] != camps[index]:
                yield (other, index) if other < index else (index, other)
        time = times[index]
        assert time is not None
        active.append((time.last_end, index))
        previous = index


def _last_end(position: Position) -> int:
    return position.lead.time.last_end if position.lead.time else 0


def groups(
    positions: Sequence[Position],
    camps: Sequence[str],
    judge: Callable[[Position, Position], Verdict],
    pairs: Iterable[tuple[int, int]],
) -> Iterator[Group]:
    """Judge pairs of positions of a block, given by index, and gather them by outcome.

    Positions connected by certain contradiction form one group; undecided links between what is not already
    in one contradiction form groups of their own, and so do successions.
    """
    edges: dict[Outcome, list[Edge]] = {outcome: [] for outcome in TOLD}
    for left, right in pairs:
        verdict = judge(positions[left], positions[right])
        if verdict.outcome in edges:
            edges[verdict.outcome].append(Edge(left, right, verdict))
    if not any(edges.values()):
        return
    _explain_by_order(edges, positions, camps)
    settled = list(range(len(positions)))
    for outcome in TOLD:
        links = [e for e in edges[outcome] if _root(settled, e.left) != _root(settled, e.right)]
        roots = settled if outcome is Outcome.CONFLICT else list(range(len(positions)))
        for edge in links:
            roots[_root(roots, edge.left)] = _root(roots, edge.right)
        yield from _components(outcome, links, roots, positions)


def _root(roots: list[int], index: int) -> int:
    while roots[index] != index:
        roots[index] = roots[roots[index]]
        index = roots[index]
    return index


def _components(
    outcome: Outcome, links: Sequence[Edge], roots: list[int], positions: Sequence[Position]
) -> Iterator[Group]:
    parts: dict[int, list[Edge]] = {}
    for edge in links:
        parts.setdefault(_root(roots, edge.left), []).append(edge)
    for part in parts.values():
        members = sorted({i for edge in part for i in (edge.left, edge.right)})
        proof = min(part, key=lambda e: _firmness(positions[e.left], positions[e.right]))
        pairs = tuple((positions[edge.left], positions[edge.right]) for edge in part)
        pair = (positions[proof.left], positions[proof.right])
        yield Group(outcome, tuple(positions[i] for i in members), pairs, proof.verdict, pair)


def _firmness(a: Position, b: Position) -> tuple[int, str, str]:
    """Sort key of a proof pair: the pair whose weaker side is firmest, then the smallest claim ids."""
    weaker = min(-1 if p.lead.rank is None else p.lead.rank for p in (a, b))
    first, second = sorted((a.lead.claim, b.lead.claim))
    return (-weaker, first, second)


def _explain_by_order(
    edges: dict[Outcome, list[Edge]], positions: Sequence[Position], camps: Sequence[str]
) -> None:
    """An undated side is no puzzle where other records already show that one camp followed the other."""
    if not any(e.verdict.undated for e in edges[Outcome.POSSIBLE]):
        return
    followed = {frozenset((camps[e.left], camps[e.right])) for e in edges[Outcome.PROGRESSION]}
    earliest_end: dict[str, Position] = {}
    latest_start: dict[str, Position] = {}
    for camp, position in zip(camps, positions, strict=True):
        time = position.lead.time
        if time is None:
            continue
        if camp not in earliest_end or time.last_end < _last_end(earliest_end[camp]):
            earliest_end[camp] = position
        start = latest_start.get(camp)
        if start is None or start.lead.time is None or time.first_start > start.lead.time.first_start:
            latest_start[camp] = position

    def ordered(one: str, other: str) -> bool:
        if one not in earliest_end or other not in latest_start:
            return False
        ended, began = earliest_end[one].lead.time, latest_start[other].lead.time
        return ended is not None and began is not None and certainly_before(ended, began)

    told = Verdict(Outcome.PROGRESSION, "other records show that the one followed the other")
    puzzling, edges[Outcome.POSSIBLE] = edges[Outcome.POSSIBLE], []
    for edge in puzzling:
        left, right = camps[edge.left], camps[edge.right]
        known = frozenset((left, right)) in followed or ordered(left, right) or ordered(right, left)
        if edge.verdict.undated and known:
            edges[Outcome.PROGRESSION].append(Edge(edge.left, edge.right, told))
        else:
            edges[Outcome.POSSIBLE].append(edge)
