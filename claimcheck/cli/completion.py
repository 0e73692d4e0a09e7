"""`claimcheck completion`: what a shell needs to complete the command line."""

from __future__ import annotations

import re
from argparse import _SubParsersAction
from typing import TYPE_CHECKING

from claimcheck.cli.boundary import tell

if TYPE_CHECKING:
    from argparse import Action, ArgumentParser, Namespace
    from collections.abc import Iterator

    from claimcheck.cli.parser import Verbs

SHELLS = ("bash", "zsh", "fish")
_FILES = ("PATH", "FILE", "FILE|KEY=VALUE")
_FOLDERS = ("DIR", "FOLDER")


def add(verbs: Verbs) -> None:
    """Add the verb and its options."""
    parser = verbs.add_parser(
        "completion",
        usage="claimcheck completion SHELL",
        help="print a script by which a shell completes the command line",
        description="Print a script by which a shell completes verbs, options, formats, rules and files.",
        epilog='bash: eval "$(claimcheck completion bash)" in ~/.bashrc · zsh: claimcheck completion zsh > '
        "DIR/_claimcheck, DIR being in $fpath before compinit · fish: claimcheck completion fish > "
        "~/.config/fish/completions/claimcheck.fish",
    )
    parser.set_defaults(main=main)
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish")


def main(args: Namespace) -> int:
    """Print the script."""
    import shtab  # only this verb needs it

    from claimcheck.cli import parser_of

    parser = parser_of([])
    kinds = {**dict.fromkeys(_FILES, shtab.FILE), **dict.fromkeys(_FOLDERS, shtab.DIRECTORY)}
    words = _words()
    for action in _actions(parser):
        if isinstance(action.metavar, str) and action.metavar in kinds:
            action.complete = kinds[action.metavar]  # type: ignore[attr-defined] # where shtab looks for it
        elif action.metavar in words:
            action.choices = words[action.metavar]
        if isinstance(action.metavar, str):
            # To zsh a colon or a bracket in it would be the beginning of a command.
            action.metavar = re.split(r"\W", action.metavar)[0]
    tell(shtab.complete(parser, args.shell).rstrip("\n") + "\n")
    return 0


def _words() -> dict[str | tuple[str, ...] | None, list[str]]:
    """The words that may stand where an option or argument is called by a name in its help."""
    from claimcheck.config.schema import config_schema
    from claimcheck.reporters import FORMATS
    from claimcheck.rules import RULES

    codes = sorted(RULES)
    return {
        "CODES": codes,
        "CODE=LEVEL": [f"{code}=" for code in codes],
        "RULE": [*codes, *sorted(rule.name for rule in RULES.values())],
        "FORMAT[:FILE]": list(FORMATS),
        "KEY": list(config_schema()["properties"]),
    }


def _actions(parser: ArgumentParser) -> Iterator[Action]:
    """All options and arguments of a parser and of its verbs; these are then described as in the help."""
    for action in parser._actions:
        yield action
        if isinstance(action, _SubParsersAction):
            for name in action._choices_actions:
                action.choices[name.dest].description = name.help
            for below in action.choices.values():
                yield from _actions(below)
