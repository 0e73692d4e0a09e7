"""Claims by which a thing stands to itself in a relation that has no rings: it would be part of itself."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.comparable.statement import ENTITY
from claimcheck.judging.comparison import NO_BASIS
from claimcheck.judging.timing import UNDATED
from claimcheck.values.rings import rings_of
from claimcheck.values.time import Relation, relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.comparable.block import Block, Position

PART_OF = "part-of"
"""The relation that says of two things what an entity's own `part_of` says."""
TWO_VOICES = "the steps are told by different voices"
PERHAPS_IN_TURN = "they may not hold at one time"


class Step(NamedTuple):
    """From a thing to what it stands to in the relation, by a position or by the vocabulary itself (None)."""

    start: str
    end: str
    position: Position | None


class Ring(NamedTuple):
    """Steps that lead back to where they begin, and why that is not certain."""

    steps: tuple[Step, ...]
    doubts: tuple[str, ...]

    @property
    def positions(self) -> list[Position]:
        """The positions among the steps."""
        return [step.position for step in self.steps if step.position is not None]


def rings(block: Block) -> Iterator[Ring]:
    """A shortest ring of every set of things that lead to each other; certain ones before others.

    Only claims that tell as fact what is count, and a ring has one of them at least: what the vocabulary says
    by itself is told when it is read. States that are certainly not of one time make no ring.
    """
    claimed = [
        Step(p.lead.subject, p.lead.object, p)
        for p in block.positions
        if p.lead.shape == ENTITY and p.lead.affirmed and p.lead.modality == "actual"
        if not block.predicate.spares(p.lead.subject, p.lead.object)
    ]
    own = list(_of_vocabulary(block, claimed))
    told: set[str] = set()
    for steps in ([step for step in claimed if not _unsure(step)], claimed):
        for ring in _shortest([*steps, *own]):
            things = {step.start for step in ring}
            doubts = _doubts(block, ring)
            if doubts is not None and told.isdisjoint(things):
                told |= things
                yield Ring(ring, doubts)


def _of_vocabulary(block: Block, claimed: Sequence[Step]) -> Iterator[Step]:
    """What the vocabulary says of the things that claims speak of, and of what these are part of."""
    if block.predicate.id != PART_OF:
        return
    known = block.vocabulary
    waiting = sorted({end for step in claimed for end in step[:2]})
    seen = set(waiting)
    while waiting:
        thing = waiting.pop()
        entity = known.entities.get(thing)
        if entity is not None and entity.part_of:
            whole = known.canonical.get(entity.part_of, entity.part_of)
            yield Step(thing, whole, None)
            if whole not in seen:
                seen.add(whole)
                waiting.append(whole)


def _shortest(steps: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
    """Of every set of things that lead to each other: a shortest ring through the first claim in it."""
    ahead: dict[str, list[Step]] = {}
    for step in steps:
        ahead.setdefault(step.start, []).append(step)
    together = rings_of({start: [step.end for step in own] for start, own in ahead.items()})
    first: dict[str, Step] = {}
    for step in steps:
        ring = together[step.start]
        if step.position is not None and together[step.end] == ring:
            known = first.setdefault(ring, step)
            if known.position is not None and step.position.lead.claim < known.position.lead.claim:
                first[ring] = step
    for start in first.values():
        yield (start, *_way(ahead, start.end, start.start))


def _way(ahead: dict[str, list[Step]], start: str, goal: str) -> tuple[Step, ...]:
    """The fewest steps from one thing to another that they lead to; none where the two are one."""
    by: dict[str, Step | None] = {start: None}
    waiting = deque([start])
    while goal not in by:
        for step in ahead.get(waiting.popleft(), ()):
            if step.end not in by:
                by[step.end] = step
                waiting.append(step.end)
    way: list[Step] = []
    while (step_to := by[goal]) is not None:
        way.append(step_to)
        goal = step_to.start
    return tuple(reversed(way))


def _unsure(step: Step) -> bool:
    position = step.position
    return position is not None and bool(
        position.lead.doubts or position.lead.speaker or position.lead.rank is None
    )


def _doubts(block: Block, ring: Sequence[Step]) -> tuple[str, ...] | None:
    """Why a ring is not certain; None where its states are not of one time."""
    leads = [step.position.lead for step in ring if step.position is not None]
    doubts = list(dict.fromkeys(doubt for lead in leads for doubt in lead.doubts))
    if len({lead.speaker for lead in leads}) > 1:
        doubts.append(TWO_VOICES)
    if any(lead.rank is None for lead in leads):
        doubts.append(NO_BASIS)
    if block.predicate.kind == "attribute":
        return tuple(doubts)
    times = [lead.time for lead in leads]
    met = [relation(a, b) for i, a in enumerate(times) for b in times[:i] if a is not None and b is not None]
    if Relation.DISJOINT in met:
        return None
    if None in times and len(times) > 1:
        doubts.append(UNDATED[0])
    elif Relation.UNDECIDED in met:
        doubts.append(PERHAPS_IN_TURN)
    return tuple(doubts)
