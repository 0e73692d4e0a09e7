"""Leaving files out by pattern."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def without(paths: Iterable[str], patterns: Sequence[str]) -> list[str]:
    """The paths that no pattern leaves out, in their order.

    A pattern leaves out what it matches and, where that is a folder, all below it. `*` and `?` also match a
    slash; a pattern without a slash is matched against every name along a path.

    Args:
        paths: relative to the project's folder, POSIX style.
        patterns: as people write them, relative to the project's folder.
    """
    cleaned = [pattern.removeprefix("./").rstrip("/") for pattern in patterns]
    return [path for path in paths if not any(_matches(path.split("/"), pattern) for pattern in cleaned)]


def _matches(parts: list[str], pattern: str) -> bool:
    if "/" not in pattern:
        return any(fnmatchcase(part, pattern) for part in parts)
    return any(fnmatchcase("/".join(parts[:end]), pattern) for end in range(1, len(parts) + 1))
