"""CC305: the time of a plan is over, and no record says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.proposition import proposition
from claimcheck.comparable.statement import DATE, TEXT
from claimcheck.example import Example
from claimcheck.finding import Camp, Outcome, Problem, Severity, Spot, Unchecked
from claimcheck.judging.meeting import DISTINCT, SILENT, Trail, Verdict
from claimcheck.judging.timing import LIES_AHEAD
from claimcheck.rule import CrossRule, quoted
from claimcheck.values.listing import listed
from claimcheck.values.time import Span, certainly_before

STATUS = "has-status"
CALLED_OFF = frozenset(
    {"cancelled", "canceled", "called off", "postponed", "delayed", "suspended", "abandoned", "withdrawn"}
)


TODAY = 'as-of = "2025-10-28"\n'


def _plan(time: str, **more: object) -> dict[str, object]:
    return {"modality": "planned", "time": time, **more}


@dataclass(frozen=True)
class OverduePlan(CrossRule):
    """The time of a plan is over, and no record says what came of it.

    Only where the user says what today is (`--as-of`). A plan is answered by a record that it happened or did
    not, by a later plan, by what the same person did at the same event, by a new date of the event, or by
    its status ("cancelled", "postponed", or any as of the time of the plan). `grace_days` (1) leaves room
    for time zones. A plan that was only likely, reported or rumoured is a note.

    ## Why it matters
    "Is set to meet next week" stays in the archive for ever, and reads as if it had happened. Most plans that
    come to nothing do so without a headline.

    ## What to do
    Find out what came of it, and record that: as `actual`, as a denial, as a new plan, or as the event's
    `has-status`.
    """

    grace_days: int = 1

    code = "CC305"
    name = "overdue-plan"
    question = "a plan is past and nobody says what came of it"
    severity = Severity.WARNING
    block_on = ("matter",)
    differs_in = ()
    meets_in = ""
    some = ("planned",)
    only_as_of = True

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """One problem for all plans of a matter that are overdue and that nothing answers."""
        plans: dict[object, Position] = {}
        for position in block.positions:
            if self._overdue(block, position):
                what = _what(block, position)
                plans[what] = max(plans.get(what, position), position, key=_in_time)
        if not plans:
            return
        beside = _beside(block)
        unanswered = [
            plan for plan in plans.values() if not any(_answer(block, plan, p) for p in beside(plan))
        ]
        if unanswered:
            yield self._problem(block, sorted(unanswered, key=_in_time))

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Whether one is an overdue plan, and the other or any further record says what came of it."""
        for plan, other in ((a, b), (b, a)):
            overdue, claim = self._overdue(block, plan), plan.lead.claim
            trail.note(f"Is {claim} a plan whose time is certainly over?", "yes" if overdue else "no")
            if not overdue:
                continue
            answer = _answer(block, plan, other)
            ask = f"Does {other.lead.claim} say what came of it?"
            trail.note(ask, f"yes: {answer}" if answer else "no")
            if answer:
                return Verdict(Outcome.DISTINCT, answer)
            found = ((p.lead.claim, _answer(block, plan, p)) for p in _beside(block)(plan))
            said, answer = min((pair for pair in found if pair[1]), default=("", ""))
            trail.note("Does any other record?", f"yes, {said}: {answer}" if said else "no")
            return Verdict(Outcome.DISTINCT, answer or f"but no record says what came of {claim}")
        return DISTINCT

    def _overdue(self, block: Block, position: Position) -> bool:
        """Whether a position is a plan whose time is certainly over."""
        lead, time = position.lead, _time(position)
        return (
            lead.planned
            and lead.affirmed
            and block.as_of is not None
            and time is not None
            and not time.impossible
            and time.last_end + self.grace_days < block.as_of.first_start
        )

    def _problem(self, block: Block, plans: Sequence[Position]) -> Problem:
        """What was planned for when."""
        told = [proposition(p.lead, block.relation(p), block.vocabulary) for p in plans]
        times = listed(list(dict.fromkeys(time.words for p in plans if (time := _time(p)))))
        if len(plans) == 1:
            message = f"{told[0]}: planned for {times}, and no record says what came of it"
        else:
            name = block.vocabulary.name(plans[0].lead.occasion)
            message = f"{name}: {len(plans)} plans for {times}, and no record says what came of them"
        ranks = [p.lead.rank for p in plans]
        firm = any(rank is not None and rank > 2 for rank in ranks)
        return Problem(
            message,
            tuple(_spot(p) for p in plans),
            block.key,
            severity=self.severity if firm else Severity.INFO,
            camps=tuple(
                Camp(text, "\x1d".join(map(str, _what(block, p))), p.claims)
                for text, p in zip(told, plans, strict=True)
            ),
            settle="record what came of it: as `actual`, as a denial, as a new plan, or as a status",
            notes=tuple(sorted({"a date is only inferred" for p in plans if p.lead.time_inferred})),
        )

    template: ClassVar[Mapping[str, Any]] = {"subject": "son", "predicate": "attends", "object": "gala"}
    valid = (
        Example("not yet: the day has not come", (_plan("2025-10-30"),), config=TODAY),
        Example("time zones: it was yesterday", (_plan("2025-10-27"),), config=TODAY),
        Example("precision: some day of this month", (_plan("2025-10"),), config=TODAY),
        Example("nobody says what today is", (_plan("2025-10-20"),)),
        Example(
            "it has happened, and another article says so",
            (_plan("2025-10-20"), {"article": "b"}),
            config=TODAY,
        ),
        Example(
            "it is denied: he did not come",
            (_plan("2025-10-20"), {"polarity": "negated", "article": "b"}),
            config=TODAY,
        ),
        Example(
            "a later plan: put off to next year",
            (_plan("2025-10-20"), _plan("2026-02", article="b")),
            config=TODAY,
        ),
        Example(
            "the event was cancelled",
            (
                _plan("2025-10-20"),
                {
                    "subject": "gala",
                    "predicate": "has-status",
                    "object": {"text": "Cancelled"},
                    "article": "b",
                },
            ),
            config=TODAY,
        ),
        Example(
            "the event has a new date",
            (
                _plan("2025-10-20"),
                {
                    "subject": "gala",
                    "predicate": "takes-place-on",
                    "object": {"date": "2025-12-20"},
                    "article": "b",
                },
            ),
            config=TODAY,
        ),
        Example(
            "he is told to have met somebody there",
            (
                _plan("2025-10-20"),
                {"predicate": "meets", "object": "trump", "event": "gala", "article": "b"},
            ),
            config=TODAY,
        ),
        Example(
            "a forecast of an outsider is no plan",
            (_plan("2025-10-20", modality="predicted"),),
            config=TODAY,
        ),
        Example(
            "a plan with no time of its own",
            ({"modality": "planned", "time_as": "soon"},),
            articles={"a": {"published": "2025-10-01"}},
            config=TODAY,
        ),
    )
    invalid = (
        Example(
            "set to come to the gala last week, and nothing more",
            (_plan("2025-10-20"),),
            config=TODAY,
            severity="warning",
        ),
        Example(
            "rumoured to come: a note",
            (_plan("2025-10-20", hedging="rumored"),),
            config=TODAY,
            severity="info",
        ),
        Example(
            "others were there; of him nothing is told",
            (_plan("2025-10-20"), {"subject": "trump", "article": "b"}),
            config=TODAY,
        ),
        Example(
            "the time is that of the event",
            ({"modality": "planned"},),
            entities={"gala": {"type": "event", "name": "the Tokyo gala", "time": "2025-10-20"}},
            config=TODAY,
        ),
        Example(
            "what happened was an earlier visit",
            (
                _plan("2025-09", predicate="visits", object="tokyo"),
                {"predicate": "visits", "object": "tokyo", "time": "2019", "article": "b"},
            ),
            config=TODAY,
        ),
        Example(
            "the date that was planned for the event itself",
            (
                {
                    "subject": "gala",
                    "predicate": "takes-place-on",
                    "object": {"date": "2025-10-20"},
                    "modality": "planned",
                },
            ),
            config=TODAY,
        ),
        Example(
            "proposed before the day: no status of the day itself",
            (
                _plan("2025-10-20", subject="softbank", predicate="signs", object="deal"),
                {
                    "subject": "deal",
                    "predicate": "has-status",
                    "object": {"text": "proposed"},
                    "time": "2025-09",
                    "article": "b",
                },
            ),
            config=TODAY,
        ),
    )


