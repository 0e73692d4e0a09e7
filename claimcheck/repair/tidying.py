"""What no rule minds and a machine can still put right: quotes in other typography, digests out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.finding import Spot
from claimcheck.values.digest import same_but_for_white_space, sha256_of
from claimcheck.values.printed import as_printed
from claimcheck.values.searchable import Searchable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.records import ArticleEntry, Claim

QUOTE, DIGEST = "quote", "digest"


class Tidying(NamedTuple):
    """A text that should stand at a spot; a key that is not there goes behind the key `after`."""

    what: str
    spot: Spot
    value: str
    after: str = ""


def tidied_quotes(claim: Claim, text: Searchable) -> Iterator[Tidying]:
    """The article's own characters for quotes that stand in it but for typography and white space."""
    listed = isinstance(claim.quote, tuple)
    for index, quote in enumerate(claim.quotes):
        pointer = f"/quote/{index}" if listed else "/quote"
        written = (quote.exact, quote.prefix, quote.suffix)
        printed = as_printed(text, written)
        for key, old, new in zip(("exact", "prefix", "suffix"), written, printed, strict=True):
            if new != old:
                yield Tidying(QUOTE, Spot(claim.id, f"{pointer}/{key}"), new)


def tidied_digest(key: str, article: ArticleEntry, text: str) -> Iterator[Tidying]:
    """The digest of an article's text where none is recorded, or only white space changed since."""
    now = sha256_of(text)
    recorded = (article.sha256 or now + "?").lower()
    if recorded != now and (article.sha256 is None or same_but_for_white_space(text, recorded)):
        yield Tidying(DIGEST, Spot(key, "/sha256", kind="article"), now, after="text")


def tidyings(
    articles: Mapping[str, tuple[ArticleEntry, str | None]],
    claims: Mapping[str, tuple[Claim, str]],
    *,
    quotes: bool,
    digests: bool,
) -> Iterator[Tidying]:
    """All that can be tidied in records.

    Args:
        articles: articles by id, each with its text, None where that is not at hand.
        claims: claims by id, each with the id of its article.
        quotes: whether quotes are to be looked at.
        digests: whether digests are.
    """
    texts = {key: Searchable(text) for key, (_, text) in articles.items() if text is not None}
    if digests:
        for key, text in texts.items():
            yield from tidied_digest(key, articles[key][0], text.text)
    if quotes:
        for claim, article in claims.values():
            if article in texts:
                yield from tidied_quotes(claim, texts[article])
