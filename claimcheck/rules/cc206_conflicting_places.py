"""CC206: one event is given places of which neither lies within the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.vocabulary import PLACE_OF_EVENT, KnownPredicate, Vocabulary
from claimcheck.example import Example
from claimcheck.families.single_valued import OF_PLACES, SingleValuedRule, perhaps_moved, stale_or_undated
from claimcheck.finding import Outcome
from claimcheck.judging.comparison import REPLANNED
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import Meeting, Trail, Verdict, verdict
from claimcheck.values.listing import listed

PLANNED = {"modality": "planned"}


class ConflictingPlaces(SingleValuedRule):
    """One event has two places, and neither lies within the other.

    A venue, its city and its country agree. The place that the vocabulary gives an event (`place`) takes part
    beside those that claims give it (`takes-place-at`). An event whose parts (`part_of`) are at several
    places takes place at each of them; so does one that the relation lists among its `exceptions`.

    ## Why it matters
    Somebody sends the camera crew to the wrong city. Most differences are none, though: Akasaka Palace and
    Tokyo, a venue that was changed, the start and the end of a march.

    ## What to do
    Correct the wrong place. If one place lies in the other, say so by `within`; if the venue was changed,
    give the articles their `published` date; if the event has several sites, give each its own event that is
    `part_of` it, or list the event in the relation's `exceptions`; if one place is the start and one the end,
    say so in `scope`.
    """

    code = "CC206"
    name = "conflicting-places"
    question = "two sources give an event two places"
    shapes = frozenset({"entity"})
    with_registered = True
    remedy = OF_PLACES

    def selects(self, predicate: KnownPredicate) -> bool:
        """Only the relation that says where an event takes place."""
        return super().selects(predicate) and predicate.id == PLACE_OF_EVENT

    def weigh(self, block: Block, a: Position, b: Position, meeting: Meeting, trail: Trail) -> Verdict:
        """Places exclude each other unless they are nested, or the event is known to be at both."""
        ask, here, there = "Can both places be right?", a.lead.object, b.lead.object
        if block.vocabulary.nested(here, there):
            trail.note(ask, "yes: one place lies within the other")
            return Verdict(Outcome.REFINEMENT)
        if _has_parts_at(block.vocabulary, a.lead.subject, here, there):
            trail.note(ask, "yes: parts of the event are at both")
            return Verdict(Outcome.REFINEMENT)
        trail.note(ask, "no: neither lies within the other")
        perhaps_moved(a, b, meeting, trail)
        return verdict(meeting, "neither place lies within the other")

    def progression(self, block: Block, group: Group, labels: Sequence[str]) -> tuple[str, str]:
        """A place that was changed is told as such; the rest as for every value."""
        if {position.lead.modality for position in group.pair} == {"planned"}:
            return listed(labels, last="or"), ": the place was changed"
        return super().progression(block, group, labels)

    def settle(self, block: Block, group: Group) -> str | None:
        """Which of two plans is the newer one, dates tell, and of the vocabulary's own place its keeper."""
        if REPLANNED in group.doubts:
            return stale_or_undated(group, "place")
        return super().settle(block, group)

    template: ClassVar[Mapping[str, Any]] = {"subject": "summit", "predicate": "takes-place-at"}
    valid = (
        Example(
            "recurring: a fair that was in one city in 2024, in another in 2025",
            ({"object": "tokyo", "time": "2024"}, {"object": "osaka", "time": "2025", "article": "b"}),
        ),
        Example(
            "precision: the palace, its city and its country",
            ({"object": "akasaka"}, {"object": "tokyo", "article": "b"}, {"object": "japan", "article": "c"}),
        ),
        Example(
            "vocabulary: the event's own coarser place holds the claimed venue",
            ({"subject": "fair", "object": "akasaka"},),
            entities={"fair": {"type": "event", "name": "the fair", "place": "tokyo"}},
        ),
        Example(
            "aliases: two ids of one city",
            ({"object": "osaka"}, {"object": "osaka-shi", "article": "b"}),
            entities={"osaka-shi": {"type": "place", "name": "大阪市", "same_as": ["osaka"]}},
        ),
        Example(
            "departure and arrival: a march from one city to the other",
            (
                {"object": "osaka", "scope": {"role": "start"}},
                {"object": "tokyo", "scope": {"role": "finish"}, "article": "b"},
            ),
        ),
        Example(
            "declared multi-site: the games have parts in both cities",
            (
                {"subject": "games", "object": "tokyo"},
                {"subject": "games", "object": "osaka", "article": "b"},
            ),
            entities={
                "games": {"type": "event", "name": "the games"},
                "opening": {"type": "event", "name": "the opening", "part_of": "games", "place": "akasaka"},
                "final": {"type": "event", "name": "the final", "part_of": "games", "place": "osaka"},
            },
        ),
        Example(
            "declared multi-site: the relation makes an exception for the tour",
            ({"subject": "tour", "object": "tokyo"}, {"subject": "tour", "object": "osaka", "article": "b"}),
            entities={"tour": {"type": "event", "name": "the tour"}},
            predicates={
                "takes-place-at": {
                    "label": "takes place at",
                    "kind": "attribute",
                    "one_object_per_subject": True,
                    "exceptions": ["tour"],
                }
            },
        ),
        Example(
            "planned and actual: due in Osaka, held in Tokyo",
            ({"object": "osaka", **PLANNED}, {"object": "tokyo", "article": "b"}),
            outcome="progression",
        ),
        Example(
            "a change of plan: the later article names another city",
            ({"object": "osaka", **PLANNED}, {"object": "tokyo", "article": "b", **PLANNED}),
            articles={"a": {"published": "2025-09-01"}, "b": {"published": "2025-10-01"}},
            outcome="progression",
        ),
        Example(
            "two events: this year's summit is somewhere else",
            ({"object": "osaka"}, {"subject": "summit-2025", "object": "tokyo", "article": "b"}),
            entities={"summit-2025": {"type": "event", "name": "the summit of 2025"}},
        ),
        Example(
            "denial: not in Osaka does not speak against Tokyo",
            ({"object": "tokyo"}, {"object": "osaka", "polarity": "negated", "article": "b"}),
        ),
    )
    invalid = (
        Example(
            "one summit in two cities",
            ({"object": "tokyo"}, {"object": "osaka", "article": "b"}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "a venue in one city, and the other city",
            ({"object": "akasaka"}, {"object": "osaka", "article": "b"}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "vocabulary: the event's own place is another city",
            ({"subject": "fair", "object": "osaka"},),
            entities={"fair": {"type": "event", "name": "the fair", "place": "akasaka"}},
            outcome="conflict",
            severity="error",
        ),
        Example(
            "vocabulary: the plan may have been moved to or from the event's own place",
            ({"subject": "fair", "object": "osaka", **PLANNED},),
            entities={"fair": {"type": "event", "name": "the fair", "place": "tokyo"}},
            outcome="possible",
            severity="warning",
        ),
        Example(
            "planned twice, and nothing tells whether the venue was changed",
            ({"object": "osaka", **PLANNED}, {"object": "tokyo", "article": "b", **PLANNED}),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "hedging: one city is only reported, one step down",
            ({"object": "tokyo"}, {"object": "osaka", "hedging": "reportedly", "article": "b"}),
            outcome="conflict",
            severity="warning",
        ),
        Example(
            "scope: only one side says which part of it is meant",
            ({"object": "tokyo"}, {"object": "osaka", "scope": {"role": "start"}, "article": "b"}),
            outcome="possible",
        ),
        Example(
            "multi-site: a third city, where no part of the games is",
            ({"subject": "games", "object": "tokyo"}, {"subject": "games", "object": "nara", "article": "b"}),
            entities={
                "nara": {"type": "place", "name": "Nara", "within": "japan"},
                "games": {"type": "event", "name": "the games"},
                "opening": {"type": "event", "name": "the opening", "part_of": "games", "place": "tokyo"},
                "final": {"type": "event", "name": "the final", "part_of": "games", "place": "osaka"},
            },
            outcome="conflict",
        ),
    )


def _has_parts_at(known: Vocabulary, event: str, *places: str) -> bool:
    """Whether the vocabulary knows, for each of the places, a part of the event there."""
    sites = [
        known.canonical.get(thing.place, thing.place)
        for thing in known.entities.values()
        if thing.place and thing.part_of and known.canonical.get(thing.part_of, thing.part_of) == event
    ]
    return all(any(known.nested(place, site) for site in sites) for place in places)
