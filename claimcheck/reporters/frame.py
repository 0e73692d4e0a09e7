"""Where a finding stands: source lines in a frame, marks under the values, words beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.reporters.columns import shortened, width, window
from claimcheck.reporters.look import PLAIN
from claimcheck.reporters.places import in_repository
from claimcheck.storage.escape import plain
from claimcheck.values.pointer import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.finding import Spot
    from claimcheck.reported import Located, Reported
    from claimcheck.reporters.look import Look

_FURTHER = 4
"""How many spots are shown beside the primary one."""
_LABEL_ROOM = 40
"""With fewer columns left beside the mark, a label that does not fit goes below it."""


def frame(reported: Reported, look: Look = PLAIN) -> list[str]:
    """The lines of a finding's frame: the primary spot first, the others of its file, then further files."""
    spots = reported.finding.problem.spots[: 1 + _FURTHER]
    shown = list(zip(_called(reported), spots, strict=False))
    gutter = max(len(str(place.line or "")) for place, _ in shown)
    drawn = _Drawn(gutter, reported.finding.severity, look)
    lines: list[str] = []
    for number, path in enumerate(dict.fromkeys(place.path for place, _ in shown)):
        here = [(place, spot) for place, spot in shown if place.path == path]
        lines += drawn.heading(":::" if number else "-->", place_text(here[0][0]), here[0][1])
        lines += drawn.excerpts(here)
    if rest := _left_out(reported, [place for place, _ in shown]):
        lines.append(f"{drawn.edge(' ' * gutter + '...')} {rest}")
    return lines


def _called(reported: Reported) -> Iterator[Located]:
    """The places; a value of which only the first line is shown is called what its side is called."""
    sides = {claim: camp.label for camp in reported.finding.problem.camps for claim in camp.claims}
    for place in reported.places:
        named = place.label or place.line == place.end_line
        yield place if named else place._replace(label=sides.get(place.claim or "", ""))


def place_text(place: Located, folder: str = "") -> str:
    """A place as `path:line:column`, as far as it is known (`folder`: see `Telling`)."""
    known = [str(part) for part in (place.line, place.column) if part is not None]
    return ":".join([plain(in_repository(folder, place.path)), *known])


def _about(spot: Spot) -> str:
    """Which record it is, and which of its keys."""
    record = "" if spot.kind == "file" else plain(spot.id)
    words = [part for part in tokens(spot.pointer) if not part.isdigit()]
    key = plain(words[-1]) if words else ""
    about = " · ".join(part for part in (record, key) if part)
    return f"  ({about})" if about else ""


class _Drawn(NamedTuple):
    """How a frame is drawn: the width of its line numbers, the severity of its finding, the look."""

    gutter: int
    severity: str
    look: Look

    def edge(self, text: str) -> str:
        """What belongs to the frame itself."""
        return self.look.paint("edge", text)

    def heading(self, arrow: str, where: str, spot: Spot) -> Iterator[str]:
        """A place and the record that is there, below it where the line would be too long for a terminal."""
        about = _about(spot)
        start, role = self.edge(f"{'':{self.gutter}}{arrow}"), "path" if arrow != "..." else ""
        shown = self.look.paint(role, where) if role else where
        if about and self.look.broken and self.gutter + 4 + width(where + about) > self.look.width:
            yield f"{start} {shown}"
            yield f"{'':{self.gutter + 4}}{about.strip()}"
        else:
            yield f"{start} {shown}{about}"

    def excerpts(self, here: Sequence[tuple[Located, Spot]]) -> Iterator[str]:
        """The source lines of one file with their marks; a jump to another record or line is told."""
        before: tuple[Located, Spot] | None = None
        shown = ""
        skipped = self.edge(f"{'':{self.gutter}}...")
        for place, spot in here:
            if before is not None:
                if before[1].id != spot.id:
                    yield from self.heading("...", f"{place.line or ''}:{place.column or ''}", spot)
                elif place.line != before[0].line and place.line != (before[0].line or 0) + 1:
                    yield skipped
            rows = list(self._marked(place))
            same = before is not None and before[0].line == place.line and rows[:1] == [shown]
            yield from rows[1:] if same else rows
            before, shown = (place, spot), rows[0] if rows else ""

    def _marked(self, place: Located) -> Iterator[str]:
        """A source line, the marks under the value, and the label beside or below them."""
        if place.line is None or place.column is None:
            return
        room = self.look.width - self.gutter - 4
        start = place.column - 1
        ends_here = place.end_line == place.line and place.end_column is not None
        end = place.end_column - 1 if ends_here and place.end_column else len(place.source)
        part = window(place.source, start, end, room)
        yield f"{self.edge(f' {place.line:>{self.gutter}} |')} {part.text}".rstrip()
        role = self.severity if place.role == "primary" else "edge"
        below = self.edge(f" {'':{self.gutter}} |")
        marks = ("^" if place.role == "primary" else "-") * (part.end - part.start)
        beside = room - part.end - 1
        wanted = width(shortened(place.label, 2 * room))
        if beside >= min(wanted, _LABEL_ROOM):
            said = f"{marks} {shortened(place.label, beside)}".rstrip()
            yield f"{below} {'':{part.start}}{self.look.paint(role, said)}"
        else:
            indent = max(0, min(part.start, room - wanted))
            yield f"{below} {'':{part.start}}{self.look.paint(role, marks)}"
            yield f"{below} {'':{indent}}{self.look.paint(role, shortened(place.label, room - indent))}"


def _left_out(reported: Reported, shown: Sequence[Located]) -> str:
    """How many claims take part that are not shown, in words; "" when none."""
    taking_part = {claim for camp in reported.finding.problem.camps for claim in camp.claims}
    taking_part.update(place.claim for place in reported.places if place.claim)
    more = len(taking_part.difference(place.claim or "" for place in shown))
    if more:
        return f"and {more} more claim{'s' if more > 1 else ''}"
    places = len(reported.places) - len(shown)
    return f"and {places} more place{'s' if places > 1 else ''}" if places else ""
