"""Times by example: what two of them are to each other, and what the record format says of single ones."""

from __future__ import annotations

import datetime

import pytest

from claimcheck.values.time import (
    FUTURE,
    PAST,
    Relation,
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


# ---- relations, by example --------------------------------------------------------------------

RELATIONS = [
    ("two terms that share two years", "1990/1995", "1993/1998", OVERLAP),
    ("a one-year term wholly inside another", "2009/2011", "2010/2010", OVERLAP),
    ("one two-year term stated twice", "2020/2021", "2020/2021", OVERLAP),
    ("a one-day visit inside another", "2025-10-27/2025-10-27", "2025-10-26/2025-10-28", OVERLAP),
    ("an overlap of a single night", "2025-10-20/2025-10-28", "2025-10-27/2025-10-30", OVERLAP),
    ("a term that starts before an open one and outlasts its start", "2010/..", "2008/2012", OVERLAP),
    ("an end that cannot precede its own start", "2025-06/2025", "2024/2025-07", OVERLAP),
    ("a date wholly inside an interval", "2025-10-27", "2025-10-26/2025-10-28", OVERLAP),
    ("a year wholly inside an interval", "1994", "1993/1995", OVERLAP),
    ("an interval before an open one", "2010/..", "2008/2009", DISJOINT),
    ("an interval after one that was open at its start", "../2025", "2026/2027", DISJOINT),
    ("an interval after one of unknown start", "/2025", "2026/2027", DISJOINT),
    ("an interval before one of unknown end", "2020/", "2018/2019", DISJOINT),
    ("handover in one year", "1990/1995", "1995/1998", DISJOINT),
    ("handover on one day, the second term still open", "2024-10-01/2025-10-21", "2025-10-21/..", DISJOINT),
    ("an interval that hands over to itself", "2010/2010", "2010/2010", DISJOINT),
    ("adjacent days", "2025-10-27", "2025-10-28", DISJOINT),
    ("a date outside an interval", "2025-10-29", "2025-10-26/2025-10-28", DISJOINT),
    ("two holders in one year", "2025", "2025", UNDECIDED),
    ("one day given twice", "2025-10-27", "2025-10-27", UNDECIDED),
    ("a day within a month", "2025-10", "2025-10-27", UNDECIDED),
    ("a date on the first day of an interval", "2025-10-27", "2025-10-27/2025-10-29", UNDECIDED),
    ("a date on the last day of an interval", "2025-10-29", "2025-10-27/2025-10-29", UNDECIDED),
    ("a year that only touches an interval", "1995", "1990/1995", UNDECIDED),
    ("a later interval that an open one may not reach", "2010/..", "2012/2013", UNDECIDED),
    ("a later interval that one of unknown end may not reach", "2010/", "2012/2013", UNDECIDED),
    ("an earlier interval before an unknown start", "/2010", "2007/2008", UNDECIDED),
    ("a boundary of another precision is no handover", "1990/1995", "1995-06/1998", UNDECIDED),
    ("a qualified end is no handover", "1990/1995~", "1995/1998", UNDECIDED),
    ("a qualified start is no handover", "1990/1995", "1995?/1998", UNDECIDED),
    ("a season is no handover: the hemispheres differ", "2020-21/2025-21", "2025-21/2030-21", UNDECIDED),
    ("a widened year touches its neighbour", "2025~", "2026", UNDECIDED),
    ("one of two years, and the year between", "[2024,2026]", "2025", UNDECIDED),
    ("an interval that runs backwards proves nothing", "2025/2024", "2010/2030", UNDECIDED),
    ("an interval that runs backwards, and a time far away", "2025/2024", "1990", UNDECIDED),
    ("two years too far away to be counted", "Y170000002", "Y170000003", UNDECIDED),
]


@pytest.mark.parametrize(("why", "a", "b", "expected"), RELATIONS, ids=[row[0] for row in RELATIONS])
def test_relation(why: str, a: str, b: str, expected: Relation) -> None:
    assert relation(parse(a), parse(b)) is expected
    assert relation(parse(b), parse(a)) is expected


# ---- one time ---------------------------------------------------------------------------------


def test_a_single_date_starts_and_ends_at_one_moment_within_it() -> None:
    span = parse("2025-10")
    days = (ordinal("2025-10-01"), ordinal("2025-10-31"))
    assert (span.first_start, span.last_start, span.first_end, span.last_end) == days + days
    assert span.moment
    assert span.text == span.start_text == span.end_text == "2025-10"


def test_an_interval_keeps_its_boundaries_without_qualifiers() -> None:
    span = parse("2025-10~/2026?")
    assert (span.start_text, span.end_text, span.moment) == ("2025-10", "2026", False)
    assert (span.firm_start, span.firm_end) == (False, False)


def test_open_and_unknown_ends_are_told_apart() -> None:
    opened, unknown = parse("2020/.."), parse("2020/")
    assert (opened.open_end, opened.unknown_end) == (True, False)
    assert (unknown.open_end, unknown.unknown_end) == (False, True)
    assert opened.last_end == unknown.last_end == FUTURE
    assert opened.end_text == unknown.end_text == ""
    assert opened.first_end == ordinal("2020-01-01")


def test_open_and_unknown_starts_are_told_apart() -> None:
    opened, unknown = parse("../2020"), parse("/2020")
    assert (opened.open_start, opened.unknown_start) == (True, False)
    assert (unknown.open_start, unknown.unknown_start) == (False, True)
    assert opened.first_start == unknown.first_start == PAST
    assert opened.last_start == ordinal("2020-12-31")


@pytest.mark.parametrize("text", ["2025/2024", "2025-10/2025-09", "2025-10-28/2025-10-27", "2026~/2024"])
def test_an_interval_that_ends_before_it_starts_is_read_and_called_impossible(text: str) -> None:
    assert parse(text).impossible


@pytest.mark.parametrize(
    "text", ["2025", "2025/2025-01", "2026~/2025", "2025-24/2025-21", "2025/..", "../2025"]
)
def test_a_time_that_may_hold_is_not_called_impossible(text: str) -> None:
    assert not parse(text).impossible


# ---- the other questions ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("1990/1995", "1996/1998", True),
        ("1990/1995", "1995/1998", True),
        ("1990/1995", "1995-01/1998", False),
        ("1990/1995", "1995~/1998", False),
        ("2025-10-27", "2025-10-28", True),
        ("2025-10-27", "2025-10-27", False),
        ("2025", "2025/2026", False),
        ("2010/2010", "2010/2010", False),
        ("2010-06/2010", "2010/2010-03", False),
        ("../2025", "2026/..", True),
        ("2025/..", "2026", False),
        ("2025/2024", "2030", False),
    ],
)
def test_certainly_before(a: str, b: str, expected: bool) -> None:
    assert certainly_before(parse(a), parse(b)) is expected


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        ("2025-10-27", "2025-10-27", 0),
        ("2025-10-27", "2025-10-28", 1),
        ("2025-10", "2025-10-27", 0),
        ("2024-02-28", "2024-03-01", 2),
        ("2025", "2027", 366),
        ("2025/..", "2031", 0),
    ],
)
def test_gap_in_days_between_two_dates(a: str, b: str, days: int) -> None:
    assert gap(parse(a), parse(b)) == gap(parse(b), parse(a)) == days


