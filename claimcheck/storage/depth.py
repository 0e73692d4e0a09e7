"""How deep JSON is nested, judged without recursion."""

from __future__ import annotations

import re
from collections.abc import Iterable

MAX_DEPTH = 100
"""How deep arrays and objects may be nested."""

_STRING_OR_BRACKET = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[\[{\]}]', re.DOTALL)


def is_too_deep(value: object, data: bytes) -> bool:
    """Say whether a JSON value is nested deeper than `MAX_DEPTH`.

    Args:
        value: the value parsed.
        data: the bytes that it was parsed from; without enough opening brackets in them the walk is spared.
    """
    if data.count(b"[") + data.count(b"{") <= MAX_DEPTH:
        return False
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in _children(node) if isinstance(child, dict | list)]
        if not level:
            return False
    return True


def offset_of_too_deep(data: bytes) -> int:
    """Find the byte offset of the first bracket that nests deeper than `MAX_DEPTH`; 0 without one."""
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(data):
        token = match.group()
        if token in (b"[", b"{"):
            depth += 1
        elif token in (b"]", b"}"):
            depth -= 1
        if depth > MAX_DEPTH:
            return match.start()
    return 0


def _children(node: object) -> Iterable[object]:
    if isinstance(node, dict):
        return node.values()
    return node if isinstance(node, list) else ()
