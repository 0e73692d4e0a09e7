"""The view of all rows: the proven lines, made comparable by joins, and what is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.backends.columns import VOCABULARY, Row, row_of
from claimcheck.backends.duckdb.tables import insert, number_of
from claimcheck.backends.selection import text
from claimcheck.comparable.statement import SAYS
from claimcheck.comparable.vocabulary import UNDERTAKINGS
from claimcheck.rule import CrossRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from duckdb import DuckDBPyConnection

    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.vocabulary import KnownPredicate, Vocabulary
    from claimcheck.rule import Rule

_ROW = """source INTEGER, line BIGINT, claim VARCHAR, article VARCHAR, subject VARCHAR, predicate VARCHAR,
  shape VARCHAR, object VARCHAR, separators VARCHAR, live BOOLEAN, affirmed BOOLEAN, flat BOOLEAN,
  asserted BOOLEAN, planned BOOLEAN, spoken_by VARCHAR, origin VARCHAR, quote_key VARCHAR, matter VARCHAR,
  timed BOOLEAN, first_day INTEGER, last_day INTEGER, inner_day INTEGER, grain UTINYINT"""
_LOADED = 1
"""The `source` of rows whose claims are loaded; that of the others is 0, and their `line` a row of `line`."""


def describe(connection: DuckDBPyConnection, corpus: Corpus, rules: Sequence[Rule]) -> None:
    """Make the tables that rows are made comparable with, and the view `statement` of all rows.

    Args:
        connection: where the tables of lines and of their values are.
        corpus: what is loaded.
        rules: the rules of the run, for not all of them ask for all columns.
    """
    known = corpus.vocabulary
    connection.execute(
        "CREATE TEMP TABLE kind_of AS SELECT id, type FROM registered WHERE proven AND kind = 'entity'"
    )
    insert(connection, "kind_of", [(key, entity.type) for key, entity in known.entities.items()])
    connection.execute(
        "CREATE TEMP TABLE published AS SELECT id, published AS day FROM registered"
        " WHERE proven AND kind = 'article' AND published IS NOT NULL"
    )
    dated = [(a.id, a.published.last_end) for a in corpus.articles.values()
             if a.published is not None and a.published_basis != "inferred"]  # fmt: skip
    insert(connection, "published", dated)
    connection.execute("CREATE TEMP TABLE dated_event (id VARCHAR)")
    events = [(e.id,) for e in known.entities.values() if e.type == "event" and e.time is not None]
    insert(connection, "dated_event", events)
    connection.execute("CREATE TEMP TABLE origin_of (article VARCHAR, origin VARCHAR)")
    traced = [(article.id, article.origin) for article in corpus.articles.values() if article.origin]
    insert(connection, "origin_of", traced)
    connection.execute("CREATE TEMP TABLE canonical (id VARCHAR, stands VARCHAR)")
    insert(connection, "canonical", [*known.canonical.items()])
    connection.execute(f"CREATE TEMP TABLE loaded ({_ROW})")
    rows = [row_of(s, _LOADED, 0) for s in corpus.statements]
    rows += [row_of(s, VOCABULARY, 0) for s in corpus.registered]
    insert(connection, "loaded", rows)
    connection.execute(f"CREATE TEMP VIEW statement AS {_rows_of_lines(connection, known, rules)}"
                       f" UNION ALL SELECT {', '.join(Row._fields)} FROM loaded")  # fmt: skip


def _rows_of_lines(connection: DuckDBPyConnection, known: Vocabulary, rules: Sequence[Rule]) -> str:
    """The query for the rows of the proven lines."""
    joins, subject, value, shape, separators = "", "l.subject", "l.object", "'entity'", "''"
    first, last, inner, grain = "l.first_day", "l.last_day", "l.last_day", "l.grain"
    if known.canonical:
        joins += " LEFT JOIN canonical s ON l.subject = s.id LEFT JOIN canonical o ON l.object = o.id"
        subject, value = "coalesce(s.stands, l.subject)", "coalesce(o.stands, l.object)"
    if number_of(connection, "time_of"):
        joins += " LEFT JOIN time_of t ON l.time = t.time AND NOT t.impossible"
        first, last, inner = (f"coalesce({own}, t.{name})" for own, name in (
            (first, "first_day"), (last, "last_day"), (inner, "inner_day")))  # fmt: skip
        grain = "coalesce(t.grain, l.grain)"
    if number_of(connection, "value_of"):
        joins += " LEFT JOIN value_of v ON l.predicate = v.predicate AND l.value = v.value"
        value, shape = f"coalesce(v.object, {value})", "coalesce(v.shape, 'entity')"
    if number_of(connection, "scope_of"):
        joins += " LEFT JOIN scope_of c ON l.predicate = c.predicate AND l.scope = c.scope"
        separators = "coalesce(c.separators, '')"
    speaker, origin, spoken = "''", "''", "''"
    if number_of(connection, "said_of WHERE speaker <> ''"):
        joins += " LEFT JOIN said_of w ON l.said = w.said LEFT JOIN canonical cw ON w.speaker = cw.id"
        speaker = "coalesce(cw.stands, w.speaker, '')"
    if number_of(connection, "origin_of"):
        joins += " LEFT JOIN origin_of g ON l.article = g.article"
        origin = "coalesce(g.origin, '')"
    if number_of(connection, "key_of"):
        joins += " LEFT JOIN key_of q ON l.quote = q.quote"
        spoken = "coalesce(q.quote_key, '')"
    spoken_by = f"CASE WHEN {speaker} <> '' THEN {speaker} WHEN l.predicate = '{SAYS}' AND l.affirmed"
    spoken_by += f" THEN {subject} ELSE '' END"
    matter = "''"
    if any(asks_for(rule, "matter") for rule in rules):
        event = "l.event"
        if known.canonical:
            joins += " LEFT JOIN canonical e ON l.event = e.id"
            event = "coalesce(e.stands, l.event)"
        matter = _matter(event, subject, value, shape, known.predicates.values())
    return f"""SELECT 0 AS source, l.rowid AS line, l.id AS claim, l.article, {subject} AS subject,
  l.predicate, {shape} AS shape, {value} AS object, {separators} AS separators, l.live, l.affirmed, l.flat,
  l.asserted, l.planned, {spoken_by} AS spoken_by, {origin} AS origin, {spoken} AS quote_key,
  {matter} AS matter,
  {first} IS NOT NULL AND NOT l.relative AS timed, {first} AS first_day, {last} AS last_day,
  {inner} AS inner_day, {grain} AS grain FROM line l{joins} WHERE l.proven"""


def asks_for(rule: Rule, name: str) -> bool:
    """Whether a rule asks for a field of statements to gather or to leave out."""
    return isinstance(rule, CrossRule) and name in (*rule.block_on, *rule.filled)


def _matter(event: str, subject: str, value: str, shape: str, predicates: Iterable[KnownPredicate]) -> str:
    """The expression for what a statement belongs to, as Stating and Statement.matter tell it."""
    happening = ", ".join(text(p.id) for p in predicates if p.kind == "event") or "NULL"
    known = "(SELECT id FROM kind_of WHERE type IN ({}))".format
    event_itself, undertaking = known("'event'"), known(", ".join(map(text, sorted(UNDERTAKINGS))))
    return f"""coalesce({event}, CASE
    WHEN l.predicate IN ({happening}) AND {shape} = 'entity' AND {value} IN {event_itself} THEN {value}
    WHEN {subject} IN {undertaking} THEN {subject}
    WHEN {shape} = 'entity' AND {value} IN {undertaking} THEN {value}
    ELSE {subject} || chr(31) || l.predicate || chr(31) || {value} END)"""
