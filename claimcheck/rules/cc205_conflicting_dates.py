"""CC205: one event, or one fact with a date, is given dates that cannot both be right."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.example import Example
from claimcheck.families.single_valued import SingleValuedRule, perhaps_moved, stale_or_undated
from claimcheck.finding import Outcome
from claimcheck.judging.comparison import REPLANNED, kind_of_meeting
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import Meeting, Trail, Verdict, verdict
from claimcheck.judging.pairing import Extent
from claimcheck.values.listing import listed
from claimcheck.values.time import Span, gap

PLANNED = {"modality": "planned"}


def _on(date: str, **more: object) -> dict[str, object]:
    return {"object": {"date": date}, **more}


@dataclass(frozen=True)
class ConflictingDates(SingleValuedRule):
    """One event has two dates, or one person two birthdays, that have no day in common.

    A coarse date agrees with every finer one inside it, and a span of days with each of them. The date that
    the vocabulary gives an event (`time`) takes part beside those that claims give it (`takes-place-on`).

    ## Why it matters
    Somebody will stand before a closed door. Most differences are none, though: 1990 and 21 April 1990, the
    27th in Washington and the 28th in Tokyo, a plan and what came of it, a date that was moved.

    ## What to do
    Correct the wrong date. If a date was moved, give the articles their `published` date; if the event takes
    place every year, give each edition its own event.

    Option `near_days` (default 1): dates to the day that are no further apart may be one day told in two time
    zones, and are only possibly in conflict.
    """

    code = "CC205"
    name = "conflicting-dates"
    question = "two sources give an event two dates"
    shapes = frozenset({"date"})
    with_registered = True
    remedy = "correct the wrong date; where they are two (editions, people of one name), give each an id"

    near_days: int = 1

    def extent(self, block: Block, position: Position) -> Extent | None:
        """The days that a date may be, and those near it."""
        value, kind = position.lead.value, kind_of_meeting(block, position)
        if not isinstance(value, Span) or value.impossible or kind is None:
            return None
        if self.when(block, position) is not None:
            return None
        return Extent(kind, value.first_start, value.last_end + self.near_days)

    def near(self, block: Block) -> Iterator[tuple[int, int]]:
        """Dates with no day in common that are no further apart than may be time zones."""
        days = [(p.lead.value, i) for i, p in enumerate(block.positions) if isinstance(p.lead.value, Span)]
        ends = sorted((value.last_end, index) for value, index in days)
        for value, index in days:
            first = bisect_left(ends, (value.first_start - self.near_days,))
            for _, other in ends[first : bisect_left(ends, (value.first_start,))]:
                yield other, index

    def weigh(self, block: Block, a: Position, b: Position, meeting: Meeting, trail: Trail) -> Verdict:
        """Dates exclude each other when they have no day in common, and nothing moved between the two."""
        ask = "Can both dates be right?"
        one, other = a.lead.value, b.lead.value
        if not (isinstance(one, Span) and isinstance(other, Span)) or one.impossible or other.impossible:
            trail.note(ask, "one of them ends before it starts, so nothing can be said")
            return Verdict(Outcome.DISTINCT)
        apart = gap(one, other)
        if apart == 0:
            trail.note(ask, f"yes: {one.text} and {other.text} have a day in common")
            return Verdict(Outcome.REFINEMENT)
        if not block.predicate.reschedulable:
            meeting.replanned = False
            meeting.doubts = [doubt for doubt in meeting.doubts if doubt != REPLANNED]
        else:
            perhaps_moved(a, b, meeting, trail)
        if apart <= self.near_days and _to_the_day(one, other):
            days = "one day" if apart == 1 else f"{apart} days"
            meeting.doubts.append(f"they are {days} apart: perhaps a time zone")
            trail.note(ask, f"perhaps: {one.text} and {other.text} are {days} apart, as in two time zones")
        else:
            trail.note(ask, f"no: {one.text} and {other.text} have no day in common")
        return verdict(meeting, "the dates have no day in common")

    def progression(self, block: Block, group: Group, labels: Sequence[str]) -> tuple[str, str]:
        """A date that was moved is told as such; the rest as for every value."""
        if {position.lead.modality for position in group.pair} == {"planned"}:
            return listed(labels, last="or"), ": the date was moved"
        return super().progression(block, group, labels)

    def settle(self, block: Block, group: Group) -> str | None:
        """Which of two plans is the newer one, dates tell, and of the vocabulary's own date its keeper."""
        if REPLANNED in group.doubts:
            return stale_or_undated(group, "time")
        return super().settle(block, group)

    template: ClassVar[Mapping[str, Any]] = {"subject": "summit", "predicate": "takes-place-on"}
    valid = (
        Example(
            "rescheduling in one article: originally the 20th, now the 27th of the next month",
            (
                _on("2025-10-20", relative="before", **PLANNED),
                _on("2025-11-27", **PLANNED),
            ),
            outcome="progression",
        ),
        Example(
            "precision: the year, the month and the day of one birth",
            (
                _on("1957", subject="ishiba", predicate="born-on"),
                _on("1957-02", subject="ishiba", predicate="born-on", article="b"),
                _on("1957-02-04", subject="ishiba", predicate="born-on", article="c"),
            ),
        ),
        Example(
            "multi-day: a summit of three days, and its second day",
            (_on("2025-02-06/2025-02-08"), _on("2025-02-07", article="b")),
        ),
        Example(
            "precision: around a month, and the month after",
            (_on("2025-10~"), _on("2025-11-03", article="b")),
        ),
        Example(
            "planned and actual: due on Monday, held on Thursday",
            (_on("2025-10-27", **PLANNED), _on("2025-10-30", article="b")),
            outcome="progression",
        ),
        Example(
            "rescheduled: the later article plans another day",
            (_on("2025-10-27", **PLANNED), _on("2025-11-15", article="b", **PLANNED)),
            articles={"a": {"published": "2025-09-01"}, "b": {"published": "2025-10-01"}},
            outcome="progression",
        ),
        Example(
            "recurring: the editions of two years are two events",
            (_on("2024-10-27"), _on("2025-10-27", subject="summit-2025", article="b")),
            entities={"summit-2025": {"type": "event", "name": "the summit of 2025"}},
        ),
        Example(
            "scope: the edition tells two years of one event apart",
            (
                _on("2024-10-27", scope={"edition": "2024"}),
                _on("2025-10-27", scope={"edition": "2025"}, article="b"),
            ),
        ),
        Example(
            "vocabulary: the event's own coarser time holds the claimed day",
            (_on("2025-11-15", subject="fair"),),
            entities={"fair": {"type": "event", "name": "the fair", "time": "2025-11"}},
        ),
        Example(
            "aliases: two ids of one event, one day",
            (_on("2025-10-27"), _on("2025-10-27", subject="summit-x", article="b")),
            entities={"summit-x": {"type": "event", "name": "the meeting", "same_as": ["summit"]}},
        ),
    )
    invalid = (
        Example(
            "one summit on two days, three days apart",
            (_on("2025-10-27"), _on("2025-10-30", article="b")),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "precision: neighbouring years have no day in common",
            (
                _on("1957", subject="ishiba", predicate="born-on"),
                _on("1958", subject="ishiba", predicate="born-on", article="b"),
            ),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "aliases: two ids of one event, two days",
            (_on("2025-10-27"), _on("2025-10-30", subject="summit-x", article="b")),
            entities={"summit-x": {"type": "event", "name": "the meeting", "same_as": ["summit"]}},
            outcome="conflict",
        ),
        Example(
            "time zone: one day apart",
            (_on("2025-10-27"), _on("2025-10-28", article="b")),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "planned twice, and nothing tells whether the date was moved",
            (_on("2025-10-27", **PLANNED), _on("2025-11-15", article="b", **PLANNED)),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "planned twice, for two days, in one article: an old date and a new one, or an error",
            (_on("2025-10-27", **PLANNED), _on("2025-11-15", **PLANNED)),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "hedging: one date is only expected, one step down",
            (_on("2025-10-27"), _on("2025-11-15", hedging="likely", article="b")),
            outcome="conflict",
            severity="warning",
        ),
        Example(
            "vocabulary: the event's own date is another day",
            (_on("2025-11-15", subject="fair"),),
            entities={"fair": {"type": "event", "name": "the fair", "time": "2025-11-20"}},
            outcome="conflict",
            severity="error",
        ),
        Example(
            "vocabulary: the plan may have been moved to or from the event's own date",
            (_on("2025-11-15", subject="fair", **PLANNED),),
            entities={"fair": {"type": "event", "name": "the fair", "time": "2025-11-20"}},
            outcome="possible",
        ),
        Example(
            "scope: only one side names the edition",
            (_on("2024-10-27", scope={"edition": "2024"}), _on("2025-10-27", article="b")),
            outcome="possible",
        ),
    )


def _to_the_day(a: Span, b: Span) -> bool:
    """Whether the end of the earlier date and the start of the later one are both known to the day."""
    earlier, later = (a, b) if a.last_end < b.first_start else (b, a)
    return earlier.first_end == earlier.last_end and later.first_start == later.last_start
