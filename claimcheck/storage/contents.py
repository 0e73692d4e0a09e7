"""Which records a file holds, each with a digest of what it says, however it is laid out."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from claimcheck.records.claim import with_defaults
from claimcheck.storage.load import stem_of
from claimcheck.storage.reader import is_one_text, read_json, read_line
from claimcheck.storage.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

Key = tuple[str, str]
"""A record's kind and id, as in `finding.Spot`."""

_IN_VOCABULARY = {"entities": "entity", "predicates": "predicate", "articles": "article"}


def contents(path: str, data: bytes) -> Iterator[tuple[Key, str]]:
    """The records of a file.

    Args:
        path: the file; its name tells what is in it.
        data: its content, unpacked.

    Yields:
        Each record's kind and id, and a digest: equal ones say the same, a claim's article included. Where
        something cannot be read, the kind "file" and the path, with a digest of all of it.
    """
    if is_one_text(path):
        try:
            value = read_json(data)
        except Unreadable:
            value = None
        yield from _of_file(value) if isinstance(value, dict) else _unread(path, data)
        return
    kind = {"articles": "article", "entities": "entity"}.get(stem_of(path), "claim")
    for line in data.split(b"\n"):
        if line.strip():
            value = read_line(line, 1)
            found = _record(kind, value.get("id"), value) if isinstance(value, dict) else _unread(path, data)
            yield from found


def _unread(path: str, data: bytes) -> Iterator[tuple[Key, str]]:
    """A file as a whole, for what is in it and cannot be told."""
    yield ("file", path), hashlib.sha256(data).hexdigest()


def _of_file(value: dict[str, Any]) -> Iterator[tuple[Key, str]]:
    for key, kind in _IN_VOCABULARY.items():
        members = value.get(key)
        for name, raw in members.items() if isinstance(members, dict) else ():
            yield from _record(kind, name, raw)
    article, claims, defaults = value.get("article"), value.get("claims"), value.get("defaults")
    named = article.get("id") if isinstance(article, dict) else None
    yield from _record("article", named, article)
    for raw in claims if isinstance(claims, list) else ():
        if isinstance(raw, dict):
            laid = with_defaults(raw, defaults) if isinstance(defaults, dict) else raw
            yield from _record("claim", raw.get("id"), [named, laid])


def _record(kind: str, name: object, value: object) -> Iterator[tuple[Key, str]]:
    if isinstance(name, str):
        # Of numbers with a point the reader keeps the digits, which JSON's writer does not know.
        text = json.dumps(value, sort_keys=True, default=lambda number: bytes(number).decode("ascii"))
        yield (kind, name), hashlib.sha256(text.encode("ascii")).hexdigest()
