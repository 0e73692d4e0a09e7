"""CC202: one subject is given different values where only one can hold at a time."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.statement import ENTITY
from claimcheck.comparable.vocabulary import PLACE_OF_EVENT, KnownPredicate
from claimcheck.example import Example
from claimcheck.families.single_valued import OF_PLACES, SingleValuedRule
from claimcheck.finding import Outcome
from claimcheck.judging.comparison import kind_of_meeting
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import Meeting, Trail, Verdict, verdict

PLAYS = {"article": "b", "predicate": "plays-for"}
FREE = {"subject": "gala", "predicate": "is-free"}
STATUS = {"subject": "deal", "predicate": "has-status"}
PLAYS_FOR = {
    "plays-for": {
        "label": "plays for",
        "kind": "state",
        "subject_type": ["person"],
        "object_type": ["organisation"],
        "one_object_per_subject": True,
        "separators": ["sport"],
    }
}
TEAMS = {
    "giants": {"type": "organisation", "name": "the Giants"},
    "lions": {"type": "organisation", "name": "the Lions"},
}


class ConflictingValues(SingleValuedRule):
    """One subject has two different values where only one can hold: two birthplaces, two clubs at a time.

    It looks at relations whose predicate declares `one_object_per_subject` and whose values are entities,
    texts or yes and no. Amounts are compared by CC204, dates by CC205, places of events by CC206,
    values that the relation lists as exclusive or as ordered by CC208.

    ## Why it matters
    One of two birthplaces is wrong, and a reader who knows the right one stops trusting the rest. False
    alarms come from time (a player changes clubs), from precision (Tokyo lies in Japan) and from two ids for
    one thing; such pairs stay silent or become a note.

    ## What to do
    Correct the wrong claim, or give the claims the `time` they speak of. If one place lies in the other, say
    so by `within`; if two ids are one thing, by `same_as`; if both values hold side by side, the predicate
    needs `one_object_per_subject: false` or a separator.
    """

    code = "CC202"
    name = "conflicting-values"
    question = "two sources give one thing two values"
    shapes = frozenset({"entity", "text", "boolean"})
    remedy = "correct the wrong value; where both are right, tell them apart by `time` or `scope`"

    def selects(self, predicate: KnownPredicate) -> bool:
        """All but the place of an event, which is compared by CC206."""
        return super().selects(predicate) and predicate.id != PLACE_OF_EVENT

    def kind(self, block: Block, position: Position) -> Hashable | None:
        """How it meets another; what the value is matters only where it is a place, which may be nested, or
        one that the relation lists.
        """
        value, relation = position.lead.object, block.predicate
        known = block.vocabulary.entities.get(value)
        nested = position.lead.shape == ENTITY and known is not None and known.within
        kind = None if nested else kind_of_meeting(block, position)
        return kind and (kind, value in relation.exclusive_values, value in relation.ordered_values)

    def settle(self, block: Block, group: Group) -> str | None:
        """What is in doubt; else the wrong value, or what the vocabulary does not know of two places."""
        places = all(block.vocabulary.type(p.lead.object) == "place" for p in group.pair)
        advice = super().settle(block, group)
        return OF_PLACES if places and advice == self.remedy else advice

    def weigh(self, block: Block, a: Position, b: Position, meeting: Meeting, trail: Trail) -> Verdict:
        """Different values exclude each other, unless one is a place within the other."""
        x, y = a.lead, b.lead
        if block.predicate.lists(x.object, y.object):
            trail.note("Is it declared what these values are to each other?", "yes: so another rule looks")
            return Verdict(Outcome.DISTINCT)
        if x.shape == y.shape == ENTITY and block.vocabulary.nested(x.object, y.object):
            trail.note("Do the values exclude each other?", "no: one place lies within the other")
            return Verdict(Outcome.REFINEMENT)
        trail.note("Do the values exclude each other?", "yes: only one can hold at a time")
        return verdict(meeting, "only one value can hold at a time")

    template: ClassVar[Mapping[str, Any]] = {"subject": "ishiba", "predicate": "born-in", "object": "tokyo"}
    valid = (
        Example(
            "time: a player changes clubs on the day that ends the earlier contract",
            (
                {**PLAYS, "object": "giants", "time": "2019-01-01/2021-06-30"},
                {**PLAYS, "object": "lions", "time": "2021-06-30/2023-01-01"},
            ),
            entities=TEAMS,
            predicates=PLAYS_FOR,
        ),
        Example(
            "succession: two dated articles name the club of their day",
            ({**PLAYS, "object": "giants"}, {**PLAYS, "object": "lions", "article": "c"}),
            articles={"b": {"published": "2019-02-05"}, "c": {"published": "2023-10-28"}},
            entities=TEAMS,
            predicates=PLAYS_FOR,
            outcome="progression",
        ),
        Example(
            "succession: the earlier contract has no known end, the later one begins after its start",
            (
                {**PLAYS, "object": "giants", "time": "2019-01-01/.."},
                {**PLAYS, "object": "lions", "time": "2021-06-30/.."},
            ),
            entities=TEAMS,
            predicates=PLAYS_FOR,
            outcome="progression",
        ),
        Example(
            "aliases: two ids declared to be the same place",
            ({"object": "tokyo"}, {"object": "tokyo-city", "article": "b"}),
            entities={"tokyo-city": {"type": "place", "name": "東京", "same_as": ["tokyo"]}},
        ),
        Example(
            "precision: a palace, its city and its country are one place told three ways",
            (
                {"object": "akasaka"},
                {"object": "tokyo", "article": "b"},
                {"object": "japan", "article": "c"},
            ),
        ),
        Example(
            "exclusive values: told by another rule",
            (
                {"predicate": "is-alive", "object": {"boolean": True}, "time": "2024-01/2024-12"},
                {"predicate": "is-alive", "object": {"boolean": False}, "time": "2024-06/..", "article": "b"},
            ),
        ),
        Example(
            "text: capitals, width and white space make no other value",
            (
                {**STATUS, "object": {"text": "In force"}, "time": "2025/2026"},
                {**STATUS, "object": {"text": "in  ｆorce"}, "time": "2025/2027"},
            ),
        ),
        Example(
            "typography: a score with a dash is the score with a hyphen",
            (
                {"subject": "final", "predicate": "ends-at", "object": {"text": "2–1"}},
                {
                    "subject": "final",
                    "predicate": "ends-at",
                    "object": {"text": "2-1"},
                    "article": "b",
                },
            ),
            entities={"final": {"type": "event", "name": "the cup final"}},
            predicates={"ends-at": {"label": "ended", "kind": "attribute", "one_object_per_subject": True}},
        ),
        Example(
            "plan: he plays for the one, and will join the other in July",
            (
                {**PLAYS, "object": "giants"},
                {**PLAYS, "object": "lions", "modality": "planned", "time": "2019-07/.."},
            ),
            articles={"b": {"published": "2019-05-02"}},
            entities=TEAMS,
            predicates=PLAYS_FOR,
            outcome="progression",
        ),
        Example(
            "scope: the relation keeps the two sports apart",
            (
                {**PLAYS, "object": "giants", "time": "2019/2023", "scope": {"sport": "baseball"}},
                {**PLAYS, "object": "lions", "time": "2019/2023", "scope": {"sport": "rugby"}},
            ),
            entities=TEAMS,
            predicates=PLAYS_FOR,
        ),
        Example(
            "planned and actual: a transfer that was planned and one that came",
            (
                {**PLAYS, "object": "giants", "time": "2019/2023", "modality": "planned"},
                {**PLAYS, "object": "lions", "time": "2019/2023"},
            ),
            entities=TEAMS,
            predicates=PLAYS_FOR,
            outcome="progression",
        ),
        Example(
            "denial: not born in Osaka does not speak against Tokyo",
            ({"object": "tokyo"}, {"object": "osaka", "polarity": "negated", "article": "b"}),
        ),
        Example(
            "two places of one event: told by another rule",
            (
                {"subject": "summit", "predicate": "takes-place-at", "object": "tokyo"},
                {"subject": "summit", "predicate": "takes-place-at", "object": "osaka", "article": "b"},
            ),
        ),
        Example(
            "aliases: two entities that another registry knows as one",
            ({"object": "tokyo"}, {"object": "tokio", "article": "b"}),
            entities={
                "tokyo": {"type": "place", "name": "Tokyo", "same_as": ["wikidata:Q1490"]},
                "tokio": {"type": "place", "name": "Tokio", "same_as": ["wikidata:Q1490"]},
            },
        ),
        Example(
            "succession: the later club's term is open, its start lies in the month the earlier one ends",
            (
                {**PLAYS, "object": "giants", "time": "2019-07/2021"},
                {**PLAYS, "object": "lions", "time": "2021-06-30/..", "article": "c"},
            ),
            entities=TEAMS,
            predicates=PLAYS_FOR,
            outcome="progression",
        ),
    )
    invalid = (
        Example(
            "a president returns after four years, and succeeds another one each time: perhaps",
            tuple(
                {
                    "subject": "trump",
                    "predicate": "succeeds",
                    "object": before,
                    "time": day,
                    "scope": {"office": "us-president"},
                }
                for before, day in (("obama", "2017-01-20"), ("biden", "2025-01-20"))
            ),
            entities={
                "obama": {"type": "person", "name": "Barack Obama"},
                "biden": {"type": "person", "name": "Joe Biden"},
            },
            outcome="possible",
            severity="warning",
        ),
        Example(
            "two birthplaces, neither within the other",
            ({"object": "tokyo"}, {"object": "osaka", "article": "b"}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "two clubs for two years",
            (
                {**PLAYS, "object": "giants", "time": "2019/2023"},
                {**PLAYS, "object": "lions", "time": "2021/2025", "article": "c"},
            ),
            entities=TEAMS,
            predicates=PLAYS_FOR,
            outcome="conflict",
            severity="error",
        ),
        Example(
            "hedging: one birthplace is only rumored, so it is one step down",
            ({"object": "tokyo"}, {"object": "osaka", "article": "b", "hedging": "rumored"}),
            outcome="conflict",
            severity="warning",
        ),
        Example(
            "hedging: one birthplace is disputed, which says nothing firm: a note",
            ({"object": "tokyo"}, {"object": "osaka", "article": "b", "hedging": "disputed"}),
            outcome="possible",
            severity="info",
        ),
        Example(
            "voices: one article gives a birthplace, another only quotes him with another",
            ({"object": "tokyo"}, {"object": "osaka", "article": "b", "attribution": {"speaker": "ishiba"}}),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "time: neither article is dated, so the player may have moved",
            ({**PLAYS, "object": "giants"}, {**PLAYS, "object": "lions", "article": "c"}),
            entities=TEAMS,
            predicates=PLAYS_FOR,
            outcome="possible",
            severity="warning",
        ),
        Example(
            "inference: the stop before the summit is only inferred in one article",
            (
                {"subject": "summit", "predicate": "previous-stop", "object": "osaka"},
                {
                    "subject": "summit",
                    "predicate": "previous-stop",
                    "object": "united-states",
                    "article": "b",
                    "attribution": {"evidence": "inferred"},
                },
            ),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "scope: only one side names the branch it speaks of",
            (
                {"predicate": "succeeds", "object": "son"},
                {"predicate": "succeeds", "object": "trump", "scope": {"role": "leader"}, "article": "b"},
            ),
            outcome="possible",
        ),
        Example(
            "declared values: two of them are for CC208, a third that is not declared excludes either",
            (
                {**STATUS, "object": {"text": "signed"}},
                {**STATUS, "object": {"text": "in force"}, "article": "b"},
                {**STATUS, "object": {"text": "lost"}, "article": "c"},
            ),
            predicates={
                "has-status": {
                    "label": "has the status",
                    "kind": "attribute",
                    "one_object_per_subject": True,
                    "exclusive_values": ["signed", "in force"],
                }
            },
            outcome="conflict",
            severity="error",
        ),
        Example(
            "yes and no: free and not free of charge in one year",
            (
                {**FREE, "object": {"boolean": True}, "time": "2024-01/2024-12"},
                {**FREE, "object": {"boolean": False}, "time": "2024-06/..", "article": "b"},
            ),
            predicates={"is-free": {"label": "is free", "kind": "state", "one_object_per_subject": True}},
            outcome="conflict",
            severity="error",
        ),
    )
