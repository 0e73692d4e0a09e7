"""Times against every realisation on a small grid, and laws that hold for any times."""

from __future__ import annotations

import datetime
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.values.time import (
    FUTURE,
    PAST,
    Relation,
    Span,
    certainly_before,
    gap,
    overlap_text,
    parse,
    relation,
    throughout,
)

OVERLAP, DISJOINT, UNDECIDED = Relation.OVERLAP, Relation.DISJOINT, Relation.UNDECIDED


def ordinal(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


# ---- the oracle -------------------------------------------------------------------------------
# A day has two instants, so that of two boundaries in one day either may come first. The grid holds the first
# and the last day of everything written on it, which is where certainty is won or lost.

DAYS = ["2024-11-29", "2024-12-01", "2024-12-30", "2024-12-31", "2025-01-01", "2025-01-02", "2025-01-03"]
EVERYWHERE = [2 * ordinal(day) + half for day in [*DAYS, "2025-01-31", "2025-02-02"] for half in (0, 1)]
UNBOUNDED = ("", "..")
DATES = ["2024-12", "2024-12-31", "2025-01-01", "2025-01-02", "2025-01-02~", "2025-01"]
BOUNDARIES = [*UNBOUNDED, "2024-12-31?", *DATES]
INTERVALS = [f"{a}/{b}" for a, b in product(BOUNDARIES, BOUNDARIES) if a or b]


def firm(boundary: str) -> bool:
    return boundary not in UNBOUNDED and boundary[-1] not in "~?"


def instants(boundary: str) -> list[int]:
    """The instants of the grid that one written boundary may mean, read without the code under test."""
    if boundary in UNBOUNDED:
        return EVERYWHERE
    if len(boundary) == len("2025-01"):
        first, last = ordinal(f"{boundary}-01"), ordinal(f"{boundary}-31")
    else:
        widening = 0 if firm(boundary) else 1
        day = ordinal(boundary.rstrip("~?"))
        first, last = day - widening, day + widening
    return [instant for instant in EVERYWHERE if first <= instant // 2 <= last]


@cache
def realisations(text: str, whole: bool) -> frozenset[tuple[int, int]]:
    """Every start and end on the grid that the text may mean; `whole` takes exact dates from edge to edge."""
    if text.startswith("["):
        first, last = text[1:-1].split("..")
        return frozenset((i, i) for i in EVERYWHERE if instants(first)[0] <= i <= instants(last)[-1])
    start, slash, end = text.partition("/")
    if not slash and not (whole and firm(text)):
        return frozenset((i, i) for i in instants(text))
    end = end if slash else start
    starts, ends = instants(start), instants(end)
    if whole and (firm(start) or start == ".."):
        starts = starts[:1]
    if whole and firm(end):
        ends = ends[-1:]
    return frozenset((s, e) for s in starts for e in ends if s <= e)


GRID = [
    text
    for text in [*DATES, "[2024-12-31..2025-01-02]", *INTERVALS]
    if realisations(text, False)  # what runs backwards is never compared
]


def hands_over(a: str, b: str) -> bool:
    """The documented exception: in two intervals, one boundary written alike and without qualifier."""
    if "/" not in a or "/" not in b:
        return False
    pairs = ((a.split("/")[1], b.split("/")[0]), (b.split("/")[1], a.split("/")[0]))
    return any(one == other and firm(one) for one, other in pairs)


def by_enumeration(a: str, b: str, whole: bool) -> Relation:
    if hands_over(a, b):
        return DISJOINT
    met = missed = False
    for (start, end), (other_start, other_end) in product(realisations(a, whole), realisations(b, False)):
        if start <= other_end and other_start <= end:
            met = True
        else:
            missed = True
        if met and missed:
            return UNDECIDED
    return OVERLAP if met else DISJOINT


@pytest.mark.parametrize("whole", [False, True], ids=["as written", "throughout"])
@pytest.mark.parametrize("a", GRID)
def test_certain_is_what_holds_in_every_realisation(a: str, whole: bool) -> None:
    span = throughout(parse(a)) if whole else parse(a)
    wrong = {
        b: (got, expected)
        for b in GRID
        if (got := relation(span, parse(b))) is not (expected := by_enumeration(a, b, whole))
    }
    assert not wrong


def test_the_grid_is_wide_and_shows_every_relation() -> None:
    assert len(GRID) > 50
    assert {by_enumeration(a, b, False) for a in GRID for b in GRID} == set(Relation)


@pytest.mark.parametrize("text", INTERVALS)
def test_impossible_is_what_has_no_realisation(text: str) -> None:
    assert parse(text).impossible is not bool(realisations(text, False))


# ---- laws -------------------------------------------------------------------------------------

SHAPES = ["{y}", "{y}-{m}", "{y}-{m}-{d}", "{y}-21", "{y}-24", "{y}-XX", "{y}-{m}-XX", "{c}X", "Y{y}00000"]
SIMPLE_DATES = st.builds(
    lambda shape, y, m, d: str.format(shape, y=y, c=str(y)[:3], m=f"{m:02d}", d=f"{d:02d}"),
    st.sampled_from(SHAPES),
    st.integers(2023, 2026),
    st.integers(1, 12),
    st.integers(1, 28),
)
WRITTEN_DATES = st.builds("{}{}".format, SIMPLE_DATES, st.sampled_from(["", "", "", "?", "~", "%"]))
TIMES = st.one_of(
    WRITTEN_DATES,
    st.builds("{}/{}".format, WRITTEN_DATES, st.one_of(WRITTEN_DATES, st.sampled_from(UNBOUNDED))),
    st.builds("{}/{}".format, st.sampled_from(UNBOUNDED), WRITTEN_DATES),
    st.builds("[{},{}]".format, WRITTEN_DATES, WRITTEN_DATES),
    st.sampled_from([*GRID, "../..", "2025-10-27T10:00:00Z", "[..2024]", "[2025..]"]),
)
SPANS = TIMES.map(parse)


@given(SPANS, SPANS)
def test_relation_and_gap_and_overlap_are_symmetric(a: Span, b: Span) -> None:
    assert relation(a, b) is relation(b, a)
    assert relation(throughout(a), b) is relation(b, throughout(a))
    assert gap(a, b) == gap(b, a)
    assert overlap_text(a, b) == overlap_text(b, a)


@given(SPANS)
def test_bounds_are_in_order_unless_impossible(span: Span) -> None:
    if not span.impossible:
        assert PAST <= span.first_start <= span.last_start <= FUTURE
        assert PAST <= span.first_end <= span.last_end <= FUTURE
        assert span.last_start <= span.last_end
        assert span.first_start <= span.first_end


@given(SPANS, SPANS)
def test_throughout_never_loses_certainty(a: Span, b: Span) -> None:
    before = relation(a, b)
    if before is not UNDECIDED:
        assert relation(throughout(a), b) is before


@given(SPANS)
def test_throughout_keeps_the_written_range_and_changes_nothing_the_second_time(span: Span) -> None:
    taken = throughout(span)
    assert (taken.text, taken.first_start, taken.last_end) == (span.text, span.first_start, span.last_end)
    assert throughout(taken) == taken


@given(SPANS, SPANS)
def test_what_is_certainly_before_is_disjoint_and_never_both_ways(a: Span, b: Span) -> None:
    if certainly_before(a, b):
        assert relation(a, b) is DISJOINT
        assert not certainly_before(b, a)


@given(SPANS, SPANS)
def test_overlap_is_a_time_that_can_be_read_within_both(a: Span, b: Span) -> None:
    text = overlap_text(a, b)
    if text is not None:
        shared = parse(text)
        assert relation(a, b) is not DISJOINT
        if "Y" not in text:
            assert max(a.first_start, b.first_start) <= shared.first_start
            assert shared.last_end <= min(a.last_end, b.last_end)
