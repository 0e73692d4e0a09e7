"""Record files: what each kind holds, and which kind a parsed JSON value is."""

from typing import Any, Self

from pydantic import Field, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from claimcheck.records.article import Article, ArticleEntry
from claimcheck.records.claim import FILLED_KEY_BY_KEY, Claim, ClaimDefaults, with_defaults
from claimcheck.records.fields import Id, ListOf, Maybe, Record
from claimcheck.records.vocabulary import Entity, Predicate
from claimcheck.records.waiver import Waiver


class _RecordFile(Record):
    schema_: str = Field(default="", alias="$schema", description="The JSON Schema of this file, for editors")


class ClaimFile(_RecordFile):
    """One article and its claims."""

    article: Article = Field(description="The article that the claims are taken from")
    defaults: Maybe[ClaimDefaults] = Field(
        default=None, description="A partial claim, laid under every claim"
    )
    claims: ListOf[Claim] = Field(description="The article's claims, in the order of its text")

    @model_validator(mode="wrap")
    @classmethod
    def _over_defaults(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Lay the defaults under the claims; a wrong default is reported once, where it stands."""
        if not isinstance(value, dict):
            return handler(value)
        defaults, claims = value.get("defaults"), value.get("claims")
        if not isinstance(defaults, dict) or not isinstance(claims, list):
            return handler(value)
        merged = [with_defaults(claim, defaults) if isinstance(claim, dict) else claim for claim in claims]
        try:
            return handler({**value, "claims": merged})
        except ValidationError as error:
            own = [
                InitErrorDetails(type=_same_type(line), loc=line["loc"], input=line["input"])
                for line in error.errors(include_url=False)
                if not _from_defaults(line["loc"], claims, defaults)
            ]
            raise ValidationError.from_exception_data(error.title, own) from None


def _same_type(line: ErrorDetails) -> PydanticCustomError:
    # The library takes its own error types back only with their context, which it gives out for some types.
    return PydanticCustomError(line["type"], "{msg}", {**line.get("ctx", {}), "msg": line["msg"]})


def _from_defaults(loc: tuple[int | str, ...], claims: list[Any], defaults: dict[str, Any]) -> bool:
    """Whether an error's place within a merged claim holds something that only the defaults wrote."""
    if len(loc) < 3 or loc[0] != "claims" or not isinstance(loc[1], int):
        return False
    claim, key = claims[loc[1]], str(loc[2])
    if key not in claim:
        return key in defaults
    over, under = claim[key], defaults.get(key)
    if (
        key not in FILLED_KEY_BY_KEY
        or len(loc) < 4
        or not isinstance(over, dict)
        or not isinstance(under, dict)
    ):
        return False
    return loc[3] not in over and loc[3] in under


class VocabularyFile(_RecordFile):
    """The shared registry: maps from id to record."""

    entities: dict[Id, Entity] = Field(default_factory=dict, description="Who and what, by id")
    predicates: dict[Id, Predicate] = Field(default_factory=dict, description="Which relations, by id")
    articles: dict[Id, ArticleEntry] = Field(default_factory=dict, description="Which articles, by id")


class WaiverFile(_RecordFile):
    """Decisions about findings."""

    waivers: ListOf[Waiver] = Field(description="The decisions")
