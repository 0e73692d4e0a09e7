"""A project as git keeps it, in a commit or in the index: which files there are, and what is in them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from claimcheck.storage.escape import plain
from claimcheck.storage.files import A_LINK, is_record_name
from claimcheck.storage.git import answer, asked
from claimcheck.storage.git_objects import Objects
from claimcheck.storage.refusal import Refused
from claimcheck.storage.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINK, _SUBMODULE = "120000", "160000"
_LFS = b"version https://git-lfs.github.com/spec/"
_SHOWN = 120
_EMPTY = {
    40: "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    64: "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
}
"""The names of the object without content, by their length."""
_NO_FILES = {
    40: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    64: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
}
"""The names of the tree without files, which every repository has."""


class Entry(NamedTuple):
    """A file as git keeps it; `object` is "" where it is not merged, in `folder` git is asked for it."""

    mode: str
    object: str
    folder: Path


class State:
    """The files of a project in one state that git keeps, and a reader of them (`storage.files.Reads`).

    Args:
        root: the project's folder.
        option: the option of ours that asks for it.
        entries: the files by their paths, relative to the root.
    """

    def __init__(self, root: Path, option: str, entries: dict[str, Entry]) -> None:
        self._root = root
        self._option = option
        self._entries = entries
        self._open: dict[Path, Objects] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for objects in self._open.values():
            objects.close()
        self._open.clear()

    @property
    def paths(self) -> frozenset[str]:
        """All files of the state."""
        return frozenset(self._entries)

    def files(self, folder: str) -> list[str]:
        """The record files in a folder, as `storage.files.discover` lists them."""
        inside = f"{folder}/"
        return sorted(
            path for path, entry in self._entries.items()
            if path.startswith(inside) and not any(part[0] == "." for part in path[len(inside) :].split("/"))
            and (is_record_name(path.rpartition("/")[2]) or self._leads_to_folder(path, entry))
        )  # fmt: skip

    def name(self, path: str) -> str:
        """By what git knows a file's content; "" where there is no file, or it is not merged."""
        return self._entries[path].object if path in self._entries else ""

    def is_link(self, path: str) -> bool:
        """Whether a file is a symbolic link."""
        return path in self._entries and self._entries[path].mode == _LINK

    def __call__(self, root: Path, relative: str, limit: int) -> bytes:
        """Read a file as `storage.files.read_inside` does; `root` is not looked at.

        Raises:
            Unreadable: there is no such file; it is a link, or larger than the limit.
            Refused: git does not have the content; it is not merged.
        """
        shown = plain(relative, limit=_SHOWN)
        entry = self._entries.get(relative)
        if entry is None:
            raise Unreadable(f"There is no file {shown}; correct the path or add the file.")
        if entry.mode == _LINK:
            raise Unreadable(f"{shown} {A_LINK}; put the file itself there.")
        if not entry.object:
            raise Refused(f"{shown} is not merged; resolve the conflict and `git add` it")
        data = self._content(relative, entry, limit)
        if data.startswith(_LFS):
            raise Refused(
                f"{shown} is kept by Git LFS, and {self._option} reads what git itself keeps; "
                f"leave {self._option} or the file out"
            )
        return data

    def target(self, path: str) -> str:
        """Where a symbolic link leads, as written in it.

        Raises:
            Refused: git does not have the content.
        """
        return os.fsdecode(self._content(path, self._entries[path], 4096))

    def _content(self, path: str, entry: Entry, limit: int) -> bytes:
        if entry.folder not in self._open:
            own = entry.folder == self._root
            self._open[entry.folder] = Objects(entry.folder, self._option, own=own)
        return self._open[entry.folder].read(entry.object, path, limit)

    def _leads_to_folder(self, path: str, entry: Entry) -> bool:
        """Whether a file is a link to a folder of the state, or leads out of it, so that it may be one."""
        if entry.mode != _LINK or not entry.object:
            return False
        target = os.path.normpath(os.path.join(os.path.dirname(path), self.target(path)))  # noqa: PTH118, PTH120
        beyond = target.startswith(("/", ".."))
        return beyond or any(other.startswith(f"{target}/") for other in self._entries)


def state_at(root: Path, reference: str, option: str) -> State:
    """The state of a commit; of a repository without commits, HEAD is the state without files.

    Args:
        root: the project's folder, absolute, anywhere in a repository.
        reference: how git is to find the commit: a branch, a tag, a digest.
        option: the option of ours that asks for it.

    Raises:
        Refused: git is not installed, the folder is in no repository, there is no such commit, or git fails.
    """
    commit = _commit(root, reference, option)
    if commit is None:
        return State(root, option, {})
    return State(root, option, dict(_listed(root, option, commit, "", root)))


