"""CC210: somebody acts before birth or after death, or something takes place outside its dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.proposition import proposition
from claimcheck.comparable.statement import DATE
from claimcheck.comparable.vocabulary import DATE_OF_EVENT, KnownPredicate
from claimcheck.example import Example
from claimcheck.finding import Outcome, Problem, Spot, Unchecked
from claimcheck.judging.comparison import meet_in_order
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import DISTINCT, SILENT, Trail, Verdict
from claimcheck.judging.timing import INFERRED_DATE, days_late, to_the_day, when_words
from claimcheck.rule import CrossRule, quoted

STARTS = frozenset({"born-on", "begins-on", DATE_OF_EVENT})
ENDS = frozenset({"died-on", "ends-on", DATE_OF_EVENT})
OF_PEOPLE = frozenset({"born-on", "died-on"})
TAKEN_PART_IN = frozenset({"attends", "hosts"})
WITH_OTHERS = frozenset({"meets", "speaks-with", "hosts"})
ALIVE = "is-alive"

DIED = {"subject": "abe", "predicate": "died-on", "object": {"date": "2022-07-08"}}
MEETS = {"subject": "trump", "predicate": "meets", "object": "abe", "time": "2025-10", "article": "b"}
SIGNED = {"subject": "abe", "predicate": "signs", "object": "deal", "time": "2023", "article": "b"}
ABE = {"abe": {"type": "person", "name": "Shinzo Abe"}}
FAIR = {"fair": {"type": "event", "name": "the fair", "time": "2025-11-20/2025-11-22"}}
AT_FAIR = {"subject": "son", "predicate": "attends", "object": "fair"}


@dataclass(frozen=True)
class OutsideLifetime(CrossRule):
    """Somebody acts, or is met, when not born yet or dead; an event is attended when it does not take place.

    A person's life is what `born-on` and `died-on` say, an event's time what `takes-place-on`, `begins-on`,
    `ends-on` and the vocabulary (`time`) say. Told is only what lies certainly outside. Offices are a matter
    of the order that the vocabulary declares (CC209).

    ## Why it matters
    A meeting with somebody who died three years before is a mistake that every reader notices: a wrong year,
    or a namesake.

    ## What to do
    Correct the date, or give two people of one name two ids. For what is done in somebody's memory use a
    relation of its own; a posthumous act has `"posthumous": true` in `scope`.

    Option `acts`: the relations in which only the living take part; relations that imply `is-alive` count,
    too. Option `near_days` (default 1): so few days outside may be one day told in two time zones, and are
    only possibly wrong.
    """

    acts: tuple[str, ...] = (
        "attends", "hosts", "meets", "speaks-with", "visits", "signs", "brokers", "approves", "rejects",
        "leads", "candidate-for", "takes-office", "says",
    )  # fmt: skip
    near_days: int = 1

    code = "CC210"
    name = "outside-lifetime"
    question = "somebody acts before birth or after death"
    block_on = ("end",)
    differs_in = ("predicate",)
    meets_in = ""
    some = ("gives_date",)
    with_registered = True
    remedy = "correct the wrong date; where they are two people of one name, give them two ids"

    def selects(self, predicate: KnownPredicate) -> bool:
        """Acts, and the dates of lives and events."""
        return predicate.id in STARTS | ENDS or self._is_act(predicate)

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """As every cross rule, of the dates of the one whose block it is, and what may lie outside them."""
        thing = block.key[0]
        dates = [p for p in block.positions if _dates(p) and p.lead.subject == thing]
        outside = [
            p for p in block.positions if not _dates(p) and any(_outside(date, p)[0] > 0 for date in dates)
        ]
        if outside:
            yield from super().check(replace(block, positions=(*dates, *outside)))

    def when(self, block: Block, position: Position) -> None:
        """What lies outside a time shares no day with it, so every position is paired with every other."""

    def camp(self, position: Position) -> str:
        """What is said, and when."""
        lead = position.lead
        time = "" if _dates(position) or lead.time is None else lead.time.text
        return "\x1d".join((lead.predicate, lead.subject, lead.object, time))

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Whether one gives the dates of somebody or something, and the other lies outside them."""
        date, act = (a, b) if _dates(a) else (b, a)
        if not _dates(date) or _dates(act) or not self._is_act(block.relation(act)):
            trail.note("Does one give a date, and the other an act?", "no")
            return DISTINCT
        if not (date.lead.affirmed and act.lead.affirmed):
            trail.note("Do both say that it is so?", "no: one denies it")
            return DISTINCT
        if not _takes_part(date, act):
            trail.note("Does whoever or whatever has the date take part, alive or while it lasts?", "no")
            return DISTINCT
        relation = block.relation(act)
        if date.lead.predicate in relation.before | relation.after:
            trail.note("Is their order declared?", "yes: so another rule looks")
            return DISTINCT
        if relation.spares(act.lead.subject, act.lead.object):
            trail.note("Does it apply to them?", "no: the relation makes an exception")
            return DISTINCT
        days, where = _outside(date, act)
        ask = "Does it certainly lie outside?"
        if days <= 0:
            trail.note(ask, f"no: {when_words(act.lead)} may be within {when_words(date.lead)}")
            return DISTINCT
        trail.note(ask, f"yes: {when_words(act.lead)} is {where} {when_words(date.lead)}")
        meeting = meet_in_order(block, date, act, trail)
        if meeting is None:
            return DISTINCT
        if meeting.replanned:
            return Verdict(Outcome.PROGRESSION, "the plan changed between the two")
        doubts = list(meeting.doubts)
        if date.lead.time_inferred or act.lead.time_inferred:
            doubts.append(INFERRED_DATE)
        if days <= self.near_days and to_the_day(date.lead, act.lead):
            doubts.append(f"it is {days} day{'s' if days > 1 else ''} outside: perhaps a time zone")
        return Verdict(Outcome.POSSIBLE if doubts else Outcome.CONFLICT, _TOO[where], tuple(doubts))

    def _is_act(self, predicate: KnownPredicate) -> bool:
        return predicate.id in self.acts or ALIVE in predicate.leads_to

    def label(self, block: Block, position: Position) -> str:
        """What is said, and when."""
        lead = position.lead
        words = proposition(lead, block.relation(position), block.vocabulary)
        return words if _dates(position) else f"{words} ({when_words(lead)})"

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """What is said to be done, and why it cannot be."""
        del labels
        date, act = sorted(group.pair, key=lambda p: not _dates(p))
        perhaps = "perhaps " if group.outcome is Outcome.POSSIBLE else ""
        return f"{self.label(block, act)}, {perhaps}{group.proof.reason}: {self.label(block, date)}"

    def spot(self, position: Position) -> Spot:
        """The date: the object, the claim's own time, or the date that the vocabulary gives an event."""
        lead = position.lead
        if lead.record == "entity":
            return Spot(lead.claim, "/time", "the vocabulary's own date", "entity")
        dated = lead.shape != DATE and lead.time_from == "time"
        return Spot(lead.claim, "/time" if dated else "/object", quoted(lead))

    template: ClassVar[Mapping[str, Any]] = {}
    valid = (
        Example("met while alive", (DIED, {**MEETS, "time": "2019"}), entities=ABE),
        Example(
            "undecided precision: signed in the year of the death",
            (DIED, {**SIGNED, "time": "2022"}),
            entities=ABE,
        ),
        Example(
            "memorial: honoured years later",
            (DIED, {**MEETS, "predicate": "honours"}),
            entities=ABE,
            predicates={"honours": {"label": "honours", "kind": "event"}},
        ),
        Example(
            "posthumous: an order that is signed in the name of the dead",
            (DIED, {**SIGNED, "scope": {"posthumous": True}}),
            entities=ABE,
        ),
        Example(
            "the title as printed: his widow is somebody else",
            (DIED, {**MEETS, "object": "akie-abe"}),
            entities={**ABE, "akie-abe": {"type": "person", "name": "Akie Abe"}},
        ),
        Example(
            "a plan that death came before",
            (DIED, {**SIGNED, "modality": "planned"}),
            entities=ABE,
        ),
        Example("denial: not met after the death", (DIED, {**MEETS, "polarity": "negated"}), entities=ABE),
        Example(
            "an event of three days, attended on the last",
            ({**AT_FAIR, "time": "2025-11-22"},),
            entities=FAIR,
        ),
        Example("attended in the month of the event", ({**AT_FAIR, "time": "2025-11"},), entities=FAIR),
        Example(
            "supported years after his death: no act of his",
            (
                DIED,
                {
                    "subject": "trump",
                    "predicate": "supports",
                    "object": "abe",
                    "time": "2025",
                    "article": "b",
                },
            ),
            entities=ABE,
        ),
    )
    invalid = (
        Example(
            "quoted two weeks after the death",
            (
                DIED,
                {
                    "subject": "abe",
                    "predicate": "says",
                    "object": {"text": "I will stand again"},
                    "time": "2022-07-22",
                    "article": "b",
                },
            ),
            entities=ABE,
            outcome="conflict",
            severity="error",
        ),
        Example(
            "met three years after the death",
            (DIED, MEETS),
            entities=ABE,
            outcome="conflict",
            severity="error",
        ),
        Example("signed after the death", (DIED, SIGNED), entities=ABE, outcome="conflict", severity="error"),
        Example(
            "visited before the birth",
            (
                {**DIED, "predicate": "born-on", "object": {"date": "1954"}},
                {
                    "subject": "abe",
                    "predicate": "visits",
                    "object": "osaka",
                    "time": "1950-05",
                    "article": "b",
                },
            ),
            entities=ABE,
            outcome="conflict",
        ),
        Example(
            "attended a week after the event",
            ({**AT_FAIR, "time": "2025-11-29"},),
            entities=FAIR,
            outcome="conflict",
            severity="error",
        ),
        Example(
            "time zone: attended on the day after the event",
            ({**AT_FAIR, "time": "2025-11-23"},),
            entities=FAIR,
            outcome="possible",
            severity="warning",
        ),
        Example(
            "an event long after the death",
            (DIED, {**AT_FAIR, "subject": "abe", "article": "b"}),
            entities={**ABE, **FAIR},
            outcome="conflict",
        ),
        Example(
            "hedging: the death is only reported, one step down",
            ({**DIED, "hedging": "reportedly"}, MEETS),
            entities=ABE,
            outcome="conflict",
            severity="warning",
        ),
        Example(
            "an article of years later has him lead a company",
            (DIED, {"subject": "abe", "predicate": "leads", "object": "softbank", "article": "b"}),
            entities=ABE,
            articles={"b": {"published": "2025-10-28"}},
            outcome="conflict",
        ),
    )


BEFORE, AFTER = "before", "after"
_TOO = {BEFORE: "too early", AFTER: "too late"}


def _dates(position: Position) -> bool:
    """Whether a position gives the dates of somebody or something."""
    return position.lead.gives_date and position.lead.predicate in STARTS | ENDS


def _takes_part(date: Position, act: Position) -> bool:
    """Whether whoever or whatever has the date takes part in the act, and has to be there for it."""
    thing, lead = date.lead.subject, act.lead
    if date.lead.predicate in OF_PEOPLE:
        return lead.subject == thing or (lead.object == thing and lead.predicate in WITH_OTHERS)
    return lead.object == thing and lead.predicate in TAKEN_PART_IN


def _outside(date: Position, act: Position) -> tuple[int, str]:
    """By how many days at least an act lies outside, and on which side."""
    late = days_late(act.lead, date.lead) if date.lead.predicate in ENDS else 0
    early = days_late(date.lead, act.lead) if date.lead.predicate in STARTS else 0
    return (late, AFTER) if late >= early else (early, BEFORE)
