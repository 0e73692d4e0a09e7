"""Counts by rule, which `--statistics` gives in place of the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimcheck.reported import Report


class Count(NamedTuple):
    """How many findings a rule has."""

    code: str
    name: str
    number: int


def counts(report: Report, *, notes: bool, waived: bool) -> list[Count]:
    """The rules that found something, the most frequent first, then by code."""
    found: dict[tuple[str, str], int] = {}
    for reported in report.told(notes=notes, waived=waived):
        rule = (reported.finding.code, reported.finding.name)
        found[rule] = found.get(rule, 0) + 1
    return sorted((Count(*rule, number) for rule, number in found.items()), key=lambda c: (-c.number, c.code))


def statistics_lines(report: Report, *, notes: bool, waived: bool) -> list[str]:
    """The counts as lines with aligned columns: count, code, name; a blank line after them."""
    listed = counts(report, notes=notes, waived=waived)
    if not listed:
        return []
    digits = len(str(listed[0].number))
    return [*(f"{c.number:>{digits}}  {c.code}  {c.name}" for c in listed), ""]
