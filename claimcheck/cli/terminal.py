"""The options about the terminal: colours, its width, and how much is said beside the report."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from claimcheck.reporters.look import NARROWEST, PLAIN, WIDEST, Look

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _ArgumentGroup
    from collections.abc import Iterator, Sequence

    from claimcheck.config.file import Settings

WHEN = ("auto", "always", "never")


def add_terminal_options(parser: ArgumentParser) -> None:
    """Add `--color`, `--verbose` and `--silent`."""
    group = parser.add_argument_group("terminal")
    add_color_option(group)
    group.add_argument("-v", "--verbose", action="store_true",
                       help="say on standard error what is read, and how")  # fmt: skip
    group.add_argument("-s", "--silent", action="store_true",
                       help="print no report; the exit status tells, and files are written")  # fmt: skip


def add_color_option(group: ArgumentParser | _ArgumentGroup) -> None:
    """Add `--color`."""
    group.add_argument("--color", choices=WHEN, default="auto", metavar="WHEN",
                       help="auto (default), always or never; auto: on a terminal, but for NO_COLOR, "
                       "or with FORCE_COLOR")  # fmt: skip


def look_of(args: Namespace) -> Look:
    """How text on standard output looks; the width of a terminal counts, and whether it has colours."""
    on_terminal = sys.stdout.isatty()
    width = _width() if on_terminal else PLAIN.width
    return Look(width, _coloured(args.color, on_terminal=on_terminal), broken=on_terminal)


def _coloured(when: str, *, on_terminal: bool) -> bool:
    """Whether there are colours: by the option, else by NO_COLOR (no-color.org), else by FORCE_COLOR."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return on_terminal and os.environ.get("TERM") != "dumb"


def _width() -> int:
    """The terminal's width in columns, by COLUMNS or as it says itself, within what frames are drawn in."""
    from shutil import get_terminal_size  # only on a terminal

    return max(NARROWEST, min(WIDEST, get_terminal_size((WIDEST, 0)).columns))


def about_run(settings: Settings, files: Sequence[str], engine: str) -> Iterator[str]:
    """What is read, by which settings and which engine, for `--verbose`."""
    from claimcheck.backends.choice import engine_for
    from claimcheck.values.listing import counted

    root, file = settings.root, settings.sources.file
    yield f"settings from {file}" if file else "settings: the defaults, and those of the command line"
    chosen = engine_for(root, files, engine)
    yield f"project folder {root}: {counted(len(files), 'record file')}, read by the engine {chosen}"
