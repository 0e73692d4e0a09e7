"""Which folder is the project, and which file configures it; finding out needs neither rules nor records."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

NAMES = ("claimcheck.toml", ".claimcheck.toml", "pyproject.toml")
"""The names a configuration file has, in the order in which one folder is searched."""


MAX_BYTES = 1024**2
"""The greatest size of a configuration file."""


class Home(NamedTuple):
    """A project's folder and its configuration file, None where it has none."""

    root: Path
    file: Path | None


class Sources(NamedTuple):
    """What was found looking upwards, the configuration file in use, the digest of every file looked into.

    `read` names a file by the folder that it was opened in and its path there.
    """

    home: Home
    file: Path | None
    read: Mapping[tuple[Path, str], str]


def home_of(start: Path, speaks: Callable[[Path], bool], *, isolated: bool = False) -> Home:
    """The nearest folder, at or above one, that holds a configuration file or a claims folder.

    Nothing above the root of the git repository is looked at. Where there is none, the folder itself counts.

    Args:
        start: an absolute folder.
        speaks: whether a pyproject.toml has settings for claimcheck; what it raises is passed on.
        isolated: look for a claims folder alone.

    Raises:
        Refused: a folder cannot be looked into, or another folder has the name of a configuration file.
    """
    for folder in (start, *start.parents):
        for name in () if isolated else NAMES:
            file = folder / name
            # A link, even one that leads nowhere, is taken for the file: reading it says why it is not read.
            kind = _kind(file, follow=name == "pyproject.toml")
            if name == "pyproject.toml":
                if stat.S_ISREG(kind) and speaks(file):
                    return Home(folder, file)
            elif stat.S_ISDIR(kind):
                raise Refused(f"{plain(str(file))} is a folder, and a configuration is a file; rename it")
            elif kind:
                return Home(folder, file)
        if stat.S_ISDIR(_kind(folder / "claims")):
            return Home(folder, None)
        if _kind(folder / ".git"):
            break
    return Home(start, None)


def absolute(path: Path) -> Path:
    """A path as seen from the root of the file system, its links followed.

    Raises:
        Refused: the current folder, which it is relative to, is gone; or its links lead in a ring.
    """
    try:
        return path.resolve()
    except FileNotFoundError as error:
        raise Refused("the current folder is no longer there; change to one that is") from error
    except (OSError, RuntimeError) as error:  # RuntimeError: a ring of links, before Python 3.13
        raise Refused(f"{plain(str(path))} leads nowhere: a link on the way cannot be followed") from error


def _kind(path: Path, *, follow: bool = True) -> int:
    """What kind of file is there, as in `stat.S_IFMT`; 0 for none."""
    try:
        return stat.S_IFMT(path.stat(follow_symlinks=follow).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return 0
    except OSError as error:
        reason = f"{error.strerror}); check the permissions of its folder"
        raise Refused(f"{plain(str(path))} cannot be looked at ({reason}") from error


def enclosing(file: Path) -> Path:
    """The folder that a configuration file and all that it extends lie in: its repository, else its own."""
    return next((folder for folder in file.parents if (folder / ".git").exists()), file.parent)


def place_in_repository(root: Path) -> str:
    """The project's folder as seen from the root of its git repository, POSIX style; "" where it is the root.

    The repository is the nearest folder with a `.git` in it, as in `home_of`; git itself is not asked. Where
    there is none, the project's folder counts as the root.

    Args:
        root: the project's folder, absolute.

    Raises:
        Refused: a folder cannot be looked into.
    """
    for folder in (root, *root.parents):
        if _kind(folder / ".git"):
            return "" if folder == root else root.relative_to(folder).as_posix()
    return ""
