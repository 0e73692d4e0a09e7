"""What an engine is given to do, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.storage.files import read_inside

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from claimcheck.comparable.corpus import Settings
    from claimcheck.finding import Problem
    from claimcheck.rule import Rule
    from claimcheck.storage.files import Reads
    from claimcheck.storage.load import Records
    from claimcheck.storage.locate import Locator
    from claimcheck.values.time import Span


ENGINES = ("auto", "local", "duckdb", "spark")
"""What an engine may be asked for by; "auto" goes by what there is to read (choice.py)."""


def _silently(what: str) -> None:
    """Tell nobody."""


class Engine(NamedTuple):
    """Which engine to use, and with what.

    Attributes:
        name: one of ENGINES.
        jobs: how many processors to use; 0 for all.
        memory: how many bytes of memory to keep within; 0 for what the engine thinks right.
        master: the Spark master.
        progress: is told what is being done.
        bulk: paths or globs, as Spark reads them, of further claims.
    """

    name: str = "auto"
    jobs: int = 0
    memory: int = 0
    master: str = "local[*]"
    progress: Callable[[str], None] = _silently
    bulk: tuple[str, ...] = ()


class Run(NamedTuple):
    """A run over a project.

    Attributes:
        root: the project's folder.
        files: its record files, relative to the root, sorted.
        tracked: the files that count as there; None for all.
        entity_types: the kinds of entities that the project adds.
        settings: how statements are made.
        as_of: the day that the user calls today.
        rules: the rules that run.
        engine: the engine, and with what it is to do it.
        read: reads files that are read whole, texts among them; may take note of them.
    """

    root: Path
    files: Sequence[str]
    tracked: Collection[str] | None
    entity_types: frozenset[str]
    settings: Settings
    as_of: Span | None
    rules: Sequence[Rule]
    engine: Engine
    read: Reads = read_inside


class Judged(NamedTuple):
    """What came of a run: what is said, and the records that it is said of, with where they stand.

    `articles` and `claims` count all records, of which `records` may hold only those that something is said
    of; `locators` find places in files that are not to be read whole. `texts` are the paths of the texts that
    articles name.
    """

    told: Sequence[tuple[str, Problem]]
    records: Records
    locators: dict[str, Locator]
    articles: int
    claims: int
    texts: Sequence[str] = ()
