"""Why a cache is not used: it cannot be, or it is not what was written."""

from __future__ import annotations


class Unavailable(Exception):  # noqa: N818 - the run goes on without; nothing is broken
    """The cache cannot be used now: a full disk, a folder that may not be written, another run that has it.

    Args:
        reason: why, in words for people.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unsuited(Exception):  # noqa: N818 - the whole project is judged instead
    """An edit touches more than a part of the project."""


class Damaged(Exception):  # noqa: N818 - the cache is begun anew; nothing else is broken
    """What is read is not what was written."""
