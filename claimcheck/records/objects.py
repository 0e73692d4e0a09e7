"""A claim's ``object``: one of five shapes, told apart by shape (FORMAT.md, "object")."""

from typing import Annotated, Any, Final, Literal, Self

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator

from claimcheck.records.fields import Digits, Edtf, Id, Maybe, Record, Text, ascending, refusal

OBJECT_SHAPE: Final = "object_shape"
"""The error type of an object that has none of the five shapes."""
SHAPE_KEYS: Final = ("amount", "low", "high", "date", "text", "boolean")
"""The keys that tell the shapes apart."""

_ENTITY: Final = "entity"
_QUANTITY: Final = "quantity"
_DATE: Final = "date"
_TEXT: Final = "text"
_BOOLEAN: Final = "boolean"

_RANGE_OR_AMOUNT: dict[str, Any] = {
    "oneOf": [
        {"required": ["amount"], "properties": {"low": False, "high": False}},
        {"required": ["low", "high"], "properties": {"amount": False, "bound": False}},
    ]
}


class Quantity(Record):
    """An amount or a range, with its unit."""

    model_config = ConfigDict(json_schema_extra=_RANGE_OR_AMOUNT)

    amount: Maybe[Digits] = Field(
        default=None, description='As written: "500e9" is 500 billion to half a billion, 9.8 is 9.75 to 9.85'
    )
    low: Maybe[Digits] = Field(default=None, description="The lower end of a range")
    high: Maybe[Digits] = Field(default=None, description="The upper end of a range")
    unit: Text = Field(description='An ISO 4217 currency code, a declared unit, "%", or "1" for a count')
    bound: Literal["exact", "at_least", "at_most"] = Field(
        default="exact", description='How the number bounds the value: "more than 20" is at_least'
    )
    approximate: bool = Field(
        default=False, description="True for about, around, nearly: widens by 10 % each way"
    )
    per: str = Field(default="", description='The span a rate refers to, such as "year"')
    as_of: Maybe[Edtf] = Field(default=None, description="The date the figure stands for (EDTF)")

    @model_validator(mode="after")
    def _one_way_to_say_how_much(self) -> Self:
        if self.amount is not None:
            if self.low is not None or self.high is not None:
                raise refusal('write "amount", or "low" and "high", not both')
        elif self.low is None or self.high is None:
            raise refusal('write "amount", or "low" and "high"')
        elif "bound" in self.model_fields_set:
            raise refusal('"bound" belongs to a single "amount"; a range says it with "low" and "high"')
        elif not ascending((self.low, self.high)):
            raise refusal('"low" is above "high"')
        return self


class Date(Record):
    """A date or interval as the object of a claim."""

    date: Edtf = Field(description='A date or interval (EDTF), such as "2026-01~" or "2025-02-06/2025-02-08"')


class Literally(Record):
    """A literal string as the object of a claim."""

    text: Text = Field(description="The words; compared without regard to case, width and white space")


class Boolean(Record):
    """Yes or no as the object of a claim."""

    boolean: bool = Field(description="Whether the property holds")


Object = str | Quantity | Date | Literally | Boolean
"""What a claim's object is once read; a string is an entity id."""

_TAG_OF_TYPE: dict[type, str] = {
    str: _ENTITY,
    Quantity: _QUANTITY,
    Date: _DATE,
    Literally: _TEXT,
    Boolean: _BOOLEAN,
}
# In this order: the first key found tells the shape, so that a key too many is named.
_TAG_OF_KEY: dict[str, str] = {
    "amount": _QUANTITY,
    "low": _QUANTITY,
    "high": _QUANTITY,
    "date": _DATE,
    "text": _TEXT,
    "boolean": _BOOLEAN,
    "unit": _QUANTITY,
    "bound": _QUANTITY,
    "per": _QUANTITY,
    "as_of": _QUANTITY,
    "approximate": _QUANTITY,
}


def _shape(value: object) -> str | None:
    if isinstance(value, dict):
        return next((tag for key, tag in _TAG_OF_KEY.items() if key in value), None)
    return _TAG_OF_TYPE.get(type(value))


ObjectValue = Annotated[
    Annotated[Id, Tag(_ENTITY)]
    | Annotated[Quantity, Tag(_QUANTITY)]
    | Annotated[Date, Tag(_DATE)]
    | Annotated[Literally, Tag(_TEXT)]
    | Annotated[Boolean, Tag(_BOOLEAN)],
    Discriminator(
        _shape,
        custom_error_type=OBJECT_SHAPE,
        custom_error_message='should be an entity id, {"amount": …, "unit": …}, '
        '{"low": …, "high": …, "unit": …}, {"date": …}, {"text": …} or {"boolean": …}',
    ),
]
