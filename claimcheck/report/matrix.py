"""The certainty matrix: how firmly each article gives each matter, so that a rumour is seen to harden."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.comparable.proposition import certainty_words, proposition
from claimcheck.report.dates import publication

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.statement import Statement

WIDEST: Final = 8
"""Up to so many articles have a column each; with more, each row lists the articles that speak of it."""
MOST: Final = 300
"""So many matters are shown, those that differ most first."""
_UNASSERTED: Final = frozenset({"hypothetical", "opinion"})


class Mention(NamedTuple):
    """How firmly an article gives a matter: in words, as a rank (0 off the scale), in which claim."""

    certainty: str
    strength: int
    denied: bool
    claim: str


class Row(NamedTuple):
    """A matter, and what each article says of it, articles in the order of the matrix."""

    matter: str
    mentions: tuple[tuple[str, tuple[Mention, ...]], ...]

    def of(self, article: str) -> tuple[Mention, ...]:
        """What one article says of it."""
        return dict(self.mentions).get(article, ())


class Matrix(NamedTuple):
    """Matters × articles. `left_out` counts the matters that are not shown."""

    articles: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int

    @property
    def wide(self) -> bool:
        """Whether there are too many articles for a column each."""
        return len(self.articles) > WIDEST


def matrix(corpus: Corpus) -> Matrix:
    """Every matter that is given with more than one certainty, what differs most first."""
    matters: defaultdict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for s in corpus.statements:
        if s.live and s.modality not in _UNASSERTED:
            matters[s.predicate, s.subject, s.shape, s.object, s.separators].append(s)
    differing = [
        said for said in matters.values() if len({(s.hedging, s.modality, s.affirmed) for s in said}) > 1
    ]
    differing.sort(key=lambda said: (-_spread(said), said[0].claim))
    shown = differing[:MOST]
    order = _by_date({s.article for said in shown for s in said}, corpus)
    rows = tuple(Row(_matter(said[0], corpus), _mentions(said, order)) for said in shown)
    return Matrix(tuple(order), rows, len(differing) - len(shown))


def _by_date(articles: Iterable[str], corpus: Corpus) -> list[str]:
    return sorted(articles, key=lambda article: (*publication(corpus.articles.get(article)), article))


def _spread(said: Iterable[Statement]) -> int:
    """How far the certainties lie apart, twice as far where articles differ."""
    statements = list(said)
    ranks = [s.rank if s.rank is not None else 1 for s in statements]
    return (max(ranks) - min(ranks)) * 2 + (len({s.article for s in statements}) > 1)


def _matter(statement: Statement, corpus: Corpus) -> str:
    return proposition(statement, corpus.vocabulary.predicates[statement.predicate], corpus.vocabulary)


def _mentions(said: Iterable[Statement], order: Iterable[str]) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    by_article: defaultdict[str, list[Mention]] = defaultdict(list)
    for s in sorted(said, key=lambda s: s.order):
        by_article[s.article].append(Mention(certainty_words(s), s.rank or 0, s.denies, s.claim))
    return tuple((article, tuple(by_article[article])) for article in order if article in by_article)
