"""From a JSON pointer to line and column: where exactly a value stands in the bytes of a file."""

from __future__ import annotations

from array import array
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.values.pointer import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tree_sitter import Node, Parser

_STEP = 1 << 16
_CONTINUING = bytes(range(0x80, 0xC0))


class Range(NamedTuple):
    """A stretch of a file.

    Lines and columns count from 1, columns in code points; the line feed alone ends a line. The end column is
    exclusive: that of the first code point after the stretch.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Member(NamedTuple):
    """A value inside an object or array, by byte offsets; in an object `start` is where its key starts.

    `value` is where the value itself starts; `end` is exclusive.
    """

    key: str
    start: int
    value: int
    end: int


class Locator:
    """Finds values in the bytes of one file, a JSON text or JSON Lines; parses only when asked for a place.

    Args:
        data: the content of the file, decompressed. Broken JSON is searched as far as it can be understood.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._whole: _Text | None = None
        self._line: tuple[int, _Text] | None = None
        self._starts: array[int] | None = None
        self._lines: Mapping[int, bytes] | None = None

    @classmethod
    def of_lines(cls, lines: Mapping[int, bytes]) -> Locator:
        """A locator for some lines of a file of JSON Lines, given by their numbers, without line feeds."""
        locator = cls(b"")
        locator._lines = lines
        return locator

    def range(self, pointer: str, *, key: bool = False) -> Range | None:
        """The place of the value at a JSON pointer (RFC 6901) of a file that is one JSON text.

        Args:
            pointer: the pointer; a pointer to nothing gives the place of its nearest existing ancestor.
            key: give the place of the value's key, with its quotation marks, where it has one.

        Returns:
            The place, or None where the file holds no value at all.
        """
        return self._text().range(pointer, key)

    def range_in_line(self, line: int, pointer: str, *, key: bool = False) -> Range | None:
        """The place of the value at a JSON pointer within one line of JSON Lines; only that line is parsed.

        Args:
            line: the line, from 1.
            pointer: the pointer within the line's value, as for `range`.
            key: as for `range`.

        Returns:
            The place, its lines counted in the file, or None where the line holds no value.
        """
        if self._line is None or self._line[0] != line:
            self._line = (line, _Text(self._line_bytes(line), line))
        return self._line[1].range(pointer, key)

    def member(self, pointer: str) -> Member | None:
        """The value at a JSON pointer in a file that is one JSON text, or one line, by byte offsets.

        Args:
            pointer: a pointer to something inside an object or array.

        Returns:
            The member, or None where there is none.
        """
        return self._text().member(pointer)

    def members(self, pointer: str) -> Sequence[Member]:
        """What the object or array at a JSON pointer holds, in its order; nothing where there is none."""
        return self._text().members(pointer)

    def _text(self) -> _Text:
        if self._whole is None:
            self._whole = _Text(self._data, 1)
        return self._whole

    def line_text(self, line: int) -> str:
        """The text of a line, from 1, without its ending, not yet escaped; empty where there is none."""
        return self._line_bytes(line).removesuffix(b"\r").decode("utf-8", "replace")

    def _line_bytes(self, line: int) -> bytes:
        if self._lines is not None:
            return self._lines.get(line, b"")
        if self._starts is None:
            self._starts = line_starts(self._data)
        if not 1 <= line < len(self._starts):
            return b""
        return self._data[self._starts[line - 1] : self._starts[line] - 1]


class _Child(NamedTuple):
    """A value inside an array or object, with its key in an object."""

    key: Node | None
    value: Node


