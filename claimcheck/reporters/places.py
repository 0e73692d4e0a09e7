"""The one model of places: where a spot stands, in the words and units that the formats ask for.

A place (`Located`) counts lines and columns from 1, columns in code points, and its end is exclusive. A line
feed alone ends a line; a tab is one code point. Everything that a format says of a place is made here.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.storage.locate import Range

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from claimcheck.reported import Located, Reported

    Unit = Callable[[str, int], int]

_STEP = 1024
"""How many code points of a long line are counted at once."""


def code_points(source: str, column: int) -> int:
    """The column as it is: code points, from 1 (SARIF's `unicodeCodePoints`)."""
    del source
    return column


def utf_8(source: str, column: int) -> int:
    """The column in bytes of UTF-8, from 1 (the Reviewdog Diagnostic Format).

    Past the end of the line each further code point counts one.
    """
    before = min(column - 1, len(source))
    if source.isascii():
        return column
    if before <= _STEP:
        whole, rest = 0, source[:before]
    else:
        # A file may be one line of megabytes with thousands of findings.
        whole, rest = _sums(source)[before // _STEP], source[before - before % _STEP : before]
    return whole + len(rest.encode("utf-8", "surrogatepass")) + column - before


def range_of(place: Located, unit: Unit = code_points) -> Range | None:
    """Where a place starts and ends, columns in a unit; None where not even the line is known.

    Where only the line is known, it is the whole of it.
    """
    if place.line is None:
        return None
    if place.column is None:
        return Range(place.line, 1, place.line, unit(place.source, len(place.source) + 1))
    start = unit(place.source, place.column)
    if place.end_line is None or place.end_column is None:
        return Range(place.line, start, place.line, start)
    source = place.source if place.end_line == place.line else place.end_source
    return Range(place.line, start, place.end_line, unit(source, place.end_column))


def in_repository(folder: str, path: str) -> str:
    """A path of the project as seen from the root of its repository, in which the project is in a folder."""
    return f"{folder}/{path}" if folder else path


def uri(path: str) -> str:
    """A relative path as a relative reference (RFC 3986): the file system's bytes, percent-encoded."""
    from urllib.parse import quote  # only SARIF speaks of URIs

    return quote(path.encode("utf-8", "surrogateescape"))


def anchored(reported: Reported, touched: Collection[str] | None) -> tuple[Located, ...]:
    """The places of a finding, first the one to point at: the first in a touched file, else the primary one.

    Args:
        reported: the finding.
        touched: the files to which the report was narrowed, None for all (see `Report`).
    """
    places = reported.places
    if touched is None or places[0].path in touched:
        return places
    first = next((index for index, place in enumerate(places) if place.path in touched), 0)
    return (places[first], *places[:first], *places[first + 1 :])


@lru_cache(maxsize=16)
def _sums(line: str) -> array[int]:
    """The bytes before every `_STEP`th code point of a line."""
    sums = array("Q", [0])
    for start in range(0, len(line), _STEP):
        sums.append(sums[-1] + len(line[start : start + _STEP].encode("utf-8", "surrogatepass")))
    return sums
