"""Which configuration an answer was given under, and whether it is still in force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.storage.files import read_inside
from claimcheck.storage.home import MAX_BYTES, Home, enclosing, home_of
from claimcheck.storage.refusal import Refused
from claimcheck.storage.unreadable import Unreadable
from claimcheck.storage.watch import digest

if TYPE_CHECKING:
    from claimcheck.storage.home import Sources


class Place(NamedTuple):
    """Where a run is: its project, and the digests of the pyproject.toml files passed on the way."""

    home: Home
    passed: dict[str, str]


def place_of(start: Path, *, isolated: bool) -> Place | None:
    """The project that a folder lies in; None where a configuration file cannot be understood.

    Args:
        start: an absolute folder.
        isolated: look for a claims folder alone.
    """
    passed: dict[str, str] = {}

    def speaks(file: Path) -> bool:
        data = read_inside(file.parent, file.name, MAX_BYTES)
        passed[str(file)] = digest(data)
        # Only a file that may name us pays for the parser; a backslash may write the name otherwise.
        return (b"claimcheck" in data or b"\\" in data) and _names_us(data)

    try:
        return Place(home_of(start, speaks, isolated=isolated), passed)
    except (Unreadable, Refused, ValueError):
        return None


def _names_us(pyproject: bytes) -> bool:
    import tomllib

    tool = tomllib.loads(pyproject.decode("utf-8").replace("\r\n", "\n")).get("tool")
    return isinstance(tool, dict) and "claimcheck" in tool


def witness(sources: Sources) -> dict[str, Any]:
    """What settings were read from, as a JSON value."""
    home, file, read = sources
    return {
        "root": str(home.root),
        "found": str(home.file),
        "used": str(file),
        "read": [[str(folder), path, mark] for (folder, path), mark in read.items()],
    }


def holds(told: Any, place: Place) -> bool:
    """Whether a run at this place would read the very same configuration.

    Args:
        told: what `witness` made, as it was stored.
        place: where the run is.
    """
    home, passed = place
    if (told["root"], told["found"]) != (str(home.root), str(home.file)):
        return False
    read = {str(Path(folder, path)): (folder, path, mark) for folder, path, mark in told["read"]}
    if any(file not in read or read[file][2] != mark for file, mark in passed.items()):
        return False
    used = told["used"]
    if used in read and str(enclosing(Path(used))) != read[used][0]:
        return False
    try:
        return all(
            digest(read_inside(Path(folder), path, MAX_BYTES)) == mark for folder, path, mark in read.values()
        )
    except Unreadable:
        return False
