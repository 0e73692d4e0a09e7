"""Dates in English prose, and whether a date can be the one that a passage gives."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.values.time import day_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.values.time import Span

_MONTHS: Final = re.findall(
    r"\w+", "january february march april may june july august september october november december"
)
_WEEKDAYS: Final = re.findall(r"\w+", "monday tuesday wednesday thursday friday saturday sunday")
_MONTH: Final = (
    r"(?P<month>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?)"
)
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_LATER_DAY: Final = r"(?:\s?[-–]\s?|\s(?:to|and|or|through|until)\s)(?P<later>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_YEAR: Final = r"(?P<year>[12]\d{3})\b"
_REACH: Final = {"day": (1, 1), "week": (16, 7), "month": (62, 31), "year": (731, 366)}
"""How many days back "last" reaches, and "this" either way."""


class Dating(NamedTuple):
    """A date as a text gives it; what it leaves out is None."""

    year: int | None
    month: int | None
    day: int | None


@cache
def _written() -> tuple[re.Pattern[str], ...]:
    patterns = (
        rf"(?<!\d)(?P<year>[12]\d{{3}})-(?P<month>\d{{2}})(?:-{_DAY})?(?!\d)",
        rf"(?<!\d){_DAY}(?:{_LATER_DAY})?(?:\sof)?\s{_MONTH}(?:,?\s{_YEAR})?",
        rf"\b{_MONTH}\s{_DAY}(?:{_LATER_DAY})?(?:,?\s{_YEAR})?",
        rf"\b{_MONTH}(?:,?\s(?:of\s)?{_YEAR})?",
        rf"(?<!\d){_DAY}[/.](?P<month>\d{{1,2}})[/.](?P<year>\d{{4}}|\d{{2}})(?!\d)",
        r"(?<![\d,.])(?P<year>[12]\d{3})(?:s\b|\b)(?:[/–-](?P<later_year>\d{2})(?!\d))?",
        r"['’](?P<year>\d{2})s?\b",
        r"\bthe\s(?P<day>\d{1,2})(?:st|nd|rd|th)\b",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


@cache
def _relative() -> re.Pattern[str]:
    units = "|".join(("days?", "weeks?", "months?", "years?", *_WEEKDAYS, *_MONTHS))
    return re.compile(
        r"\b(?:(?P<near>yesterday|today|tonight|tomorrow|overnight|this\s(?:morning|afternoon|evening)"
        r"|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m|noon|midnight)"
        rf"|(?P<which>last|past|next|coming|this)\s(?P<unit>{units})"
        rf"|(?P<weekday>{'|'.join(_WEEKDAYS)})"
        r"|(?P<open>ago|earlier|later|weekend|anniversary|spring|summer|autumn|winter|christmas|easter"
        r"|new\syear|quarter|semester|eve|\w+(?:st|nd|rd|th)\sof)"
        r"|(?P<vague>before|after|since|recent(?:ly)?|now|soon|then|currently|upcoming|previous|following|same|fall"
        r"|decades?|century|days?|weeks?|months?|years?))\b",
        re.IGNORECASE,
    )


def datings(text: str) -> list[Dating]:
    """The dates that a text writes out, each way of reading them; years alone and months alone, too."""
    return [dating for pattern in _written() for found in pattern.finditer(text) for dating in _read(found)]


def _read(found: re.Match[str]) -> Iterator[Dating]:
    named = found.groupdict()
    year = _year(named.get("year"))
    month = _month(named.get("month"))
    for key in ("day", "later"):
        if named.get(key):
            yield Dating(year, month, int(named[key]))
    if not named.get("day"):
        yield Dating(year, month, None)
    if named.get("later_year") and year is not None:
        yield Dating(year // 100 * 100 + int(named["later_year"]), None, None)
    if month is not None and named.get("day") and named["month"].isdigit():
        yield Dating(year, int(named["day"]), month)  # the American order


def _year(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if len(written) == 4 else int(written) + (2000 if int(written) < 50 else 1900)


def _month(written: str | None) -> int | None:
    if not written:
        return None
    if written.isdigit():
        return int(written)
    return 1 + next(n for n, name in enumerate(_MONTHS) if name.startswith(written[:3].lower()))


def can_give(text: str, date: Span, published: Span | None) -> bool:
    """Tell whether a text can be what a date was taken from.

    What a date leaves out (a year, the month beside "the 27th") may be understood. Words that count from the
    day of writing ("last month", "on Tuesday") give any date that they can mean; where nobody knows that day,
    any date at all. Vague ones ("after", "since") count only where no date is written out.

    Args:
        text: the passage.
        date: the date.
        published: when the article was published.
    """
    written = datings(text)
    return any(_gives(dating, date, published) for dating in written) or any(
        _reaches(found, date, published)
        for found in _relative().finditer(text)
        if not (found["vague"] and written)
    )


def _gives(dating: Dating, date: Span, published: Span | None) -> bool:
    """Whether a written date is one of the date's boundaries, or lies within a date of no plain boundary."""
    boundaries = [text for text in (date.start_text, date.end_text) if _PLAIN.fullmatch(text)]
    if not boundaries:
        return _within(dating, date)
    for boundary in boundaries:
        year, *rest = map(int, boundary.split("-"))
        wanted = (*rest, None, None)[:2]
        if dating.year not in (None, year):
            continue
        if wanted[1] is not None and (dating.day != wanted[1] or dating.month not in (None, wanted[0])):
            continue
        if wanted[1] is None and wanted[0] is not None and dating.month != wanted[0]:
            continue
        if wanted[0] is None and dating.year is None and not _near(year, published):
            continue
        return True
    return False


_PLAIN: Final = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?")


def _near(year: int, published: Span | None) -> bool:
    """Whether a year can be understood where none is written."""
    if published is None:
        return True
    return any(abs(int(day_text(day)[:4]) - year) <= 1 for day in (published.first_start, published.last_end))


def _within(dating: Dating, date: Span) -> bool:
    """Whether a written date lies within the days of a date; of those, an unknown bound excludes nothing."""
    first, last = _day(date.first_start), _day(date.last_end)
    if dating.year is not None and not (first or (0,))[0] <= dating.year <= (last or (9999,))[0]:
        return False
    if dating.month is not None and first and last and first[0] == last[0]:
        return first[1] <= dating.month <= last[1]
    return True


def _day(day: int) -> tuple[int, ...] | None:
    """Year, month and day; None where the calendar does not reach."""
    written = day_text(day)
    return tuple(map(int, written.split("-"))) if _PLAIN.fullmatch(written) else None


def _reaches(found: re.Match[str], date: Span, published: Span | None) -> bool:
    """Whether words that count from the day of writing can mean a date."""
    if published is None or found["open"] or found["vague"]:
        return True
    back, ahead = 2, 2
    unit = (found["unit"] or "").lower().removesuffix("s")
    if found["weekday"] or unit in _WEEKDAYS:
        return _on_weekday(unit or found["weekday"].lower(), date, published)
    if unit:
        reach, around = _REACH.get(unit, _REACH["year"])
        which = found["which"].lower()
        back, ahead = (around, around) if which == "this" else (reach, reach)
    return date.first_start <= published.last_end + ahead and date.last_end >= published.first_start - back


def _on_weekday(weekday: str, date: Span, published: Span) -> bool:
    first = max(date.first_start, published.first_start - 14)
    last = min(date.last_end, published.last_end + 14)
    # Day 1 of the calendar is a Monday.
    return any((day - 1) % 7 == _WEEKDAYS.index(weekday) for day in range(first, min(last, first + 7) + 1))
