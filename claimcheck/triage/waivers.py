"""Waivers: a decision about a finding hides it, and a decision that no longer decides anything is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.finding import UNCHECKED, Finding, Problem, Spot
from claimcheck.reported import Reported, Waived
from claimcheck.values.listing import counted, listed
from claimcheck.values.time import certainly_before, parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from claimcheck.records import Waiver
    from claimcheck.storage.schema_check import Place
    from claimcheck.values.time import Span

STALE = "CC902"
"""The code under which waivers that decide nothing are told."""


def waivable(code: str, reserved: Collection[str]) -> bool:
    """Whether waivers may be about findings of a rule."""
    return code not in reserved and code != STALE


class Decisions(NamedTuple):
    """The waivers of a project, and what decides whether they count.

    Attributes:
        written: the waivers, each with its place, in the order of the files.
        as_of: the day that the user calls today; without it no waiver has ended.
        reserved: codes that no waiver covers.
        silent: codes of the rules that did not run: what they would find is not known.
    """

    written: Sequence[tuple[Waiver, Place]]
    as_of: Span | None
    reserved: Collection[str]
    silent: Collection[str]

    def mark(self, findings: Iterable[Reported]) -> tuple[Reported, ...]:
        """The findings, those marked about which a waiver decides; the first waiver of several counts."""
        deciding: dict[str, Waived] = {}
        for waiver, _ in self.written:
            if not self._ended(waiver):
                said = Waived(waiver.kind, waiver.reason, waiver.by, waiver.until)
                deciding.setdefault(waiver.finding, said)
        return tuple(
            told._replace(
                waived=deciding.get(told.finding.fingerprint)
                if waivable(told.finding.code, self.reserved)
                else None
            )
            for told in findings
        )

    def stale(self, findings: Iterable[Finding]) -> Iterator[tuple[str, Problem]]:
        """What there is to say of waivers that ended, match nothing, or are for what nothing waives."""
        codes: dict[str, set[str]] = {}
        for finding in findings:
            if finding.code != STALE:
                codes.setdefault(finding.fingerprint, set()).add(finding.code)
        for waiver, place in self.written:
            met = codes.get(waiver.finding)
            if self._ended(waiver):
                yield STALE, _ended(waiver, place)
            elif met is not None and met <= {*self.reserved}:
                yield STALE, _reserved(waiver, place, met)
            elif met is None and self.silent:
                yield UNCHECKED, _unknown(waiver, place, self.silent)
            elif met is None:
                yield STALE, _unmatched(waiver, place, codes)

    def _ended(self, waiver: Waiver) -> bool:
        return (
            waiver.until is not None
            and self.as_of is not None
            and certainly_before(parse(waiver.until), self.as_of)
        )


def _problem(waiver: Waiver, place: Place, key: str, why: str, message: str, advice: str) -> Problem:
    spot = Spot(place.path, f"{place.pointer}/{key}", waiver.reason, "file", place.line)
    return Problem(message, (spot,), (waiver.finding, why), help=advice)


def _ended(waiver: Waiver, place: Place) -> Problem:
    return _problem(
        waiver, place, "until", "ended", f"this waiver ended on {waiver.until}",
        "settle the finding and take the waiver out, or decide anew",
    )  # fmt: skip


def _reserved(waiver: Waiver, place: Place, codes: Collection[str]) -> Problem:
    message = f"this waiver is for {listed(sorted(codes))}, which nothing waives"
    advice = "repair the record, and take the waiver out"
    return _problem(waiver, place, "finding", "reserved", message, advice)


def _unmatched(waiver: Waiver, place: Place, known: Collection[str]) -> Problem:
    begun = sorted(mark for mark in known if mark.startswith(waiver.finding.lower()))
    if len(begun) == 1:
        advice = f'write the whole fingerprint: "{begun[0]}"'
    else:
        advice = "take it out: the finding is settled, or it changed and wants another look"
    return _problem(waiver, place, "finding", "unmatched", "this waiver matches no finding", advice)


def _unknown(waiver: Waiver, place: Place, silent: Collection[str]) -> Problem:
    rules = f"{counted(len(silent), 'rule')} did not run ({listed(sorted(silent))})"
    message = f"this waiver matches no finding, but {rules}, so whether it is stale is not known"
    return _problem(waiver, place, "finding", "unknown", message, "run all rules to know")
