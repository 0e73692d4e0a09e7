"""The files that an answer rests on, as they stand in the file system now."""

from __future__ import annotations

import hashlib
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.storage.exclude import without
from claimcheck.storage.files import walk
from claimcheck.storage.watch import ABSENT, RACY, signature, signature_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

FOLDER = "folder"
LINK = "link"


class Tree(NamedTuple):
    """Signatures by path: of the record files, of the articles' texts, and what the texts' folders are."""

    records: Mapping[str, str]
    texts: Mapping[str, str]
    folders: Mapping[str, str]

    @property
    def sure(self) -> bool:
        """Whether the signatures alone can tell a change."""
        return RACY not in self.records.values() and RACY not in self.texts.values()

    def mark(self) -> str:
        """A digest of it all; equal ones stand for equal trees."""
        lines = [f"{path}\0{sign}\0" for part in self for path, sign in part.items()]
        counts = " ".join(str(len(part)) for part in self)
        return hashlib.sha256("".join([counts, *lines]).encode("utf-8", "surrogatepass")).hexdigest()


def standing(
    root: Path, claims: str, exclude: Sequence[str], texts: Iterable[str], tracked: Collection[str] | None
) -> Tree:
    """The tree as it stands now.

    Args:
        root: the project's folder.
        claims: the folder of records, relative to it.
        exclude: patterns of record files that are left out.
        texts: paths of the texts, relative to the root.
        tracked: when given, only these record files count.

    Raises:
        Unreadable: a folder cannot be listed, or a file went while it was looked at.
    """
    records = dict(walk(root, claims, lambda entry: signature(entry.stat(follow_symlinks=False))))
    if exclude:
        records = {path: records[path] for path in without(records, exclude)}
    if tracked is not None:
        records = {path: sign for path, sign in records.items() if path in tracked}
    looked = {path: signature_of(root, path) for path in texts}
    return Tree(records, looked, folders_of(root, looked))


def folders_of(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """What stands at each folder above some paths: a signature sees through a link that took its place."""
    above = {path[:end] for path in paths for end, character in enumerate(path) if character == "/"}
    return {folder: _kind(f"{root}/{folder}") for folder in sorted(above)}


def _kind(folder: str) -> str:
    try:
        mode = os.lstat(folder).st_mode
    except (OSError, ValueError):
        return ABSENT
    return FOLDER if stat.S_ISDIR(mode) else LINK
