"""The contents that a repository keeps, and the names by which git knows them."""

from __future__ import annotations

import hashlib
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

from claimcheck.storage.escape import plain
from claimcheck.storage.git import command, environment, refuse_without_git
from claimcheck.storage.refusal import Refused
from claimcheck.storage.unreadable import Unreadable, in_words

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN = 120


class Objects:
    """The contents that one repository keeps, by a process of git that is asked for one after the other."""

    def __init__(self, folder: Path, option: str, *, own: bool) -> None:
        self._option = option
        try:
            self._process = subprocess.Popen(
                command("cat-file", "--batch"), cwd=folder, env=environment(own=own), stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except OSError as error:
            refuse_without_git(option, error)

    def read(self, name: str, path: str, limit: int) -> bytes:
        """An object's content.

        Raises:
            Unreadable: it is larger than the limit.
            Refused: git does not have it.
        """
        asking, answering = self._process.stdin, self._process.stdout
        assert asking is not None and answering is not None  # both are pipes
        try:
            asking.write(f"{name}\n".encode())
            asking.flush()
            header = answering.readline().split()
            size = int(header[2])
            if size > limit:
                left = size + 1
                while left > 0 and (part := answering.read(min(left, 1 << 20))):
                    left -= len(part)
                raise Unreadable(f"The file is larger than {in_words(limit)}; split it into smaller files.")
            data = answering.read(size + 1)[:size]
            if len(data) < size:
                raise ValueError(name)
        except (OSError, ValueError, IndexError) as error:
            raise Refused(
                f"{self._option}: git does not have the content of {plain(path, limit=_SHOWN)} (a partial or "
                "damaged clone); fetch it, or leave the option out"
            ) from error
        return data

    def close(self) -> None:
        """End the process."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._process.wait()


def object_name(data: bytes, like: str) -> str:
    """The name by which git knows a content.

    Args:
        data: the content.
        like: a name of the same repository, which tells how names are made there.
    """
    made = hashlib.new("sha1" if len(like) == 40 else "sha256", usedforsecurity=False)
    made.update(f"blob {len(data)}\0".encode())
    made.update(data)
    return made.hexdigest()
