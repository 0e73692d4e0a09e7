"""CC216: claims lead back to where they begin, in a relation in which nothing stands to itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.proposition import proposition
from claimcheck.example import Example
from claimcheck.families.circular import Ring, rings
from claimcheck.finding import Camp, Outcome, Problem, Spot, Unchecked, severity_by
from claimcheck.judging.meeting import DISTINCT, SILENT, Trail, Verdict
from claimcheck.rule import CrossRule, quoted
from claimcheck.values.listing import listed


def _within(part: str, whole: str, **more: object) -> dict[str, object]:
    return {"subject": part, "object": whole, **more}


class CircularRelation(CrossRule):
    """Something is part of itself: a fund cannot be part of the company that is part of the fund.

    It looks at relations that declare `acyclic` (`part-of`): over any number of claims, and what the
    vocabulary says of the things (`part_of`), nothing may lead back to itself. Claims count when they are
    affirmed and told as fact; states that are certainly not of one time make no circle. Circles in the
    vocabulary alone are told where it is read (CC002).

    ## Why it matters
    None of three articles, each of which puts one unit under another, is wrong to look at; only together do
    they go round in a circle, and whoever adds up by the units counts them for ever.

    ## What to do
    Turn the claim that has it the wrong way round, or give the claims the `time` they speak of.
    """

    code = "CC216"
    name = "circular-relation"
    question = "something is part of itself; two things are each part of the other"
    block_on = ("predicate", "separators")
    differs_in = ()
    shapes = frozenset({"entity"})
    wants = ("acyclic",)
    meets_in = ""

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """Every ring; certain ones before others."""
        for ring in rings(block):
            yield self._circle(block, ring)

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Two steps among all of the relation: whether a ring has both in it."""
        ask = "Do the two, perhaps with others, lead back to where they begin?"
        ring = next((r for r in rings(block) if _has(r.positions, a) and _has(r.positions, b)), None)
        trail.note(ask, "no" if ring is None else f"yes: {listed(_steps(block, ring))}")
        if ring is None:
            return DISTINCT
        outcome = Outcome.POSSIBLE if ring.doubts else Outcome.CONFLICT
        return Verdict(outcome, "nothing stands in this relation to itself", ring.doubts)

    def label(self, block: Block, position: Position) -> str:
        """The step."""
        return proposition(position.lead, block.predicate, block.vocabulary)

    def spot(self, position: Position) -> Spot:
        """What it leads to."""
        return Spot(position.lead.claim, "/object", quoted(position.lead))

    def _circle(self, block: Block, ring: Ring) -> Problem:
        """The steps, in turn from the claim with the smallest id."""
        first, leads = ring.steps[0].start, [p.lead for p in ring.positions]
        perhaps = "perhaps " if ring.doubts else ""
        outcome = Outcome.POSSIBLE if ring.doubts else Outcome.CONFLICT
        own = [step.start for step in ring.steps if step.position is None]
        itself = f"{block.vocabulary.name(first)} {block.predicate.label} itself"
        turned = ": that" if len(ring.steps) == 1 else ", so that"
        return Problem(
            f"{listed(_steps(block, ring))}{turned} {perhaps}{itself}",
            (
                *(self.spot(position) for position in ring.positions),
                *(Spot(name, "/part_of", "the vocabulary's own whole", "entity") for name in own),
            ),
            (*block.key, *sorted(step.start for step in ring.steps)),
            outcome=outcome,
            severity=severity_by(outcome, [lead.rank for lead in leads]),
            camps=tuple(
                Camp(self.label(block, p), f"{p.lead.subject}\x1d{p.lead.object}", p.claims)
                for p in ring.positions
            ),
            proof=(leads[0].claim, leads[1].claim) if len(leads) > 1 else None,
            settle="turn the claim that has it the wrong way round",
            notes=ring.doubts,
        )

    template: ClassVar[Mapping[str, Any]] = {"predicate": "part-of"}
    valid = (
        Example(
            "no ring: a part of a part, told by three articles, and one thing in two wholes",
            (
                _within("stargate", "deal"),
                _within("deal", "summit", article="b"),
                _within("stargate", "summit", article="c"),
                _within("gala", "summit", article="c"),
            ),
        ),
        Example(
            "no ring: the way back is denied, planned, or only an opinion",
            (
                _within("stargate", "deal"),
                _within("deal", "stargate", polarity="negated", article="b"),
                _within("deal", "stargate", modality="planned", article="c"),
                _within("deal", "stargate", modality="opinion", article="c"),
            ),
        ),
        Example(
            "succession: a unit of the company that later becomes a unit of its former unit",
            (
                _within("softbank", "fund", predicate="unit-of", time="2020/2022"),
                _within("fund", "softbank", predicate="unit-of", time="2023/2025", article="b"),
            ),
            entities={"fund": {"type": "organisation", "name": "the fund"}},
            predicates={"unit-of": {"label": "is a unit of", "kind": "state", "acyclic": True}},
        ),
        Example(
            "aliases: a thing under its old id and its new one, on the way up",
            (_within("stargate", "deal"), _within("gate", "summit", article="b")),
            entities={"gate": {"type": "work", "name": "Gate", "same_as": ["stargate"]}},
        ),
    )
    invalid = (
        Example(
            "each is part of the other",
            (_within("stargate", "deal"), _within("deal", "stargate", article="b")),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "three articles go round in a circle",
            (
                _within("stargate", "deal"),
                _within("deal", "summit", article="b"),
                _within("summit", "stargate", article="c"),
                _within("gala", "summit", article="c"),
            ),
            outcome="conflict",
        ),
        Example(
            "against the vocabulary, which has it the other way round",
            (_within("summit", "session"),),
            entities={"session": {"type": "event", "name": "the session", "part_of": "summit"}},
            outcome="conflict",
        ),
        Example(
            "part of itself; the other way is only inferred",
            (
                _within("stargate", "deal"),
                _within("deal", "stargate", article="b", attribution={"evidence": "inferred"}),
            ),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "states of which neither is dated",
            (
                _within("softbank", "fund", predicate="unit-of"),
                _within("fund", "softbank", predicate="unit-of", article="b"),
            ),
            entities={"fund": {"type": "organisation", "name": "the fund"}},
            predicates={"unit-of": {"label": "is a unit of", "kind": "state", "acyclic": True}},
            outcome="possible",
        ),
    )


def _steps(block: Block, ring: Ring) -> list[str]:
    """The steps of a ring in words."""
    name, label = block.vocabulary.name, block.predicate.label
    return [f"{name(step.start)} {label} {name(step.end)}" for step in ring.steps]


def _has(positions: Sequence[Position], one: Position) -> bool:
    return any(position is one for position in positions)
