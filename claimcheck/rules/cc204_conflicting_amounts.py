"""CC204: one measure of one thing is given amounts that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations, product
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.vocabulary import KnownPredicate
from claimcheck.example import Example
from claimcheck.families.single_valued import SingleValuedRule
from claimcheck.finding import Outcome, Problem, Unchecked
from claimcheck.judging.comparison import kind_of_meeting
from claimcheck.judging.comparison import meet as compared
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import Meeting, Trail, Verdict, verdict
from claimcheck.judging.pairing import Extent
from claimcheck.judging.timing import ONE_MOMENT_OR_TWO
from claimcheck.values.amount import Amount, comparable, meet
from claimcheck.values.listing import listed
from claimcheck.values.time import Span
from claimcheck.values.units import COUNT, CURRENCIES

KILLED = {"subject": "quake", "predicate": "killed"}
VALUED = {"subject": "softbank", "predicate": "valued-at"}
_EVER = (Decimal("-Infinity"), Decimal("Infinity"))
_UNIT_NAMES = {"": "a unit that nothing declares", COUNT: "plain numbers"}


def _guests(amount: str) -> dict[str, object]:
    return {"subject": "gala", "predicate": "headcount", "object": {"amount": amount, "unit": "1"}}


def _usd(amount: str, **more: object) -> dict[str, object]:
    return {"object": {"amount": amount, "unit": "USD", **more}}


def _count(amount: str, **more: object) -> dict[str, object]:
    return {**KILLED, "object": {"amount": amount, "unit": "1", **more}}


class ConflictingAmounts(SingleValuedRule):
    """One thing is given two amounts that no rounding can reconcile: worth 500 and worth 550 billion dollars.

    Every written number stands for a range: half a unit of its last written digit either way, ten per cent
    for "about", no upper end for "at least". Two amounts conflict when their ranges have nothing in common
    and both are as of the same time. Units that convert are converted.

    ## Why it matters
    Figures are what readers copy. But most differences are rounding, an older count, or another measure, and
    a tool that reports 9.8 against 9.79 is soon switched off.

    ## What to do
    Correct the wrong figure. If the figures are of different days, say so by `as_of`; if they measure
    different things, by `scope`; if one is rough, by `approximate` or `bound`.
    """

    code = "CC204"
    name = "conflicting-amounts"
    question = "two sources disagree about a number; two sums of money do not agree"
    shapes = frozenset({"quantity"})
    meets_in = ""
    remedy = (
        "correct the wrong amount; where they count different things, tell them apart by `scope` or `as_of`"
    )

    def selects(self, predicate: KnownPredicate) -> bool:
        """Relations with one value, and counts that grow: at one time each has one value too."""
        return super().selects(predicate) or predicate.kind == "cumulative"

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """As every cross rule; amounts in units that do not convert into each other are told as unchecked."""
        apart = _units_apart(block)
        if apart:
            yield self._unchecked(block, apart)
        yield from super().check(block)

    def _unchecked(self, block: Block, apart: Mapping[str, Position]) -> Unchecked:
        subject = block.vocabulary.name(block.positions[0].lead.subject)
        units = listed([unit or _UNIT_NAMES[""] for unit in sorted(apart)])
        return Unchecked(
            f"{subject} {block.predicate.label} …: amounts in {units} cannot be compared",
            tuple(self.spot(position) for position in apart.values()),
            (*block.key, *sorted(apart)),
            help=_one_unit(apart),
        )

    def when(self, block: Block, position: Position) -> Span | None:
        """The time as of which the figure holds, where that decides what it is compared with."""
        lead = position.lead
        return lead.as_of or (lead.time if block.predicate.kind in ("state", "cumulative") else None)

    def extent(self, block: Block, position: Position) -> Extent | None:
        """The range of an amount; ranges that share no more than an edge exclude each other."""
        value, kind = position.lead.value, kind_of_meeting(block, position)
        if not isinstance(value, Amount) or kind is None or self.when(block, position) is not None:
            return None
        low, high = (end if end is not None else none for end, none in zip(value[:2], _EVER, strict=True))
        return Extent((kind, value.unit, value.per), (low, 1), (high, 0))

    def weigh(self, block: Block, a: Position, b: Position, meeting: Meeting, trail: Trail) -> Verdict:
        """Amounts exclude each other when their ranges have nothing in common."""
        del block
        ask = "Can both figures be right?"
        one, other = a.lead.value, b.lead.value
        if not (isinstance(one, Amount) and isinstance(other, Amount) and comparable(one, other)):
            trail.note(ask, "they are not in units that compare")
            return Verdict(Outcome.DISTINCT)
        if meet(one, other):
            trail.note(ask, f"yes: {one.text} and {other.text} can be one number, rounded differently")
            return Verdict(Outcome.REFINEMENT)
        trail.note(ask, f"no: {one.text} and {other.text} have no number in common")
        return verdict(meeting, "no rounding makes these one number")

    def settle(self, block: Block, group: Group) -> str | None:
        """Figures that do not say as of when need just that."""
        if any("as of when" in doubt for doubt in group.doubts):
            return "say as of when each figure holds (`as_of`)"
        if any(ONE_MOMENT_OR_TWO in doubt for doubt in group.doubts):
            return "say as of when each figure holds (`as_of`), or let the newer one supersede the older"
        return super().settle(block, group)

    template: ClassVar[Mapping[str, Any]] = {"subject": "stargate", "predicate": "has-value"}
    valid = (
        Example(
            "time: how many came on Saturday, how many on Sunday",
            (
                {**_guests("1500"), "time": "2025-03-01"},
                {**_guests("5000"), "time": "2025-03-02", "article": "b"},
            ),
        ),
        Example(
            "precision: 9.8 is 9.79, rounded",
            (_usd("9.8"), {**_usd("9.79"), "article": "b"}),
        ),
        Example(
            "rounding: half a trillion, and the same in digits",
            (_usd("0.5e12"), {**_usd("512000000000"), "article": "b"}),
        ),
        Example(
            "about: roughly 500 billion leaves room for 480",
            (_usd("500e9", approximate=True), {**_usd("480e9"), "article": "b"}),
        ),
        Example(
            "at least and at most: both leave room for the exact figure",
            (
                _usd("400e9", bound="at_least"),
                {**_usd("500e9"), "article": "b"},
                {**_usd("550e9", bound="at_most"), "article": "c"},
            ),
        ),
        Example(
            "units: a kilometre and a thousand metres",
            (
                {"object": {"amount": "1.0", "unit": "km"}},
                {"object": {"amount": "1000", "unit": "m"}, "article": "b"},
            ),
        ),
        Example(
            "other measure: so much a year is not so much a month",
            (_usd("500e9", per="year"), {**_usd("40e9", per="month"), "article": "b"}),
        ),
        Example(
            "time: two figures, each as of its year",
            (_usd("500e9", as_of="2024"), {**_usd("550e9", as_of="2025"), "article": "b"}),
        ),
        Example(
            "provisional then final: the toll of the next day is higher",
            (_count("12"), {**_count("15"), "article": "b"}),
            articles={"a": {"published": "2025-01-05"}, "b": {"published": "2025-01-06"}},
        ),
        Example(
            "scope: the provisional figure and the final one",
            (
                {**_count("12", as_of="2025-01"), "scope": {"measure": "provisional"}},
                {**_count("15", as_of="2025-01"), "scope": {"measure": "final"}, "article": "b"},
            ),
        ),
        Example(
            "succession: a company's value on two days",
            ({**VALUED, **_usd("90e9")}, {**VALUED, **_usd("120e9"), "article": "b"}),
            articles={"a": {"published": "2024-01-05"}, "b": {"published": "2025-01-06"}},
            outcome="progression",
        ),
        Example(
            "planned and actual: what it was to cost and what it cost",
            ({**_usd("500e9"), "modality": "planned"}, {**_usd("620e9"), "article": "b"}),
            outcome="progression",
        ),
        Example(
            "aliases and other things: two projects, each with its own value",
            (_usd("500e9"), {**_usd("550e9"), "subject": "deal", "article": "b"}),
        ),
    )
    invalid = (
        Example(
            "voices: one article reports the police's count and the host's: a note",
            (
                {
                    "subject": "gala",
                    "predicate": "headcount",
                    "object": {"amount": "5000", "unit": "1"},
                    "attribution": {"speaker": "police"},
                },
                {
                    "subject": "gala",
                    "predicate": "headcount",
                    "object": {"amount": "50000", "unit": "1"},
                    "attribution": {"speaker": "softbank"},
                },
            ),
            outcome="possible",
            severity="info",
        ),
        Example(
            "500 and 550 billion dollars for one project",
            (_usd("500e9"), {**_usd("550e9"), "article": "b"}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "precision: 9.79 and 9.84 both round to 9.8, but are not one number",
            (_usd("9.79"), {**_usd("9.84"), "article": "b"}, {**_usd("9.8"), "article": "c"}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "two tolls as of one day",
            (_count("12", as_of="2025-01-05"), {**_count("15", as_of="2025-01-05"), "article": "b"}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "a company's value as of one quarter, told a year apart",
            (
                {**VALUED, **_usd("90e9", as_of="2024-03")},
                {**VALUED, **_usd("120e9", as_of="2024-03"), "article": "b"},
                {**VALUED, **_usd("105e9", as_of="2024-12"), "article": "c"},
            ),
            articles={"a": {"published": "2024-04-05"}, "b": {"published": "2025-04-06"}},
            outcome="conflict",
        ),
        Example(
            "time: two tolls, and neither article is dated",
            (_count("12"), {**_count("15"), "article": "b"}),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "time: two tolls on one day, of which one may be the later",
            (_count("12"), {**_count("15"), "article": "b"}),
            articles={"a": {"published": "2025-01-05"}, "b": {"published": "2025-01-05"}},
            outcome="possible",
            severity="warning",
        ),
        Example(
            "units: half a mile is no kilometre",
            (
                {"object": {"amount": "0.5", "unit": "mi"}},
                {"object": {"amount": "1.0", "unit": "km"}, "article": "b"},
            ),
            outcome="conflict",
        ),
        Example(
            "hedging: one figure is only reported, one step down",
            (_usd("500e9"), {**_usd("550e9"), "hedging": "reportedly", "article": "b"}),
            outcome="conflict",
            severity="warning",
        ),
        Example(
            "at least 600 billion leaves no room for 500",
            (_usd("600e9", bound="at_least"), {**_usd("500e9"), "article": "b"}),
            outcome="conflict",
        ),
    )


def _units_apart(block: Block) -> dict[str, Position]:
    """By unit, the first of the amounts that would be compared, were they in units that convert."""
    by_unit: dict[str, list[Position]] = {}
    for position in block.positions:
        value = position.lead.value
        unit = ""
        if isinstance(value, Amount):
            unit = _UNIT_NAMES.get(value.unit, value.unit) + (f" per {value.per}" if value.per else "")
        by_unit.setdefault(unit, []).append(position)
    apart: dict[str, Position] = {}
    for one, other in combinations(sorted(by_unit), 2):
        pair = next((p for p in product(by_unit[one], by_unit[other]) if _would_compare(block, *p)), None)
        if pair is not None:
            apart.setdefault(one, pair[0])
            apart.setdefault(other, pair[1])
    return apart


def _one_unit(units: Mapping[str, Position]) -> str:
    """What to do about units that do not convert: no exchange rate is assumed."""
    if any(" per " in unit for unit in units):
        return "give both for one span (`per`) and in one unit"
    if all(unit in CURRENCIES for unit in units):
        return "give both in one currency, as an article does: exchange rates change, so none is assumed"
    return "give both in one unit, or declare in the configuration how the one converts into the other"


def _would_compare(block: Block, a: Position, b: Position) -> bool:
    if not (a.lead.affirmed and b.lead.affirmed):
        return False
    meeting = compared(block, a, b)
    return meeting is not None and verdict(meeting, "").outcome in (
        Outcome.CONFLICT,
        Outcome.POSSIBLE,
    )
