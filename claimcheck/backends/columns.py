"""What an engine keeps of every statement to tell which of them are worth reading again: one row each.

A row holds what rules block on and differ in, and the days between which it may hold. Rows are all that is
kept of millions of claims; the few that are selected are read again and judged as ever.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimcheck.comparable.statement import Statement
    from claimcheck.values.time import Span

VOCABULARY = -1
"""The `source` of what the vocabulary itself says: it stands in no file of claims."""

NO_DAY = 0
DAY, MONTH, YEAR = 1, 2, 3
_GRAINS = {10: DAY, 7: MONTH, 4: YEAR}


class Row(NamedTuple):
    """A statement as a row.

    Attributes:
        source, line: which file of the run, and which of its lines or claims, both counted from 0;
            `source` is VOCABULARY for what no file of claims says.
        claim, article, subject, predicate, shape, object: as in a Statement.
        separators: as in a Statement, as JSON; "" for none.
        live, affirmed, flat, asserted: as in a Statement.
        timed: its days are those of its own `time` alone: two such states without a day in common have
            nothing to do with each other.
        first_day, last_day: the days between which it may hold, both included; 0 where it is not `timed`.
        inner_day: the first day on which it may end.
        planned, spoken_by, origin, quote_key, matter: as in a Statement.
        grain: the one precision of both boundaries (DAY, MONTH, YEAR), 0 for a moment and for anything else.
            Among intervals of one grain an end is a handover to whatever starts with it.
    """

    source: int
    line: int
    claim: str
    article: str
    subject: str
    predicate: str
    shape: str
    object: str
    separators: str
    live: bool
    affirmed: bool
    flat: bool
    asserted: bool
    planned: bool
    spoken_by: str
    origin: str
    quote_key: str
    matter: str
    timed: bool
    first_day: int
    last_day: int
    inner_day: int
    grain: int


class Days(NamedTuple):
    """The days of a time as a row has them."""

    first: int
    last: int
    inner: int
    grain: int


NO_DAYS = Days(0, 0, 0, NO_DAY)


def days_of(span: Span) -> Days:
    """The days of a time that is not impossible."""
    inner = span.last_end if span.open_end or span.unknown_end else span.first_end
    return Days(span.first_start, span.last_end, inner, _grain(span))


def _grain(span: Span) -> int:
    if span.moment:
        return NO_DAY
    grains = set()
    for text, firm, boundless in (
        (span.start_text, span.firm_start, span.open_start or span.unknown_start),
        (span.end_text, span.firm_end, span.open_end or span.unknown_end),
    ):
        if not boundless:
            grains.add(_GRAINS.get(len(text), NO_DAY) if firm and text[0].isdigit() else NO_DAY)
    return grains.pop() if len(grains) == 1 else NO_DAY


def row_of(statement: Statement, source: int, line: int) -> Row:
    """A statement as a row; `source` and `line` say where its claim stands."""
    s = statement
    timed = s.time is not None and s.time_from == "time" and not s.relative and not s.time.impossible
    days = days_of(s.time) if timed and s.time is not None else NO_DAYS
    return Row(
        source, line, s.claim, s.article, s.subject, s.predicate, s.shape, s.object,
        as_text(s.separators), s.live, s.affirmed, s.flat, s.asserted, s.planned,
        s.spoken_by, s.origin, s.quote_key, s.matter, timed, *days,
    )  # fmt: skip


def as_text(separators: tuple[tuple[str, str], ...]) -> str:
    """Separators as a row has them."""
    return json.dumps(separators, ensure_ascii=False, separators=(",", ":")) if separators else ""
