"""CC209: two things that can come in one order only are told in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.proposition import object_words
from claimcheck.comparable.statement import DATE, ENTITY
from claimcheck.comparable.vocabulary import KnownPredicate
from claimcheck.example import Example
from claimcheck.finding import Outcome, Problem, Spot, Unchecked
from claimcheck.judging.comparison import meet_in_order
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import DISTINCT, SILENT, Trail, Verdict
from claimcheck.judging.timing import INFERRED_DATE, days_late, span_of, to_the_day, when_words
from claimcheck.rule import CrossRule, quoted
from claimcheck.values.time import Span

BORN, DIED = {"predicate": "born-on"}, {"predicate": "died-on"}
HELD = {"predicate": "holds-office", "object": "prime-minister"}
TAKES, LEAVES = ({**HELD, "predicate": f"{verb}-office"} for verb in ("takes", "leaves"))
ANOTHER_TIME = "it may have happened more than once, so the two may belong to different times"


def _on(relation: Mapping[str, object], date: str, **more: object) -> dict[str, object]:
    return {**relation, "object": {"date": date}, **more}


@dataclass(frozen=True)
class OrderViolated(CrossRule):
    """Two things are told in an order in which they cannot have happened.

    Relations say by `before` and `after` what comes first: a birth before a term of office, that before a
    death; an announcement before what it announces, a beginning before an end. It is told only where the
    order is certainly broken, whatever days the coarser dates stand for. The date that the vocabulary gives
    an event (`time`) takes part beside those of claims.

    ## Why it matters
    A man who takes office three years after his funeral is a wrong year, or two men of one name.

    ## What to do
    Correct the wrong date, or give two people of one name two ids. What was done posthumously is no error:
    say `"posthumous": true` in `scope`, or list the person in the relation's `exceptions`.

    Option `near_days` (default 1): days that are no further apart in the wrong order may be one day told in
    two time zones, and are only possibly wrong.
    """

    code = "CC209"
    name = "order-violated"
    question = "what must come first comes last; somebody holds an office after death"
    block_on = ("subject",)
    differs_in = ("predicate",)
    meets_in = ""
    with_registered = True
    remedy = "correct the wrong date; where they are two people or things of one name, give them two ids"

    near_days: int = 1

    def selects(self, predicate: KnownPredicate) -> bool:
        """Relations that come before or after others."""
        return bool(predicate.before or predicate.after)

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """As every cross rule, of the objects whose dates may break an order at all."""
        found = {p.lead.object for p in _suspects(block)}
        if found:
            kept = tuple(p for p in block.positions if p.lead.object in found)
            yield from super().check(replace(block, positions=kept))

    def when(self, block: Block, position: Position) -> None:
        """Order asks for no shared day, so every position is paired with every other."""

    def camp(self, position: Position) -> str:
        """The relation, its object, and the time."""
        lead = position.lead
        time = lead.time.text if lead.time and lead.shape != DATE else ""
        return "\x1d".join((lead.predicate, lead.object, time))

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Whether what has to come first certainly came later."""
        if not (a.lead.affirmed and b.lead.affirmed):
            trail.note("Do both say that it is so?", "no: one denies it")
            return DISTINCT
        pair = _in_order(block, a, b)
        if pair is None:
            trail.note("Is it declared which comes first?", "no")
            return DISTINCT
        one, other = pair
        first, second = block.relation(one), block.relation(other)
        trail.note("Is it declared which comes first?", f"yes: “{first.label}”, then “{second.label}”")
        x, y = one.lead, other.lead
        if x.shape == y.shape == ENTITY and x.object != y.object:
            trail.note("Is it one matter?", "no: the one is of another thing than the other")
            return DISTINCT
        if any(r.spares(x.subject, x.object, y.object) for r in (first, second)):
            trail.note("Does the order apply?", "no: it is said to be an exception")
            return DISTINCT
        days = days_late(x, y)
        if days <= 0:
            trail.note(
                "Is the order certainly broken?", f"no: {when_words(x)} may come before {when_words(y)}"
            )
            return DISTINCT
        trail.note("Is the order certainly broken?", f"yes: {when_words(x)} comes after {when_words(y)}")
        return self._verdict(block, one, other, days, trail)

    def _verdict(self, block: Block, one: Position, other: Position, days: int, trail: Trail) -> Verdict:
        x, y = one.lead, other.lead
        repeats = DATE not in (x.shape, y.shape) and not (x.event and x.event == y.event)
        if repeats and _earlier_one(block, one, other):
            trail.note("Did an earlier one come before it?", "yes, or perhaps: another record speaks of it")
            return DISTINCT
        if repeats and _told_before(block, other, one):
            trail.note("Was the one told before the other happened?", "yes: so they are of two times")
            return DISTINCT
        meeting = meet_in_order(block, one, other, trail)
        if meeting is None:
            return DISTINCT
        if meeting.replanned:
            return Verdict(Outcome.PROGRESSION, "the plan changed between the two")
        doubts = list(meeting.doubts)
        if repeats:
            doubts.append(ANOTHER_TIME)
            trail.note("Can it happen more than once?", f"yes: {ANOTHER_TIME}")
        if x.time_inferred or y.time_inferred:
            doubts.append(INFERRED_DATE)
        if days <= self.near_days and to_the_day(x, y):
            doubts.append(f"they are {days} day{'s' if days > 1 else ''} apart: perhaps a time zone")
        outcome = Outcome.POSSIBLE if doubts else Outcome.CONFLICT
        return Verdict(outcome, "the order is broken", tuple(doubts))

    def label(self, block: Block, position: Position) -> str:
        """What it is, and when."""
        lead, relation = position.lead, block.relation(position)
        words = f"{relation.label} {object_words(lead, block.vocabulary)}"
        return words if lead.shape == DATE or lead.time is None else f"{words}, {lead.time.words}"

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """What comes after what, and cannot."""
        del labels
        pair = _in_order(block, *group.pair)
        assert pair is not None
        first, second = (self.label(block, position) for position in pair)
        subject = block.vocabulary.name(pair[0].lead.subject)
        comes = "perhaps comes" if group.outcome is Outcome.POSSIBLE else "comes"
        return f"{subject}: “{first}” {comes} after “{second}”, which is the wrong order"

    def spot(self, position: Position) -> Spot:
        """The date: the object, the claim's own time, or the date that the vocabulary gives an event."""
        lead = position.lead
        if lead.record == "entity":
            return Spot(lead.claim, "/time", "the vocabulary's own date", "entity")
        dated = lead.shape != DATE and lead.time_from == "time"
        return Spot(lead.claim, "/time" if dated else "/object", quoted(lead))

    template: ClassVar[Mapping[str, Any]] = {"subject": "ishiba"}
    valid = (
        Example(
            "born, held office, died",
            (
                _on(BORN, "1931"),
                {**HELD, "time": "1980/1982", "article": "b"},
                _on(DIED, "2010-05-01", article="b"),
            ),
        ),
        Example(
            "undecided precision: announced in a year, held in a month of it",
            (
                _on({"subject": "summit", "predicate": "announced-on"}, "2025"),
                _on({"subject": "summit", "predicate": "takes-place-on"}, "2025-03-10", article="b"),
            ),
        ),
        Example(
            "undecided precision: in office in the year of the death",
            (_on(DIED, "2010-05-01"), {**HELD, "time": "2010", "article": "b"}),
        ),
        Example(
            "posthumous: named to the office after death, and told as such",
            (_on(DIED, "2010-05-01"), {**HELD, "time": "2012", "scope": {"posthumous": True}}),
        ),
        Example(
            "two terms: left office, and took it again years later",
            (
                {**TAKES, "time": "2017-01-20"},
                {**LEAVES, "time": "2021-01-20"},
                {**TAKES, "time": "2025-01-20", "article": "b"},
            ),
        ),
        Example(
            "two terms: only the earlier term as such is on record",
            (
                {**HELD, "time": "2017-01-20/2021-01-20"},
                {**LEAVES, "time": "2021-01-20"},
                {**TAKES, "time": "2025-01-20", "article": "b"},
            ),
        ),
        Example(
            "again: who left in January, as a paper of that month says, took office again in February",
            (
                {**LEAVES, "time": "2024-01-04"},
                {**TAKES, "time": "2024-02-01", "article": "b"},
            ),
            articles={"a": {"published": "2024-01-05"}, "b": {"published": "2024-02-05"}},
        ),
        Example(
            "two offices: left the one, then took the other",
            ({**LEAVES, "time": "2020-09"}, {**TAKES, "object": "senator", "time": "2021-10"}),
        ),
        Example(
            "aliases: two people of one name are two",
            (_on(DIED, "1945"), {**HELD, "subject": "ishiba-jr", "time": "2024/2025"}),
            entities={"ishiba-jr": {"type": "person", "name": "Shigeru Ishiba", "distinct_from": ["ishiba"]}},
        ),
        Example(
            "a plan that came to nothing: he was to take office, and died before",
            (_on(DIED, "2025-01-05"), {**HELD, "time": "2025-02/2026", "modality": "planned"}),
        ),
        Example(
            "denial: not in office after his death",
            (_on(DIED, "2010"), {**HELD, "time": "2012", "polarity": "negated", "article": "b"}),
        ),
    )
    invalid = (
        Example(
            "in office two years after the death",
            (_on(DIED, "2010-05-01"), {**HELD, "time": "2012", "article": "b"}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "a term that goes on for years after the death",
            (_on(DIED, "2010-05-01"), {**HELD, "time": "2008/2012", "article": "b"}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "in office before the birth",
            (_on(BORN, "1957"), {**HELD, "time": "1950/1952", "article": "b"}),
            outcome="conflict",
        ),
        Example(
            "born after the death",
            (_on(BORN, "1957"), _on(DIED, "1955", article="b")),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "announced after it was held",
            (
                _on({"subject": "summit", "predicate": "announced-on"}, "2025-04-02"),
                _on({"subject": "summit", "predicate": "takes-place-on"}, "2025-03-10", article="b"),
            ),
            outcome="conflict",
        ),
        Example(
            "vocabulary: the event's own date lies before its announcement",
            (_on({"subject": "fair", "predicate": "announced-on"}, "2025-12"),),
            entities={"fair": {"type": "event", "name": "the fair", "time": "2025-11-20"}},
            outcome="conflict",
        ),
        Example(
            "it ends before it begins",
            (
                _on({"subject": "summit", "predicate": "begins-on"}, "2025-10-05"),
                _on({"subject": "summit", "predicate": "ends-on"}, "2025-09-07", article="b"),
            ),
            outcome="conflict",
        ),
        Example(
            "time zone: it ends a day before it begins",
            (
                _on({"subject": "summit", "predicate": "begins-on"}, "2025-10-05"),
                _on({"subject": "summit", "predicate": "ends-on"}, "2025-10-04", article="b"),
            ),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "coarse dates of neighbouring years are no matter of time zones",
            (_on(BORN, "1957"), {**HELD, "time": "1955/1956", "article": "b"}),
            outcome="conflict",
        ),
        Example(
            "left office before taking it, unless there were two terms",
            ({**LEAVES, "time": "2024-10"}, {**TAKES, "time": "2025-03", "article": "b"}),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "hedging: the death is only reported, one step down",
            (_on(DIED, "2010-05-01", hedging="reportedly"), {**HELD, "time": "2012", "article": "b"}),
            outcome="conflict",
            severity="warning",
        ),
    )


def _in_order(block: Block, a: Position, b: Position) -> tuple[Position, Position] | None:
    """The two in the order that is declared, None where none is."""
    if b.lead.predicate in block.relation(a).before:
        return a, b
    return (b, a) if a.lead.predicate in block.relation(b).before else None


def _suspects(block: Block) -> Iterator[Position]:
    """The positions of which one that has to come later may be over before one that has to come first."""
    by_relation: dict[str, list[tuple[Span, Position]]] = {}
    for position in block.positions:
        span = span_of(position.lead)
        if span is not None:
            by_relation.setdefault(position.lead.predicate, []).append((span, position))
    for name, first in by_relation.items():
        latest = max(span.first_end for span, _ in first)
        for later in block.vocabulary.predicates[name].before & by_relation.keys():
            second = by_relation[later]
            earliest = min(span.last_start for span, _ in second)
            yield from (position for span, position in first if span.first_end > earliest)
            yield from (position for span, position in second if span.last_start < latest)


def _told_before(block: Block, told: Position, happened: Position) -> bool:
    """Whether an article told the one as fact before the other happened, so that no date can be mixed up."""
    span = span_of(happened.lead)
    articles = [block.articles[key] for key in told.articles]
    return span is not None and any(
        article.published is not None
        and article.published_basis != "inferred"
        and article.published.last_end < span.first_start
        for article in articles
    )


def _earlier_one(block: Block, one: Position, other: Position) -> bool:
    """Whether another record may speak of an earlier time at which what has to come first came first."""
    end = span_of(other.lead)
    for position in block.positions:
        lead = position.lead
        if lead.object == one.lead.object and lead.affirmed and lead.predicate != other.lead.predicate:
            span = span_of(lead)
            if span is None or (end is not None and span.first_start <= end.last_end):
                return True
    return False
