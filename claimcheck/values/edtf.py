"""The grammar of one EDTF date, and the calendar under it.

Source: ISO 8601-2:2019 as profiled by the Library of Congress (https://www.loc.gov/standards/datetime/):
level 0, level 1, and of level 2 the one-of set. Days are counted as `datetime.date.toordinal` counts them
(0001-01-01 is day 1), in the proleptic Gregorian calendar with a year 0000, for years of any size.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

PAST: Final[int] = -(10**9)
"""The day number for "no earliest day known"; days before it (about 2.7 million BC) are held at it."""

FUTURE: Final[int] = 10**9
"""The day number for "no latest day known"; days after it (about 2.7 million AD) are held at it."""

_PLAIN = re.compile(r"(?!-0000)(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LONG_YEAR = re.compile(r"Y(-?[1-9][0-9]{4,17})")
_LOOSE_YEAR = re.compile(r"(-?)([0-9]{2})([0-9X])X")
_LOOSE_MONTH = re.compile(r"(-?[0-9]{4})-XX(?:-XX)?")
_LOOSE_DAY = re.compile(r"(-?[0-9]{4}-[0-9]{2})-XX")
_DATE_TIME = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)|24:00:00)"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
)
_HAS_YEAR = re.compile(r"-?[0-9X]{4}")
_QUALIFIERS: Final = ("?", "~", "%")
_MONTH_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MONTH: Final = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_SEASONS: Final = {21: (2, 10), 22: (-1, 13), 23: (2, 10), 24: (-1, 13)}
"""Season code -> first and last month, counted from January of its year, of every meteorological reading.

Spring and autumn are March-May in one hemisphere and September-November in the other. Summer and winter are
June-August, or the December-February that begins or the one that ends in the year. Nobody says which is
meant, so the range holds them all and claims no certainty that one hemisphere would refute.
"""


class Boundary(NamedTuple):
    """One written date as the days it may mean.

    Attributes:
        first, last: day numbers, both included.
        text: the date without its qualifier.
        firm: the days are exactly the written ones (no qualifier, no season, no year too far to count).
    """

    first: int
    last: int
    text: str
    firm: bool


def read_boundary(text: str) -> Boundary:
    """Read one EDTF date of level 0 or 1, such as `2025`, `2025-10~`, `201X`, `2025-21` or a date-time.

    A qualifier (`?`, `~`, `%`) widens both sides by one unit of the last precision that is written in digits:
    a day, a month, a season of three months, a year, a decade (`201X`), a century (`20XX`). Of a date-time
    the day as written counts. Raises ValueError, saying what is wrong and what to write.
    """
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        year, month, day = plain.groups()
        if month is None:
            number = int(year)
            return Boundary(day_number(number, 1, 1), day_number(number, 12, 31), text, True)
        if day is not None:
            only = _checked_day(text, int(year), int(month), int(day))
            return Boundary(only, only, text, True)
        if "01" <= month <= "12":
            return Boundary(*_month_days(*_month_range(int(year), int(month))), text, True)
    return _qualified(text)


def read_one_of(text: str) -> tuple[int, int]:
    """Return the first and last day that a one-of set such as `[2025,2026-01..2026-03]` may mean.

    A range left open (`[..1984]`, `[1984..]`) reaches to `PAST` or `FUTURE`. Raises ValueError.
    """
    if not text.startswith("[") or not text.endswith("]"):
        raise ValueError(
            f"{_shown(text)} is not a time: a one-of set stands whole in brackets, as [2025,2026]"
        )
    firsts, lasts = [], []
    for element in text[1:-1].split(","):
        start, dots, end = element.strip(" ").partition("..")
        if not start and not end:
            raise ValueError(f"{_shown(text)} is not a time: a date is missing; write it as [2025,2026]")
        first = read_boundary(start).first if start else PAST
        last = read_boundary(end if dots else start).last if end or not dots else FUTURE
        if last < first:
            raise ValueError(
                f"{_shown(text)} is not a time: {start}..{end} runs backwards; put the earlier first"
            )
        firsts.append(first)
        lasts.append(last)
    return min(firsts), max(lasts)


def day_number(year: int, month: int, day: int) -> int:
    """Return the day number of a date; any year, `month` 1 to 12, `day` 1 to the month's length."""
    before = year - 1
    leap_day = 1 if month > 2 and _is_leap(year) else 0
    return (
        365 * before
        + before // 4
        - before // 100
        + before // 400
        + _DAYS_BEFORE_MONTH[month - 1]
        + leap_day
        + day
    )


def day_text(day: int) -> str:
    """Return the EDTF text of a day number: `2025-10-27`, `-0043-03-15`.

    EDTF writes no days of years that have more than four digits: there it is the year alone, as `Y12345`.
    The arithmetic is Howard Hinnant's civil_from_days (https://howardhinnant.github.io/date_algorithms.html).
    """
    era, day_of_era = divmod(day + 305, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    march_month = (5 * day_of_year + 2) // 153
    day_of_month = day_of_year - (153 * march_month + 2) // 5 + 1
    month = march_month + 3 if march_month < 10 else march_month - 9
    year = year_of_era + era * 400 + (month <= 2)
    if not -9999 <= year <= 9999:
        return f"Y{year}"
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day_of_month:02d}"


