"""What a run read: the state of every file, and the signature by which a later run knows that it still holds.

A time stamp alone proves nothing. A signature is size, modification time, change time and inode; that of a
file which was changed within two seconds before the run began is not taken down (git's rule for "racy"
entries), for the file may have changed once more within the same tick of its clock.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.storage.files import read_with_status
from claimcheck.storage.unreadable import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

RACY = ""
"""The signature that never equals another: the content must be looked at."""
ABSENT = "-"
"""The signature of what is not there."""
UNDIGESTED = "undigested "
"""How the state begins of a file that is known by its signature alone."""
_RACY_NS = 2_000_000_000


class Seen(NamedTuple):
    """A file as it was read: `state` is the digest of its content, ABSENT where there was none to read."""

    state: str
    signature: str


class Watch:
    """Reads files inside a project and takes down what it saw.

    Args:
        began: when the run began, in nanoseconds of the file system's own clock.
    """

    def __init__(self, began: int) -> None:
        self._began = began
        self.seen: dict[str, Seen] = {}
        self.steady = True
        """Whether every file was the same each time that it was read."""

    def __call__(self, root: Path, relative: str, limit: int) -> bytes:
        """As `files.read_inside`.

        Raises:
            Unreadable: as `files.read_inside`.
        """
        before = signature_of(root, relative)
        try:
            data, status = read_with_status(root, relative, limit)
        except Unreadable:
            self._saw(relative, Seen(ABSENT, before))
            # What else keeps a file from being read (a disk, a limit) may pass and leave no trace.
            self.steady = self.steady and before == ABSENT
            raise
        self._saw(relative, Seen(digest(data), self._trusted(signature(status))))
        return data

    def note(self, root: Path, relative: str) -> None:
        """Take down how a file stands that is too large to be digested; before it is read, and after.

        Its signature then stands for its content; without one that can be trusted nothing is known of it.
        """
        try:
            mark = self._trusted(signature(os.lstat(f"{root}/{relative}")))
        except OSError:
            mark = RACY
        self._saw(relative, Seen(UNDIGESTED + mark, mark))
        self.steady = self.steady and mark != RACY

    def look(self, root: Path, relative: str, limit: int) -> Seen:
        """Read a file only to see what state it is in."""
        try:
            self(root, relative, limit)
        except Unreadable:
            return self.seen[relative]  # its state says so
        return self.seen[relative]

    def _saw(self, relative: str, seen: Seen) -> None:
        if self.seen.setdefault(relative, seen) != seen:
            self.steady = False

    def _trusted(self, mark: str) -> str:
        _, modified, changed, _ = mark.split(" ")
        racy = max(int(modified), int(changed)) > self._began - _RACY_NS
        return RACY if racy else mark


def signature(status: os.stat_result) -> str:
    """Size, modification and change time in nanoseconds, and inode: what an edit cannot leave as it was."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def signature_of(root: Path, relative: str) -> str:
    """The signature of a file, or of the link in its place; RACY where even that cannot be said."""
    try:
        return signature(os.lstat(f"{root}/{relative}"))
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except (OSError, ValueError):
        return RACY


def digest(data: bytes) -> str:
    """SHA-256 in hex digits."""
    return hashlib.sha256(data).hexdigest()
