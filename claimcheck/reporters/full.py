"""The format `full`: for people at a terminal, with the source lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.finding import Outcome
from claimcheck.reporters.frame import frame
from claimcheck.reporters.look import PLAIN
from claimcheck.reporters.statistics import statistics_lines
from claimcheck.reporters.tally import closing_lines
from claimcheck.storage.escape import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.finding import Finding, Problem
    from claimcheck.reported import Reported, Waived
    from claimcheck.reporters.look import Look
    from claimcheck.reporters.telling import Telling

SHORT_FINGERPRINT = 8
"""How many digits of a fingerprint people are shown."""
_SIDES_SHOWN = 6


def report(telling: Telling) -> str:
    """Findings with their source lines, a blank line after each, and what was checked (see `text_of`)."""
    lines: list[str] = []
    if telling.statistics:
        lines += statistics_lines(telling)
    else:
        for reported in telling.findings():
            lines += [*finding_lines(reported, telling.look), ""]
    lines += closing_lines(telling)
    return "\n".join(lines) + "\n"


def finding_lines(reported: Reported, look: Look = PLAIN, *, pointer: bool = True) -> Iterator[str]:
    """One finding: header, frame, the sides when there are more than two, notes and help.

    `pointer` adds to the help where more is told.
    """
    finding = reported.finding
    yield from look.sentence(finding.severity, head_of(finding), plain(finding.problem.message), "message")
    yield from frame(reported, look)
    for line in further_lines(reported, pointer=pointer):
        head, _, said = line.partition(" ")
        yield from look.sentence("help" if head == "help:" else "word", head, said)


def further_lines(reported: Reported, *, pointer: bool = True) -> Iterator[str]:
    """What is said of a finding beside its message and places, each line escaped; `pointer` as there."""
    finding = reported.finding
    problem = finding.problem
    if len(problem.camps) > 2:
        yield f"sides: {_sides(problem)}"
    if problem.interval:
        yield f"when: {plain(problem.interval)}"
    for note in problem.notes:
        yield f"note: {plain(note)}"
    if reported.waived is not None:
        yield f"waived: {waiver_words(reported.waived)}"
    beside = reported.places[0].label
    advice = [plain(part) for part in (problem.settle, problem.help) if part and part != beside]
    if pointer and problem.spots[0].kind != "file":
        show = f"`claimcheck show {finding.fingerprint[:SHORT_FINGERPRINT]}`"
        told = f"see {show}" if advice else f"{show} shows all that touches it"
        # Where articles disagree the records may be right: then somebody has to say so.
        disagree = problem.outcome in (Outcome.CONFLICT, Outcome.POSSIBLE) and reported.open
        advice.append(f"{told}, or {accept_command(finding)}" if disagree else told)
    if advice:
        yield f"help: {'; '.join(advice)}"


def headline(finding: Finding, look: Look = PLAIN) -> str:
    """Code, severity and message in one line."""
    message = look.paint("message", plain(finding.problem.message))
    return f"{look.paint(finding.severity, head_of(finding))} {message}"


def head_of(finding: Finding) -> str:
    """Code and severity."""
    return f"{finding.code} [{finding.severity}]"


def accept_command(finding: Finding) -> str:
    """The command that waives a finding, in backquotes."""
    return f'`claimcheck accept {finding.fingerprint[:SHORT_FINGERPRINT]} --reason "…"`'


def waived_words(reported: Reported) -> str:
    """What to put behind a headline where a waiver decides about the finding, "" where none does."""
    return "" if reported.waived is None else f" (waived: {waiver_words(reported.waived)})"


def waiver_words(waived: Waived) -> str:
    """Why a finding may stand, who said so, and till when: "todo: ask the desk (ed, until 2026-01-31)"."""
    terms = [part for part in (waived.by, f"until {waived.until}" if waived.until else "") if part]
    aside = f" ({', '.join(terms)})" if terms else ""
    return plain(f"{waived.kind.replace('_', ' ')}: {waived.reason}{aside}")


def _sides(problem: Problem) -> str:
    told = []
    for camp in problem.camps[:_SIDES_SHOWN]:
        count = len(camp.claims)
        told.append(f"{plain(camp.label)} ({count} claim{'s' if count > 1 else ''})")
    if more := len(problem.camps) - _SIDES_SHOWN:
        told += [f"{more} more"] if more > 0 else []
    return " · ".join(told)
