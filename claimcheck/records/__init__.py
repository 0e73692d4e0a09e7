"""Records, as users write them (FORMAT.md): the one source of truth for the format and its JSON Schemas."""

from claimcheck.records.article import Article, ArticleEntry
from claimcheck.records.claim import Attribution, BulkLine, Claim, ClaimDefaults, Quote, with_defaults
from claimcheck.records.kinds import FileKind, kind_of
from claimcheck.records.objects import Boolean, Date, Literally, Object, Quantity
from claimcheck.records.vocabulary import Entity, EntityLine, Implication, Predicate
from claimcheck.records.waiver import Waiver

__all__ = [
    "Article",
    "ArticleEntry",
    "Attribution",
    "Boolean",
    "BulkLine",
    "Claim",
    "ClaimDefaults",
    "Date",
    "Entity",
    "EntityLine",
    "FileKind",
    "Implication",
    "Literally",
    "Object",
    "Predicate",
    "Quantity",
    "Quote",
    "Waiver",
    "kind_of",
    "with_defaults",
]
