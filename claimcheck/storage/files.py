"""Finding, opening and writing files: nothing outside the project is read, nothing is ever half written."""

from __future__ import annotations

import errno
import os
import stat
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from claimcheck.storage.escape import plain
from claimcheck.storage.unreadable import Unreadable, in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Reads = Callable[[Path, str, int], bytes]
    """Reads a file as `read_inside` does, and may take note of it."""

Made = TypeVar("Made")

MAX_BYTES = 4 * 1024**3
"""The greatest size of a record file, packed or unpacked."""

_ENDINGS = (
    *(ending + packed for ending in (".json", ".jsonl", ".ndjson") for packed in ("", ".gz", ".zst")),
    ".parquet",
)
_WALKS_BY_DESCRIPTOR = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_LISTS_BY_DESCRIPTOR = os.scandir in os.supports_fd
_LISTING = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_DIRECTORY", 0)
_PATH_SHOWN = 120
A_LINK = "is a symbolic link, and links are not followed"
"""What is said of a path that is one."""


def discover(root: Path, folder: str = "claims") -> list[str]:
    """List the record files of a project, sorted by code point.

    Names ending in .json, .jsonl or .ndjson, these with .gz or .zst, and .parquet count, in upper case too.
    Hidden files and folders (the cache among them) are skipped. Symbolic links are never followed; a link
    that is named like a record file, or leads to a folder, is listed, so that reading it says why it was not
    read.

    Args:
        root: the project's folder.
        folder: the folder of records, relative to the root, POSIX style.

    Returns:
        Paths relative to the root, POSIX style; none when there is no such folder.

    Raises:
        Unreadable: a folder cannot be listed, or the given one is a link or not inside the root.
    """
    return [path for path, _ in walk(root, folder, lambda entry: None)]


def walk(root: Path, folder: str, see: Callable[[os.DirEntry[str]], Made]) -> list[tuple[str, Made]]:
    """As `discover`, each path with what `see` makes of its entry.

    Raises:
        Unreadable: as `discover`; or `see` meets an OSError.
    """
    link = _first_link(root, _parts_inside(folder))
    if link:
        raise Unreadable(f"{_shown(link)} {A_LINK}; put the folder itself there.")
    found: list[tuple[str, Made]] = []
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            # By descriptor: what `see` asks then need not look up the whole path of every file.
            descriptor = os.open(root / current, _LISTING) if _LISTS_BY_DESCRIPTOR else None
            try:
                with os.scandir(root / current if descriptor is None else descriptor) as entries:
                    _sort_out(current, entries, see, found, waiting)
            finally:
                if descriptor is not None:
                    os.close(descriptor)
        except OSError as error:
            if current == folder and error.errno in (errno.ENOENT, errno.ENOTDIR):
                return []
            raise Unreadable(
                f"The folder {_shown(current)} cannot be listed ({error.strerror}); check its permissions."
            ) from error
    return sorted(found, key=itemgetter(0))


def _sort_out(
    folder: str,
    entries: Iterable[os.DirEntry[str]],
    see: Callable[[os.DirEntry[str]], Made],
    found: list[tuple[str, Made]],
    waiting: list[str],
) -> None:
    """Put what is in a folder to the record files or the folders still to be listed."""
    for entry in entries:
        name = entry.name
        if name[0] == ".":
            continue
        if entry.is_dir(follow_symlinks=False):
            waiting.append(f"{folder}/{name}")
        elif is_record_name(name) or _leads_to_folder(entry):
            found.append((f"{folder}/{name}", see(entry)))


