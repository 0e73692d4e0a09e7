"""Ways to tell a report: one file a format, registered here by the name that `--output-format` takes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from claimcheck.reported import Report
    from claimcheck.reporters.telling import Telling


class Reporter(Protocol):
    """A way to tell a report, as text that ends in a line feed or is empty; equal input gives equal text.

    For the arguments see `Telling`.
    """

    def __call__(
        self, report: Report, *, notes: bool, statistics: bool, seconds: float | None, waived: bool = False
    ) -> str: ...


FORMATS: Final = (
    "full", "concise", "grouped", "json", "json-lines", "sarif", "github", "gitlab", "junit", "azure",
    "rdjson", "rdjsonl", "markdown",
)  # fmt: skip
"""Names of the formats; the first is the default, each has a module here with `report(telling)`."""

FOR_PEOPLE: Final = frozenset({"full", "concise", "grouped", "github", "azure", "markdown"})
"""The formats in whose text a person reads what was checked, and how many findings were left out."""

FROM_REPOSITORY: Final = frozenset(FORMATS) - {"full", "concise", "grouped", "json", "json-lines"}
"""The formats whose readers know files by their paths from the root of the git repository."""


def told(name: str, telling: Telling) -> str:
    """What a format makes of it; only the one that is wanted is imported.

    Args:
        name: one of FORMATS.
        telling: what is told.
    """
    module = import_module(f"claimcheck.reporters.{name.replace('-', '_')}")
    text: str = module.report(telling)
    return text


def reporter(name: str) -> Reporter:
    """The reporter of a format.

    Args:
        name: one of FORMATS.
    """
    from claimcheck.reporters.telling import Telling

    def tell(
        report: Report, *, notes: bool, statistics: bool, seconds: float | None, waived: bool = False
    ) -> str:
        return told(name, Telling(report, notes, waived, statistics, seconds))

    return tell
