"""The format `grouped`: findings under the file that each of them points at."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.reporters.full import head_of, waived_words
from claimcheck.reporters.statistics import statistics_lines
from claimcheck.reporters.tally import closing_lines
from claimcheck.storage.escape import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.reported import Located, Reported
    from claimcheck.reporters.look import Look
    from claimcheck.reporters.telling import Telling


def report(telling: Telling) -> str:
    """Each file with its findings, line and column first, and what was checked (see `text_of`)."""
    lines: list[str] = []
    if telling.statistics:
        lines += statistics_lines(telling)
    else:
        for path, group in groupby(telling.findings(), key=lambda told: told.places[0].path):
            lines += [telling.look.paint("path", f"{plain(path)}:"), *_rows(list(group), telling.look), ""]
    return "\n".join([*lines, *closing_lines(telling)]) + "\n"


def _rows(group: list[Reported], look: Look) -> Iterator[str]:
    places = [_place(told.places[0]) for told in group]
    width = max(map(len, places))
    beside = look._replace(width=look.width - width - 4)
    for place, told in zip(places, group, strict=True):
        finding = told.finding
        message = plain(finding.problem.message) + waived_words(told)
        first, *further = beside.sentence(finding.severity, head_of(finding), message, "message")
        yield f"  {place:<{width}}  {first}".rstrip()
        yield from (f"{'':{width + 4}}{line}" for line in further)


def _place(place: Located) -> str:
    return ":".join(str(part) for part in (place.line, place.column) if part is not None)
