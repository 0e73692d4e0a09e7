"""The cache's folder: made when first wanted, never reached over a link, bound to where it was made.

A linted repository may bring a cache of its own, made to hide a contradiction. Which file a run opens follows
from the inode and the change time of the folder's tag. Nobody chooses those, so a cache that came with a
repository, or was copied, is never opened; it is as if there were none.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.cache.trouble import Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = ".claimcheck_cache"
"""The folder's name, in the project's folder."""
TAG = "CACHEDIR.TAG"
_FILES = {
    ".gitignore": "*\n",
    # The format of https://bford.info/cachedir/: backup programs leave tagged folders out.
    TAG: "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# Made by claimcheck; deleting it changes nothing but time.\n",
}
_ENDING = ".sqlite"
_JOURNAL = "-journal"
_KEPT = 6


class Folder:
    """A cache's folder, which need not be there.

    Args:
        root: the project's folder, absolute.
        given: the folder that the user names, which may lie anywhere; empty for the one in the project.
    """

    def __init__(self, root: Path, given: str = "") -> None:
        self._root = root
        self.path = Path(given).absolute() if given else root / NAME
        self._version = self.path / __version__

    def database(self, question: str) -> Path | None:
        """The file that answers of a question are kept in; None where no folder is there, or not ours.

        Raises:
            Unavailable: something else, a link say, is in the folder's place.
        """
        tag = self._tag()
        if tag is None:
            return None
        made = hashlib.sha256(f"{tag}\0{self._root}\0{question}".encode("utf-8", "surrogatepass"))
        file = self._version / (made.hexdigest()[:32] + _ENDING)
        if (status := _status(file)) is not None and not stat.S_ISREG(status.st_mode):
            raise Unavailable(f"{self._shown(file)} is not a regular file")
        return file

    def make(self) -> None:
        """Make the folder, closed to other users, and its tag; what is there stays.

        Raises:
            Unavailable: it cannot be made, or something else is in its place.
        """
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._check(self.path)
            for name, text in _FILES.items():
                if _status(self.path / name) is None:
                    _write(self.path / name, text)
            self._version.mkdir(mode=0o700, exist_ok=True)
            self._check(self._version)
        except OSError as error:
            raise Unavailable(f"{self._shown(self.path)}: {error.strerror}") from error

    def now(self) -> int:
        """What the file system holds the time to be, in nanoseconds: that of a file made this moment.

        Raises:
            Unavailable: no file can be made in the folder.
        """
        probe = self._version / f"{os.urandom(8).hex()}.tmp"
        try:
            descriptor = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                return os.fstat(descriptor).st_mtime_ns
            finally:
                os.close(descriptor)
                probe.unlink()
        except OSError as error:
            raise Unavailable(f"{self._shown(self._version)}: {error.strerror}") from error

    def discard(self, database: Path) -> None:
        """Delete a file of answers.

        Raises:
            Unavailable: it cannot be deleted.
        """
        try:
            # In this order: SQLite takes a journal without a file for what it is, left over.
            database.unlink(missing_ok=True)
            database.with_name(database.name + _JOURNAL).unlink(missing_ok=True)
        except OSError as error:
            raise Unavailable(f"{self._shown(database)}: {error.strerror}") from error

    def tidy(self, kept: Path) -> None:
        """Delete the answers that were written longest ago, when there are many; never the given ones."""
        try:
            files = [file for file in self._version.iterdir() if file.name.endswith(_ENDING)]
            files.sort(key=lambda file: (file.lstat().st_mtime_ns, file.name))
            for file in files[:-_KEPT]:
                if file != kept:
                    self.discard(file)
        except (OSError, Unavailable):
            return  # another run tidies, or reads: there is a next time

    def remove(self) -> tuple[int, int]:
        """Delete all that claimcheck made here, of every version, and the folder where nothing else is in it.

        Returns:
            How many files were deleted, and their bytes.

        Raises:
            Unavailable: something else is in the folder's place, or a file cannot be deleted.
        """
        if self._tag() is None:
            return 0, 0
        count = size = 0
        try:
            for file in self._made():
                size += file.lstat().st_size
                file.unlink()
                count += 1
            for folder in (*(entry for entry in self.path.iterdir() if _is_folder(entry)), self.path):
                if not any(folder.iterdir()):
                    folder.rmdir()
        except OSError as error:
            raise Unavailable(f"{self._shown(self.path)}: {error.strerror}") from error
        return count, size

    def _made(self) -> Iterator[Path]:
        """The files that claimcheck makes here; the tag last, for by it they are known to be ours."""
        for folder in self.path.iterdir():
            if _is_folder(folder):
                for file in folder.iterdir():
                    if file.name.endswith((_ENDING, _ENDING + _JOURNAL, ".tmp")) and not _is_folder(file):
                        yield file
        for name in _FILES:
            if _status(self.path / name) is not None:
                yield self.path / name

    def _tag(self) -> str | None:
        """What binds the cache to this folder; None where it was not made by claimcheck."""
        if _status(self.path) is None:
            return None
        self._check(self.path)
        tag = _status(self.path / TAG)
        if tag is None or not stat.S_ISREG(tag.st_mode):
            return None
        if _status(self._version) is not None:
            self._check(self._version)
        return f"{tag.st_ino} {tag.st_ctime_ns}"

    def _check(self, folder: Path) -> None:
        if folder.is_symlink():
            raise Unavailable(f"{self._shown(folder)} is a symbolic link, and links are not followed")
        if not folder.is_dir():
            raise Unavailable(f"{self._shown(folder)} is not a folder")

    def _shown(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else str(path)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise Unavailable(f"{path.name}: {error.strerror}") from error


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _write(file: Path, text: str) -> None:
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return  # another run made it a moment ago
    with os.fdopen(descriptor, "w", encoding="ascii") as opened:
        opened.write(text)
