"""Writing over a file of the project that was read before: only where nobody else has touched it since."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from claimcheck.storage.escape import plain
from claimcheck.storage.files import MAX_BYTES, read_with_status, write_atomic
from claimcheck.storage.refusal import Refused
from claimcheck.storage.unreadable import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

_WRITABLE = 0o222


def replace_inside(root: Path, relative: str, old: bytes, new: bytes) -> None:
    """Write a file of the project whole, in place of the content that it was read with.

    Args:
        root: the project's folder.
        relative: the file's path relative to the root, POSIX style.
        old: the content that it should still have.
        new: the content that it gets.

    Raises:
        Refused: it has changed since, is reached over a link, must not be written, or cannot be; it then
            stands as it was.
    """
    shown, path = plain(relative), root / relative
    try:
        now, status = read_with_status(root, relative, MAX_BYTES)
    except Unreadable as unreadable:
        raise Refused(f"{shown} is left as it is: {unreadable.message}") from unreadable
    if now != old:
        raise Refused(f"{shown} is left as it is: it changed meanwhile; run again")
    if not status.st_mode & _WRITABLE or not os.access(path, os.W_OK):
        raise Refused(f"{shown} is left as it is: it is read-only")
    try:
        write_atomic(path, new)
    except OSError as error:
        raise Refused(f"{shown} is left as it is: it cannot be written ({error.strerror})") from error
