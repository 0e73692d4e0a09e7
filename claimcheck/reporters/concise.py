"""The format `concise`: one line a finding, for grep and for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reporters.frame import place_text
from claimcheck.reporters.full import headline, waived_words
from claimcheck.reporters.look import PLAIN
from claimcheck.reporters.statistics import statistics_lines
from claimcheck.reporters.tally import closing_lines

if TYPE_CHECKING:
    from claimcheck.reported import Reported
    from claimcheck.reporters.look import Look
    from claimcheck.reporters.telling import Telling


def report(telling: Telling) -> str:
    """`path:line:column: code [severity] message` for each finding, and what was checked (see `text_of`)."""
    if telling.statistics:
        lines = statistics_lines(telling)
    else:
        lines = [finding_line(told, look=telling.look) for told in telling.findings()]
    return "\n".join([*lines, *closing_lines(telling)]) + "\n"


def finding_line(told: Reported, folder: str = "", look: Look = PLAIN) -> str:
    """A finding in one line: place (`folder`: see `Telling`), headline, and why it is waived."""
    place = look.paint("path", place_text(told.places[0], folder))
    return f"{place}: {headline(told.finding, look)}{waived_words(told)}"
