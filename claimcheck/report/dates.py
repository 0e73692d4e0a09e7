"""Times in words for readers: "27 October 2025", "6 to 8 February 2025", "2014 and after"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimcheck.values.time import parse

if TYPE_CHECKING:
    from claimcheck.comparable.statement import Article

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DATE: Final = re.compile(r"(?<![\d-])(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?(?!\d)")
_WITHIN_A_MONTH: Final = re.compile(r"(\d{4}-\d{2}-)(\d{2}) to \1(\d{2})")


def publication(article: Article | None) -> tuple[bool, int]:
    """Sort key of articles: as they came out; what is not dated, or not known, comes last."""
    day = article.published if article else None
    return (day is None, day.first_start if day else 0)


def in_words(edtf: str) -> str:
    """A time as messages tell it (`Span.words`), its months by their names.

    Args:
        edtf: a time that can be read.
    """
    words = parse(edtf).words
    return _DATE.sub(_named, _WITHIN_A_MONTH.sub(_shortened, words))


def _named(date: re.Match[str]) -> str:
    year, month, day = date.groups()
    return f"{f'{int(day)} ' if day else ''}{_MONTHS[int(month) - 1]} {year}"


def _shortened(interval: re.Match[str]) -> str:
    month, first, last = interval.groups()
    return f"{int(first)} to {month}{last}"
