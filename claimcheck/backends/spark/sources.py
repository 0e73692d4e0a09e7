"""Which files a run reads, who reads them, and which line of its file a mark is."""

from __future__ import annotations

from bisect import bisect_right
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.backends.spark.reading import (
    Elsewhere,
    InProject,
    Line,
    Read,
    Stretch,
    is_packed,
    is_parquet,
    plain_path,
    read_stretch,
    stretches_of,
)
from claimcheck.storage.escape import plain
from claimcheck.storage.load import stem_of
from claimcheck.storage.locate import Locator
from claimcheck.storage.reader import MAX_LINES_FILE_BYTES, is_one_text, read_line
from claimcheck.storage.refusal import Refused
from claimcheck.storage.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyspark.sql import DataFrame, SparkSession

    from claimcheck.backends.run import Run
    from claimcheck.storage.load import Lines

REGISTRY = ("articles", "entities")
STRETCH_BYTES = 8 * 1024**2
"""About how many bytes a stretch has: as little as one task reads."""
TASK_BYTES = 32 * 1024**2
"""About how many bytes the stretches of a task have: some eighty thousand claims."""
_PLACE = {False: "file_block_start", True: "row_index"}


class Part(NamedTuple):
    """Lines that are read in one way: what hands them over to workers, and how these take them."""

    frame: DataFrame
    way: InProject | Elsewhere


class Sources:
    """The files of a run: those of the project, then those that `--bulk` names, each with its number.

    Attributes:
        paths: all of them, in order.
        elsewhere: those that `--bulk` names.
        whole: those that the driver loads by itself: claim files, vocabularies, and the registry.
        said: of those of `whole` that are Parquet, what a loader is to be given instead of reading them.
        locators: find places in those of `said` that can be read.
        parts: the others, as workers read them.

    Raises:
        Refused: `--bulk` names nothing that Spark can read; or a file needs what is not installed.
    """

    def __init__(self, run: Run, spark: SparkSession) -> None:
        self._root = run.root
        self._spark = spark
        bulk = self._listed(run.engine.bulk)
        self.paths = [*run.files, *bulk]
        self.elsewhere = frozenset(bulk)
        self.whole: list[str] = []
        self.said: dict[str, Lines] = {}
        self.locators: dict[str, Locator] = {}
        self.parts = [*self._in_project(run.files), *self._elsewhere(bulk, len(run.files))]

    def _in_project(self, files: Iterable[str]) -> Iterator[Part]:
        stretches: list[Stretch] = []
        for source, path in enumerate(files):
            if path.lower().endswith(".zst") and find_spec("zstandard") is None:
                raise Refused(f"{plain(path)}: reading .zst needs the extra spark: zstandard is missing")
            found = self._stretches(path, source)
            if stem_of(path) in REGISTRY or not found:
                self.whole.append(path)
                if found and is_parquet(path):
                    self._read_here(path, found)
            else:
                stretches += found
        if stretches:
            tasks = _tasks(stretches)
            numbers = self._spark.range(0, len(tasks), 1, len(tasks)).toDF("task")
            yield Part(numbers, InProject(str(self._root), tasks))

    def _listed(self, globs: Iterable[str]) -> list[str]:
        """The files that globs name, sorted."""
        found: set[str] = set()
        for glob in globs:
            files = {plain_path(path) for path in
                     self._spark.read.format("binaryFile").load(glob).inputFiles()}  # fmt: skip
            if not files:
                raise Refused(f"--bulk {plain(glob)}: there are no files there")
            found |= files
        for path in sorted(found):
            if stem_of(path) in REGISTRY:
                raise Refused(f"--bulk takes claims alone: put {plain(path)} into the project's folder")
        return sorted(found)

    def _elsewhere(self, paths: list[str], first: int) -> Iterator[Part]:
        for parquet in (False, True):
            sources = {path: first + at for at, path in enumerate(paths) if is_parquet(path) is parquet}
            if not sources:
                continue
            reader, files = self._spark.read, [*sources]
            frame = reader.parquet(*files) if parquet else reader.text(files, lineSep="\n")
            # Spark takes lines for text, but keeps their bytes as they are.
            rows = ["*"] if parquet else ["CAST(value AS BINARY) AS raw"]
            place = f"_metadata.{_PLACE[parquet]}"
            yield Part(frame.selectExpr("_metadata.file_path", place, *rows), Elsewhere(sources, parquet))

    def _stretches(self, path: str, source: int) -> list[Stretch]:
        """A file's stretches; none where it has no lines, or the strict loader is to say why."""
        if is_one_text(path):
            return []
        try:
            found = stretches_of(self._root, path, source, STRETCH_BYTES)
        except Unreadable:
            return []
        # A file that is too large is told by the loader, too.
        return found if is_parquet(path) or (found and found[-1].end <= MAX_LINES_FILE_BYTES) else []

    def _read_here(self, path: str, stretches: Iterable[Stretch]) -> None:
        raw: dict[int, bytes] = {}
        for stretch in stretches:
            for one in read_stretch(self._root, stretch):
                if isinstance(one, Line):
                    raw[one.mark + 1] = one.raw
                elif one.unread:
                    return
        self.said[path] = [(number, read_line(line, number)) for number, line in raw.items()]
        self.locators[path] = Locator.of_lines(raw)


def _tasks(stretches: Iterable[Stretch]) -> list[list[Stretch]]:
    """Stretches put together to tasks of about equal size; a packed file takes about five times its size."""
    tasks: list[list[Stretch]] = [[]]
    size = 0
    for stretch in stretches:
        cost = (stretch.end - stretch.start) * (5 if is_packed(stretch.path) else 1)
        if is_parquet(stretch.path):
            cost *= 400
        if tasks[-1] and size + cost > TASK_BYTES:
            tasks.append([])
            size = 0
        tasks[-1].append(stretch)
        size += cost
    return tasks


class Numbers:
    """Tells which line of its file a mark is.

    Args:
        sources: the files.
        read: what was read of their stretches.
    """

    def __init__(self, sources: Sources, read: Iterable[Read]) -> None:
        self._parquet = {source for source, path in enumerate(sources.paths) if is_parquet(path)}
        self._firsts: dict[int, list[tuple[int, int]]] = {}
        before: dict[int, int] = {}
        for one in sorted(read):
            self._firsts.setdefault(one.source, []).append((one.first, before.get(one.source, 0)))
            before[one.source] = before.get(one.source, 0) + one.lines

    def line(self, source: int, mark: int) -> int:
        """The number of a line of a file, from 1; of Parquet, of a row."""
        if source in self._parquet:
            return mark + 1
        stretches = self._firsts[source]
        first, before = stretches[bisect_right(stretches, mark, key=lambda stretch: stretch[0]) - 1]
        return before + mark - first + 1
