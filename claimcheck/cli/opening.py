"""How every verb that looks at a project finds it and its configuration."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from claimcheck.config_file import Settings
    from claimcheck.project import Project


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


def settings_of(args: Namespace, paths: Sequence[str] = ()) -> Settings:
    """The project that the first path (by default the current folder) lies in, and its settings.

    Raises:
        Refused: a path does not exist, or the configuration cannot be understood.
    """
    # Imported here: reading settings imports all rules, and `--help` need not.
    from claimcheck.config_file import read_settings

    for path in paths:
        if not Path(path).exists():
            raise Refused(f"there is no file or folder {plain(path)}")
    start = Path(paths[0] if paths else ".").resolve()
    return read_settings(
        start if start.is_dir() else start.parent,
        args.config,
        isolated=args.isolated,
        environment=os.environ.get("CLAIMCHECK_CONFIG") or None,
    )


def open_project(args: Namespace, paths: Sequence[str] = ()) -> Project:
    """The project that `settings_of` finds, with record files in it.

    Raises:
        Refused: as `settings_of`; or there are no record files.
    """
    return project_with(settings_of(args, paths))


def project_with(settings: Settings) -> Project:
    """A project with these settings.

    Raises:
        Refused: there are no record files in it.
    """
    from claimcheck.project import Project

    project = Project(settings.root, settings.config)
    if not project.files():
        folder = plain(settings.config.claims)
        # A folder that is there but empty, or all of it excluded, wants other advice.
        there = (settings.root / settings.config.claims).is_dir()
        where = f"the folder {folder} holds no record files that are read" if there else f"no folder {folder}"
        raise Refused(f"no claim files found: {where} in {plain(str(settings.root))}")
    return project
