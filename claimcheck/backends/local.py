"""The local backend: everything in memory, blocks gathered in dicts."""

from __future__ import annotations

from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from claimcheck.comparable.block import Block, key_texts, keys_of, positions
from claimcheck.rule import Context, Registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.statement import Statement
    from claimcheck.rule import CrossRule


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
            context = Context(
                corpus.articles[article], siblings, corpus.vocabulary, corpus.as_of, corpus.cues
            )
            for statement in siblings:
                yield statement, context

    def registry(self) -> Registry:
        """The vocabulary and the articles."""
        return Registry(self._corpus.vocabulary, self._corpus.articles)

    def block(self, rule: CrossRule, key: Sequence[str]) -> Block | None:
        """The block of one key that the rule is handed, None where it is handed none."""
        return next(self.blocks(rule, tuple(key)), None)

    def blocks(self, rule: CrossRule, only: tuple[str, ...] | None = None) -> Iterator[Block]:
        """Blocks of the predicates and shapes that the rule selects, keys in sorted order.

        With `only`, no other block than that of this key.
        """
        corpus = self._corpus
        if rule.only_as_of and corpus.as_of is None:
            return
        known = corpus.vocabulary.predicates
        used = {*self._by_predicate}
        if rule.with_registered:
            used.update(statement.predicate for statement in corpus.registered)
        selected = [name for name in sorted(used) if name in known and rule.selects(known[name])]
        if rule.differs_in == ("predicate",) and len(selected) < 2:
            return
        if "predicate" in rule.block_on:
            for name in selected:
                yield from self._ready(rule, self._groups((name,), rule), only)
        elif selected:
            yield from self._ready(rule, self._groups(tuple(selected), rule), only)

    def _ready(
        self,
        rule: CrossRule,
        groups: list[tuple[tuple[object, ...], list[Statement]]],
        only: tuple[str, ...] | None,
    ) -> Iterator[Block]:
        """The groups in which something differs, as blocks, in the order of their keys."""
        corpus, differs = self._corpus, _fields(rule.differs_in) if rule.differs_in else None
        known = corpus.vocabulary.predicates
        suffices = {name: rule.suffices(known[name]) for name in known} if rule.some else {}
        ready = []
        for key, shared in groups:
            if only is not None and key_texts(key) != only:
                continue
            group = [s for s in shared if _seen(rule, s)] if rule.shapes or rule.filled else shared
            if differs is not None and not (len(group) > 1 and len(set(map(differs, group))) > 1):
                continue
            if group and all(
                any(getattr(s, name) or suffices[s.predicate] for s in group) for name in rule.some
            ):
                ready.append((key_texts(key), group))
        for texts, group in sorted(ready, key=itemgetter(0)):
            met = positions(group)
            predicate = corpus.vocabulary.predicates[met[0].lead.predicate]
            yield Block(texts, predicate, met, corpus.vocabulary, corpus.articles, corpus.as_of)

    def _groups(
        self, predicates: tuple[str, ...], rule: CrossRule
    ) -> list[tuple[tuple[object, ...], list[Statement]]]:
        """Statements of predicates that share a key; those alone with it only for rules that want them.

        Kept for rules that block alike.
        """
        alone = not rule.differs_in
        wanted = (predicates, rule.block_on, rule.with_registered, alone)
        if wanted not in self._grouped:
            keys = keys_of(rule.block_on)
            groups: dict[tuple[object, ...], list[Statement]] = {}
            for predicate in predicates:
                for statement in self._by_predicate.get(predicate, ()):
                    for key in keys(statement):
                        groups.setdefault(key, []).append(statement)
            if rule.with_registered:
                for statement in self._corpus.registered:
                    if statement.predicate in predicates:
                        for key in keys(statement):
                            if group := groups.get(key):
                                group.append(statement)
            self._grouped[wanted] = [(key, group) for key, group in groups.items() if alone or len(group) > 1]
        return self._grouped[wanted]


def _seen(rule: CrossRule, statement: Statement) -> bool:
    return (not rule.shapes or statement.shape in rule.shapes) and all(
        getattr(statement, name) for name in rule.filled
    )


def _fields(names: tuple[str, ...]) -> Callable[[Statement], tuple[object, ...]]:
    if len(names) == 1:
        get = attrgetter(names[0])
        return lambda statement: (get(statement),)
    return attrgetter(*names)
