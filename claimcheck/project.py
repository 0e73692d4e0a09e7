"""The composition root: command line, hook and tests all enter here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.backends.local import LocalBackend
from claimcheck.config import RESERVED
from claimcheck.corpus import Settings, build
from claimcheck.engine import findings, said
from claimcheck.reported import Report, Reported
from claimcheck.rules import RULES
from claimcheck.storage.escape import plain
from claimcheck.storage.exclude import without
from claimcheck.storage.files import discover
from claimcheck.storage.load import Loader
from claimcheck.storage.placing import Placing
from claimcheck.storage.reader import Unreadable
from claimcheck.storage.refusal import Refused
from claimcheck.storage.texts import read_texts
from claimcheck.values.time import parse

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from claimcheck.config import Config
    from claimcheck.corpus import Corpus
    from claimcheck.rule import Rule
    from claimcheck.storage.load import Records
    from claimcheck.triage.baseline import Baseline

_BULK = (".zst", ".parquet")


@dataclass(slots=True)
class Loaded:
    """The records of a project and the corpus made of them."""

    records: Records
    corpus: Corpus


class Reading(NamedTuple):
    """What a run reads: record files, and which texts count as there (None: all that are)."""

    files: tuple[str, ...]
    tracked: frozenset[str] | None = None


class Project:
    """A folder with claims, and how it wants to be linted."""

    def __init__(self, root: Path, config: Config) -> None:
        self.root = root
        self.config = config

    def files(self) -> list[str]:
        """Paths of the record files that are not excluded, relative to the root, sorted.

        Raises:
            Refused: a folder cannot be listed, or a file is of a kind that this installation cannot read.
        """
        try:
            found = discover(self.root, self.config.claims)
        except Unreadable as unreadable:
            raise Refused(unreadable.message) from unreadable
        files = without(found, self.config.exclude)
        bulk = next((path for path in files if path.lower().endswith(_BULK)), None)
        if bulk is not None:
            raise Refused(f'{plain(bulk)} needs the extra "bulk": pip install "claimcheck-lint[bulk]"')
        return files

    def reading(self, *, tracked: bool = False) -> Reading:
        """What a run reads: all record files and texts, or only what git tracks of them.

        Raises:
            Refused: as `files`; or git cannot say; or it tracks none of them.
        """
        if not tracked:
            return Reading(tuple(self.files()))
        from claimcheck.storage.git import (
            tracked as known_to_git,  # starts processes, so only where it is wanted
        )

        known = known_to_git(self.root)
        files = tuple(path for path in self.files() if path in known)
        if not files:
            raise Refused("no claim files found: git tracks none of this project's; `git add` them first")
        return Reading(files, known)

    def load(self, reading: Reading | None = None) -> Loaded:
        """Read the records and texts (all of the project's, unless given) and build the corpus."""
        reading = reading or self.reading()
        config = self.config
        loader = Loader(self.root, entity_types=frozenset(config.entity_types))
        records = loader.load(reading.files)
        read_texts(self.root, records, reading.tracked)
        settings = Settings(
            units=config.unit_factors(),
            approximate_by=config.approximate_share(),
            open_registry=config.registry == "open",
        )
        corpus = build(
            records.entities, records.predicates, records.articles, records.claims.values(), settings
        )
        corpus.as_of = parse(config.as_of) if config.as_of else None
        return Loaded(records, corpus)

    def rules(self) -> list[Rule]:
        """The selected rules, with the options that the configuration gives them."""
        selected = self.config.selected()
        return [rule(**self.config.options_of(rule)) for code, rule in RULES.items() if code in selected]

    def lint(
        self,
        reading: Reading | None = None,
        *,
        only: Collection[str] | None = None,
        baseline: Baseline | None = None,
    ) -> Report:
        """Lint the project.

        `reading` limits what is loaded (tracked files only); `only` (paths relative to the root) narrows what
        is reported to findings that touch one of these files; what the `baseline` knows is marked.
        """
        report = self.judged(self.load(reading))
        if baseline is not None:
            report = baseline.mark(report, reserved=RESERVED, selected=self.config.selected())
        if only is not None:
            report = replace(report, findings=tuple(r for r in report.findings if _touches(r, only)))
        return report

    def judged(self, loaded: Loaded) -> Report:
        """What the selected rules say of what was loaded."""
        records = loaded.records
        told = [*records.problems, *loaded.corpus.problems]
        told += said(self.rules(), LocalBackend(loaded.corpus))
        stamped = findings(told, RULES, self.config.selected(), self.config.levels())
        placed = Placing(self.root, records).place(stamped)
        return Report(placed, len(records.articles), len(records.claims), tuple(records.files))


def _touches(reported: Reported, paths: Collection[str]) -> bool:
    return any(place.path in paths for place in reported.places)
