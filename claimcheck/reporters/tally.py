"""The last line: what was checked, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.finding import Severity
from claimcheck.values.listing import counted, listed

if TYPE_CHECKING:
    from claimcheck.reported import Report

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def closing_lines(report: Report, *, notes: bool, seconds: float | None) -> list[str]:
    """What was checked, in one line; before it, a line about entries of the baseline that match nothing.

    Args:
        report: the result of a run.
        notes: whether the notes were told; if not, the line says how to see them.
        seconds: how long the run took; None leaves it out.
    """
    found = [
        counted(report.number(severity), word) for severity, word in _WORDS.items() if report.number(severity)
    ]
    aside = []
    if report.number(Severity.INFO) and not notes:
        aside.append("see --show-notes")
    if report.waived:
        aside.append(f"{report.waived} waived")
    if report.unchecked:
        aside.append(f"{report.unchecked} could not be judged")
    if report.baselined:
        aside.append(f"{report.baselined} known from the baseline")
    line = f"Checked {counted(report.claims, 'claim')} in {counted(report.articles, 'article')}: "
    line += ", ".join(found) or "no findings"
    line += f" ({', '.join(aside)})" if aside else ""
    line += f" in {_duration(seconds)}" if seconds is not None else ""
    return [*_stale(report.stale), line]


def _stale(fingerprints: tuple[str, ...]) -> list[str]:
    if not fingerprints:
        return []
    number = len(fingerprints)
    which = "1 entry of the baseline is" if number == 1 else f"{number} entries of the baseline are"
    marks = listed([mark[:8] for mark in fingerprints])
    return [f"{which} stale ({marks}): `claimcheck baseline prune`"]


def _duration(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 0.1 else f"{seconds:.2f} s"
