"""Finding, opening and writing files: nothing outside the project is read, nothing is ever half written."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from claimcheck.storage.escape import plain
from claimcheck.storage.reader import Unreadable, in_words

_ENDINGS = (
    *(ending + packed for ending in (".json", ".jsonl", ".ndjson") for packed in ("", ".gz", ".zst")),
    ".parquet",
)
_WALKS_BY_DESCRIPTOR = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_PATH_SHOWN = 120


def discover(root: Path, folder: str = "claims") -> list[str]:
    """List the record files of a project, sorted by code point.

    Names ending in .json, .jsonl or .ndjson, these with .gz or .zst, and .parquet count, in upper case too.
    Hidden files and folders (the cache among them) are skipped. Symbolic links are never followed; a link
    that is named like a record file is listed, so that reading it says why it was not read.

    Args:
        root: the project's folder.
        folder: the folder of records, relative to the root, POSIX style.

    Returns:
        Paths relative to the root, POSIX style; none when there is no such folder.

    Raises:
        Unreadable: a folder cannot be listed, or the given one is not inside the root.
    """
    if _first_link(root, _parts_inside(folder)):
        return []
    found: list[str] = []
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            with os.scandir(root / current) as entries:
                for entry in entries:
                    path = f"{current}/{entry.name}"
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(path)
                    elif entry.name.lower().endswith(_ENDINGS):
                        found.append(path)
        except OSError as error:
            if current == folder and error.errno in (errno.ENOENT, errno.ENOTDIR):
                return []
            raise Unreadable(
                f"The folder {_shown(current)} cannot be listed ({error.strerror}); check its permissions."
            ) from error
    return sorted(found)


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
    parts = _parts_inside(relative)
    try:
        descriptor = _open_by_descriptor(root, parts) if _WALKS_BY_DESCRIPTOR else _open_resolved(root, parts)
        try:
            return _read_regular(descriptor, limit)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Unreadable(_reason(error, root, parts)) from error


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
            f'The path {_shown(relative)} has ".." in it; only files inside the project are read.'
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


def _read_regular(descriptor: int, limit: int) -> bytes:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(_not_regular(status.st_mode))
    if status.st_size > limit:
        raise Unreadable(f"The file is larger than {in_words(limit)}; split it into smaller files.")
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        data = file.read(status.st_size + 1)
    if len(data) != status.st_size:
        raise Unreadable("The file changed while it was being read; run the check again.")
    return data


def _not_regular(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "This is a folder; name a file."
    return "This is not a regular file (a pipe, a socket or a device); put a file in its place."


def _reason(error: OSError, root: Path, parts: list[str]) -> str:
    link = _first_link(root, parts)
    if link:
        return f"{_shown(link)} is a symbolic link, and links are not followed; put the file itself there."
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
