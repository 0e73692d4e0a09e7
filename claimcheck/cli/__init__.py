"""The command line: one thin file a verb; a verb's file is imported only when the verb is named."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.cli.parser import Parser

VERBS = (
    "lint",
    "report",
    "rule",
    "compare",
    "show",
    "accept",
    "baseline",
    "hedging",
    "schema",
    "config",
    "init",
    "clean",
    "completion",
)
"""The verbs, in the order of the help; each is a module here with `add(subparsers)` and `main(args)`."""


def run() -> None:
    """The console script: lint what the arguments say, and leave with the exit status."""
    # A run ends before a collection would pay, and the last one, at exit, costs a tenth of a short run.
    gc.disable()
    # Plugins of other packages have no say in what a record is.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    status = main(sys.argv[1:])
    gc.freeze()
    sys.exit(status)


def main(argv: Sequence[str]) -> int:
    """Do what the arguments say.

    Args:
        argv: the arguments, without the name of the program.

    Returns:
        The exit status: 0, 1 (findings), 2 (could not do what was asked), 130 or 143 (interrupted).
    """
    from claimcheck.cli.boundary import guarded

    # The version is told without the parser: editors and hooks ask for it often.
    act = _version if list(argv) == ["--version"] else lambda: _act(argv)
    return guarded(act, traceback="--traceback" in argv)


def _version() -> int:
    from claimcheck import __version__
    from claimcheck.cli.boundary import tell

    tell(f"claimcheck {__version__}\n")
    return 0


def _act(argv: Sequence[str]) -> int:
    parser = parser_of(argv)
    args, strange = parser.parse_known_args(argv)
    if strange:
        args.parser.refuse_unknown(strange)
    if args.verb is None:
        parser.error("the following arguments are required: VERB")
    status: int = args.main(args)
    return status


def parser_of(argv: Sequence[str]) -> Parser:
    """The parser, with the options of the named verb alone; of all verbs when none is named."""
    from importlib import import_module

    from claimcheck import __version__
    from claimcheck.cli.parser import Parser

    parser = Parser(
        prog="claimcheck",
        usage="claimcheck VERB [OPTIONS] …",
        description="Check records of what articles assert against the articles, and against each other.",
        epilog="`claimcheck VERB --help` shows the options of a verb.",
    )
    parser.add_argument("--version", action="version", version=f"claimcheck {__version__}")
    # Not required by argparse, which would then not say which option it does not know.
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", dest="verb", prog="claimcheck")
    named = next((word for word in argv if not word.startswith("-")), None)
    for verb in (named,) if named in VERBS else VERBS:
        import_module(f"claimcheck.cli.{verb}").add(verbs)
    return parser
