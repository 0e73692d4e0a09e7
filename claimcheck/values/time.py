"""Times as days, and what two of them certainly are to each other.

A time is written in EDTF (see `claimcheck.values.edtf`) and becomes four day numbers: the earliest and the
latest day on which it may start, and on which it may end. A boundary lies somewhere within its day, so of two
boundaries in one day neither is certainly first. All below follows from that and from the two rules of the
record format: a single date is some moment within it, an interval lasts throughout.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from claimcheck.values.edtf import FUTURE, PAST, day_text, read_boundary, read_one_of

__all__ = [
    "FUTURE",
    "PAST",
    "Relation",
    "Span",
    "certainly_before",
    "day_text",
    "gap",
    "overlap_text",
    "parse",
    "relation",
    "throughout",
]

_LONGEST: Final = 200
_DECADE: Final = len("195X")
_SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


class Relation(Enum):
    """What two times certainly are to each other."""

    OVERLAP = "overlap"
    DISJOINT = "disjoint"
    UNDECIDED = "undecided"


class Span(NamedTuple):
    """A time as written and as the days it may cover.

    Days are numbered as `datetime.date.toordinal` numbers them; `PAST` and `FUTURE` stand for no known bound.

    Attributes:
        text: the time as written.
        first_start, last_start: the earliest and the latest day on which it may start.
        first_end, last_end: the earliest and the latest day on which it may end.
        moment: a single date, so some moment within it; start and end coincide.
        start_text, end_text: the boundaries as written, without qualifiers; empty for an open or unknown
            boundary, a one-of set, and a single date taken throughout.
        open_start, open_end: the boundary of an interval is written `..`.
        unknown_start, unknown_end: the boundary of an interval is left empty.
        firm_start, firm_end: the boundary is a date without qualifier, and no season.
        whole_start, whole_end: the first day counts from its beginning, the last to its end (`throughout`).
    """

    text: str
    first_start: int
    last_start: int
    first_end: int
    last_end: int
    moment: bool
    start_text: str
    end_text: str
    open_start: bool
    open_end: bool
    unknown_start: bool
    unknown_end: bool
    firm_start: bool = False
    firm_end: bool = False
    whole_start: bool = False
    whole_end: bool = False

    @property
    def impossible(self) -> bool:
        """Whether it certainly ends before it starts. Such a time proves nothing about any other."""
        return self.last_end < self.first_start

    @property
    def words(self) -> str:
        """The time for people who do not read EDTF: "2024-10 to 2025-10-21", "about 1200", "spring 2025"."""
        if self.text.startswith("["):
            first, _, last = self.text[1:-1].partition("..")
            return f"some time from {_plainly(first)} to {_plainly(last)}" if first and last else self.text
        start, slash, end = self.text.partition("/")
        if not slash:
            return _plainly(start)
        if self.open_start and self.open_end:
            return "any time"
        if self.open_end:
            return f"{_plainly(start)} and after"
        if self.open_start:
            return f"{_plainly(end)} and before"
        return f"{_plainly(start) or 'an unknown start'} to {_plainly(end) or 'an unknown end'}"


def _plainly(boundary: str) -> str:
    """A date as written, its qualifier and season in words."""
    about = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(boundary[-1:], "")
    date = boundary.rstrip("~?%")
    year, _, season = date.rpartition("-")
    if season in _SEASONS and "-" not in year[1:]:
        return f"{about}{_SEASONS[season]} {year}"
    if len(date) == _DECADE and date[-1] == "X" and date[:-1].isdigit():
        return f"{about}the {date[:-1]}0s"
    return about + date


@lru_cache(maxsize=65536)
def parse(text: str) -> Span:
    """Read an EDTF time: a date, an interval `A/B`, or a one-of set `[A,B..C]`.

    An interval that ends before it starts is read too; `Span.impossible` tells. Whatever the text, the only
    error raised is ValueError, with a message that says what is wrong and what to write.
    """
    if len(text) > _LONGEST:
        raise ValueError(f"a time of {len(text)} characters cannot be read: write a date such as 2025-10-27")
    if text.startswith("["):
        first, last = read_one_of(text)
        return Span(text, first, last, first, last, True, "", "", False, False, False, False)
    start, slash, end = text.partition("/")
    if not slash:
        first, last, plain, firm = read_boundary(text)
        return Span(
            text, first, last, first, last, True, plain, plain, False, False, False, False, firm, firm
        )
    if "/" in end:
        raise ValueError(
            f"{text!r} is not a time: a slash stands once, between start and end; write a day as 2025-10-27"
        )
    return _interval(text, start, end)


def relation(a: Span, b: Span) -> Relation:
    """Tell whether two times certainly overlap, are certainly disjoint, or are undecided. Symmetric.

    Overlapping is certain when each has certainly started before the other can end. In intervals an equal
    boundary of one precision, written without qualifier, is a handover: they meet and do not overlap.
    """
    if a.impossible or b.impossible:
        return Relation.UNDECIDED
    if a.last_end < b.first_start or b.last_end < a.first_start or _meets(a, b) or _meets(b, a):
        return Relation.DISJOINT
    if _starts_before_end(a, b) and _starts_before_end(b, a):
        return Relation.OVERLAP
    return Relation.UNDECIDED


def certainly_before(a: Span, b: Span) -> bool:
    """Tell whether `a` is certainly over when `b` starts. Handing over to `b` counts as being over."""
    if a.impossible or b.impossible:
        return False
    if a.last_end < b.first_start:
        return True
    handover_the_other_way = _meets(b, a) or b.last_end < a.first_start
    return _meets(a, b) and not handover_the_other_way


def gap(a: Span, b: Span) -> int:
    """Return the days between two date values' ranges: 0 if they share a day, 1 if adjacent. Symmetric."""
    return max(0, a.first_start - b.last_end, b.first_start - a.last_end)


