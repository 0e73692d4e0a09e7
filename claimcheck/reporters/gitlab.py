"""The format `gitlab`: GitLab's Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/)."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from claimcheck.finding import Severity
from claimcheck.reporters.full import waived_words
from claimcheck.reporters.places import anchored, in_repository, range_of
from claimcheck.storage.escape import inert_json, plain

if TYPE_CHECKING:
    from claimcheck.reported import Reported
    from claimcheck.reporters.telling import Telling

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}
"""GitLab's words for a severity; it has `minor` and `blocker` beside them."""


def report(telling: Telling) -> str:
    """The findings as a JSON array of issues (see `text_of`); a report without findings is an empty array.

    A fingerprint is that of the finding; where several share one, the further ones are counted into it, as
    GitLab wants each but once.
    """
    seen: dict[str, int] = {}
    issues = []
    for reported in telling.findings():
        mark = reported.finding.fingerprint
        seen[mark] = seen.get(mark, 0) + 1
        issues.append(_issue(telling, reported, mark if seen[mark] == 1 else _further(mark, seen[mark])))
    return inert_json(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"


def _issue(telling: Telling, reported: Reported, fingerprint: str) -> dict[str, Any]:
    finding = reported.finding
    place = anchored(reported, telling.report.touched)[0]
    stretch = range_of(place)
    return {
        "description": f"{finding.code}: {plain(finding.problem.message)}{waived_words(reported)}",
        "check_name": finding.name,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": in_repository(telling.folder, place.path),
            "lines": {"begin": stretch.line if stretch else 1},
        },
    }


def _further(fingerprint: str, number: int) -> str:
    return hashlib.sha256(f"{fingerprint} {number}".encode()).hexdigest()[: len(fingerprint)]
