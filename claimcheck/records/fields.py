"""What every record is made of: the strict, frozen model and the few field types that the records share.

Absent is absent: free text defaults to ``""``, lists to ``()``, everything else to ``None``, and a written
``null`` is an error, because it would be a second way to say nothing.
"""

from decimal import Decimal
from math import isfinite
from re import compile as pattern_of
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainValidator,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError

from claimcheck.values.time import parse

T = TypeVar("T")

ID_PATTERN: Final = r"^[a-z0-9][a-z0-9._/-]*$"
"""Ids, see FORMAT.md: small ASCII letters, digits, ``. _ / -``, beginning with a letter or digit."""
DECIMAL_PATTERN: Final = r"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?$"
"""A decimal number as written; three digits of exponent are more than news needs."""
EDTF_PATTERN: Final = r"^[-+0-9XYTZ:./?~%,\[\]]+$"
"""The characters of EDTF dates and intervals, all of it that a JSON Schema can check."""
DAY_PATTERN: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
DIGEST_PATTERN: Final = r"^[0-9a-fA-F]{64}$"
LONGEST_NUMBER: Final = 300

REASON: Final = "reason"
"""The error type of all refusals worded in this package; their messages are ready for people."""

ONE: Final = "one"
MANY: Final = "many"
"""Union tags of what may be a list; claimcheck.records.errors leaves all tags out of JSON pointers."""


class Record(BaseModel):
    """A thing that a user wrote: unknown keys are errors, nothing is coerced, nothing changes later."""

    # Deferred: a run builds the validators only of the kinds of file that it reads.
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)


class _NotNull:
    """Marks ``T | None`` as "T, or the key is absent": the value ``null`` itself is refused."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        inner: CoreSchema = schema["schema"] if schema["type"] == "nullable" else schema
        return inner


def refusal(reason: str) -> PydanticCustomError:
    """A validation error with a message for people.

    Args:
        reason: Plain words: what is wrong and what to write instead.

    Returns:
        The error to raise in a validator.
    """
    return PydanticCustomError(REASON, "{reason}", {"reason": reason})


def _is_lossless(value: object) -> bool:
    # jiter's type is known by name, so that records do not import the parser.
    return type(value).__name__ == "LosslessFloat"


_decimal = pattern_of(DECIMAL_PATTERN)
_beyond = pattern_of(r"-?[0-9]+(?:\.[0-9]+)?[eE](?:\+|(-))?[0-9]{4,}")


def _digits(value: object) -> object:
    """Keep a number's written digits: ``9.80`` stays ``"9.80"``."""
    if isinstance(value, bool) or not (isinstance(value, str | int | float) or _is_lossless(value)):
        raise refusal('should be a number such as 500 or 9.8, or digits in quotation marks such as "500e9"')
    if isinstance(value, int) and value.bit_length() > 4 * LONGEST_NUMBER:
        raise refusal("this number has too many digits")
    written = str(value)
    if len(written) > LONGEST_NUMBER:
        raise refusal("this number has too many digits")
    if power := _beyond.fullmatch(written):
        raise refusal("this number is too close to zero" if power[1] else "this number is too large")
    if not _decimal.fullmatch(written):
        raise refusal('should be a plain decimal number such as "9.8" or "500e9", without commas or units')
    return written


def _number(value: object) -> object:
    return float(str(value)) if _is_lossless(value) else value


def _scope_value(value: object) -> str | int | float | bool:
    value = _number(value)
    if isinstance(value, float) and not isfinite(value):
        raise refusal("this number is too large")
    if isinstance(value, str | int | float):
        return value
    raise refusal("should be text, a number, true or false")


def _listed_value(value: object) -> str | bool:
    if isinstance(value, str | bool) and value != "":
        return value
    raise refusal("should be text, true or false")


def _edtf(value: str) -> str:
    try:
        parse(value)
    except ValueError as error:
        raise refusal(str(error)) from None
    return value


def one_or_many(value: object) -> str:
    """Tell a list from a single value.

    Args:
        value: The JSON value, or what a record holds.

    Returns:
        The union tag `MANY` for a list, else `ONE`.
    """
    return MANY if isinstance(value, list | tuple) else ONE


def ascending(pair: tuple[str, str] | tuple[float, float]) -> bool:
    """Whether a range is written from low to high.

    Args:
        pair: Two numbers, or their digits.

    Returns:
        True where the first is not above the second.
    """
    return Decimal(str(pair[0])) <= Decimal(str(pair[1]))


Maybe = Annotated[T | None, _NotNull()]
ListOf = Annotated[tuple[T, ...], Strict(False)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=200)]
Text = Annotated[str, StringConstraints(min_length=1)]
Edtf = Annotated[str, AfterValidator(_edtf), WithJsonSchema({"type": "string", "pattern": EDTF_PATTERN})]
Day = Annotated[str, StringConstraints(pattern=DAY_PATTERN), AfterValidator(_edtf)]
Digits = Annotated[
    str,
    BeforeValidator(_digits),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": DECIMAL_PATTERN, "maxLength": LONGEST_NUMBER},
                {"type": "number"},
            ]
        }
    ),
]
Share = Annotated[float, Field(ge=0, le=1), BeforeValidator(_number)]
PerCent = Annotated[float, Field(ge=0, le=100), BeforeValidator(_number)]
ScopeValue = Annotated[
    str | int | float | bool,
    PlainValidator(_scope_value),
    WithJsonSchema({"type": ["string", "number", "boolean"]}),
]
ListedValue = Annotated[
    str | bool,
    PlainValidator(_listed_value),
    WithJsonSchema({"type": ["string", "boolean"], "minLength": 1}),
]
Basis = Literal["printed", "metadata", "inferred"]
