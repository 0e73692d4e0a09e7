"""A whole run in Spark: workers read, validate and state; SQL selects; workers judge; the driver tells."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimcheck.backends.columns import Row
from claimcheck.backends.local import LocalBackend
from claimcheck.backends.run import Judged
from claimcheck.backends.selection import blocks_of, queries
from claimcheck.backends.spark.frames import Frames, collected
from claimcheck.backends.spark.intake import READ, SEEN, rows_of_loaded
from claimcheck.backends.spark.judging import Rank
from claimcheck.backends.spark.loading import Loading
from claimcheck.backends.spark.reading import Read
from claimcheck.backends.spark.session import started
from claimcheck.backends.spark.sources import Numbers, Sources
from claimcheck.comparable.vocabulary import KnownPredicate
from claimcheck.engine import said
from claimcheck.finding import problem_of
from claimcheck.rule import CrossRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import DataFrame, SparkSession

    from claimcheck.backends.run import Run
    from claimcheck.backends.spark.judging import Loaded
    from claimcheck.comparable.corpus import Corpus
    from claimcheck.finding import Problem

_STATEMENT = "claimcheck_statement"
"""The view of all statements: of lines that the driver need not look at, and of what it loaded."""
_COLUMNS = (*Row._fields, "part")


def judged(run: Run) -> Judged:
    """Lint a project.

    Raises:
        Refused: PySpark or Java is missing; or Spark cannot do it.
    """
    run.engine.progress("starting Spark")
    with started(run) as spark:
        return _Lint(run, spark).judged()


class _Lint:
    def __init__(self, run: Run, spark: SparkSession) -> None:
        self._run = run
        self._sources = Sources(run, spark)
        self._frames = Frames(spark, self._sources.parts)
        self._loading = Loading(run, self._sources)

    def judged(self) -> Judged:
        run, loading = self._run, self._loading
        run.engine.progress("reading")
        rows = self._frames.rows(loading.told(loading.corpus()))
        stretches = [
            Read(*json.loads(told)) for (told,) in collected(rows.where(f"part = {READ}").select("read"))
        ]
        numbers = Numbers(self._sources, stretches)
        unreadable = loading.load_files(stretches)
        rows = rows.where(f"part <> {READ}" + "".join(f" AND source <> {one}" for one in sorted(unreadable)))
        run.engine.progress("checking ids")
        rows = self._load_seen(rows, numbers)
        corpus = loading.corpus(self._nearest(rows))
        loaded = loading.statements(corpus)
        self._describe(rows, corpus, loaded)
        claims = len(loading.records.claims) + rows.where("part = 0").count()
        told = [*loading.records.problems, *corpus.problems]
        told += said([rule for rule in run.rules if not isinstance(rule, CrossRule)], LocalBackend(corpus))
        told += self._compared(corpus, loaded, numbers)
        records = loading.records
        records.files[:] = self._sources.paths
        return Judged(told, records, loading.locators, len(records.articles), claims, loading.texts)

    def _load_seen(self, rows: DataFrame, numbers: Numbers) -> DataFrame:
        """Load the lines that only all together can be judged; returns the rows of the others.

        These are lines that a worker could not do with, those whose ids are used twice, and those that
        others replace.
        """
        loading, frames = self._loading, self._frames
        own = [*loading.records.claims]
        seen = rows.where(f"part = {SEEN}").select("source", "line", "raw")
        loading.load_lines(collected(seen), numbers)
        ids = (
            rows.where(f"claim <> '' AND part IN (0, {SEEN})")
            .select("claim")
            .unionAll(frames.of_ids(own, "claim"))
        )
        repeated = [
            claim for (claim,) in collected(ids.groupBy("claim").count().where("count > 1").select("claim"))
        ]
        rows = rows.where("part >= 0")
        if repeated:
            rows = self._load_claims(repeated, rows, numbers)
            loading.load_in_order()
        records = loading.records
        replaced = {old for claim, _ in records.claims.values() for old in claim.supersedes}
        if missing := sorted(replaced - records.claims.keys()):
            rows = self._load_claims(missing, rows, numbers)
        return rows

    def _load_claims(self, ids: Sequence[str], rows: DataFrame, numbers: Numbers) -> DataFrame:
        """Load the lines of claims; returns the rows of the others."""
        wanted = self._frames.of_ids(ids, "claim")
        lines = self._frames.lines(rows.join(wanted, "claim", "left_semi"))
        self._loading.load_lines(collected(lines), numbers)
        return rows.join(wanted, "claim", "left_anti")

    def _nearest(self, rows: DataFrame) -> list[str]:
        """Ids that are not loaded and may have been meant where a claim replaces one that there is not."""
        claims = self._loading.records.claims
        unknown = {old for claim, _ in claims.values() for old in claim.supersedes} - claims.keys()
        return self._frames.nearest(sorted(unknown), rows.select("claim")) if unknown else []

    def _describe(self, rows: DataFrame, corpus: Corpus, loaded: Loaded) -> None:
        """Make the view of all statements."""
        own = self._frames.of_batch(rows_of_loaded(loaded, corpus.registered))
        statements = rows.select(*_COLUMNS).unionAll(own.select(*_COLUMNS))
        # Kept, for each of many queries asks for all of them.
        statements.persist().createOrReplaceTempView(_STATEMENT)

    def _compared(self, corpus: Corpus, loaded: Loaded, numbers: Numbers) -> list[tuple[str, Problem]]:
        """What cross rules say; the lines that it points at are loaded."""
        self._run.engine.progress("selecting")
        query = self._selection(corpus)
        if not query:
            return []
        candidates = self._frames.spark.sql(query).persist()
        number = candidates.count()
        if not number:
            return []
        self._run.engine.progress(f"judging {number:,} claims")
        if loaded:
            places = (
                place for place in collected(candidates.select("source", "line", "part")) if place in loaded
            )
            loaded = {place: loaded[place] for place in places}
        problems = []
        lines: list[tuple[int, int, bytes]] = []
        for code, rank, problem, source, mark, raw in collected(
            self._frames.problems(self._loading.told(corpus), loaded, candidates)
        ):
            if code:
                problems.append((Rank.of(rank), code, problem_of(json.loads(problem))))
            else:
                lines.append((source, mark, raw))
        self._loading.load_lines(lines, numbers)
        return [(code, problem) for _, code, problem in sorted(problems, key=lambda one: one[0])]

    def _selection(self, corpus: Corpus) -> str:
        """The query for the statements that cross rules have to see, each with its rule and block."""
        known, spark = corpus.vocabulary.predicates, self._frames.spark
        used = [name for (name,) in collected(spark.sql(f"SELECT DISTINCT predicate FROM {_STATEMENT}"))]
        predicates = [known.get(name) or KnownPredicate(name, name, "state", declared=False) for name in used]
        alike = "min(flat) = max(flat), min(affirmed) = max(affirmed)"
        (ones,) = collected(spark.sql(f"SELECT {alike} FROM {_STATEMENT} WHERE live"))
        constant = [name for name, one in zip(("flat", "affirmed"), ones, strict=True) if one]
        asked = []
        for number, rule in enumerate(self._run.rules):
            if isinstance(rule, CrossRule) and (found := queries(rule, predicates, constant, _STATEMENT)):
                picked = " UNION ".join(f"SELECT source, line FROM ({query})" for query in found)
                asked.append(" UNION ".join(
                    f"SELECT {number} AS rule, {block} AS block, s.source, s.line, s.part"
                    f" FROM {_STATEMENT} s JOIN ({picked}) p ON s.source = p.source AND s.line = p.line"
                    f" WHERE s.live AND {which}"
                    for block, which in blocks_of(rule)
                ))  # fmt: skip
        return " UNION ALL ".join(asked)
