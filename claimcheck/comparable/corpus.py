"""The corpus: all statements, articles and the vocabulary of one run, built from records."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.comparable.nesting import rings_in
from claimcheck.comparable.relating import relations
from claimcheck.comparable.statement import DATE, Article
from claimcheck.comparable.stating import UNKNOWN_REFERENCE, Stating, units_like, unknown_reference
from claimcheck.comparable.superseding import replaced
from claimcheck.comparable.terms import terms_said
from claimcheck.comparable.tracing import origins
from claimcheck.comparable.vocabulary import LIFE, MANY, KnownEntity, KnownPredicate, LifeFact, Vocabulary
from claimcheck.finding import Problem
from claimcheck.values.amount import known_unit
from claimcheck.values.time import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from claimcheck.comparable.statement import Statement
    from claimcheck.records import ArticleEntry, Claim, Entity, Predicate
    from claimcheck.values.time import Span
    from claimcheck.values.wording.lexicon import OwnCues


@dataclass(slots=True)
class Corpus:
    """Everything that rules are handed pieces of, and the problems met while building it.

    `registered` is what the vocabulary itself says of events; rules that compare it with claims ask for it.
    `as_of` is the day that the user calls today (`--as-of`); the linter never asks the clock. `cues` are the
    project's own cues of hedging.
    """

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    articles: dict[str, Article] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    registered: list[Statement] = field(default_factory=list)
    problems: list[tuple[str, Problem]] = field(default_factory=list)
    as_of: Span | None = None
    cues: OwnCues = ()


class Settings(NamedTuple):
    """What the project decides about building: declared units, how far "about" reaches, open registry.

    `cues` are its own cues of hedging, as `Config.cues` gives them.
    """

    units: Mapping[str, tuple[Decimal, str]] = MappingProxyType({})
    approximate_by: Decimal = Decimal("0.10")
    open_registry: bool = False
    cues: OwnCues = ()


def build(
    entities: Mapping[str, Entity],
    predicates: Mapping[str, Predicate],
    articles: Mapping[str, tuple[ArticleEntry, str | None]],
    claims: Iterable[tuple[Claim, str]],
    settings: Settings,
    elsewhere: Iterable[str] = (),
) -> Corpus:
    """Build the corpus from records.

    `articles` maps an id to its record and its text (None when there is none at hand); `claims` are
    (record, article id) in file order. Undeclared ids become problems; the rest is built all the same.
    `elsewhere` are ids of claims that are kept elsewhere; a mistyped id may have been meant for one of them.
    """
    listed = list(claims)
    corpus = Corpus(cues=settings.cues)
    corpus.vocabulary = _vocabulary(entities, predicates, listed, corpus, settings)
    roots = origins(
        {key: record.origin for key, (record, _) in articles.items() if record.origin},
        {key: record.cites for key, (record, _) in articles.items() if record.cites},
    )
    corpus.articles = {
        key: comparable_article(key, record, text, roots.get(key, ""))
        for key, (record, text) in articles.items()
    }
    known_claims = {claim.id for claim, _ in listed}
    for claim, _ in listed:
        for index, old in enumerate(claim.supersedes):
            if old not in known_claims:
                _unknown(corpus, claim.id, f"/supersedes/{index}", "claim", old, [*known_claims, *elsewhere])
    superseded, rings = replaced({claim.id: claim.supersedes for claim, _ in listed if claim.supersedes})
    corpus.problems += rings
    state(corpus, listed, superseded, settings)
    corpus.vocabulary.learn(terms_said(corpus.statements, corpus.vocabulary))
    corpus.vocabulary.lives = lives(life_facts_said(corpus.statements))
    corpus.problems += rings_in(entities, corpus.vocabulary.canonical)
    _check_registry(corpus, entities, predicates, articles, settings)
    return corpus


def state(
    corpus: Corpus, claims: Iterable[tuple[Claim, str]], superseded: Collection[str], settings: Settings
) -> None:
    """Add the statements of claims, in file order, to a corpus whose vocabulary and articles are known.

    Undeclared ids become problems. What the vocabulary itself says is then stated, too.
    """
    stating = Stating(
        corpus.vocabulary,
        superseded=superseded,
        units=settings.units,
        approximate_by=settings.approximate_by,
        open_registry=settings.open_registry,
    )
    orders: dict[str, int] = {}
    statements = corpus.statements
    for claim, article_id in claims:
        article = corpus.articles.get(article_id)
        if article is None:
            if not settings.open_registry:
                _unknown(corpus, claim.id, "/article", "article", article_id, corpus.articles)
                continue
            article = corpus.articles[article_id] = Article(article_id)
        order = orders[article_id] = orders.get(article_id, -1) + 1
        origin = origin_of(claim, article, corpus.articles)
        statements.extend(stating.statements(claim, article, order, origin))
        for index, cited in enumerate(claim.cites):
            if cited not in corpus.articles and not settings.open_registry:
                _unknown(corpus, claim.id, f"/cites/{index}", "article", cited, corpus.articles)
    corpus.registered = stating.registered()
    corpus.problems += stating.problems


def origin_of(claim: Claim, article: Article, articles: Mapping[str, Article]) -> str:
    """What a claim goes back to: what it cites itself, unless that has several origins, or its article's."""
    if not claim.cites:
        return article.origin
    roots = {(cited in articles and articles[cited].origin) or cited for cited in claim.cites}
    return roots.pop() if len(roots) == 1 else ""


