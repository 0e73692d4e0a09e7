"""From amendments by JSON pointer to the bytes of a file: all else stays as somebody wrote it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.storage.escape import inert_json
from claimcheck.storage.locate import Locator, line_starts
from claimcheck.values.pointer import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.storage.locate import Member


class Amendment(NamedTuple):
    """What becomes of the value at a JSON pointer of a file, or of one line of JSON Lines.

    `value` is the text that then stands there; None takes the value away, from an array, or with its line.
    `otherwise` is where it stands if it does not stand at `pointer` (the file's defaults). A key that is not
    there is put behind the key `after`; without that it is no place to amend.
    """

    pointer: str
    value: str | None
    line: int | None = None
    otherwise: str = ""
    after: str = ""


class Replacement(NamedTuple):
    """The bytes from `start` to `end` (exclusive) become others. `amendments` are those that it makes."""

    start: int
    end: int
    text: bytes
    amendments: tuple[Amendment, ...]


def replaced(data: bytes, replacements: Iterable[Replacement]) -> bytes:
    """The bytes with all replacements made; they do not overlap, and come in order."""
    pieces, done = [], 0
    for start, end, text, _ in replacements:
        pieces += [data[done:start], text]
        done = end
    return b"".join([*pieces, data[done:]])


def replacements(data: bytes, amendments: Iterable[Amendment]) -> list[Replacement]:
    """Which bytes of a file become which, in order.

    Left out are amendments of what is not there, all that want different values in one place, those of what
    is taken away, and those that change nothing.

    Args:
        data: the content of the file.
        amendments: what is to become of values; all with a line, or, in a file that is one JSON text, none.
    """
    by_line: dict[int | None, list[Amendment]] = {}
    for amendment in dict.fromkeys(amendments):
        by_line.setdefault(amendment.line, []).append(amendment)
    made: list[Replacement] = []
    starts = () if by_line.keys() == {None} else line_starts(data)
    for line, wanted in by_line.items():
        start, end = (0, len(data)) if line is None else (starts[line - 1], starts[line] - 1)
        gone = tuple(amendment for amendment in wanted if not amendment.pointer)
        if gone:
            made.append(Replacement(*_with_its_end(data, start, end), b"", gone))
            continue
        text = _Text(data[start:end], ascii_only=data.isascii() and b"\\u" in data)
        made += [r._replace(start=r.start + start, end=r.end + start) for r in text.replacements(wanted)]
    return _apart(sorted(made))


def _apart(made: Sequence[Replacement]) -> list[Replacement]:
    """Replacements of which those that meet, as of the last lines of a file, are one."""
    apart: list[Replacement] = []
    for one in made:
        if apart and one.start < apart[-1].end:
            before = apart.pop()
            one = Replacement(
                before.start, max(before.end, one.end), b"", (*before.amendments, *one.amendments)
            )
        apart.append(one)
    return apart


def _with_its_end(data: bytes, start: int, end: int) -> tuple[int, int]:
    """A line with its line feed; the last line, where it has none, with that of the one before."""
    if end < len(data):
        return start, end + 1
    return len(data[:start].removesuffix(b"\n").removesuffix(b"\r")), end


class _Text:
    """One JSON text to be changed; new text is written in ASCII where all of the file is, by escapes."""

    def __init__(self, data: bytes, *, ascii_only: bool) -> None:
        self._data = data
        self._ascii_only = ascii_only
        self._locator = Locator(data)

    def replacements(self, amendments: Sequence[Amendment]) -> list[Replacement]:
        """Which bytes become which."""
        removals: dict[str, dict[int, list[Amendment]]] = {}
        kept: dict[str, list[Amendment]] = {}
        for amendment in amendments:
            if amendment.value is not None:
                if (pointer := self._place(amendment)) is not None:
                    kept.setdefault(pointer, []).append(amendment)
            elif self._locator.member(amendment.pointer):
                parent, _, token = amendment.pointer.rpartition("/")
                removals.setdefault(parent, {}).setdefault(int(token), []).append(amendment)
        gone = tuple(f"{parent}/{index}" for parent, indices in removals.items() for index in indices)
        made = [r for parent, indices in removals.items() for r in self._removed(parent, indices)]
        for pointer, wanted in kept.items():
            inside = any(pointer == taken or pointer.startswith(taken + "/") for taken in gone)
            if not inside and len({amendment.value for amendment in wanted}) == 1:
                made += self._set(pointer, wanted)
        return made

    def _place(self, amendment: Amendment) -> str | None:
        """Where an amendment is to be made, None for nowhere."""
        if amendment.after or self._locator.member(amendment.pointer):
            return amendment.pointer
        there = amendment.otherwise and self._locator.member(amendment.otherwise)
        return amendment.otherwise if there else None

    def _set(self, pointer: str, wanted: Sequence[Amendment]) -> Iterator[Replacement]:
        text = self._written(wanted[0].value or "")
        member = self._locator.member(pointer)
        if member is not None:
            if json.loads(self._data[member.value : member.end]) != wanted[0].value:
                yield Replacement(member.value, member.end, text, tuple(wanted))
            return
        parent, _, _ = pointer.rpartition("/")
        before = self._locator.member(f"{parent}/{wanted[0].after}")
        if before is not None:
            *_, key = tokens(pointer)
            lead, colon = self._manner(parent, before)
            added = lead + self._written(key) + colon + text
            yield Replacement(before.end, before.end, added, tuple(wanted))

    def _manner(self, parent: str, member: Member) -> tuple[bytes, bytes]:
        """What parts a member of an object from the next one, and its key from its value."""
        members = self._locator.members(parent)
        index = members.index(member)
        colon = self._data[member.start : member.value]
        colon = colon[colon.rindex(b'"') + 1 :]
        if len(members) > 1:
            one, other = members[index - 1 : index + 1] if index else members[:2]
            return self._data[one.end : other.start], colon
        opening = self._data.rindex(b"{", 0, member.start) + 1
        space = self._data[opening : member.start]
        return b"," + (space or colon.removeprefix(b":")), colon

    def _removed(self, parent: str, indices: dict[int, list[Amendment]]) -> Iterator[Replacement]:
        """What takes elements out of an array, each with what parts it from the next or the one before."""
        elements = self._locator.members(parent)
        runs: list[list[int]] = []
        for index in sorted(indices):
            if runs and runs[-1][-1] == index - 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        for run in runs:
            start, end = elements[run[0]].start, elements[run[-1]].end
            if run[-1] + 1 < len(elements):
                end = elements[run[-1] + 1].start
            elif run[0]:
                start = elements[run[0] - 1].end
            amendments = tuple(amendment for index in run for amendment in indices[index])
            yield Replacement(start, end, b"", amendments)

    def _written(self, value: str) -> bytes:
        return inert_json(json.dumps(value, ensure_ascii=self._ascii_only)).encode()
