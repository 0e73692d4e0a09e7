"""The format `gitlab`: the documented keys and no others, each fingerprint once."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

from claimcheck.finding import Severity
from claimcheck.reported import Located
from claimcheck.reporters import text_of
from claimcheck.reporters.telling import Telling

from .reports import CLASH, located, report, reported

DOCUMENTED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": False,
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""The report format of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""


def issues(telling: Telling) -> list[dict[str, Any]]:
    """The issues, checked against what GitLab documents."""
    value: list[dict[str, Any]] = json.loads(text_of("gitlab", telling))
    Draft202012Validator(DOCUMENTED).validate(value)
    return value


def test_an_issue_to_the_letter() -> None:
    assert issues(Telling(report(CLASH), folder="news")) == [
        {
            "description": "CC301: one says fact, one says rumour",
            "check_name": "certainty-clash",
            "fingerprint": "0123456789abcdef",
            "severity": "major",
            "location": {"path": "news/claims/a.json", "lines": {"begin": 48}},
        }
    ]


def test_no_findings_are_an_empty_report() -> None:
    assert issues(Telling(report())) == []


def test_severities_and_a_file_of_which_no_line_is_known() -> None:
    nowhere = Located("primary", None, None, "claims/a.json", "", "", None, None, None, None, "")
    found = [
        reported(nowhere, severity=Severity.ERROR),
        reported(located('"a": 1', "1"), severity=Severity.INFO),
    ]
    told_of = issues(Telling(report(*found), notes=True))
    assert [issue["severity"] for issue in told_of] == ["critical", "info"]
    assert told_of[0]["location"]["lines"]["begin"] == 1


def test_each_fingerprint_stands_once_and_stays() -> None:
    of = Telling(report(CLASH, CLASH, CLASH))
    marks = [issue["fingerprint"] for issue in issues(of)]
    assert marks[0] == "0123456789abcdef"
    assert len(set(marks)) == 3
    assert [issue["fingerprint"] for issue in issues(of)] == marks
