"""JSON pointers (RFC 6901): the tokens of one, and a key as a token."""

from __future__ import annotations


def token(key: str) -> str:
    """A key as a token of a JSON pointer, its ~ and / escaped."""
    return key.replace("~", "~0").replace("/", "~1")


def tokens(pointer: str) -> list[str]:
    """The keys and indices that a JSON pointer leads through, unescaped; none for the whole value ("")."""
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