def test_a_month_taken_throughout_lasts_from_its_first_to_its_last_day() -> None:
    span = throughout(parse("2025-10"))
    assert span.first_start == span.last_start == ordinal("2025-10-01")
    assert span.first_end == span.last_end == ordinal("2025-10-31")
    assert not span.moment


@pytest.mark.parametrize(
    ("denied", "affirmed", "expected"),
    [
        ("2025-10", "2025-10-27", OVERLAP),
        ("2025-10", "2025-10", OVERLAP),
        ("2025-10-27", "2025-10-27", OVERLAP),
        ("2025-10-27", "2025-10-27T10:00:00Z", OVERLAP),
        ("2025-10-01/2025-10-31", "2025-10-31", OVERLAP),
        ("2025", "2025/2025", OVERLAP),
        ("201X", "2015", OVERLAP),
        ("../2025", "1971", OVERLAP),
        ("2025-10", "2025-11-01", DISJOINT),
        ("2025-10", "2025", UNDECIDED),
        ("2025-10~", "2025-10-15", UNDECIDED),
        ("2025-10-20/2025-10-27~", "2025-10-27", UNDECIDED),
        ("2025-21", "2025-04", UNDECIDED),
        ("[2026-01,2026-03]", "2026-02-10", UNDECIDED),
        ("2025/..", "2026", UNDECIDED),
        ("2025/", "2025-01-01", UNDECIDED),
        ("Y170000002", "Y170000003", UNDECIDED),
    ],
)
def test_a_denied_event_covers_its_whole_interval(denied: str, affirmed: str, expected: Relation) -> None:
    assert relation(throughout(parse(denied)), parse(affirmed)) is expected


def test_two_dates_taken_throughout_share_their_days_and_hand_nothing_over() -> None:
    month, day = throughout(parse("2025-10")), throughout(parse("2025-10-27"))
    assert relation(month, month) is relation(month, day) is OVERLAP


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("1990/1995", "1993/1998", "1993-12-31/1995-01-01"),
        ("2009/2011", "2010/2010", "2010-01-01/2010-12-31"),
        ("2025-10-27", "2025-10-26/2025-10-28", "2025-10-27"),
        ("2025-10", "2024/2026", "2025-10-01/2025-10-31"),
        ("2025-10", "2025", "2025-10-01/2025-10-31"),
        ("2010/..", "2012/2013", "2012-01-01/2013-12-31"),
        ("2010/..", "2012/..", "2012-01-01/.."),
        ("../2010", "../2012", "../2010-12-31"),
        ("../..", "../..", None),
        ("2025", "2026", None),
        ("1990/1995", "1995/1998", None),
        ("2025/2024", "2020/2030", None),
        ("Y170000002", "Y170000002", None),
    ],
)
def test_days_at_which_both_hold(a: str, b: str, expected: str | None) -> None:
    assert overlap_text(parse(a), parse(b)) == expected
    assert overlap_text(parse(b), parse(a)) == expected


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2025-10-21", "2025-10-21"),
        ("2024-10/2025-10-21", "2024-10 to 2025-10-21"),
        ("2014/..", "2014 and after"),
        ("../1066", "1066 and before"),
        ("2018-02-05/", "2018-02-05 to an unknown end"),
        ("/2005", "an unknown start to 2005"),
        ("1200~", "about 1200"),
        ("1956?", "perhaps 1956"),
        ("2024-21/2024-11", "spring 2024 to 2024-11"),
        ("195X", "the 1950s"),
        ("-0044", "-0044"),
        ("[2026-01..2026-03]", "some time from 2026-01 to 2026-03"),
    ],
)
def test_a_time_in_words_for_people(written: str, words: str) -> None:
    assert parse(written).words == words
