"""The composition root: command line, hook and tests all enter here."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.backends.choice import engine_for
from claimcheck.backends.local import LocalBackend
from claimcheck.backends.run import Engine, Run
from claimcheck.cache.about import Terms
from claimcheck.comparable.corpus import Settings, build
from claimcheck.config.settings import RESERVED
from claimcheck.engine import findings, said
from claimcheck.reported import Report
from claimcheck.rule import CrossRule
from claimcheck.rules import RULES
from claimcheck.storage.exclude import without
from claimcheck.storage.files import discover, read_inside
from claimcheck.storage.load import Loader
from claimcheck.storage.placing import Placing
from claimcheck.storage.reader import Unreadable, is_one_text
from claimcheck.storage.refusal import Refused
from claimcheck.storage.texts import read_texts
from claimcheck.triage.sparing import counting
from claimcheck.triage.waivers import Decisions
from claimcheck.values.listing import counted
from claimcheck.values.time import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from claimcheck.backends.run import Judged
    from claimcheck.cache.session import Base, Renewed, Session
    from claimcheck.comparable.corpus import Corpus
    from claimcheck.config.settings import Config
    from claimcheck.finding import Finding, Problem
    from claimcheck.rule import Rule
    from claimcheck.storage.files import Reads
    from claimcheck.storage.home import Sources
    from claimcheck.storage.load import Records
    from claimcheck.storage.locate import Locator
    from claimcheck.storage.watch import Watch
    from claimcheck.triage.baseline import Baseline
    from claimcheck.values.time import Span


class Loaded(NamedTuple):
    """The records of a project and the corpus made of them.

    Where an engine for bulk read them, they are those that something is said of, and what these refer to;
    `locators` then find places in files that are not to be read whole.
    """

    records: Records
    corpus: Corpus
    locators: Mapping[str, Locator] = MappingProxyType({})


_AUTO = Engine()


class Reading(NamedTuple):
    """What a run reads: record files, and which texts count as there (None: all that are)."""

    files: tuple[str, ...]
    tracked: frozenset[str] | None = None


class Project:
    """A folder with claims, and how it wants to be linted; `sources`: what that was read from."""

    def __init__(self, root: Path, config: Config, sources: Sources | None = None) -> None:
        self.root = root
        self.config = config
        self.sources = sources

    def files(self) -> list[str]:
        """Paths of the record files that are not excluded, relative to the root, sorted.

        Raises:
            Refused: a folder cannot be listed.
        """
        try:
            found = discover(self.root, self.config.claims)
        except Unreadable as unreadable:
            raise Refused(unreadable.message) from unreadable
        return without(found, self.config.exclude)

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

    def load(self, reading: Reading | None = None, read: Reads = read_inside) -> Loaded:
        """Read the records and texts (all of the project's, unless given) by `read`; build the corpus.

        Raises:
            Refused: as `reading`; or a file is of a kind that only engines read.
        """
        reading = reading or self.reading()
        engine_for(self.root, reading.files, "local")
        loader = Loader(self.root, entity_types=frozenset(self.config.entity_types), read=read)
        return self._compared(loader.load(reading.files), reading, read)

    def _compared(
        self, records: Records, reading: Reading, read: Reads, locators: Mapping[str, Locator] | None = None
    ) -> Loaded:
        """Records with the texts and the corpus that belong to them."""
        read_texts(self.root, records, reading.tracked, read)
        corpus = build(
            records.entities, records.predicates, records.articles, records.claims.values(), self._settings()
        )
        corpus.as_of = self._as_of()
        return Loaded(records, corpus, locators or {})

    def _settings(self) -> Settings:
        """How statements are made."""
        return Settings(
            units=self.config.unit_factors(),
            approximate_by=self.config.approximate_share(),
            open_registry=self.config.registry == "open",
            cues=self.config.cues(),
        )

    def _as_of(self) -> Span | None:
        """The day that the user calls today."""
        return parse(self.config.as_of) if self.config.as_of else None

    def rules(self) -> list[Rule]:
        """The selected rules that can judge, with the options that the configuration gives them."""
        selected = self.config.selected()
        made = [rule(**self.config.options_of(rule)) for code, rule in RULES.items() if code in selected]
        today = self.config.as_of is not None
        return [rule for rule in made if today or not (isinstance(rule, CrossRule) and rule.only_as_of)]

    def lint(
        self,
        reading: Reading | None = None,
        *,
        only: Collection[str] | None = None,
        baseline: Baseline | None = None,
        session: Session | None = None,
        engine: Engine = _AUTO,
        read: Reads = read_inside,
    ) -> Report:
        """Lint the project.

        `reading` limits what is loaded (tracked files only), by `read`; `only` (paths relative to the root)
        narrows what is reported to findings that touch one of these files; what the `baseline` knows is
        marked. In the cache's `session` the answer of the local `engine` is kept for the next run.

        Raises:
            Refused: as `reading`; or the engine cannot do it.
        """
        reading = reading or self.reading()
        name = engine_for(self.root, reading.files, engine.name)
        if name != "local":
            _, report = self._by_engine(name, reading, engine, session, read)
        elif session:
            report = self._remembered(reading, session, engine)
        else:
            report = self.judged(self._loaded(reading, read, engine), read)
        if baseline is not None:
            report = baseline.mark(report, reserved=RESERVED, selected=self.config.selected())
        return self.counting(report).narrowed(only)

    def linted(self, reading: Reading | None = None, engine: Engine = _AUTO) -> tuple[Loaded, Report]:
        """Lint the project, and give what was read beside the report (see `Loaded`).

        Raises:
            Refused: as `lint`.
        """
        reading = reading or self.reading()
        name = engine_for(self.root, reading.files, engine.name)
        if name == "local":
            loaded = self._loaded(reading, read_inside, engine)
            return loaded, self.counting(self.judged(loaded))
        made, report = self._by_engine(name, reading, engine, None, read_inside)
        loaded = self._compared(made.records, reading, read_inside, made.locators)
        return loaded, self.counting(report)

    def _by_engine(
        self, name: str, reading: Reading, engine: Engine, session: Session | None, read: Reads
    ) -> tuple[Judged, Report]:
        """What an engine of the name makes of it; whole answers are kept, too."""
        judged = import_module(f"claimcheck.backends.{name}.engine").judged
        types = frozenset(self.config.entity_types)
        watch = session.watch() if session else None
        run = Run(
            self.root, *reading, types, self._settings(), self._as_of(), self.rules(), engine,
            watch or read,
        )  # fmt: skip
        lines = [path for path in reading.files if not is_one_text(path)]
        if watch is not None:
            for path in lines:
                watch.note(self.root, path)
        made: Judged = judged(run)
        decisions = self._decisions(made.records)
        placing = Placing(self.root, made.records, read, made.locators)
        placed = placing.place(self._stamped(self._settled(made.told, decisions)))
        report = Report(decisions.mark(placed), made.articles, made.claims, tuple(made.records.files))
        if session is not None and watch is not None and self.sources is not None:
            for path in lines:
                watch.note(self.root, path)
            texts = [path for path in made.texts if reading.tracked is None or path in reading.tracked]
            session.keep(report, self._terms(), self.sources, texts, reading.tracked)
        return made, report

    def _loaded(self, reading: Reading, read: Reads, engine: Engine) -> Loaded:
        """What is read, the engine's progress told."""
        engine.progress(f"reading {counted(len(reading.files), 'file')}")
        loaded = self.load(reading, read)
        engine.progress(f"judging {counted(len(loaded.records.claims), 'claim')}")
        return loaded

    def _remembered(self, reading: Reading, session: Session, engine: Engine) -> Report:
        """The report, kept for the next run; of the last one only what an edit touches is judged anew."""
        from claimcheck.cache import partial, renewal, snapshot, units  # only a run with the cache pays

        judging = units.Judging(self.rules(), LocalBackend, self._stamped, self._decisions)
        types = frozenset(self.config.entity_types)
        scope = partial.Scope(self.root, *reading, types, self._settings(), self._as_of())

        def renewed(base: Base, watch: Watch) -> Renewed:
            part = partial.Partial(scope, judging, base, watch).judged()
            return renewal.renewed(scope, judging, base, watch, part)

        if (report := session.renew(renewed)) is not None:
            return report
        watch = session.watch()
        records, corpus, _ = self._loaded(reading, watch, engine)
        told = [
            *units.said_of_files(judging, corpus, records),
            *units.said_of_registry(judging, corpus),
            *units.said_of_blocks(judging, corpus),
        ]
        found = self._stamped((code, problem) for _, code, problem in told)
        told += units.said_of_waivers(judging, records, found)
        report = self._report(records, ((code, problem) for _, code, problem in told), watch)
        if self.sources is not None:
            more = snapshot.snapshot(judging, records, corpus, told, report, watch.seen)
            kept = more if self.config.registry == "closed" else ()
            texts = _texts(records, reading)
            session.keep(report, self._terms(), self.sources, texts, reading.tracked, kept)
        return report

    def _terms(self) -> Terms:
        config = self.config
        codes = (tuple(sorted(codes)) for codes in (config.selected(), RESERVED))
        return Terms(config.claims, config.exclude, config.fail_on, config.ignores(), *codes)

    def judged(self, loaded: Loaded, read: Reads = read_inside) -> Report:
        """What the selected rules say of what was loaded by `read`, counting or not (see `counting`)."""
        records, corpus, _ = loaded
        told = [*records.problems, *corpus.problems, *said(self.rules(), LocalBackend(corpus))]
        return self._report(records, self._settled(told, self._decisions(records)), read)

    def counting(self, report: Report) -> Report:
        """The report without what does not count in the files it stands in."""
        return counting(report, self.config.ignores(), RESERVED)

    def _report(self, records: Records, told: Iterable[tuple[str, Problem]], read: Reads) -> Report:
        """Problems as findings with their places, for which files are read again; the waived ones marked."""
        placed = Placing(self.root, records, read).place(self._stamped(told))
        marked = self._decisions(records).mark(placed)
        return Report(marked, len(records.articles), len(records.claims), tuple(records.files))

    def _settled(
        self, told: Sequence[tuple[str, Problem]], decisions: Decisions
    ) -> Iterable[tuple[str, Problem]]:
        """What is told, and what is then to be said of the waivers."""
        return [*told, *decisions.stale(self._stamped(told))] if decisions.written else told

    def _decisions(self, records: Records) -> Decisions:
        """The waivers of these records, and what decides whether they count."""
        silent = RULES.keys() - self.config.selected()
        return Decisions(records.waivers, self._as_of(), RESERVED, silent)

    def _stamped(self, told: Iterable[tuple[str, Problem]]) -> list[Finding]:
        return findings(told, RULES, self.config.selected(), self.config.levels())


def _texts(records: Records, reading: Reading) -> tuple[str, ...]:
    """The texts that were to be read: named by an article and, where that matters, tracked by git."""
    named = dict.fromkeys(record.text for record, _ in records.articles.values() if record.text is not None)
    return tuple(path for path in named if reading.tracked is None or path in reading.tracked)
