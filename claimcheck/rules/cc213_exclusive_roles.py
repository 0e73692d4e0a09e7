"""CC213: one person has two roles at once that are declared incompatible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.example import Example
from claimcheck.finding import Outcome, Spot
from claimcheck.judging.comparison import meet
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import CAME_OF_PLAN, DISTINCT, SILENT, Trail, Verdict, verdict
from claimcheck.rule import CrossRule, quoted
from claimcheck.values.listing import listed

GOVERNOR = {"object": "governor", "time": "2024-04/2026-03"}
JUDGE = {"object": "judge", "article": "b"}
ROLES = {
    "governor": {"type": "office", "name": "governor of the central bank"},
    "judge": {"type": "office", "name": "judge of the constitutional court", "holders": "many"},
}
INCOMPATIBLE = {
    "holds-office": {
        "label": "holds the office of",
        "kind": "state",
        "subject_type": ["person"],
        "object_type": ["office"],
        "one_subject_per_object": True,
        "separators": ["acting", "elect", "region"],
        "exclusive_values": ["governor", "judge"],
    }
}


class ExclusiveRoles(CrossRule):
    """One person has two roles at one time that the vocabulary declares incompatible.

    A relation lists in `exclusive_values` the offices, organisations or groups of which nobody has two at
    once. Terms that only follow each other, and an acting or elect holder beside a substantive one, are no
    matter of it.

    ## Why it matters
    A judge who is a minister, too, is news or an error; whoever prints it should know which.

    ## What to do
    Correct the wrong claim, or give the claims the `time` they speak of; mark acting and elect holders in
    `scope`. If both roles may be had together, take one from the relation's `exclusive_values`, or list the
    person in its `exceptions`.
    """

    code = "CC213"
    name = "exclusive-roles"
    question = "one person holds two posts that exclude each other"
    block_on = ("predicate", "subject", "separators")
    differs_in = ("object",)
    shapes = frozenset({"entity"})
    wants = ("exclusive_values",)
    remedy = "correct the wrong role or its `time`"

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Two roles that are both declared exclusive, had for times that certainly overlap."""
        if not (a.lead.affirmed and b.lead.affirmed):
            trail.note("Do both say that it holds?", "no: one denies it")
            return DISTINCT
        person, roles = a.lead.subject, {a.lead.object, b.lead.object}
        if block.vocabulary.type(person) != "person" or not roles <= block.predicate.exclusive_values:
            trail.note("Are the roles declared incompatible?", "no")
            return DISTINCT
        if block.predicate.spares(person, *roles):
            trail.note("Are the roles declared incompatible?", "yes, but the relation makes an exception")
            return DISTINCT
        trail.note("Are the roles declared incompatible?", "yes")
        meeting = meet(block, a, b, trail)
        if meeting is None:
            return DISTINCT
        return verdict(meeting, "the roles are declared incompatible")

    def label(self, block: Block, position: Position) -> str:
        """The role."""
        return block.vocabulary.name(position.lead.object)

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """Who has which roles."""
        who = f"{block.vocabulary.name(group.pair[0].lead.subject)} {block.predicate.label} {listed(labels)}"
        if group.outcome is Outcome.PROGRESSION:
            if group.proof.reason == CAME_OF_PLAN:
                return f"{who}; one was planned, the other came of it"
            return f"{who}, one after the other"
        when = "perhaps at one time" if group.outcome is Outcome.POSSIBLE else "at one time"
        return f"{who} {when}, which are declared incompatible"

    def spot(self, position: Position) -> Spot:
        """The role."""
        return Spot(position.lead.claim, "/object", quoted(position.lead))

    template: ClassVar[Mapping[str, Any]] = {"subject": "ishiba", "predicate": "holds-office"}
    valid = (
        Example(
            "succession: the one term ends where the other begins",
            (GOVERNOR, {**JUDGE, "time": "2026-03/2030"}),
            entities=ROLES,
            predicates=INCOMPATIBLE,
        ),
        Example(
            "succession: two dated articles, a year apart",
            ({"object": "governor"}, JUDGE),
            entities=ROLES,
            predicates=INCOMPATIBLE,
            articles={"a": {"published": "2024-05-01"}, "b": {"published": "2025-05-01"}},
            outcome="progression",
        ),
        Example(
            "acting: he stands in for the governor",
            ({**GOVERNOR, "scope": {"acting": True}}, {**JUDGE, "time": "2020/2030"}),
            entities=ROLES,
            predicates=INCOMPATIBLE,
        ),
        Example(
            "two people: the governor and the judge are not one",
            (GOVERNOR, {**JUDGE, "subject": "takaichi", "time": "2020/2030"}),
            entities=ROLES,
            predicates=INCOMPATIBLE,
        ),
        Example(
            "roles that nothing declares incompatible",
            (GOVERNOR, {"object": "senator", "time": "2020/2030", "article": "b"}),
            entities=ROLES,
            predicates=INCOMPATIBLE,
        ),
        Example(
            "denial: he is governor, and no judge",
            (GOVERNOR, {**JUDGE, "time": "2020/2030", "polarity": "negated"}),
            entities=ROLES,
            predicates=INCOMPATIBLE,
        ),
    )
    invalid = (
        Example(
            "governor and judge at one time",
            (GOVERNOR, {**JUDGE, "time": "2020/2030"}),
            entities=ROLES,
            predicates=INCOMPATIBLE,
            outcome="conflict",
            severity="error",
        ),
        Example(
            "governor when a dated article calls him a judge",
            (GOVERNOR, JUDGE),
            entities=ROLES,
            predicates=INCOMPATIBLE,
            articles={"b": {"published": "2025-05-01"}},
            outcome="conflict",
        ),
        Example(
            "neither article is dated, so one may have followed the other",
            ({"object": "governor"}, JUDGE),
            entities=ROLES,
            predicates=INCOMPATIBLE,
            outcome="possible",
            severity="warning",
        ),
        Example(
            "hedging: reportedly a judge, one step down",
            (GOVERNOR, {**JUDGE, "time": "2020/2030", "hedging": "reportedly"}),
            entities=ROLES,
            predicates=INCOMPATIBLE,
            outcome="conflict",
            severity="warning",
        ),
        Example(
            "aliases: two ids of one person",
            (GOVERNOR, {**JUDGE, "subject": "ishiba-s", "time": "2020/2030"}),
            entities={**ROLES, "ishiba-s": {"type": "person", "name": "S. Ishiba", "same_as": ["ishiba"]}},
            predicates=INCOMPATIBLE,
            outcome="conflict",
        ),
    )
