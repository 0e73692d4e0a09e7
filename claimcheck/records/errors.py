"""What is wrong with a record, in plain words and at its JSON pointer.

The validator's own reports name union branches and Python types; both are translated here, once.
"""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Final, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError
from pydantic_core import ErrorDetails

from claimcheck.records.fields import DAY_PATTERN, DIGEST_PATTERN, ID_PATTERN, REASON, Record
from claimcheck.records.objects import OBJECT_SHAPE, SHAPE_KEYS
from claimcheck.values.pointer import token

_LONGEST_SHOWN: Final = 60

_PATTERNS: Final = {
    ID_PATTERN: "is not an id: use small letters, digits and . _ / -, beginning with a letter or digit",
    DAY_PATTERN: "is not a day: write YYYY-MM-DD",
    DIGEST_PATTERN: "is not a SHA-256 digest: it has 64 hexadecimal digits",
}
_WRONG_TYPE: Final = {
    "string_type": "should be text in quotation marks",
    "bool_type": "should be true or false",
    "float_type": "should be a number",
    "tuple_type": "should be a list in [ ]",
    "dict_type": "should be an object in { }",
    "model_type": "should be an object in { }",
}


class SchemaProblem(NamedTuple):
    """One thing that is wrong with a record.

    Attributes:
        pointer: JSON pointer (RFC 6901) into the value that was validated; a missing key's is that of the
            object which lacks it.
        message: What is wrong and what to write instead, in plain words.
        key: The unknown key, where that is what is wrong.
        expected: The keys or values that are allowed there, where they can be listed.
    """

    pointer: str
    message: str
    key: str | None = None
    expected: tuple[str, ...] = ()


def problems(error: ValidationError) -> list[SchemaProblem]:
    """Everything that is wrong with a record; one error hides no other.

    Args:
        error: What validating a `Record` raised.

    Returns:
        The problems, in the order of the record's keys.
    """
    root = next(model for model in _records(Record) if model.__name__ == error.title)
    return [_problem(root, line) for line in error.errors(include_url=False)]


def _records(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for narrower in model.__subclasses__():
        yield from _records(narrower)


def _problem(root: type[Record], line: ErrorDetails) -> SchemaProblem:
    kind, loc, value = line["type"], line["loc"], line["input"]
    if kind in ("missing", "extra_forbidden"):
        path, holder = _walk(root, loc[:-1])
        name = str(loc[-1])
        if kind == "extra_forbidden":
            return SchemaProblem(
                _pointer([*path, name]), f'unknown key "{_short(name)}"', name, _keys(holder)
            )
        if isinstance(loc[-1], int):
            return SchemaProblem(_pointer(path), "too short: write two numbers, [lower, upper]")
        return SchemaProblem(_pointer(path), f'the key "{name}" is missing')
    path, wanted = _walk(root, loc)
    if kind == OBJECT_SHAPE:
        key = next(iter(value), None) if isinstance(value, dict) else None
        return SchemaProblem(_pointer(path), _message(line), key, SHAPE_KEYS)
    choices = get_args(wanted) if get_origin(wanted) is Literal else ()
    if choices and value is not None:
        words = ", ".join(f'"{choice}"' for choice in choices)
        return SchemaProblem(
            _pointer(path), f"{_shown(value)} is not allowed here; write one of {words}", None, choices
        )
    message = _message(line)
    if message.startswith(("is ", "should ")):
        message = f"{_subject(path)} {message}"
    return SchemaProblem(_pointer(path), message, None, choices)


def _subject(path: list[int | str]) -> str:
    """What a message about a value speaks of: its key; for a value in a list, that of the list."""
    keys = [part for part in path if isinstance(part, str)]
    if not keys:
        return "this"
    name = f'"{_short(keys[-1])}"'
    return name if path[-1] == keys[-1] else f"an entry of {name}"


def _message(line: ErrorDetails) -> str:
    kind, value, context = line["type"], line["input"], line.get("ctx", {})
    if value is None:
        return "null is not allowed here: write a value, or leave it out"
    if kind == REASON:
        return str(context["reason"])
    if kind in _WRONG_TYPE:
        return f"{_WRONG_TYPE[kind]}, not {_shown(value)}"
    if kind == "string_pattern_mismatch":
        return f"{_shown(value)} {_PATTERNS[context['pattern']]}"
    if kind == "string_too_short":
        return "is empty: write something, or leave it out"
    if kind == "string_too_long":
        return f"is longer than {context['max_length']} characters"
    if kind == "too_short":
        return "the list is empty: write at least one, or leave it out"
    if kind == "too_long":
        return f"the list is too long: it holds at most {context['max_length']}"
    if kind == "greater_than_equal":
        return f"should be at least {context['ge']:g}, not {_shown(value)}"
    if kind == "less_than_equal":
        return f"should be at most {context['le']:g}, not {_shown(value)}"
    return line["msg"]


def _walk(root: type[Record], loc: tuple[int | str, ...]) -> tuple[list[int | str], Any]:
    """Follow a validator's location: the same without union tags, and the type that stands there."""
    path: list[int | str] = []
    wanted: Any = root
    for part in loc:
        wanted = _bare(wanted)
        if _is_union(wanted):
            tagged = [branch for branch in get_args(wanted) if Tag(str(part)) in _metadata(branch)]
            if tagged:
                wanted = tagged[0]
                continue
        if _is_record(wanted):
            fields = _fields(wanted)
            if part not in fields:
                break  # "[key]": the key of a map is wrong itself, and the path already ends with it
            wanted = fields[str(part)]
        elif get_origin(wanted) is dict:
            wanted = get_args(wanted)[1]
        elif get_origin(wanted) is tuple:
            wanted = get_args(wanted)[0]
        path.append(part)
    return path, _bare(wanted)


def _bare(wanted: Any) -> Any:
    while True:
        if get_origin(wanted) is Annotated or (_is_union(wanted) and type(None) in get_args(wanted)):
            wanted = get_args(wanted)[0]
        else:
            return wanted


def _is_union(wanted: Any) -> bool:
    return get_origin(wanted) in (Union, UnionType)


def _is_record(wanted: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, BaseModel)


def _metadata(branch: Any) -> tuple[Any, ...]:
    return getattr(branch, "__metadata__", ())


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _keys(holder: Any) -> tuple[str, ...]:
    return tuple(_fields(holder))


def _pointer(path: list[int | str]) -> str:
    return "".join("/" + token(str(part)) for part in path)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{_short(value)}"'
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, int) and value.bit_length() > 4 * _LONGEST_SHOWN:
        return "a very long number"
    return _short(str(value))
