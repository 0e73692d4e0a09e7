"""The last line: what was checked, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.finding import Severity
from claimcheck.values.listing import counted, listed

if TYPE_CHECKING:
    from claimcheck.reported import Report
    from claimcheck.reporters.telling import Telling

UNREADABLE, UNKNOWN = "CC001", "CC004"
WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""What findings of a severity are called."""


def closing_lines(telling: Telling) -> list[str]:
    """What was checked, in one line; before it, what was left out, is stale, misleads, or can be repaired.

    Where the notes were not told, the line says how to see them.
    """
    line = checked(telling.report, notes=telling.notes)
    line += f" in {_duration(telling.seconds)}" if telling.seconds is not None else ""
    report = telling.report
    before = [*left_out_lines(telling), *_stale(report.stale), *_unread(report), *_repairable(report)]
    return [*before, line]


def left_out_lines(telling: Telling) -> list[str]:
    """How many findings were left out, in a line; none where all are told, or counted."""
    number = 0 if telling.statistics else telling.left_out()
    return [f"{counted(number, 'more finding')} left out (--max-findings {telling.most})"] if number else []


def checked(report: Report, *, notes: bool) -> str:
    """What was checked, and what came of it: "Checked 91 claims in 4 articles: 3 warnings"."""
    found = found_words(report)
    aside = []
    if report.number(Severity.INFO) and not notes:
        aside.append("see --show-notes")
    if report.waived:
        aside.append(f"{report.waived} waived")
    if report.unchecked:
        aside.append(f"{report.unchecked} could not be judged")
    if report.baselined:
        aside.append(f"{report.baselined} known from the baseline")
    if report.change is not None:
        aside += [f"{report.change.known} from before"] if report.change.known else []
        aside += [f"{report.change.settled} settled"] if report.change.settled else []
    line = f"Checked {counted(report.claims, 'claim')} in {counted(report.articles, 'article')}: {found}"
    return line + (f" ({', '.join(aside)})" if aside else "")


def found_words(report: Report) -> str:
    """What was found, by severity: "2 errors, 1 note"."""
    numbers = ((report.number(severity), word) for severity, word in WORDS.items())
    return ", ".join(counted(number, word) for number, word in numbers if number) or (
        "no findings" if report.change is None else "no new findings"
    )


def _unread(report: Report) -> list[str]:
    """That ids may be missed only because the file that declares them cannot be read, in a line."""
    unread = {r.finding.problem.spots[0].id for r in report.findings if r.finding.code == UNREADABLE
              and r.finding.problem.spots[0].kind == "file"}  # fmt: skip
    if not unread or not any(r.finding.code == UNKNOWN for r in report.findings):
        return []
    files = counted(len(unread), "file")
    return [f"{files} that cannot be read ({UNREADABLE}) may declare what {UNKNOWN} misses: begin there"]


def _repairable(report: Report) -> list[str]:
    """How many findings can be repaired, in a line."""
    found = [r.finding.problem.repair for r in report.findings if r.open]
    safe, unsafe = (sum(repair is not None and repair.safe is s for repair in found) for s in (True, False))
    if not safe and not unsafe:
        return []
    number = counted(safe or unsafe, "finding")
    how = "`claimcheck lint --fix`" if safe else "`claimcheck lint --fix --unsafe-fixes`"
    more = f", {unsafe} more with `--unsafe-fixes`" if safe and unsafe else ""
    return [f"{number} can be repaired: {how}{more}"]


def _stale(fingerprints: tuple[str, ...]) -> list[str]:
    if not fingerprints:
        return []
    number = len(fingerprints)
    which = "1 entry of the baseline is" if number == 1 else f"{number} entries of the baseline are"
    marks = listed([mark[:8] for mark in fingerprints])
    return [f"{which} stale ({marks}): `claimcheck baseline prune`"]


def _duration(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 0.1 else f"{seconds:.2f} s"
