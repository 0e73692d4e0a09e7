"""The texts of articles, read one after the other: which quotes of proven lines do not stand in them once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimcheck.storage.texts import MAX_TEXT_BYTES
from claimcheck.storage.unreadable import Unreadable
from claimcheck.values.digest import same_but_for_white_space
from claimcheck.values.searchable import Searchable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

    from claimcheck.backends.run import Run
    from claimcheck.comparable.corpus import Corpus

_AT_ONCE = 10_000
_QUOTES = """SELECT article, rowid,
  CASE WHEN regexp_full_match(quote, '\\{"exact":"(?:[^"\\\\]|\\\\.)*"\\}', 's')
    THEN json_extract_string(quote, '$.exact') END, quote
FROM line WHERE proven AND quote IS NOT NULL ORDER BY article, rowid"""


class Texts:
    """Reads the texts of all articles once.

    Args:
        run: the run.
        connection: where the tables are.
        corpus: what was loaded so far; its articles have their texts already.

    Attributes:
        unreadable: ids of the articles whose texts cannot be read; loading them says why.
        changed: ids of the articles whose texts are not those that were recorded.
        misquoted: rows of the table `line` whose quote does not stand in its text, or stands in it twice.
    """

    def __init__(self, run: Run, connection: DuckDBPyConnection, corpus: Corpus) -> None:
        self._run = run
        self._connection = connection
        self._corpus = corpus
        found = connection.execute(
            "SELECT id, text, coalesce(sha256, '') FROM registered WHERE proven AND text IS NOT NULL"
        ).fetchall()
        self._paths: dict[str, tuple[str, str]] = {key: (path, sha256) for key, path, sha256 in found}
        self.unreadable: set[str] = set()
        self.changed: set[str] = set()
        self.misquoted: set[int] = set()

    def read(self) -> None:
        """Read the texts."""
        for article, quotes in self._quotes_by_article():
            text = self._text_of(article)
            if text is None:
                continue
            for row, exact, quote in quotes:
                if not (exact is not None and text.surely_holds_once(exact)) and not _stands_once(
                    text, quote
                ):
                    self.misquoted.add(row)
        for article in list(self._paths):
            self._text_of(article)

    def _quotes_by_article(self) -> Iterator[tuple[str, list[tuple[int, str | None, str]]]]:
        """The quotes of each article: their rows, their words where they give no more, and all they give."""
        cursor = self._connection.cursor()
        cursor.execute(_QUOTES)
        current = ""
        quotes: list[tuple[int, str | None, str]] = []
        while rows := cursor.fetchmany(_AT_ONCE):
            for article, row, exact, quote in rows:
                if article != current:
                    if quotes:
                        yield current, quotes
                    current, quotes = article, []
                quotes.append((row, exact, quote))
        if quotes:
            yield current, quotes

    def _text_of(self, article: str) -> Searchable | None:
        """An article's text; each is read once."""
        path, sha256 = self._paths.pop(article, ("", ""))
        if not path:
            known = self._corpus.articles.get(article)
            return known.searchable if known is not None else None
        tracked = self._run.tracked
        try:
            if tracked is not None and path not in tracked:
                raise Unreadable("git does not track it")
            text = self._run.read(self._run.root, path, MAX_TEXT_BYTES).decode("utf-8")
        except (Unreadable, UnicodeDecodeError):
            self.unreadable.add(article)
            return None
        if sha256 and not same_but_for_white_space(text, sha256):
            self.changed.add(article)
        return Searchable(text)


def _stands_once(text: Searchable, written: str) -> bool:
    """Whether each of the quotes, given in JSON, stands in a text once."""
    held = json.loads(written)
    return all(
        len(text.find(quote["exact"], quote.get("prefix", ""), quote.get("suffix", ""))) == 1
        for quote in (held if isinstance(held, list) else [held])
    )
