"""A seeded corpus of articles with texts, and of claims that quote them; which quotes are false is known."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from corpora import Conflicts, News, Record, record, told_by

if TYPE_CHECKING:
    from pathlib import Path

TEXT_BYTES = 5000
QUOTES_PER_FALSE = 1000
_SENTENCES = 2000
_PROSE = (
    "the minister told reporters in São Paulo that “no decision has been made” on the plant’s future – and "
    "that talks with Škoda and Société Générale will go on next week while unions warn of thousands of "
    "jobs at risk after a long summer of falling sales rising prices and a costly recall of older models "
    "across the region"
)
_TYPED = str.maketrans("“”’–", '""\'-')


class Planted(NamedTuple):
    """What a linter has to find: claims in certain contradiction, and claims whose quote is false."""

    conflicts: Conflicts
    false_quotes: frozenset[str]


def write_quotes(root: Path, news: News) -> Planted:
    """Write a project of JSON Lines and texts of about 5 kB; every claim quotes its article once.

    The quotes are copied as people copy them: curly quotation marks become straight ones, a line break a
    space. In one of a thousand a figure is changed.

    Args:
        root: the project's folder; made when it is not there.
        news: the corpus.
    """
    claims, seeds = root / "claims", root / "seeds"
    claims.mkdir(parents=True)
    seeds.mkdir()
    random = Random(news.seed)
    words = _PROSE.split()
    sentences = [tuple(random.choices(words, k=random.randint(14, 20))) for _ in range(_SENTENCES)]
    false: set[str] = set()
    lines: list[Record] = []
    articles: list[Record] = []
    number = 0
    for article in range(news.articles):
        told = list(told_by(news, article))
        text, quotes = _text(random, sentences, len(told))
        for claim, quote in zip(told, quotes, strict=True):
            if number % QUOTES_PER_FALSE == QUOTES_PER_FALSE // 2:
                false.add(claim.id)
                quote = quote.replace(",", ",9", 1)
            number += 1
            lines.append({**record(claim), "article": news.article(article)["id"], "quote": {"exact": quote}})
        name = f"a{article:07d}"
        (seeds / f"{name}.txt").write_text(text, encoding="utf-8")
        articles.append({**news.article(article), "text": f"seeds/{name}.txt"})
    entities = [{"id": key, **entity} for key, entity in news.entities()]
    for stem, values in (("claims", lines), ("articles", articles), ("entities", entities)):
        text = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
        (claims / f"{stem}.jsonl").write_text(text, encoding="utf-8")
    vocabulary = {"predicates": news.predicates()}
    (claims / "vocabulary.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    return Planted(news.planted(), frozenset(false))


def _text(random: Random, sentences: list[tuple[str, ...]], quotes: int) -> tuple[str, list[str]]:
    """A text of about TEXT_BYTES, and quotes from it; each holds a figure that stands in the text once."""
    pieces: list[str] = []
    quotable: list[str] = []
    size = 0
    while size < TEXT_BYTES:
        words = random.choice(sentences)
        figure = f"{len(pieces) + 1},{random.randint(100, 999)}"
        start, at = random.randint(2, 4), random.randint(6, 8)
        line = [*words[:at], figure, *words[at:]]
        quotable.append(" ".join(line[start : at + 4]))
        breaks = "\n\n" if len(pieces) % 5 == 4 else "\n" if len(pieces) % 3 == 2 else " "
        wrapped = "\n" if len(pieces) % 2 else " "
        pieces.append(" ".join(line[:at]) + wrapped + " ".join(line[at:]) + "." + breaks)
        size += len(pieces[-1].encode())
    chosen = random.sample(quotable, quotes)
    return "".join(pieces), [_copied(quote, index) for index, quote in enumerate(chosen)]


def _copied(quote: str, index: int) -> str:
    """A quote as somebody types it: every third with straight quotation marks and short dashes."""
    return quote.translate(_TYPED) if index % 3 == 0 else quote
