"""Times in words for readers: "27 October 2025", "from 6 to 8 February 2025", "about 2019"."""

from __future__ import annotations

import re
from typing import Final

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
"""EDTF level 1, section "Seasons" (https://www.loc.gov/standards/datetime/)."""
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")
_DOUBTS: Final = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def in_words(edtf: str) -> str:
    """An EDTF date or interval in words; what is rarer than these stays as it is written."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _date(edtf)
    if end in ("", ".."):
        return f"from {_date(start)} on" if end else f"from {_date(start)}, until when is not known"
    if start in ("", ".."):
        return f"until {_date(end)}"
    if start[:8] == end[:8] and len(start) == len(end) == 10:
        return f"{int(start[8:])} to {_date(end)}"
    return f"{_date(start)} to {_date(end)}"


def _date(text: str) -> str:
    found = _DATE.fullmatch(text)
    if found is None:
        return text
    year, month, day, doubt = found.groups()
    if month in _SEASONS:
        words = f"{_SEASONS[month]} {year}"
    elif month is None or not 1 <= int(month) <= len(_MONTHS):
        words = year if month is None else f"{year}-{month}"
    else:
        words = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{_DOUBTS[doubt]}{f'{int(day)} ' if day else ''}{words}"
