"""Reading chosen lines of JSON Lines files, so that of a large file only these are ever held."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from claimcheck.storage.files import open_inside
from claimcheck.storage.packing import unpacking

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_PIECE_BYTES = 256 * 1024
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
        None where the file has another number of lines, so that nobody knows which ones are meant.

    Raises:
        Unreadable: as `files.read_inside` and `packing.unpacking`.
    """
    found, count = _counting_all(in_pieces(root, path), wanted)
    if count != rows:
        found, count = _counting_written(in_pieces(root, path), wanted)
    return found if count == rows else None


def _counting_all(pieces: Iterator[bytes], wanted: Collection[int]) -> tuple[dict[int, bytes], int]:
    """The wanted lines if no line is blank, and how many lines there are; most are passed over."""
    left = sorted(wanted, reverse=True)
    found: dict[int, bytes] = {}
    first = 0
    for piece in pieces:
        count = piece.count(b"\n") + (not piece.endswith(b"\n"))
        if left and left[-1] < first + count:
            lines = piece.split(b"\n")
            while left and left[-1] < first + count:
                at = left.pop()
                found[at + 1] = lines[at - first]
        first += count
    return found, first


def _counting_written(pieces: Iterator[bytes], wanted: Collection[int]) -> tuple[dict[int, bytes], int]:
    """The wanted lines, and how many are not blank."""
    chosen = frozenset(wanted)
    found: dict[int, bytes] = {}
    number = written = 0
    for piece in pieces:
        for line in piece.removesuffix(b"\n").split(b"\n"):
            number += 1
            if line.strip(_WHITE_SPACE):
                if written in chosen:
                    found[number] = line
                written += 1
    return found, written


def in_pieces(root: Path, path: str) -> Iterator[bytes]:
    """A file's unpacked content in pieces that end with a line feed, but for the last."""
    with os.fdopen(open_inside(root, path), "rb") as file, unpacking(path, file) as stream:
        begun: list[bytes] = []
        while piece := stream.read(_PIECE_BYTES):
            end = piece.rfind(b"\n") + 1
            if end:
                yield b"".join((*begun, piece[:end]))
                begun = []
            if end < len(piece):
                begun.append(piece[end:])
        if begun:
            yield b"".join(begun)
