"""`claimcheck baseline`: record the findings of today, so that only new ones block."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.boundary import tell
from claimcheck.cli.opening import add_config_options, open_project
from claimcheck.storage.escape import plain
from claimcheck.storage.home import absolute
from claimcheck.storage.refusal import Refused
from claimcheck.values.listing import counted

DEFAULT_FILE = "claimcheck-baseline.json"

if TYPE_CHECKING:
    from argparse import Namespace

    from claimcheck.cli.parser import Verbs
    from claimcheck.project import Project
    from claimcheck.reported import Report, Reported
    from claimcheck.triage.baseline import Baseline


def add(verbs: Verbs) -> None:
    """Add the verb, its actions and their options."""
    parser = verbs.add_parser(
        "baseline",
        usage="claimcheck baseline write|prune|check [OPTIONS] [FILE]",
        help="record known findings, so that only new ones block",
        description="A baseline is a file of known findings for `claimcheck lint --baseline FILE`.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    for name, main, what in (
        ("write", write, "record all findings at or above the fail level"),
        ("prune", prune, "take out entries that no finding matches any more"),
        ("check", check, "exit 1 if there are new findings or stale entries"),
    ):
        action = actions.add_parser(
            name,
            usage=f"claimcheck baseline {name} [OPTIONS] [FILE]",
            help=what,
            description=what[0].upper() + what[1:] + ".",
        )
        action.set_defaults(main=main)
        action.add_argument("file", nargs="?", metavar="FILE",
                            help=f"default: {DEFAULT_FILE} in the project's folder")  # fmt: skip
        action.add_argument("--tracked", action="store_true", help="read only files that git tracks")
        add_config_options(action)


def write(args: Namespace) -> int:
    """Write all findings at or above the fail level, except notes that no baseline covers.

    Raises:
        Refused: records cannot be read or compared, or the file cannot be written.
    """
    from claimcheck.config.settings import RESERVED
    from claimcheck.triage.baseline import baseline_of, write_baseline

    project = open_project(args)
    file = _file(args, project)
    report = _lint(args, project)
    _require_whole(report, "so the run is incomplete and nothing is written")
    blocking = _blocking(project, report)
    coverable = [told.finding for told in blocking if told.finding.code not in RESERVED]
    baseline = baseline_of(coverable)
    compared = _compared(file, baseline)
    write_baseline(file, baseline)
    tell(f"Wrote {counted(len(coverable), 'finding')} to {plain(str(file))}{compared}\n")
    left = len(blocking) - len(coverable)
    if left:
        tell(
            f"Left out {counted(left, 'finding')} of CC001 to CC006, which no baseline covers: repair them\n"
        )
    return 0


def prune(args: Namespace) -> int:
    """Take the stale entries out.

    Raises:
        Refused: records cannot be read or compared, or the file cannot be read or written.
    """
    from claimcheck.triage.baseline import read_baseline, write_baseline

    project = open_project(args)
    file = _file(args, project)
    baseline = read_baseline(file)
    report = _lint(args, project, baseline)
    _require_whole(report, "so what is stale cannot be told")
    if report.stale:
        write_baseline(file, baseline.without(report.stale))
    tell(f"Took {_stale(len(report.stale))} out of {plain(str(file))}\n")
    return 0


def check(args: Namespace) -> int:
    """Say which findings are new and which entries are stale; 1 if there are any."""
    from claimcheck.reporters.frame import place_text
    from claimcheck.triage.baseline import read_baseline

    project = open_project(args)
    baseline = read_baseline(_file(args, project))
    report = _lint(args, project, baseline)
    new = [told for told in _blocking(project, report) if not told.baselined]
    stale = [entry for entry in baseline.entries if entry.fingerprint in report.stale]
    rows = [
        ("new  ", told.finding.fingerprint, told.finding.code, told.finding.problem.message,
         f"({place_text(told.places[0])})")
        for told in new
    ]  # fmt: skip
    rows += [("stale", entry.fingerprint, entry.code, entry.message, "") for entry in stale]
    lines = ["  ".join(map(plain, row)).rstrip() for row in rows]
    closing = f"{counted(len(new), 'new finding')}, {_stale(len(stale))}"
    lines.append(f"{closing}: `claimcheck baseline prune`" if stale else closing)
    tell("".join(f"{line}\n" for line in lines))
    return 1 if rows else 0


def _file(args: Namespace, project: Project) -> Path:
    """The baseline that is named, by default the project's own.

    Raises:
        Refused: it lies among the records, where it would be read as one.
    """
    if args.file is None:
        # As people in the current folder call it.
        return Path(os.path.relpath(project.root / DEFAULT_FILE, absolute(Path())))
    file = Path(args.file)
    if absolute(file.parent).is_relative_to(project.root / project.config.claims):
        raise Refused(f"{plain(args.file)} lies among the records, where a baseline would be read as one")
    return file


def _compared(file: Path, baseline: Baseline) -> str:
    """What a baseline has anew and no longer, beside the one that it replaces; "" where there is none."""
    from claimcheck.triage.baseline import read_baseline

    try:
        old = {entry.fingerprint for entry in read_baseline(file).entries}
    except Refused:
        return ""  # there is none, or none that can be read: it is written anew
    now = {entry.fingerprint for entry in baseline.entries}
    return f" ({len(now - old)} new, {len(old - now)} no longer there)"


def _lint(args: Namespace, project: Project, baseline: Baseline | None = None) -> Report:
    return project.lint(project.reading(tracked=args.tracked), baseline=baseline)


def _require_whole(report: Report, so: str) -> None:
    """Refuse where records could not be read or compared."""
    from claimcheck.config.settings import RESERVED

    if number := report.faults(RESERVED):
        raise Refused(
            f"{counted(number, 'finding')} of CC001 to CC006: not all records can be read or compared, {so};"
            " repair them first"
        )


def _blocking(project: Project, report: Report) -> list[Reported]:
    """The findings at or above the fail level, or warning where nothing fails; what is waived never fails."""
    from claimcheck.finding import Severity

    fail_on = project.config.fail_on
    level = Severity.WARNING if fail_on == "never" else Severity(fail_on)
    failing = (told for told in report.findings if told.finding.severity.weight <= level.weight)
    return [told for told in failing if told.waived is None]


def _stale(number: int) -> str:
    return "1 stale entry" if number == 1 else f"{number} stale entries"
