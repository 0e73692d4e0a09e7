"""The corpus: all statements, articles and the vocabulary of one run, built from records."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from claimcheck.finding import Problem
from claimcheck.statement import Article, Statement
from claimcheck.stating import UNKNOWN_REFERENCE, Stating, unknown_reference
from claimcheck.values.time import parse
from claimcheck.vocabulary import MANY, KnownEntity, KnownPredicate, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.records import ArticleEntry, Claim, Entity, Predicate
    from claimcheck.values.time import Span


@dataclass(slots=True)
class Corpus:
    """Everything that rules are handed pieces of, and the problems met while building it.

    `as_of` is the day that the user calls today (`--as-of`); the linter never asks the clock.
    """

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    articles: dict[str, Article] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    problems: list[tuple[str, Problem]] = field(default_factory=list)
    as_of: Span | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What the project decides about building: declared units, how far "about" reaches, open registry."""

    units: Mapping[str, tuple[Decimal, str]] = field(default_factory=dict)
    approximate_by: Decimal = Decimal("0.10")
    open_registry: bool = False


def build(
    entities: Mapping[str, Entity],
    predicates: Mapping[str, Predicate],
    articles: Mapping[str, tuple[ArticleEntry, str | None]],
    claims: Iterable[tuple[Claim, str]],
    settings: Settings,
) -> Corpus:
    """Build the corpus from records.

    `articles` maps an id to its record and its text (None when there is none at hand); `claims` are
    (record, article id) in file order. Undeclared ids become problems; the rest is built all the same.
    """
    listed = list(claims)
    corpus = Corpus()
    corpus.vocabulary = _vocabulary(entities, predicates, listed, corpus, settings)
    corpus.articles = {key: _article(key, record, text) for key, (record, text) in articles.items()}
    known_claims = {claim.id for claim, _ in listed}
    superseded: set[str] = set()
    for claim, _ in listed:
        for index, old in enumerate(claim.supersedes):
            superseded.add(old)
            if old not in known_claims:
                _unknown(corpus, claim.id, f"/supersedes/{index}", "claim", old, known_claims)
    stating = Stating(
        corpus.vocabulary,
        superseded=superseded,
        units=settings.units,
        approximate_by=settings.approximate_by,
        open_registry=settings.open_registry,
    )
    orders: dict[str, int] = {}
    statements = corpus.statements
    for claim, article_id in listed:
        article = corpus.articles.get(article_id)
        if article is None:
            if not settings.open_registry:
                _unknown(corpus, claim.id, "/article", "article", article_id, corpus.articles)
                continue
            article = corpus.articles[article_id] = Article(article_id)
        order = orders[article_id] = orders.get(article_id, -1) + 1
        statements.extend(stating.statements(claim, article, order))
        for index, cited in enumerate(claim.cites):
            if cited not in corpus.articles and not settings.open_registry:
                _unknown(corpus, claim.id, f"/cites/{index}", "article", cited, corpus.articles)
    corpus.problems += stating.problems
    _check_registry(corpus, articles, settings)
    return corpus


def _unknown(
    corpus: Corpus, record: str, pointer: str, what: str, word: str, known: Iterable[str], kind: str = "claim"
) -> None:
    problem = unknown_reference(record, pointer, what, word, list(known), kind)
    corpus.problems.append((UNKNOWN_REFERENCE, problem))


def _article(key: str, record: ArticleEntry, text: str | None) -> Article:
    return Article(
        key,
        record.title,
        parse(record.published) if record.published else None,
        record.published_basis,
        record.reliability,
        record.cites,
        text,
    )


def _vocabulary(
    entities: Mapping[str, Entity],
    predicates: Mapping[str, Predicate],
    claims: list[tuple[Claim, str]],
    corpus: Corpus,
    settings: Settings,
) -> Vocabulary:
    known = {key: _predicate(key, record) for key, record in predicates.items()}
    if settings.open_registry:
        for claim, _ in claims:
            if claim.predicate not in known:
                known[claim.predicate] = KnownPredicate(claim.predicate, claim.predicate, "state", declared=False)
    things = {key: _entity(key, record) for key, record in entities.items()}
    return Vocabulary(things, known, _canonical(entities), frozenset(settings.units))


def _entity(key: str, record: Entity) -> KnownEntity:
    return KnownEntity(
        key,
        record.type,
        record.name,
        record.aliases,
        record.within or "",
        record.of or "",
        MANY if record.holders == "many" else record.holders or 1,
        record.titles,
        parse(record.time) if record.time else None,
        record.place or "",
        record.part_of or "",
    )


def _predicate(key: str, record: Predicate) -> KnownPredicate:
    return KnownPredicate(
        key,
        record.label or key.replace("-", " "),
        record.kind,
        frozenset(record.subject_type),
        frozenset(record.object_type),
        record.unit or "",
        record.one_object_per_subject,
        record.one_subject_per_object,
        frozenset(record.separators),
        record.symmetric,
        record.reschedulable,
        Decimal(str(record.tolerance or 0)),
    )


def _canonical(entities: Mapping[str, Entity]) -> dict[str, str]:
    """For every entity that is the `same_as` of another declared one: the smallest id of the set."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.get(key, key) != key:
            key = parent[key]
        return key

    for key, record in entities.items():
        for other in record.same_as:
            if other in entities:
                a, b = sorted((root(key), root(other)))
                parent[b] = a
    return {key: root(key) for key in parent}


def _check_registry(
    corpus: Corpus, articles: Mapping[str, tuple[ArticleEntry, str | None]], settings: Settings
) -> None:
    """Report what entities and articles refer to and nobody declares."""
    if settings.open_registry:
        return
    entities = corpus.vocabulary.entities
    for key, entity in entities.items():
        for pointer, target in (
            ("/within", entity.within),
            ("/of", entity.of),
            ("/place", entity.place),
            ("/part_of", entity.part_of),
        ):
            if target and target not in entities:
                _unknown(corpus, key, pointer, "entity", target, entities, "entity")
    for key, (record, _) in articles.items():
        for index, cited in enumerate(record.cites):
            if cited not in articles:
                _unknown(corpus, key, f"/cites/{index}", "article", cited, articles, "article")