def _what(block: Block, position: Position) -> tuple[object, ...]:
    """What is planned; a new date of one thing is a new plan for it."""
    lead = position.lead
    ends = lead.ends if block.relation(position).symmetric else (lead.subject, lead.object)
    return (lead.predicate, ends[0], "" if lead.shape == DATE else ends[1], *lead.separators)


def _time(position: Position) -> Span | None:
    """When it is planned for, as far as the record or its event says so: not by the day of writing."""
    lead = position.lead
    if lead.shape == DATE and isinstance(lead.value, Span):
        return lead.value
    return lead.time if lead.time_from in ("time", "event") else None


def _in_time(position: Position) -> tuple[int, str]:
    time = _time(position)
    return (time.last_end if time else 0, position.lead.claim)


def _beside(block: Block) -> Callable[[Position], Iterable[Position]]:
    """Tells the positions that may say what came of a plan: of its subject, or of the occasion itself."""
    about: dict[str, list[Position]] = {}
    for position in block.positions:
        for name in set(position.lead.ends):
            about.setdefault(name, []).append(position)
    occasion = block.positions[0].lead.occasion
    of_occasion = [position for position in block.positions if position.lead.subject == occasion]

    def beside(plan: Position) -> Iterable[Position]:
        subject = plan.lead.subject
        return chain(about[subject], block.positions if subject == occasion else of_occasion)

    return beside


