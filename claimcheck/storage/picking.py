"""Reading chosen lines of JSON Lines files, so that of a large file only these are ever held."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from claimcheck.storage.files import open_inside
from claimcheck.storage.packing import unpacking

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_PIECE_BYTES = 64 * 1024
_NOT_JSON = -1
_WHITE_SPACE = b" \t\r\n"


def picked_lines(root: Path, path: str, wanted: Collection[int], rows: int) -> dict[int, bytes] | None:
    """Read some of the lines of a file that are not blank.

    Args:
        root: the project's folder.
        path: the file, relative to the root.
        wanted: which ones, counted from 0 among the lines that are not blank.
        rows: how many lines are not blank, as another reader counted them.

    Returns:
        The bytes of each wanted line, without the line feed, by its number in the file, from 1, in order.
        None where the file has another number of lines, so that nobody knows which ones are meant; or a
        white space in it that is none of JSON's, which laxer readers pass over.

    Raises:
        Unreadable: as `files.read_inside` and `packing.unpacking`.
    """
    found, count = _counting_all(in_pieces(root, path), wanted)
    if count not in (rows, _NOT_JSON):
        found, count = _counting_written(in_pieces(root, path), wanted)
    return found if count == rows else None


def _counting_all(pieces: Iterator[bytes], wanted: Collection[int]) -> tuple[dict[int, bytes], int]:
    """The wanted lines if no line is blank, and how many lines there are; most are passed over unsplit."""
    left = sorted(wanted, reverse=True)
    found: dict[int, bytes] = {}
    index = 0  # of the line that the piece begins in
    held: list[bytes] = []  # what was read of that line, where it is wanted
    ended = True
    for piece in pieces:
        if b"\v" in piece or b"\f" in piece:
            return {}, _NOT_JSON
        count = piece.count(b"\n")
        ended = piece.endswith(b"\n")
        if left and left[-1] <= index + count:
            lines = piece.split(b"\n")
            while left and left[-1] < index + count:
                at = left.pop()
                found[at + 1] = b"".join((*held, lines[at - index])) if at == index else lines[at - index]
            if count:
                held = []
            if left and left[-1] == index + count:
                held.append(lines[-1])
        index += count
    if not ended:
        if left and left[-1] == index:
            found[index + 1] = b"".join(held)
        index += 1
    return found, index


def _counting_written(pieces: Iterator[bytes], wanted: Collection[int]) -> tuple[dict[int, bytes], int]:
    """The wanted lines, and how many are not blank."""
    chosen = frozenset(wanted)
    found: dict[int, bytes] = {}
    written = 0
    for number, line in enumerate(lines_in(pieces), start=1):
        if line.strip(_WHITE_SPACE):
            if written in chosen:
                found[number] = line
            written += 1
    return found, written


def lines_in(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The lines of a content that comes in pieces, without their line feeds."""
    rest = b""
    for piece in pieces:
        *lines, rest = (rest + piece).split(b"\n")
        yield from lines
    if rest:
        yield rest


def in_pieces(root: Path, path: str) -> Iterator[bytes]:
    """A file's unpacked content."""
    with os.fdopen(open_inside(root, path), "rb", 0) as file, unpacking(path, file) as stream:
        while piece := stream.read(_PIECE_BYTES):
            yield piece
