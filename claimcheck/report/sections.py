"""Articles and entities as sections of their own: what is known of them, what they say, what touches them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.comparable.proposition import certainty_words
from claimcheck.report.dates import in_words
from claimcheck.values.hedging import RELIABILITY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.statement import Article, Statement
    from claimcheck.records import ArticleEntry
    from claimcheck.report.cards import Card
    from claimcheck.report.voices import Voices

MOST_TEXT: Final = 1_000_000
"""Up to so many code points of articles in all, their texts stand in the report, with the quotes marked."""
MOST_CLAIMS: Final = 2_000
"""With more claims than this, only articles and entities that a finding touches have a section, and what is
said of an entity stands in the sections of the articles alone."""


class Said(NamedTuple):
    """A claim in one line."""

    claim: str
    article: str
    sentence: str
    certainty: str
    strength: int


class Stretch(NamedTuple):
    """Some words of an article, the claims that quote them, the severity of the worst finding about these."""

    text: str
    claims: tuple[str, ...]
    severity: str


class ArticleSection(NamedTuple):
    """An article; `paragraphs` are its text with the quotes marked, empty where there is none or too much."""

    id: str
    title: str
    publisher: str
    url: str
    published: str
    reliability: str
    said: tuple[Said, ...]
    findings: tuple[Card, ...]
    paragraphs: tuple[tuple[Stretch, ...], ...]


class EntitySection(NamedTuple):
    """Who or what claims speak of; `claims` counts them, `said` is empty where there are too many to list."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    claims: int
    said: tuple[Said, ...]
    findings: tuple[Card, ...]


def article_sections(
    corpus: Corpus, entries: Mapping[str, ArticleEntry], cards: Sequence[Card], voices: Voices
) -> list[ArticleSection]:
    """The articles in the order of their ids."""
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for s in corpus.statements:
        said[s.article].append(s)
    touching = _by(cards, lambda card: card.articles)
    texts = sum(len(article.text or "") for article in corpus.articles.values()) <= MOST_TEXT
    worst = _worst(cards)
    sections = []
    for key, article in sorted(corpus.articles.items()):
        if len(corpus.statements) > MOST_CLAIMS and key not in touching:
            continue
        entry = entries.get(key)
        sections.append(
            ArticleSection(
                key,
                article.title,
                entry.publisher if entry else "",
                _link(entry.url) if entry else "",
                in_words(article.published.text) if article.published else "",
                RELIABILITY[article.reliability] if article.reliability != "F" else "",
                tuple(_said(said[key], voices)),
                tuple(touching.get(key, ())),
                tuple(_paragraphs(article, said[key], worst)) if texts else (),
            )
        )
    return sections


def entity_sections(corpus: Corpus, cards: Sequence[Card], voices: Voices) -> list[EntitySection]:
    """The entities that claims or findings speak of, by name."""
    speaking: defaultdict[str, list[Statement]] = defaultdict(list)
    known = corpus.vocabulary.entities
    for s in corpus.statements:
        for key in dict.fromkeys((s.subject, s.object, s.event)):
            if key in known:
                speaking[key].append(s)
    touching = _by(cards, lambda card: card.names)
    large = len(corpus.statements) > MOST_CLAIMS
    keys = {*touching} if large else {*speaking, *touching}
    sections = [
        EntitySection(
            key,
            corpus.vocabulary.name(key),
            known[key].type,
            known[key].aliases,
            len({s.claim for s in speaking[key]}),
            () if large else tuple(_said(speaking[key], voices)),
            tuple(touching.get(key, ())),
        )
        for key in keys
    ]
    return sorted(sections, key=lambda section: (section.name.casefold(), section.id))


def _by(cards: Iterable[Card], keys: Callable[[Card], Iterable[str]]) -> dict[str, list[Card]]:
    found: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        for key in keys(card):
            found[key].append(card)
    return found


def _said(statements: Iterable[Statement], voices: Voices) -> Iterator[Said]:
    told: set[tuple[str, str]] = set()
    for s in statements:
        sentence = voices.sentence(s)
        if (s.claim, sentence) not in told:
            told.add((s.claim, sentence))
            yield Said(s.claim, s.article, sentence, certainty_words(s), s.rank or 0)


def _worst(cards: Iterable[Card]) -> dict[str, str]:
    """The severity of the worst finding about each claim; cards come worst first."""
    worst: dict[str, str] = {}
    for card in cards:
        for claim in card.claims:
            worst.setdefault(claim, card.severity)
    return worst


def _paragraphs(
    article: Article, said: Iterable[Statement], worst: Mapping[str, str]
) -> Iterator[tuple[Stretch, ...]]:
    """The text by lines, split wherever a quote begins or ends."""
    text = article.searchable
    if text is None:
        return
    quoted: list[tuple[int, int, str]] = []
    for s in said:
        for quote in s.wording.quotes:
            places = text.find(quote.exact, quote.prefix, quote.suffix)
            quoted += [(start, end, s.claim) for start, end, _ in places[:1]]
    line_start = 0
    for line in text.text.split("\n"):
        line_end = line_start + len(line)
        here = [q for q in quoted if q[0] < line_end and q[1] > line_start]
        ends = (min(max(at, line_start), line_end) for q in here for at in q[:2])
        cuts = sorted({line_start, line_end, *ends})
        if line.strip():
            yield tuple(
                _stretch(text.text[low:high], [q[2] for q in here if q[0] <= low and high <= q[1]], worst)
                for low, high in pairwise(cuts)
            )
        line_start = line_end + 1


def _stretch(text: str, claims: Iterable[str], worst: Mapping[str, str]) -> Stretch:
    named = tuple(dict.fromkeys(claims))
    levels = [worst[claim] for claim in named if claim in worst]
    severity = next((level for level in ("error", "warning", "info") if level in levels), "")
    return Stretch(text, named, severity)


def _link(url: str) -> str:
    """An address that is safe to follow; "" for any that does not begin with http:// or https://."""
    return url if url.lower().startswith(("http://", "https://")) else ""
