"""What a change caused: the findings of one state of the records that were not there in another."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from claimcheck.finding import Severity
from claimcheck.reported import Change
from claimcheck.storage.placing import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from claimcheck.finding import Problem
    from claimcheck.reported import Report, Reported

    Touched = Collection[tuple[str, str]]
    """The records that a change added, edited or took away, as (kind, id); kinds as in `finding.Spot`."""

Item = TypeVar("Item")


def caused(
    before: Report, after: Report, reserved: Collection[str], touched: Callable[[], Touched]
) -> Report:
    """What is there after a change and was not there before it, of two reports by one configuration.

    A finding was there if one with its fingerprint was, as loud or louder, and not waived: a waiver that was
    taken out causes what it covered. So it was if one with more sides was of which the change only took some
    away. Each finding from before stands for one after it, so that where one goes and another comes the
    other is told. Findings of reserved codes are always told: where records cannot be read or compared
    nobody knows what else there is.

    Args:
        before: of the whole project.
        after: of the whole project.
        reserved: codes that nothing hides.
        touched: tells what the change touched; asked only where it matters.

    Returns:
        What the change caused, each finding at the first of its places at a touched record, else at the first
        whose article is one, else where it was; and how many were there before or are settled.
    """
    pool = _Pool(before.findings)
    # The loudest first, each met by one as quiet as will do, so that no order of findings changes the count.
    loudest_first = sorted(after.findings, key=_loudness)
    unmet = [told for told in loudest_first if not pool.meet(told)]
    records = touched() if unmet else ()
    if all(kind == "claim" for kind, _ in records):
        unmet = [told for told in unmet if _takes_part(told, records) or not pool.meet_more_sides(told)]
    new = {id(told) for told in unmet}
    known = sum(
        told.open and told.finding.severity is not Severity.INFO and id(told) not in new
        for told in after.findings
        if told.finding.code not in reserved
    )
    remaining = [told for told in after.findings if id(told) in new or told.finding.code in reserved]
    change = Change(known, None if after.faults(reserved) else pool.settled(remaining))
    return after._replace(findings=in_order(_anchored(told, records) for told in remaining), change=change)


class _Pool:
    """Findings from before, and which of them no finding after the change has met yet."""

    def __init__(self, findings: Iterable[Reported]) -> None:
        self._all: dict[tuple[str, ...], list[Reported]] = {}
        for told in findings:
            self._all.setdefault(_matter(told), []).append(told)
        self._left = {matter: list(listed) for matter, listed in self._all.items()}

    def meet(self, told: Reported) -> bool:
        """Whether a finding was there before: the quietest one that is as loud or louder is then used up."""
        left = self._left.get(_matter(told), [])
        found = [old for old in left if _stands_for(old, told) and _is_same(old, told)]
        if found:
            left.remove(max(found, key=lambda old: (old.waived is not None, *_loudness(old))))
        return bool(found)

    def meet_more_sides(self, told: Reported) -> bool:
        """Whether a finding was part of one with more sides, as others may have been, too."""
        matter = _matter(told)
        found = [
            old for old in self._all.get(matter, ()) if _stands_for(old, told) and _has_more_sides(old, told)
        ]
        if found:
            self._left[matter] = [old for old in self._left[matter] if not any(old is one for one in found)]
        return bool(found)

    def settled(self, caused: Iterable[Reported]) -> int:
        """How many are left that waited for somebody; what grew or became louder is among the `caused`."""
        grown = {_matter(told) for told in caused}
        left = (old for matter, listed in self._left.items() if matter not in grown for old in listed)
        return sum(old.waived is None and old.finding.severity is not Severity.INFO for old in left)


def _loudness(told: Reported) -> tuple[int, bool, bool, str]:
    """Sort key: the loudest first, of these what still waits for somebody."""
    finding = told.finding
    return finding.severity.weight, told.waived is not None, told.baselined, finding.fingerprint


def _matter(told: Reported) -> tuple[str, ...]:
    """What a finding is about, whoever says what of it."""
    return (told.finding.code, *told.finding.problem.key)


def _stands_for(old: Reported, new: Reported) -> bool:
    """Whether a finding was as loud or louder, and open where the other one is."""
    as_loud = old.finding.severity.weight <= new.finding.severity.weight
    return as_loud and (old.waived is None or new.waived is not None)


def _is_same(old: Reported, new: Reported) -> bool:
    return old.finding.fingerprint == new.finding.fingerprint


def _has_more_sides(old: Reported, new: Reported) -> bool:
    sides = _values(new.finding.problem)
    return bool(sides) and sides < _values(old.finding.problem)


def _values(problem: Problem) -> set[str]:
    return {camp.value for camp in problem.camps}


def _takes_part(told: Reported, touched: Touched) -> bool:
    """Whether a touched claim is on one of a finding's sides."""
    return any(("claim", claim) in touched for camp in told.finding.problem.camps for claim in camp.claims)


def _anchored(told: Reported, touched: Touched) -> Reported:
    """A finding whose primary place is at what the change touched."""
    spots, places = told.finding.problem.spots, told.places
    by_record = (i for i, spot in enumerate(spots) if (spot.kind, spot.id) in touched)
    by_article = (i for i, place in enumerate(places) if ("article", place.article or "") in touched)
    first = next(by_record, next(by_article, 0))
    if first == 0:
        return told
    problem = told.finding.problem
    primary, old, *others = _brought_forward(places, first)
    places = (
        primary._replace(role="primary"),
        old._replace(role="proof" if problem.proof and old.claim in problem.proof else "other"),
        *others,
    )
    finding = told.finding._replace(problem=problem._replace(spots=_brought_forward(spots, first)))
    return told._replace(finding=finding, places=places)


def _brought_forward(items: tuple[Item, ...], first: int) -> tuple[Item, ...]:
    return (items[first], *items[:first], *items[first + 1 :])
