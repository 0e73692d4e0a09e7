"""Judging again only what an edit touches: the changed claim files, and the blocks that their claims are in.

The other claims of these blocks are read from their files, so that each block is whole. Whatever does not fit
in (a changed vocabulary, an id that comes or goes while something refers to it) is not attempted: the whole
project is judged then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.cache.facts import Facts, block_entry, claim_entry, facts_of, file_entry, plain_files
from claimcheck.cache.snapshot import INDEX, Index
from claimcheck.cache.trouble import Damaged, Unsuited
from claimcheck.cache.units import Blocks, Judging, Told, said_of_blocks, said_of_files, unit_of
from claimcheck.comparable.corpus import Settings, build, comparable_article, state
from claimcheck.records import ArticleEntry
from claimcheck.storage.load import Loader, Records
from claimcheck.storage.texts import read_texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from claimcheck.cache.session import Base
    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.vocabulary import Term
    from claimcheck.storage.watch import Watch
    from claimcheck.values.time import Span

_MOST_FILES = 2000
_DUPLICATE = "CC003"
_UNREAD = ArticleEntry()
"""Stands for an article of which only the id matters."""


class Scope(NamedTuple):
    """What a run reads and how it builds: as for the whole project."""

    root: Path
    files: tuple[str, ...]
    tracked: Collection[str] | None
    entity_types: frozenset[str]
    settings: Settings
    as_of: Span | None


class Part(NamedTuple):
    """What was judged anew: the edited files as they were and are, the touched blocks, what is said of both.

    `project` is what was known before; `records` are those that were read, other files of the touched
    blocks among them.
    """

    project: Index
    before: dict[str, Facts]
    after: dict[str, Facts]
    touched: frozenset[str]
    told: list[Told]
    records: Records


class Partial:
    """One attempt to judge a part of the project.

    Args:
        scope: what the run reads.
        judging: how it judges.
        base: the last answer and what has changed since.
        watch: what the run reads its files with.
    """

    def __init__(self, scope: Scope, judging: Judging, base: Base, watch: Watch) -> None:
        self._scope = scope
        self._judging = judging
        self._base = base
        self._watch = watch
        self._loader = Loader(scope.root, entity_types=scope.entity_types, read=watch)

    def judged(self) -> Part:
        """The part that the edit touches, judged.

        Raises:
            Unsuited: the edit touches more than a part of the project.
            Damaged: the cache is not what was written.
        """
        value = self._base.store.get(INDEX)
        if value is None or frozenset(self._scope.files) != self._base.records:
            raise Unsuited
        index = Index.of(value)
        edited = self._edited(index)
        before = {path: self._facts(path) for path in sorted(edited) if path in index.files}
        records = self._loaded(index, edited)
        replaced = {claim for facts in before.values() for claim in facts.replaced}
        corpus = self._corpus(records, index, edited, replaced)
        files = {path: article for path, article in (plain_files(records) or {}).items() if path in edited}
        if files.keys() != edited & self._base.records:
            raise Unsuited
        after = facts_of(files, records, corpus, Blocks(self._judging.rules), replaced, self._watch.seen)
        self._check(records, index, before, after)
        mine = {unit_of("", path) for path in edited}
        told = [line for line in said_of_files(self._judging, corpus, records) if line.unit in mine]
        touched = _touched(before, after)
        self._join(self._neighbours(touched, edited), records, corpus, replaced)
        told += said_of_blocks(self._judging, corpus, touched)
        return Part(index, before, after, touched, told, records)

    def _edited(self, index: Index) -> frozenset[str]:
        """The claim files that are new, gone, changed, or whose article's text changed."""
        changed, paths = self._base.changed, self._base.records
        if not changed.isdisjoint(index.others) or not paths.issuperset(index.others):
            raise Unsuited
        texts = {text for _, text, _ in index.files.values()}
        if not changed <= paths | index.files.keys() | texts:
            raise Unsuited
        edited = changed & (paths | index.files.keys())
        edited |= {path for path, (_, text, _) in index.files.items() if text in changed}
        if len(edited) > _MOST_FILES:
            raise Unsuited
        return edited

    def _loaded(self, index: Index, edited: frozenset[str]) -> Records:
        """The records of the edited files, and of those that are no claim files."""
        records = self._loader.load([*index.others, *sorted(edited & self._base.records)])
        read_texts(self._scope.root, records, self._scope.tracked, self._watch)
        return records

    def _corpus(
        self, records: Records, index: Index, edited: Collection[str], replaced: Collection[str]
    ) -> Corpus:
        """The corpus of the edited files; all articles are known, though most of them unread."""
        unread = {
            article: (_UNREAD, None)
            for path, (article, _, _) in index.files.items()
            if path not in edited and article not in records.articles
        }
        settings = self._scope.settings
        articles = {**unread, **records.articles}
        corpus = build(records.entities, records.predicates, articles, (), settings)
        corpus.as_of = self._scope.as_of
        corpus.vocabulary.learn(index.terms)
        # Of most articles it is not read what they cite.
        for key, article in corpus.articles.items():
            article.origin = index.origins.get(key, "")
        state(corpus, records.claims.values(), replaced, settings)
        return corpus

    def _check(
        self, records: Records, index: Index, before: Mapping[str, Facts], after: Mapping[str, Facts]
    ) -> None:
        """Refuse an edit that reaches further than its files and the blocks of its claims."""
        old, new = ({c for facts in side.values() for c in facts.claims} for side in (before, after))
        was, now = ({facts.article for facts in side.values()} for side in (before, after))
        elsewhere = [line for path, line in index.files.items() if path not in before and path not in after]
        cited = {article for _, _, cites in elsewhere for article in cites}
        cited.update(article for record, _ in records.articles.values() for article in record.cites)
        units = {unit_of("", path) for path in (*before, *after)}
        if (
            any(code == _DUPLICATE for code, _ in records.problems)
            or any(facts.supersedes for facts in (*before.values(), *after.values()))
            or ((old != new or was != now) and not units.issuperset(index.dangling))
            or not now.isdisjoint(article for article, _, _ in elsewhere)
            or not cited.isdisjoint(was - now)
            or any(not (old - new).isdisjoint(facts.replaced) for facts in before.values())
            or any(self._path_of(claim) not in (None, *before) for claim in new - old)
            or _terms(before) != _terms(after)
            or _traced(before) != _traced(after)
            or _lives(before) != _lives(after)
            or _sworn(before) != _sworn(after)
        ):
            raise Unsuited

    def _neighbours(self, touched: Collection[str], edited: Collection[str]) -> list[str]:
        """The other files that have claims in the touched blocks."""
        found: set[str] = set()
        for block in touched:
            found.update((self._base.store.get(block_entry(block)) or {}).get(block, ()))
        if len(found) > _MOST_FILES:
            raise Unsuited
        return sorted(found.difference(edited))

    def _join(self, paths: Iterable[str], records: Records, corpus: Corpus, replaced: set[str]) -> None:
        """Add the claims of further files to the corpus, so that all stand in the order of the files."""
        claims, articles = set(records.claims), set(records.articles)
        for path in paths:
            replaced.update(self._facts(path).replaced)
        self._loader.load(paths)
        joined = Records(articles={k: a for k, a in records.articles.items() if k not in articles})
        read_texts(self._scope.root, joined, self._scope.tracked, self._watch)
        for key, (record, text) in joined.articles.items():
            corpus.articles[key] = comparable_article(key, record, text, corpus.articles[key].origin)
        further = [claim for key, claim in records.claims.items() if key not in claims]
        state(corpus, further, replaced, self._scope.settings)
        # Of what is alike in all that counts, a run tells the first.
        corpus.statements.sort(key=lambda s: records.places["claim", s.claim].path)

    def _facts(self, path: str) -> Facts:
        value = self._base.store.get(file_entry(path))
        if value is None:
            raise Damaged
        return Facts.of(value)

    def _path_of(self, claim: str) -> str | None:
        path: str | None = (self._base.store.get(claim_entry(claim)) or {}).get(claim)
        return path


def _touched(before: Mapping[str, Facts], after: Mapping[str, Facts]) -> frozenset[str]:
    """The blocks of the claims that came, went, or say something else."""
    old, new = (
        {(c, said) for f in side.values() for c, said in f.claims.items()} for side in (before, after)
    )
    return frozenset(block for _, said in old ^ new for block in said.blocks)


def _terms(facts: Mapping[str, Facts]) -> set[Term]:
    return {term for known in facts.values() for term in known.terms}


def _traced(facts: Mapping[str, Facts]) -> dict[str, tuple[str, ...]]:
    return {known.article: known.traced for known in facts.values() if known.traced}


def _lives(facts: Mapping[str, Facts]) -> list[str]:
    return sorted(fact for known in facts.values() for fact in known.lives)


def _sworn(facts: Mapping[str, Facts]) -> dict[str, str]:
    return {known.article: known.sworn for known in facts.values() if known.sworn}