def is_record_name(name: str) -> bool:
    """Whether a file with this name is a record file."""
    return name.endswith(".json") or name.lower().endswith(_ENDINGS)


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a link to a folder, or to what cannot be looked at and so may be one."""
    try:
        return entry.is_symlink() and entry.is_dir()
    except OSError:
        return True


def read_inside(root: Path, relative: str, limit: int) -> bytes:
    """Read a regular file inside the project, following no symbolic link below the root.

    Args:
        root: the project's folder; it may itself be reached over links.
        relative: the file's path relative to the root, POSIX style.
        limit: the greatest size read, in bytes.

    Raises:
        Unreadable: the path leaves the root or passes a link; no such file; not a regular file; not
            permitted; too large; changed while it was read.
    """
    return read_with_status(root, relative, limit)[0]


def read_with_status(root: Path, relative: str, limit: int) -> tuple[bytes, os.stat_result]:
    """As `read_inside`, with the status that the very file had before its content was read."""
    parts = _parts_inside(relative)
    try:
        descriptor = _open_by_descriptor(root, parts) if _WALKS_BY_DESCRIPTOR else _open_resolved(root, parts)
        try:
            return _read_regular(descriptor, limit)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Unreadable(_reason(error, root, parts)) from error


def open_inside(root: Path, relative: str) -> int:
    """Open a regular file inside the project as `read_inside` does; returns the descriptor, to be closed.

    Raises:
        Unreadable: as `read_inside`, whatever the size.
    """
    parts = _parts_inside(relative)
    try:
        descriptor = _open_by_descriptor(root, parts) if _WALKS_BY_DESCRIPTOR else _open_resolved(root, parts)
    except OSError as error:
        raise Unreadable(_reason(error, root, parts)) from error
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise Unreadable(_not_regular(mode))
    return descriptor


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file whole: whoever looks sees the old content or the new, never a mixture.

    An existing file keeps its permissions, a new one gets the usual ones.

    Args:
        path: the file; its folder exists.
        data: the whole new content.

    Raises:
        OSError: it cannot be written, or something other than a regular file (a link, a device) is in its
            place; the old content then stands and no temporary file is left.
    """
    mode = _mode_of_existing(path)
    temporary = path.with_name(f".claimcheck-{os.urandom(8).hex()}.tmp")
    # O_BINARY exists, and is needed, on Windows alone.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode_of_existing(path: Path) -> int | None:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise FileExistsError(errno.EEXIST, "Not a regular file, so it is not overwritten", str(path))
    return stat.S_IMODE(status.st_mode)


def _parts_inside(relative: str) -> list[str]:
    """The names along a relative path; Unreadable where it could lead out of the root on any system."""
    parts = relative.split("/")
    if relative.startswith("/") or (os.name == "nt" and ":" in relative):
        raise Unreadable(
            f"The path {_shown(relative)} is absolute; write it relative to the project's folder."
        )
    if ".." in parts:
        raise Unreadable(
            f'The path {_shown(relative)} has ".." in it; write it relative to the project\'s folder.'
        )
    try:
        os.fsencode(relative)
    except UnicodeEncodeError:
        parts = []
    if not parts or "" in parts or "." in parts or "\\" in relative or "\0" in relative:
        raise Unreadable(f"The path {_shown(relative)} is not a plain path; write it like folder/file.json.")
    return parts


def _open_by_descriptor(root: Path, parts: list[str]) -> int:
    """Open folder by folder, each relative to the one before: a link put there meanwhile is not followed."""
    within = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW
    current = os.open(root, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY)
    try:
        for part in parts[:-1]:
            below = os.open(part, within | os.O_DIRECTORY, dir_fd=current)
            os.close(current)
            current = below
        # O_NONBLOCK: opening a named pipe must not wait for its writer.
        return os.open(parts[-1], within | os.O_NONBLOCK | os.O_NOCTTY, dir_fd=current)
    finally:
        os.close(current)


def _open_resolved(root: Path, parts: list[str]) -> int:
    """For systems without relative opening: check every step, then open."""
    path = root.joinpath(*parts)
    if _first_link(root, parts) or not path.resolve(strict=True).is_relative_to(root.resolve(strict=True)):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if not stat.S_ISREG(path.lstat().st_mode):
        raise Unreadable(_not_regular(path.lstat().st_mode))
    return os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))


def _read_regular(descriptor: int, limit: int) -> tuple[bytes, os.stat_result]:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(_not_regular(status.st_mode))
    if status.st_size > limit:
        raise Unreadable(f"The file is larger than {in_words(limit)}; split it into smaller files.")
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        data = file.read(status.st_size + 1)
    if len(data) != status.st_size:
        raise Unreadable("The file changed while it was being read; run the check again.")
    return data, status


def _not_regular(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "This is a folder; name a file."
    return "This is not a regular file (a pipe, a socket or a device); put a file in its place."


def _reason(error: OSError, root: Path, parts: list[str]) -> str:
    link = _first_link(root, parts)
    if link:
        what = "folder" if root.joinpath(link).is_dir() else "file"
        return f"{_shown(link)} {A_LINK}; put the {what} itself there."
    path = _shown("/".join(parts))
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"There is no file {path}; correct the path or add the file."
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Reading {path} is not permitted; change the file's permissions."
    return f"The file {path} cannot be read ({error.strerror}); check the disk and the path."


def _first_link(root: Path, parts: list[str]) -> str | None:
    for end in range(1, len(parts) + 1):
        try:
            is_link = root.joinpath(*parts[:end]).is_symlink()
        except OSError:
            return None  # not a possible name here; opening it says why
        if is_link:
            return "/".join(parts[:end])
    return None


def _shown(path: str) -> str:
    return plain(path, limit=_PATH_SHOWN)
