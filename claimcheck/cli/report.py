"""`claimcheck report`: the conflict report, for the editor who decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.boundary import tell, warn
from claimcheck.cli.engines import add_engine_options, engine_of
from claimcheck.cli.opening import add_config_options, project_with, settings_of
from claimcheck.cli.rule_options import today
from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused
from claimcheck.values.listing import counted

if TYPE_CHECKING:
    from argparse import Namespace

    from claimcheck.cli.parser import Verbs
    from claimcheck.report.contents import Contents

DEFAULT_FILE = "conflict-report.html"


def add(verbs: Verbs) -> None:
    """Add the verb and its options."""
    parser = verbs.add_parser(
        "report",
        usage="claimcheck report [OPTIONS] [-o FILE]",
        help="write the conflict report, as HTML or Markdown",
        description="Write what disagrees for the editor who decides: one HTML file that needs nothing else, "
        "or Markdown that fits a comment on a pull request.",
        epilog="Exit status: 0 it was written, whatever was found; 2 could not do it.",
    )
    parser.set_defaults(main=main)
    parser.add_argument("-o", "--output", default=DEFAULT_FILE, metavar="FILE",
                        help=f".html or .md; - prints Markdown (default: {DEFAULT_FILE})")  # fmt: skip
    parser.add_argument("--title", metavar="TEXT", help="what to call it (default: the folder's name)")
    parser.add_argument("--baseline", metavar="FILE", help="leave out what this baseline knows")
    parser.add_argument("--tracked", action="store_true", help="read only files that git tracks")
    parser.add_argument("--as-of", metavar="DATE", help="the day to take for today; the clock is never asked")
    add_config_options(parser)
    add_engine_options(parser)


def main(args: Namespace) -> int:
    """Write the report.

    Raises:
        Refused: the records cannot be read, or the file cannot be written.
    """
    from claimcheck.config.settings import RESERVED
    from claimcheck.report.contents import contents
    from claimcheck.triage.baseline import read_baseline

    markdown = args.output == "-" or args.output.lower().endswith((".md", ".markdown"))
    if not markdown and not args.output.lower().endswith((".html", ".htm")):
        raise Refused(f'--output: "{plain(args.output)}" is neither .html nor .md')
    project = project_with(settings_of(args).laid("command line", today(args)))
    engine = engine_of(args)
    try:
        loaded, report = project.linted(project.reading(tracked=args.tracked), engine)
    finally:
        engine.progress("")
    if args.baseline is not None:
        known = read_baseline(Path(args.baseline))
        report = known.mark(report, reserved=RESERVED, selected=project.config.selected())
    told = contents(project, loaded, report)
    title = args.title or project.root.name
    text = _markdown(told, title) if markdown else _html(told, title)
    if args.output == "-":
        tell(text)
    else:
        _write(Path(args.output), text)
        tell(f"Wrote {plain(args.output)}\n")
    if told.faults:
        number = counted(told.faults, "finding")
        warn([f"{number} of CC001 to CC006: the report lacks what these records say"])
    return 0


def _html(told: Contents, title: str) -> str:
    from claimcheck.report.html import html

    return html(told, title)


def _markdown(told: Contents, title: str) -> str:
    from claimcheck.report.markdown import markdown

    return markdown(told, title)


def _write(path: Path, text: str) -> None:
    from claimcheck.storage.files import write_atomic

    try:
        write_atomic(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise Refused(f"{plain(str(path))} cannot be written ({error.strerror})") from error
