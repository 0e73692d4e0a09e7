"""What a worker reads: stretches of files, as lines with marks by which the driver finds their numbers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from claimcheck.backends.parquet_lines import json_line
from claimcheck.storage.files import open_inside
from claimcheck.storage.picking import in_pieces, lines_in
from claimcheck.storage.reader import MAX_LINES_FILE_BYTES
from claimcheck.storage.unreadable import Unreadable

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 4096
_WHITE_SPACE = b" \t\r\n"


class Stretch(NamedTuple):
    """A part of a file that one worker reads.

    Attributes:
        source: the number of the file among those of the run.
        path: the file, relative to the project.
        start, end: the bytes in which its lines begin; of Parquet, its rows. A packed file is one stretch.
    """

    source: int
    path: str
    start: int
    end: int


class Line(NamedTuple):
    """A line that is not blank.

    Attributes:
        source: the number of its file.
        mark: grows from line to line of a file, whatever its stretches: `first` of its stretch, and one for
            each line of the stretch before it.
        raw: its bytes, without the line feed.
    """

    source: int
    mark: int
    raw: bytes


class Read(NamedTuple):
    """What was read of a stretch.

    Attributes:
        source: the number of its file.
        first: the mark of its first line.
        lines, written: how many lines it has, and how many of them are not blank.
        unread: the file cannot be read, or not where the worker runs: the driver is to see why.
    """

    source: int
    first: int
    lines: int = 0
    written: int = 0
    unread: bool = False


def is_parquet(path: str) -> bool:
    """Whether a file is Parquet, by its name."""
    return path.lower().endswith(".parquet")


def is_packed(path: str) -> bool:
    """Whether a file's lines are packed, by its name, so that nobody can begin in its middle."""
    return path.lower().endswith((".gz", ".zst"))


@dataclass(frozen=True)
class InProject:
    """Reads stretches of the project's files, where a worker can see them.

    Args:
        root: the project's folder.
        tasks: the stretches of each task, by its number.
    """

    root: str
    tasks: Sequence[Sequence[Stretch]]

    def read(self, batches: Iterator[pa.RecordBatch]) -> Iterator[Line | Read]:
        """The lines of the tasks whose numbers come, and after each stretch what was read."""
        for batch in batches:
            for number in batch.column(0).to_pylist():
                for stretch in self.tasks[number]:
                    yield from read_stretch(Path(self.root), stretch)


def read_stretch(root: Path, stretch: Stretch) -> Iterator[Line | Read]:
    """The lines of a stretch, then what was read."""
    source, first = stretch.source, stretch.start
    lines = written = 0
    try:
        for raw in _raw_lines(root, stretch):
            if raw.strip(_WHITE_SPACE):
                written += 1
                yield Line(source, first + lines, raw)
            lines += 1
    except Unreadable:
        yield Read(source, first, unread=True)
    else:
        yield Read(source, first, lines, written)


def _raw_lines(root: Path, stretch: Stretch) -> Iterator[bytes]:
    if is_parquet(stretch.path):
        yield from _parquet_rows(root, stretch)
    elif is_packed(stretch.path):
        yield from lines_in(_limited(in_pieces(root, stretch.path)))
    else:
        with os.fdopen(open_inside(root, stretch.path), "rb") as file:
            start = stretch.start
            if start:
                # A line that began before the stretch belongs to the one before it.
                file.seek(start - 1)
                start += len(file.readline()) - 1
            if start < stretch.end:
                data = file.read(stretch.end - start)
                yield from _split(data if data.endswith(b"\n") else data + file.readline())


def _limited(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacked = 0
    for piece in pieces:
        unpacked += len(piece)
        if unpacked > MAX_LINES_FILE_BYTES:
            raise Unreadable("too large")
        yield piece


def _split(data: bytes) -> Iterator[bytes]:
    if data:
        yield from data.removesuffix(b"\n").split(b"\n")


def _parquet_rows(root: Path, stretch: Stretch) -> Iterator[bytes]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with os.fdopen(open_inside(root, stretch.path), "rb") as opened:
            file = parquet.ParquetFile(opened)
            first = 0
            for group in range(file.num_row_groups):
                if stretch.start <= first < stretch.end:
                    for batch in file.iter_batches(_ROWS, row_groups=[group]):
                        yield from map(json_line, rows_of(batch))
                first += file.metadata.row_group(group).num_rows
    except (pa.ArrowException, OSError) as error:
        raise Unreadable("no Parquet") from error


def rows_of(batch: pa.RecordBatch) -> list[Mapping[str, Any]]:
    """The rows of a batch as Python values."""
    return cast("list[Mapping[str, Any]]", batch.to_pylist(maps_as_pydicts="lossy"))


def stretches_of(root: Path, path: str, source: int, most: int) -> list[Stretch]:
    """A file of the project as stretches of about `most` bytes.

    Raises:
        Unreadable: it cannot be opened or, if it is Parquet, understood.
    """
    with os.fdopen(open_inside(root, path), "rb") as file:
        if is_parquet(path):
            return _row_groups(file, path, source)
        size = os.fstat(file.fileno()).st_size
        if is_packed(path):
            return [Stretch(source, path, 0, size)]
    return [Stretch(source, path, at, min(at + most, size)) for at in range(0, size, most)]


def _row_groups(file: Any, path: str, source: int) -> list[Stretch]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        metadata = parquet.ParquetFile(file).metadata
    except (pa.ArrowException, OSError) as error:
        raise Unreadable("no Parquet") from error
    stretches, first = [], 0
    for group in range(metadata.num_row_groups):
        rows = metadata.row_group(group).num_rows
        if rows:
            stretches.append(Stretch(source, path, first, first + rows))
        first += rows
    return stretches


@dataclass(frozen=True)
class Elsewhere:
    """Reads the rows that Spark hands over of files that it reads itself: lines of text, or of Parquet.

    Args:
        sources: the number of each file, by its path as `plain_path` has it.
        parquet: whether the rows have columns of their own after the first two, path and place. Then a row is
            an object, and its place its number in the file; else there is one more, the line's bytes, and
            the place is that of the first byte of the split that the line is in.
    """

    sources: Mapping[str, int]
    parquet: bool

    def read(self, batches: Iterator[pa.RecordBatch]) -> Iterator[Line | Read]:
        """The lines, and after each split of a file what was read."""
        current, lines, written = None, 0, 0
        for path, place, raw in self._rows(batches):
            # A split hands over lines that begin after its first byte, but for the first split.
            split = (self.sources[plain_path(path)], 0 if self.parquet else place + (place > 0))
            if split != current:
                if current is not None:
                    yield Read(*current, lines, written)
                current, lines, written = split, 0, 0
            mark = place if self.parquet else split[1] + lines
            lines += 1
            if raw.strip(_WHITE_SPACE):
                written += 1
                yield Line(split[0], mark, raw)
        if current is not None:
            yield Read(*current, lines, written)

    def _rows(self, batches: Iterator[pa.RecordBatch]) -> Iterator[tuple[str, int, bytes]]:
        for batch in batches:
            paths, places = batch.column(0).to_pylist(), batch.column(1).to_pylist()
            if self.parquet:
                values = rows_of(batch.select(range(2, batch.num_columns)))
                yield from zip(paths, places, map(json_line, values), strict=True)
            else:
                yield from zip(paths, places, batch.column(2).to_pylist(), strict=True)


def plain_path(uri: str) -> str:
    """A file's address as people write it; Spark has two ways to write those of local files."""
    from urllib.parse import unquote

    path = unquote(uri)
    return "file:///" + path[5:].lstrip("/") if path.startswith("file:/") else path
