"""The grammar: what is read and as which days, what is refused, and the edtf library as reference."""

from __future__ import annotations

import datetime

import pytest
from edtf import parse_edtf
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.values.edtf import FUTURE, PAST, day_number, day_text
from claimcheck.values.time import parse


def bounds(text: str) -> tuple[str, str]:
    """The hull of a time, as two days."""
    span = parse(text)
    return day_text(span.first_start), day_text(span.last_end)


HULLS = [
    ("2025-10-27T23:30:00-09:00", "2025-10-27", "2025-10-27"),
    ("2025-10-27T00:10:00+09:00", "2025-10-27", "2025-10-27"),
    ("2025~", "2024-01-01", "2026-12-31"),
    ("2025-10~", "2025-09-01", "2025-11-30"),
    ("2026-01?", "2025-12-01", "2026-02-28"),
    ("2025-10-27%", "2025-10-26", "2025-10-28"),
    ("201X~", "2000-01-01", "2029-12-31"),
    ("20XX?", "1900-01-01", "2199-12-31"),
    ("2004-XX~", "2003-01-01", "2005-12-31"),
    ("1985-04-XX?", "1985-03-01", "1985-05-31"),
    ("2025-21", "2025-03-01", "2025-11-30"),
    ("2025-22", "2024-12-01", "2026-02-28"),
    ("2025-23", "2025-03-01", "2025-11-30"),
    ("2025-24", "2024-12-01", "2026-02-28"),
    ("2025-21~", "2024-12-01", "2026-02-28"),
    ("2025~/2025-10", "2024-01-01", "2025-10-31"),
    ("-0004-XX", "-0004-01-01", "-0004-12-31"),
    ("-0004-02-XX", "-0004-02-01", "-0004-02-29"),
    ("2004-XX/2025-XX-XX", "2004-01-01", "2025-12-31"),
    ("[2026-01..2026-03]", "2026-01-01", "2026-03-31"),
    ("[2025,2026]", "2025-01-01", "2026-12-31"),
    ("[2027, 2025..2026]", "2025-01-01", "2027-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), HULLS, ids=[row[0] for row in HULLS])
def test_days_that_a_time_may_mean(text: str, first: str, last: str) -> None:
    assert bounds(text) == (first, last)


REFUSED = [
    ("", "2025-10-27"),
    ("/", "names no date"),
    ("..", "2025-10-27"),
    ("2025-02-30", "01 to 28"),
    ("2024-02-30", "01 to 29"),
    ("2025-04-31~", "01 to 30"),
    ("2025-10-00", "01 to 31"),
    ("2025-02-30T10:00:00Z", "01 to 28"),
    ("2025-13", "months are 01 to 12"),
    ("2025-00", "months are 01 to 12"),
    ("2025-13-01", "no month 13"),
    ("2025-33", "2025-01/2025-03"),
    ("27/10/2025", "2025-10-27"),
    ("October 2025", "2025-10-27"),
    (" 2025", "2025-10-27"),
    ("2025\n", "2025-10-27"),
    ("٢٠٢٥", "2025-10-27"),
    ("2025-10-27T25:00:00Z", "2025-10-27T10:00:00Z"),
    ("2025-10-27T10:00", "2025-10-27T10:00:00Z"),
    ("2025?~", "at the end"),
    ("2025~-10", "at the end"),
    ("2XXX", "201X"),
    ("1985-XX-05", "201X"),
    ("2025-21-XX", "201X"),
    ("-0000", "write 0000"),
    ("-0000-01-01", "write 0000"),
    ("{2025,2026}", "[2026-01..2026-03]"),
    ("[2025", "[2025,2026]"),
    ("[2025,]", "date is missing"),
    ("[..]", "date is missing"),
    ("[2026..2025]", "backwards"),
    ("Y" + "9" * 150, "2025-10-27"),
    ("2" * 100_000, "100000 characters"),
]


@pytest.mark.parametrize(("text", "hint"), REFUSED, ids=[repr(row[0][:30]) for row in REFUSED])
def test_what_is_no_time_is_refused_with_what_to_write(text: str, hint: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse(text)
    assert hint in str(refused.value)
    assert len(str(refused.value)) < 200


# ---- the edtf library as reference ------------------------------------------------------------
# Where we differ on purpose, and so do not compare:
# - qualifiers: the library widens "2025-10~" by a month and a year, we by one unit of the last precision;
# - seasons: the library knows one hemisphere, and ends winter in December;
# - an unknown end: the library takes ten years, we take no bound (compared below as such);
# - years beyond PAST and FUTURE, which we hold at them;
# - an interval's date-time boundaries and qualified long years, which the library cannot read;
# - shapes that the library fails on: "-0004-XX" (runs backwards), "2004-XX/2025" and "201X/.." (errors);
# - level 2 beyond one-of sets ("2XXX", "1985-XX-05", "2004?-06"), which we refuse.

YEARS = ["2025", "2024", "1900", "2000", "0001", "0000", "9999", "-0001", "-0044", "-0400", "-1985"]
MONTHS = [f"{year}-{month:02d}" for year in ("2025", "2024", "1900", "-0004") for month in range(1, 13)]
DAYS = [
    *("2025-01-01", "2025-10-27", "2025-12-31", "2024-02-29", "2000-02-29", "1900-02-28", "1900-03-01"),
    *("0001-01-01", "0000-02-29", "0000-12-31", "9999-12-31", "-0001-12-31", "-0004-02-29", "-1985-04-12"),
]
CLOCKS = [
    f"{day}T{clock}"
    for day in ("2025-10-27", "2024-02-29")
    for clock in ("10:00:00", "10:00:00Z", "23:59:59+09:00", "00:00:00-04", "24:00:00", "10:00:00+05:30")
]
LONG_YEARS = ["Y12345", "Y-12345", "Y10000", "Y-10000", "Y2000000", "Y-2000000"]
LOOSE = [
    *("201X", "200X", "000X", "20XX", "00XX", "19XX", "-201X", "-20XX", "2004-XX", "1900-XX"),
    *("1985-04-XX", "2024-02-XX", "1900-02-XX", "1985-12-XX", "1985-XX-XX", "2024-XX-XX"),
]
ENDS = ["2025", "1900", "2025-10", "2024-02", "2025-10-27", "2024-02-29", "0000", "-0044"]
LOOSE_ENDS = ["201X", "19XX", "2024-02-XX"]
SETS = ["[2026-01..2026-03]", "[2025,2026]", "[1667,1668, 1670..1672]", "[..1984]", "[1984-12..]", "[2025]"]
DATES = [*YEARS, *MONTHS, *DAYS, *CLOCKS, *LONG_YEARS, *LOOSE]
FORMS = [
    *DATES,
    *(f"{a}/{b}" for a in ENDS for b in ENDS),
    *(form for a in LOOSE_ENDS for b in ENDS[:5] for form in (f"{a}/{b}", f"{b}/{a}")),
    *(form for end in ENDS for form in (f"{end}/..", f"../{end}")),
    *("../..", "-0044/-0001", "2025-10/2025-09", "2025-10-28/2025-10-27", "-0001/0001"),
    *SETS[:5],
]


def library_hull(text: str) -> tuple[int, int]:
    """First and last day by the edtf library, in our day numbers."""
    date = parse_edtf(text)
    lower, upper = date.lower_strict(), date.upper_strict()
    first = PAST if lower == -float("inf") else day_number(lower.tm_year, lower.tm_mon, lower.tm_mday)
    last = FUTURE if upper == float("inf") else day_number(upper.tm_year, upper.tm_mon, upper.tm_mday)
    return first, last


def test_the_reference_list_is_long_and_free_of_repeats() -> None:
    assert len(set(FORMS)) == len(FORMS) >= 200


@pytest.mark.parametrize("text", FORMS)
def test_same_days_as_the_edtf_library(text: str) -> None:
    span = parse(text)
    assert (span.first_start, span.last_end) == library_hull(text)


@pytest.mark.parametrize("end", ENDS)
def test_an_unknown_boundary_has_no_bound_and_the_known_one_is_the_librarys(end: str) -> None:
    first, last = library_hull(end)
    assert (parse(f"{end}/").first_start, parse(f"{end}/").last_end) == (first, FUTURE)
    assert (parse(f"/{end}").first_start, parse(f"/{end}").last_end) == (PAST, last)


@pytest.mark.parametrize(
    "text", [f"{date}{mark}" for date in (*YEARS, *MONTHS[:12], *DAYS) for mark in "?~%"]
)
def test_a_qualifier_reads_where_the_library_reads_and_lies_within_its_wider_bounds(text: str) -> None:
    span, strict = parse(text), library_hull(text)
    assert span.first_start < strict[0] <= strict[1] < span.last_end


@pytest.mark.parametrize("text", [f"2025-{code}" for code in (21, 22, 23, 24)])
def test_a_season_holds_the_librarys_northern_one(text: str) -> None:
    first, last = library_hull(text)
    assert parse(text).first_start <= first <= last <= parse(text).last_end


# ---- laws -------------------------------------------------------------------------------------


@given(st.one_of(st.text(), st.from_regex(r"[\[/.~?%XY0-9T:Z,-]{0,24}", fullmatch=True)))
@example("2025-02-30/..")
@example("[2025-13]")
@example("\udc80")
@example("0000-00-00")
def test_parse_raises_nothing_but_value_error(text: str) -> None:
    try:
        span = parse(text)
    except ValueError as refused:
        assert str(refused).isprintable()
    else:
        assert span.text == text


@given(st.dates())
def test_day_numbers_are_those_of_the_standard_library(date: datetime.date) -> None:
    assert day_number(date.year, date.month, date.day) == date.toordinal()
    assert day_text(date.toordinal()) == date.isoformat()


@given(st.integers(day_number(-9999, 1, 1), day_number(9999, 12, 31)))
def test_a_day_written_out_reads_as_the_same_day(day: int) -> None:
    assert parse(day_text(day)).first_start == parse(day_text(day)).last_end == day


@given(st.integers(PAST + 400, FUTURE - 400))
def test_a_day_of_a_long_year_is_written_as_that_year(day: int) -> None:
    year = parse(day_text(day))
    assert year.first_start <= day <= year.last_end
