"""Ways to tell a report: one file a format, registered here by the name that `--output-format` takes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from claimcheck.reporters.telling import Telling


FORMATS: Final = (
    "full", "concise", "grouped", "json", "json-lines", "sarif", "github", "gitlab", "junit", "azure",
    "rdjson", "rdjsonl", "markdown",
)  # fmt: skip
"""Names of the formats; the first is the default, each has a module here with `report(telling)`."""

FOR_PEOPLE: Final = frozenset({"full", "concise", "grouped", "github", "azure", "markdown"})
"""The formats in whose text a person reads what was checked, and how many findings were left out."""

IN_COLOUR: Final = frozenset({"full", "concise", "grouped"})
"""The formats that a person reads on a terminal: they know its width and its colours."""

FROM_REPOSITORY: Final = frozenset(FORMATS) - IN_COLOUR - {"json", "json-lines"}
"""The formats whose readers know files by their paths from the root of the git repository."""


def text_of(style: str, telling: Telling) -> str:
    """What a format makes of a report; only the format that is wanted is imported.

    Args:
        style: one of FORMATS.
        telling: what is told, and how much of it.

    Returns:
        Text that ends in a line feed, or is empty where a format of lines has nothing to tell; equal input
        gives equal text.
    """
    module = import_module(f"claimcheck.reporters.{style.replace('-', '_')}")
    text: str = module.report(telling)
    return text
