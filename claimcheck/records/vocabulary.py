"""The shared registry's records: entities (who and what) and predicates (which relations)."""

from typing import Annotated, Final, Literal

from pydantic import Discriminator, Field, PlainValidator, Tag, WithJsonSchema

from claimcheck.records.fields import (
    Edtf,
    Id,
    ListedValue,
    ListOf,
    Maybe,
    Record,
    Share,
    Text,
    refusal,
)
from claimcheck.records.objects import ObjectValue

ENTITY_TYPES: Final = (
    "person",
    "organisation",
    "office",
    "place",
    "event",
    "work",
    "agreement",
    "group",
    "topic",
)
"""The entity types that need no declaration; a project adds its own in its configuration."""
LITERAL_TYPES: Final = ("quantity", "date", "text", "boolean")
"""What a predicate's ``object_type`` takes beside entity types."""

_PREDICATE: Final = "predicate"
_RULE: Final = "implication"


def _holders(value: object) -> int | str:
    if (isinstance(value, str) and value == "many") or (type(value) is int and value >= 1):
        return value
    raise refusal('should be a whole number from 1 up, or "many"')


Holders = Annotated[
    int | str,
    PlainValidator(_holders),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, {"const": "many"}]}),
]


class Entity(Record):
    """Somebody or something; its id is the key it stands under in a vocabulary file."""

    type: Id = Field(
        description="person, organisation, office, place, event, work, agreement, group, topic, "
        "or a type that the configuration adds",
        examples=list(ENTITY_TYPES),
    )
    name: str = Field(default="", description="The name for people to read")
    aliases: ListOf[Text] = Field(
        default=(), description="Other names, as articles print them, in any script"
    )
    same_as: ListOf[Text] = Field(
        default=(), description='The same in other registries, such as "wikidata:Q1490"'
    )
    distinct_from: ListOf[Id] = Field(
        default=(), description="Ids of entities that look like this one and are not"
    )
    within: Maybe[Id] = Field(default=None, description="The place that this place lies in")
    of: Maybe[Id] = Field(default=None, description="What an office is the office of, such as a country")
    holders: Maybe[Holders] = Field(
        default=None, description='How many hold an office at one time: a number (1 if absent) or "many"'
    )
    titles: ListOf[Text] = Field(default=(), description="The titles an office's holder is called by")
    time: Maybe[Edtf] = Field(default=None, description="When an event takes place (EDTF)")
    place: Maybe[Id] = Field(default=None, description="Where an event takes place")
    part_of: Maybe[Id] = Field(
        default=None, description="The larger whole, such as the trip that a stop belongs to"
    )


class EntityLine(Entity):
    """An entity with its id: one line of entities.jsonl."""

    id: Id = Field(description="The entity's id, unique in the project")


class Implication(Record):
    """What a claim implies about its own subject: a predicate and its object."""

    predicate: Id = Field(description="The predicate that holds too")
    object: ObjectValue = Field(
        description='Its object: "object.place" is the place of the claim\'s object; others as they stand'
    )


def _implied(value: object) -> str:
    return _RULE if isinstance(value, dict | Implication) else _PREDICATE


Implied = Annotated[
    Annotated[Id, Tag(_PREDICATE)] | Annotated[Implication, Tag(_RULE)], Discriminator(_implied)
]


class Predicate(Record):
    """A relation and what is known about it; its id is the key it stands under."""

    label: str = Field(default="", description='The words between subject and object: "holds the office of"')
    kind: Literal["state", "event", "attribute", "cumulative"] = Field(
        default="state",
        description="state: holds over an interval; event: happens; attribute: holds for good; "
        "cumulative: grows over its as-of time",
    )
    subject_type: ListOf[Id] = Field(
        default=(), description="The entity types a subject may have; any if absent"
    )
    object_type: ListOf[Id] = Field(
        default=(),
        description="The types an object may have, also quantity, date, text, boolean; any if absent",
    )
    unit: Maybe[Text] = Field(default=None, description="The unit of amounts, or one that converts to it")
    one_object_per_subject: bool = Field(default=False, description="A subject has one object at a time")
    one_subject_per_object: bool = Field(
        default=False, description="An object has one subject at a time, or as many as its holders say"
    )
    separators: ListOf[Text] = Field(
        default=(), description="Scope keys; claims that differ in one of them are never compared"
    )
    exclusive_with: ListOf[Id] = Field(
        default=(), description="Predicates that cannot hold of the same pair at once"
    )
    exclusive_values: ListOf[ListedValue] = Field(
        default=(), description="Values of which no two hold at once"
    )
    ordered_values: ListOf[ListedValue] = Field(
        default=(), description="Values in the one order in which they follow each other"
    )
    before: ListOf[Id] = Field(
        default=(), description="Predicates whose time cannot be earlier than this one's"
    )
    after: ListOf[Id] = Field(default=(), description="Predicates whose time cannot be later than this one's")
    part_of_total: bool = Field(
        default=False, description="Amounts are parts of one whole, which they cannot exceed"
    )
    inverse: Maybe[Id] = Field(
        default=None, description="The predicate that says the same from object to subject"
    )
    symmetric: bool = Field(
        default=False, description="What holds of subject and object holds of object and subject"
    )
    acyclic: bool = Field(
        default=False, description="Nothing stands in this relation to itself, over any steps"
    )
    implies: Maybe[Implied] = Field(
        default=None, description="A predicate that holds of the same pair too, or a predicate and its object"
    )
    tolerance: Maybe[Share] = Field(default=None, description="By what share amounts may differ: 0.05 is 5 %")
    reschedulable: bool = Field(
        default=False, description="A new date replaces the old one rather than contradict it"
    )
    exceptions: ListOf[Id] = Field(
        default=(), description="Ids of entities to which the constraints do not apply"
    )
