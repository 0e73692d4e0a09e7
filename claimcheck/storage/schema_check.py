"""Records against the format: a record or None, and everything that is wrong with it, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from claimcheck.finding import Problem, Spot
from claimcheck.records.claim import FILLED_KEY_BY_KEY
from claimcheck.records.errors import problems as schema_problems
from claimcheck.records.fields import ID_PATTERN
from claimcheck.records.vocabulary import LITERAL_TYPES, Entity, Predicate
from claimcheck.values.listing import listed, nearest
from claimcheck.values.pointer import token, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from claimcheck.records.errors import SchemaProblem

Model = TypeVar("Model", bound=BaseModel)

FILE_KEYS = ("article", "claims", "entities", "predicates", "articles", "waivers")
"""The top-level keys that tell what a record file is."""
LONGEST_ID = 200
"""Code points that an id may have (FORMAT.md)."""
_NAMING_ENTITIES = frozenset(
    ("subject", "object", "event", "place", "speaker", "unconfirmed_by", "declined_comment", "within", "of")
)
_NAME_FOR_ID = "where it is the name of one declared entity alone, `claimcheck lint --fix` writes the id"


class Place(NamedTuple):
    """Where a record stands: file, JSON pointer, and the line of a JSON Lines file (None elsewhere)."""

    path: str
    pointer: str
    line: int | None = None


def validated(
    model: type[Model], value: object, place: Place, written: object = None
) -> tuple[Model | None, list[Problem]]:
    """A JSON value as a record, or None, and what is wrong with it.

    Args:
        model: the record's class.
        value: the parsed JSON; where a file has defaults, with these laid under it.
        place: where it stands.
        written: the record as written, without the defaults; what only the defaults got wrong is left out,
            for it is told once, at the defaults.
    """
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        found = schema_problems(error)
    if isinstance(written, dict) and isinstance(value, dict):
        found = [problem for problem in found if _is_own(problem.pointer, written, value)]
    return None, [_schema_violation(place, problem, value) for problem in found]


def unknown_types(record: BaseModel, types: Collection[str], place: Place) -> Iterator[Problem]:
    """A problem for every entity type that a vocabulary record names and nobody declares."""
    if isinstance(record, Entity):
        named = [("/type", record.type, types)]
    elif isinstance(record, Predicate):
        objects = {*types, *LITERAL_TYPES}
        named = [(f"/subject_type/{i}", word, types) for i, word in enumerate(record.subject_type)]
        named += [(f"/object_type/{i}", word, objects) for i, word in enumerate(record.object_type)]
    else:
        return
    for pointer, word, known in named:
        if word not in known:
            yield _violation(place, pointer, f'unknown entity type "{word}"', word, sorted(known))


def wrong_id(name: str, place: Place) -> Problem | None:
    """The problem of a vocabulary key that is no id, None when it is one."""
    if re.fullmatch(ID_PATTERN, name) and len(name) <= LONGEST_ID and "\n" not in name:
        return None
    message = (
        f'"{name[:60]}" is not an id: use small letters, digits and . _ / -, beginning with a letter or digit'
        if len(name) <= LONGEST_ID
        else f"this id is longer than {LONGEST_ID} characters"
    )
    return _violation(place, "", message, at_key=True)


def strange_file(path: str, value: object) -> Problem:
    """The problem of a file none of whose top-level keys tells what it is."""
    keys = sorted(value) if isinstance(value, dict) else []
    close = next((n for key in keys if (n := nearest(key, FILE_KEYS))), None)
    advice = (
        f'did you mean "{close}"?'
        if close
        else f"a record file has one of the keys {listed(FILE_KEYS, last='or')}"
    )
    message = "this file is no claim file, vocabulary or waivers file"
    return Problem(message, (Spot(path, kind="file"),), (path,), help=advice)


def wrong_shape(path: str, value: dict[str, object], key: str, wanted: type) -> Problem | None:
    """The problem of a top-level value of the wrong JSON type, None when it is right or absent."""
    if key not in value or isinstance(value[key], wanted):
        return None
    noun = "a list in [ ]" if wanted is list else "an object in { }"
    return Problem(f'"{key}" should be {noun}', (Spot(path, f"/{key}", kind="file"),), (path, key))


def missing_key(path: str, key: str) -> Problem:
    """The problem of a file that lacks a key."""
    return Problem(f'the key "{key}" is missing', (Spot(path, kind="file"),), (path, key))


def unknown_keys(path: str, value: dict[str, object], known: Collection[str]) -> Iterator[Problem]:
    """A problem for every unknown top-level key, each with the nearest known one."""
    for key in sorted(value.keys() - {*known, "$schema"}):
        place = Place(path, "/" + token(key))
        yield _violation(place, "", f'unknown key "{key[:60]}"', key, sorted(known), at_key=True)


def _schema_violation(place: Place, problem: SchemaProblem, value: object) -> Problem:
    word = problem.key
    if word is None and problem.expected:
        word = word_at(value, problem.pointer)
    # An unknown word's message lists the words already, an unknown key's does not.
    listable = problem.expected if problem.key is not None else ()
    made = _violation(
        place,
        problem.pointer,
        problem.message,
        word,
        problem.expected,
        listable,
        at_key=problem.key is not None,
    )
    written = None if made.help else word_at(value, problem.pointer)
    named = bool(written) and names_entity(problem.pointer) and not re.fullmatch(ID_PATTERN, written or "")
    return made._replace(help=_NAME_FOR_ID) if named else made


def names_entity(pointer: str) -> bool:
    """Whether the id of an entity is to stand at a JSON pointer, by the last key that leads there."""
    return last_key(pointer) in _NAMING_ENTITIES


def last_key(pointer: str) -> str:
    """The last key on the way of a JSON pointer, indices left out."""
    return next((part for part in reversed(tokens(pointer)) if not part.isdigit()), "")


def _violation(
    place: Place,
    pointer: str,
    message: str,
    word: str | None = None,
    known: Collection[str] = (),
    listable: Collection[str] | None = None,
    *,
    at_key: bool = False,
) -> Problem:
    close = nearest(word, known) if word else None
    advice = f'did you mean "{close}"?' if close else ""
    listable = known if listable is None else listable
    if not advice and listable:
        advice = f"one of {listed(sorted(listable), last='or', most=14)}"
    spot = Spot(
        place.path, place.pointer + pointer, advice if close else "", "file", place.line, at_key=at_key
    )
    key = (place.path, str(place.line or ""), place.pointer + pointer, message)
    return Problem(message, (spot,), key, help=advice)


def word_at(value: object, pointer: str) -> str | None:
    """The text at a JSON pointer in a value, None where there is none."""
    found = value_at(value, pointer)
    return found if isinstance(found, str) else None


def value_at(value: object, pointer: str) -> object:
    """What is at a JSON pointer in a value, None where nothing is."""
    for part in tokens(pointer):
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value


def _is_own(pointer: str, written: dict[str, object], laid: dict[str, object]) -> bool:
    """Whether what a pointer points at was written in the record itself and not only in the defaults."""
    path = tokens(pointer)
    if not path:
        return True
    key = path[0]
    if key not in written:
        return key not in laid
    inner = written[key]
    if key in FILLED_KEY_BY_KEY and len(path) > 1 and isinstance(inner, dict):
        merged = laid.get(key)
        return path[1] in inner or not (isinstance(merged, dict) and path[1] in merged)
    return True
