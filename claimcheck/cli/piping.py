"""Standard input in place of a record file, as editors have it before it is saved."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.storage.escape import plain
from claimcheck.storage.files import is_record_name
from claimcheck.storage.home import absolute
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from argparse import Namespace, _ArgumentGroup

    from claimcheck.project import Project
    from claimcheck.storage.piped import Piped

PIPED = "-"
"""The PATH that stands for standard input."""
_WITHOUT = {
    "fix": "--fix",
    "diff": "--diff",
    "staged": "--staged",
    "since": "--since",
    "show_files": "--show-files",
}
_PLAIN = (".json", ".jsonl", ".ndjson")


def add_piping_option(group: _ArgumentGroup) -> None:
    """Add `--stdin-filename`."""
    group.add_argument("--stdin-filename", metavar="FILE",
                       help="the record file that standard input is read for, with the PATH -")  # fmt: skip


def is_piped(args: Namespace) -> bool:
    """Whether a record file is read from standard input.

    Raises:
        Refused: the PATH and the option do not go together, or not with another one.
    """
    if PIPED not in args.paths:
        if args.stdin_filename is not None:
            raise Refused("--stdin-filename goes with the PATH -, which stands for standard input")
        return False
    if len(args.paths) > 1:
        raise Refused("the PATH - stands alone: one file is read from standard input")
    if not args.stdin_filename:
        raise Refused("the PATH - needs --stdin-filename FILE: which file of the project it is read for")
    unfit = [option for name, option in _WITHOUT.items() if getattr(args, name)]
    if unfit:
        raise Refused(f"{unfit[0]} does not go with the PATH -")
    return True


def folder_of(args: Namespace) -> str:
    """The folder of the file that standard input is read for.

    Raises:
        Refused: there is no such folder.
    """
    folder = Path(args.stdin_filename).parent
    if not folder.is_dir():
        raise Refused(f"--stdin-filename: there is no folder {plain(str(folder))}")
    return str(folder)


def piped(args: Namespace, project: Project) -> Piped | None:
    """The file that is read from standard input; None where it is left out and may be passed over.

    Raises:
        Refused: the file is none of the project's record files, or left out; or nothing can be read.
    """
    from claimcheck.storage.exclude import without
    from claimcheck.storage.piped import Piped, limit_of

    shown = f"--stdin-filename {plain(args.stdin_filename)}"
    given = Path(args.stdin_filename)
    path = absolute(given.parent) / given.name
    inside = path.relative_to(project.root).as_posix() if path.is_relative_to(project.root) else ""
    folder = project.config.claims
    if not (inside.startswith(f"{folder}/") and is_record_name(given.name)):
        where = f"they lie in {plain(folder)} and end in .json, .jsonl or .ndjson"
        raise Refused(f"{shown} is none of the project's record files: {where}")
    if not inside.lower().endswith(_PLAIN):
        raise Refused(f"{shown}: a packed file is not read from standard input")
    if not without([inside], project.config.exclude):
        if args.force_exclude:
            return None
        raise Refused(f"{shown}: `exclude` leaves it out; --force-exclude passes over it")
    if sys.stdin is None:
        raise Refused("standard input is closed; there is nothing to read")
    return Piped(inside, sys.stdin.buffer.read(limit_of(inside) + 1))
