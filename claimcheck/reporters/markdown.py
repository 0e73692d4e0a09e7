"""The format `markdown`: a table of the findings, the worst first, for pull requests and job summaries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.reporters.frame import place_text
from claimcheck.reporters.full import further_lines
from claimcheck.reporters.places import anchored
from claimcheck.reporters.statistics import counts
from claimcheck.reporters.tally import WORDS, closing_lines, found_words
from claimcheck.storage.escape import plain
from claimcheck.values.listing import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.reported import Reported
    from claimcheck.reporters.telling import Telling

_PLACES = 5
"""How many places of a finding are named."""

_ACTING = re.compile(r"[\\`*_\[\]~|!]|[<>&$]|#|@|://|(?<=www)\.", re.IGNORECASE)
_OPENING = re.compile(r"\A( *)([-+=]|\d{1,9}(?=[.)]))?")
"""What at the start of a line makes code, a list or the line above a heading."""
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "$": "&#36;"}
_APART = "<!-- -->"


def report(telling: Telling) -> str:
    """What was found, a table of it (with statistics, of counts by rule), and what was checked."""
    head, rows = _head(telling), list(_rows(telling))
    return "".join([*head, *rows, *_tail(telling, 0)])


def fitted(telling: Telling, room: int) -> str | None:
    """As `report`, with as many rows as fit in so many bytes of UTF-8, and how many were left out.

    None where not even the heading and the last lines fit.
    """
    head, rows = _head(telling), list(_rows(telling))
    room -= _size(*head, *_tail(telling, len(rows)))
    if room < 0:
        return None
    kept = 0
    for row in rows:
        room -= _size(row)
        if room < 0:
            break
        kept += 1
    return "".join([*head, *rows[:kept], *_tail(telling, len(rows) - kept)])


def inert(text: str) -> str:
    """A text so that Markdown and its readers make nothing of it: no mark-up, HTML, link, mention or formula.

    Sites turn `@name`, `#12` and addresses into links (and tell whom they name) after the Markdown is read:
    an empty comment keeps these apart.
    """
    return _OPENING.sub(_opened, _ACTING.sub(_shown, plain(text)))


def _shown(match: re.Match[str]) -> str:
    found = match.group()
    if found in _ENTITIES:
        return _ENTITIES[found]
    if found == "#":
        return f"\\#{_APART}"
    if found == "://":
        return f":{_APART}//"
    return f"{found}{_APART}" if found in "@." else f"\\{found}"


def _opened(match: re.Match[str]) -> str:
    spaces, mark = match.groups("")
    indent = spaces if len(spaces) < 4 else "&#32;" * len(spaces)
    return indent + (mark + "\\" if mark.isdigit() else mark and "\\" + mark)


def _head(telling: Telling) -> list[str]:
    columns = ["findings", "rule"] if telling.statistics else ["severity", "rule", "finding", "where"]
    lines = [f"## claimcheck: {found_words(telling.report)}", ""]
    if telling.report.told(notes=telling.notes, waived=telling.waived):
        lines += [_row(columns), _row(["---"] * len(columns))]
    return [f"{line}\n" for line in lines]


def _rows(telling: Telling) -> Iterator[str]:
    if telling.statistics:
        for count in counts(telling):
            yield _row([str(count.number), f"{count.code} {count.name}"]) + "\n"
        return
    for told in sorted(telling.findings(), key=lambda told: told.finding.severity.weight):
        yield _finding(telling, told) + "\n"


def _finding(telling: Telling, told: Reported) -> str:
    finding = told.finding
    said = [finding.problem.message, *further_lines(told)]
    places = anchored(told, telling.report.touched)
    where = [inert(place_text(place, telling.folder)) for place in places[:_PLACES]]
    if more := len(places) - len(where):
        where.append(f"and {counted(more, 'more place')}")
    word, rule = WORDS[finding.severity], f"{finding.code} {finding.name}"
    return _row([word, rule, "<br>".join(map(inert, said)), "<br>".join(where)])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _tail(telling: Telling, unfit: int) -> list[str]:
    lines = [""] if telling.report.told(notes=telling.notes, waived=telling.waived) else []
    if unfit:
        what = counted(unfit, "more rule" if telling.statistics else "more finding")
        lines += [f"{what} left out: the summary is full", ""]
    for line in closing_lines(telling):
        lines += [inert(line), ""]
    return [f"{line}\n" for line in lines[:-1]]


def _size(*texts: str) -> int:
    return sum(len(text.encode("utf-8", "backslashreplace")) for text in texts)
