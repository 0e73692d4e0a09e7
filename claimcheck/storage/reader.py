"""The one strict, limited reader: UTF-8, RFC 8259, no duplicate keys, bounded in size and depth."""

from __future__ import annotations

from collections.abc import Iterator

import jiter

from claimcheck.storage.depth import is_too_deep, offset_of_too_deep
from claimcheck.storage.explanation import TOO_DEEP, explain

MAX_FILE_BYTES = 64 * 1024**2
"""The default greatest size of a .json file, in bytes."""
MAX_LINE_BYTES = 1024**2
"""The default greatest size of one line of a JSON Lines file, in bytes."""
MAX_LINES_FILE_BYTES = 4 * 1024**3
"""The default greatest size of a JSON Lines file after decompression, in bytes."""

_WHITE_SPACE = b" \t\r\n"
_CHUNK_BYTES = 1024**2

_EMPTY = "There is nothing in this file; restore its content or delete the file."


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
        raise Unreadable(f"The file is larger than {in_words(max_bytes)}; split it into smaller files.")
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
    too_long = f"This line is longer than {in_words(max_line_bytes)}; put one claim on each line."
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
        if len(line) > max_line_bytes:
            yield number, Unreadable(too_long, number, 1)
            continue
        try:
            value = _parse(line, number)
        except Unreadable as unreadable:
            yield number, unreadable
        else:
            yield number, value
    if empty:
        yield 1, Unreadable(_EMPTY, 1, 1)


def decompress(name: str, data: bytes, limit: int) -> bytes:
    """Unpack the content of a .gz file (RFC 1952, one or more members); other content comes back as it is.

    Args:
        name: the file's name or path; its ending decides.
        data: the content as stored.
        limit: the greatest size of the unpacked content, in bytes; no more than this is ever held.

    Raises:
        Unreadable: damaged, cut short, followed by other data, or unpacking to more than the limit.
    """
    if not name.lower().endswith(".gz"):
        return data
    # Imported here: the warm path rarely meets a packed file.
    import gzip
    import io
    import zlib

    unpacked = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while chunk := file.read(_CHUNK_BYTES):
                if len(unpacked) + len(chunk) > limit:
                    raise Unreadable(
                        f"The file unpacks to more than {in_words(limit)}; split it into smaller files."
                    )
                unpacked += chunk
    except EOFError as error:
        raise Unreadable("The compressed file is cut short; fetch or pack it again.") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable("The compressed file is damaged or not gzip; fetch or pack it again.") from error
    return bytes(unpacked)


def in_words(size: int) -> str:
    """Say a size in bytes as people do: ``64 MiB``, ``1.5 KiB``, ``10 bytes`` (IEC 80000-13 units)."""
    for unit, name in ((1024**3, "GiB"), (1024**2, "MiB"), (1024, "KiB")):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{size} bytes"


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
