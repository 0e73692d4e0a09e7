"""The local backend: everything in memory, blocks gathered in dicts."""

from __future__ import annotations

from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from claimcheck.block import Block, key_texts, positions
from claimcheck.rule import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.corpus import Corpus
    from claimcheck.rule import CrossRule
    from claimcheck.statement import Statement


class LocalBackend:
    """Gathers the blocks of an in-memory corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._by_predicate: dict[str, list[Statement]] = {}
        self._grouped: dict[object, list[tuple[tuple[object, ...], list[Statement]]]] = {}
        for statement in corpus.statements:
            if statement.live:
                self._by_predicate.setdefault(statement.predicate, []).append(statement)

    def map(self) -> Iterator[tuple[Statement, Context]]:
        """Every statement, article by article, with its article, siblings and the vocabulary."""
        corpus = self._corpus
        by_article: dict[str, list[Statement]] = {}
        for statement in corpus.statements:
            by_article.setdefault(statement.article, []).append(statement)
        for article, siblings in by_article.items():
            context = Context(corpus.articles[article], siblings, corpus.vocabulary, corpus.as_of)
            for statement in siblings:
                yield statement, context

    def blocks(self, rule: CrossRule) -> Iterator[Block]:
        """Blocks of the predicates and shapes that the rule selects, keys in sorted order."""
        corpus = self._corpus
        differs = _fields(rule.differs_in)
        for name in sorted(self._by_predicate):
            predicate = corpus.vocabulary.predicates.get(name)
            if predicate is None or not rule.selects(predicate):
                continue
            ready = []
            for key, shared in self._groups(name, rule):
                group = [s for s in shared if s.shape in rule.shapes] if rule.shapes else shared
                if len(group) > 1 and len(set(map(differs, group))) > 1:
                    ready.append((key_texts(key), group))
            for texts, group in sorted(ready, key=itemgetter(0)):
                yield Block(texts, predicate, positions(group), corpus.vocabulary, corpus.articles)

    def _groups(self, predicate: str, rule: CrossRule) -> list[tuple[tuple[object, ...], list[Statement]]]:
        """Statements of a predicate that share a key, where several do; kept for rules that block alike."""
        wanted = (predicate, rule.block_on, rule.with_registered)
        if wanted not in self._grouped:
            key_of = _fields(rule.block_on)
            groups: dict[tuple[object, ...], list[Statement]] = {}
            for statement in self._by_predicate[predicate]:
                groups.setdefault(key_of(statement), []).append(statement)
            if rule.with_registered:
                for statement in self._corpus.registered:
                    if statement.predicate == predicate and (group := groups.get(key_of(statement))):
                        group.append(statement)
            self._grouped[wanted] = [(key, group) for key, group in groups.items() if len(group) > 1]
        return self._grouped[wanted]


def _fields(names: tuple[str, ...]) -> Callable[[Statement], tuple[object, ...]]:
    if len(names) == 1:
        get = attrgetter(names[0])
        return lambda statement: (get(statement),)
    return attrgetter(*names)