class _Text:
    """One parsed JSON text that begins at the given line of its file."""

    def __init__(self, data: bytes, first_line: int) -> None:
        self._data = data
        self._first_line = first_line
        self._is_ascii = data.isascii()
        # tree-sitter-json 0.24 does not know "1e+16"; "1e016" is as long, and keys are read from the data.
        grammatical = data.replace(b"e+", b"e0").replace(b"E+", b"E0")
        self._tree = _parser().parse(grammatical)
        self._children_of: dict[int, dict[str, _Child]] = {}
        self._steps_of: dict[int, array[int]] = {}

    def member(self, pointer: str) -> Member | None:
        outer, _, _ = pointer.rpartition("/")
        key = tokens(pointer)[-1]
        node = self._node(outer)
        child = self._children(node).get(key) if node is not None else None
        return None if child is None else _member(key, child)

    def members(self, pointer: str) -> list[Member]:
        node = self._node(pointer)
        return [] if node is None else [_member(key, child) for key, child in self._children(node).items()]

    def _node(self, pointer: str) -> Node | None:
        values = _values(self._tree.root_node)
        node = values[0] if values else None
        for token in tokens(pointer):
            child = self._children(node).get(token) if node is not None else None
            node = child.value if child is not None else None
        return node

    def range(self, pointer: str, key: bool) -> Range | None:
        values = _values(self._tree.root_node)
        if not values:
            return None
        here = _Child(None, values[0])
        for token in tokens(pointer):
            child = self._children(here.value).get(token)
            if child is None:
                return self._range_of(here.value)
            here = child
        return self._range_of(here.key if key and here.key is not None else here.value)

    def _children(self, node: Node) -> dict[str, _Child]:
        """An object's members by key, an array's by index; kept, for findings crowd in the same places."""
        children = self._children_of.get(node.id)
        if children is None:
            if node.type == "object":
                children = self._members(node)
            elif node.type == "array":
                children = {str(index): _Child(None, value) for index, value in enumerate(_values(node))}
            else:
                children = {}
            self._children_of[node.id] = children
        return children

    def _members(self, node: Node) -> dict[str, _Child]:
        members: dict[str, _Child] = {}
        for pair in node.named_children:
            key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
            if key is not None and value is not None:
                members[self._decoded(key)] = _Child(key, value)
        return members

    def _decoded(self, key: Node) -> str:
        written = self._data[key.start_byte : key.end_byte].decode("utf-8", "replace")
        if "\\" not in written:
            return written[1:-1]
        try:
            from json import loads  # only an escaped key pays for it

            return str(loads(written))
        except ValueError:
            return written  # broken JSON: no pointer leads here, its neighbours are still found

    def _range_of(self, node: Node) -> Range:
        line, column = self._place(node.start_byte, node.start_point)
        end_line, end_column = self._place(node.end_byte, node.end_point)
        return Range(line, column, end_line, end_column)

    def _place(self, offset: int, point: tuple[int, int]) -> tuple[int, int]:
        row, column = point
        if not self._is_ascii:
            column = self._code_points(offset - column, offset)
        return self._first_line + row, column + 1

    def _code_points(self, start: int, end: int) -> int:
        """Code points between the start of a line and a place in it; a long line is counted in steps."""
        steps = self._steps_of.setdefault(start, array("Q", [0]))
        while start + len(steps) * _STEP <= end:
            begin = start + (len(steps) - 1) * _STEP
            steps.append(steps[-1] + _count(self._data[begin : begin + _STEP]))
        whole = (end - start) // _STEP
        return steps[whole] + _count(self._data[start + whole * _STEP : end])


def _member(key: str, child: _Child) -> Member:
    return Member(key, (child.key or child.value).start_byte, child.value.start_byte, child.value.end_byte)


@cache
def _parser() -> Parser:
    # Imported here: most runs never need a place.
    import tree_sitter_json
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_json.language()))


def _count(data: bytes) -> int:
    """Code points of UTF-8: all bytes but those that continue one."""
    return len(data.translate(None, _CONTINUING))


def _values(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type not in ("comment", "ERROR")]


def line_starts(data: bytes) -> array[int]:
    """The offset at which each line begins, and last the offset after the end of the last."""
    starts = array("Q", [0])
    while (end := data.find(b"\n", starts[-1])) >= 0:
        starts.append(end + 1)
    starts.append(len(data) + 1)
    return starts
