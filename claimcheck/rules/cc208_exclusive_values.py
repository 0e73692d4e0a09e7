"""CC208: two things are said that are declared to exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.proposition import object_words
from claimcheck.comparable.statement import BOOLEAN, ENTITY
from claimcheck.comparable.vocabulary import KnownPredicate
from claimcheck.example import Example
from claimcheck.finding import Outcome, Problem, Unchecked
from claimcheck.judging.comparison import BACKWARDS, backwards, meet, out_of_order
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import CAME_OF_PLAN, DISTINCT, SILENT, Trail, Verdict, verdict
from claimcheck.rule import CrossRule
from claimcheck.values.listing import listed

STATUS = {"subject": "deal", "predicate": "has-status"}
FUNDS = {"subject": "stargate", "predicate": "funding-kind"}
ALIVE = {"predicate": "is-alive", "object": {"boolean": True}}
DEAD = {"predicate": "is-alive", "object": {"boolean": False}}


class ExclusiveValues(CrossRule):
    """Two things are said of one subject that the vocabulary declares to exclude each other.

    Two values of one relation that lists them among its `exclusive_values` (public funds and private
    capital), or two relations of which one lists the other in `exclusive_with` (supports and opposes), for
    times that certainly overlap. Values in `ordered_values` may follow each other in that order only: nobody
    is dead and then alive; where a subject has one value at a time, they exclude each other, too.

    ## Why it matters
    The desk prints that a bill was passed and, next to it, that it was rejected. But states move on: a deal
    that was proposed in May may be signed in June, and a critic may become a supporter.

    ## What to do
    Correct the wrong claim, or give the claims the `time` or `event` they speak of. If both can hold side by
    side, override the relation in a vocabulary file.
    """

    code = "CC208"
    name = "exclusive-values"
    question = "two things that exclude each other are both said; dead, and later alive"
    block_on = ("subject",)
    differs_in = ("predicate", "object")
    meets_in = ""
    remedy = "correct the wrong one; where they are of different times, give each its `time`"

    def selects(self, predicate: KnownPredicate) -> bool:
        """Relations that exclude another one, or list values that exclude or follow each other."""
        return bool(predicate.exclusive_with or predicate.exclusive_values or predicate.ordered_values)

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """Matter by matter: the values of one relation, the exclusive relations to one object."""
        matters: dict[tuple[str, str], list[Position]] = {}
        for position in block.positions:
            lead, relation = position.lead, block.relation(position)
            if lead.object in relation.exclusive_values or lead.object in relation.ordered_values:
                matters.setdefault((lead.predicate, ""), []).append(position)
            if relation.exclusive_with:
                matters.setdefault(("", lead.object), []).append(position)
        for _, met in sorted(matters.items()):
            yield from super().check(replace(block, predicate=block.relation(met[0]), positions=tuple(met)))

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Two that exclude each other, or of which one may only follow the other."""
        x, y = a.lead, b.lead
        if not (x.affirmed and y.affirmed):
            trail.note("Do both say that it is so?", "no: one denies it")
            return DISTINCT
        why, relation = _declared(block, a, b), block.relation(a)
        trail.note("Is it declared that they exclude each other?", f"yes: {why}" if why else "no")
        if not why:
            return DISTINCT
        if relation.spares(x.subject, x.object, y.object):
            trail.note("Does it apply to them?", "no: the relation makes an exception")
            return DISTINCT
        meeting = meet(block, a, b, trail)
        if meeting is None:
            return DISTINCT
        if x.predicate == y.predicate and backwards(relation.ordered_values, a, b) and not meeting.plan:
            trail.note("Did they follow each other in order?", f"no: {BACKWARDS}")
            return out_of_order(a, b, meeting)
        if x.predicate == y.predicate and not _at_once_excluded(relation, x.object, y.object):
            trail.note("Can both hold at once?", "yes: only their order is declared")
            return DISTINCT
        return verdict(meeting, why)

    def label(self, block: Block, position: Position) -> str:
        """The value, or the relation where two relations exclude each other."""
        if _told_by_relation(block, position):
            return block.relation(position).label
        return object_words(position.lead, block.vocabulary)

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """What is said of whom, and that the two exclude each other."""
        a, b = group.pair
        subject = block.vocabulary.name(a.lead.subject)
        if group.outcome is Outcome.PROGRESSION and all(p.lead.time for p in group.positions):
            labels = list(dict.fromkeys(self.label(block, position) for position in group.positions))
        if a.lead.predicate != b.lead.predicate:
            what = f"{subject} {listed(labels)} {object_words(a.lead, block.vocabulary)}"
        elif a.lead.shape == BOOLEAN:
            what = f"whether {subject} {block.predicate.label}: {listed(labels)} are both said"
        else:
            what = f"{subject} {block.predicate.label} {listed(labels)}"
        if group.outcome is Outcome.PROGRESSION:
            if group.proof.reason == CAME_OF_PLAN:
                return f"{what}; one was planned, the other came of it"
            return f"{what}, one after the other"
        perhaps = "perhaps " if group.outcome is Outcome.POSSIBLE else ""
        if group.proof.reason == BACKWARDS:
            return f"{what}, {perhaps}in the wrong order"
        return f"{what}: {perhaps}the one excludes the other"

    template: ClassVar[Mapping[str, Any]] = {"subject": "ishiba"}
    valid = (
        Example(
            "ordered states moving forward: proposed, then signed",
            (
                {**STATUS, "object": {"text": "proposed"}},
                {**STATUS, "object": {"text": "signed"}, "article": "b"},
            ),
            articles={"a": {"published": "2025-05-01"}, "b": {"published": "2025-06-01"}},
            outcome="progression",
        ),
        Example(
            "ordered states moving forward: alive, and dead a year later",
            ({**ALIVE, "time": "2024-05-01"}, {**DEAD, "time": "2025-05-01/..", "article": "b"}),
        ),
        Example(
            "time: in force until the month in which it was cancelled",
            (
                {**STATUS, "object": {"text": "in force"}, "time": "2023-01-01/2024-12-31"},
                {**STATUS, "object": {"text": "cancelled"}, "time": "2025-01-01/..", "article": "b"},
            ),
        ),
        Example(
            "time: a critic became a supporter",
            (
                {"predicate": "opposes", "object": "deal"},
                {"predicate": "supports", "object": "deal", "article": "b"},
            ),
            articles={"a": {"published": "2024-02-01"}, "b": {"published": "2025-02-01"}},
            outcome="progression",
        ),
        Example(
            "time: rejected in May, approved in September",
            (
                {"predicate": "rejects", "object": "deal", "time": "2025-05"},
                {"predicate": "approves", "object": "deal", "time": "2025-09", "article": "b"},
            ),
        ),
        Example(
            "time: convicted in a trial, acquitted in it on appeal",
            (
                {"predicate": "convicted-in", "object": "trial", "time": "2023-05-01"},
                {"predicate": "acquitted-in", "object": "trial", "time": "2024-09-09", "article": "b"},
            ),
            entities={"trial": {"type": "event", "name": "the fraud trial"}},
            predicates={
                f"{one}-in": {"label": f"is {one} in", "kind": "event", "exclusive_with": [f"{other}-in"]}
                for one, other in (("convicted", "acquitted"), ("acquitted", "convicted"))
            },
        ),
        Example(
            "another thing: for the one and against the other",
            (
                {"predicate": "supports", "object": "deal"},
                {"predicate": "opposes", "object": "stargate", "article": "b"},
            ),
        ),
        Example(
            "planned and actual: approval was planned, rejection came",
            (
                {"predicate": "approves", "object": "deal", "modality": "planned", "event": "summit"},
                {"predicate": "rejects", "object": "deal", "event": "summit", "article": "b"},
            ),
            outcome="progression",
        ),
        Example(
            "denial: not against it is not for it",
            (
                {"predicate": "supports", "object": "deal"},
                {"predicate": "opposes", "object": "deal", "polarity": "negated", "article": "b"},
            ),
        ),
        Example(
            "scope: public funds for one part of it, private capital for another",
            (
                {**FUNDS, "object": {"text": "public funds"}, "scope": {"for": "roads"}},
                {**FUNDS, "object": {"text": "private capital"}, "scope": {"for": "plants"}},
            ),
        ),
        Example(
            "values that nothing declares exclusive",
            (
                {**FUNDS, "object": {"text": "public funds"}, "time": "2025-01/2025-12"},
                {**FUNDS, "object": {"text": "donations"}, "time": "2025-01/2025-12", "article": "b"},
            ),
        ),
    )
    invalid = (
        Example(
            "alive and dead in one year",
            ({**ALIVE, "time": "2024-01/2024-12"}, {**DEAD, "time": "2024-06/..", "article": "b"}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "order: dead in one article, alive in one of the year after",
            (DEAD, {**ALIVE, "article": "b"}),
            articles={"a": {"published": "2024-03-01"}, "b": {"published": "2025-03-01"}},
            outcome="conflict",
            severity="error",
        ),
        Example(
            "order: in force for years, then only proposed",
            (
                {**STATUS, "object": {"text": "in force"}, "time": "2023-01-01/2024-12-31"},
                {**STATUS, "object": {"text": "proposed"}, "time": "2025-03", "article": "b"},
            ),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "passed and rejected by one session",
            (
                {"predicate": "approves", "object": "deal", "event": "summit"},
                {"predicate": "rejects", "object": "deal", "event": "summit", "article": "b"},
            ),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "private capital and public funds for one year",
            (
                {**FUNDS, "object": {"text": "Private capital"}, "time": "2025-01/2025-12"},
                {**FUNDS, "object": {"text": "public funds"}, "time": "2025-01/2025-12", "article": "b"},
            ),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "for and against, and neither article is dated",
            (
                {"predicate": "supports", "object": "deal"},
                {"predicate": "opposes", "object": "deal", "article": "b"},
            ),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "hedging: likely against it, one step down",
            (
                {"predicate": "supports", "object": "deal", "time": "2025-01-01/2025-12-31"},
                {
                    "predicate": "opposes",
                    "object": "deal",
                    "time": "2025-02-01/2025-11-30",
                    "hedging": "likely",
                    "article": "b",
                },
            ),
            outcome="conflict",
            severity="warning",
        ),
    )


def _told_by_relation(block: Block, position: Position) -> bool:
    """Whether the block is one of exclusive relations to one object."""
    return any(position.lead.predicate != other.lead.predicate for other in block.positions)


def _declared(block: Block, a: Position, b: Position) -> str:
    """Why the two are a matter of this rule; "" where nothing is declared of them."""
    x, y, relation = a.lead, b.lead, block.relation(a)
    if x.predicate != y.predicate:
        excluded = x.object == y.object and y.predicate in relation.exclusive_with
        return f"who {relation.label} it cannot be one who {block.relation(b).label} it" if excluded else ""
    if x.object == y.object or not relation.lists(x.object, y.object):
        return ""
    if x.shape == ENTITY and block.vocabulary.type(x.subject) == "person":
        return ""  # one person in two roles is told as such, by CC213
    exclusive = _at_once_excluded(relation, x.object, y.object)
    return "the relation's values exclude each other" if exclusive else "the relation's values have an order"


def _at_once_excluded(relation: KnownPredicate, one: str, other: str) -> bool:
    return relation.one_object_per_subject or {one, other} <= relation.exclusive_values
