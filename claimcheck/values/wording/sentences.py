"""Taking a text apart into sentences, each with its offsets.

A sentence ends at the end of a line, and after ". ", "! ", "? " and "… " where what follows can begin one.
Points of abbreviations, initials and numbers end none. The abbreviations are those of The Associated Press
Stylebook (titles, months, states, organisations) and a few of everyday English.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

# Before a name: never the end of a sentence.
_ALWAYS: Final = (
    "mr|mrs|ms|messrs|mx|dr|prof|rev|hon|fr|gen|lt|col|maj|capt|cmdr|sgt|cpl|pvt|adm|brig|sen|sens|rep|reps|gov"
    "|govs|pres|supt|det|insp|vs|approx|ca|cf|e\\.g|i\\.e|viz"
)
# The end of a sentence only where the next word is one that often begins a sentence.
_SOMETIMES: Final = (
    "jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|tues|wed|thu|thurs|fri|st|mt|ft|al|v|vol|pp|fig|nos"
    "|jr|sr|inc|corp|co|ltd|llc|plc|bros|etc|dept|univ|ave|blvd|est|ga|fla|calif|mass|pa|va|tex|wash|ore|minn"
    "|mich|wis|conn|ill|ariz|colo|tenn|ky|ala|mo"
)
_OPENERS: Final = (
    "the|a|an|he|she|it|they|we|i|you|this|that|these|those|his|her|its|their|our|in|on|at|by|for|from|as|but|and"
    "|if|when|while|although|after|before|since|however|meanwhile|yet|there|what|who|how|why|where|no|some|many|with"
)


_LONGEST_NUMBER: Final = 6  # of an item, with white space before it


class Span(NamedTuple):
    """A stretch of a text: offsets in code points, the end excluded."""

    start: int
    end: int


@cache
def _expressions() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The possible end of a sentence, abbreviations of both sorts before it, a word that begins one."""
    stop = r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[¿¡]*[^\W_a-z])(?<!\bNo\.(?=\s\d))"
    end = re.compile(rf"{stop}|[\n\r\u2028\u2029]+")
    always = re.compile(rf"(?:^|[^\w.])(?:{_ALWAYS})\Z", re.IGNORECASE)
    sometimes = re.compile(
        rf"(?:(?:^|[^\w.])(?:{_SOMETIMES})|\b(?:[^\W\d_]\.)+[^\W\d_]|\b[A-Z])\Z", re.IGNORECASE
    )
    opener = re.compile(rf"\s+[\"'“‘(\[]*(?:{_OPENERS})\b", re.IGNORECASE)
    return end, always, sometimes, opener


def sentences(text: str) -> tuple[Span, ...]:
    """Take a text apart into sentences; white space around them belongs to none.

    A heading, a list item and a line of a table are sentences of their own.
    """
    ending, always, sometimes, opener = _expressions()
    found: list[Span] = []
    start = 0
    for end in ending.finditer(text):
        if end.group() == ".":
            near = text[max(start, end.start() - 12) : end.start()]
            numbers_item = len(near) < _LONGEST_NUMBER and near.strip().isdigit()
            if (
                numbers_item
                or always.search(near)
                or (sometimes.search(near) and not opener.match(text, end.end()))
            ):
                continue
        _add(found, text, start, end.end())
        start = end.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    """Add what stands between two offsets, without the white space around it, if anything does."""
    words = text[start:end]
    length = len(words.rstrip())
    if length:
        found.append(Span(start + len(words) - len(words.lstrip()), start + length))
