"""The format `rdjson`: the Reviewdog Diagnostic Format, as one `DiagnosticResult`.

Keys and units are those of reviewdog's `proto/rdf/reviewdog.proto`: columns in bytes of UTF-8, ends
exclusive.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck.finding import Severity
from claimcheck.reporters.full import further_lines
from claimcheck.reporters.places import anchored, in_repository, range_of, utf_8
from claimcheck.storage.escape import inert_json, plain

if TYPE_CHECKING:
    from claimcheck.reported import Located, Reported
    from claimcheck.reporters.telling import Telling

SOURCE = {"name": "claimcheck"}
"""Who found it."""

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def report(telling: Telling) -> str:
    """The findings as one JSON object with `source` and `diagnostics` (see `text_of`)."""
    found = [diagnostic(telling, reported) for reported in telling.findings()]
    return inert_json(json.dumps({"source": SOURCE, "diagnostics": found}, ensure_ascii=False)) + "\n"


def diagnostic(telling: Telling, reported: Reported) -> dict[str, Any]:
    """A finding as a `Diagnostic`; all its places but the first are `related_locations`."""
    finding = reported.finding
    first, *others = anchored(reported, telling.report.touched)
    value: dict[str, Any] = {
        "message": "\n".join([plain(finding.problem.message), *further_lines(reported)]),
        "location": _location(telling, first),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    if others:
        value["related_locations"] = [
            {"message": plain(place.label or place.claim or ""), "location": _location(telling, place)}
            for place in others
        ]
    return value


def _location(telling: Telling, place: Located) -> dict[str, Any]:
    location: dict[str, Any] = {"path": in_repository(telling.folder, place.path)}
    stretch = range_of(place, utf_8)
    if stretch is not None:
        location["range"] = {
            "start": {"line": stretch.line, "column": stretch.column},
            "end": {"line": stretch.end_line, "column": stretch.end_column},
        }
    return location