def _unknown(
    corpus: Corpus, record: str, pointer: str, what: str, word: str, known: Iterable[str], kind: str = "claim"
) -> None:
    meant = corpus.vocabulary.names.meant(word) if what == "entity" else None
    problem = unknown_reference(record, pointer, what, word, list(known), kind, meant)
    corpus.problems.append((UNKNOWN_REFERENCE, problem))


def comparable_article(key: str, record: ArticleEntry, text: str | None, origin: str = "") -> Article:
    """An article's record, with its text and its origin where there are any, made comparable."""
    return Article(
        key,
        record.title,
        parse(record.published) if record.published else None,
        record.published_basis,
        record.reliability,
        record.cites,
        text,
        origin,
        record.language,
        record.sha256 or "",
    )


def _vocabulary(
    entities: Mapping[str, Entity],
    predicates: Mapping[str, Predicate],
    claims: list[tuple[Claim, str]],
    corpus: Corpus,
    settings: Settings,
) -> Vocabulary:
    canonical = _canonical(entities)
    known = relations(predicates, settings.units, canonical)
    if settings.open_registry:
        for claim, _ in claims:
            if claim.predicate not in known:
                known[claim.predicate] = KnownPredicate(
                    claim.predicate, claim.predicate, "state", declared=False
                )
    things = {key: _entity(key, record) for key, record in entities.items()}
    titled: dict[str, list[str]] = {}
    for key, thing in things.items():
        for title in thing.titles:
            titled.setdefault(title, []).append(key)
    offices = {title: tuple(canonical.get(key, key) for key in keys) for title, keys in titled.items()}
    return Vocabulary(things, known, canonical, frozenset(settings.units), titled=offices)


def _entity(key: str, record: Entity) -> KnownEntity:
    return KnownEntity(
        key,
        record.type,
        record.name,
        record.aliases,
        record.within or "",
        record.of or "",
        record.holders if isinstance(record.holders, int) else MANY if record.holders else 1,
        record.titles,
        parse(record.time) if record.time else None,
        record.place or "",
        record.part_of or "",
        record.same_as,
        record.distinct_from,
    )


def _canonical(entities: Mapping[str, Entity]) -> dict[str, str]:
    """For every entity that is the same as another declared one: the smallest id of the set.

    Two are the same where one names the other in `same_as`, or both name one id of another registry there.
    """
    parent: dict[str, str] = {}
    bearers: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.get(key, key) != key:
            key = parent[key]
        return key

    for key, record in entities.items():
        for name in record.same_as:
            other = name if name in entities else bearers.setdefault(name, key)
            a, b = sorted((root(key), root(other)))
            if a != b:
                parent[b] = a
    return {key: root(key) for key in parent}


def life_facts_said(statements: Iterable[Statement]) -> Iterator[tuple[str, LifeFact]]:
    """What statements give as fact of people's lives: (person, fact)."""
    for s in statements:
        if s.predicate in LIFE and s.live and s.flat and s.asserted:
            yield s.subject, life_fact(s.claim, s.article, s.predicate, s.shape, s.object)


def life_fact(claim: str, article: str, relation: str, shape: str, value: str) -> LifeFact:
    """A fact of somebody's life; a date is parsed."""
    return LifeFact(claim, article, relation, value, parse(value) if shape == DATE else None)


def lives(said: Iterable[tuple[str, LifeFact]]) -> dict[str, tuple[LifeFact, ...]]:
    """Facts by person, in the order of their claims' ids."""
    found: dict[str, list[LifeFact]] = {}
    for person, fact in said:
        found.setdefault(person, []).append(fact)
    return {person: tuple(sorted(facts, key=lambda f: f.claim)) for person, facts in found.items()}


def _check_registry(
    corpus: Corpus,
    entities: Mapping[str, Entity],
    predicates: Mapping[str, Predicate],
    articles: Mapping[str, tuple[ArticleEntry, str | None]],
    settings: Settings,
) -> None:
    """Report what entities, predicates and articles refer to and nobody declares."""
    if settings.open_registry:
        return
    for key, entity in entities.items():
        for pointer, target in (
            ("/within", entity.within),
            ("/of", entity.of),
            ("/place", entity.place),
            ("/part_of", entity.part_of),
            *((f"/distinct_from/{i}", other) for i, other in enumerate(entity.distinct_from)),
        ):
            if target and target not in entities:
                _unknown(corpus, key, pointer, "entity", target, entities, "entity")
    for key, predicate in predicates.items():
        for pointer, target in _named_predicates(predicate):
            if target not in predicates:
                _unknown(corpus, key, pointer, "predicate", target, predicates, "predicate")
        for index, target in enumerate(predicate.exceptions):
            if target not in entities:
                _unknown(corpus, key, f"/exceptions/{index}", "entity", target, entities, "predicate")
        unit = predicate.unit
        if unit and not known_unit(unit, settings.units):
            _unknown(corpus, key, "/unit", "unit", unit, units_like(unit, settings.units), "predicate")
    for key, (record, _) in articles.items():
        for index, cited in enumerate(record.cites):
            if cited not in articles:
                _unknown(corpus, key, f"/cites/{index}", "article", cited, articles, "article")


def _named_predicates(predicate: Predicate) -> Iterator[tuple[str, str]]:
    """The other predicates that a predicate names, each with its JSON pointer."""
    for name in ("exclusive_with", "before", "after"):
        for index, other in enumerate(getattr(predicate, name)):
            yield f"/{name}/{index}", other
    if predicate.inverse:
        yield "/inverse", predicate.inverse
    if isinstance(predicate.implies, str):
        yield "/implies", predicate.implies
    elif predicate.implies is not None:
        yield "/implies/predicate", predicate.implies.predicate
