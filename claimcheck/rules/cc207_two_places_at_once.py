"""CC207: one person is in two places at one time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.vocabulary import KnownPredicate
from claimcheck.example import Example
from claimcheck.finding import Outcome, Problem, Spot, Unchecked
from claimcheck.judging.comparison import meet_in_order
from claimcheck.judging.grouping import Group
from claimcheck.judging.implying import Chain, comes_to, is_there
from claimcheck.judging.meeting import DISTINCT, SILENT, Trail, Verdict
from claimcheck.judging.timing import INFERRED_DATE
from claimcheck.rule import CrossRule, quoted
from claimcheck.values.listing import listed
from claimcheck.values.time import Relation, Span, overlap_text, relation

LOCATED = "located-in"
DONE_THERE = frozenset({"meets", "speaks-with", "says", "signs"})
"""What somebody does at the place that the claim gives, unless from afar."""
IN_TOKYO = {"object": "tokyo", "time": "2025-02-06/2025-02-08"}
IN_WASHINGTON = {"object": "washington", "time": "2025-02-07", "article": "b"}
MEETS_TRUMP = {"predicate": "meets", "object": "trump", "time": "2025-02-07"}
SIGNING = {"signing": {"type": "event", "name": "the signing", "place": "washington"}}
WASHINGTON = {"washington": {"type": "place", "name": "Washington", "within": "united-states"}}


@dataclass(frozen=True)
class TwoPlacesAtOnce(CrossRule):
    """One person is certainly in two places at one time, and neither lies within the other.

    Where somebody is follows from being there (`located-in`), from a visit, from attending an event with a
    place, and from the `place` of a claim that somebody meets or speaks with others, says or signs something.
    It is told only where the times leave no room for travel: at least one claim says by its own `time`, to
    the day, that the stay lasted from one day to another, and the other falls within.

    ## Why it matters
    A man who is on stage in Tokyo while he signs a bill in Washington is at one of the two, or took part from
    afar, and the article does not say so.

    ## What to do
    Correct the time or the place. Who takes part from afar has `"remote": true` in `scope`. If one place lies
    in the other, say so by `within`.

    Option `longest_stay` (default 31): who is said to be somewhere for more days than that may well be away
    for some of them, so that it is only possibly wrong.
    """

    longest_stay: int = 31

    code = "CC207"
    name = "two-places-at-once"
    question = "one person is in two places at once"
    block_on = ("subject",)
    differs_in = ("predicate", "object", "place")
    some = ("lasts",)
    remedy = 'correct the wrong place or `time`; who takes part from afar has `"remote": true` in `scope`'

    def selects(self, predicate: KnownPredicate) -> bool:
        """Relations that say or imply where somebody is."""
        return predicate.id == LOCATED or LOCATED in predicate.leads_to or predicate.id in DONE_THERE

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """As every cross rule, of where the claims put the person."""
        there = []
        for position in block.positions:
            chain = _whereabouts(block, position)
            if chain is not None and chain.end.time is not None:
                there.append(replace(position, lead=chain.end))
        yield from super().check(replace(block, positions=tuple(there)))

    def when(self, block: Block, position: Position) -> Span | None:
        """The time of the stay."""
        del block
        return position.lead.time

    def camp(self, position: Position) -> str:
        """The place."""
        return position.lead.place if position.lead.predicate in DONE_THERE else position.lead.object

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Whether the two places, and the times, exclude each other."""
        chains = [_whereabouts(block, position) for position in (a, b)]
        for chain in chains:
            if chain is None:
                trail.note("Does it say where a person is, and when?", "no")
                return DISTINCT
            trail.note("Does it say where a person is, and when?", f"yes: {chain.words(block.vocabulary)}")
        x, y = (chain.end for chain in chains if chain is not None)
        if block.vocabulary.nested(x.object, y.object):
            trail.note("Do the places exclude each other?", "no: one lies within the other, or they are one")
            return Verdict(Outcome.REFINEMENT)
        if _one_occasion(block, a.statements[0].event, b.statements[0].event):
            trail.note("Are they two occasions?", "no: one, which may have several stations")
            return DISTINCT
        if any(block.vocabulary.predicates[LOCATED].spares(s.subject, s.object) for s in (x, y)):
            trail.note("Does it apply to them?", "no: the relation makes an exception")
            return DISTINCT
        if x.time is None or y.time is None or not _leaves_no_time(x.time, y.time):
            trail.note("Is there time to travel?", "yes, as far as the times tell")
            return DISTINCT
        trail.note("Is there time to travel?", f"no: {x.time.text} and {y.time.text}")
        meeting = meet_in_order(block, replace(a, lead=x), replace(b, lead=y), trail)
        if meeting is None:
            return DISTINCT
        if meeting.replanned:
            return Verdict(Outcome.PROGRESSION, "the plan changed between the two")
        doubts = list(meeting.doubts)
        if x.time_inferred or y.time_inferred:
            doubts.append(INFERRED_DATE)
        if any(not s.moment and s.last_end - s.first_start > self.longest_stay for s in (x.time, y.time)):
            doubts.append("so long a stay leaves room for a trip")
        outcome = Outcome.POSSIBLE if doubts else Outcome.CONFLICT
        return Verdict(outcome, "nobody is in two places", tuple(doubts), overlap_text(x.time, y.time))

    def label(self, block: Block, position: Position) -> str:
        """The place."""
        return block.vocabulary.name(position.lead.object)

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """Who is where at one time."""
        who = block.vocabulary.name(group.pair[0].lead.subject)
        if group.outcome is Outcome.PROGRESSION:
            return f"{who} is planned to be in {listed(labels, last='or')}: the plan was changed"
        perhaps = "perhaps " if group.outcome is Outcome.POSSIBLE else ""
        return f"{who} is {perhaps}in {listed(labels)} at one time"

    def notes(self, block: Block, group: Group) -> tuple[str, ...]:
        """Why it is only possible, and what puts the person where nobody says so outright."""
        told = []
        for position in group.pair:
            chain = _whereabouts(block, replace(position, lead=position.statements[0]))
            if chain is not None and len(chain.steps) > 1:
                told.append(chain.words(block.vocabulary))
        return (*told, *super().notes(block, group))

    def spot(self, position: Position) -> Spot:
        """What puts the person there."""
        pointer = "/place" if position.statements[0].predicate in DONE_THERE else "/object"
        return Spot(position.lead.claim, pointer, quoted(position.lead))

    template: ClassVar[Mapping[str, Any]] = {"subject": "ishiba", "predicate": "visits"}
    valid = (
        Example(
            "time to travel: Tokyo in the morning, Washington on the same day",
            ({"object": "tokyo", "time": "2025-02-07"}, IN_WASHINGTON),
            entities=WASHINGTON,
        ),
        Example(
            "time to travel: the stay ends on the day on which the next one begins",
            (IN_TOKYO, {**IN_WASHINGTON, "time": "2025-02-08/2025-02-10"}),
            entities=WASHINGTON,
        ),
        Example(
            "undecided precision: somewhere in a month",
            ({**IN_TOKYO, "time": "2025-02/2025-03"}, IN_WASHINGTON),
            entities=WASHINGTON,
        ),
        Example(
            "nested places: the palace, its city and its country",
            (IN_TOKYO, {**IN_WASHINGTON, "object": "akasaka"}, {**IN_WASHINGTON, "object": "japan"}),
        ),
        Example(
            "remote: takes part from afar",
            (
                IN_TOKYO,
                {
                    "predicate": "attends",
                    "object": "signing",
                    "time": "2025-02-07",
                    "scope": {"remote": True},
                    "article": "b",
                },
            ),
            entities={
                **WASHINGTON,
                "signing": {"type": "event", "name": "the signing", "place": "washington"},
            },
        ),
        Example(
            "one occasion with several stations",
            (
                {**IN_TOKYO, "event": "summit"},
                {**IN_WASHINGTON, "time": "2025-02-06/2025-02-08", "event": "summit"},
            ),
            entities=WASHINGTON,
        ),
        Example(
            "a tour, and a stop of it",
            (
                {**IN_TOKYO, "event": "tour"},
                {**IN_WASHINGTON, "time": "2025-02-07/2025-02-08", "event": "stop"},
            ),
            entities={
                **WASHINGTON,
                "tour": {"type": "event", "name": "the tour"},
                "stop": {"type": "event", "name": "the stop", "part_of": "tour"},
            },
        ),
        Example(
            "an event of several days, of which he attends some",
            (
                {"predicate": "attends", "object": "fair"},
                {**IN_WASHINGTON, "time": "2025-02-07"},
            ),
            entities={
                **WASHINGTON,
                "fair": {
                    "type": "event",
                    "name": "the fair",
                    "place": "tokyo",
                    "time": "2025-02-06/2025-02-08",
                },
            },
        ),
        Example(
            "a plan, and what came of it",
            ({**IN_TOKYO, "modality": "planned"}, IN_WASHINGTON),
            entities=WASHINGTON,
        ),
        Example(
            "they speak on the phone, and the claim gives the place of the other",
            (
                IN_TOKYO,
                {
                    "predicate": "speaks-with",
                    "object": "trump",
                    "place": "washington",
                    "time": "2025-02-07",
                    "scope": {"by": "telephone"},
                    "article": "b",
                },
            ),
            entities=WASHINGTON,
        ),
        Example(
            "a meeting at the palace, on a stay in its city; a bill that he signs on the day he leaves",
            (
                IN_TOKYO,
                {**MEETS_TRUMP, "place": "akasaka", "article": "b"},
                {
                    "predicate": "signs",
                    "object": "deal",
                    "place": "washington",
                    "time": "2025-02-08",
                    "article": "b",
                },
            ),
            entities=WASHINGTON,
        ),
        Example(
            "a company is in many places",
            (
                {"subject": "softbank", "predicate": "located-in", **IN_TOKYO},
                {"subject": "softbank", "predicate": "located-in", **IN_WASHINGTON},
            ),
            entities=WASHINGTON,
        ),
    )
    invalid = (
        Example(
            "in Tokyo for three days, and in Washington on the second",
            (IN_TOKYO, IN_WASHINGTON),
            entities=WASHINGTON,
            outcome="conflict",
            severity="error",
        ),
        Example(
            "an event elsewhere: its place says where he is",
            (IN_TOKYO, {"predicate": "attends", "object": "signing", "time": "2025-02-07", "article": "b"}),
            entities={
                **WASHINGTON,
                "signing": {"type": "event", "name": "the signing", "place": "washington"},
            },
            outcome="conflict",
            severity="error",
        ),
        Example(
            "two stays that share two days",
            (IN_TOKYO, {**IN_WASHINGTON, "time": "2025-02-07/2025-02-10"}),
            entities=WASHINGTON,
            outcome="conflict",
        ),
        Example(
            "hedging: reportedly in Washington, one step down",
            (IN_TOKYO, {**IN_WASHINGTON, "hedging": "reportedly"}),
            entities=WASHINGTON,
            outcome="conflict",
            severity="warning",
        ),
        Example(
            "a stay of months, from which he may have been away for a day",
            ({**IN_TOKYO, "time": "2025-01-01/2025-04-30"}, IN_WASHINGTON),
            entities=WASHINGTON,
            outcome="possible",
            severity="warning",
        ),
        Example(
            "a meeting elsewhere: the claim's own place says where he is",
            (IN_TOKYO, {**MEETS_TRUMP, "place": "washington", "article": "b"}),
            entities=WASHINGTON,
            outcome="conflict",
            severity="error",
        ),
        Example(
            "one meeting of three days, told with two places",
            (
                {**MEETS_TRUMP, "place": "tokyo", "time": "2025-02-06/2025-02-08"},
                {**MEETS_TRUMP, "place": "washington", "time": "2025-02-06/2025-02-08", "article": "b"},
            ),
            entities=WASHINGTON,
            outcome="conflict",
        ),
        Example(
            "the date is only inferred",
            (IN_TOKYO, {**IN_WASHINGTON, "time_basis": "inferred"}),
            entities=WASHINGTON,
            outcome="possible",
        ),
    )


