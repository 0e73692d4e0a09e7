"""Whether any two names of a registry may look alike, asked of DuckDB where all names are plain.

The answer rests on what `values/likeness.py` says: names that look alike have the same words, but for a title
before them, "the", "and" and legal forms, hyphens, and letters that are spelt out for want of a mark. Where
a name is not plain (letters that are not Latin, initials, a title), nothing is said, and the rules look at
every name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.backends.duckdb.tables import insert
from claimcheck.backends.selection import text
from claimcheck.values.likeness import LEGAL_FORMS, Likeness

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from claimcheck.comparable.vocabulary import Vocabulary

_ACCENTED = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ"
_PLAIN = f"[A-Za-z0-9 (),&/{_ACCENTED}-]*"
"""Letters that lose their accent and nothing else, digits, and marks that part words."""


def no_two_alike(connection: DuckDBPyConnection, known: Vocabulary) -> bool:
    """Whether certainly no two names look alike.

    Args:
        connection: where the table of what is registered is.
        known: the vocabulary that is loaded; its names count, too.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE own_name (type VARCHAR, name VARCHAR)")
    insert(connection, "own_name", [
        (entity.type, name) for entity in known.entities.values() for name in (entity.name, *entity.aliases)
    ])  # fmt: skip
    begins = ", ".join(map(text, sorted(Likeness(known.titled).begins)))
    dropped = ", ".join(map(text, sorted({"the", "and", *LEGAL_FORMS})))
    kept = _shortened("array_to_string(words, ' ')")
    row = connection.execute(f"""WITH named AS (
  SELECT type, coalesce(name, '') AS name FROM registered WHERE proven AND kind = 'entity'
  UNION ALL SELECT type, name FROM own_name),
spelt AS (SELECT type, name, name AS own FROM named
  UNION ALL SELECT type, replace(name, '-', '') AS name, name AS own FROM named
  WHERE type = 'person' AND contains(name, '-')),
apart AS MATERIALIZED (SELECT type, regexp_full_match(own, {text(_PLAIN)}) AS plain, string_split(trim(
    regexp_replace(lower(strip_accents(name)), '[^a-z0-9]+', ' ', 'g')), ' ') AS words FROM spelt),
odd AS (SELECT 1 FROM apart WHERE NOT plain OR words[1] IN ({begins})
    OR len(list_filter(words, lambda word: strlen(word) = 1 AND word >= 'a')) > 0),
short AS (SELECT type, words, string_split({kept}, ' ') AS kept FROM apart),
alike AS (SELECT type, list_sort(list_filter(kept, lambda word: word NOT IN ({dropped}))) AS kept
  FROM short WHERE words <> [''] GROUP BY 1, 2 HAVING count(*) > 1)
SELECT NOT EXISTS (FROM odd) AND NOT EXISTS (FROM alike)""").fetchone()
    return row == (True,)


def _shortened(words: str) -> str:
    """What is spelt in two ways, in one: "saint" and "st", "united states" and "us", "mueller" and "muller".

    Args:
        words: SQL for words with single spaces between them.
    """
    for pattern, short in (
        ("\\bsaint\\b", "st"), ("\\bunited states\\b", "us"), ("\\bunited kingdom\\b", "uk"),
        ("([aou])e+", "\\1"), ("a+", "a"),
    ):  # fmt: skip
        words = f"regexp_replace({words}, {text(pattern)}, {text(short)}, 'g')"
    return words