def state_of_index(root: Path, option: str) -> State:
    """The state of the index: what a commit would hold, so without files only announced (`git add -N`).

    Raises:
        Refused: as `state_at`.
    """
    listing = asked(root, option, "ls-files", "--cached", "--stage", "-z")
    entries: dict[str, Entry] = {}
    for about, path in _rows(listing):
        mode, name, stage = about
        if mode == _SUBMODULE:
            entries.update(_submodule(root, option, name, path, root))
        else:
            entries[path] = Entry(mode, name if stage == "0" else "", root)
    for path in _announced(root, option, entries):
        del entries[path]
    return State(root, option, entries)


def ignored(root: Path, option: str) -> frozenset[str]:
    """The files below a folder that git is told to ignore and does not track.

    Raises:
        Refused: git is not installed, the folder is in no repository, or git fails.
    """
    listing = asked(root, option, "ls-files", "--others", "--ignored", "--exclude-standard", "-z")
    return frozenset(os.fsdecode(path) for path in listing.split(b"\0") if path)


def _commit(root: Path, reference: str, option: str) -> str | None:
    """The digest of a commit, None for the HEAD of a repository without commits."""
    asked(root, option, "rev-parse", "--git-dir")
    if found := _verified(root, reference):
        return found
    if reference == "HEAD":
        return None
    shallow = answer(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    advice = (
        "this clone is shallow: `git fetch --unshallow`" if shallow else "give a branch, a tag or a digest"
    )
    raise Refused(f'{option}: git knows no commit "{plain(reference, limit=_SHOWN)}"; {advice}')


def _verified(root: Path, reference: str) -> str:
    # A reference that began with a dash would be an option to git.
    if not reference or reference.startswith("-") or "\0" in reference:
        return ""
    done = answer(root, "rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}")
    return done.stdout.decode("ascii", "replace").strip() if done.returncode == 0 else ""


def _listed(folder: Path, option: str, commit: str, prefix: str, root: Path) -> Iterator[tuple[str, Entry]]:
    """The files of a commit below a folder, by their paths relative to the root; submodules' among them."""
    own = folder == root
    for about, path in _rows(asked(folder, option, "ls-tree", "-r", "-z", commit, own=own)):
        mode, _, name = about
        if mode == _SUBMODULE:
            yield from _submodule(folder, option, name, path, root, prefix)
        else:
            yield prefix + path, Entry(mode, name, folder)


def _submodule(
    folder: Path, option: str, commit: str, path: str, root: Path, prefix: str = ""
) -> Iterator[tuple[str, Entry]]:
    """The files of a submodule at a commit; none where it is not checked out."""
    inside = folder / path
    if inside.resolve() != inside or not (inside / ".git").exists():
        return
    if answer(inside, "cat-file", "-e", f"{commit}^{{commit}}", own=False).returncode != 0:
        shown = plain(prefix + path, limit=_SHOWN)
        advice = "`git submodule update` fetches it"
        raise Refused(f"{option}: the submodule {shown} lacks the commit {plain(commit[:12])}; {advice}")
    yield from _listed(inside, option, commit, f"{prefix}{path}/", root)


def _announced(root: Path, option: str, entries: dict[str, Entry]) -> list[str]:
    """The files that stand in the index empty because they are only announced."""
    lengths = {len(entry.object) for entry in entries.values() if entry.object}
    empty = {_EMPTY[length] for length in lengths}
    candidates = [path for path, entry in entries.items() if entry.object in empty]
    if not candidates:
        return []
    base = _verified(root, "HEAD") or _NO_FILES[min(lengths)]
    changed = asked(root, option, "diff-index", "--cached", "--ita-invisible-in-index", "--no-renames",
                    "--relative", "--name-only", "-z", base)  # fmt: skip
    known = {os.fsdecode(path) for path in changed.split(b"\0")}
    before = asked(root, option, "ls-tree", "-r", "-z", "--name-only", base)
    known.update(os.fsdecode(path) for path in before.split(b"\0"))
    return [path for path in candidates if path not in known]


def _rows(listing: bytes) -> Iterable[tuple[list[str], str]]:
    """The rows of a listing: what is told of a file, and its path."""
    for row in listing.split(b"\0"):
        if row:
            about, _, path = row.partition(b"\t")
            yield about.decode("ascii").split(), os.fsdecode(path)
