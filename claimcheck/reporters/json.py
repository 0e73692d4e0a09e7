"""The format `json`: stable and versioned, for programs; `schemas/json-output.schema.json` describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck import __version__
from claimcheck.finding import Severity
from claimcheck.reporters.statistics import counts
from claimcheck.storage.escape import inert_json

if TYPE_CHECKING:
    from claimcheck.reported import Located, Reported
    from claimcheck.reporters.telling import Telling

VERSION = 1
"""The version of the format; it rises when a key changes its meaning or goes."""


def report(telling: Telling) -> str:
    """The report as JSON (see `text_of`). There is no clock and no absolute path in it.

    With statistics the counts stand under `statistics` in place of `findings`; where some findings are left
    out, `left_out` says how many.
    """
    report = telling.report
    value: dict[str, Any] = {
        "version": VERSION,
        "tool": {"name": "claimcheck", "version": __version__},
        "summary": {
            "articles": report.articles,
            "claims": report.claims,
            "errors": report.number(Severity.ERROR),
            "warnings": report.number(Severity.WARNING),
            "notes": report.number(Severity.INFO),
            "waived": report.waived,
            "unchecked": report.unchecked,
            "baselined": report.baselined,
            **(report.change._asdict() if report.change is not None else {}),
        },
    }
    if telling.statistics:
        value["statistics"] = counted_rules(telling)
    else:
        value["findings"] = [finding_value(reported) for reported in telling.findings()]
        if number := telling.left_out():
            value["left_out"] = number
    return inert_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def counted_rules(telling: Telling) -> list[dict[str, Any]]:
    """The counts by rule as JSON objects."""
    return [{"code": rule.code, "name": rule.name, "count": rule.number} for rule in counts(telling)]


def finding_value(reported: Reported) -> dict[str, Any]:
    """A finding as a JSON object."""
    finding, problem = reported.finding, reported.finding.problem
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "outcome": problem.outcome,
        "fingerprint": finding.fingerprint,
        "message": problem.message,
        "claims": [_place(place) for place in reported.places],
        "camps": [{"label": camp.label, "claims": list(camp.claims)} for camp in problem.camps],
        "interval": problem.interval,
        "proof": list(problem.proof) if problem.proof else None,
        "settle": problem.settle,
        "notes": list(problem.notes),
        "help": problem.help,
        "waived": reported.waived._asdict() if reported.waived is not None else None,
    }


def _place(place: Located) -> dict[str, Any]:
    return {
        "id": place.claim,
        "article": place.article,
        "path": place.path,
        "pointer": place.pointer,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "role": place.role,
    }
