"""The options about output, and telling a report in every format that is asked for."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.cli.boundary import tell, warn
from claimcheck.cli.terminal import look_of
from claimcheck.reporters import FOR_PEOPLE, FORMATS, FROM_REPOSITORY, IN_COLOUR, text_of
from claimcheck.reporters.look import PLAIN
from claimcheck.reporters.telling import Telling
from claimcheck.storage.escape import plain
from claimcheck.storage.home import absolute, place_in_repository
from claimcheck.storage.refusal import Refused, unknown
from claimcheck.values.listing import counted, listed

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Sequence

    from claimcheck.reported import Report

_VARIABLE = "CLAIMCHECK_OUTPUT_FORMAT"
_SUMMARY_BYTES = 1024**2 - 1
"""The greatest size of a job summary: GitHub shows none of 1 MiB or more."""


class Output(NamedTuple):
    """A format, and the file that it goes to; "" for standard output."""

    style: str
    file: str


def add_output_options(parser: ArgumentParser) -> None:
    """Add the options that say what is told of a report, how and where."""
    group = parser.add_argument_group("output")
    group.add_argument("--output-format", action="append", type=_output, default=[], metavar="FORMAT[:FILE]",
                       help=f"{FORMATS[0]} (default), {', '.join(FORMATS[1:])}; into FILE, else to standard "
                       f"output (repeatable); or set {_VARIABLE}")  # fmt: skip
    group.add_argument("--summary", metavar="FILE", help="add a summary in Markdown to this file, as in "
                       '--summary "$GITHUB_STEP_SUMMARY"; it stays below 1 MiB')  # fmt: skip
    group.add_argument("--statistics", action="store_true", help="count findings by rule")
    group.add_argument("--max-findings", type=_number, metavar="N|none",
                       help="show the N worst findings and say how many there are more; default: none, all "
                       "of them")  # fmt: skip
    group.add_argument("--show-notes", action="store_true", help="show notes too")
    group.add_argument("--show-waived", action="store_true", help="show what waivers decide about, too")
    group.add_argument(
        "-q", "--quiet", action="store_true", help="print nothing when there is nothing to show"
    )


def outputs_of(args: Namespace) -> tuple[Output, ...]:
    """The outputs that are asked for: by the option, else by the environment, else the first format.

    Raises:
        Refused: the environment names no format; or several outputs, or the summary, would go to one place.
    """
    outputs: Sequence[Output] = args.output_format
    if not outputs:
        try:
            outputs = [_output(os.environ.get(_VARIABLE) or FORMATS[0])]
        except ArgumentTypeError as error:
            raise Refused(f"{_VARIABLE}: {error}") from error
    printed = [output.style for output in outputs if not output.file]
    if len(printed) > 1:
        raise Refused(
            f"--output-format: {listed(printed)} would all go to standard output; write FORMAT:FILE"
        )
    taken: set[Path] = set()
    for file in filter(None, (*(output.file for output in outputs), args.summary)):
        place = absolute(Path(file))
        if place in taken:
            raise Refused(f"{plain(file)} is to be written twice; name a file for each output")
        taken.add(place)
    return tuple(outputs)


def tell_all(
    outputs: Iterable[Output], report: Report, args: Namespace, *, root: Path, notes: bool, seconds: float
) -> None:
    """Tell a report in all formats that are asked for, files first.

    Args:
        outputs: as `outputs_of` gives them.
        report: what is told.
        args: the options.
        root: the project's folder, absolute.
        notes: the notes are told, too.
        seconds: how long the run took; told on standard output alone, so that equal input gives equal files.

    Raises:
        Refused: a file cannot be written, or holds records; all others are then written all the same.
    """
    styles = {"markdown"} if args.summary else set()
    styles |= {output.style for output in outputs}
    folder = place_in_repository(root) if styles & FROM_REPOSITORY else ""
    telling = Telling(report, notes, args.show_waived, args.statistics, None, args.max_findings, folder)
    refusals = []
    printed = None
    for style, file in outputs:
        if file and _holds_records(file, report, root):
            refusals.append(f"{plain(file)} holds records and is not overwritten")
        elif file:
            refusals += _written(Path(file), text_of(style, telling))
        else:
            printed = style
    if args.summary and _holds_records(args.summary, report, root):
        refusals.append(f"{plain(args.summary)} holds records and is not added to")
    elif args.summary:
        refusals += _summed_up(Path(args.summary), telling)
    something = report.told(notes=notes, waived=args.show_waived)
    if printed and not args.silent and (something or not args.quiet or printed not in FOR_PEOPLE):
        look = look_of(args) if printed in IN_COLOUR else PLAIN
        tell(text_of(printed, telling._replace(seconds=seconds, look=look)))
    if args.max_findings is not None and printed not in FOR_PEOPLE:
        more = len(something) - args.max_findings
        warn([f"{counted(more, 'more finding')} left out (--max-findings)"] if more > 0 else [])
    if refusals:
        raise Refused("; ".join(refusals))


def _holds_records(file: str, report: Report, root: Path) -> bool:
    place = absolute(Path(file))
    return place.is_relative_to(root) and place.relative_to(root).as_posix() in report.files


def _written(file: Path, text: str) -> list[str]:
    """Write a file whole; why it cannot be written, if so."""
    from claimcheck.storage.files import write_atomic

    try:
        write_atomic(file, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        return [f"{plain(str(file))} cannot be written ({error.strerror})"]
    return []


def _summed_up(file: Path, telling: Telling) -> list[str]:
    """Add the summary to a file that may have others in it already; why it cannot be, if so."""
    from claimcheck.reporters.markdown import fitted

    try:
        with file.open("ab") as stream:
            before = b"\n" if stream.tell() else b""
            text = fitted(telling, _SUMMARY_BYTES - stream.tell() - len(before))
            if text is None:
                return [f"{plain(str(file))} has no room for a summary: it would reach 1 MiB"]
            stream.write(before + text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        return [f"{plain(str(file))} cannot be written ({error.strerror})"]
    return []


def _output(text: str) -> Output:
    style, colon, file = text.partition(":")
    if style not in FORMATS:
        raise ArgumentTypeError(unknown("value", style, FORMATS))
    if colon and not file:
        raise ArgumentTypeError(f"no file is named after {text}")
    return Output(style, file)


def _number(text: str) -> int | None:
    if text == "none":
        return None
    if not (text.isascii() and text.isdigit() and int(text[:9])):
        raise ArgumentTypeError(f'"{plain(text, limit=80)}" should be a whole number above 0, or none')
    return int(text[:9])
