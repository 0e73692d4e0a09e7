"""`claimcheck report`: where it writes, what it refuses, and that it is no gate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Sandbox


def test_html_goes_to_a_file_and_the_findings_fail_nothing(sandbox: Sandbox) -> None:
    outcome = sandbox.call("report")
    assert (outcome.status, outcome.out, outcome.err) == (0, "Wrote conflict-report.html\n", "")
    page = Path("conflict-report.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "<title>news: conflict report</title>" in page
    assert str(sandbox.root) not in page


def test_what_the_report_lacks_is_said(sandbox: Sandbox) -> None:
    sandbox.write("claims/broken.json", "{")
    outcome = sandbox.call("report")
    assert outcome.status == 0
    assert outcome.err == (
        "claimcheck: 1 finding of CC001 to CC006: the report lacks what these records say\n"
    )
    assert "This is not the whole of it." in Path("conflict-report.html").read_text("utf-8")


def test_markdown_by_its_ending_or_printed(sandbox: Sandbox) -> None:
    sandbox.call("report", "-o", "out.md", "--title", "Cabinet")
    text = Path("out.md").read_text("utf-8")
    assert text.startswith("# Conflict report: Cabinet\n")
    assert sandbox.call("report", "-o", "-", "--title", "Cabinet").out == text


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("-o", "out.pdf"), '--output: "out.pdf" is neither .html nor .md'),
        (("-o", "nowhere/out.html"), "nowhere/out.html cannot be written (No such file or directory)"),
        (("--as-of", "soon"), "--as-of: "),
        (("--baseline", "none.json"), "none.json"),
    ],
)
def test_what_cannot_be_done_is_one_line(sandbox: Sandbox, argv: tuple[str, ...], words: str) -> None:
    outcome = sandbox.call("report", *argv)
    assert outcome.status == 2
    assert words in outcome.err
    assert outcome.err.count("\n") == 1
    assert not Path("conflict-report.html").exists()


def test_what_a_baseline_knows_is_left_out_and_counted(sandbox: Sandbox) -> None:
    sandbox.call("baseline", "write")
    text = sandbox.call("report", "-o", "-", "--baseline", "claimcheck-baseline.json").out
    assert "0 errors, 0 warnings, 0 notes, 1 in the baseline" in text
    assert "## Error" not in text


def test_the_day_to_take_for_today_counts(sandbox: Sandbox) -> None:
    sandbox.write(
        "claims/plan.json",
        '{"article": {"id": "p", "published": "2020-01-01"}, "claims": [{"id": "p/1", "subject": "ishiba", '
        '"predicate": "attends", "object": "gala", "hedging": "stated", "modality": "planned", '
        '"time": "2020-02-01"}]}',
    )
    assert "CC305" not in sandbox.call("report", "-o", "-").out
    assert "CC305" in sandbox.call("report", "-o", "-", "--as-of", "2021-01-01").out