def throughout(span: Span) -> Span:
    """Return the same written range taken as lasting throughout, every day of it from beginning to end.

    This is what a negated event covers: not having met "in 2025-10" speaks of all of October. An open start
    covers all that came before. A boundary that is not firm (a qualifier, a season, a one-of set, an unknown
    boundary) stays as uncertain as it was, and so does an open end: it runs as far as the writer could see.
    """
    whole_start = span.firm_start or span.open_start
    return span._replace(
        last_start=span.first_start if whole_start else span.last_start,
        first_end=span.last_end if span.firm_end else span.first_end,
        moment=False,
        start_text="" if span.moment else span.start_text,
        end_text="" if span.moment else span.end_text,
        whole_start=whole_start,
        whole_end=span.firm_end,
    )


def overlap_text(a: Span, b: Span) -> str | None:
    """Return as EDTF the days at which both hold: the certain ones if any, else the possible ones. Symmetric.

    None if they are disjoint, if one is impossible, or if no bound is known on either side.
    """
    if a.impossible or b.impossible or relation(a, b) is Relation.DISJOINT:
        return None
    first, last = max(a.last_start, b.last_start), min(a.first_end, b.first_end)
    if first > last:
        first, last = max(a.first_start, b.first_start), min(a.last_end, b.last_end)
    if first >= FUTURE or last <= PAST or (first <= PAST and last >= FUTURE):
        return None
    start = day_text(first) if first > PAST else ".."
    end = day_text(last) if last < FUTURE else ".."
    return start if start == end else f"{start}/{end}"


def _interval(text: str, start: str, end: str) -> Span:
    if not start and not end:
        raise ValueError(
            "'/' is not a time: it names no date; leave the time out, or write a start or an end"
        )
    open_start, open_end = start == "..", end == ".."
    first_start, last_start, start_text, firm_start = PAST, FUTURE, "", False
    first_end, last_end, end_text, firm_end = PAST, FUTURE, "", False
    if start and not open_start:
        first_start, last_start, start_text, firm_start = read_boundary(start)
    if end and not open_end:
        first_end, last_end, end_text, firm_end = read_boundary(end)
    if first_start <= last_end:
        # What starts has started by the day it ends, and ends no earlier than it starts.
        last_start, first_end = min(last_start, last_end), max(first_end, first_start)
    return Span(
        text=text,
        first_start=first_start,
        last_start=last_start,
        first_end=first_end,
        last_end=last_end,
        moment=False,
        start_text=start_text,
        end_text=end_text,
        open_start=open_start,
        open_end=open_end,
        unknown_start=not start,
        unknown_end=not end,
        firm_start=firm_start,
        firm_end=firm_end,
    )


def _meets(a: Span, b: Span) -> bool:
    """Tell whether `a` hands over to `b`: two intervals, one firm boundary written alike."""
    return (
        a.end_text != ""
        and a.end_text == b.start_text
        and not a.moment
        and not b.moment
        and a.firm_end
        and b.firm_start
    )


def _starts_before_end(a: Span, b: Span) -> bool:
    """Tell whether `a` has certainly started before `b` can end."""
    if a.last_start == b.first_end:
        return a.whole_start or b.whole_end
    return a.last_start < b.first_end
