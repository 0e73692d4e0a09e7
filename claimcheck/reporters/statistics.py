"""Counts by rule, which `--statistics` gives in place of the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimcheck.reporters.telling import Telling


class Count(NamedTuple):
    """How many findings a rule has."""

    code: str
    name: str
    number: int


def counts(telling: Telling) -> list[Count]:
    """The rules that found something, the most frequent first, then by code; all findings are counted."""
    found: dict[tuple[str, str], int] = {}
    for reported in telling._replace(most=None).findings():
        rule = (reported.finding.code, reported.finding.name)
        found[rule] = found.get(rule, 0) + 1
    return sorted((Count(*rule, number) for rule, number in found.items()), key=lambda c: (-c.number, c.code))


def statistics_lines(telling: Telling) -> list[str]:
    """The counts as lines with aligned columns: count, code, name; a blank line after them."""
    listed = counts(telling)
    if not listed:
        return []
    digits = len(str(listed[0].number))
    return [*(f"{c.number:>{digits}}  {c.code}  {c.name}" for c in listed), ""]
