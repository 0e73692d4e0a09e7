"""What a run asks of Spark, as data frames: rows, lines and problems that workers make."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from claimcheck.backends.spark import intake, judging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

    from claimcheck.backends.spark.intake import Told
    from claimcheck.backends.spark.judging import Loaded
    from claimcheck.backends.spark.reading import Line, Read
    from claimcheck.backends.spark.sources import Part

_MOST_BROADCAST = 5_000_000
"""Up to so many places of lines are given to every worker, so that the lines themselves need not travel."""


class Frames:
    """Makes frames in a session.

    Args:
        spark: the session.
        parts: what the lines of the run are read from.
    """

    def __init__(self, spark: SparkSession, parts: Sequence[Part]) -> None:
        self.spark = spark
        self._parts = parts

    def rows(self, told: Told) -> DataFrame:
        """The rows of all lines (intake.ROWS), kept in memory and on disk until they are let go."""
        from pyspark import StorageLevel

        known = self.spark.sparkContext.broadcast(told)
        made = self._of_lines(intake.ROWS, lambda lines: intake.rows(known.value, lines))
        return made.persist(StorageLevel.MEMORY_AND_DISK)

    def lines(self, places: DataFrame) -> DataFrame:
        """The lines (intake.LINES) at places given by source and line; they are read once more."""
        from pyspark.sql.functions import broadcast

        places = places.select("source", "line").distinct().cache()
        few = places.count() <= _MOST_BROADCAST
        lines = self._of_lines(intake.LINES, intake.lines_only)
        return lines.join(broadcast(places) if few else places, ["source", "line"])

    def problems(self, told: Told, loaded: Loaded, candidates: DataFrame) -> DataFrame:
        """What cross rules say (judging.PROBLEMS) of candidates: rule, block, source, line and part."""
        known = self.spark.sparkContext.broadcast((told, loaded))

        def judge(key: tuple[pa.Scalar[Any], ...], table: pa.Table) -> pa.Table:
            told, loaded = known.value
            return judging.problems(told, loaded, key[0].as_py(), key[1].as_py(), table)

        lines = self.lines(candidates)
        picked = candidates.join(lines, ["source", "line"], "left")
        return picked.groupBy("rule", "block").applyInArrow(judge, judging.PROBLEMS)

    def nearest(self, words: Sequence[str], ids: DataFrame) -> list[str]:
        """Of ids, a few among which is the one nearest to each word."""

        def near(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            return intake.nearest_ids(words, batches)

        return [claim for (claim,) in collected(ids.mapInArrow(near, "claim string"))]

    def of_ids(self, ids: Iterable[str], name: str) -> DataFrame:
        """A frame of one column of texts."""
        return self.of_batch(intake.batch_of([(one,) for one in ids], {name: str}))

    def of_batch(self, batch: pa.RecordBatch) -> DataFrame:
        """A frame of a batch of columns."""
        import pyarrow as pa

        return self.spark.createDataFrame(pa.Table.from_batches([batch]))

    def _of_lines(
        self, schema: str, make: Callable[[Iterator[Line | Read]], Iterator[pa.RecordBatch]]
    ) -> DataFrame:
        def mapped(part: Part) -> DataFrame:
            way = self.spark.sparkContext.broadcast(part.way)
            return part.frame.mapInArrow(lambda batches: make(way.value.read(batches)), schema)

        made = [mapped(part) for part in self._parts] or [self.spark.createDataFrame([], schema)]
        return reduce(lambda one, other: one.unionAll(other), made)


def collected(frame: DataFrame) -> Iterator[tuple[Any, ...]]:
    """The rows of a frame; they come as Arrow, never pickled."""
    for batch in frame.toArrow().to_batches():
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
