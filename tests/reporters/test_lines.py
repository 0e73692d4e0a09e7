"""The formats `grouped` and `json-lines`: what stands on each line."""

from __future__ import annotations

import json

from claimcheck.finding import Severity
from claimcheck.reported import Located, Waived
from claimcheck.reporters import text_of
from claimcheck.reporters.telling import Telling

from .reports import CLASH, located, report, reported

ERROR = reported(located('"a": 1', "1"), severity=Severity.ERROR)
NOTE = reported(located('"a": 1', "1", line=123), severity=Severity.INFO)
WAIVED = ERROR._replace(waived=Waived("todo", "ask the desk", "", None))


def test_grouped_is_a_file_and_its_findings() -> None:
    other = reported(located('"a": 1', "1", path="claims/b.json"))
    unread = reported(Located("primary", None, None, "claims/c.json", "", "", None, None, None, None, ""))
    assert text_of(
        "grouped", Telling(report(ERROR, NOTE, other, unread, WAIVED), notes=True, waived=True)
    ) == (
        "claims/a.json:\n"
        "  7:6    CC301 [error] one says fact, one says rumour\n"
        "  123:6  CC301 [info] one says fact, one says rumour\n"
        "\n"
        "claims/b.json:\n"
        "  7:6  CC301 [warning] one says fact, one says rumour\n"
        "\n"
        "claims/c.json:\n"
        "    CC301 [warning] one says fact, one says rumour\n"
        "\n"
        "claims/a.json:\n"
        "  7:6  CC301 [error] one says fact, one says rumour (waived: todo: ask the desk)\n"
        "\n"
        "Checked 2 claims in 1 article: 1 error, 2 warnings, 1 note (1 waived)\n"
    )


def test_grouped_without_findings_and_with_counts() -> None:
    assert text_of("grouped", Telling(report())) == "Checked 2 claims in 1 article: no findings\n"
    assert text_of("grouped", Telling(report(ERROR), statistics=True)).startswith(
        "1  CC301  certainty-clash\n"
    )


def test_a_line_is_a_finding_of_the_json_output() -> None:
    of = report(CLASH, ERROR, NOTE)
    lines = text_of("json-lines", Telling(of)).splitlines()
    whole = json.loads(text_of("json", Telling(of)))["findings"]
    assert [json.loads(line) for line in lines] == whole
    assert len(lines) == 2


def test_lines_of_counts_and_of_what_is_left_out() -> None:
    of = report(CLASH, ERROR, CLASH)
    assert text_of("json-lines", Telling(of, statistics=True)) == (
        '{"code": "CC301", "name": "certainty-clash", "count": 3}\n'
    )
    *_, last = text_of("json-lines", Telling(of, most=1)).splitlines()
    assert json.loads(last) == {"left_out": 2}
    assert text_of("json-lines", Telling(report())) == ""
