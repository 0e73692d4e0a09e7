"""`claimcheck accept`: write down that a finding may stand, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.boundary import tell
from claimcheck.cli.opening import add_config_options, project_with, settings_of
from claimcheck.storage.escape import plain
from claimcheck.storage.home import absolute
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from argparse import Namespace

    from claimcheck.cli.parser import Verbs
    from claimcheck.project import Project

KINDS = ("intended", "false_alarm", "todo")
"""The kinds of waivers; the first is the default."""


def add(verbs: Verbs) -> None:
    """Add the verb and its options."""
    parser = verbs.add_parser(
        "accept",
        usage="claimcheck accept FINGERPRINT --reason TEXT [OPTIONS]",
        help="waive a finding, with a reason",
        description="Write a waiver for a finding into the project's waivers file. The finding is then "
        "counted as waived, told only with `lint --show-waived`, and comes back when its records change.",
    )
    parser.set_defaults(main=main)
    parser.add_argument(
        "fingerprint", metavar="FINGERPRINT", help="a finding's fingerprint, or its first six or more digits"
    )
    parser.add_argument(
        "--reason", required=True, metavar="TEXT", help="why it may stand, for the next reader"
    )
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], metavar="KIND",
                        help="intended (default: the articles do disagree), false_alarm (they do not), todo "
                        "(to be settled)")  # fmt: skip
    parser.add_argument(
        "--until", metavar="DATE", help="the last day it holds, as YYYY-MM-DD; default: for ever"
    )
    parser.add_argument("--by", metavar="NAME", help="who decides; default: git's user.name")
    parser.add_argument("--file", metavar="FILE", help="the waivers file to write to; default: the last that "
                        "the project has, else waivers.json in its folder of records")  # fmt: skip
    parser.add_argument("--as-of", metavar="DATE", help="the day to take for today; the clock is never asked")
    add_config_options(parser)


def main(args: Namespace) -> int:
    """Write the waiver.

    Raises:
        Refused: there is no such finding, nothing waives it, it is waived already; the waiver is none, or has
            ended; the file cannot be written.
    """
    from claimcheck.config.settings import RESERVED
    from claimcheck.triage.accepting import add_waiver, decidable, waivers_file

    project = _project(args)
    waiver = _waiver(args, project)
    report = project.lint()
    finding = decidable(report, args.fingerprint, RESERVED)
    if args.file is not None:
        path = _inside(args.file, project)
    else:
        path = waivers_file(project.root, report.files, project.config.claims)
    add_waiver(project.root, path, {"finding": finding.fingerprint, **waiver})
    who = f" ({waiver['by']})" if "by" in waiver else ""
    tell(f"Wrote a waiver for {finding.fingerprint} to {plain(path)}: {waiver['kind']}{plain(who)}\n"
         f"  {finding.code} {plain(finding.problem.message)}\n")  # fmt: skip
    return 0


def _project(args: Namespace) -> Project:
    from claimcheck.config.check import refusal_of_day

    settings = settings_of(args)
    if args.as_of is not None:
        if refusal := refusal_of_day(args.as_of):
            raise Refused(f"--as-of: {refusal}")
        settings = settings.laid("command line", {"as_of": args.as_of})
    return project_with(settings)


def _waiver(args: Namespace, project: Project) -> dict[str, str]:
    """What the waiver says beside the finding, as it is to be written; checked as a record is."""
    from claimcheck.records import Waiver
    from claimcheck.storage.git import user_name
    from claimcheck.storage.schema_check import Place, validated
    from claimcheck.values.time import certainly_before, parse

    by = user_name(project.root) if args.by is None else args.by
    said = {"kind": args.kind, "reason": args.reason, "by": by, "until": args.until or ""}
    waiver = {key: value for key, value in said.items() if value}
    if not args.reason.strip():
        raise Refused("--reason is empty; say why the finding may stand, for the next reader")
    if args.reason.strip() in ("…", "..."):
        raise Refused("--reason: put the reason in place of the dots, for the next reader")
    for key, value in waiver.items():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise Refused(f"--{key} is not UTF-8 text") from error
    _, wrong = validated(Waiver, {"finding": "0" * 16, **waiver}, Place("", ""))
    if wrong:
        raise Refused(f"--{wrong[0].spots[0].pointer.strip('/')}: {wrong[0].message}")
    as_of = project.config.as_of
    if "until" in waiver and as_of is not None and certainly_before(parse(waiver["until"]), parse(as_of)):
        raise Refused(f"--until {waiver['until']} is over: today is taken to be {plain(as_of)}")
    return waiver


def _inside(given: str, project: Project) -> str:
    """A file named from the current folder, relative to the project's, where `lint` then reads it.

    Raises:
        Refused: it is not where record files are, or is not read.
    """
    from claimcheck.storage.exclude import without

    file = absolute(Path(given).parent) / Path(given).name
    folder = project.config.claims
    path = file.relative_to(project.root).as_posix() if file.is_relative_to(project.root) else ""
    hidden = any(part.startswith(".") for part in path.removeprefix(folder).split("/"))
    if not path.startswith(f"{folder}/") or not path.endswith(".json") or hidden:
        raise Refused(f"--file {plain(given)}: waivers are read from .json files in {plain(folder)}")
    if not without([path], project.config.exclude):
        raise Refused(f"--file {plain(given)}: the configuration leaves it out (`exclude`)")
    return path
