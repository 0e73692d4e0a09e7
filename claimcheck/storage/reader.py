"""The one strict, limited reader: UTF-8, RFC 8259, no duplicate keys, bounded in size and depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jiter

from claimcheck.storage.depth import is_too_deep, offset_of_too_deep
from claimcheck.storage.explanation import TOO_DEEP, explain
from claimcheck.storage.files import read_inside
from claimcheck.storage.packing import decompress as decompress
from claimcheck.storage.unreadable import Unreadable as Unreadable
from claimcheck.storage.unreadable import in_words as in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimcheck.storage.files import Reads

MAX_FILE_BYTES = 64 * 1024**2
"""The default greatest size of a .json file, in bytes."""
MAX_LINE_BYTES = 1024**2
"""The default greatest size of one line of a JSON Lines file, in bytes."""
MAX_LINES_FILE_BYTES = 4 * 1024**3
"""The default greatest size of a JSON Lines file after decompression, in bytes."""

_WHITE_SPACE = b" \t\r\n"

_EMPTY = "There is nothing in this file; restore its content or delete the file."


def is_one_text(path: str) -> bool:
    """Whether a record file is one JSON text, by its name; the others are JSON Lines."""
    return path.lower().removesuffix(".gz").removesuffix(".zst").endswith(".json")


def content_of(root: Path, path: str, read: Reads = read_inside) -> bytes:
    """The content of a record file, unpacked; what is larger than its kind may be is never held.

    Args:
        root: the project's folder.
        path: the file, relative to the root; its ending tells its kind.
        read: reads a file; may take note of it.

    Raises:
        Unreadable: as `files.read_inside` and `decompress`; or the file is Parquet, which only engines read,
            so that whoever asks for its content has found it damaged.
    """
    if path.lower().endswith(".parquet"):
        raise Unreadable("This is no Parquet file that can be read; write it anew, or fetch it again.")
    limit = MAX_FILE_BYTES if is_one_text(path) else MAX_LINES_FILE_BYTES
    return decompress(path, read(root, path, limit), limit)


def read_json(data: bytes, *, max_bytes: int = MAX_FILE_BYTES) -> object:
    """Read one JSON text (RFC 8259), strictly.

    Numbers with a point or an exponent come as ``jiter.LosslessFloat``, whose ``bytes()`` are the digits as
    written (its ``str()`` drops trailing zeros).

    Args:
        data: the content of a file.
        max_bytes: the greatest size read.

    Raises:
        Unreadable: empty, too large, too deep, not UTF-8, a byte order mark, not JSON, a duplicate key, NaN
            or Infinity, a lone surrogate.
    """
    if len(data) > max_bytes:
        raise Unreadable(f"The file is larger than {in_words(max_bytes)}; split it into smaller files.", 1, 1)
    if not data.strip(_WHITE_SPACE):
        raise Unreadable(_EMPTY, 1, 1)
    return _parse(data, 1)


def read_lines(
    data: bytes, *, max_line_bytes: int = MAX_LINE_BYTES, max_bytes: int = MAX_LINES_FILE_BYTES
) -> Iterator[tuple[int, object | Unreadable]]:
    """Read JSON Lines: one JSON text a line; the line feed alone ends a line, blank lines are skipped.

    Nothing is raised: an unreadable line comes as its Unreadable in its place and hides no other; a file that
    is empty or too large is one Unreadable at line 1.

    Args:
        data: the content of a file, decompressed.
        max_line_bytes: the greatest size of a line, its line feed not counted.
        max_bytes: the greatest size of the file.

    Yields:
        The line number, from 1, and the value, or why it cannot be read.
    """
    if len(data) > max_bytes:
        too_large = f"The file is larger than {in_words(max_bytes)}; split it into smaller files."
        yield 1, Unreadable(too_large, 1, 1)
        return
    start, number, size, empty = 0, 0, len(data), True
    while start < size:
        end = data.find(b"\n", start)
        if end < 0:
            end = size
        line = data[start:end]
        start, number = end + 1, number + 1
        if not line.strip(_WHITE_SPACE):
            continue
        empty = False
        yield number, read_line(line, number, max_line_bytes)
    if empty:
        yield 1, Unreadable(_EMPTY, 1, 1)


def read_line(line: bytes, number: int, max_bytes: int = MAX_LINE_BYTES) -> object | Unreadable:
    """Read one line of JSON Lines that is not blank, without its line feed.

    Args:
        line: its bytes.
        number: which line of its file it is, from 1.
        max_bytes: the greatest size of a line.

    Returns:
        The value, or why it cannot be read.
    """
    if len(line) > max_bytes:
        too_long = f"This line is longer than {in_words(max_bytes)}; put one claim on each line."
        return Unreadable(too_long, number, 1)
    try:
        return _parse(line, number)
    except Unreadable as unreadable:
        return unreadable


def _parse(data: bytes, first_line: int) -> object:
    """Parse bytes that begin at the given line of their file."""
    try:
        value: object = jiter.from_json(
            data, catch_duplicate_keys=True, float_mode="lossless-float", allow_inf_nan=False
        )
    except ValueError as error:
        message, offset = explain(data, str(error))
        raise _placed(message, data, offset, first_line) from error
    if is_too_deep(value, data):
        raise _placed(TOO_DEEP, data, offset_of_too_deep(data), first_line)
    return value


def _placed(message: str, data: bytes, offset: int, first_line: int) -> Unreadable:
    start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start:offset].decode("utf-8", "replace")) + 1
    return Unreadable(message, first_line + data.count(b"\n", 0, offset), column)
