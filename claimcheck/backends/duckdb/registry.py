"""The registry as a whole: entities that are not loaded, too, and the facts of lives that all claims give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.backends.duckdb.lookalikes import no_two_alike
from claimcheck.backends.local import LocalBackend
from claimcheck.comparable.corpus import life_fact, lives
from claimcheck.comparable.vocabulary import LIFE, KnownEntity
from claimcheck.engine import said
from claimcheck.rule import RegistryRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.vocabulary import LifeFact
    from claimcheck.finding import Problem
    from claimcheck.rule import Rule


def told_of_registry(
    rules: Sequence[Rule], connection: DuckDBPyConnection, corpus: Corpus
) -> Iterator[tuple[str, Problem]]:
    """What registry rules say, as (code, problem).

    Args:
        rules: the rules of the run.
        connection: where the tables and the view of all statements are.
        corpus: what was loaded so far; its vocabulary is completed.
    """
    wanted = [rule for rule in rules if isinstance(rule, RegistryRule)]
    if not wanted:
        return
    corpus.vocabulary.lives = lives(_life_facts(connection))
    entities = corpus.vocabulary.entities
    # The names alone are what rules ask of an entity that refers to nothing.
    spared = not corpus.vocabulary.lives and no_two_alike(connection, corpus.vocabulary)
    for key, kind, name in connection.execute(
        "SELECT id, type, coalesce(name, '') FROM registered"
        f" WHERE proven AND kind = 'entity' AND {not spared}"
    ).fetchall():
        entities.setdefault(key, KnownEntity(key, kind, name))
    yield from said(wanted, LocalBackend(corpus))


def rows_named(connection: DuckDBPyConnection, claims: Sequence[str]) -> set[int]:
    """Rows of the table `line` by the ids of their claims."""
    if not claims:
        return set()
    named = connection.execute(
        "SELECT rowid FROM line WHERE proven AND id IN (SELECT unnest(?::VARCHAR[]))", [claims]
    )
    return {row for (row,) in named.fetchall()}


def _life_facts(connection: DuckDBPyConnection) -> Iterator[tuple[str, LifeFact]]:
    """What all claims give as fact of people's lives."""
    told = connection.execute(
        "SELECT subject, claim, article, predicate, shape, object FROM statement"
        " WHERE live AND flat AND asserted AND predicate IN (SELECT unnest(?::VARCHAR[]))",
        [[*LIFE]],
    ).fetchall()
    for person, *fact in told:
        yield person, life_fact(*fact)
