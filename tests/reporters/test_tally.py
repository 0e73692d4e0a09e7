"""The last line says what was checked, in natural words."""

from __future__ import annotations

import pytest

from claimcheck.finding import Severity
from claimcheck.reported import Report
from claimcheck.reporters import text_of
from claimcheck.reporters.tally import closing_lines
from claimcheck.reporters.telling import Telling

from .reports import located, report, reported

PLACE = located('"a": 1', "1")
ERROR = reported(PLACE, severity=Severity.ERROR)
WARNING = reported(PLACE)
NOTE = reported(PLACE, severity=Severity.INFO)
UNCHECKED = reported(PLACE, severity=Severity.INFO, code="CC901")
KNOWN = reported(PLACE, baselined=True)
UNUSUAL = "(see --show-notes, 1 could not be judged, 1 known from the baseline)"


@pytest.mark.parametrize(
    ("of", "notes", "line"),
    [
        (report(), False, "Checked 2 claims in 1 article: no findings"),
        (report(claims=1, articles=2), False, "Checked 1 claim in 2 articles: no findings"),
        (report(ERROR, WARNING, WARNING), False, "Checked 2 claims in 1 article: 1 error, 2 warnings"),
        (report(NOTE), False, "Checked 2 claims in 1 article: 1 note (see --show-notes)"),
        (report(NOTE, NOTE), True, "Checked 2 claims in 1 article: 2 notes"),
        (
            report(WARNING, UNCHECKED, KNOWN),
            False,
            "Checked 2 claims in 1 article: 1 warning, 1 note " + UNUSUAL,
        ),
        (report(KNOWN), False, "Checked 2 claims in 1 article: no findings (1 known from the baseline)"),
    ],
)
def test_only_what_there_is_is_counted(of: Report, notes: bool, line: str) -> None:
    assert closing_lines(Telling(of, notes=notes)) == [line]


@pytest.mark.parametrize(("seconds", "told"), [(0.234, "0.2 s"), (0.04, "0.04 s"), (12.0, "12.0 s")])
def test_the_time_it_took(seconds: float, told: str) -> None:
    assert closing_lines(Telling(report(), seconds=seconds))[-1].endswith(f"no findings in {told}")


def test_stale_entries_of_the_baseline_are_named_before_it() -> None:
    lines = closing_lines(Telling(report(stale=("0123456789abcdef", "f" * 16))))
    assert lines[0] == (
        "2 entries of the baseline are stale (01234567 and ffffffff): `claimcheck baseline prune`"
    )
    assert len(lines) == 2


def test_concise_is_a_line_a_finding() -> None:
    text = text_of("concise", Telling(report(ERROR, NOTE, KNOWN)))
    assert text == (
        "claims/a.json:7:6: CC301 [error] one says fact, one says rumour\n"
        "Checked 2 claims in 1 article: 1 error, 1 note (see --show-notes, 1 known from the baseline)\n"
    )


def test_statistics_count_by_rule_the_most_frequent_first() -> None:
    other = reported(PLACE, code="CC201")
    some = report(other, *[WARNING] * 10, reported(PLACE, code="CC204"), NOTE)
    text = text_of("full", Telling(some, statistics=True))
    assert text.split("\n")[:5] == [
        "10  CC301  certainty-clash",
        " 1  CC201  certainty-clash",
        " 1  CC204  certainty-clash",
        "",
        "Checked 2 claims in 1 article: 12 warnings, 1 note (see --show-notes)",
    ]
    assert text.startswith(text_of("concise", Telling(some, statistics=True)))