def _qualified(text: str) -> Boundary:
    """Read what is not a bare year, month or day."""
    clock = _DATE_TIME.fullmatch(text)
    if clock is not None:
        return read_boundary(clock[1])._replace(text=text)
    qualifier = text.endswith(_QUALIFIERS)
    written = text[:-1] if qualifier else text
    plain = _PLAIN.fullmatch(written)
    if plain is not None and plain[3] is not None:
        only = _checked_day(text, int(plain[1]), int(plain[2]), int(plain[3]))
        return Boundary(only - qualifier, only + qualifier, written, not qualifier)
    months = _months(written)
    if months is None:
        raise ValueError(_refusal(text))
    first_month, last_month, unit = months
    widening = unit if qualifier else 0
    first, last = _month_days(first_month - widening, last_month + widening)
    season = unit == 3
    countable = first >= PAST and last <= FUTURE
    within = (min(max(first, PAST), FUTURE), min(max(last, PAST), FUTURE))
    return Boundary(*within, written, countable and not qualifier and not season)


def _months(written: str) -> tuple[int, int, int] | None:
    """Return first and last month (January 0000 is 0) and the unit in months; None if it is no such date."""
    if match := _PLAIN.fullmatch(written):
        year, code = int(match[1]), int(match[2] or 0)
        if code in _SEASONS:
            first, last = _SEASONS[code]
            return year * 12 + first, year * 12 + last, 3
        if code > 12 or match[2] == "00":
            return None
        return (*_month_range(year, code), 1) if code else (*_year_range(year, year), 12)
    if match := _LONG_YEAR.fullmatch(written):
        return (*_year_range(int(match[1]), int(match[1])), 12)
    if match := _LOOSE_YEAR.fullmatch(written):
        low, high = (int(match[2] + match[3].replace("X", digit) + digit) for digit in "09")
        years = (-high, -low) if match[1] else (low, high)
        return (*_year_range(*years), 1200 if match[3] == "X" else 120)
    if match := _LOOSE_MONTH.fullmatch(written):
        return _months(match[1])
    if match := _LOOSE_DAY.fullmatch(written):
        month = _months(match[1])
        return month if month is not None and month[2] == 1 else None
    return None


def _year_range(first: int, last: int) -> tuple[int, int]:
    return first * 12, last * 12 + 11


def _month_range(year: int, month: int) -> tuple[int, int]:
    return year * 12 + month - 1, year * 12 + month - 1


def _month_days(first: int, last: int) -> tuple[int, int]:
    """Return first and last day number of a range of months counted from January 0000."""
    year, month = divmod(last, 12)
    return day_number(first // 12, first % 12 + 1, 1), day_number(
        year, month + 1, _month_length(year, month + 1)
    )


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_length(year: int, month: int) -> int:
    return 29 if month == 2 and _is_leap(year) else _MONTH_LENGTHS[month - 1]


def _checked_day(text: str, year: int, month: int, day: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError(f"{_shown(text)} is not a date: there is no month {month:02d}; write 01 to 12")
    length = _month_length(year, month)
    if not 1 <= day <= length:
        raise ValueError(
            f"{_shown(text)} is not a date: that month has days 01 to {length}; "
            "correct the day or write the month alone"
        )
    return day_number(year, month, day)


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")


def _refusal(text: str) -> str:
    """Say why a text is no date, and what to write instead."""
    wrong = f"{_shown(text)} is not a time: "
    if any(mark in text[:-1] for mark in _QUALIFIERS):
        return wrong + "?, ~ or % stands once, at the end of a date, as 2025-10~ (% means both ? and ~)"
    if "{" in text or "[" in text:
        return wrong + "brackets stand around a whole one-of set, as [2026-01..2026-03]"
    if text.startswith("-0000"):
        return wrong + "there is no year -0000; write 0000 for the year before 0001"
    code = _PLAIN.fullmatch(text.rstrip("?~%"))
    if code is not None and code[2] is not None and 25 <= int(code[2]) <= 41:
        return (
            wrong
            + "seasons are 21 (spring) to 24 (winter); write a quarter by its months, as 2025-01/2025-03"
        )
    if code is not None:
        return wrong + "months are 01 to 12, seasons 21 (spring) to 24 (winter)"
    if _HAS_YEAR.match(text) and "T" in text:
        return wrong + "write a date with a clock time as 2025-10-27T10:00:00Z, or the day alone"
    if _HAS_YEAR.match(text) and "X" in text:
        return wrong + "X stands for unknown digits at the end only, as 201X, 20XX, 2025-XX or 2025-10-XX"
    return (
        wrong + "write a year (2025), a month (2025-10), a day (2025-10-27) or a span (2025-02-06/2025-02-08)"
    )
