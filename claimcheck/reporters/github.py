"""The format `github`: workflow commands of GitHub Actions, which become annotations of the changed lines.

Escapes are those of the runner (`ActionCommand.cs` in actions/runner).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.finding import Severity
from claimcheck.reporters.full import further_lines
from claimcheck.reporters.places import anchored, in_repository, range_of
from claimcheck.reporters.tally import closing_lines
from claimcheck.storage.escape import plain
from claimcheck.values.listing import counted

if TYPE_CHECKING:
    from claimcheck.reported import Reported
    from claimcheck.reporters.telling import Telling

MOST = 10
"""How many annotations of a level GitHub keeps of a step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def report(telling: Telling) -> str:
    """An annotation for each of the worst findings, how many more there are, and what was checked."""
    found = telling.findings()
    lines = []
    for severity in Severity:
        lines += [
            _annotation(telling, told)
            for told in [told for told in found if told.finding.severity is severity][:MOST]
        ]
    if more := len(found) - len(lines):
        lines.append(f"{counted(more, 'more finding')} in the summary (--summary FILE)")
    return "\n".join([*lines, *closing_lines(telling)]) + "\n"


def _annotation(telling: Telling, reported: Reported) -> str:
    finding = reported.finding
    place = anchored(reported, telling.report.touched)[0]
    properties = {"file": plain(in_repository(telling.folder, place.path))}
    stretch = range_of(place)
    if stretch is not None:
        properties |= {"line": str(stretch.line), "endLine": str(stretch.end_line)}
        # GitHub takes columns only where a stretch stays on its line.
        if stretch.line == stretch.end_line and place.column is not None:
            properties |= {"col": str(stretch.column), "endColumn": str(stretch.end_column)}
    properties["title"] = f"{finding.code} {finding.name}"
    given = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    said = "\n".join([plain(finding.problem.message), *further_lines(reported)])
    return f"::{_COMMANDS[finding.severity]} {given}::{said.translate(_DATA)}"
