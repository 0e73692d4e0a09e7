"""From judged pairs to findings: one per maximal set of positions, never one per pair."""

from __future__ import annotations

from itertools import combinations_with_replacement, product
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.finding import Outcome
from claimcheck.judging.bundles import whole_pairs
from claimcheck.judging.following import Order
from claimcheck.judging.linking import Edge, Linked, Links, connecting, in_one_set, sets
from claimcheck.judging.meeting import DISTINCT, Verdict
from claimcheck.judging.sweep import Sweep, links

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from claimcheck.comparable.block import Position
    from claimcheck.judging.bundles import Bundle
    from claimcheck.judging.pairing import Pairing

    Sides = Mapping[int, Collection[tuple[int, int]]]

TOLD = (Outcome.CONFLICT, Outcome.POSSIBLE, Outcome.PROGRESSION)
_LOOKS = 2_000_000
"""How many pairs of a large component are looked at to tell whether every two of its camps are linked."""


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


def groups(
    positions: Sequence[Position],
    camps: Sequence[str],
    judge: Callable[[Position, Position], Verdict],
    pairing: Pairing,
) -> Iterator[Group]:
    """Judge pairs of positions of a block, and one pair of every bundle and sweep; gather them by outcome.

    Positions connected by certain contradiction form one group; undecided links between what is not already
    in one contradiction form groups of their own, and so do successions.
    """
    found = _Found(positions, camps, judge)
    for left, right in pairing.pairs:
        found.add_pair(left, right)
    for bundle in pairing.bundles:
        found.add_bundle(bundle)
    for sweep in pairing.sweeps:
        found.add_sweep(sweep)
    conflicts, possible, progression = (found.links[outcome] for outcome in TOLD)
    linked = connecting(conflicts, positions, camps)
    settled = sets(linked.edges, len(positions))
    puzzling = any(verdict.undated for verdict in possible.verdicts)
    order = Order(positions, camps) if puzzling else None
    for bundle in pairing.undecided:
        # Of what is in one contradiction nothing more is told, but it may show which side followed which.
        if not in_one_set(bundle, settled) or (order and order.leaves_open(bundle)):
            found.add_bundle(bundle)
    if order:
        order.explain(possible, progression)
    yield from _components(Outcome.CONFLICT, linked, found, None)
    for outcome in (Outcome.POSSIBLE, Outcome.PROGRESSION):
        linked = connecting(found.links[outcome], positions, camps, settled)
        yield from _components(outcome, linked, found, settled)


class _Found:
    """What the rule made of the positions of a block, by outcome."""

    def __init__(
        self,
        positions: Sequence[Position],
        camps: Sequence[str],
        judge: Callable[[Position, Position], Verdict],
    ) -> None:
        self.positions = positions
        self.camps = camps
        self.links = {outcome: Links([], [], []) for outcome in TOLD}
        self._judge = judge

    def judged(self, left: int, right: int) -> Verdict:
        """What two are to each other."""
        return self._judge(self.positions[left], self.positions[right])

    def add_pair(self, left: int, right: int) -> None:
        """Judge a pair."""
        verdict = self.judged(left, right)
        if verdict.outcome in self.links:
            self.links[verdict.outcome].edges.append(Edge(left, right, verdict))

    def add_bundle(self, bundle: Bundle) -> None:
        """Judge one pair of a bundle."""
        if len(bundle.left) == 1 == len(bundle.right):
            self.add_pair(*sorted((bundle.left[0], bundle.right[0])))
            return
        verdict = self.judged(*next(whole_pairs(bundle, self.camps)))
        if verdict.outcome in self.links:
            self.links[verdict.outcome].bundles.append((bundle, verdict))

    def add_sweep(self, sweep: Sweep) -> None:
        """Judge one pair of a sweep, if it has any."""
        pair = next(links(sweep, self.camps), None)
        verdict = self.judged(*pair) if pair else DISTINCT
        if verdict.outcome in self.links:
            self.links[verdict.outcome].sweeps.append((sweep, verdict))


