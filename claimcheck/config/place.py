"""Where a key stands in a TOML text: tomllib tells no places, so the lines are scanned for it."""

from __future__ import annotations

import re
import tomllib
from typing import Any, NamedTuple

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_ASSIGNMENT = re.compile(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=")
_HEADER = re.compile(r"\s*\[")
_STOPPED = re.compile(r"\(at line (\d+), column (\d+)\)\Z|\(at end of document\)\Z")


class Place(NamedTuple):
    """A stretch of one line: line and column from 1, columns and length in code points."""

    line: int
    column: int
    length: int


def place_of(text: str, path: tuple[str, ...], value: str | None = None) -> Place:
    """The place of a key, or of a text within its value; of the nearest table when the key is not found.

    Args:
        text: the TOML text, well-formed.
        path: the keys that lead to it, tables first.
        value: a text somewhere in the key's value, None for the key itself.
    """
    lines = text.split("\n")
    table: tuple[str, ...] = ()
    best, depth = Place(1, 1, 1), 0
    for number, line in enumerate(lines, start=1):
        if header := _HEADER.match(line):
            named = _keys(line.strip())
            if named is None:
                continue  # a line of a list, not a header
            table = found = named
            start, end = header.end(), len(line.split("]")[0])
        elif assignment := _ASSIGNMENT.match(line):
            found = table + (_keys(assignment[1] + " = 0") or ())
            start, end = assignment.span(1)
        else:
            continue
        if depth < len(found) and path[: len(found)] == found:
            best, depth = Place(number, start + 1, max(1, end - start)), len(found)
    word = value if value is not None else (path[-1] if depth < len(path) else None)
    return best if word is None else _written(lines, best, word) or best


def place_of_error(text: str, message: str) -> tuple[str, Place]:
    """Split the message of a TOML error into what it says and where.

    Args:
        text: the TOML text.
        message: as tomllib words it, its place in brackets at the end.
    """
    stopped = _STOPPED.search(message)
    said = message[: stopped.start()].strip() if stopped else message
    if stopped and stopped[1]:
        return said, Place(int(stopped[1]), int(stopped[2]), 1)
    lines = text.split("\n")
    return said, Place(len(lines), len(lines[-1]) + 1, 1)


def _keys(text: str) -> tuple[str, ...] | None:
    """The keys of a table header or an assignment of 0."""
    try:
        made: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    keys: list[str] = []
    while made:
        if isinstance(made, list):
            made = made[0]
            continue
        key = next(iter(made))
        keys.append(key)
        made = made[key]
    return tuple(keys)


def _written(lines: list[str], start: Place, word: str) -> Place | None:
    """The first place of a word, in quotation marks or bare, from a place on."""
    bare = rf"|(?<![\w-]){re.escape(word)}(?![\w-])" if word else ""
    wanted = re.compile(rf'"{re.escape(word)}"|\'{re.escape(word)}\'{bare}')
    for number in range(start.line, len(lines) + 1):
        found = wanted.search(lines[number - 1], start.column - 1 if number == start.line else 0)
        if found:
            return Place(number, found.start() + 1, len(found[0]))
    return None
