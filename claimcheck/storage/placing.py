"""From spots to places: line and column are found afterwards, rereading only the files with findings."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from claimcheck.reported import Located, Reported
from claimcheck.storage.files import read_inside
from claimcheck.storage.locate import Locator
from claimcheck.storage.reader import Unreadable, content_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from claimcheck.finding import Finding, Spot
    from claimcheck.storage.files import Reads
    from claimcheck.storage.load import Records


class Placing:
    """Finds spots in the files that were loaded; each file is read again (by `read`) at most once.

    `locators` are for files, by path, that are not to be read whole.
    """

    def __init__(
        self,
        root: Path,
        records: Records,
        read: Reads = read_inside,
        locators: Mapping[str, Locator] | None = None,
    ) -> None:
        self._root = root
        self._read = read
        self._records = records
        self._locators: dict[str, Locator | None] = {**(locators or {})}
        self._lines: dict[tuple[str, int], str] = {}

    def place(self, findings: Iterable[Finding]) -> tuple[Reported, ...]:
        """Findings with their places, sorted by path, line, column, code, severity and message."""
        told = [
            Reported(
                finding,
                tuple(self.locate(s, _role(i, s, finding)) for i, s in enumerate(finding.problem.spots)),
            )
            for finding in findings
        ]
        return in_order(told)

    def locate(self, spot: Spot, role: str = "primary") -> Located:
        """The place of a spot; KeyError for a record that no file holds (the core vocabulary's)."""
        path, pointer, line = spot.id, spot.pointer, spot.line
        claim = article = None
        if spot.kind != "file":
            place = self._records.places[spot.kind, spot.id]
            path, pointer, line = place.path, place.pointer + spot.pointer, place.line
        if spot.kind == "claim":
            claim, article = spot.id, self._records.claims[spot.id][1]
        if spot.column is not None or (spot.kind == "file" and not self._readable(path)):
            source = self._source(path, spot.line)
            return Located(role, claim, article, path, pointer, spot.label, spot.line, spot.column, spot.line,
                           spot.column and spot.column + 1, source, source)  # fmt: skip
        locator = self._locator(path)
        found = None
        if locator is not None:
            if line is None:
                found = locator.range(pointer, key=spot.at_key)
            else:
                found = locator.range_in_line(line, pointer, key=spot.at_key)
        if locator is None or found is None:
            return Located(role, claim, article, path, pointer, spot.label, line, None, line, None, "")
        source = self._source(path, found.line)
        end_source = self._source(path, found.end_line)
        return Located(role, claim, article, path, pointer, spot.label, found.line, found.column,
                       found.end_line, found.end_column, source, end_source)  # fmt: skip

    def _readable(self, path: str) -> bool:
        return self._locator(path) is not None

    def _source(self, path: str, line: int | None) -> str:
        locator = self._locator(path)
        if locator is None or line is None:
            return ""
        # A file may be one line of megabytes with hundreds of findings: they share its text.
        if (path, line) not in self._lines:
            self._lines[path, line] = locator.line_text(line)
        return self._lines[path, line]

    def _locator(self, path: str) -> Locator | None:
        if path not in self._locators:
            self._locators[path] = None
            # Reading it already became a finding. Only what was read then is parsed for places.
            if path not in self._records.unread:
                with suppress(Unreadable):
                    self._locators[path] = Locator(content_of(self._root, path, self._read))
        return self._locators[path]


def in_order(told: Iterable[Reported]) -> tuple[Reported, ...]:
    """Findings in the order in which people read them; what is alike in all that counts stays as it is."""
    return tuple(sorted(told, key=_order))


def _role(index: int, spot: Spot, finding: Finding) -> str:
    if index == 0:
        return "primary"
    return "proof" if finding.problem.proof and spot.id in finding.problem.proof else "other"


def _order(reported: Reported) -> tuple[str, int, int, str, int, str, str]:
    first = reported.places[0]
    finding = reported.finding
    where = (first.path, first.line or 0, first.column or 0)
    # The message before the fingerprint, which has the file's name in it where no record could be made.
    return (*where, finding.code, finding.severity.weight, finding.problem.message, finding.fingerprint)
