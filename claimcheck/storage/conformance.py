"""Whether record files fit the published JSON Schemas, asked of the reference validator (jsonschema)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck.records import Article, EntityLine, kind_of
from claimcheck.records.schemas import schema_of, schemas
from claimcheck.storage.escape import plain
from claimcheck.storage.locate import Locator
from claimcheck.storage.reader import Unreadable, content_of, is_one_text, read_json, read_lines
from claimcheck.values.listing import listed, nearest
from claimcheck.values.pointer import token

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_SHOWN = 60
_TYPES = {
    "string": "text in quotation marks",
    "boolean": "true or false",
    "number": "a number",
    "integer": "a whole number",
    "array": "a list in [ ]",
    "object": "an object in { }",
}


class Conformance:
    """Checks the record files of a project, each against the schema of its kind."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._schemas = schemas()
        self._validators: dict[str, Draft202012Validator] = {}

    def faults(self, path: str) -> list[str]:
        """What does not fit, as `path:line:column: message`, in the order of the file.

        Args:
            path: a record file, relative to the project's folder.
        """
        try:
            data = content_of(self._root, path)
            locator = Locator(data)
            if is_one_text(path):
                read_json(data)
                return self._of_file(path, json.loads(data), locator)
            return self._of_lines(path, data, locator)
        except Unreadable as unreadable:
            return [_fault(path, unreadable.line, unreadable.column, unreadable.message)]

    def _of_file(self, path: str, value: object, locator: Locator) -> list[str]:
        kind = kind_of(value)
        if kind is None:
            return [_fault(path, 1, 1, "this file is no claim file, vocabulary or waivers file")]
        found = []
        for pointer, at_key, message in self._found(kind, value):
            place = locator.range(pointer, key=at_key)
            found.append((place.line, place.column, message) if place else (1, 1, message))
        return [_fault(path, *fault) for fault in sorted(set(found))]

    def _of_lines(self, path: str, data: bytes, locator: Locator) -> list[str]:
        stem = path.rsplit("/", 1)[-1].split(".", 1)[0]
        kind = stem if stem in ("articles", "entities") else "bulk-line"
        told = []
        for number, value in read_lines(data):
            if isinstance(value, Unreadable):
                told.append(_fault(path, value.line, value.column, value.message))
                continue
            # Read again: the strict reader's numbers are not Python's, which the validator knows.
            again = json.loads(locator.line_text(number))
            found = []
            for pointer, at_key, message in self._found(kind, again):
                place = locator.range_in_line(number, pointer, key=at_key)
                found.append((place.line, place.column, message) if place else (number, 1, message))
            told += [_fault(path, *fault) for fault in sorted(set(found))]
        return told

    def _found(self, kind: str, value: object) -> Iterator[tuple[str, bool, str]]:
        """What is wrong with a value: where, whether the key there is to blame, and in words."""
        for error in self._validator(kind).iter_errors(value):
            yield from _told(error)

    def _validator(self, kind: str) -> Draft202012Validator:
        if kind not in self._validators:
            # Imported here: nothing else needs it.
            from jsonschema import Draft202012Validator

            if kind == "articles":
                schema = schema_of(Article, "article-line", "claimcheck article line")
            elif kind == "entities":
                schema = schema_of(EntityLine, "entity-line", "claimcheck entity line")
            else:
                schema = self._schemas[kind]
            self._validators[kind] = Draft202012Validator(schema)
        return self._validators[kind]


def _fault(path: str, line: int | None, column: int | None, message: str) -> str:
    place = ":".join(str(part) for part in (plain(path), line, column) if part is not None)
    return f"{place}: {plain(message)}"


def _told(error: ValidationError) -> Iterator[tuple[str, bool, str]]:
    """The validator's error in plain words; of alternatives, what the closest one lacks."""
    from jsonschema.exceptions import best_match

    closest: Any = best_match([error]) or error
    pointer = "".join("/" + token(str(part)) for part in closest.absolute_path)
    instance, rule, wanted = closest.instance, closest.validator, closest.validator_value
    if rule == "additionalProperties" and wanted is False:
        known = closest.schema.get("properties", {})
        for key in instance:
            if key not in known:
                close = nearest(key, known)
                advice = f': did you mean "{close}"?' if close else ""
                yield f"{pointer}/{token(key)}", True, f'unknown key "{key}"{advice}'
    elif rule == "required":
        missing = [key for key in wanted if key not in instance]
        said = listed([_shown(key) for key in missing], most=20)
        yield (
            pointer,
            False,
            f"the keys {said} are missing" if len(missing) > 1 else f"the key {said} is missing",
        )
    elif rule in ("enum", "const"):
        choices = wanted if rule == "enum" else [wanted]
        said = listed([_shown(choice) for choice in choices], last="or", most=20)
        yield pointer, False, f"{_shown(instance)} is not allowed here; write {said}"
    elif rule == "type":
        kinds = [wanted] if isinstance(wanted, str) else wanted
        said = listed([_TYPES.get(kind, kind) for kind in kinds], last="or")
        yield pointer, False, f"should be {said}, not {_shown(instance)}"
    elif rule == "pattern":
        yield pointer, False, f"{_shown(instance)} is not written as it should be here"
    elif rule in ("minLength", "minItems"):
        yield pointer, False, "is empty: write something, or leave it out"
    elif rule in ("anyOf", "oneOf"):
        yield pointer, False, f"{_shown(instance)} has none of the forms that are allowed here"
    else:
        yield pointer, False, plain(closest.message, limit=4 * _SHOWN)


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
