"""Ways to tell a report: one file a format, registered here by the name that `--output-format` takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from claimcheck.reporters import concise, full, json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.reported import Report


class Reporter(Protocol):
    """A way to tell a report, as text that ends in a line feed; equal input gives equal text.

    `notes` tells the notes too; `statistics` gives counts by rule in place of the findings; `seconds` is how
    long the run took, None where that is not to be told (the json output never tells it).
    """

    def __call__(self, report: Report, *, notes: bool, statistics: bool, seconds: float | None) -> str: ...


REPORTERS: Final[Mapping[str, Reporter]] = {
    "full": full.report,
    "concise": concise.report,
    "json": json.report,
}
"""Name of a format -> its reporter; the first is the default."""
