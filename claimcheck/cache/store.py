"""The cache's SQLite file: named JSON values with checksums, so that damage never passes for an answer."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING, Any

from claimcheck.cache.about import About
from claimcheck.cache.trouble import Damaged, Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

WAIT_SECONDS = 2.0
"""How long a run waits for another one that has the file; then it goes on without."""

_TABLE = (
    "CREATE TABLE IF NOT EXISTS entry (name BLOB PRIMARY KEY, body BLOB NOT NULL, checksum BLOB NOT NULL)"
)
_WRITE = "INSERT OR REPLACE INTO entry VALUES (?, ?, ?)"
_PASSING = frozenset(
    (
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_NOLFS,
    )
)  # fmt: skip


class Store:
    """An open file; all that is read until `close` or a write is of one moment.

    Args:
        file: the file; made when it is not there.

    Raises (all methods):
        Unavailable: the file cannot be read or written now.
        Damaged: it is not what was written.
    """

    def __init__(self, file: Path) -> None:
        try:
            self._connection = sqlite3.connect(file, timeout=WAIT_SECONDS, isolation_level=None)
        except sqlite3.Error as error:
            raise _trouble(error) from error
        try:
            self._do("PRAGMA trusted_schema=OFF")
            self._do("BEGIN")
        except (Unavailable, Damaged):
            self._connection.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def get(self, name: str) -> Any:
        """A value, None where there is none of this name."""
        if not self._do("SELECT 1 FROM sqlite_schema WHERE name = 'entry'"):
            return None
        found = self._do("SELECT body, checksum FROM entry WHERE name = ?", (_named(name),))
        if not found:
            return None
        body, checksum = found[0]
        if not isinstance(body, bytes) or _checksum(_named(name), body) != checksum:
            raise Damaged
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:
            raise Damaged from error

    def replace(self, values: Iterable[tuple[str, Any]]) -> None:
        """Put values in place of all that is there."""
        self._begin()
        self._do("DELETE FROM entry")
        self._put(values)

    def update(self, values: Mapping[str, Any], gone: Iterable[str] = (), *, since: About) -> bool:
        """Put some values, and take some out, unless another run has put its own since.

        Returns:
            Whether they were put.
        """
        self._begin()
        if (now := self.get("about")) is None or About.of(now) != since:
            self._do("ROLLBACK")
            return False
        for name in gone:
            self._do("DELETE FROM entry WHERE name = ?", (_named(name),))
        self._put(values.items())
        return True

    def try_update(self, values: Mapping[str, Any], gone: Iterable[str] = (), *, since: About) -> None:
        """As `update`; where the file cannot be written now, nothing is lost but time."""
        try:
            self.update(values, gone, since=since)
        except Unavailable:
            return

    def _begin(self) -> None:
        self._do("COMMIT")
        self._do("BEGIN IMMEDIATE")
        self._do(_TABLE)

    def _put(self, values: Iterable[tuple[str, Any]]) -> None:
        def rows() -> Iterable[tuple[bytes, bytes, bytes]]:
            for name, value in values:
                body = json.dumps(value, separators=(",", ":")).encode("ascii")
                yield _named(name), body, _checksum(_named(name), body)

        try:
            self._connection.executemany(_WRITE, rows())
            self._connection.execute("COMMIT")
            self._connection.execute("BEGIN")
        except sqlite3.Error as error:
            raise _trouble(error) from error

    def _do(self, statement: str, values: tuple[Any, ...] = ()) -> list[Any]:
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise _trouble(error) from error


def _trouble(error: sqlite3.Error) -> Unavailable | Damaged:
    """Whether the file cannot be used now, or is damaged."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    # The low byte is the kind of error (sqlite.org/rescode.html), the rest its details.
    return Unavailable(str(error)) if code & 0xFF in _PASSING else Damaged(str(error))


def _named(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


def _checksum(name: bytes, body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16, key=hashlib.blake2b(name, digest_size=16).digest()).digest()
