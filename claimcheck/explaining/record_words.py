"""Records in words: the rows that `claimcheck show` prints of claims, articles, entities and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.storage.escape import plain
from claimcheck.values.hedging import MODALITIES, RELIABILITY, SCALE
from claimcheck.values.listing import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.vocabulary import Vocabulary
    from claimcheck.records import ArticleEntry, Claim, Entity, Predicate

_KINDS = {
    "state": "holds over a time",
    "event": "happens",
    "attribute": "holds for good",
    "cumulative": "grows over time",
}
_LABEL_COLUMNS = 13


def claim_rows(record: Claim, article: str, corpus: Corpus) -> Iterator[str]:
    """What a claim says beside its sentence: certainty, time, place, source, words."""
    name = corpus.vocabulary.name
    said = record.attribution
    yield from _row("article", article)
    yield from _row("certainty", f"{record.hedging} ({SCALE[record.hedging].when})")
    yield from _row("cue", _quoted(record.cue))
    if record.modality != "actual":
        yield from _row("told", f"{MODALITIES[record.modality]} ({record.modality})")
    yield from _row("condition", _quoted(record.condition))
    yield from _row("time", _time(record))
    if record.relative:
        yield from _row("order", f"{record.relative} the writing of the article")
    yield from _row("place", name(record.place) if record.place else "")
    yield from _row("occasion", name(record.event) if record.event else "")
    yield from _row("scope", ", ".join(f"{key}: {_scope_word(value)}" for key, value in record.scope.items()))
    evidence = said.evidence.replace("_", " ") if said.evidence else ""
    yield from _row("source", ": ".join(part for part in (evidence, name(said.source)) if part))
    yield from _row("speaker", name(said.speaker) if said.speaker else "")
    yield from _row("unconfirmed", _names("by", said.unconfirmed_by, corpus))
    yield from _row("no comment", _names("from", said.declined_comment, corpus))
    yield from _row("supersedes", ", ".join(record.supersedes))
    for quote in record.quotes:
        yield from _row("quote", _quoted(quote.exact))
    yield from _row("note", record.note)
    yield from _row("tags", ", ".join(record.tags))


def article_rows(record: ArticleEntry, text: str | None, citing: Sequence[str]) -> Iterator[str]:
    """What is known of an article; `citing` are the ids of the articles that cite it."""
    yield from _row("title", record.title)
    yield from _row("publisher", record.publisher)
    yield from _row("url", record.url)
    dated = f"{record.published} ({record.published_basis})" if record.published else "not dated"
    yield from _row("published", dated)
    if record.text:
        size = f"{len(text.split())} words" if text is not None else "it could not be read"
        yield from _row("text", f"{record.text} ({size})")
    yield from _row("reliability", f"{record.reliability} ({RELIABILITY[record.reliability]})")
    yield from _row("origin", record.origin)
    yield from _row("cites", ", ".join(record.cites))
    yield from _row("cited by", ", ".join(citing))


def entity_rows(record: Entity, vocabulary: Vocabulary) -> Iterator[str]:
    """What the vocabulary knows of an entity."""
    yield from _row("name", record.name)
    yield from _row("type", record.type)
    yield from _row("aliases", ", ".join(record.aliases))
    yield from _row("same as", ", ".join(record.same_as))
    yield from _row("not", ", ".join(record.distinct_from))
    for label, other in (
        ("within", record.within),
        ("of", record.of),
        ("place", record.place),
        ("part of", record.part_of),
    ):
        yield from _row(label, vocabulary.name(other) if other else "")
    yield from _row("time", record.time or "")
    if record.type == "office":
        yield from _row("holders", str(record.holders or 1))
    yield from _row("titles", ", ".join(record.titles))


def predicate_rows(record: Predicate) -> Iterator[str]:
    """What the vocabulary demands of a relation."""
    yield from _row("label", record.label)
    yield from _row("kind", f"{record.kind} ({_KINDS[record.kind]})")
    yield from _row("subject", listed(record.subject_type, last="or", most=20) or "anything")
    yield from _row("object", listed(record.object_type, last="or", most=20) or "anything")
    yield from _row("unit", record.unit or "")
    if record.one_object_per_subject:
        yield from _row("demands", "one object for each subject")
    if record.one_subject_per_object:
        yield from _row("demands", "one subject for each object, or as many as its holders say")
    yield from _row("apart by", ", ".join(record.separators))


def _row(label: str, value: str) -> Iterator[str]:
    """One row; none for an empty value."""
    if value:
        yield f"  {label:<{_LABEL_COLUMNS}}{plain(value)}"


def _quoted(words: str) -> str:
    return f'"{words}"' if words else ""


def _time(record: Claim) -> str:
    words = _quoted(record.time_as)
    if not record.time:
        return words
    basis = "" if record.time_basis == "printed" else record.time_basis
    aside = ", ".join(part for part in (basis, words) if part)
    return f"{record.time} ({aside})" if aside else record.time


def _scope_word(value: object) -> str:
    return "yes" if value is True else "no" if value is False else str(value)


def _names(before: str, ids: Sequence[str], corpus: Corpus) -> str:
    return f"{before} {listed([corpus.vocabulary.name(key) for key in ids])}" if ids else ""
