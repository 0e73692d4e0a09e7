"""What is to be told of a report, and how much of it; every format is handed this."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.reporters.look import PLAIN, Look

if TYPE_CHECKING:
    from claimcheck.reported import Report, Reported


class Telling(NamedTuple):
    """A report and what of it is told.

    Args:
        report: the result of a run.
        notes: the notes are told, too.
        waived: what waivers decide about is told, too.
        statistics: counts by rule are told in place of the findings, where a format has words for it.
        seconds: how long the run took; None where it is not to be told (only formats for people tell it).
        most: the greatest number of findings told; None for all.
        folder: the project's folder inside its repository, POSIX style, "" for its root (see `places`).
        look: how it looks, where it goes to a terminal and a format knows colours.
    """

    report: Report
    notes: bool = False
    waived: bool = False
    statistics: bool = False
    seconds: float | None = None
    most: int | None = None
    folder: str = ""
    look: Look = PLAIN

    def findings(self) -> tuple[Reported, ...]:
        """The findings that are told, sorted by place; where there are too many, the worst of them."""
        told = self.report.told(notes=self.notes, waived=self.waived)
        if self.most is None or len(told) <= self.most:
            return told
        worst = sorted(range(len(told)), key=lambda index: told[index].finding.severity.weight)
        return tuple(told[index] for index in sorted(worst[: self.most]))

    def left_out(self) -> int:
        """How many findings are not told because there are too many."""
        if self.most is None:
            return 0
        return max(0, len(self.report.told(notes=self.notes, waived=self.waived)) - self.most)
