"""Which proven lines a claim rule has to see: its declared suspicion, asked of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.backends.duckdb.tables import insert
from claimcheck.backends.selection import text
from claimcheck.comparable.terms import CHANGES
from claimcheck.comparable.vocabulary import OF_A_LIFE
from claimcheck.rule import ClaimRule, Suspicion

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from duckdb import DuckDBPyConnection

    from claimcheck.backends.run import Run
    from claimcheck.comparable.corpus import Corpus

EVERY_LINE = "SELECT rowid FROM line WHERE proven"


class Suspects:
    """Finds the proven lines of which a claim rule may have something to say.

    Args:
        run: the run.
        connection: where the tables are.
        corpus: what was loaded so far, of which the vocabulary's relations and titles count.
        misquoted: the lines whose quote does not stand in its article's text once.
    """

    def __init__(
        self, run: Run, connection: DuckDBPyConnection, corpus: Corpus, misquoted: Collection[int]
    ) -> None:
        self._run = run
        self._misquoted = misquoted
        self._connection = connection
        self._corpus = corpus

    def rows(self) -> set[int]:
        """Rows of the table `line`."""
        rules = [rule for rule in self._run.rules if isinstance(rule, ClaimRule)]
        if any(rule.suspicion is None for rule in rules):
            return self._asked(EVERY_LINE)
        asked: Mapping[Suspicion, Callable[[], Iterable[int]]] = {
            Suspicion.MISTYPED: self._mistyped,
            Suspicion.UNTIMELY: self._untimely,
            Suspicion.UNATTRIBUTED: self._unattributed,
            Suspicion.MISQUOTED: lambda: self._misquoted,
            Suspicion.QUOTED: self._quoted,
            Suspicion.TITLED: self._titled,
        }
        suspicions = sorted({rule.suspicion for rule in rules if rule.suspicion is not None})
        return {row for suspicion in suspicions for row in asked[suspicion]()}

    def _asked(self, query: str) -> set[int]:
        return {row for (row,) in self._connection.execute(query).fetchall()}

    def _unattributed(self) -> set[int]:
        """Lines of hearsay that do not say on whose word."""
        attributed = "SELECT said FROM said_of WHERE attributed"
        return self._asked(f"{EVERY_LINE} AND hearsay AND (said IS NULL OR said NOT IN ({attributed}))")

    def _mistyped(self) -> set[int]:
        """Lines with a value, event or place that is of another kind than it should be; and _odd_ends."""
        known = self._corpus.vocabulary
        odd = self._asked(
            "SELECT l.rowid FROM line l JOIN value_of v ON l.predicate = v.predicate AND l.value = v.value"
            " WHERE l.proven AND v.mistyped"
        )
        for key in ("event", "place"):
            kinds = self._connection.execute(
                f"SELECT DISTINCT k.type FROM line l JOIN kind_of k ON l.{key} = k.id WHERE l.proven"
            ).fetchall()
            wrong = [text(kind) for (kind,) in kinds if not known.fits(kind, frozenset({key}))]
            if wrong:
                odd |= self._asked(
                    f"SELECT l.rowid FROM line l JOIN kind_of k ON l.{key} = k.id"
                    f" WHERE l.proven AND k.type IN ({', '.join(wrong)})"
                )
        return odd | self._odd_ends()

    def _odd_ends(self) -> set[int]:
        """Lines whose relation does not take the kinds of the entities that are their subject and object."""
        known = self._corpus.vocabulary
        joined = (
            "FROM line l LEFT JOIN kind_of s ON l.subject = s.id LEFT JOIN kind_of o ON l.object = o.id"
            " WHERE l.proven"
        )
        kinds = "l.predicate, coalesce(s.type, '') AS subject_type, coalesce(o.type, '') AS object_type"
        wrong = []
        for name, subject, value in self._connection.execute(f"SELECT DISTINCT {kinds} {joined}").fetchall():
            predicate = known.predicates.get(name)
            if predicate is not None and not (
                known.fits(subject, predicate.subject_type) and known.fits(value, predicate.object_type)
            ):
                wrong.append(f"({text(name)}, {text(subject)}, {text(value)})")
        if not wrong:
            return set()
        return self._asked(
            f"SELECT row FROM (SELECT l.rowid AS row, {kinds} {joined}) asked"
            f" WHERE (predicate, subject_type, object_type) IN ({', '.join(wrong)})"
        )

    def _untimely(self) -> set[int]:
        """Lines with an impossible time, and facts that begin after their article, or after today."""
        predicates = self._corpus.vocabulary.predicates.values()
        lasting = _listed(p.id for p in predicates if p.kind == "attribute")
        events = _listed(p.id for p in predicates if p.kind == "event")
        begins = "coalesce(v.as_of, l.first_day, t.first_day)"
        today = ["p.day"] if self._run.as_of is None else ["p.day", str(self._run.as_of.last_end)]
        late = [f"{begins} > {day}" for day in today]
        in_a_life = " OR ".join(f"v.day > {day}" for day in today)
        # What gives no time may take that of its event.
        late.append(
            f"(NOT l.dated AND l.predicate IN {events}"
            " AND coalesce(l.event, l.object) IN (SELECT id FROM dated_event))"
        )
        return self._asked(
            "SELECT l.rowid FROM line l LEFT JOIN time_of t ON l.time = t.time"
            " LEFT JOIN published p ON l.article = p.id"
            " LEFT JOIN value_of v ON l.predicate = v.predicate AND l.value = v.value"
            " WHERE l.proven AND (t.impossible OR v.impossible"
            f" OR (l.actual AND l.affirmed AND l.predicate IN {_listed(sorted(OF_A_LIFE))} AND ({in_a_life}))"
            f" OR (l.actual AND l.affirmed AND l.predicate NOT IN {lasting}"
            f" AND ({' OR '.join(late)})))"
        )

    def _quoted(self) -> set[int]:
        """Lines that quote an article of which a text is named."""
        known = [(key,) for key, article in self._corpus.articles.items() if article.text is not None]
        self._connection.execute(
            "CREATE TEMP TABLE worded AS SELECT id FROM registered WHERE proven AND text IS NOT NULL"
        )
        insert(self._connection, "worded", known)
        return self._asked(f"{EVERY_LINE} AND quote IS NOT NULL AND article IN (SELECT id FROM worded)")

    def _titled(self) -> set[int]:
        """Where titles are known: lines with a name as printed, and those on who holds the offices."""
        known = self._corpus.vocabulary
        offices = {office for named in known.titled.values() for office in named}
        if not offices:
            return set()
        ids = offices | {key for key, stands in known.canonical.items() if stands in offices}
        telling = {p.id for p in known.predicates.values() if p.one_subject_per_object} | CHANGES.keys()
        return self._asked(
            f"{EVERY_LINE} AND (titled OR (object IN {_listed(sorted(ids))}"
            f" AND predicate IN {_listed(sorted(telling))}))"
        )


def _listed(names: Iterable[str]) -> str:
    return "(" + ", ".join(map(text, ("", *names))) + ")"
