"""The options about which record files are read, and which of them a report is narrowed to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.change import add_change_options
from claimcheck.cli.piping import add_piping_option
from claimcheck.storage.escape import plain
from claimcheck.storage.home import absolute
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from claimcheck.config.settings import Config


def add_scope_options(parser: ArgumentParser) -> None:
    """Add the options that `left_out` and `chosen` read, and those of a change and of standard input."""
    group = parser.add_argument_group("scope")
    group.add_argument("--tracked", action="store_true", help="read only files that git tracks")
    add_change_options(group)
    group.add_argument("--exclude", action="append", metavar="PATTERN",
                       help="leave out record files or folders; replaces the configuration's")  # fmt: skip
    group.add_argument("--extend-exclude", action="append", metavar="PATTERN",
                       help="leave these out, too (repeatable)")  # fmt: skip
    group.add_argument("--force-exclude", action="store_true",
                       help="pass over PATHs that are left out, which are refused otherwise")  # fmt: skip
    add_piping_option(group)


def left_out(args: Namespace, config: Config) -> dict[str, object]:
    """What the options lay over the patterns of the configuration, by the names of Config."""
    if not args.exclude and not args.extend_exclude:
        return {}
    below = args.exclude or config.exclude
    return {"exclude": tuple(dict.fromkeys((*below, *(args.extend_exclude or ()))))}


def chosen(
    args: Namespace, root: Path, files: Sequence[str], exclude: Sequence[str]
) -> frozenset[str] | None:
    """The record files that the PATHs narrow the report to; None for all of them.

    Args:
        args: the arguments.
        root: the project's folder.
        files: the record files that are read.
        exclude: the patterns by which others are left out.

    Raises:
        Refused: a PATH is not in the project, or there are no record files in it.
    """
    found: set[str] = set()
    whole = not args.paths
    for path in args.paths:
        resolved = absolute(Path(path))
        if resolved == root:
            whole = True
            continue
        if not resolved.is_relative_to(root):
            raise Refused(
                f"{plain(path)} is not in the project {plain(str(root))}: every PATH must lie in the "
                "project of the first PATH; lint other projects one by one"
            )
        inside = resolved.relative_to(root).as_posix()
        within = {file for file in files if file == inside or file.startswith(inside + "/")}
        if not within:
            _refuse_unless_left_out(args, path, root, inside, exclude)
        found |= within
    return None if whole else frozenset(found)


def _refuse_unless_left_out(
    args: Namespace, path: str, root: Path, inside: str, exclude: Sequence[str]
) -> None:
    """Refuse a PATH without record files, unless all that it has is left out and may be passed over."""
    from claimcheck.storage.exclude import without
    from claimcheck.storage.files import discover

    there = discover(root, inside) if (root / inside).is_dir() else [inside]
    is_left_out = bool(there) and not without(there, exclude)
    if not (is_left_out and args.force_exclude):
        why = ": `exclude` leaves it out; --force-exclude passes over it" if is_left_out else ""
        raise Refused(f"no claim files found in {plain(path)}{why}")
