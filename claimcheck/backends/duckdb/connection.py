"""A connection to an in-memory DuckDB that keeps within the run's processors and memory."""

from __future__ import annotations

from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

    from claimcheck.backends.run import Run

_OWN_SHARE = 0.95
"""How much of the memory DuckDB may have; the rest is for the program and what it loads."""


@contextmanager
def connected(run: Run) -> Iterator[DuckDBPyConnection]:
    """A connection for a run; what does not fit into memory goes to a temporary folder that goes with it.

    Raises:
        Refused: DuckDB is not installed; or memory or disk do not suffice.
    """
    try:
        import duckdb
    except ImportError as error:
        raise Refused("the duckdb engine is not installed: pip install 'claimcheck-lint[bulk]'") from error
    with TemporaryDirectory(prefix="claimcheck-") as folder:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": folder,
            "preserve_insertion_order": True,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        if run.engine.jobs:
            settings["threads"] = run.engine.jobs
        if run.engine.memory:
            settings["memory_limit"] = f"{int(run.engine.memory * _OWN_SHARE)}B"
        try:
            with duckdb.connect(":memory:", config=settings) as connection:
                yield connection
        except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
            raise Refused(f"duckdb cannot go on: {error}") from error
