"""The format `concise`: one line a finding, for grep and for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reporters.frame import place_text
from claimcheck.reporters.full import headline, waiver_words
from claimcheck.reporters.statistics import statistics_lines
from claimcheck.reporters.tally import closing_lines

if TYPE_CHECKING:
    from claimcheck.reported import Report, Reported


def report(
    report: Report, *, notes: bool, statistics: bool, seconds: float | None, waived: bool = False
) -> str:
    """`path:line:column: code [severity] message` for each finding, and what was checked (see `Reporter`)."""
    if statistics:
        lines = statistics_lines(report, notes=notes, waived=waived)
    else:
        lines = [_line(told) for told in report.told(notes=notes, waived=waived)]
    return "\n".join([*lines, *closing_lines(report, notes=notes, seconds=seconds)]) + "\n"


def _line(told: Reported) -> str:
    waived = f" (waived: {waiver_words(told.waived)})" if told.waived is not None else ""
    return f"{place_text(told.places[0])}: {headline(told.finding)}{waived}"
