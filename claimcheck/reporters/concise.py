"""The format `concise`: one line a finding, for grep and for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reporters.frame import place_text
from claimcheck.reporters.full import headline
from claimcheck.reporters.statistics import statistics_lines
from claimcheck.reporters.tally import closing_lines

if TYPE_CHECKING:
    from claimcheck.reported import Report


def report(report: Report, *, notes: bool, statistics: bool, seconds: float | None) -> str:
    """`path:line:column: code [severity] message` for each finding, and what was checked (see `Reporter`)."""
    if statistics:
        lines = statistics_lines(report, notes=notes)
    else:
        lines = [f"{place_text(r.places[0])}: {headline(r.finding)}" for r in report.told(notes=notes)]
    return "\n".join([*lines, *closing_lines(report, notes=notes, seconds=seconds)]) + "\n"
