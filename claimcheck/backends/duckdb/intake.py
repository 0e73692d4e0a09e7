"""From files to tables and records: DuckDB reads the lines, and those it cannot prove are read strictly."""

from __future__ import annotations

import os
from bisect import bisect_right
from typing import TYPE_CHECKING

from claimcheck.backends.duckdb.mentions import named_by
from claimcheck.backends.duckdb.sources import is_parquet, rows_of, source_of
from claimcheck.backends.duckdb.tables import (
    LINE,
    REGISTERED,
    Stretch,
    articles_into_registered,
    claims_into_line,
    entities_into_registered,
    insert,
    number_of,
)
from claimcheck.records.vocabulary import ENTITY_TYPES
from claimcheck.storage.files import open_inside
from claimcheck.storage.load import Loader, stem_of
from claimcheck.storage.locate import Locator
from claimcheck.storage.picking import picked_lines
from claimcheck.storage.reader import MAX_LINES_FILE_BYTES, Unreadable, is_one_text, read_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from claimcheck.backends.run import Run
    from claimcheck.storage.load import Records

CLAIM = "claim"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Distrusted(Exception):  # noqa: N818 - a file that is to be read another way is no error
    """DuckDB and the strict reader do not agree on a file's lines: it is to be read strictly, whole."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Intake:
    """Reads the files of a run. What is loaded as records is no longer `proven` in the tables.

    Every file of lines is looked at strictly at least once: DuckDB must have counted its lines right.

    Args:
        run: the run.
        connection: where the tables are made.
        strictly: files that the strict reader reads whole.
    """

    def __init__(self, run: Run, connection: DuckDBPyConnection, strictly: Iterable[str]) -> None:
        self._run = run
        self._connection = connection
        strictly = frozenset(strictly)
        self._whole = [path for path in run.files if is_one_text(path) or path in strictly]
        self._packed = [path for path in run.files if path not in self._whole]
        self._loader = self._new_loader()
        self._claims: list[Stretch] = []
        self._registry: list[Stretch] = []
        self._looked_at: set[str] = set()
        self._lines: dict[str, dict[int, bytes]] = {path: {} for path in self._packed}

    @property
    def records(self) -> Records:
        """What was loaded so far."""
        return self._loader.records

    @property
    def locators(self) -> dict[str, Locator]:
        """Locators of the lines that were loaded."""
        return {path: Locator.of_lines(lines) for path, lines in self._lines.items()}

    def read(self) -> None:
        """Read all lines into tables, and load whole what is not made of lines.

        Raises:
            Distrusted: DuckDB cannot read a file's lines.
        """
        self._connection.execute(REGISTERED)
        self._connection.execute(LINE)
        for registry in (True, False):
            for path in self._packed:
                if (stem_of(path) in ("articles", "entities")) is registry:
                    self._run.engine.progress(f"reading {path}")
                    self._into_table(path, registry=registry)
        self._loader.load(self._whole)

    def load_unproven(self, *, in_order: bool = False, registry: bool = False) -> None:
        """Load the lines that are not proven.

        Args:
            in_order: load all files once more in the order of their paths, since ids are used twice.
            registry: load all lines of the registry, since something refers to what is not in it.
        """
        which = "true" if registry else "NOT proven"
        chosen = self._chosen("registered", f"NOT loaded AND {which}")
        chosen |= self._chosen("line", "NOT loaded AND NOT proven")
        if in_order:
            self._loader = self._new_loader()
            self._load([path for path in self._run.files if path in chosen or path in self._whole], chosen)
        else:
            self._load(list(chosen), chosen)

    def load_selected(self, rows: Collection[int]) -> None:
        """Load proven claims by their rows in the table `line`, where they stay proven."""
        chosen = self._by_file((0, row) for row in rows)
        self._load(list(chosen), chosen)
        for stretch in (*self._registry, *self._claims):
            if stretch.path not in self._looked_at:
                self._picked(stretch.path, (), stretch.rows)

    def load_claims_named(self, names: Collection[str]) -> None:
        """Load claims by their ids, as far as they are there."""
        self._want(names)
        chosen = self._chosen("line", "proven AND id IN (SELECT id FROM wanted)")
        self._load(list(chosen), chosen)

    def load_mentioned(self, *more: str) -> None:
        """Load what the loaded records refer to, and what that refers to in turn; and `more`."""
        seen: set[str] = set()
        while names := (named_by(self.records) | {*more}) - seen:
            seen |= names
            self._want(names)
            chosen = self._chosen("registered", "proven AND id IN (SELECT id FROM wanted)")
            self._load(list(chosen), chosen)

    def _want(self, names: Collection[str]) -> None:
        self._connection.execute("CREATE OR REPLACE TEMP TABLE wanted (id VARCHAR)")
        insert(self._connection, "wanted", [(name,) for name in sorted(names)])

    def _chosen(self, table: str, where: str) -> dict[str, list[int]]:
        """Rows of a table by path, counted within their files, files in order; from now on loaded."""
        claims = table == "line"
        found = self._connection.execute(
            f"SELECT {'0, rowid' if claims else 'file, row'} FROM {table} WHERE {where}"
        ).fetchall()
        if found:
            self._connection.execute(f"UPDATE {table} SET loaded = true, proven = false WHERE {where}")
        return self._by_file(found, claims=claims)

    def _by_file(self, rows: Iterable[tuple[int, int]], *, claims: bool = True) -> dict[str, list[int]]:
        """Rows by path, counted within their files, files in order; those of claims are not told by file."""
        chosen: dict[str, list[int]] = {}
        for file, row in sorted(rows):
            stretch = self._claims[self._file(row)] if claims else self._registry[file]
            chosen.setdefault(stretch.path, []).append(row - stretch.first)
        return chosen

    def _new_loader(self) -> Loader:
        return Loader(self._run.root, entity_types=self._run.entity_types, read=self._run.read)

    def _into_table(self, path: str, *, registry: bool) -> None:
        self._check(path)
        table = "registered" if registry else "line"
        before = number_of(self._connection, table)
        from duckdb import Error

        try:
            self._connection.execute(self._query(path, registry=registry))
        except Error as error:
            raise Distrusted(path) from error
        rows = number_of(self._connection, table) - before
        if not rows:
            raise Distrusted(path)
        stretches = self._registry if registry else self._claims
        stretches.append(Stretch(path, 0 if registry else before, rows))

    def _query(self, path: str, *, registry: bool) -> str:
        """The statement that reads a file into its table."""
        source = source_of(self._connection, self._run.root, path)
        if not registry:
            return claims_into_line(source, entity_ids=self._run.settings.open_registry)
        if stem_of(path) == "articles":
            return articles_into_registered(source, len(self._registry))
        types = {*ENTITY_TYPES, *self._run.entity_types}
        return entities_into_registered(source, len(self._registry), types)

    def _check(self, path: str) -> None:
        """Leave to the strict reader what it refuses before it looks at lines, or what DuckDB would skip."""
        try:
            with os.fdopen(open_inside(self._run.root, path), "rb") as file:
                start, size = file.read(3), os.fstat(file.fileno()).st_size
        except Unreadable:
            raise Distrusted(path) from None
        if start == _BYTE_ORDER_MARK or size > MAX_LINES_FILE_BYTES:
            raise Distrusted(path)

    def _file(self, row: int) -> int:
        """The number of the file that a row of the table `line` is of."""
        return bisect_right(self._claims, row, key=lambda stretch: stretch.first) - 1

    def _load(self, paths: Sequence[str], chosen: Mapping[str, Sequence[int]]) -> None:
        rows = {stretch.path: stretch.rows for stretch in (*self._registry, *self._claims)}
        values = {}
        for path, wanted in chosen.items():
            lines = self._picked(path, wanted, rows[path])
            self._lines[path] |= lines
            values[path] = [(number, read_line(line, number)) for number, line in lines.items()]
        self._loader.load(paths, values)

    def _picked(self, path: str, wanted: Sequence[int], rows: int) -> dict[int, bytes]:
        """Chosen lines of a file, by their numbers."""
        self._looked_at.add(path)
        if is_parquet(path):
            return rows_of(self._connection, self._run.root, path, wanted)
        try:
            lines = picked_lines(self._run.root, path, wanted, rows)
        except Unreadable:
            lines = None
        if lines is None:
            raise Distrusted(path)
        return lines


def known_ids(records: Records) -> list[tuple[str, str]]:
    """The kinds and ids of all loaded records that share their ids with lines."""
    return [
        *(("entity", key) for key in records.entities),
        *(("article", key) for key in records.articles),
        *((CLAIM, key) for key in records.claims),
    ]
