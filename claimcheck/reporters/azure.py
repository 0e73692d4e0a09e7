"""The format `azure`: logging commands of Azure Pipelines (https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.finding import Severity
from claimcheck.reporters.concise import finding_line
from claimcheck.reporters.full import waived_words
from claimcheck.reporters.places import anchored, in_repository
from claimcheck.reporters.tally import closing_lines
from claimcheck.storage.escape import plain

if TYPE_CHECKING:
    from claimcheck.reported import Reported
    from claimcheck.reporters.telling import Telling

_DATA = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A", "]": "%5D", ";": "%3B"})


def report(telling: Telling) -> str:
    """An issue for each error and warning, a plain line for each note, and what was checked.

    Azure Pipelines has no issues below a warning.
    """
    lines = [_issue(telling, told) for told in telling.findings()]
    return "\n".join([*lines, *closing_lines(telling)]) + "\n"


def _issue(telling: Telling, reported: Reported) -> str:
    finding = reported.finding
    if finding.severity is Severity.INFO:
        return finding_line(reported, telling.folder)
    place = anchored(reported, telling.report.touched)[0]
    known = {
        "type": str(finding.severity),
        "sourcepath": plain(in_repository(telling.folder, place.path)),
        "linenumber": place.line,
        "columnnumber": place.column,
        "code": finding.code,
    }
    given = "".join(f"{k}={str(v).translate(_PROPERTY)};" for k, v in known.items() if v is not None)
    message = plain(finding.problem.message) + waived_words(reported)
    return f"##vso[task.logissue {given}]{message.translate(_DATA)}"