def _whereabouts(block: Block, position: Position) -> Chain | None:
    """How a position comes to say where a person is, by a time of its own or that of the writing."""
    lead, known = position.lead, block.vocabulary
    if not lead.affirmed or known.type(lead.subject) != "person":
        return None
    if lead.time_from == "relative" or (lead.time is not None and lead.time.impossible):
        return None
    if lead.time_from == "event" and lead.time is not None and not lead.time.moment:
        return None  # who attends an event of several days need not stay for all of them
    return is_there(lead, LOCATED, known) if lead.predicate in DONE_THERE else comes_to(lead, LOCATED, known)


def _one_occasion(block: Block, one: str, other: str) -> bool:
    """Whether two events are one, or one is part of the other, such as a stop of a tour."""
    known = block.vocabulary

    def wholes(event: str) -> Iterator[str]:
        seen: set[str] = set()
        while event and event not in seen:
            seen.add(event)
            yield event
            thing = known.entities.get(event)
            event = known.canonical.get(thing.part_of, thing.part_of) if thing is not None else ""

    return one in wholes(other) or other in wholes(one)


def _leaves_no_time(one: Span, other: Span) -> bool:
    """Whether two times certainly overlap, and their ends are known to the day."""
    told = all(
        span.moment or (span.first_start == span.last_start and span.first_end == span.last_end)
        for span in (one, other)
    )
    return told and relation(one, other) is Relation.OVERLAP
