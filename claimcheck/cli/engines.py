"""The options about engines, and what people see while one works."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from claimcheck.backends.run import ENGINES
from claimcheck.storage.escape import plain

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from claimcheck.backends.run import Engine

_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?([kmgt]?)(i?)b?", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}
_LEAST = 64 * 1024**2
_PATIENCE = 0.5
"""Seconds of work after which it is worth saying what is being done."""


def add_engine_options(parser: ArgumentParser) -> None:
    """Add `--engine`, `--jobs`, `--memory-limit`, `--spark-master` and `--bulk`."""
    group = parser.add_argument_group("engine")
    group.add_argument("--engine", choices=ENGINES, default="auto", metavar="ENGINE",
                       help="auto (default: duckdb for much JSON Lines, .zst and .parquet), local, duckdb, "
                       "spark; the answer is the same")  # fmt: skip
    group.add_argument("-j", "--jobs", type=_number, default=0, metavar="N",
                       help="how many processors the engine may use; default: all")  # fmt: skip
    group.add_argument("--memory-limit", type=_bytes, default=0, metavar="SIZE",
                       help="memory that duckdb, or a local Spark's Java, keeps within, as in 2GB; the rest "
                       "goes to disk")  # fmt: skip
    group.add_argument("--spark-master", default="local[*]", metavar="URL",
                       help="the Spark master; default: local[*]")  # fmt: skip
    group.add_argument("--bulk", action="append", default=[], metavar="GLOB",
                       help="with --engine spark: further claims, JSON Lines or .parquet, at a path or glob "
                       "the cluster reads, as in s3a://bucket/claims-*.parquet (repeatable)")  # fmt: skip


def engine_of(args: Namespace) -> Engine:
    """The engine that the options ask for; it tells its progress on a terminal.

    Raises:
        Refused: an engine is to read what it cannot.
    """
    from claimcheck.backends.run import Engine
    from claimcheck.storage.refusal import Refused

    if args.bulk and args.engine != "spark":
        raise Refused("--bulk is read by Spark alone: add --engine spark, or put the files into the project")
    tell, bulk = Progress().tell, tuple(args.bulk)
    return Engine(args.engine, args.jobs, args.memory_limit, args.spark_master, tell, bulk)


class Progress:
    """One line on standard error that says what is being done; only on a terminal, and only after a while."""

    def __init__(self) -> None:
        self._on_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._doing = ""
        self._shown = False
        if self._on_terminal:
            from threading import Lock, Timer  # only on a terminal

            self._lock = Lock()
            self._waiting = Timer(_PATIENCE, self._show)
            self._waiting.daemon = True
            self._waiting.start()

    def tell(self, what: str) -> None:
        """Say what is being done; "" takes the line away and ends it."""
        if not self._on_terminal:
            return
        with self._lock:
            self._doing = what
            if self._shown:
                self._write()
        if not what:
            self._waiting.cancel()

    def _show(self) -> None:
        """The while is over: say it from now on."""
        with self._lock:
            if self._doing:
                self._shown = True
                self._write()

    def _write(self) -> None:
        sys.stderr.write(f"\r\x1b[K{plain(self._doing, limit=_WIDTH)}")
        sys.stderr.flush()


_WIDTH = 70


def _number(written: str) -> int:
    if not written.isdecimal() or not 1 <= int(written) <= 4096:
        raise ArgumentTypeError(f'"{plain(written)}" should be a number of processors, such as 4')
    return int(written)


def _bytes(written: str) -> int:
    """A size in bytes: 2GB is 2 * 10^9, 2GiB is 2 * 2^30."""
    found = _SIZE.fullmatch(written.strip())
    if found is None:
        raise ArgumentTypeError(f'"{plain(written)}" should be a size, such as 2GB or 512MiB')
    number, power, binary = found.groups()
    size = int(float(number) * (1024 if binary else 1000) ** _POWERS[power.lower()])
    if size < _LEAST:
        raise ArgumentTypeError("the least memory limit is 64MiB")
    return size
