"""Adding to a list in a JSON file: what is there stays, and the new item is written as its neighbours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.storage.locate import Locator
from claimcheck.storage.reader import read_json
from claimcheck.values.pointer import token

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPACE = " \t\r\n"


class _Style(NamedTuple):
    """What stands before an item, after its brace, between members, after a key, before its closing brace."""

    lead: str
    opening: str
    between: str
    colon: str
    closing: str


def with_item(data: bytes, key: str, item: Mapping[str, str]) -> bytes:
    """A JSON file with one more item at the end of a list.

    Args:
        data: the content of a file with an object at the top.
        key: the key of the list.
        item: the object to add, of texts only; at least one.

    Returns:
        The content with the item; not a byte of what stood there is changed.

    Raises:
        Unreadable: the strict reader does not read the file.
        TypeError: there is no such list.
        UnicodeEncodeError: a text of the item is no Unicode text.
    """
    text = data.decode("utf-8")
    value = read_json(data)
    listed = value.get(key) if isinstance(value, dict) else None
    if not isinstance(listed, list):
        raise TypeError(f"there is no list at {key}")
    places = _Places(data, text)
    pointer = f"/{token(key)}"
    start, end = places.span(pointer)
    if listed:
        last = f"{pointer}/{len(listed) - 1}"
        style = _style_of(text, places, last, listed[-1])
        _, here = places.span(last)
        made = f",{style.lead}{_written(item, style)}"
        return (text[:here] + made + text[here:]).encode("utf-8")
    style, ending = _first_style(text, places.span(pointer, key=True)[0])
    made = f"[{style.lead}{_written(item, style)}{ending}]"
    return (text[:start] + made + text[end:]).encode("utf-8")


class _Places:
    """Offsets of values in a text."""

    def __init__(self, data: bytes, text: str) -> None:
        self._locator = Locator(data)
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def span(self, pointer: str, *, key: bool = False) -> tuple[int, int]:
        """Where a value, or its key, begins and ends, in code points."""
        found = self._locator.range(pointer, key=key)
        if found is None:
            raise LookupError(pointer)
        return (
            self._starts[found.line - 1] + found.column - 1,
            self._starts[found.end_line - 1] + found.end_column - 1,
        )


def _style_of(text: str, places: _Places, pointer: str, last: object) -> _Style:
    """How the last item is written; what it does not tell is as `json.dumps` has it."""
    start, end = places.span(pointer)
    lead = _space_before(text, start)
    # A first item may stand close to the bracket; the next one does not stand as close to the comma.
    alone = not lead and text[start - 1] == "["
    if not isinstance(last, dict) or len(last) < 2:
        return _Style(" " if alone else lead, "", " ", ": ", "")
    first, second = list(last)[:2]
    key_start, key_end = places.span(f"{pointer}/{token(first)}", key=True)
    value_start, _ = places.span(f"{pointer}/{token(first)}")
    between = _space_before(text, places.span(f"{pointer}/{token(second)}", key=True)[0])
    return _Style(
        (" " if "\n" in between else between) if alone else lead,
        _space_before(text, key_start),
        between,
        text[key_end:value_start],
        _space_before(text, end - 1),
    )


def _first_style(text: str, key: int) -> tuple[_Style, str]:
    """How the first item of an empty list is written, and what then stands before the list's end."""
    if "\n" not in text.strip(_SPACE):
        return _Style("", "", " ", ": ", ""), ""
    newline = "\r\n" if "\r\n" in text else "\n"
    pad = text[text.rfind("\n", 0, key) + 1 : key]
    pad = pad if not pad.strip(_SPACE) else ""
    step = pad or "  "
    one, two = newline + pad + step, newline + pad + 2 * step
    return _Style(one, two, two, ": ", one), newline + pad


def _space_before(text: str, offset: int) -> str:
    begin = offset
    while begin and text[begin - 1] in _SPACE:
        begin -= 1
    return text[begin:offset]


def _written(item: Mapping[str, str], style: _Style) -> str:
    members = [
        f"{json.dumps(key)}{style.colon}{json.dumps(value, ensure_ascii=False)}"
        for key, value in item.items()
    ]
    return "{" + style.opening + f",{style.between}".join(members) + style.closing + "}"
