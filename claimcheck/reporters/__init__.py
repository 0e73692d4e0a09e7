"""Ways to tell a report: one file a format, registered here by the name that `--output-format` takes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from claimcheck.reported import Report


class Reporter(Protocol):
    """A way to tell a report, as text that ends in a line feed or is empty; equal input gives equal text.

    For the arguments see `Telling`.
    """

    def __call__(
        self,
        report: Report,
        *,
        notes: bool,
        statistics: bool,
        seconds: float | None,
        waived: bool = False,
        most: int | None = None,
        folder: str = "",
    ) -> str: ...


FORMATS: Final = ("full", "concise", "json")
"""Names of the formats; the first is the default, each has a module here with `report(telling)`."""

FOR_PEOPLE: Final = frozenset({"full", "concise"})
"""The formats in whose text a person reads how many findings were left out, and what was checked."""

FROM_REPOSITORY: Final[frozenset[str]] = frozenset()
"""The formats whose readers know files by their paths from the root of the git repository."""


def reporter(name: str) -> Reporter:
    """The reporter of a format; only the one that is wanted is imported.

    Args:
        name: one of FORMATS.
    """
    from claimcheck.reporters.telling import Telling

    module = import_module(f"claimcheck.reporters.{name.replace('-', '_')}")

    def tell(
        report: Report,
        *,
        notes: bool,
        statistics: bool,
        seconds: float | None,
        waived: bool = False,
        most: int | None = None,
        folder: str = "",
    ) -> str:
        told: str = module.report(Telling(report, notes, waived, statistics, seconds, most, folder))
        return told

    return tell
