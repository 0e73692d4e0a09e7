"""Reports as JSON values and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.cache.trouble import Damaged
from claimcheck.finding import Finding, Severity, problem_of
from claimcheck.reported import Located, Report, Reported, Waived

if TYPE_CHECKING:
    from collections.abc import Sequence


def packed(report: Report) -> dict[str, Any]:
    """A report, less its files and what a baseline said, as a JSON value.

    Source lines are listed once each: a file may be one line of megabytes with hundreds of findings.
    """
    sources: dict[str, int] = {}
    findings = [_packed_finding(told, sources) for told in report.findings]
    return {
        "articles": report.articles,
        "claims": report.claims,
        "sources": list(sources),
        "findings": findings,
    }


def unpacked(value: Any, files: tuple[str, ...]) -> Report:
    """The report that `packed` made a value of, with its files.

    Raises:
        Damaged: the value is none of `packed`.
    """
    try:
        sources = value["sources"]
        findings = tuple(_unpacked_finding(packed, sources) for packed in value["findings"])
        return Report(findings, int(value["articles"]), int(value["claims"]), files)
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise Damaged from error


def _packed_finding(told: Reported, sources: dict[str, int]) -> list[Any]:
    finding, problem = told.finding, told.finding.problem
    places = [
        (*place[:-2], *(sources.setdefault(line, len(sources)) for line in place[-2:]))
        for place in told.places
    ]
    return [*finding[:-1], list(problem), places, told.waived and list(told.waived)]


def _unpacked_finding(value: Any, sources: Sequence[str]) -> Reported:
    code, name, severity, mark, problem, places, waived = value
    located = tuple(_place(place, sources) for place in places)
    finding = Finding(code, name, Severity(severity), mark, problem_of(problem))
    return Reported(finding, located, waived=None if waived is None else Waived(*waived))


def _place(value: Any, sources: Sequence[str]) -> Located:
    *fields, first, last = value
    return Located._make([*fields, sources[first], sources[last]])
