"""Repairs written to a project's files, checked again, and taken back where they made anything worse."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.config.settings import RESERVED
from claimcheck.repair.repairing import OneReading, repaired, repairs
from claimcheck.storage.escape import plain
from claimcheck.storage.load import UNREADABLE
from claimcheck.storage.refusal import Refused
from claimcheck.storage.replacing import replace_inside
from claimcheck.storage.suggesting import is_edited
from claimcheck.storage.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from claimcheck.project import Project, Reading
    from claimcheck.repair.repairing import Repaired
    from claimcheck.reported import Located, Report, Reported

_ROUNDS = 10
"""A record that could not be kept shows what else is wrong with it once it is; so often that is looked at."""


@dataclass(slots=True)
class Rewriting:
    """What can be, or was, done to files: what of it by file, and why some are left as they are."""

    files: dict[str, Counter[str]] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)


class Rewriter:
    """Repairs a project.

    Args:
        project: the project.
        reading: what is read of it.
        only: the files that may be changed.
        unsafe: make the repairs, too, that people should look at.
        engine: the engine that was asked for.
    """

    def __init__(
        self, project: Project, reading: Reading, only: Sequence[str], *, unsafe: bool, engine: str
    ) -> None:
        self._project = project
        self._reading = reading
        self._only = only
        self._unsafe = unsafe
        self._engine = engine

    def planned(self, report: Report) -> Iterator[Repaired]:
        """The files in which something is to be repaired, in order; nothing is written.

        Args:
            report: what was found in all of the project.
        """
        yield from self._planned(report, self._only)

    def written(self, report: Report, lint: Callable[[], Report]) -> tuple[Report, Rewriting]:
        """Repair files, each wholly or not at all; what is then found, and what came of it.

        Args:
            report: what was found in all of the project.
            lint: lints all of it again.
        """
        done = Rewriting()
        originals: dict[str, bytes] = {}
        for _ in range(_ROUNDS):
            written = self._write(report, done)
            if not written:
                break
            for path, one in written.items():
                originals.setdefault(path, one.old)
                done.files[path] = done.files.get(path, Counter()) + one.made
            before, report = report, lint()
            worse = _worse(before, report, written)
            for path, told in worse.items():
                self._put_back(written[path], originals[path], told, done)
            if worse:
                report = lint()
        for told in report.findings:
            path, repair = told.places[0].path, told.finding.problem.repair
            if told.open and repair is not None and path in self._only and not is_edited(path):
                done.left[path] = f"{plain(path)} is left as it is: packed files and Parquet are not edited"
        return report, done

    def _write(self, report: Report, done: Rewriting) -> dict[str, Repaired]:
        """Write what is to be repaired; the files that were written, by path."""
        written = {}
        for one in self._planned(report, [path for path in self._only if path not in done.left]):
            try:
                replace_inside(self._project.root, one.path, one.old, one.new)
                written[one.path] = one
            except Refused as refused:
                done.left[one.path] = refused.message
        return written

    def _put_back(self, one: Repaired, original: bytes, told: Reported, done: Rewriting) -> None:
        """Put a file back as it was, since repaired it has what it had not before."""
        finding = told.finding
        why = f"{finding.code} {finding.problem.message}"
        try:
            replace_inside(self._project.root, one.path, one.new, original)
        except Refused as refused:
            done.left[one.path] = f"{refused.message}; its repair led to {why}"
        else:
            done.left[one.path] = f"{plain(one.path)} is put back as it was: its repair led to {why}"
            done.files.pop(one.path, None)

    def _planned(self, report: Report, files: Sequence[str]) -> Iterator[Repaired]:
        read, unsafe = OneReading(), self._unsafe
        unread = {told.places[0].path for told in report.findings if told.finding.code == UNREADABLE}
        orderly = {path for path in files if unsafe and path not in unread}
        try:
            wanted = repairs(self._project, report, self._reading, self._engine, read)
            yield from repaired(self._project.root, wanted, files, read, unsafe=unsafe, orderly=orderly)
        except Unreadable as unreadable:
            raise Refused(f"a file changed while it was to be repaired: {unreadable.message}") from unreadable


def _worse(before: Report, after: Report, written: Mapping[str, Repaired]) -> dict[str, Reported]:
    """The written files that have, or may have brought about, a reserved finding that was not there before.

    What only shows now that a record could be kept is not the fault of the repair.
    """
    worse: dict[str, Reported] = {}
    known = Counter(_what(told) for told in before.findings if told.finding.code in RESERVED)
    for told in after.findings:
        if told.finding.code not in RESERVED:
            continue
        if known[_what(told)]:
            known[_what(told)] -= 1
            continue
        place = told.places[0]
        one = written.get(place.path)
        if one is None or not _shows_only_now(place, one):
            for path in (place.path,) if one is not None else written:
                worse.setdefault(path, told)
    return worse


def _what(told: Reported) -> tuple[str, str, str]:
    return told.places[0].path, told.finding.code, told.finding.problem.message


def _shows_only_now(place: Located, one: Repaired) -> bool:
    """Whether a place is in a record of which an id was put right, and is none of these ids."""
    near = [amendment for amendment in one.renamed if amendment.line is None or amendment.line == place.line]
    return all(amendment.pointer != place.pointer for amendment in near) and any(
        amendment.line is not None or _record(amendment.pointer) in (["", "defaults"], _record(place.pointer))
        for amendment in near
    )


def _record(pointer: str) -> list[str]:
    """The way to the record that a pointer leads into."""
    parts = pointer.split("/")
    return parts[: 2 if parts[1:2] in (["article"], ["defaults"]) else 3]
