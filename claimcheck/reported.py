"""What reporters are given: findings with their places, and what was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.finding import UNCHECKED, Severity

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimcheck.finding import Finding

SHORTEST_FINGERPRINT = 6
"""The fewest digits by which a finding can be named."""


class Located(NamedTuple):
    """A spot in a file. Lines and columns count from 1, columns in code points; the end is exclusive.

    `claim` and `article` are None for a spot outside any claim; `pointer` is from the top of the file (of the
    line, in JSON Lines). `line` is None where a file could not be read at all. `source` and `end_source` are
    the texts of the lines on which it starts and ends.
    """

    role: str
    claim: str | None
    article: str | None
    path: str
    pointer: str
    label: str
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    source: str
    end_source: str = ""


class Waived(NamedTuple):
    """What a waiver says of a finding: why it may stand, who decided (""), and till when (None for ever)."""

    kind: str
    reason: str
    by: str
    until: str | None


class Reported(NamedTuple):
    """A finding as it is told: where it stands, whether the baseline already knew it, and who waived it."""

    finding: Finding
    places: tuple[Located, ...]
    baselined: bool = False
    waived: Waived | None = None

    @property
    def open(self) -> bool:
        """Whether it still waits for somebody: neither the baseline nor a waiver settles it."""
        return not self.baselined and self.waived is None


class Change(NamedTuple):
    """What became of the other findings where a report tells only what a change caused.

    `known` were there before (notes not counted), `settled` are no longer; None where that cannot be told.
    """

    known: int
    settled: int | None


class Report(NamedTuple):
    """The result of a run. `findings` are sorted by place; notes are among them.

    `stale` holds the fingerprints of the baseline that nothing matched any more; `touched` the files to which
    the report was narrowed, None for all; `change` is there where only what a change caused is among the
    findings.
    """

    findings: tuple[Reported, ...]
    articles: int
    claims: int
    files: tuple[str, ...]
    stale: tuple[str, ...] = ()
    touched: frozenset[str] | None = None
    change: Change | None = None

    def told(self, *, notes: bool, waived: bool = False) -> tuple[Reported, ...]:
        """What is printed: nothing baselined and, unless asked for, neither notes nor what is waived."""
        return tuple(
            r for r in self.findings
            if (r.open or (waived and not r.baselined))
            and (notes or r.finding.severity is not Severity.INFO)
        )  # fmt: skip

    def named(self, word: str) -> tuple[Reported, ...]:
        """The findings whose fingerprint begins with a word, in any case; none for a short word."""
        if len(word) < SHORTEST_FINGERPRINT:
            return ()
        return tuple(r for r in self.findings if r.finding.fingerprint.startswith(word.lower()))

    def narrowed(self, paths: Collection[str] | None) -> Report:
        """The report with only the findings that touch one of these files; all of it for None."""
        if paths is None:
            return self
        touched = frozenset(paths)
        touching = (r for r in self.findings if any(place.path in touched for place in r.places))
        return self._replace(findings=tuple(touching), touched=touched)

    def faults(self, reserved: Collection[str]) -> int:
        """How many findings of reserved codes tell of records that cannot be read or compared.

        With any, nobody knows what else there is; a re-delivered record (a note) hinders nothing.
        """
        notes = Severity.INFO
        return sum(r.finding.code in reserved and r.finding.severity is not notes for r in self.findings)

    def number(self, severity: Severity) -> int:
        """How many findings of a severity neither the baseline nor a waiver settles."""
        return sum(r.finding.severity is severity and r.open for r in self.findings)

    @property
    def unchecked(self) -> int:
        """How many things could not be judged (CC901)."""
        return sum(r.finding.code == UNCHECKED and r.open for r in self.findings)

    @property
    def waived(self) -> int:
        """How many findings a waiver decides about, those left out that the baseline knew."""
        return sum(r.waived is not None and not r.baselined for r in self.findings)

    @property
    def baselined(self) -> int:
        """How many findings the baseline already knew."""
        return sum(r.baselined for r in self.findings)

    def reaches(self, level: Severity) -> bool:
        """Whether a finding at or above a level is settled neither by the baseline nor by a waiver."""
        return any(r.finding.severity.weight <= level.weight and r.open for r in self.findings)
