"""Which rules run, how loud they are and from where on a run fails: options laid over the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused, unknown

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from claimcheck.config.settings import Config

LEVELS = ("error", "warning", "info")


def add_rule_options(parser: ArgumentParser) -> None:
    """Add the options that `changes` reads, and those of the gate."""
    group = parser.add_argument_group("rules", "codes may be prefixes (CC2) and lists (CC1,CC301)")
    for name, what in (
        ("--select", "run only these rules"),
        ("--extend-select", "run these beside the selected ones"),
        ("--ignore", "do not run these; CC001 to CC006 always run"),
    ):
        group.add_argument(name, action="append", metavar="CODES", help=what)
    group.add_argument("--per-file-ignores", action="append", metavar="PATTERN:CODES",
                       help="rules whose findings do not count in these files (repeatable)")  # fmt: skip
    group.add_argument("--severity", action="append", default=[], metavar="CODE=LEVEL",
                       help="how loud a rule is: error, warning or info")  # fmt: skip
    group.add_argument("--as-of", metavar="DATE", help="the day to take for today; the clock is never asked")
    gate = parser.add_argument_group("gate")
    gate.add_argument("--fail-on", choices=(*LEVELS, "never"), metavar="LEVEL",
                      help="exit 1 from this level on: error, warning (default), info, never")  # fmt: skip
    gate.add_argument("-e", "--exit-zero", action="store_true", help="exit 0 even if there are findings")
    gate.add_argument("--baseline", metavar="FILE", help="let pass what this baseline knows")


def changes(args: Namespace, config: Config) -> dict[str, object]:
    """What the command line lays over the configuration, by the names of Config.

    `--select` starts anew: what the configuration ignores or adds is then not meant.
    """
    laid: dict[str, object] = {}
    ignored = () if args.select else config.ignore
    extended = () if args.select else config.extend_select
    if args.select:
        laid |= {"select": _codes("--select", args.select), "ignore": ignored, "extend_select": extended}
    if args.ignore:
        laid["ignore"] = (*ignored, *_codes("--ignore", args.ignore))
    if args.extend_select:
        laid["extend_select"] = (*extended, *_codes("--extend-select", args.extend_select))
    if args.per_file_ignores:
        given = _by_pattern(args.per_file_ignores)
        laid["per_file_ignores"] = {**config.per_file_ignores, **given}
    if args.severity:
        laid["severity"] = {**config.severity, **_levels(args.severity)}
    if args.fail_on:
        laid["fail_on"] = args.fail_on
    return {**laid, **today(args)}


def today(args: Namespace) -> dict[str, object]:
    """The day to take for today, by the name of Config; nothing where no `--as-of` is given."""
    from claimcheck.config.check import refusal_of_day

    if args.as_of is None:
        return {}
    if refusal := refusal_of_day(args.as_of):
        raise Refused(f"--as-of: {refusal}")
    return {"as_of": args.as_of}


def _codes(option: str, given: Sequence[str]) -> tuple[str, ...]:
    """The codes and prefixes in lists such as "CC1,CC301"."""
    from claimcheck.config.check import refusal_of_code

    codes = tuple(dict.fromkeys(code.strip() for word in given for code in word.split(",")))
    for code in codes:
        refusal = refusal_of_code(code, switches=option in ("--ignore", "--per-file-ignores"))
        if refusal:
            raise Refused(f"{option}: {refusal}")
    return codes


def _by_pattern(given: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The codes of each pattern, from PATTERN:CODES."""
    option, found = "--per-file-ignores", dict[str, tuple[str, ...]]()
    for word in given:
        pattern, colon, codes = word.rpartition(":")
        if not (pattern and colon):
            raise Refused(f'{option}: "{plain(word)}" should be PATTERN:CODES, as in claims/wire/*:CC3')
        found[pattern] = (*found.get(pattern, ()), *_codes(option, [codes]))
    return found


def _levels(given: Sequence[str]) -> dict[str, str]:
    """Severities by code, from CODE=LEVEL."""
    from claimcheck.config.check import refusal_of_code

    levels = {}
    for word in given:
        code, equals, level = word.partition("=")
        refusal = f'"{plain(word)}" should be CODE=LEVEL, as in CC204=info' if not equals else None
        refusal = refusal or refusal_of_code(code, switches=True)
        if refusal is None and level not in LEVELS:
            refusal = unknown("level", level, LEVELS)
        if refusal:
            raise Refused(f"--severity: {refusal}")
        levels[code] = level
    return levels
