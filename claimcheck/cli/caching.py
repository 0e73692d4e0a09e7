"""The options about the cache, and opening it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.opening import start_of
from claimcheck.storage.home import absolute

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _ArgumentGroup

    from claimcheck.cache.session import Session

_DECIDING = (
    "select",
    "extend_select",
    "ignore",
    "per_file_ignores",
    "severity",
    "exclude",
    "extend_exclude",
    "as_of",
    "config",
    "isolated",
    "tracked",
)
"""The options that decide the whole report; the others choose from it, or how it is told."""


def add_cache_options(parser: ArgumentParser) -> None:
    """Add `--no-cache` and `--cache-dir`."""
    group = parser.add_argument_group("cache")
    group.add_argument("--no-cache", action="store_true", help="neither use nor keep earlier answers")
    add_cache_folder(group)


def add_cache_folder(group: ArgumentParser | _ArgumentGroup) -> None:
    """Add `--cache-dir`."""
    group.add_argument("--cache-dir", metavar="DIR", help="default: .claimcheck_cache in the project; "
                       "or set CLAIMCHECK_CACHE_DIR")  # fmt: skip


def cache_folder(args: Namespace) -> str:
    """The folder that the user names for the cache, "" for the project's own."""
    return args.cache_dir or os.environ.get("CLAIMCHECK_CACHE_DIR") or ""


def session_of(args: Namespace) -> Session | None:
    """The cache for this run, None where it is switched off, or the project cannot be told without the rules.

    Raises:
        Refused: a path does not exist, or the current folder is gone.
    """
    # Nobody here knows whether what `--bulk` names has changed.
    if args.no_cache or args.bulk or os.environ.get("CLAIMCHECK_NO_CACHE"):
        return None
    from claimcheck.cache.session import Session

    environment = os.environ.get("CLAIMCHECK_CONFIG") or ""
    asked = [f"{name}={getattr(args, name)!r}" for name in _DECIDING]
    # A configuration file is named from the current folder.
    named = [environment, str(absolute(Path()))] if environment or args.config else []
    folder = cache_folder(args)
    return Session.at(
        start_of(args.paths), "\n".join([*asked, *named]), isolated=args.isolated, folder=folder
    )
