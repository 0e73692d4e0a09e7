"""The tables that lines are read into: registered ids, and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.backends.columns import DAY
from claimcheck.backends.duckdb import proof
from claimcheck.backends.selection import text
from claimcheck.records import Article, BulkLine, EntityLine
from claimcheck.values.hedging import FLAT_RANK, SCALE
from claimcheck.values.time import FUTURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from duckdb import DuckDBPyConnection

_FLAT = [word for word, known in SCALE.items() if known.rank is not None and known.rank >= FLAT_RANK]
_HEARSAY = [word for word, known in SCALE.items() if known.hearsay]

REGISTERED = """CREATE TABLE registered (
  kind VARCHAR, id VARCHAR, type VARCHAR, name VARCHAR, published BIGINT, text VARCHAR,
  sha256 VARCHAR, file INTEGER, row BIGINT, proven BOOLEAN, loaded BOOLEAN)"""
"""Entities and articles: `published` is the day on which an article came out, `text` its text's path and
`sha256` the digest that it is recorded to have."""

LINE = """CREATE TABLE line (
  proven BOOLEAN, id VARCHAR, article VARCHAR, subject VARCHAR, predicate VARCHAR, object VARCHAR,
  flat BOOLEAN, affirmed BOOLEAN, planned BOOLEAN, actual BOOLEAN, asserted BOOLEAN,
  hearsay BOOLEAN, titled BOOLEAN, quote VARCHAR, dated BOOLEAN, first_day INTEGER, last_day INTEGER,
  grain UTINYINT, time VARCHAR,
  relative BOOLEAN, live BOOLEAN, event VARCHAR, place VARCHAR, value VARCHAR, scope VARCHAR, said VARCHAR,
  loaded BOOLEAN)"""
"""Claims, one a line; its `rowid` counts the lines of all files.

`time` is what is not told to the day; `value` is an object that is no entity, and `said` the attribution,
these and `scope` and `quote` as JSON. What is loaded is `loaded`, and no longer `proven`.
"""


class Stretch(NamedTuple):
    """A file of lines, and which rows of its table are its own."""

    path: str
    first: int
    rows: int


def claims_into_line(source: str, *, entity_ids: bool) -> str:
    """The statement that reads claims into the table `line`, in order."""
    times = f"regexp_full_match({proof.raw('time')}, {text(proof.DAYS)})"
    first, last = proof.first_day("time"), proof.last_day("time", FUTURE)
    modality = proof.raw("modality")
    is_value = f"starts_with({proof.raw('object')}, '{{')"
    return f"""INSERT INTO line
WITH apart AS ({proof.taken_apart(BulkLine, source)}),
tried AS (SELECT json, r, coalesce({proof.claim_line(entity_ids)}, false) AS proven,
    CASE WHEN {times} THEN {first} END AS begins, CASE WHEN {times} THEN {last} END AS ends FROM apart)
SELECT proven,
  CASE WHEN proven THEN {proof.word("id")} ELSE json_extract_string(json, '$.id') END,
  {proof.word("article")}, {proof.word("subject")}, {proof.word("predicate")},
  CASE WHEN NOT {is_value} THEN {proof.word("object")} END,
  {_among("hedging", _FLAT)} AND {modality} IS DISTINCT FROM '"conditional"',
  {proof.raw("polarity")} IS DISTINCT FROM '"negated"',
  coalesce({modality}, '"actual"') = '"planned"', coalesce({modality}, '"actual"') = '"actual"',
  {proof.raw("polarity")} IS DISTINCT FROM '"negated"'
    AND coalesce({modality}, '"actual"') NOT IN ('"opinion"', '"hypothetical"'),
  {_among("hedging", _HEARSAY)},
  r.subject_as IS NOT NULL OR r.object_as IS NOT NULL,
  CASE WHEN proven THEN {proof.raw("quote")} END,
  r.time IS NOT NULL,
  CASE WHEN begins <= ends THEN begins END, CASE WHEN begins <= ends THEN ends END,
  CASE WHEN strlen({proof.raw("time")}) > 12 THEN {DAY} ELSE 0 END,
  CASE WHEN begins <= ends THEN NULL ELSE {proof.word("time")} END,
  r.relative IS NOT NULL, {proof.raw("retracted")} IS DISTINCT FROM 'true',
  {proof.word("event")}, {proof.word("place")},
  CASE WHEN {is_value} THEN {proof.raw("object")} END, {proof.raw("scope")}, {proof.raw("attribution")},
  false
FROM tried"""


def entities_into_registered(source: str, file: int, types: Iterable[str]) -> str:
    """The statement that reads entities into the table `registered`."""
    return _into_registered(
        proof.taken_apart(EntityLine, source), proof.entity_line(types), file,
        "'entity'", proof.word("type"), "json_extract_string(json, '$.name')", "NULL", "NULL", "NULL",
    )  # fmt: skip


def articles_into_registered(source: str, file: int) -> str:
    """The statement that reads articles into the table `registered`."""
    return _into_registered(
        proof.taken_apart(Article, source), proof.article_line(), file,
        "'article'", "NULL", "NULL", proof.first_day("published"), "json_extract_string(json, '$.text')",
        "json_extract_string(json, '$.sha256')",
    )  # fmt: skip


def _into_registered(apart: str, proven: str, file: int, kind: str, *described: str) -> str:
    values = ", ".join(f"CASE WHEN proven THEN {value} END" for value in described)
    return f"""INSERT INTO registered
WITH apart AS ({apart}), tried AS (SELECT json, r, coalesce({proven}, false) AS proven FROM apart),
numbered AS (SELECT *, row_number() OVER () - 1 AS row FROM tried)
SELECT {kind}, CASE WHEN proven THEN {proof.word("id")} ELSE json_extract_string(json, '$.id') END,
  {values}, {file}, row, proven, false
FROM numbered"""


def _among(key: str, words: Iterable[str]) -> str:
    listed = ", ".join(text(f'"{word}"') for word in words)
    return f"{proof.raw(key)} IN ({listed})"


def insert(connection: DuckDBPyConnection, table: str, rows: Sequence[Sequence[object]]) -> None:
    """Insert rows into a table."""
    if rows:
        kinds = connection.execute(f"SELECT column_type FROM (DESCRIBE {table})").fetchall()
        unnested = ", ".join(f"unnest(?::{kind}[])" for (kind,) in kinds)
        # A list a column: many times quicker than row by row.
        connection.execute(f"INSERT INTO {table} SELECT {unnested}", [*map(list, zip(*rows, strict=True))])


def number_of(connection: DuckDBPyConnection, of: str) -> int:
    """How many rows there are of a table, given by what follows FROM."""
    row = connection.execute(f"SELECT count(*) FROM {of}").fetchone()
    assert row is not None
    return int(row[0])
