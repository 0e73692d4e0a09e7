"""A claim: what an article asserts, with how much certainty, in which words."""

from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Discriminator, Field, Strict, Tag

from claimcheck.records.fields import (
    MANY,
    ONE,
    Basis,
    Edtf,
    Id,
    ListOf,
    Maybe,
    PerCent,
    Record,
    ScopeValue,
    Text,
    ascending,
    one_or_many,
    refusal,
)
from claimcheck.records.objects import ObjectValue

Hedging = Literal[
    "confirmed",
    "stated",
    "likely",
    "reportedly",
    "alleged",
    "possible",
    "rumored",
    "unconfirmed",
    "disputed",
]
Evidence = Literal[
    "witnessed",
    "official_record",
    "official_statement",
    "named_source",
    "unnamed_source",
    "other_media",
    "inferred",
    "unknown",
]
Modality = Literal["actual", "planned", "predicted", "conditional", "hypothetical", "opinion"]


class Quote(Record):
    """The words in the article that carry a claim (the Web Annotation model's text quote selector)."""

    exact: Text = Field(description="The words, copied from the article")
    prefix: str = Field(
        default="", description="The words just before, where the quote stands more than once"
    )
    suffix: str = Field(default="", description="The words just after, where the quote stands more than once")


class Attribution(Record):
    """On whose word the article says it."""

    evidence: Maybe[Evidence] = Field(
        default=None, description="What the article rests it on; inferred is the recorder's own inference"
    )
    source: str = Field(default="", description="The source: an entity id or free text")
    speaker: Maybe[Id] = Field(default=None, description="Whose words they are (entity id)")
    unconfirmed_by: ListOf[Id] = Field(default=(), description="Who has not confirmed it; this is no denial")
    declined_comment: ListOf[Id] = Field(default=(), description="Who declined to comment")


def _low_to_high(pair: tuple[float, float]) -> tuple[float, float]:
    if not ascending(pair):
        raise refusal("write the lower bound first")
    return pair


Subjects = Annotated[
    Annotated[Id, Tag(ONE)] | Annotated[ListOf[Id], Field(min_length=1), Tag(MANY)],
    Discriminator(one_or_many),
]
Quotes = Annotated[
    Annotated[Quote, Tag(ONE)] | Annotated[ListOf[Quote], Field(min_length=1), Tag(MANY)],
    Discriminator(one_or_many),
]
Likelihood = Annotated[tuple[PerCent, PerCent], Strict(False), AfterValidator(_low_to_high)]

FILLED_KEY_BY_KEY: Final = ("attribution", "scope")
"""The keys of a claim whose own keys are laid over those of the defaults one by one."""

_SUBJECT = "Who or what the claim is about: an entity id, or several where the statement is about each"
_PREDICATE = 'The relation, from the vocabulary, such as "attends"'
_OBJECT = (
    'An entity id, {"amount": …, "unit": …}, {"low": …, "high": …, "unit": …}, '
    '{"date": …}, {"text": …} or {"boolean": …}'
)
_HEDGING = "The certainty that the article gives the claim"


class ClaimDefaults(Record):
    """A partial claim, laid under every claim of its file: any key of a claim but its id."""

    subject: Maybe[Subjects] = Field(default=None, description=_SUBJECT)
    predicate: Maybe[Id] = Field(default=None, description=_PREDICATE)
    object: Maybe[ObjectValue] = Field(default=None, description=_OBJECT)
    event: Maybe[Id] = Field(
        default=None, description="The occasion that the claim belongs to (event entity id)"
    )
    subject_as: str = Field(default="", description="The subject's name as printed, with its title")
    object_as: str = Field(default="", description="The object's name as printed, with its title")
    hedging: Maybe[Hedging] = Field(default=None, description=_HEDGING)
    cue: str = Field(default="", description="The words that carry the certainty, copied from the article")
    polarity: Literal["affirmed", "negated"] = Field(default="affirmed", description="negated for a denial")
    modality: Modality = Field(
        default="actual",
        description="planned: scheduled, due to, will; predicted: an outsider's forecast; conditional: if …",
    )
    time: Maybe[Edtf] = Field(default=None, description="When it holds or happens (EDTF)")
    time_as: str = Field(default="", description='The words that give the time, such as "later this month"')
    time_basis: Basis = Field(
        default="printed", description="Where the time comes from; inferred caps every outcome at possible"
    )
    relative: Maybe[Literal["before", "at", "after"]] = Field(
        default=None, description="Before, at or after the writing of the article"
    )
    place: Maybe[Id] = Field(default=None, description="Where it holds or happens (place entity id)")
    attribution: Attribution = Field(default=Attribution(), description="On whose word the article says it")
    quote: Maybe[Quotes] = Field(default=None, description="The words in the article; a list where repeated")
    scope: dict[str, ScopeValue] = Field(
        default_factory=dict, description="What qualifies the claim: to, in, for, of, role, region, acting …"
    )
    condition: str = Field(default="", description="The words of the condition, with modality conditional")
    cites: ListOf[Id] = Field(default=(), description="Ids of the articles cited for this claim")
    supersedes: ListOf[Id] = Field(default=(), description="Ids of the claims that this one replaces")
    retracted: bool = Field(default=False, description="True where the article or its publisher took it back")
    note: str = Field(default="", description="What the format cannot say")
    tags: ListOf[Text] = Field(default=(), description="Labels of your own")
    likelihood: Maybe[Likelihood] = Field(
        default=None,
        description="Only where the article gives a probability: lower and upper bound in per cent",
    )


class Claim(ClaimDefaults):
    """What an article asserts."""

    id: Id = Field(description="The claim's id, unique in the project")
    subject: Subjects = Field(description=_SUBJECT)
    predicate: Id = Field(description=_PREDICATE)
    object: ObjectValue = Field(description=_OBJECT)
    hedging: Hedging = Field(description=_HEDGING)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes, none, one or several."""
        if self.quote is None:
            return ()
        return (self.quote,) if isinstance(self.quote, Quote) else self.quote


class BulkLine(Claim):
    """A claim that names its article: one line of a JSON Lines file."""

    article: Id = Field(description="The id of the article that the claim is taken from")


def with_defaults(claim: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """Lay a file's defaults under a claim, both as parsed JSON.

    Args:
        claim: The claim as written; its keys win. Not changed.
        defaults: The file's ``defaults``. Not changed.

    Returns:
        The claim with the defaults for what it lacks; ``attribution`` and ``scope`` are filled key by key.
    """
    merged = {**defaults, **claim}
    for key in FILLED_KEY_BY_KEY:
        over, under = claim.get(key), defaults.get(key)
        if isinstance(over, dict) and isinstance(under, dict):
            merged[key] = {**under, **over}
    return merged
