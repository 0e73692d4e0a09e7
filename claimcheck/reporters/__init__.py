"""Ways to tell a report: one file a format, registered here by the name that `--output-format` takes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from claimcheck.reported import Report


class Reporter(Protocol):
    """A way to tell a report, as text that ends in a line feed; equal input gives equal text.

    `notes` tells the notes too, `waived` what is waived; `statistics` gives counts by rule in place of the
    findings; `seconds` is how long the run took, None where that is not to be told (json never tells it).
    """

    def __call__(
        self, report: Report, *, notes: bool, statistics: bool, seconds: float | None, waived: bool = False
    ) -> str: ...


FORMATS: Final = ("full", "concise", "json")
"""Names of the formats; the first is the default, each has a module here."""


def reporter(name: str) -> Reporter:
    """The reporter of a format; only the one that is wanted is imported.

    Args:
        name: one of FORMATS.
    """
    module = import_module(f"claimcheck.reporters.{name}")
    found: Reporter = module.report
    return found
