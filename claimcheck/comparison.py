"""What every cross-claim rule shares: what is comparable, whether two times meet, and what that makes.

`claimcheck compare` prints the trail of the functions that the rules call, so it cannot tell another story.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.finding import Outcome
from claimcheck.values.time import Relation, certainly_before, overlap_text, relation, throughout

if TYPE_CHECKING:
    from claimcheck.block import Position
    from claimcheck.statement import Statement
    from claimcheck.values.time import Span
    from claimcheck.vocabulary import KnownPredicate

NEVER_COMPARED = frozenset({"opinion", "hypothetical"})
FORESEEN = frozenset({"conditional", "predicted"})
UNDATED = ("one side is not dated", "neither side is dated")
"""The doubts of two times of which one, or neither, is known."""
_ORDER_IN_ARTICLE = {"before": 0, "at": 1, "after": 2}
_NEEDS_OCCASION = frozenset({"meets", "visits"})


@dataclass(slots=True)
class Trail:
    """The steps of a comparison as (question, answer) pairs, for people who ask why."""

    steps: list[tuple[str, str]] = field(default_factory=list)

    def note(self, question: str, answer: str) -> None:
        """Add a step."""
        self.steps.append((question, answer))


class _Silent(Trail):
    """Keeps nothing: the trail of an ordinary run."""

    def note(self, question: str, answer: str) -> None:
        """Forget the step."""


SILENT = _Silent()


@dataclass(slots=True)
class Meeting:
    """Two comparable positions: how their times stand, what stays in doubt, whether one follows the other."""

    relation: Relation
    doubts: list[str]
    succession: bool = False
    plan: bool = False
    undated: bool = False
    interval: str | None = None


class Verdict(NamedTuple):
    """What a rule makes of two positions: the outcome, why, and what is in doubt."""

    outcome: Outcome
    reason: str = ""
    doubts: tuple[str, ...] = ()
    interval: str | None = None
    undated: bool = False


DISTINCT = Verdict(Outcome.DISTINCT)


def meet(
    a: Position, b: Position, predicate: KnownPredicate, trail: Trail = SILENT, *, certainty: bool = False
) -> Meeting | None:
    """Whether two positions may be compared, and how their times stand.

    `certainty` is for the rules that judge hedging itself: they compare across actual, planned, predicted
    and conditional. Returns None when the two are about different things and nothing can be said.
    """
    x, y = a.lead, b.lead
    if not a.claim_ids.isdisjoint(b.claim_ids):
        trail.note("Are they two claims?", "no: one claim states both, so they are meant together")
        return None
    meeting = Meeting(Relation.UNDECIDED, [*x.doubts, *(d for d in y.doubts if d not in x.doubts)])
    for doubt in meeting.doubts:
        trail.note("Is anything only inferred?", doubt)
    if not (
        _modality(x, y, meeting, trail, certainty=certainty)
        and _occasion(x, y, predicate, meeting, trail)
        and _scope(x, y, meeting, trail)
    ):
        return None
    _time(a, b, predicate, meeting, trail, certainty=certainty)
    return meeting


def verdict(meeting: Meeting, reason: str) -> Verdict:
    """The outcome for two positions whose values exclude each other, given how they meet."""
    doubts = tuple(meeting.doubts)
    if meeting.relation is Relation.DISJOINT and not meeting.succession:
        return DISTINCT
    if meeting.plan:
        return Verdict(Outcome.PROGRESSION, "one is a plan, the other what came of it", doubts)
    if meeting.succession:
        return Verdict(Outcome.PROGRESSION, "the one follows the other", doubts)
    if meeting.relation is Relation.OVERLAP and not doubts:
        return Verdict(Outcome.CONFLICT, reason, (), meeting.interval)
    return Verdict(Outcome.POSSIBLE, reason, doubts, meeting.interval, meeting.undated)


def _modality(x: Statement, y: Statement, meeting: Meeting, trail: Trail, *, certainty: bool) -> bool:
    # The vocabulary tells neither a plan from what came of it, so it is compared with either.
    pair = {x.modality, y.modality} - {""}
    ask = "Do both speak of what is, or of what is planned?"
    if pair & NEVER_COMPARED:
        trail.note(ask, "no: an opinion or a scenario is never compared")
        return False
    if certainty or (len(pair) == 1 and not pair & FORESEEN):
        trail.note(ask, f"yes ({' and '.join(sorted(pair))})")
        return True
    if pair == {"planned", "actual"}:
        meeting.plan = True
        trail.note(ask, "one is a plan, the other what came of it: progress, no contradiction")
        return True
    if pair & FORESEEN and "actual" in pair:
        foreseen = min(pair & FORESEEN)
        meeting.doubts.append(f"one side is only {foreseen}")
        trail.note(ask, f"one side is only {foreseen}: at most possible")
        return True
    trail.note(ask, "no: forecasts and plans of different people may differ")
    return False


def _occasion(x: Statement, y: Statement, predicate: KnownPredicate, meeting: Meeting, trail: Trail) -> bool:
    ask = "Is it one occasion?"
    if x.event and y.event and x.event != y.event:
        trail.note(ask, f"no: {x.event} and {y.event}")
        return False
    if predicate.kind == "event":
        if x.event and x.event == y.event:
            trail.note(ask, f"yes: {x.event}")
        elif predicate.id in _NEEDS_OCCASION:
            meeting.doubts.append("whether it is one and the same occasion is not recorded")
            trail.note(ask, "not recorded: at most possible (give both claims the same `event`)")
        elif x.event or y.event:
            meeting.doubts.append("only one side says which occasion it belongs to")
            trail.note(ask, "only one side says: at most possible")
    return True


def _scope(x: Statement, y: Statement, meeting: Meeting, trail: Trail) -> bool:
    ask = "Is it the same scope?"
    if x.separators != y.separators:
        trail.note(ask, "no: they differ in what the relation keeps apart")
        return False
    if x.qualifiers == y.qualifiers:
        trail.note(ask, "yes")
        return True
    left, right = dict(x.qualifiers), dict(y.qualifiers)
    for key in sorted(left.keys() | right.keys()):
        if key in left and key in right and left[key] != right[key]:
            trail.note(ask, f"no: {key} is {left[key]} here, {right[key]} there")
            return False
    missing = ", ".join(sorted(left.keys() ^ right.keys()))
    meeting.doubts.append(f"only one side gives the scope ({missing})")
    trail.note(ask, f"only one side gives {missing}: at most possible")
    return True


def _time(
    a: Position, b: Position, predicate: KnownPredicate, meeting: Meeting, trail: Trail, *, certainty: bool
) -> None:
    ask = "Can both hold at the same time?"
    x, y = a.lead, b.lead
    if x.as_of or y.as_of or predicate.kind == "cumulative":
        _as_of(x, y, meeting, trail)
        return
    if predicate.kind == "attribute":
        meeting.relation = Relation.OVERLAP
        trail.note(ask, "such a fact holds for good, so no time is needed")
        return
    if predicate.kind == "event" and x.event and x.event == y.event:
        meeting.relation = Relation.OVERLAP
        trail.note(ask, "it is one occasion, which happens once")
        return
    # Where certainty is compared a plan and what came of it are one matter, so only written words order them.
    order = _article_order(a, b, "at" if predicate.kind == "state" and not certainty else "")
    if order:
        # A state follows another; two happenings at two times are simply two.
        meeting.relation, meeting.succession = Relation.DISJOINT, predicate.kind == "state"
        trail.note(ask, f"no: the article itself puts one {order} the other")
        return
    _compare_spans(x, y, predicate, meeting, trail)


def _compare_spans(
    x: Statement, y: Statement, predicate: KnownPredicate, meeting: Meeting, trail: Trail
) -> None:
    ask = "Can both hold at the same time?"
    if x.time is None or y.time is None:
        both = x.time is None and y.time is None
        meeting.undated = True
        meeting.doubts.append(UNDATED[both])
        trail.note(ask, f"unknown: {meeting.doubts[-1]}")
        return
    # A denied event covers its whole interval: it did not happen on any of its days.
    denied = predicate.kind == "event"
    one = x.time if x.affirmed or not denied else throughout(x.time)
    other = y.time if y.affirmed or not denied else throughout(y.time)
    meeting.relation = relation(one, other)
    meeting.succession = predicate.kind == "state" and _succession(x, y, one, other, meeting.relation)
    if meeting.relation is not Relation.DISJOINT:
        meeting.interval = overlap_text(one, other)
    if (x.time_inferred or y.time_inferred) and meeting.relation is Relation.OVERLAP:
        meeting.doubts.append("a date is only inferred")
    unknown = any(s.unknown_start or s.unknown_end for s in (one, other))
    if unknown and meeting.relation is Relation.OVERLAP:
        # A term with an unknown boundary is not fully dated, so it accuses nobody.
        meeting.doubts.append("the start or end of one term is not known")
    if meeting.relation is Relation.UNDECIDED:
        meeting.doubts.append(f"{x.time.text} and {y.time.text} may or may not overlap")
    if trail is SILENT:
        return
    answer = {
        Relation.OVERLAP: f"yes, certainly: {x.time.text} and {y.time.text}",
        Relation.DISJOINT: f"no: {x.time.text} and {y.time.text} never overlap",
        Relation.UNDECIDED: f"undecided: {x.time.text} and {y.time.text}",
    }[meeting.relation]
    trail.note(ask, answer + ("; one follows the other" if meeting.succession else ""))


def _succession(x: Statement, y: Statement, one: Span, other: Span, related: Relation) -> bool:
    """A later state follows an earlier one whose end is open, or whose time is only that of the writing.

    So does one whose own start is not known, and one that starts within the coarser date at which the
    earlier one ends (2011/2016, then 2016-07/2022): a handover told at two precisions.
    """
    for earlier, later, first, second in ((x, y, one, other), (y, x, other, one)):
        ends_open = first.open_end or first.unknown_end
        if related is Relation.DISJOINT and certainly_before(first, second):
            return (
                ends_open
                or "published" in (earlier.time_from, later.time_from)
                or bool(earlier.relative or later.relative)
            )
        if related is not Relation.UNDECIDED:
            continue
        starts_in_order = first.last_start < second.first_start
        ends_in_order = first.last_end < second.first_end
        if starts_in_order and ends_open:
            return True
        if ends_in_order and (second.open_start or second.unknown_start):
            return True
        if starts_in_order and ends_in_order and first.firm_end and second.firm_start:
            return (first.first_end <= second.first_start and second.last_start <= first.last_end) or (
                second.first_start <= first.first_end and first.last_end <= second.last_start
            )
    return False


def _article_order(a: Position, b: Position, default: str) -> str:
    """Which way one article orders the two: "before", "after" or "" when it does not.

    `default` stands for an absent `relative` word: a state without one holds at the writing, an event
    without one may be at any time.
    """
    x, y = a.lead, b.lead
    if x.relative == y.relative or (x.time_from == "time" and y.time_from == "time"):
        return ""
    left = _ORDER_IN_ARTICLE.get(x.relative or default)
    right = _ORDER_IN_ARTICLE.get(y.relative or default)
    if left is None or right is None or left == right or a.articles.isdisjoint(b.articles):
        return ""
    return "before" if left < right else "after"


def _as_of(x: Statement, y: Statement, meeting: Meeting, trail: Trail) -> None:
    ask = "Are both figures as of the same time?"
    one, other = x.as_of or x.time, y.as_of or y.time
    if one is None or other is None:
        meeting.undated = True
        meeting.doubts.append("at least one figure does not say as of when")
        trail.note(ask, "unknown: " + meeting.doubts[-1])
        return
    if one.text == other.text and x.as_of and y.as_of:
        meeting.relation, meeting.interval = Relation.OVERLAP, one.text
        trail.note(ask, f"yes: {one.text}")
        return
    meeting.relation = relation(one, other)
    if meeting.relation is Relation.OVERLAP:
        # Two figures of different as-of times, one inside the other: the measure may have moved.
        meeting.relation = Relation.UNDECIDED
    if meeting.relation is Relation.UNDECIDED:
        meeting.interval = overlap_text(one, other)
        meeting.doubts.append(f"{one.text} and {other.text} may or may not be the same moment")
    trail.note(ask, f"{meeting.relation.name.lower()}: {one.text} and {other.text}")
