"""What proven lines say in JSON of their own, each distinct value read and made comparable once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from claimcheck.backends.columns import as_text, days_of
from claimcheck.backends.duckdb.tables import insert
from claimcheck.comparable.stating import Stating, speaker_of
from claimcheck.comparable.vocabulary import KnownPredicate
from claimcheck.records.claim import Attribution
from claimcheck.records.fields import ScopeValue
from claimcheck.records.objects import ObjectValue
from claimcheck.storage.reader import Unreadable, read_json
from claimcheck.values.amount import Amount
from claimcheck.values.text import spoken_key
from claimcheck.values.time import Span, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from duckdb import DuckDBPyConnection

    from claimcheck.comparable.corpus import Settings
    from claimcheck.comparable.vocabulary import Vocabulary

TIME_OF = """CREATE TEMP TABLE time_of (
  time VARCHAR, first_day INTEGER, last_day INTEGER, inner_day INTEGER, grain UTINYINT, impossible BOOLEAN)"""
SAID_OF = "CREATE TEMP TABLE said_of (said VARCHAR, attributed BOOLEAN, speaker VARCHAR)"
SCOPE_OF = "CREATE TEMP TABLE scope_of (predicate VARCHAR, scope VARCHAR, separators VARCHAR)"
KEY_OF = "CREATE TEMP TABLE key_of (quote VARCHAR, quote_key VARCHAR)"
VALUE_OF = """CREATE TEMP TABLE value_of (predicate VARCHAR, value VARCHAR, shape VARCHAR, object VARCHAR,
  mistyped BOOLEAN, impossible BOOLEAN, as_of INTEGER, day INTEGER)"""
"""`as_of` is the first day that a figure may stand for, `day` that of a date."""

_SCOPE: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, ScopeValue])
_OBJECT: TypeAdapter[Any] = TypeAdapter(ObjectValue)


class Mention(NamedTuple):
    """A value of proven lines and the entities that it refers to."""

    value: str
    names: tuple[str, ...]


class Values:
    """Reads the distinct values of the table `line`; lines with a value that is wrong are no longer proven.

    Args:
        connection: where the tables are.
    """

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection

    def times(self) -> None:
        """Make `time_of`: the days of the times that are not told to the day."""
        known, wrong = [], []
        for (written,) in self._distinct("time"):
            try:
                span = parse(written)
            except ValueError:
                wrong.append((written,))
                continue
            known.append((written, *days_of(span), span.impossible))
        self._keep(TIME_OF, known, ("time",), wrong)

    def attributions(self) -> list[Mention]:
        """Make `said_of`: whether an attribution says on whose word; returns the entities that they name."""
        known, wrong, mentions = [], [], []
        for (written,) in self._distinct("said"):
            try:
                said = Attribution.model_validate(read_json(written.encode()))
            except (Unreadable, ValidationError):
                wrong.append((written,))
                continue
            known.append((written, bool(said.evidence or said.source or said.speaker), speaker_of(said)))
            names = (said.speaker, *said.unconfirmed_by, *said.declined_comment)
            mentions.append(Mention(written, tuple(name for name in names if name)))
        self._keep(SAID_OF, known, ("said",), wrong)
        return mentions

    def names_in_scopes(self) -> set[str]:
        """The texts in scopes, for they may be ids of entities."""
        return {
            value
            for (written,) in self._distinct("scope")
            for value in self._scope(written).values()
            if isinstance(value, str)
        }

    def scopes(self, vocabulary: Vocabulary, settings: Settings) -> None:
        """Make `scope_of`: what in a scope sets the claims of a relation apart."""
        stating = Stating(vocabulary)
        known, wrong = [], []
        for name, written in self._distinct("predicate, scope", where="scope"):
            predicate = known_predicate(name, vocabulary, settings)
            scope = self._scope(written)
            if predicate is None or (not scope and written != "{}"):
                wrong.append((name, written))
                continue
            known.append((name, written, as_text(stating.scope_of(scope, predicate)[0])))
        self._keep(SCOPE_OF, known, ("predicate", "scope"), wrong)

    def objects(self, vocabulary: Vocabulary, settings: Settings) -> None:
        """Make `value_of`: amounts, dates, texts and yes or no, made comparable."""
        known, wrong = [], []
        for name, written in self._distinct("predicate, value", where="value"):
            predicate = known_predicate(name, vocabulary, settings)
            stating = Stating(
                vocabulary, units=settings.units, approximate_by=settings.approximate_by,
                open_registry=settings.open_registry,
            )  # fmt: skip
            try:
                value = _OBJECT.validate_python(read_json(written.encode()), strict=True)
            except (Unreadable, ValidationError):
                predicate = None
            if predicate is None:
                wrong.append((name, written))
                continue
            shape, key, comparable, as_of = stating.object_of("", value, predicate)
            if stating.problems:
                wrong.append((name, written))
                continue
            unit = comparable.unit if isinstance(comparable, Amount) else predicate.unit
            mistyped = not vocabulary.fits(shape, predicate.object_type) or (
                bool(predicate.unit) and unit != predicate.unit
            )
            times = [time for time in (comparable, as_of) if isinstance(time, Span)]
            known.append((
                name, written, shape, key, mistyped, any(time.impossible for time in times),
                as_of.first_start if as_of is not None else None,
                comparable.first_start if isinstance(comparable, Span) else None,
            ))  # fmt: skip
        self._keep(VALUE_OF, known, ("predicate", "value"), wrong)

    def quotes(self) -> None:
        """Make `key_of`: the spoken words of the first quote."""
        known = []
        for (written,) in self._distinct("quote"):
            held = json.loads(written)
            first = held[0] if isinstance(held, list) else held
            known.append((written, spoken_key(first["exact"])))
        self._keep(KEY_OF, known, ("quote",), ())

    def _scope(self, written: str) -> dict[str, Any]:
        """A scope; empty where it is none."""
        try:
            return _SCOPE.validate_python(read_json(written.encode()), strict=True)
        except (Unreadable, ValidationError):
            return {}

    def _distinct(self, columns: str, where: str = "") -> Iterable[tuple[Any, ...]]:
        return self._connection.execute(
            f"SELECT DISTINCT {columns} FROM line WHERE proven AND {where or columns} IS NOT NULL"
        ).fetchall()

    def _keep(
        self,
        table: str,
        known: Sequence[Sequence[object]],
        columns: tuple[str, ...],
        wrong: Sequence[Sequence[object]],
    ) -> None:
        connection = self._connection
        connection.execute(table)
        insert(connection, table.split()[3], known)
        if wrong:
            named = ", ".join(columns)
            unnested = ", ".join(f"unnest(?::VARCHAR[]) AS {column}" for column in columns)
            connection.execute(
                f"UPDATE line SET proven = false WHERE ({named})"
                f" IN (SELECT {named} FROM (SELECT {unnested}))",
                [*map(list, zip(*wrong, strict=True))],
            )


def known_predicate(name: str, vocabulary: Vocabulary, settings: Settings) -> KnownPredicate | None:
    """A relation; one that nobody declares is taken as it comes where the registry is open."""
    if name not in vocabulary.predicates and settings.open_registry:
        return KnownPredicate(name, name, "state", declared=False)
    return vocabulary.predicates.get(name)
