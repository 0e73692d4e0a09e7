"""argparse with the house's manners: no abbreviations, a mistake is one clear line with the nearest word."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from claimcheck.cli.boundary import complain, tell
from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _typeshed import SupportsWrite

    Verbs = argparse._SubParsersAction["Parser"]


class _Help(argparse.HelpFormatter):
    """argparse's help, in which the longest verb, too, stands on the line of its description."""

    def add_argument(self, action: argparse.Action) -> None:
        """Make room for an action; argparse forgets that verbs are indented once more than their heading."""
        super().add_argument(action)
        if isinstance(action, argparse._SubParsersAction):
            longest = max((len(name.dest) for name in action._choices_actions), default=0)
            self._action_max_length = max(
                self._action_max_length, longest + self._current_indent + self._indent_increment
            )


class Parser(argparse.ArgumentParser):
    """A parser of the command or of a verb; each knows `--traceback`, and says `parser` to name itself."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=_Help, **options)
        self.add_argument(
            "--traceback",
            action="store_true",
            # Suppressed: a verb's default must not undo what was given before the verb.
            default=argparse.SUPPRESS,
            help="show where an internal error comes from",
        )
        self.set_defaults(parser=self)

    def error(self, message: str) -> NoReturn:
        """Print the usage and one line, and leave with exit status 2."""
        self.exit(2, f"{self.format_usage()}claimcheck: {plain(message)}\n")

    def refuse_unknown(self, strange: Sequence[str]) -> NoReturn:
        """Leave with exit status 2 over arguments that no option or place takes."""
        first = strange[0].split("=", 1)[0]
        if not first.startswith("-"):
            self.error(f'one argument too many: "{first}"')
        known = [name for name in self._option_string_actions if name.startswith("--")]
        self.error(unknown("option", first, known, alike_in="--", listing=f"{self.prog} --help"))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        # argparse keeps silent about what it cannot write.
        if message and file is sys.stdout:
            tell(message)
        else:
            complain(message.removesuffix("\n"))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        # argparse's own words list all choices and never the nearest one.
        if action.choices is None or value in action.choices:
            return
        place = action.option_strings[-1] + ": " if action.option_strings else ""
        noun = "value" if action.option_strings else str(action.metavar or action.dest).lower()
        self.error(place + unknown(noun, str(value), [str(choice) for choice in action.choices]))
