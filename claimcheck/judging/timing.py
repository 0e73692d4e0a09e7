"""How the times of two positions meet: the largest source of false alarms, so every doubt is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.comparable.statement import DATE, QUANTITY
from claimcheck.comparable.vocabulary import BIRTHPLACE
from claimcheck.judging.meeting import SILENT
from claimcheck.values.time import Relation, Span, certainly_before, overlap_text, relation, throughout

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimcheck.comparable.block import Position
    from claimcheck.comparable.statement import Statement
    from claimcheck.judging.meeting import Meeting, Trail

LIES_AHEAD = frozenset({"planned", "predicted", "conditional"})
UNDATED = (
    "one side is not dated",
    "neither side is dated",
    "one side does not say when",
    "neither side says when",
)
"""The doubts of two times of which one, or neither, is known: of states, then of happenings."""
INFERRED_DATE = "a date is only inferred"
NOW_OR_THEN = "one may speak of now, the other of before or after"
AT_ONCE_OR_NOT = "whether at once or one after the other is open"
EACH_OF_ITS_TIME = "each is told of a time of its own, so both may have been so in turn"
ONE_MOMENT_OR_TWO = "the count may have moved in between"
_ASK = "Can both hold at the same time?"
_ORDER_IN_ARTICLE = {"before": 0, "at": 1, "after": 2}


def meet_in_time(
    a: Position, b: Position, kinds: Collection[str], meeting: Meeting, trail: Trail, *, certainty: bool
) -> None:
    """Write into the meeting how the times of two positions stand.

    `kinds` are those of their relations. With `certainty` a plan and what came of it are one matter, so only
    written words (`relative`) order them.
    """
    x, y = a.lead, b.lead
    if x.as_of or y.as_of or "cumulative" in kinds:
        _as_of(x, y, meeting, trail)
        return
    if "attribute" in kinds:
        _for_good(x, y, meeting, trail)
        return
    if "state" not in kinds and x.event and x.event == y.event:
        meeting.relation = Relation.OVERLAP
        # Who was at the summit on its first day may have been away on its last.
        if not certainty and _told_of_other_days(x, y, meeting, trail):
            return
        trail.note(_ASK, "it is one occasion, which happens once")
        return
    state = "event" not in kinds
    order = article_order(a, b, "at" if state and not certainty else "")
    if order:
        # A state follows another; two happenings at two times are simply two.
        meeting.relation, meeting.succession = Relation.DISJOINT, state
        trail.note(_ASK, f"no: the article itself puts one {order} the other")
        return
    if certainty and state and {x.relative, y.relative} in ({"", "before"}, {"", "after"}):
        meeting.doubts.append(NOW_OR_THEN)
        trail.note(_ASK, f"unknown: {NOW_OR_THEN}")
    _compare_spans(x, y, state, meeting, trail)


def _for_good(x: Statement, y: Statement, meeting: Meeting, trail: Trail) -> None:
    """Two facts that hold for good: times of their own part them where there may be one for each time.

    A head count is of its day, a fair has its place year by year. A date is not of the time beside it, nor is
    anybody born twice.
    """
    meeting.relation = Relation.OVERLAP
    once = DATE in (x.shape, y.shape) or BIRTHPLACE in (x.predicate, y.predicate)
    if once or not _told_of_other_days(x, y, meeting, trail):
        trail.note(_ASK, "such a fact holds for good, so no time is needed")
    elif not (QUANTITY in (x.shape, y.shape) or x.occasion or y.occasion):
        meeting.relation = Relation.OVERLAP
        meeting.doubts.append(EACH_OF_ITS_TIME)


def _told_of_other_days(x: Statement, y: Statement, meeting: Meeting, trail: Trail) -> bool:
    """Whether both say by a `time` of their own when it was, and the two have no day in common."""
    if x.time is None or y.time is None or (x.time_from, y.time_from) != ("time", "time"):
        return False
    if relation(x.time, y.time) is not Relation.DISJOINT:
        return False
    meeting.relation = Relation.DISJOINT
    trail.note(_ASK, f"no: each is told of its own time, {x.time.text} and {y.time.text}")
    return True


def article_order(a: Position, b: Position, default: str = "") -> str:
    """Which way one article orders the two: "before", "after" or "" when it does not.

    What lies ahead is after the writing; `default` stands for any other absent `relative` word: a state
    without one holds at the writing, an event without one may be at any time.
    """
    x, y = a.lead, b.lead
    if x.relative == y.relative or (x.time_from == "time" and y.time_from == "time"):
        return ""
    left, right = (
        _ORDER_IN_ARTICLE.get(s.relative or ("after" if s.modality in LIES_AHEAD else default))
        for s in (x, y)
    )
    if left is None or right is None or left == right or a.articles.isdisjoint(b.articles):
        return ""
    return "before" if left < right else "after"


def span_of(statement: Statement) -> Span | None:
    """When it is: the date that it gives, or its time; None where that is unknown or impossible."""
    value = statement.value if statement.shape == DATE else statement.time
    return value if isinstance(value, Span) and not value.impossible else None


def days_late(first: Statement, second: Statement) -> int:
    """By how many days at least what has to come first comes later; 0 or less where it may be in order.

    What lasts has to be over by what happens on a day, and need only begin before what lasts itself. A date,
    even one of several days, is only some day of it.
    """
    one, other = span_of(first), span_of(second)
    if one is None or other is None:
        return 0
    first_lasts, second_lasts = (s.shape != DATE and not t.moment for s, t in ((first, one), (second, other)))
    come = one.first_end if first_lasts and not second_lasts else one.first_start
    return come - (other.last_start if second_lasts else other.last_end)


def to_the_day(*statements: Statement) -> bool:
    """Whether each of them is told to the day, at one end at least, so that a day more or less can count."""
    spans = [span_of(statement) for statement in statements]
    return all(s is not None and (s.first_start == s.last_start or s.first_end == s.last_end) for s in spans)


def when_words(statement: Statement) -> str:
    """The date that it gives, or its time, in words."""
    if isinstance(statement.value, Span):
        return statement.value.words
    return _when(statement) or "an unknown time"


def _compare_spans(x: Statement, y: Statement, state: bool, meeting: Meeting, trail: Trail) -> None:
    if x.time is None or y.time is None:
        both = x.time is None and y.time is None
        meeting.undated = True
        meeting.doubts.append(UNDATED[both + 2 * (not state)])
        trail.note(_ASK, f"unknown: {meeting.doubts[-1]}")
        return
    # A denied event covers its whole interval: it did not happen on any of its days.
    one = x.time if x.affirmed or state else throughout(x.time)
    other = y.time if y.affirmed or state else throughout(y.time)
    meeting.relation = relation(one, other)
    meeting.succession = state and _succession(x, y, one, other, meeting.relation)
    if meeting.relation is not Relation.DISJOINT:
        meeting.interval = overlap_text(one, other)
    if (x.time_inferred or y.time_inferred) and meeting.relation is Relation.OVERLAP:
        meeting.doubts.append(INFERRED_DATE)
    unknown = any(s.unknown_start or s.unknown_end for s in (one, other))
    if unknown and meeting.relation is Relation.OVERLAP:
        # A term with an unknown boundary is not fully dated, so it accuses nobody.
        meeting.doubts.append("the start or end of one term is not known")
    if meeting.relation is Relation.UNDECIDED:
        one_time, other_time = _when(x), _when(y)
        if one_time == other_time:
            meeting.undecided = f"both are of {one_time}: {AT_ONCE_OR_NOT}"
        else:
            meeting.undecided = f"one is of {one_time}, the other of {other_time}: {AT_ONCE_OR_NOT}"
        meeting.doubts.append(meeting.undecided)
    if trail is SILENT:
        return
    answer = {
        Relation.OVERLAP: f"yes, certainly: {_when(x)} and {_when(y)}",
        Relation.DISJOINT: f"no: {_when(x)} and {_when(y)} never overlap",
        Relation.UNDECIDED: f"undecided: {_when(x)} and {_when(y)}",
    }[meeting.relation]
    trail.note(_ASK, answer + ("; one follows the other" if meeting.succession else ""))


def _when(statement: Statement) -> str:
    """A statement's time in words, with where it comes from when that is only the day of writing."""
    text = statement.time.words if statement.time else ""
    if statement.time_from == "published":
        return f"{text} (the date of its article)"
    if statement.time_from == "relative":
        return f"a time {statement.relative or 'after'} {text}"
    return text


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
        goes_on = second.open_end or second.unknown_end
        ends_in_order = first.last_end < second.first_end or (goes_on and not ends_open)
        if starts_in_order and ends_open:
            return True
        if ends_in_order and not goes_on and (second.open_start or second.unknown_start):
            return True
        if starts_in_order and ends_in_order and first.firm_end and second.firm_start:
            return (first.first_end <= second.first_start and second.last_start <= first.last_end) or (
                second.first_start <= first.first_end and first.last_end <= second.last_start
            )
    return False


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
        if one.text == other.text:
            meeting.doubts.append(f"both figures are of {one.words}: {ONE_MOMENT_OR_TWO}")
        else:
            told = f"one figure is of {one.words}, the other of {other.words}"
            meeting.doubts.append(f"{told}: {ONE_MOMENT_OR_TWO}")
    if meeting.relation is Relation.DISJOINT:
        trail.note(ask, f"no: {one.text} and {other.text}")
    else:
        trail.note(ask, f"perhaps: {meeting.doubts[-1]}")
