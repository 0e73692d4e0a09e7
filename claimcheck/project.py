"""The composition root: command line, hook and tests all enter here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.backends.local import LocalBackend
from claimcheck.corpus import Settings, build
from claimcheck.engine import findings, said
from claimcheck.reported import Report, Reported
from claimcheck.rules import RULES
from claimcheck.storage.files import discover
from claimcheck.storage.load import Loader
from claimcheck.storage.placing import Placing
from claimcheck.values.time import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from claimcheck.config import Config
    from claimcheck.corpus import Corpus
    from claimcheck.rule import Rule
    from claimcheck.storage.load import Records


@dataclass(slots=True)
class Loaded:
    """The records of a project and the corpus made of them."""

    records: Records
    corpus: Corpus


class Project:
    """A folder with claims, and how it wants to be linted."""

    def __init__(self, root: Path, config: Config) -> None:
        self.root = root
        self.config = config

    def files(self) -> list[str]:
        """Paths of the record files, relative to the root, sorted."""
        return discover(self.root, self.config.claims)

    def load(self, files: Sequence[str] | None = None) -> Loaded:
        """Read the record files (all of the project's, unless given) and build the corpus."""
        config = self.config
        loader = Loader(self.root, entity_types=frozenset(config.entity_types))
        records = loader.load(self.files() if files is None else files)
        settings = Settings(
            units=config.unit_factors(),
            approximate_by=config.approximate_share(),
            open_registry=config.registry == "open",
        )
        corpus = build(records.entities, records.predicates, records.articles, records.claims.values(), settings)
        corpus.as_of = parse(config.as_of) if config.as_of else None
        return Loaded(records, corpus)

    def rules(self) -> list[Rule]:
        """The selected rules, with the options that the configuration gives them."""
        selected = self.config.selected()
        return [rule(**self.config.options_of(rule)) for code, rule in RULES.items() if code in selected]

    def lint(self, files: Sequence[str] | None = None, *, only: Collection[str] | None = None) -> Report:
        """Lint the project.

        `files` limits what is loaded (tracked files only); `only` (paths relative to the root) narrows what
        is reported to findings that touch one of these files.
        """
        loaded = self.load(files)
        told = [*loaded.records.problems, *loaded.corpus.problems]
        told += said(self.rules(), LocalBackend(loaded.corpus))
        stamped = findings(told, RULES, self.config.selected(), self.config.levels())
        placed = Placing(self.root, loaded.records).place(stamped)
        if only is not None:
            placed = tuple(r for r in placed if _touches(r, only))
        records = loaded.records
        return Report(placed, len(records.articles), len(records.claims), tuple(records.files))


def _touches(reported: Reported, paths: Collection[str]) -> bool:
    return any(place.path in paths for place in reported.places)
