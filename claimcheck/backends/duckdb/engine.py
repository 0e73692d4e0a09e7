"""A whole run in DuckDB: rows for all claims, a selection of those that matter, and a judgement of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.backends.duckdb.connection import connected
from claimcheck.backends.duckdb.intake import CLAIM, Distrusted, Intake, known_ids
from claimcheck.backends.duckdb.registry import rows_named, told_of_registry
from claimcheck.backends.duckdb.rows import asks_for, describe
from claimcheck.backends.duckdb.suspects import Suspects
from claimcheck.backends.duckdb.tables import insert, number_of
from claimcheck.backends.duckdb.texts import Texts
from claimcheck.backends.duckdb.values import KEY_OF, Values, known_predicate
from claimcheck.backends.local import LocalBackend
from claimcheck.backends.run import Judged
from claimcheck.backends.selection import queries, text
from claimcheck.comparable.corpus import build
from claimcheck.engine import said
from claimcheck.rule import CrossRule, RegistryRule
from claimcheck.storage.texts import read_texts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from duckdb import DuckDBPyConnection

    from claimcheck.backends.duckdb.values import Mention
    from claimcheck.backends.run import Run
    from claimcheck.comparable.corpus import Corpus


def judged(run: Run) -> Judged:
    """Lint a project.

    Raises:
        Refused: DuckDB cannot do with the memory or the disk that it has.
    """
    strictly: set[str] = set()
    while True:
        try:
            with connected(run) as connection:
                return _Lint(run, connection, strictly).judged()
        except Distrusted as distrusted:
            strictly.add(distrusted.path)


class _Lint:
    def __init__(self, run: Run, connection: DuckDBPyConnection, strictly: Collection[str]) -> None:
        self._run = run
        self._connection = connection
        self._intake = Intake(run, connection, strictly)
        self._values = Values(connection)

    def judged(self) -> Judged:
        run, intake = self._run, self._intake
        intake.read()
        run.engine.progress("checking ids and values")
        again = self._distrust_repeated()
        self._values.times()
        strange = self._distrust_strange(self._values.attributions())
        intake.load_unproven(in_order=again, registry=strange)
        self._load_further(*self._values.names_in_scopes())
        corpus = self._comparable(self._built())
        if any(asks_for(rule, "quote_key") for rule in run.rules):
            self._values.quotes()
        else:
            self._connection.execute(KEY_OF)
        describe(self._connection, corpus, run.rules)
        run.engine.progress("reading texts")
        texts = Texts(run, self._connection, corpus)
        texts.read()
        rows = Suspects(run, self._connection, corpus, texts.misquoted).rows()
        rows |= self._selected(corpus)
        if texts.changed:
            intake.load_mentioned(*texts.changed)
            corpus = self._built()
        registry = list(told_of_registry(run.rules, self._connection, corpus))
        spots = [spot for _, problem in registry for spot in problem.spots]
        rows |= rows_named(self._connection, [spot.id for spot in spots if spot.kind == "claim"])
        run.engine.progress(f"judging {len(rows):,} claims")
        intake.load_selected(rows)
        intake.load_mentioned(*texts.unreadable, *(spot.id for spot in spots if spot.kind != "claim"))
        corpus = self._built()
        records = intake.records
        rules = [rule for rule in run.rules if not isinstance(rule, RegistryRule)]
        told = [*records.problems, *corpus.problems, *registry, *said(rules, LocalBackend(corpus))]
        records.files[:] = run.files
        articles = len(records.articles) + number_of(
            self._connection, "registered WHERE proven AND kind = 'article'"
        )
        claims = len(records.claims) + number_of(self._connection, "line WHERE proven") - len(rows)
        return Judged(told, records, intake.locators, articles, claims, self._paths_of_texts())

    def _paths_of_texts(self) -> list[str]:
        """The texts that articles name."""
        named = [article.text for article, _ in self._intake.records.articles.values()]
        proven = "SELECT text FROM registered WHERE proven AND text IS NOT NULL"
        named += [path for (path,) in self._connection.execute(proven).fetchall()]
        return sorted({path for path in named if path is not None})

    def _load_further(self, *names: str) -> None:
        """Load what the loaded claims replace, and what is referred to; `names`, too."""
        replaced = {name for claim, _ in self._intake.records.claims.values() for name in claim.supersedes}
        if replaced:
            self._intake.load_claims_named(replaced)
        self._intake.load_mentioned(*names)

    def _comparable(self, corpus: Corpus) -> Corpus:
        """Make the values of the proven lines comparable; the corpus, with the lines where that fails."""
        self._values.scopes(corpus.vocabulary, self._run.settings)
        self._values.objects(corpus.vocabulary, self._run.settings)
        if not number_of(self._connection, "line WHERE NOT proven AND NOT loaded"):
            return corpus
        self._intake.load_unproven()
        self._load_further()
        return self._built()

    def _distrust_repeated(self) -> bool:
        """Distrust lines whose ids are used twice: which of them counts, the strict reader decides."""
        connection = self._connection
        connection.execute("CREATE TEMP TABLE loaded_id (kind VARCHAR, id VARCHAR)")
        insert(connection, "loaded_id", known_ids(self._intake.records))
        repeated = False
        for table, kind in (("registered", "kind"), ("line", text(CLAIM))):
            connection.execute(
                "CREATE OR REPLACE TEMP TABLE repeated AS SELECT kind, id"
                f" FROM (SELECT {kind} AS kind, id FROM {table} UNION ALL SELECT kind, id FROM loaded_id)"
                " GROUP BY kind, id HAVING count(*) > 1"
            )
            if number_of(self._connection, "repeated"):
                repeated = True
                connection.execute(
                    f"UPDATE {table} SET proven = false WHERE ({kind}, id) IN (SELECT kind, id FROM repeated)"
                )
        return repeated

    def _distrust_strange(self, mentions: Sequence[Mention]) -> bool:
        """Distrust lines that refer to what nothing declares; whether there are any."""
        if self._run.settings.open_registry:
            return False
        connection, records = self._connection, self._intake.records
        connection.execute(
            "CREATE TEMP TABLE declared AS SELECT kind, id FROM registered WHERE id IS NOT NULL"
            " UNION ALL SELECT kind, id FROM loaded_id"
        )
        predicates = ", ".join(map(text, sorted(records.predicates)))
        entities, articles = (f"(SELECT id FROM declared WHERE kind = '{k}')" for k in ("entity", "article"))
        optional = " AND ".join(
            f"({column} IS NULL OR {column} IN {entities})" for column in ("object", "event", "place")
        )
        strange = (
            f"proven AND NOT (predicate IN ({predicates}) AND article IN {articles}"
            f" AND subject IN {entities} AND {optional}"
            f" AND (said IS NULL OR said NOT IN {self._strange(mentions)}))"
        )
        if not number_of(self._connection, f"line WHERE {strange}"):
            return False
        connection.execute(f"UPDATE line SET proven = false WHERE {strange}")
        return True

    def _strange(self, mentions: Sequence[Mention]) -> str:
        """A query for the attributions that name somebody whom nothing declares."""
        connection = self._connection
        connection.execute("CREATE OR REPLACE TEMP TABLE mention (said VARCHAR, name VARCHAR)")
        insert(connection, "mention", [(value, name) for value, names in mentions for name in names])
        return "(SELECT said FROM mention WHERE name NOT IN (SELECT id FROM declared WHERE kind = 'entity'))"

    def _built(self) -> Corpus:
        """The corpus of what is loaded, in the order of the files."""
        run, records = self._run, self._intake.records
        place = {path: index for index, path in enumerate(run.files)}
        where = records.places

        def order(key: str) -> tuple[int, int]:
            found = where[CLAIM, key]
            return place[found.path], found.line or 0

        claims = [records.claims[key] for key in sorted(records.claims, key=order)]
        read = {key: record for key, record in records.articles.items() if record[1] is None}
        unread = type(records)(articles=read)
        read_texts(run.root, unread, run.tracked, run.read)
        records.articles |= unread.articles
        corpus = build(
            records.entities, records.predicates, records.articles, claims, run.settings, self._others()
        )
        corpus.problems += unread.problems
        corpus.as_of = run.as_of
        return corpus

    def _others(self) -> Sequence[str]:
        """Ids of the claims that are not loaded, where a loaded one replaces one that there is not."""
        records = self._intake.records
        replaced_ids = {name for claim, _ in records.claims.values() for name in claim.supersedes}
        if replaced_ids <= records.claims.keys():
            return ()
        return [key for (key,) in self._connection.execute("SELECT id FROM line WHERE proven").fetchall()]

    def _selected(self, corpus: Corpus) -> set[int]:
        """Rows of the table `line` that a cross rule has to see."""
        connection, known = self._connection, corpus.vocabulary
        used = [name for (name,) in connection.execute("SELECT DISTINCT predicate FROM statement").fetchall()]
        predicates = [
            p for name in used if (p := known_predicate(name, known, self._run.settings)) is not None
        ]
        alike = connection.execute(
            "SELECT min(flat) = max(flat), min(affirmed) = max(affirmed) FROM statement WHERE live"
        ).fetchone()
        constant = [name for name, one in zip(("flat", "affirmed"), alike or (), strict=False) if one]
        rows: set[int] = set()
        for rule in self._run.rules:
            if isinstance(rule, CrossRule):
                self._run.engine.progress(f"comparing for {rule.code}")
                for query in queries(rule, predicates, constant, "statement", digest="hash"):
                    rows.update(line for source, line in connection.execute(query).fetchall() if source == 0)
        return rows
