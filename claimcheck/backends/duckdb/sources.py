"""What DuckDB reads lines from: JSON Lines, packed or not, and Parquet, whose rows are lines, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.backends.parquet_lines import HOLDING_JSON
from claimcheck.backends.selection import text

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from duckdb import DuckDBPyConnection

_MAX_OBJECT_BYTES = 64 * 1024**2
_PACKING = {"gz": "gzip", "zst": "zstd"}
_ROW = "file_row_number"


def is_parquet(path: str) -> bool:
    """Whether a record file is Parquet, by its name."""
    return path.lower().endswith(".parquet")


def source_of(connection: DuckDBPyConnection, root: Path, path: str) -> str:
    """What follows FROM to read the lines of a file, in order, as JSON texts called `json`.

    Raises:
        duckdb.Error: a Parquet file is none.
    """
    if is_parquet(path):
        return f"(SELECT json FROM ({_rows(connection, root, path)}))"
    packing = _PACKING.get(path.lower().rpartition(".")[2], "uncompressed")
    return (
        f"read_ndjson_objects({text(str(root / path))}, ignore_errors = true, compression = '{packing}',"
        f" maximum_object_size = {_MAX_OBJECT_BYTES})"
    )


def rows_of(
    connection: DuckDBPyConnection, root: Path, path: str, wanted: Collection[int]
) -> dict[int, bytes]:
    """Rows of a Parquet file, counted from 0, as JSON texts by their numbers from 1, in order.

    Raises:
        duckdb.Error: it is none.
    """
    found = connection.execute(
        f"SELECT row, json FROM ({_rows(connection, root, path)})"
        " WHERE row IN (SELECT unnest(?::BIGINT[])) ORDER BY row",
        [sorted(wanted)],
    ).fetchall()
    return {row + 1: json.encode() for row, json in found}


def _rows(connection: DuckDBPyConnection, root: Path, path: str) -> str:
    """A query for the rows of a Parquet file as JSON objects (`json`), what is NULL left out, and numbers."""
    read = f"read_parquet({text(str(root / path))}, {_ROW} = true)"
    columns = connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE FROM {read})").fetchall()
    members = []
    for name, kind in columns:
        if name == _ROW:
            continue
        column = '"' + name.replace('"', '""') + '"'
        value = f"to_json({column})"
        if kind == "VARCHAR" and name in HOLDING_JSON:
            value = (
                f"CASE WHEN {column}[1] IN ('{{', '[') AND json_valid({column})"
                f" THEN CAST({column} AS JSON) ELSE {value} END"
            )
        members.append(f"{text(name)}, {value}")
    # A merge patch leaves out what is null, at every depth (RFC 7396).
    return (
        f"SELECT json_merge_patch('{{}}', json_object({', '.join(members)}))::VARCHAR AS json,"
        f" {_ROW} AS row FROM {read}"
    )
