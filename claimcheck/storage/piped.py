"""A record file as it came over standard input, in place of the one in the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.storage.files import read_inside
from claimcheck.storage.reader import MAX_FILE_BYTES, MAX_LINES_FILE_BYTES, is_one_text
from claimcheck.storage.unreadable import Unreadable, in_words

if TYPE_CHECKING:
    from pathlib import Path


class Piped:
    """A file that was piped; reads as `storage.files.read_inside` does.

    Args:
        path: relative to the project's folder.
        data: its content; more than the limit of its kind is not needed.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self._data = data

    def __call__(self, root: Path, relative: str, limit: int) -> bytes:
        """Read a file of the project, this one as it was piped.

        Raises:
            Unreadable: as `read_inside`; or it is larger than the limit.
        """
        if relative != self.path:
            return read_inside(root, relative, limit)
        if len(self._data) > limit:
            raise Unreadable(f"The file is larger than {in_words(limit)}; split it into smaller files.")
        return self._data


def limit_of(path: str) -> int:
    """The greatest size that a record file may have, by its name."""
    return MAX_FILE_BYTES if is_one_text(path) else MAX_LINES_FILE_BYTES
