"""What the driver loads: all but the lines of claims, and of these the few that something is said of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.backends.spark.intake import Told
from claimcheck.comparable.corpus import build
from claimcheck.storage.load import Loader
from claimcheck.storage.locate import Locator
from claimcheck.storage.reader import read_line, read_lines
from claimcheck.storage.texts import read_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.backends.run import Run
    from claimcheck.backends.spark.reading import Read
    from claimcheck.backends.spark.sources import Numbers, Sources
    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.statement import Statement
    from claimcheck.storage.load import Lines, Records

CLAIM = "claim"


class Loading:
    """Loads records through the one strict loader, as the local engine does.

    Args:
        run: the run.
        sources: its files.
    """

    def __init__(self, run: Run, sources: Sources) -> None:
        self._run = run
        self._sources = sources
        self._place = {path: source for source, path in enumerate(sources.paths)}
        self._said: dict[str, Lines] = dict(sources.said)
        self._raw: dict[str, dict[int, bytes]] = {}
        self._marks: dict[tuple[str, int], int] = {}
        self._left: list[str] = []
        self._loader = self._new_loader()
        self._loader.load(sources.whole, self._said)

    @property
    def records(self) -> Records:
        """What was loaded so far."""
        return self._loader.records

    @property
    def locators(self) -> dict[str, Locator]:
        """Locators of the files that are not to be read whole."""
        return {**self._sources.locators, **{path: Locator.of_lines(raw) for path, raw in self._raw.items()}}

    @property
    def texts(self) -> list[str]:
        """The paths of the texts that articles name."""
        return sorted({article.text for article, _ in self.records.articles.values() if article.text})

    def load_files(self, read: Iterable[Read]) -> set[int]:
        """Load what workers could not read, or found empty; returns these files.

        Args:
            read: what was read of all stretches.
        """
        written: dict[int, int] = {}
        left: set[int] = set()
        for one in read:
            written[one.source] = written.get(one.source, 0) + one.written
            if one.unread:
                left.add(one.source)
        left |= {source for source, lines in written.items() if not lines}
        paths = [self._sources.paths[source] for source in sorted(left)]
        # Of a file that only Spark can read it is known that there is nothing in it.
        self._said |= {path: [*read_lines(b"")] for path in paths if path in self._sources.elsewhere}
        self._left = paths
        self._loader.load(paths, self._said)
        return left

    def load_lines(self, lines: Iterable[tuple[int, int, bytes]], numbers: Numbers) -> None:
        """Load lines, each with its source, mark and bytes.

        Args:
            lines: the lines.
            numbers: tells their numbers.
        """
        chosen: dict[str, list[tuple[int, bytes]]] = {}
        for source, mark, raw in sorted(lines):
            path, number = self._sources.paths[source], numbers.line(source, mark)
            if number in self._raw.setdefault(path, {}):
                continue
            self._raw[path][number] = raw
            self._marks[path, number] = mark
            chosen.setdefault(path, []).append((number, raw))
        fresh = {path: [(n, read_line(raw, n)) for n, raw in found] for path, found in chosen.items()}
        self._loader.load(list(fresh), fresh)

    def load_in_order(self) -> None:
        """Load all once more in the order of their files: of what has an id twice, the first stays."""
        chosen = dict(self._said)
        for path, raw in self._raw.items():
            chosen[path] = [(number, read_line(raw[number], number)) for number in sorted(raw)]
        self._loader = self._new_loader()
        left = {*self._sources.whole, *self._left, *chosen}
        self._loader.load([path for path in self._sources.paths if path in left], chosen)

    def corpus(self, elsewhere: Iterable[str] = ()) -> Corpus:
        """The corpus of what is loaded, in the order of the files.

        Args:
            elsewhere: ids of claims that are not loaded, for which a mistyped one may have been meant.
        """
        run, records = self._run, self.records
        claims = [records.claims[key] for key in self._in_order()]
        unread = type(records)(articles={key: one for key, one in records.articles.items() if one[1] is None})
        read_texts(run.root, unread, run.tracked, run.read)
        records.articles |= unread.articles
        settings = run.settings
        corpus = build(records.entities, records.predicates, records.articles, claims, settings, elsewhere)
        corpus.problems += unread.problems
        corpus.as_of = run.as_of
        return corpus

    def told(self, corpus: Corpus) -> Told:
        """What workers are told, of which they know nothing by themselves."""
        vocabulary = corpus.vocabulary
        bare = type(vocabulary)(
            vocabulary.entities, vocabulary.predicates, vocabulary.canonical, vocabulary.units,
            titled=vocabulary.titled,
        )  # fmt: skip
        return Told(
            bare, corpus.articles, corpus.registered, self._run.settings, self._run.as_of, self._run.rules
        )

    def statements(self, corpus: Corpus) -> dict[tuple[int, int, int], Statement]:
        """The statements of a corpus of `corpus`, by source, mark and part.

        The mark of a claim that stands on no line of its own is its place among the claims of its file.
        """
        marks: dict[str, int] = {}
        count: dict[str, int] = {}
        for key in self._in_order():
            place = self.records.places[CLAIM, key]
            count[place.path] = count.get(place.path, -1) + 1
            marks[key] = self._marks.get((place.path, place.line or 0), count[place.path])
        places = self.records.places
        return {
            (self._place[places[CLAIM, s.claim].path], marks[s.claim], max(s.subject_index, 0)): s
            for s in corpus.statements
        }

    def _in_order(self) -> list[str]:
        places, files = self.records.places, self._place

        def order(key: str) -> tuple[int, int]:
            place = places[CLAIM, key]
            return files[place.path], place.line or 0

        return sorted(self.records.claims, key=order)

    def _new_loader(self) -> Loader:
        return Loader(self._run.root, entity_types=self._run.entity_types, read=self._run.read)