def _components(
    outcome: Outcome, linked: Linked, found: _Found, settled: Sequence[int] | None
) -> Iterator[Group]:
    """The groups of one outcome, by the edges that connect them."""
    positions, camps = found.positions, found.camps
    stands_for = sets(linked.edges, len(positions))
    parts: dict[int, list[Edge]] = {}
    for edge in linked.edges:
        parts.setdefault(stands_for[edge.left], []).append(edge)
    at: dict[int, set[tuple[int, int]]] = {}
    for number, (bundle, _) in enumerate(linked.of.bundles):
        for side, indexes in enumerate(bundle):
            for index in indexes:
                at.setdefault(index, set()).add((number, side))
    for part in parts.values():
        members = sorted({i for edge in part for i in (edge.left, edge.right)})
        proof = _firmest(part, found, settled)
        pairs = tuple((positions[edge.left], positions[edge.right]) for edge in part)
        pair = (positions[proof.left], positions[proof.right])
        if outcome is Outcome.PROGRESSION:
            every = False
        elif any(edge.sweep for edge in part):
            every = _all_swept(members, part, at, camps, settled)
        else:
            every = _all_linked(members, part, at, camps)
        yield Group(outcome, tuple(positions[i] for i in members), pairs, proof.verdict, pair, every)


def _firmest(part: Sequence[Edge], found: _Found, settled: Sequence[int] | None) -> Edge:
    """The edge whose weaker side is firmest, of all that link the positions of a component.

    Of sweeps only few edges are at hand. But all that they link are in one of these, and all pairs of a sweep
    are as firm; so the smallest claim id of the firmest sweeps is in the pair, and it is enough to see with
    which other.
    """
    positions, camps = found.positions, found.camps

    def firmness(edge: Edge) -> tuple[int, str, str]:
        return _firmness(positions[edge.left], positions[edge.right])

    def claim(index: int) -> str:
        return positions[index].lead.claim

    best = min(part, key=firmness)
    swept = [edge for edge in part if edge.sweep and firmness(edge)[0] == firmness(best)[0]]
    if not swept:
        return best
    there = {index for edge in swept for index in (edge.left, edge.right)}
    first = min(there, key=claim)
    sweeps = {id(edge.sweep): edge for edge in swept}
    second, like = min(
        (
            (index, edge)
            for edge in sweeps.values()
            for index in there
            if edge.sweep
            and edge.sweep.holds(first, index)
            and camps[index] != camps[first]
            and (settled is None or settled[index] != settled[first])
        ),
        key=lambda one: claim(one[0]),
    )
    left, right = sorted((first, second))
    alike = like.sweep is not None and like.sweep.alike
    firm = Edge(left, right, like.verdict if alike else found.judged(left, right))
    return min((firm, *(edge for edge in part if not edge.sweep)), key=firmness)


def _all_linked(members: Sequence[int], part: Sequence[Edge], at: Sides, camps: Sequence[str]) -> bool:
    """Whether every two camps of a component are linked, by an edge or by a pair of a bundle.

    Camps whose members are on the same sides of the same bundles are linked alike.
    """
    sides: dict[str, set[tuple[int, int]]] = {}
    for index in members:
        sides.setdefault(camps[index], set()).update(at.get(index, ()))
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


def _all_swept(
    members: Sequence[int],
    part: Sequence[Edge],
    at: Sides,
    camps: Sequence[str],
    settled: Sequence[int] | None,
) -> bool:
    """Whether every two camps of a component are linked, where sweeps link some.

    Those are looked at first that are farthest apart in time, for they are the likeliest to be not. Where
    they do not all hold at one time, and `_LOOKS` pairs have not shown it, it is unknown and not claimed.
    """
    held: dict[str, list[int]] = {}
    for index in members:
        held.setdefault(camps[index], []).append(index)
    sweeps = list({id(edge.sweep): edge.sweep for edge in part if edge.sweep}.values())
    if len(held) == 2 or any(sweep.all_at_once(members, camps) == len(held) for sweep in sweeps):
        return True

    def linked(one: int, other: int) -> bool:
        if any((number, 1 - side) in at.get(other, ()) for number, side in at.get(one, ())):
            return True
        apart = settled is None or settled[one] != settled[other]
        return apart and any(sweep.holds(one, other) for sweep in sweeps)

    known = {frozenset((camps[edge.left], camps[edge.right])) for edge in part}
    order, looks = list(held), _LOOKS
    for one, other in (
        pair for gap in range(len(order) - 1, 0, -1) for pair in zip(order, order[gap:], strict=False)
    ):
        if frozenset((one, other)) in known:
            continue
        for a, b in product(held[one], held[other]):
            looks -= 1
            if looks < 0:
                return False
            if linked(a, b):
                break
        else:
            return False
    return True


def _firmness(a: Position, b: Position) -> tuple[int, str, str]:
    """Sort key of a proof pair: the pair whose weaker side is firmest, then the smallest claim ids."""
    weaker = min(-1 if p.lead.rank is None else p.lead.rank for p in (a, b))
    first, second = sorted((a.lead.claim, b.lead.claim))
    return (-weaker, first, second)
