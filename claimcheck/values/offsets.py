"""The way back from a changed text to the places in the original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import overload


class Offsets(Sequence[int]):
    """Where every character of a changed text was, kept as stretches in which both texts count up together.

    A stretch begins at character ``starts[k]``, which was at ``origins[k]``; ``starts`` rises from 0, and of
    equal entries the last counts. ``length`` is the number of offsets.
    """

    __slots__ = ("_length", "_origins", "_starts")

    def __init__(self, starts: list[int], origins: list[int], length: int) -> None:
        self._starts = starts
        self._origins = origins
        self._length = length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._length))]
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError(index)
        stretch = bisect_right(self._starts, index) - 1
        return self._origins[stretch] + index - self._starts[stretch]
