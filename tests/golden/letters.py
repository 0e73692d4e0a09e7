"""What is kept of a report to the letter, and in which file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimcheck.reporters import text_of
from claimcheck.reporters.telling import Telling

if TYPE_CHECKING:
    from claimcheck.reported import Report

FORMATS = {
    "full": "expected.txt",
    "json": "expected.json",
    "sarif": "expected.sarif",
    "markdown": "expected.md",
}
"""The formats, and the files of a case."""


def letters(style: str, report: Report) -> str:
    """A report in a format; SARIF less the rules' pages and the version, which change on their own."""
    text = text_of(style, Telling(report, notes=True))
    if style != "sarif":
        return text
    log = json.loads(text)
    driver = log["runs"][0]["tool"]["driver"]
    driver["rules"] = [rule["id"] for rule in driver["rules"]]
    driver["version"] = driver["semanticVersion"] = "…"
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"
