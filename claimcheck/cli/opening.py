"""How every verb that looks at a project finds it and its configuration."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.storage.escape import plain
from claimcheck.storage.home import absolute
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from claimcheck.config.file import Settings
    from claimcheck.project import Project

_SHOWN = 120


def add_config_options(parser: ArgumentParser) -> None:
    """Add `--config` and `--isolated`, which `settings_of` and `open_project` read."""
    parser.add_argument(
        "--config",
        action="append",
        default=[],
        metavar="FILE|KEY=VALUE",
        help="a configuration file, or one setting in TOML (repeatable); CLAIMCHECK_CONFIG is a file too",
    )
    parser.add_argument("--isolated", action="store_true", help="ignore configuration files")


def start_of(paths: Sequence[str]) -> Path:
    """The folder from which to look for the project: that of the first path, by default the current one.

    Raises:
        Refused: a path is empty, does not exist or cannot be looked at, or the current folder is gone.
    """
    for path in paths:
        if not path:  # as of a variable that nobody set
            raise Refused("a PATH is empty; leave it out for the current folder")
        if not _exists(path):
            raise Refused(f"there is no file or folder {plain(path)}")
    start = absolute(Path(paths[0] if paths else "."))
    return start if start.is_dir() else start.parent


def settings_of(args: Namespace, paths: Sequence[str] = ()) -> Settings:
    """The project that the first path (by default the current folder) lies in, and its settings.

    Raises:
        Refused: as `start_of`; or the configuration cannot be understood.
    """
    # Imported here: reading settings imports all rules, and `--help` need not.
    from claimcheck.config.file import read_settings

    return read_settings(
        start_of(paths),
        args.config,
        isolated=args.isolated,
        environment=os.environ.get("CLAIMCHECK_CONFIG") or None,
    )


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except OSError as error:
        raise Refused(f"{plain(path, limit=_SHOWN)} cannot be looked at ({error.strerror})") from error


def open_project(args: Namespace) -> Project:
    """The project that `settings_of` finds, with record files in it.

    Raises:
        Refused: as `settings_of`; or there are no record files.
    """
    return project_with(settings_of(args))


def project_with(settings: Settings) -> Project:
    """A project with these settings.

    Raises:
        Refused: there are no record files in it.
    """
    from claimcheck.project import Project

    project = Project(settings.root, settings.config, settings.sources)
    if not project.files():
        folder = plain(settings.config.claims)
        # A folder that is there but empty, or all of it excluded, wants other advice.
        there = (settings.root / settings.config.claims).is_dir()
        where = f"the folder {folder} holds no record files that are read" if there else f"no folder {folder}"
        advice = "" if there else "; change to the project's folder, or let `claimcheck init` set one up"
        raise Refused(f"no claim files found: {where} in {plain(str(settings.root))}{advice}")
    return project
