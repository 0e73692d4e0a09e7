"""The format `junit`: JUnit's XML, for what shows test results (Jenkins, GitLab, Azure Pipelines).

There is no standard; this keeps to `junit-10.xsd` of Jenkins' xunit plugin, and adds `file` and `line`, which
GitLab shows. It is one suite with a case for every finding, and for every file without any a case that
passes, so that a run that finds nothing is not taken for one that did not run.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from claimcheck.finding import Severity
from claimcheck.reporters.concise import finding_line
from claimcheck.reporters.full import SHORT_FINGERPRINT, further_lines, waiver_words
from claimcheck.reporters.places import anchored, in_repository
from claimcheck.reporters.tally import closing_lines
from claimcheck.storage.escape import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.reported import Located, Reported
    from claimcheck.reporters.telling import Telling


def report(telling: Telling) -> str:
    """The findings as `testsuites` (see `text_of`).

    Errors and warnings fail, what is waived is skipped, and a note passes with its text as output.
    """
    report, found = telling.report, telling.findings()
    placed = [(anchored(told, report.touched)[0], told) for told in found]
    named = {place.path for place, _ in placed}
    sound = [
        path for path in report.files
        if path not in named and (report.touched is None or path in report.touched)
    ]  # fmt: skip
    failed = sum(_fails(told) for told in found)
    skipped = sum(told.waived is not None for told in found)
    counts = f'tests="{len(found) + len(sound)}" failures="{failed}" errors="0"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="claimcheck" {counts}>']
    lines.append(f'  <testsuite name="claimcheck" {counts} skipped="{skipped}">')
    for place, told in placed:
        lines += _case(telling.folder, place, told)
    for path in sound:
        name = _attribute(in_repository(telling.folder, path))
        lines.append(f'    <testcase classname="claimcheck" name={name} file={name}/>')
    said = "\n".join(closing_lines(telling._replace(seconds=None)))
    lines.append(f"    <system-out>{_text(said)}</system-out>")
    return "\n".join([*lines, "  </testsuite>", "</testsuites>"]) + "\n"


def _fails(told: Reported) -> bool:
    return told.waived is None and told.finding.severity is not Severity.INFO


def _case(folder: str, place: Located, told: Reported) -> Iterator[str]:
    finding = told.finding
    message = finding.problem.message
    name = _attribute(f"{message} ({finding.fingerprint[:SHORT_FINGERPRINT]})")
    file = _attribute(in_repository(folder, place.path))
    line = "" if place.line is None else f' line="{place.line}"'
    yield f'    <testcase classname="claimcheck.{finding.code}" name={name} file={file}{line}>'
    said = _text("\n".join([finding_line(told, folder), *further_lines(told)]))
    if told.waived is not None:
        yield f"      <skipped message={_attribute(waiver_words(told.waived))}/>"
    elif _fails(told):
        yield f'      <failure type="{finding.severity}" message={_attribute(message)}>{said}</failure>'
    else:
        yield f"      <system-out>{said}</system-out>"
    yield "    </testcase>"


def _attribute(text: str) -> str:
    return f'"{_text(plain(text))}"'


def _text(text: str) -> str:
    """Text that is escaped already (`plain`) as XML 1.0 has it, which knows no U+FFFE and no U+FFFF."""
    return html.escape(text.replace("\ufffe", "\\u{fffe}").replace("\uffff", "\\u{ffff}"))
