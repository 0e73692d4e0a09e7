"""Which engine a run uses."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from claimcheck.storage.escape import plain
from claimcheck.storage.reader import is_one_text
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BULK_BYTES = 4 * 1024**2
"""From so many bytes of JSON Lines on, DuckDB is quicker than the local engine, its start included."""
_BULK_ALONE = (".zst", ".parquet")
_INSTALL = "pip install 'claimcheck-lint[bulk]'"


def engine_for(root: Path, files: Sequence[str], wanted: str) -> str:
    """The engine to use: the wanted one, or where that is "auto" the one that suits the files.

    Args:
        root: the project's folder.
        files: its record files, relative to the root.
        wanted: one of `run.ENGINES`.

    Raises:
        Refused: a file can be read by no engine that is wanted and installed.
    """
    packed = next((path for path in files if path.lower().endswith(_BULK_ALONE)), None)
    if wanted != "auto":
        if packed is not None and wanted == "local":
            raise Refused(
                f"{plain(packed)}: the local engine reads no .zst and no .parquet; use --engine duckdb"
            )
        return wanted
    if packed is None and _bytes_of_lines(root, files) < BULK_BYTES:
        return "local"
    if find_spec("duckdb") is not None:
        return "duckdb"
    if packed is not None:
        raise Refused(f"{plain(packed)}: reading .zst and .parquet needs the extra bulk: {_INSTALL}")
    return "local"


def _bytes_of_lines(root: Path, files: Sequence[str]) -> int:
    """How much JSON Lines there is; packed files count as they are, what cannot be looked at counts none."""
    size = 0
    for path in files:
        if not is_one_text(path):
            try:
                size += (root / path).lstat().st_size
            except OSError:
                continue
    return size