def _answer(block: Block, plan: Position, other: Position) -> str:
    """How another position answers what came of an overdue plan, "" where it does not."""
    x, y, time = plan.lead, other.lead, _time(plan)
    assert time is not None
    own = _time(other)
    earlier = own is not None and certainly_before(own, time)
    same = _what(block, plan) == _what(block, other)
    if same and not y.affirmed:
        return "it is denied"
    if same and y.planned:
        later = own is not None and own.last_end > time.last_end
        return "there is a later plan" if later or _written_after(block, other, time) else ""
    if y.subject == x.occasion and y.affirmed and (answer := _of_occasion(block, other, time)):
        return answer
    if y.modality != "actual" or earlier:
        return ""
    if same:
        return "it has happened"
    if not (x.occasion and y.event == x.occasion and block.relation(other).kind == "event"):
        return ""
    return "it is told who was there" if x.subject == x.occasion or x.subject in y.ends else ""


def _of_occasion(block: Block, other: Position, time: Span) -> str:
    """What became of the occasion itself: a status, or another date."""
    lead, own = other.lead, _time(other)
    if lead.predicate == STATUS and lead.shape == TEXT and lead.modality not in LIES_AHEAD:
        if lead.object in CALLED_OFF:
            return f"it is {lead.object}"
        since = own is not None and own.first_start >= time.first_start
        return f"it is {lead.object}" if since or _written_after(block, other, time) else ""
    if lead.shape == DATE and block.relation(other).reschedulable and own is not None:
        return "it was put off" if own.first_start > time.last_end else ""
    return ""


def _written_after(block: Block, other: Position, time: Span) -> bool:
    """Whether all articles of a position came out when the time was over."""
    dates = [block.articles[key].published for key in sorted(other.articles)]
    return all(date is not None and certainly_before(time, date) for date in dates)


def _spot(position: Position) -> Spot:
    """The time of the plan: its own, or that of its event."""
    lead = position.lead
    if lead.shape == DATE:
        pointer = "/object/date"
    elif lead.time_from == "time":
        pointer = "/time"
    else:
        pointer = "/object" if lead.event == lead.object else "/event"
    return Spot(lead.claim, pointer, lead.wording.time_as or quoted(lead))
