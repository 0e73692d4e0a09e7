"""Why a file or a line cannot be read; apart from the reader, for many runs read nothing anew."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818 - DESIGN.md: bad input is data; this is a finding, not an error
    """Why a file or a line cannot be read, in words for people, and where.

    Args:
        message: what is wrong and what to do.
        line: the line, from 1; None where no place in the file is to blame.
        column: the column, from 1, in code points; None as for the line.
    """

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message, line, column)
        self.message = message
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return self.message


def in_words(size: int) -> str:
    """Say a size in bytes as people do: ``64 MiB``, ``1.5 KiB``, ``10 bytes`` (IEC 80000-13 units)."""
    for unit, name in ((1024**3, "GiB"), (1024**2, "MiB"), (1024, "KiB")):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{size} bytes"
