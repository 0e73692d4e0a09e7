"""The options about output, and telling a report in every format that is asked for."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.cli.boundary import tell, warn
from claimcheck.reporters import FOR_PEOPLE, FORMATS, FROM_REPOSITORY, reporter
from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused, unknown
from claimcheck.values.listing import counted, listed

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Sequence

    from claimcheck.reported import Report

_VARIABLE = "CLAIMCHECK_OUTPUT_FORMAT"


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
        Refused: the environment names no format; or several outputs would go to one place.
    """
    outputs: Sequence[Output] = args.output_format
    if not outputs:
        try:
            outputs = [_output(os.environ.get(_VARIABLE) or FORMATS[0])]
        except ArgumentTypeError as error:
            raise Refused(f"{_VARIABLE}: {error}") from error
    files = [output.file for output in outputs]
    if files.count("") > 1:
        styles = listed([output.style for output in outputs if not output.file])
        raise Refused(f"--output-format: {styles} would all go to standard output; write FORMAT:FILE")
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice is not None:
        raise Refused(f"--output-format: two formats would go to {plain(twice)}")
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
        Refused: a file cannot be written; all others are then written all the same.
    """
    from claimcheck.storage.home import place_in_repository

    refusals = []

    def text(style: str, took: float | None) -> str:
        folder = place_in_repository(root) if style in FROM_REPOSITORY else ""
        return reporter(style)(
            report,
            notes=notes,
            statistics=args.statistics,
            seconds=took,
            waived=args.show_waived,
            most=args.max_findings,
            folder=folder,
        )

    printed = None
    for style, file in outputs:
        if file:
            refusals += _written(Path(file), text(style, None))
        else:
            printed = style
    something = report.told(notes=notes, waived=args.show_waived)
    if printed and (something or not args.quiet or printed not in FOR_PEOPLE):
        tell(text(printed, seconds))
    if args.max_findings is not None and printed not in FOR_PEOPLE:
        more = len(something) - args.max_findings
        warn([f"{counted(more, 'more finding')} left out (--max-findings)"] if more > 0 else [])
    if refusals:
        raise Refused("; ".join(refusals))


def _written(file: Path, text: str) -> list[str]:
    """Write a file whole; why it cannot be written, if so."""
    from claimcheck.storage.files import write_atomic

    try:
        write_atomic(file, text.encode("utf-8", "backslashreplace"))
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
